// The result of the contract, made of the records that the program hands over: each a kind and its fields, in the order of
// `records` in src/ui/take.rs. Compared with the engine's own JSON in tests.

const none = (text) => text || null;

export function read(text) {
  const result = { scenario: {}, verdict: "", sentence: "", gates: [], stops_at: null, changes: [], rules: {}, sources: {}, dataset: {} };
  const taken = { result };
  let rule;
  const kinds = {
    wanted: (kind, question, address) => Object.assign(taken, { kind, question, address }),
    dataset: (version, date) => (result.dataset = { version, date }),
    answer: (verdict, stop, sentence) => Object.assign(result, { verdict, sentence, stops_at: none(stop) }),
    said: (word, body, note) => (taken.said = { word, body, note }),
    scenario: (field, value) => (result.scenario[field] = none(value)),
    change: (field, to, verdict) => result.changes.push({ field, to: none(to), verdict }),
    gate: (id, status, why) => result.gates.push({ id, status, rules: [], ...(why && { why }) }),
    rule(id, claim, actor, status, looks_at, condition) {
      rule = { claim, actor, status, looks_at: none(looks_at), condition: none(condition) };
      result.gates.at(-1).rules.push(id);
      result.rules[id] ??= rule;
    },
    days(announced, from, to, seen, confidence) {
      const days = { announced: none(announced), effective_from: none(from), effective_to: none(to), last_seen: none(seen) };
      Object.assign(rule, days, { confidence, sources: [] });
    },
    source(id, title, publisher, url, published, accessed, kind, archived) {
      rule.sources.push(id);
      result.sources[id] ??= { title, publisher, url, published: none(published), accessed, kind, archived: none(archived) };
    },
  };
  for (const record of text.split("\u001e").slice(0, -1)) {
    const [kind, ...fields] = record.split("\u001f");
    kinds[kind](...fields);
  }
  return taken;
}
