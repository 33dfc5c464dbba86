// Trunk's post_build hook: puts the program's glue into the page, and adds the parts that the page loads by themselves
// (build.rs wrote them), its copy for frames (embed/index.html) and the headers that a static host should send (_headers, as
// Netlify and Cloudflare Pages read it).
// Usage: node scripts/finish-dist.mjs [folder]
import { createHash } from "node:crypto";
import { existsSync, mkdirSync, readFileSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { transformSync } from "esbuild";

const folder = process.argv[2] ?? process.env.TRUNK_STAGING_DIR;
if (!folder) throw new Error("name the folder of the built page, or run this as a hook of Trunk");

// Named by their content, like everything that Trunk names; the page is told which is which.
function addParts() {
  const { CARGO_TARGET_DIR: target = "target", TRUNK_PROFILE: profile = "release" } = process.env;
  const from = join(target, "wasm32-unknown-unknown", profile, "page-parts");
  if (!existsSync(from)) throw new Error(`${from}: the build script wrote no parts of the page there`);
  const names = {};
  for (const file of readdirSync(from).sort()) {
    const bytes = readFileSync(join(from, file));
    const [name, ending] = file.split(".");
    const named = `${name}-${createHash("sha256").update(bytes).digest("hex").slice(0, 16)}.${ending}`;
    writeFileSync(join(folder, named), bytes);
    names[name] = `./${named}`;
  }
  return names;
}

// The glue between page and program, made small, as an expression for its start function. In the page it costs neither a
// request of its own nor the wait for it.
function takeGlue() {
  const [name, ...others] = readdirSync(folder).filter((file) => /^widget-[0-9a-f]+\.js$/.test(file));
  if (!name || others.length) throw new Error("one widget-….js was expected of the build");
  const { code } = transformSync(readFileSync(join(folder, name), "utf8"), { minify: true, format: "esm", target: "es2022" });
  const [, body, exported] = /^([^]*)export\s*\{([^}]*)\};?\s*$/.exec(code) ?? [];
  const [, start] = /(\S+) as default/.exec(exported ?? "") ?? [];
  if (!start || /(^|;)(import|export)\b(?!\.meta)/.test(body)) throw new Error(`${name}: it is not one module with a default export any more`);
  rmSync(join(folder, name));
  return { name, expression: `(()=>{${body}return ${start}})()` };
}

const parts = addParts();
const glue = takeGlue();

const files = readdirSync(folder, { recursive: true, withFileTypes: true })
  .filter((entry) => entry.isFile())
  .map((entry) => join(entry.parentPath ?? entry.path, entry.name).slice(join(folder, "/").length).replaceAll("\\", "/"))
  .filter((file) => !["_headers", "embed/index.html"].includes(file))
  .sort();

// The same page one level down: every address of a file of ours starts a level higher.
function embedded(page) {
  let copy = page;
  for (const file of files) copy = copy.replaceAll(`./${file}`, `../${file}`);
  if (copy === page || /(?:href|src)="?\.\/|import\(["`]\.\//.test(copy)) {
    throw new Error("embed/index.html: the page names a file that the build did not make, or none at all");
  }
  return copy
    // The minifier leaves out quotes where it can.
    .replace(/<html\b/, '$& data-embed=""')
    .replace(/<meta charset="?utf-8"?>/i, '$&<meta name="robots" content="noindex">');
}

// The sources that the policy names for what stands in the pages themselves: each inline script and style by its hash.
function hashes(pages, tag) {
  const found = pages.flatMap((page) => [...page.matchAll(new RegExp(`<${tag}(?![^>]*\\ssrc=)[^>]*>([^]*?)</${tag}>`, "g"))]);
  const sources = found.map(([, text]) => `'sha256-${createHash("sha256").update(text).digest("base64")}'`);
  return [...new Set(sources)].join(" ");
}

function headers(pages) {
  const policy = [
    "default-src 'none'",
    `script-src 'self' 'wasm-unsafe-eval' ${hashes(pages, "script")}`,
    `style-src 'self' ${hashes(pages, "style")}`,
    "style-src-attr 'unsafe-inline'", // positions and lengths in `style` attributes
    "img-src 'self' data:",
    "connect-src 'self'",
    "base-uri 'none'",
    "form-action 'none'",
    "frame-ancestors *",
    "require-trusted-types-for 'script'",
    "trusted-types 'none'",
  ];
  const everywhere = [
    "/*",
    "  Access-Control-Allow-Origin: *", // a frame without an origin fetches its own files as a stranger
    "  Cross-Origin-Resource-Policy: cross-origin",
    "  Cross-Origin-Embedder-Policy: require-corp",
    `  Content-Security-Policy: ${policy.join("; ")}`,
    "  Referrer-Policy: no-referrer",
    "  X-Content-Type-Options: nosniff",
  ];
  const caching = ["", "embed/", "embed/index.html", ...files].map((file) => {
    const named = /-[0-9a-f]{12,}(_bg)?\.\w+$/.test(file); // by its content: it never changes under this name
    return `/${file}\n  Cache-Control: public, max-age=${named ? "31536000, immutable" : "300"}`;
  });
  return [...everywhere, ...caching, ""].join("\n");
}

// Browsers ignore a checksum on the preload of a program, and say so in the console of every reader.
const withoutNoise = (page) => page.replace(/<link\b[^>]*\brel="?preload\b[^>]*>/g, (link) => link.replace(/ integrity=("[^"]*"|[^ >]*)/, ""));

const withParts = (page) => page.replace(/(<script\b[^>]*\bid="?parts\b[^>]*>)[^<]*/, (_, tag) => tag + JSON.stringify(parts));

// Functions as replacements: the glue holds dollar signs.
const withGlue = (page) => page
  .replace(/<link\b[^>]*\brel="?modulepreload\b[^>]*>/g, (link) => (link.includes(glue.name) ? "" : link))
  .replace(/const \{ default: start \} = await import\([^)]*\);/, () => `const start = ${glue.expression};`);

const page = withGlue(withParts(withoutNoise(readFileSync(join(folder, "index.html"), "utf8"))));
if (page.includes(glue.name)) throw new Error(`index.html: it still asks for ${glue.name}`);
if (!page.includes(JSON.stringify(parts))) throw new Error("index.html: no place for the names of the parts");
const copy = embedded(page);
mkdirSync(join(folder, "embed"), { recursive: true });
writeFileSync(join(folder, "index.html"), page);
writeFileSync(join(folder, "embed", "index.html"), copy);
writeFileSync(join(folder, "_headers"), headers([page, copy]));
