// Real use of the package, as a stranger would write it: checked by tsc against the shipped types, then run (package.test.mjs).
// A line below `@ts-expect-error` must be refused by the types; tsc stops if it is not.
import start, { AccessError, dataset, evaluate, matrix, money, timeline, train } from "ai-access-simulator";
import type { Answer, Cell, ChipVerdict, MoneyAnswer, Scenario, TrainAnswer, Verdict } from "ai-access-simulator";

function check(claim: boolean, what: string): asserts claim {
  if (!claim) throw new Error(what);
}

function refusal(ask: () => unknown): AccessError {
  try {
    ask();
  } catch (error) {
    check(error instanceof AccessError && error instanceof Error, `not an AccessError: ${String(error)}`);
    return error;
  }
  throw new Error("this should have been refused");
}

check(refusal(() => evaluate()).code === "not-started", "before it is started, the module says so");
await Promise.all([start(), start()]);

// An answer, and every part of it that the types promise.
const story: Scenario = { place: "CN", provider: "openai", channel: "api", date: "2024-07-09" };
const answer: Answer = evaluate(story);
const verdict: Verdict = answer.verdict;
check(verdict === "blocked" && answer.stops_at === "home-state", `the story's answer is ${verdict}, at ${answer.stops_at}`);
check(answer.sentence.includes("OpenAI") && answer.scenario.owner === "CN" && answer.scenario.model === null, answer.sentence);
check(answer.gates.map((gate) => gate.id).join() === "launch,home-state,provider,seller,export-law", "the gates stand in order");
for (const gate of answer.gates) {
  for (const id of gate.rules) {
    const rule = answer.rules[id];
    check(rule !== undefined && rule.claim.length > 0 && rule.sources.length > 0, `${id} is not described`);
    for (const source of rule.sources) check(answer.sources[source]?.url.startsWith("https://") === true, `${source} has no address`);
  }
}
check(answer.changes.some((change) => change.field === "channel" && change.to === "azure"), "Azure would change the answer");
const { changes: [change] } = answer;
check(change !== undefined && change.verdict !== verdict, "a change leads to another verdict");

// What was understood is itself a question; what is left out takes its usual value.
check(JSON.stringify(evaluate(answer.scenario)) === JSON.stringify(answer), "asking again what was understood answers the same");
check(JSON.stringify(evaluate()) === JSON.stringify(answer), "the question that the product opens with is this one");
check(evaluate({ place: null, owner: undefined, date: " latest " as "latest" }).scenario.date === dataset().date, "null is missing");

// The timeline has no gap, and says on each day what an answer of that day says.
const { spans, rules } = timeline(story);
const next = (day: string): string => new Date(Date.parse(day) + 86_400_000).toISOString().slice(0, 10);
for (const [index, span] of spans.entries()) {
  const later = spans[index + 1];
  check(later === undefined ? span.to === dataset().date : next(span.to) === later.from, `a gap after ${span.to}`);
  const then = evaluate({ ...story, date: span.from });
  check(then.verdict === span.verdict && JSON.stringify(then.gates) === JSON.stringify(span.gates), `another answer on ${span.from}`);
  check(span.gates.every((gate) => gate.rules.every((id) => rules[id] !== undefined)), `a rule of ${span.from} is not described`);
}

// The matrix: cells carry the values of its axes and nothing else of the question.
const everywhere = matrix({ ...story, over: "place" });
check(everywhere.cells.length === dataset().places.length && everywhere.over.join() === "place", "a cell for every place");
const cells: Cell<"provider" | "channel">[] = matrix({ ...story, over: ["provider", "channel"] }).cells;
check(cells.length === dataset().providers.length * dataset().channels.length, "two axes cross");
for (const cell of cells.filter((_, index) => index % 17 === 0)) {
  const alone = evaluate({ ...story, provider: cell.provider, channel: cell.channel });
  check(alone.verdict === cell.verdict && alone.stops_at === cell.stops_at, `${cell.provider} through ${cell.channel}`);
}

