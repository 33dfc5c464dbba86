// Prints what each file of dist/ weighs: as it is, with gzip -9 and with brotli 11. Usage: node scripts/size.mjs [folder]
import { readFileSync, readdirSync } from "node:fs";
import { join, relative } from "node:path";
import { brotliCompressSync, constants, gzipSync } from "node:zlib";

const folder = process.argv[2] ?? "dist";
const brotli = (bytes) =>
  brotliCompressSync(bytes, {
    params: { [constants.BROTLI_PARAM_QUALITY]: 11, [constants.BROTLI_PARAM_LGWIN]: 24, [constants.BROTLI_PARAM_SIZE_HINT]: bytes.length },
  });
const files = readdirSync(folder, { recursive: true, withFileTypes: true })
  .filter((entry) => entry.isFile())
  .map((entry) => join(entry.parentPath ?? entry.path, entry.name))
  .sort();
const rows = files.map((file) => {
  const bytes = readFileSync(file);
  return [relative(folder, file), bytes.length, gzipSync(bytes, { level: 9 }).length, brotli(bytes).length];
});
rows.push(["sum", ...[1, 2, 3].map((column) => rows.reduce((sum, row) => sum + row[column], 0))]);
const line = ([name, ...sizes]) => name.padEnd(width) + sizes.map((size) => size.toLocaleString("en").padStart(11)).join("");
// What a reader of the first answer loads, and what its claims and sources add.
const first = rows.filter(([name]) => /^(index\.html|widget-\w+\.wasm)$/.test(name));
const cited = rows.filter(([name]) => name.startsWith("evidence-openai-"));
const summed = (name, of) => [name, ...[1, 2, 3].map((column) => of.reduce((sum, row) => sum + row[column], 0))];
if (first.length === 2) rows.push(summed("first answer", first), summed("with its sources", [...first, ...cited]));
const width = Math.max(...rows.map(([name]) => name.length));
console.log(line(["bytes", "raw", "gzip -9", "brotli 11"]));
for (const row of rows) console.log(line(row));
