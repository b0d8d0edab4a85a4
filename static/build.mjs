// Bundles the scripts and styles into dist/, which the Go binary embeds. Run by `make static`.
import { build } from "esbuild";
import { copyFile, readdir, rm } from "node:fs/promises";

const dist = new URL("dist/", import.meta.url);
const here = new URL(".", import.meta.url).pathname;

async function clear() {
  for (const name of await readdir(dist)) {
    if (name !== ".keep") await rm(new URL(name, dist), { recursive: true });
  }
}

async function bundle() {
  await build({
    absWorkingDir: here,
    entryPoints: { app: "src/main.ts" },
    entryNames: "[name]",
    outdir: "dist",
    bundle: true,
    minify: true,
    format: "iife",
    target: "es2022",
    legalComments: "none",
    logLevel: "warning",
  });
  await build({
    absWorkingDir: here,
    entryPoints: { app: "css/app.css" },
    entryNames: "[name]",
    outdir: "dist",
    bundle: true,
    minify: true,
    // light-dark() and nesting are written for browsers of 2024 and later, and are left as they are.
    target: ["chrome123", "firefox120", "safari17.5"],
    logLevel: "warning",
  });
}

await clear();
await bundle();
await copyFile(new URL("icon.svg", import.meta.url), new URL("icon.svg", dist));