// The second question, and the money.
const trained: TrainAnswer = train({ chip: "h100", date: "2024-07-09" });
const refusedChip: ChipVerdict = trained.verdict;
check(refusedChip === "denied" && trained.stops_at === "export-rule" && trained.sentence.includes("H100"), trained.sentence);
check(trained.tests.some((test) => test.meets === true && test.any.every((checks) => checks.length > 0)), "the test is worked out");
const { size } = trained;
check(size !== null && size.chips.some((row) => row.verdict === "free" && (row.times_as_many ?? 0) > 2), "more of a permitted chip");
for (const gate of trained.gates) for (const id of gate.rules) check(trained.rules[id] !== undefined, `${id} is not described`);
const paid: MoneyAnswer = money({ provider: "openai", channel: "azure", date: "2024-07-09" });
check(paid.flows.length > 0 && paid.flows.every((flow) => flow.sources.every((id) => paid.sources[id] !== undefined)), paid.sentence);
check(money({ provider: "mistral" }).flows.length === 0, "nothing known is no payment");
check(refusal(() => train({ chip: "h10" })).nearest === "h100", "the nearest chip");
// @ts-expect-error
check(refusal(() => train({ provider: "openai" })).code === "unknown-field", "the second question has no maker of models");
// @ts-expect-error
check(refusal(() => money({ place: "CN" })).code === "unknown-field", "payments have no place");

// The dataset: everything that it lists can be asked.
const { counts, places, providers, channels, models } = dataset();
check(counts.places === places.length && counts.models === models.length && counts.rules > counts.timelines, "counts");
for (const place of places) check(evaluate({ place: place.code }).scenario.place === place.code, place.name);
for (const { provider, id } of models) check(evaluate({ provider, model: id }).scenario.model === id, id);
for (const { id } of channels) check(evaluate({ channel: id, who: "individual" }).scenario.owner === null, id);
check(providers.every((provider) => places.some((place) => place.code === provider.home)), "each maker has its home");

// Bad input: an error that names the field and the nearest valid value.
// @ts-expect-error
const misspelt = refusal(() => evaluate({ provider: "opnai" }));
check(misspelt.code === "invalid-value" && misspelt.field === "provider" && misspelt.nearest === "openai", misspelt.message);
check(misspelt.message.includes("anthropic") && misspelt.name === "AccessError", misspelt.message);
// @ts-expect-error
const unknown = refusal(() => evaluate({ plce: "CN" }));
check(unknown.code === "unknown-field" && unknown.field === "plce" && unknown.nearest === "place", unknown.message);
check(refusal(() => evaluate({ date: "2024-02-30" })).field === "date", "there is no such day");
check(refusal(() => evaluate({ place: "" })).field === "place", "an empty text is no place");
check(refusal(() => evaluate({ place: "C\tN\nwho" })).field === "place", "what separates fields is not let through");
// @ts-expect-error
check(refusal(() => evaluate({ date: new Date() })).field === "date", "a Date is no text");
// @ts-expect-error
check(refusal(() => evaluate("CN")).code === "not-an-object", "a text is no question");
// @ts-expect-error
check(refusal(() => evaluate(null)).code === "not-an-object", "null is no question");
// @ts-expect-error
check(refusal(() => matrix({ place: "CN" })).field === "over", "over what?");
// @ts-expect-error
check(refusal(() => matrix({ over: "places" })).nearest === "place", "the nearest axis");
check(refusal(() => matrix({ over: ["who", "who"] })).field === "over", "an axis does not cross itself");
// @ts-expect-error
check(refusal(() => timeline({ channel: "aws" })).field === "channel", "every function checks");
// @ts-expect-error
const none: string | undefined = answer.gate;
check(none === undefined, "there is no such part");

console.log("all as promised");
