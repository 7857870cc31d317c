// Builds src/kollega/web/static/built/: one stylesheet, one script, the fonts and the icons that templates use.
// `node frontend/build.mjs` builds once; `--watch` builds again whenever a source changes.
import { build } from "esbuild";
import { compile } from "sass";
import { mkdir, readFile, readdir, rename, rm, writeFile } from "node:fs/promises";
import { createHash } from "node:crypto";
import { watch } from "node:fs";
import { dirname, join, relative } from "node:path";
import { fileURLToPath } from "node:url";

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const web = join(root, "src/kollega/web");
const built = join(web, "static/built");
const modules = join(root, "node_modules");
const minify = !process.argv.includes("--watch");

// Latin and Latin Extended hold every letter of English, Dutch, Norwegian, Swedish, Polish and Yoruba names.
const FONTS = [
  ["@fontsource-variable/source-sans-3/files/source-sans-3-latin-wght-normal.woff2", "sans-latin.woff2"],
  ["@fontsource-variable/source-sans-3/files/source-sans-3-latin-ext-wght-normal.woff2", "sans-latin-ext.woff2"],
  ["@fontsource-variable/source-sans-3/files/source-sans-3-latin-wght-italic.woff2", "sans-latin-italic.woff2"],
  ["@fontsource-variable/source-serif-4/files/source-serif-4-latin-wght-normal.woff2", "serif-latin.woff2"],
  ["@fontsource-variable/source-serif-4/files/source-serif-4-latin-ext-wght-normal.woff2", "serif-latin-ext.woff2"],
];
// Icons that scripts and stylesheets name; the others are found where templates and Python name them.
const ALWAYS = ["inbox"];
const NAMES_ICON = /\bicon(?:\s+|\s*[=:]\s*|"\s*:\s*)"([a-z0-9-]+)"/g;

async function* filesBelow(folder) {
  for (const entry of await readdir(folder, { withFileTypes: true })) {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) {
      if (entry.name !== "static" && entry.name !== "__pycache__") yield* filesBelow(path);
    } else if (/\.(html|py)$/.test(entry.name)) yield path;
  }
}

// Python names icons in tuples and calls as well: in a file that speaks of icons, each text that is the name of one.
async function iconNames() {
  const names = new Set(ALWAYS);
  const known = new Set((await readdir(join(modules, "bootstrap-icons/icons"))).map((name) => name.replace(/\.svg$/, "")));
  for await (const path of filesBelow(web)) {
    const source = await readFile(path, "utf8");
    for (const match of source.matchAll(NAMES_ICON)) names.add(match[1]);
    if (!path.endsWith(".py") || !source.includes("icon")) continue;
    for (const match of source.matchAll(/"([a-z0-9-]+)"/g)) if (known.has(match[1])) names.add(match[1]);
  }
  return [...names].sort();
}

async function icons() {
  const symbols = [];
  for (const name of await iconNames()) {
    let drawing;
    try {
      drawing = await readFile(join(modules, "bootstrap-icons/icons", `${name}.svg`), "utf8");
    } catch {
      throw new Error(`There is no Bootstrap icon called "${name}".`);
    }
    const viewBox = /viewBox="([^"]+)"/.exec(drawing)[1];
    const inner = drawing.replace(/^[^]*?<svg[^>]*>/, "").replace(/<\/svg>\s*$/, "").replace(/\s*\n\s*/g, "");
    symbols.push(`<symbol id="${name}" viewBox="${viewBox}">${inner}</symbol>`);
  }
  await put("icons.svg", `<svg xmlns="http://www.w3.org/2000/svg">${symbols.join("")}</svg>\n`);
}

// A server that is reading must never meet half a file: write beside it, then rename.
async function put(name, content) {
  const path = join(built, name);
  await writeFile(`${path}.${process.pid}`, content);
  await rename(`${path}.${process.pid}`, path);
}

// Sass takes seconds and styles change rarely: what it made is kept under the digest of what it was made from.
async function styles() {
  const folder = join(root, "frontend/styles");
  const digest = createHash("sha256").update(`${minify}`);
  for (const name of (await readdir(folder)).sort()) digest.update(await readFile(join(folder, name)));
  digest.update(await readFile(join(modules, "bootstrap/package.json")));
  const kept = join(modules, ".cache/kollega", `${digest.digest("hex")}.css`);
  const css = await readFile(kept, "utf8").catch(() => compiled(folder));
  await mkdir(dirname(kept), { recursive: true });
  await writeFile(kept, css);
  await put("kollega.css", css);
}

function compiled(folder) {
  // Without waiting between its files, Sass takes half the time.
  return compile(join(folder, "kollega.scss"), {
    style: minify ? "compressed" : "expanded",
    loadPaths: [modules],
    quietDeps: true,
    // Bootstrap 5.3 is written for @import; we follow it until it moves on.
    silenceDeprecations: ["import", "global-builtin", "color-functions", "if-function"],
  }).css;
}

async function scripts() {
  const { outputFiles } = await build({
    entryPoints: [join(root, "frontend/app/main.ts")],
    outfile: join(built, "kollega.js"),
    write: false,
    bundle: true,
    format: "iife",
    target: "es2020",
    minify,
    legalComments: "linked",
    logLevel: "error",
  });
  for (const { path, contents } of outputFiles) await put(relative(built, path), contents);
}

async function fonts() {
  await mkdir(join(built, "fonts"), { recursive: true });
  await Promise.all(FONTS.map(async ([from, to]) => put(join("fonts", to), await readFile(join(modules, from)))));
}

// What an earlier build left goes last: a running server never misses a file.
async function clear() {
  const fresh = new Set(["kollega.css", "kollega.js", "kollega.js.LEGAL.txt", "icons.svg", ...FONTS.map(([, to]) => join("fonts", to))]);
  for (const entry of await readdir(built, { recursive: true, withFileTypes: true })) {
    const path = join(entry.parentPath, entry.name);
    const ofAnotherBuild = /\.\d+$/.test(entry.name);
    if (entry.isFile() && !ofAnotherBuild && !fresh.has(relative(built, path))) await rm(path, { force: true });
  }
}

async function everything() {
  const started = performance.now();
  await Promise.all([icons(), styles(), scripts(), fonts()]);
  await clear();
  process.stdout.write(`Front end built in ${((performance.now() - started) / 1000).toFixed(1)} s\n`);
}

await mkdir(built, { recursive: true });
await everything();

if (!minify) {
  let waiting;
  const again = () => {
    clearTimeout(waiting);
    waiting = setTimeout(() => everything().catch((error) => process.stderr.write(`${error.message}\n`)), 80);
  };
  for (const folder of ["frontend", "src/kollega/web/templates"]) watch(join(root, folder), { recursive: true }, again);
}
