// Build: bundles css/ and the components into dist/. Run by tools/site-assets.
//
// dist/SOURCES holds the hash of everything that went in, so that a test can tell, without npm, that dist/ is current.
import { createHash } from "node:crypto";
import { copyFileSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import * as esbuild from "esbuild";
import postcss from "postcss";

const here = dirname(fileURLToPath(import.meta.url));
const dist = join(here, "dist");
mkdirSync(dist, { recursive: true });

// Fonts, under a name of our own. The first ten hexadecimal digits of their SHA-256 go into the address (?v=…), as in
// src/web/assets.cpp, so that browsers may keep a file for ever.
const source = join(here, "node_modules/@fontsource/source-sans-3");
const fonts = {
  "source-sans-3-400.woff2": "source-sans-3-latin-400-normal.woff2",
  "source-sans-3-400-italic.woff2": "source-sans-3-latin-400-italic.woff2",
  "source-sans-3-600.woff2": "source-sans-3-latin-600-normal.woff2",
  "source-sans-3-700.woff2": "source-sans-3-latin-700-normal.woff2",
};
const hashed = {};
for (const [name, original] of Object.entries(fonts)) {
  const bytes = readFileSync(join(source, "files", original));
  writeFileSync(join(dist, name), bytes);
  const hash = createHash("sha256").update(bytes).digest("hex").slice(0, 10);
  hashed[name] = `${name}?v=${hash}`;
}
copyFileSync(join(source, "LICENSE"), join(dist, "source-sans-3-LICENSE.txt"));
copyFileSync(join(here, "favicon.svg"), join(dist, "favicon.svg"));
// Scripts go along as they are written: they are short, and whoever reads them on the site reads the source.
for (const script of ["passkey.js", "puzzle.js", "draft.js"]) copyFileSync(join(here, "js", script), join(dist, script));

// The components carry classes that imitate a state, for documentation, and variants that stip has no use for.
const unused = new RegExp(
  "--(hover|focus|focus-visible|active|visited|disabled|distanced|read-only|radio|pressed|busy|ready|danger|warning-|arrows|telephone|placeholder|box-content)\\b" +
    "|button.*--(warning|danger|ready)|__header-cell-button|--row-hover|--row-focus-within|--html-(content|input|select|textarea|button|table|fieldset|progress)" +
    "|-size$|--(numeric|password|url|postal-code-nl|iban|voorvoegsel|level-[3-8]|sticky|fixed|oneline|alternate|truncate|selected|vertical)" +
    "|(data|number)-badge|form-field--checkbox|form-field-description--|(breadcrumb-nav|alert)__(separator|icon|message)|link--html|table__(cell|header|caption)|__header--hidden|__marker|__placeholder|__figcaption|table-container|badge-data");
const kept_anyway = /alert--warning|visible-on-focus$|visible-on-focus:/;
function without_unused(css) {
  const tree = postcss.parse(css);
  tree.walkRules((rule) => {
    const kept = rule.selectors.filter((one) => !unused.test(one) || kept_anyway.test(one));
    if (kept.length === 0) rule.remove();
    else if (kept.length < rule.selectors.length) rule.selectors = kept;
  });
  tree.walkDecls(/^--_utrecht-button-appearance-pressed-/, (declaration) => declaration.remove());
  tree.walkAtRules("media", (at) => at.nodes.length === 0 && at.remove());
  tree.walkComments((comment) => comment.remove());
  return tree.toString();
}
const components = {
  name: "components",
  setup(build) {
    build.onLoad({ filter: /@utrecht[/\\].*\.css$/ }, ({ path }) => ({
      contents: without_unused(readFileSync(path, "utf8")),
      loader: "css",
    }));
  },
};

const result = await esbuild.build({
  entryPoints: [join(here, "css/index.css")],
  bundle: true,
  minify: true,
  write: false,
  external: ["*.woff2"],
  target: ["chrome111", "firefox113", "safari16.4"],
  plugins: [components],
  legalComments: "none",
});
let css = result.outputFiles[0].text.replace(/^\uFEFF/, "").replace(/@charset "UTF-8";/g, "");
for (const [name, address] of Object.entries(hashed)) css = css.replaceAll(name, address);
css =
  "/* stip, EUPL-1.2. Components: NL Design System, gemeente Utrecht and others, EUPL-1.2. Letters: Source Sans 3, Adobe, OFL-1.1. */\n" +
  css;
writeFileSync(join(dist, "stip.css"), css);

// What only the pages for taking part have, beside the rest: few bytes, so that the rest stays what browsers keep.
const takepart = await esbuild.build({
  entryPoints: [join(here, "css/takepart.css")],
  bundle: true,
  minify: true,
  write: false,
  target: ["chrome111", "firefox113", "safari16.4"],
});
writeFileSync(join(dist, "takepart.css"), "/* stip, EUPL-1.2. */\n" + takepart.outputFiles[0].text);
console.log(`site/dist/stip.css: ${(css.length / 1024).toFixed(1)} kB`);
