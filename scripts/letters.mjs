// Draws the letters of the preview images into www/letters.bin, once and for all: a browser sets them in DejaVu, a free font, so
// that writing thousands of images needs neither font nor browser. Usage: node scripts/letters.mjs, with CHROME or chromium.
import { execFileSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { deflateSync } from "node:zlib";

const FACES = ["bold 46px 'DejaVu Serif'", "26px 'DejaVu Sans'"];
const range = (from, to) => Array.from({ length: to - from + 1 }, (_, i) => String.fromCodePoint(from + i));
const LETTERS = [...range(0x20, 0x7e), ...range(0xa1, 0x17f), ..."ȘșȚț‘’“”–—·…"].filter((letter) => letter !== "\u00ad");

// In the page: for each letter its code (4 bytes), advance, left, top, width, height, then its darkness in 16 steps, two a byte.
const draw = (faces, letters) => {
  const bytes = [];
  const pen = Object.assign(document.createElement("canvas"), { width: 160, height: 160 }).getContext("2d", { willReadFrequently: true });
  for (const face of faces) {
    pen.font = face;
    bytes.push(letters.length >> 8, letters.length & 255);
    for (const letter of letters) {
      pen.clearRect(0, 0, 160, 160);
      pen.fillText(letter, 50, 100);
      const { data } = pen.getImageData(0, 0, 160, 160);
      const dark = (x, y) => Math.round(data[(y * 160 + x) * 4 + 3] / 17);
      let [left, top, right, bottom] = [160, 160, -1, -1];
      for (let y = 0; y < 160; y += 1) for (let x = 0; x < 160; x += 1) {
        if (dark(x, y)) [left, top, right, bottom] = [Math.min(left, x), Math.min(top, y), Math.max(right, x), Math.max(bottom, y)];
      }
      const [width, height] = right < 0 ? [0, 0] : [right - left + 1, bottom - top + 1];
      const code = letter.codePointAt(0);
      const at = width ? [left - 50 + 128, top - 100 + 128] : [128, 128];
      bytes.push(0, code >> 16, (code >> 8) & 255, code & 255, Math.round(pen.measureText(letter).width), ...at, width, height);
      const steps = [];
      for (let y = 0; y < height; y += 1) for (let x = 0; x < width; x += 1) steps.push(dark(left + x, top + y));
      for (let i = 0; i < steps.length; i += 2) bytes.push(steps[i] * 16 + (steps[i + 1] ?? 0));
    }
  }
  document.body.textContent = bytes.map((byte) => byte.toString(16).padStart(2, "0")).join("");
};

const folder = mkdtempSync(join(tmpdir(), "letters-"));
const page = join(folder, "letters.html");
writeFileSync(page, `<!doctype html><meta charset=utf-8><body><script>(${draw})(${JSON.stringify(FACES)}, ${JSON.stringify(LETTERS)})</script>`);
const args = ["--headless=new", "--no-sandbox", "--disable-gpu", "--virtual-time-budget=10000", "--dump-dom", page];
const dom = execFileSync(process.env.CHROME || "chromium", args, { maxBuffer: 1 << 26, stdio: ["ignore", "pipe", "ignore"] }).toString();
rmSync(folder, { recursive: true });
const [hex] = /[0-9a-f]{1000,}/.exec(dom) ?? [];
if (!hex) throw new Error("the browser drew no letters");
const packed = deflateSync(Buffer.from(hex, "hex"), { level: 9 });
writeFileSync("www/letters.bin", packed);
console.log(`www/letters.bin: ${LETTERS.length} letters in ${FACES.length} sizes, ${packed.length} bytes`);
