// Trunk's post_build hook: adds to the built page its copy for frames (embed/index.html) and the headers that a static host
// should send (_headers, as Netlify and Cloudflare Pages read it). Usage: node scripts/finish-dist.mjs [folder]
import { createHash } from "node:crypto";
import { mkdirSync, readFileSync, readdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";

const folder = process.argv[2] ?? process.env.TRUNK_STAGING_DIR;
if (!folder) throw new Error("name the folder of the built page, or run this as a hook of Trunk");

const files = readdirSync(folder, { recursive: true, withFileTypes: true })
  .filter((entry) => entry.isFile())
  .map((entry) => join(entry.parentPath ?? entry.path, entry.name).slice(join(folder, "/").length).replaceAll("\\", "/"))
  .filter((file) => !["_headers", "embed/index.html"].includes(file))
  .sort();

// The same page one level down: every address of a file of ours starts a level higher.
function embedded(page) {
  let copy = page;
  for (const file of files) copy = copy.replaceAll(`"./${file}"`, `"../${file}"`);
  if (copy === page || /(?:href|src)="\.\/|import\("\.\//.test(copy)) {
    throw new Error("embed/index.html: the page names a file that the build did not make, or none at all");
  }
  return copy
    .replace(/<html\b/, '$& data-embed=""')
    .replace(/<meta charset="utf-8">/i, '$&\n    <meta name="robots" content="noindex">');
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
const withoutNoise = (page) => page.replace(/<link rel="preload"[^>]*>/g, (link) => link.replace(/ integrity="[^"]*"/, ""));

const page = withoutNoise(readFileSync(join(folder, "index.html"), "utf8"));
const copy = embedded(page);
mkdirSync(join(folder, "embed"), { recursive: true });
writeFileSync(join(folder, "index.html"), page);
writeFileSync(join(folder, "embed", "index.html"), copy);
writeFileSync(join(folder, "_headers"), headers([page, copy]));
