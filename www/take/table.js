// An answer as a table (CSV, RFC 4180): a line for each source of each rule at each gate. A gate without a rule has a line too.

const HEAD = [
  "place", "provider", "model", "channel", "date", "who", "owner", "route", "verdict", "gate", "status", "rule", "claim", "actor",
  "announced", "effective_from", "effective_to", "last_seen", "confidence", "source", "title", "publisher", "published", "accessed",
  "url", "archived", "dataset",
];

const cell = (value) => {
  // One that a spreadsheet would take for a formula is kept as text.
  const text = String(value ?? "").replace(/^[=+\-@]/, "'$&");
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
};

export function table({ result }) {
  const { scenario, verdict, gates, rules, sources, dataset } = result;
  const same = { ...scenario, verdict, dataset: `${dataset.version} of ${dataset.date}` };
  const lines = gates.flatMap(({ id: gate, status, rules: ids }) =>
    (ids.length > 0 ? ids : [null]).flatMap((rule) => {
      const { sources: cited = [], ...found } = rules[rule] ?? {};
      return (cited.length > 0 ? cited : [null]).map((source) => ({ ...found, ...sources[source], ...same, gate, status, rule, source }));
    }),
  );
  return [HEAD, ...lines.map((line) => HEAD.map((name) => line[name]))].map((row) => `${row.map(cell).join(",")}\r\n`).join("");
}
