// Citations of an answer: plain, BibTeX, RIS. Each names the question, the answer, the dataset's version and date, and a link
// that says which version the answer is from.

const WHO = "AI Access Simulator contributors";
const WHAT = "AI Access Simulator";

// The link of an answer, pinned to the data that it was given with.
export const pinned = ({ address, result }) => `${address}${address.includes("?") ? "&" : "?"}data=${result.dataset.version}`;

const edition = ({ dataset }) => `dataset ${dataset.version} of ${dataset.date}`;
const year = ({ dataset }) => dataset.date.slice(0, 4);

export function citation(taken) {
  const { question, result } = taken;
  return `${WHO} (${year(result)}). “${question} ${result.sentence}” ${WHAT}, ${edition(result)}. ${pinned(taken)}`;
}

// Letters that mean something to TeX.
const tex = (text) =>
  text.replace(/[\\{}&%$#_^~]/g, (c) => ({ "\\": "\\textbackslash{}", "^": "\\^{}", "~": "\\~{}" })[c] ?? `\\${c}`);

export function bibtex(taken) {
  const { question, result } = taken;
  const { place, provider, channel, date } = result.scenario;
  const fields = {
    author: `{${WHO}}`,
    title: `{${tex(question)}}`,
    year: year(result),
    howpublished: `${WHAT}, ${edition(result)}`,
    version: result.dataset.version,
    note: tex(result.sentence),
    url: pinned(taken).replace(/[{}\\]/g, encodeURIComponent),
  };
  const lines = Object.entries(fields).map(([key, value]) => `  ${key} = {${value}},`);
  return [`@misc{ai-access-${[place, provider, channel, date].join("-").toLowerCase()},`, ...lines, "}", ""].join("\n");
}

export function ris(taken) {
  const { question, result } = taken;
  const fields = [
    ["TY", "DATA"],
    ["AU", WHO],
    ["TI", question],
    ["T2", WHAT],
    ["PY", year(result)],
    ["DA", result.dataset.date.replaceAll("-", "/")],
    ["ET", result.dataset.version],
    ["AB", result.sentence],
    ["N1", `${WHAT}, ${edition(result)}`],
    ["UR", pinned(taken)],
    ["ER", ""],
  ];
  return fields.map(([tag, value]) => `${tag}  - ${value.replace(/\s+/g, " ")}\r\n`).join("");
}
