/* Joins the style sheets that the pages use into build/frontend/build/apk.css and copies the fonts beside it.
   Of the design tokens only those stay that the style sheets reach: about a quarter of the theme. */
import { copyFileSync, mkdirSync, readFileSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { brotliCompressSync } from "node:zlib";

const ROOT = join(dirname(fileURLToPath(import.meta.url)), "..");
const MODULES = join(ROOT, "node_modules");
const OUT = join(ROOT, "build", "frontend", "build");
const TOKENS = "@nl-design-system-unstable/voorbeeld-design-tokens/dist/theme.css";
const FONT = "@fontsource/source-sans-3/files";
const FONT_FILES = ["latin", "latin-ext"].flatMap((script) =>
  ["400-normal", "400-italic", "600-normal", "700-normal"].map((cut) => `source-sans-3-${script}-${cut}.woff2`),
);

/** Minified text of a style sheet; strings stay as they are. */
function minify(css) {
  return css
    .replace(/("[^"]*"|'[^']*')|\/\*[\s\S]*?\*\//g, (_, text) => text ?? "")
    .replace(/("[^"]*"|'[^']*')|\s+/g, (_, text) => text ?? " ")
    .replace(/("[^"]*"|'[^']*')|\s*([{};,])\s*/g, (_, text, mark) => text ?? mark)
    .replace(/;}/g, "}")
    .trim();
}

/** The custom properties that a style sheet sets, as a map from name to value. */
function declared(css) {
  const found = new Map();
  for (const [, name, value] of minify(css).matchAll(/(--[\w-]+):\s*([^;{}]+)/g)) found.set(name, value.trim());
  return found;
}

/** Names of the custom properties that a text reads. */
function reads(text) {
  return [...text.matchAll(/var\(\s*(--[\w-]+)/g)].map((match) => match[1]);
}

/** The base tokens that the style sheets reach, directly or through another token; our own theme goes first. */
function reachable(base, own, css) {
  const reached = new Map();
  const queue = reads(css);
  const seen = new Set();
  while (queue.length) {
    const name = queue.pop();
    if (seen.has(name)) continue;
    seen.add(name);
    const value = own.get(name) ?? base.get(name);
    if (value === undefined) continue;
    queue.push(...reads(value));
    if (!own.has(name)) reached.set(name, value);
  }
  return [...reached].sort(([a], [b]) => (a < b ? -1 : 1));
}

const packages = Object.keys(JSON.parse(readFileSync(join(ROOT, "package.json"), "utf8")).dependencies);
const components = packages
  .filter((name) => name.startsWith("@utrecht/"))
  .map((name) => minify(readFileSync(join(MODULES, name, "dist", "index.css"), "utf8")))
  .join("\n");
const ownFolder = join(ROOT, "frontend", "css");
const ownFiles = readdirSync(ownFolder).filter((name) => name.endsWith(".css")).sort();
const own = ownFiles.map((name) => minify(readFileSync(join(ownFolder, name), "utf8"))).join("\n");

const theme = readFileSync(join(ownFolder, "20-theme.css"), "utf8").split("@media")[0]; // what holds on every page
const base = readFileSync(join(MODULES, TOKENS), "utf8");
const tokens = reachable(declared(base), declared(theme), components + own);
const css = [
  "/* Components: @utrecht (EUPL-1.2). Tokens: voorbeeld (EUPL-1.2). Theme: apk (EUPL-1.2). */",
  "@layer basis,elementen,onderdelen;",
  `@layer basis{.voorbeeld-theme{${tokens.map(([name, value]) => `${name}:${value}`).join(";")}}}`,
  `@layer onderdelen{${components}}`,
  own,
].join("\n");

rmSync(OUT, { recursive: true, force: true });
mkdirSync(join(OUT, "fonts"), { recursive: true });
writeFileSync(join(OUT, "apk.css"), css);
for (const name of FONT_FILES) copyFileSync(join(MODULES, FONT, name), join(OUT, "fonts", name));
const kilobytes = (bytes) => (bytes / 1024).toFixed(1);
console.log(
  `apk.css: ${kilobytes(css.length)} KB, brotli ${kilobytes(brotliCompressSync(css).length)} KB, ` +
    `${tokens.length} tokens; ${FONT_FILES.length} fonts`,
);
