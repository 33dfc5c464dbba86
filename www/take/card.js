// An answer as a picture: the word, the sentence, the five gates, the data. Everything in it is text, so that it can be read by
// machines and set by whoever uses it. `measure(text, font)` says how wide a text is.
import { lines, TONES } from "../builder/picture.js";
import { pinned } from "./cite.js";

const SERIF = "'Iowan Old Style','Palatino Linotype',Palatino,'Source Serif 4',Georgia,serif";
const SANS = "system-ui,'Segoe UI',Roboto,'Helvetica Neue',Arial,sans-serif";
const INK = "#17181a";
const QUIET = "#55595f";
const PAPER = "#fffefb";
// The verdict that each status leads to has its colour.
const STATUSES = { closed: "blocked", failing: "blocked", conditional: "conditional", unenforced: "against-rules", open: "allowed" };
const WIDTH = 1200;
const EDGE = 70;

const safe = (text) => text.replace(/[<>&"]/g, (c) => `&#${c.charCodeAt(0)};`);

export function card({ result, said, page, question, address }, measure) {
  const inner = WIDTH - 2 * EDGE;
  const tone = TONES[result.verdict];
  const start = page.rtl ? WIDTH - EDGE : EDGE;
  const drawn = [];
  let y = EDGE + 6;
  const write = (text, x, at, size, rest = "") => drawn.push(`<text x="${x}" y="${at}" font-size="${size}" ${rest}>${safe(text)}</text>`);
  const paragraph = (text, family, size, high, rest) => {
    for (const line of lines(text, `${size}px ${family}`, inner, measure)) {
      y += high;
      write(line, start, y, size, `font-family="${family}" ${rest}`);
    }
  };
  write("AI Access Simulator", start, y, 22, `font-weight="600" fill="${QUIET}"`);
  y += 36;
  paragraph(said.word, SERIF, 76, 76, `font-weight="700" fill="${tone}"`);
  y += 16;
  paragraph(said.body, SERIF, 34, 46, `fill="${INK}"`);
  if (said.note) {
    y += 8;
    paragraph(said.note, SANS, 22, 32, `fill="${QUIET}"`);
  }

  // The gates, on the line of the request.
  y += 76;
  const step = inner / page.gates.length;
  const at = (n) => (page.rtl ? WIDTH - EDGE - (n + 0.5) * step : EDGE + (n + 0.5) * step);
  const stop = page.gates.findIndex((gate) => gate.stop);
  const doubt = page.gates.findIndex((gate) => gate.status === "unknown");
  // How far it gets for certain; then, dashed, how far perhaps.
  const [first, last] = [at(0), at(page.gates.length - 1)];
  const end = stop < 0 ? last : at(stop);
  const middle = doubt >= 0 && (stop < 0 || doubt < stop) ? at(doubt) : end;
  drawn.push(`<path d="M${end} ${y}H${last}" stroke="${QUIET}" stroke-width="3" stroke-dasharray="2 7"/>`);
  drawn.push(`<path d="M${middle} ${y}H${end}" stroke="${QUIET}" stroke-width="3" stroke-dasharray="10 6"/>`);
  drawn.push(`<path d="M${first} ${y}H${middle}" stroke="${INK}" stroke-width="3"/>`);
  let deepest = y;
  page.gates.forEach((gate, n) => {
    const colour = TONES[STATUSES[gate.status] ?? "unknown"];
    const solid = gate.status === "closed";
    const dash = { unenforced: "6 5", unknown: "2 5" }[gate.status] ?? "none";
    drawn.push(`<circle cx="${at(n)}" cy="${y}" r="30" fill="${solid ? colour : PAPER}" stroke="${colour}" stroke-width="4" stroke-dasharray="${dash}"/>`);
    const icon = gate.icon.filter(([d]) => d).map(([d, filled]) => `<path d="${d}" fill="${filled ? (solid ? PAPER : colour) : "none"}"/>`);
    const shift = `translate(${at(n) - 16} ${y - 16}) scale(2)`;
    drawn.push(`<g transform="${shift}" stroke="${solid ? PAPER : colour}" fill="none" stroke-width="2" stroke-linecap="round" stroke-linejoin="round">${icon.join("")}</g>`);
    let low = y + 40;
    for (const [text, rest] of [[gate.name, `font-weight="650" fill="${INK}"`], [gate.line, `fill="${colour}"`]]) {
      for (const line of lines(text, `20px ${SANS}`, step - 16, measure)) {
        low += 26;
        write(line, at(n), low, 20, `text-anchor="middle" ${rest}`);
      }
    }
    deepest = Math.max(deepest, low);
  });

  y = deepest + 54;
  drawn.push(`<path d="M${EDGE} ${y - 30}H${WIDTH - EDGE}" stroke="#dad6cc"/>`);
  const { version, date } = result.dataset;
  write(`Data ${version}, ${date}`, EDGE, y + 4, 20, `direction="ltr" fill="${QUIET}"`);
  for (const line of lines(pinned({ address, result }).replace(/[?&]/g, "$& "), `20px ${SANS}`, inner, measure)) {
    y += 30;
    write(line.replace(/([?&]) /g, "$1"), EDGE, y + 4, 20, `direction="ltr" fill="${QUIET}"`);
  }
  const height = Math.max(630, Math.ceil(y + EDGE * 0.7));
  return `<svg xmlns="http://www.w3.org/2000/svg" width="${WIDTH}" height="${height}" viewBox="0 0 ${WIDTH} ${height}" lang="${safe(page.lang)}" direction="${page.rtl ? "rtl" : "ltr"}" font-family="${SANS}" role="img"><title>${safe(`${question} ${said.word} ${said.body}`)}</title><rect width="100%" height="100%" fill="${PAPER}"/><path d="M0 0H${WIDTH}" stroke="${tone}" stroke-width="14"/>${drawn.join("")}</svg>\n`;
}
