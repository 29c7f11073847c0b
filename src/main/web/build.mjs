// Builds the browser's part of Havn into the folder that Maven names:  node build.mjs <outdir>
// Fetches packages only when the lock has changed, builds only when a source has changed, and speaks only when something fails.
import { createHash } from "node:crypto";
import { execSync } from "node:child_process";
import { copyFileSync, existsSync, mkdirSync, readFileSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join, resolve } from "node:path";
import { fileURLToPath } from "node:url";

const here = dirname(fileURLToPath(import.meta.url));

function stop(sentence) {
  console.error(sentence);
  process.exit(1);
}

function run(command) {
  try {
    execSync(command, { cwd: here, stdio: "pipe" });
  } catch (failure) {
    console.error(`${failure.stdout ?? ""}${failure.stderr ?? ""}`.trim());
    stop(`src/main/web: '${command}' failed; the lines above say why.`);
  }
}

function hash(...parts) {
  const digest = createHash("sha256");
  parts.forEach((part) => digest.update(part));
  return digest.digest("hex").slice(0, 12);
}

if (Number(process.versions.node.split(".")[0]) < 20) {
  stop(`Havn's pages are built with Node 20 or newer; this is Node ${process.versions.node}. Please install a newer one.`);
}
if (!process.argv[2]) {
  stop("Say where to put the built files: node build.mjs <outdir>");
}
const out = resolve(process.argv[2]);

const sources = [
  ...["build.mjs", "package.json", "package-lock.json", "tsconfig.json"],
  ...readdirSync(here).filter((file) => file.endsWith(".ts")),
  ...["offline", "styles", "pictures"].flatMap((folder) => readdirSync(join(here, folder)).map((file) => join(folder, file))),
].sort();
const version = hash(...sources.map((file) => readFileSync(join(here, file))));
const stamp = join(out, "version.txt");
if (existsSync(stamp) && readFileSync(stamp, "utf8") === version) {
  process.exit(0);
}

const modules = join(here, "node_modules");
const lock = hash(readFileSync(join(here, "package-lock.json")), process.platform, process.arch);
const installed = join(modules, ".havn-lock");
if (!existsSync(installed) || readFileSync(installed, "utf8") !== lock) {
  try {
    execSync("npm --version", { stdio: "pipe" });
  } catch {
    stop("Havn's pages need npm, which comes with Node 20 or newer, and it was not found on the PATH. Please install it.");
  }
  run("npm ci --ignore-scripts --no-audit --no-fund --loglevel=error");
  writeFileSync(installed, lock);
}

run(`"${process.execPath}" "${join(modules, "typescript", "bin", "tsc")}" --project tsconfig.json`);

const { build } = await import("esbuild");
for (const folder of ["fonts", "icons"]) {
  rmSync(join(out, folder), { recursive: true, force: true });
}
mkdirSync(join(out, "icons"), { recursive: true });
const built = await build({
  absWorkingDir: here,
  entryPoints: [
    { in: "havn.ts", out: "havn" },
    { in: "styles/havn.css", out: "havn" },
    { in: "offline/offline.ts", out: "offline" },
    { in: "offline/worker.ts", out: "offline-worker" },
    { in: "styles/offline.css", out: "offline" },
  ],
  outdir: out,
  bundle: true,
  minify: true,
  format: "iife",
  target: ["es2022", "chrome123", "firefox121", "safari17.5"],
  charset: "utf8",
  define: { VERSION: JSON.stringify(version) },
  legalComments: "none",
  assetNames: "fonts/[name]-[hash]",
  loader: { ".woff2": "file" },
  logLevel: "error",
  write: false,
}).catch(() => stop("src/main/web: the styles or scripts could not be built; the lines above say why."));

for (const file of built.outputFiles) {
  mkdirSync(dirname(file.path), { recursive: true });
  writeFileSync(file.path, file.path.endsWith(".css") ? withIconsAsFiles(file.text) : file.contents);
}
for (const picture of readdirSync(join(here, "pictures"))) {
  copyFileSync(join(here, "pictures", picture), join(out, picture));
}
writeFileSync(stamp, version);

// The content security policy knows no `data:`, so each drawing inside the styles becomes a file of its own.
function withIconsAsFiles(css) {
  return css.replace(/url\((["']?)data:image\/svg\+xml[^,]*,(.*?)\1\)/g, (_, quote, drawing) => {
    const svg = quote ? decodeURIComponent(drawing) : decodeURIComponent(drawing.replace(/\\(.)/g, "$1"));
    const name = `${hash(svg)}.svg`;
    writeFileSync(join(out, "icons", name), svg);
    return `url("icons/${name}")`;
  });
}
