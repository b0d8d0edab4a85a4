// Bundles the scripts and styles into dist/, which the Go binary embeds. Run by `make static`.
import { build } from "esbuild";
import { copyFile, readFile, readdir, rm, writeFile } from "node:fs/promises";

const dist = new URL("dist/", import.meta.url);
const here = new URL(".", import.meta.url).pathname;

// The icons that views/ui draws, by their names in Lucide (https://lucide.dev).
const icons = ["chevron-left", "chevron-right", "lock", "plus", "redo-2", "search", "undo-2", "user", "x"];

async function clear() {
  for (const name of await readdir(dist)) {
    if (name !== ".keep") await rm(new URL(name, dist), { recursive: true });
  }
}

async function bundle() {
  await build({
    absWorkingDir: here,
    entryPoints: { app: "src/main.ts", early: "src/early.ts" },
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
    loader: { ".woff2": "file" },
    assetNames: "[name]",
    // light-dark() and nesting are written for browsers of 2024 and later, and are left as they are.
    target: ["chrome123", "firefox120", "safari17.5"],
    logLevel: "warning",
  });
}

/** Puts the icons into one file, each a symbol of its name that takes the colour of the text around it. */
async function drawIcons() {
  const symbols = await Promise.all(icons.map(async (name) => {
    const svg = await readFile(new URL(`node_modules/lucide-static/icons/${name}.svg`, import.meta.url), "utf8");
    const [, drawing] = /<svg[^>]*>(.*)<\/svg>/s.exec(svg);
    return `<symbol id="${name}" viewBox="0 0 24 24" fill="none" stroke="currentColor" stroke-width="2" stroke-linecap="round" stroke-linejoin="round">${drawing.trim()}</symbol>`;
  }));
  await writeFile(new URL("icons.svg", dist), `<!-- Lucide, ISC licence --><svg xmlns="http://www.w3.org/2000/svg">${symbols.join("")}</svg>`);
}

await clear();
await bundle();
await drawIcons();
await copyFile(new URL("icon.svg", import.meta.url), new URL("icon.svg", dist));
