// Bundles test/*.test.mjs with the TypeScript they test and runs them in Node. Run by `make test-scripts`.
import { build } from "esbuild";
import { spawnSync } from "node:child_process";
import { readdirSync, rmSync } from "node:fs";

const here = new URL(".", import.meta.url).pathname;
const outdir = here + "node_modules/.tests";
const tests = readdirSync(here + "test").filter((name) => name.endsWith(".test.mjs"));

rmSync(outdir, { recursive: true, force: true });
await build({
  absWorkingDir: here,
  entryPoints: tests.map((name) => "test/" + name),
  outdir,
  bundle: true,
  platform: "node",
  format: "esm",
  target: "node20",
  outExtension: { ".js": ".mjs" },
  logLevel: "warning",
});
const bundled = readdirSync(outdir).map((name) => outdir + "/" + name);
const run = spawnSync(process.execPath, ["--test", ...bundled], { stdio: "inherit", cwd: here });
process.exit(run.status ?? 1);
