// How much a reader waits for while the page loads, as it travels: packed by the host.
import { readFileSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { brotliCompressSync } from "node:zlib";

export function withSize(page, folder) {
  const program = readdirSync(folder).find((file) => /^widget-[0-9a-f]+_bg\.wasm$/.test(file));
  if (!program) return page;
  const packed = brotliCompressSync(readFileSync(join(folder, program))).length;
  return page.replace(/<data id="?size"?><\/data>/, () => ` (${Math.round(packed / 1000)} kB)`);
}
