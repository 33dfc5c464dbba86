// The headers that a static host should send: _headers, as Netlify and Cloudflare Pages read it. It names every file, and so
// comes last. Usage: node scripts/dist/headers.mjs <folder>
import { createHash } from "node:crypto";
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { filesOf } from "./files.mjs";

// The sources that the policy names for what stands in the pages themselves: each inline script and style by its hash.
function hashes(pages, tag) {
  const found = pages.flatMap((page) => [...page.matchAll(new RegExp(`<${tag}(?![^>]*\\ssrc=)[^>]*>([^]*?)</${tag}>`, "g"))]);
  const sources = found.map(([, text]) => `'sha256-${createHash("sha256").update(text).digest("base64")}'`);
  return [...new Set(sources)].join(" ");
}

function headers(folder) {
  // Thousands of answer pages lie in p/: they hold no script and no style, and have one line together, since hosts read a
  // hundred at most.
  const files = filesOf(folder).filter((file) => file !== "_headers" && !file.startsWith("p/"));
  const pages = files.filter((file) => file.endsWith(".html")).map((file) => readFileSync(join(folder, file), "utf8"));
  // Any host, because in WebKit 'self' is nobody in a frame without an origin; the page itself allows its own alone (www/frame.js).
  const program = "'self' https: http:";
  const policy = [
    "default-src 'none'",
    `script-src ${program} 'wasm-unsafe-eval' ${hashes(pages, "script")}`,
    `style-src 'self' ${hashes(pages, "style")}`,
    "style-src-attr 'unsafe-inline'", // positions and lengths in `style` attributes
    "img-src 'self' data:",
    `connect-src ${program}`,
    "frame-src 'self'", // the builder and the demonstration show the frame
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
  // A page has two addresses, with its name and without.
  const addresses = files.flatMap((file) => (/(^|\/)index\.html$/.test(file) ? [file.slice(0, -"index.html".length), file] : [file]));
  const caching = addresses.map((file) => {
    const named = /-[0-9a-f]{12,}(_bg)?\.\w+$/.test(file); // by its content: it never changes under this name
    return `/${file}\n  Cache-Control: public, max-age=${named ? "31536000, immutable" : "300"}`;
  });
  caching.push("/p/*\n  Cache-Control: public, max-age=3600");
  return [...everywhere, ...caching, ""].join("\n");
}

export const writeHeaders = (folder) => writeFileSync(join(folder, "_headers"), headers(folder));

if (process.argv[1] === fileURLToPath(import.meta.url)) writeHeaders(process.argv[2]);
