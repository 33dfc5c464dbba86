// What hosts and readers may keep: a file for ever only under a name that its content gives it. scripts/dist/headers.mjs, parts.mjs
// and style.mjs.
import assert from "node:assert/strict";
import { createHash } from "node:crypto";
import { mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { test } from "node:test";
import { writeHeaders } from "../../scripts/dist/headers.mjs";
import { addParts } from "../../scripts/dist/parts.mjs";
import { withSecondStyle } from "../../scripts/dist/style.mjs";

const root = "target/caching-test";
function written(folder, files) {
  rmSync(join(root, folder), { recursive: true, force: true });
  for (const [name, text] of Object.entries(files)) {
    mkdirSync(dirname(join(root, folder, name)), { recursive: true });
    writeFileSync(join(root, folder, name), text);
  }
  return join(root, folder);
}

test("only what is named by its content is kept for ever, and what stands in a page is allowed by its hash", () => {
  const inline = "const own = 1;";
  const folder = written("site", {
    "index.html": `<script>${inline}</script><script src=./embed.js></script>`,
    "embed.js": "",
    "style-0123456789abcdef.css": "",
    "p/CN/openai/index.html": "<script>alert(1)</script>",
  });
  writeHeaders(folder);
  const headers = readFileSync(join(folder, "_headers"), "utf8");
  const kept = (address) => new RegExp(`^${address.replaceAll("*", "\\*")}\n  Cache-Control: public, max-age=(.*)$`, "m").exec(headers)?.[1];
  const expected = { "/": "300", "/index.html": "300", "/embed.js": "300", "/style-0123456789abcdef.css": "31536000, immutable", "/p/*": "3600" };
  for (const [address, time] of Object.entries(expected)) assert.equal(kept(address), time, address);
  // Hosts read a hundred lines at most.
  assert.ok(!headers.includes("/p/CN"), headers);
  const hashes = headers.match(/'sha256-[^']*'/g);
  assert.deepEqual(hashes, [`'sha256-${createHash("sha256").update(inline).digest("base64")}'`]);
});

test("another content has another name", () => {
  const names = ["one", "two", "one"].map((text) => {
    const folder = written("parts", { "wasm32-unknown-unknown/release/page-parts/evidence.bin": text });
    const style = withSecondStyle(`<style>a</style><style>${text}</style>`, folder, { rest: "./rest.wasm" });
    assert.ok(style.page === "<style>a</style>" && readFileSync(join(folder, style.parts.style), "utf8") === text);
    const parts = addParts(folder, { CARGO_TARGET_DIR: folder });
    assert.equal(readFileSync(join(folder, parts.evidence), "utf8"), text);
    return [style.parts.style, parts.evidence];
  });
  assert.deepEqual(names[0], names[2]);
  for (const n of [0, 1]) assert.notEqual(names[0][n], names[1][n]);
});
