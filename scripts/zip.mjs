// A zip archive of a folder, the same bytes from the same files: for newsrooms that host the page themselves. Written here since
// no program for it is on every machine. Usage: node scripts/zip.mjs <folder> <archive> <name of the folder in the archive>
import { readFileSync, readdirSync, writeFileSync } from "node:fs";
import { join, relative, sep } from "node:path";
import { deflateRawSync } from "node:zlib";

const [folder, archive, name] = process.argv.slice(2);
if (!name) throw new Error("name the folder, the archive, and what the folder is called in it");

const files = readdirSync(folder, { recursive: true, withFileTypes: true })
  .filter((entry) => entry.isFile())
  .map((entry) => relative(folder, join(entry.parentPath ?? entry.path, entry.name)).split(sep).join("/"))
  .sort();
if (!files.includes("index.html")) throw new Error(`${folder} has no index.html: build the page first`);
// Sizes and numbers of files have 32 and 16 bits in this form.
if (files.length > 65_535) throw new Error(`${folder} has ${files.length} files; a zip archive of this kind holds 65,535`);

const table = Uint32Array.from({ length: 256 }, (_, n) => {
  for (let bit = 0; bit < 8; bit++) n = n & 1 ? (n >>> 1) ^ 0xedb88320 : n >>> 1;
  return n;
});
const checksum = (bytes) => ~bytes.reduce((sum, byte) => table[(sum ^ byte) & 255] ^ (sum >>> 8), ~0) >>> 0;

const day = (2026 - 1980) << 9 | 1 << 5 | 1; // one day for all, so that the same files make the same archive
const parts = [];
const listed = [];
let at = 0;
for (const file of files) {
  const bytes = readFileSync(join(folder, file));
  const packed = deflateRawSync(bytes, { level: 9 });
  const path = Buffer.from(`${name}/${file}`);
  const fields = Buffer.alloc(26); // what the file's own head and its entry in the list have in common
  [20, 0x0800, 8, 0, day].forEach((value, n) => fields.writeUInt16LE(value, 2 * n)); // 0x0800: names are UTF-8
  [checksum(bytes), packed.length, bytes.length].forEach((value, n) => fields.writeUInt32LE(value, 10 + 4 * n));
  fields.writeUInt16LE(path.length, 22);
  const entry = Buffer.alloc(14);
  entry.writeUInt32LE(at, 10);
  parts.push(Buffer.from("PK\x03\x04"), fields, path, packed);
  listed.push(Buffer.from("PK\x01\x02\x14\x00"), fields, entry, path);
  at += 30 + path.length + packed.length;
}
const list = Buffer.concat(listed);
const end = Buffer.alloc(22);
end.write("PK\x05\x06", "latin1");
[files.length, files.length].forEach((value, n) => end.writeUInt16LE(value, 8 + 2 * n));
[list.length, at].forEach((value, n) => end.writeUInt32LE(value, 12 + 4 * n));
writeFileSync(archive, Buffer.concat([...parts, list, end]));
console.log(`${archive}: ${files.length} files`);
