// The static picture of an answer: an SVG text with the question, the sentence and where it comes from. Its colours and its lines
// are those of the picture that readers take along, too.

export const TONES = { blocked: "#a31d18", unavailable: "#a31d18", conditional: "#7f5200", "against-rules": "#8a3f00", allowed: "#0a6448", unknown: "#4f535a" };
const WIDTH = 1280;
const EDGE = 64;
const escaped = (text) => text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;").replaceAll('"', "&quot;");

// How wide the browser makes a text in a font.
export function measure() {
  const pen = document.createElement("canvas").getContext("2d");
  return (text, font) => {
    pen.font = font;
    return pen.measureText(text).width;
  };
}

// Lines that fit, by the width that `measure` gives the words. Where words have no spaces between them, a line may end anywhere.
export function lines(text, font, width, measure) {
  const found = [];
  let line = "";
  for (const piece of text.match(/[\u2e80-\u9fff\uff00-\uffef]|[^\s\u2e80-\u9fff\uff00-\uffef]+\s*|\s+/g) ?? []) {
    if (line && measure((line + piece).trimEnd(), font) > width) {
      found.push(line.trimEnd());
      line = "";
    }
    line += piece;
  }
  return line.trim() ? [...found, line.trimEnd()] : found;
}

export function picture(state, dataset) {
  const tone = TONES[state.verdict] || TONES.unknown;
  const rightToLeft = /[\u0590-\u08ff]/.test(state.sentence);
  const [x, bar] = rightToLeft ? [WIDTH - EDGE - 28, WIDTH - EDGE - 8] : [EDGE + 28, EDGE];
  let y = EDGE;
  const rows = [];
  const wide = measure();
  const put = (text, size, family, fill) => {
    for (const line of lines(text, `${size}px ${family}`, WIDTH - 2 * EDGE - 28, wide)) {
      y += Math.round(size * 1.4);
      rows.push(`<text x="${x}" y="${y}" font-size="${size}" font-family="${escaped(family)}" fill="${fill}">${escaped(line)}</text>`);
    }
  };
  put(state.question, 30, "system-ui, sans-serif", "#55595f");
  y += 14;
  put(state.sentence, 46, "Georgia, serif", "#17181a");
  const end = y + 22;
  y = end + 6;
  put(`AI Access Simulator, data ${dataset.version} of ${dataset.date}`, 24, "system-ui, sans-serif", "#55595f");
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${WIDTH} ${y + EDGE}" width="${WIDTH}" height="${y + EDGE}"${rightToLeft ? ' direction="rtl"' : ""}>
<rect width="100%" height="100%" fill="#fffefb"/>
<rect x="${bar}" y="${EDGE + 10}" width="8" height="${end - EDGE - 10}" fill="${tone}"/>
${rows.join("\n")}
</svg>`;
}
