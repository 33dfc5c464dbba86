// scripts/zip.mjs: what it packs comes out again, byte by byte, as the format prescribes, and the same folder gives the same archive.
import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { test } from "node:test";
import { inflateRawSync } from "node:zlib";

const folder = "target/zip-test";
const files = {
  "index.html": Buffer.from("123456789"), // the text whose checksum the format's description gives
  "p/CN/openai/index.html": Buffer.from("<!doctype html>\n".repeat(4000)),
  "empty.txt": Buffer.alloc(0),
  "données/中.bin": Buffer.from(Array.from({ length: 70_000 }, (_, n) => (n * n * 31) & 255)),
};
const zip = (from, to) => spawnSync(process.execPath, ["scripts/zip.mjs", from, to, "page"], { encoding: "utf8" });

// The list at the end, and through it each file.
function read(archive) {
  const end = archive.lastIndexOf(Buffer.from("PK\x05\x06"));
  const found = {};
  let at = archive.readUInt32LE(end + 16);
  for (let left = archive.readUInt16LE(end + 10); left > 0; left--) {
    assert.equal(archive.toString("latin1", at, at + 4), "PK\x01\x02");
    const [checksum, packed, size] = [16, 20, 24].map((n) => archive.readUInt32LE(at + n));
    const name = archive.toString("utf8", at + 46, at + 46 + archive.readUInt16LE(at + 28));
    const start = archive.readUInt32LE(at + 42);
    assert.equal(archive.toString("latin1", start, start + 4), "PK\x03\x04");
    // The file's own head says what the list says.
    assert.deepEqual(archive.subarray(start + 4, start + 30), archive.subarray(at + 6, at + 32));
    const body = start + 30 + archive.readUInt16LE(start + 26);
    const bytes = inflateRawSync(archive.subarray(body, body + packed));
    assert.equal(bytes.length, size);
    found[name] = { checksum, bytes };
    at += 46 + Buffer.byteLength(name);
  }
  assert.equal(at, end);
  return found;
}

test("what is packed comes out again", () => {
  rmSync(folder, { recursive: true, force: true });
  for (const [name, bytes] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, "in", name)), { recursive: true });
    writeFileSync(join(folder, "in", name), bytes);
  }
  for (const name of ["a.zip", "b.zip"]) assert.equal(zip(join(folder, "in"), join(folder, name)).status, 0);
  const archive = readFileSync(join(folder, "a.zip"));
  assert.deepEqual(archive, readFileSync(join(folder, "b.zip")));
  const found = read(archive);
  assert.deepEqual(Object.keys(found).sort(), Object.keys(files).map((name) => `page/${name}`).sort());
  for (const [name, bytes] of Object.entries(files)) assert.deepEqual(found[`page/${name}`].bytes, bytes, name);
  assert.equal(found["page/index.html"].checksum, 0xcbf43926);
});

test("a folder without a page is refused", () => {
  const { status, stderr } = zip("tests/scripts", join(folder, "c.zip"));
  assert.ok(status !== 0 && stderr.includes("no index.html"), stderr);
});
