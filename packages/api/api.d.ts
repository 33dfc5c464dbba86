/**
 * Can this person, there, reach that company's AI, through this door, on that day?
 *
 * ```js
 * import start, { evaluate } from "ai-access-simulator";
 * await start();
 * evaluate({ place: "CN", provider: "openai", channel: "azure", date: "2024-07-09" }).sentence;
 * ```
 */

/** Loads the engine with its data, once. Every other function throws `not-started` before. */
export default function start(): Promise<void>;

/** The answer to a question: what `access check --json` prints. */
export function evaluate(scenario?: Scenario): Answer;

/** How the answer to a question changes from day to day. The scenario's own date plays no part. */
export function timeline(scenario?: Scenario): Timeline;

/** The answers to one question over every place, maker, door or kind of customer, or over two of these. */
export function matrix<A extends Axis>(query: MatrixQuery<A>): Matrix<A>;

/** Whether a buyer could obtain a chip on a day, and how many of them a training run needs: what `access train --json` prints. */
export function train(query?: TrainQuery): TrainAnswer;

/** Who is paid on a day, for a maker and a door: what `access money --json` prints. */
export function money(query?: MoneyQuery): MoneyAnswer;

/** Version, date and counts of the dataset, and the values that the fields of a question can have. */
export function dataset(): Dataset;

/** What every function throws. */
export class AccessError extends Error {
  readonly name: "AccessError";
  /**
   * `invalid-value`: a field cannot have this value. `unknown-field`: there is no such field. `not-an-object`: the question is
   * none. `not-started`: the engine is not loaded, or could not be. `damaged-data`: the program was changed after it was built.
   */
  readonly code: "invalid-value" | "unknown-field" | "not-an-object" | "not-started" | "damaged-data";
  /** The field that is wrong, the first if there are more; the message names them all. */
  readonly field: string | null;
  /** The nearest valid value, if one is near. */
  readonly nearest: string | null;
}

/** Who makes the model. */
export type Provider =
  | "openai" | "anthropic" | "google" | "meta" | "microsoft" | "mistral" | "xai" | "deepseek" | "alibaba" | "baidu"
  | "moonshot" | "zhipu" | "cohere" | "perplexity" | "amazon";

/** The door: the maker's own product or API, somebody else's cloud, or open weights. */
export type Channel = "app" | "api" | "azure" | "azure-china" | "bedrock" | "vertex" | "github-copilot" | "weights";

/** The kind of customer. */
export type Who = "individual" | "enterprise" | "government";

/** The way the request takes. */
export type Route = "direct" | "vpn";

/** A day, `YYYY-MM-DD`. */
export type Day = `${number}-${number}-${number}`;

/** A question. What is left out, `undefined` or `null` takes its default. */
export interface Scenario {
  /** A code of ISO 3166, such as `CN`, `HK` or `UA-43`. Default `CN`. */
  place?: string | null;
  /** Default `openai`. */
  provider?: Provider | null;
  /** A family of that maker whose rules differ; by default the flagship, on `weights` the open-weight family. */
  model?: string | null;
  /** Default `api`. */
  channel?: Channel | null;
  /** A day, or `latest` for the dataset's own. Default `2024-07-09`. */
  date?: Day | "latest" | null;
  /** Default `enterprise`. */
  who?: Who | null;
  /** For `enterprise`: where the ultimate majority owner sits. Default: the same place. */
  owner?: string | null;
  /** Default `direct`. */
  route?: Route | null;
}

/** The question as it was understood. */
export interface Asked {
  place: string;
  provider: Provider;
  model: string | null;
  channel: Channel;
  date: Day;
  who: Who;
  /** None unless `who` is `enterprise`. */
  owner: string | null;
  route: Route;
}

/** The answer in one word. */
export type Verdict = "unavailable" | "blocked" | "unknown" | "against-rules" | "conditional" | "allowed";

/** Who can say no, in the order in which a request meets them. */
export type GateId = "launch" | "home-state" | "provider" | "seller" | "export-law";

/** What a gate does to the request. */
export type Status = "open" | "conditional" | "unenforced" | "failing" | "closed" | "unknown" | "not-applicable";

/** One gate; each is judged on its own, also behind a closed one. */
export interface Gate {
  id: GateId;
  status: Status;
  /** Keys of `rules`, the strictest first. */
  rules: string[];
  /** Why it is unknown, if it is. */
  why?: "not-stated" | "conflict" | "stale" | "depends";
}

/** A variation of one field that leads to another verdict. */
export interface Change {
  field: "channel" | "who" | "date" | "place" | "owner" | "provider";
  to: string;
  verdict: Verdict;
}

/** A rule: what it says, who made it, when it holds, how well it is sourced. */
export interface Rule {
  claim: string;
  actor: string;
  status: Status;
  looks_at: "network" | "billing" | "customer" | "owner" | "residence" | "product" | "law" | null;
  /** Completes "yes, …". */
  condition: string | null;
  announced: Day | null;
  effective_from: Day | null;
  effective_to: Day | null;
  last_seen: Day | null;
  confidence: "primary" | "secondary" | "uncertain";
  /** Keys of `sources`. */
  sources: string[];
}

/** A document that a rule rests on. */
export interface Source {
  title: string;
  publisher: string;
  url: string;
  /** A day, or a month `YYYY-MM`, or nothing if the page prints none. */
  published: string | null;
  accessed: Day;
  kind: string;
  archived: string | null;
}

/** Which data answered. */
export interface Stamp {
  version: string;
  date: Day;
}

interface Evidence {
  rules: Record<string, Rule>;
  sources: Record<string, Source>;
  dataset: Stamp;
}

/** An answer. */
export interface Answer extends Evidence {
  scenario: Asked;
  verdict: Verdict;
  sentence: string;
  /** All five, in order. */
  gates: [Gate, Gate, Gate, Gate, Gate];
  /** The first gate that is closed or failing. */
  stops_at: GateId | null;
  changes: Change[];
}

/** Days in a row on which the answer is the same, both ends included. */
export interface Span {
  from: Day;
  to: Day;
  verdict: Verdict;
  stops_at: GateId | null;
  gates: [Gate, Gate, Gate, Gate, Gate];
}

/** An answer over time: spans without gaps, to the dataset's date. */
export interface Timeline extends Evidence {
  scenario: Asked;
  spans: Span[];
}

/** A field that a question can be asked over. */
export type Axis = "place" | "provider" | "channel" | "who";

/** A question, and what it is asked over: one field, or two that are crossed. */
export interface MatrixQuery<A extends Axis = Axis> extends Scenario {
  over: A | readonly [A] | readonly [A, A];
}

/** One cell: the values it was asked with, and the answer. */
export type Cell<A extends Axis = Axis> = Pick<Asked, A> & { verdict: Verdict; stops_at: GateId | null };

/** Answers over one or two fields, the first slowest. */
export interface Matrix<A extends Axis = Axis> {
  scenario: Asked;
  over: A[];
  cells: Cell<A>[];
  dataset: Stamp;
}

/** What the dataset holds. */
export interface Dataset extends Stamp {
  counts: {
    places: number;
    providers: number;
    channels: number;
    models: number;
    timelines: number;
    rules: number;
    sources: number;
    by_confidence: { primary: number; secondary: number; uncertain: number };
  };
  /** `state` is the state that a subdivision lies in, `sovereign` the one that a territory depends on. */
  places: { code: string; name: string; native: string; state: string | null; sovereign: string | null }[];
  providers: { id: Provider; name: string; app: string; home: string }[];
  channels: { id: Channel; name: string; seller: string }[];
  models: { id: string; provider: Provider; name: string; open_weights: boolean }[];
}

/** The second question: could it be trained there? What is left out takes its default. */
export interface TrainQuery {
  /** Where the buyer, or the tenant, sits. Default `CN`. */
  place?: string | null;
  /** Where the ultimate parent has its head office. Default: the same place. */
  owner?: string | null;
  /** `private`, `state-funded`, or a buyer that a rule names. Default `private`. */
  buyer?: "private" | "state-funded" | (string & {}) | null;
  /** A chip such as `h100`, or `own`: one that the next seven fields describe. Default `h100`. */
  chip?: string | null;
  /** Of a chip `own`: whose rules and letters reach it. Default `nvidia`. */
  maker?: "nvidia" | "amd" | "huawei" | (string & {}) | null;
  /** Of a chip `own`: total processing performance, a whole number. Left out: not known, as the others are. */
  tpp?: string | null;
  /** Of a chip `own`: area of the die, mm². */
  die?: string | null;
  /** Of a chip `own`: memory bandwidth, GB/s. */
  dram?: string | null;
  /** Of a chip `own`: bandwidth to other chips, both ways, GB/s. */
  io?: string | null;
  /** Of a chip `own`: whether it is made for data centres. */
  "data-centre"?: "yes" | "no" | null;
  /** Of a chip `own`: dense peak with 16-bit numbers, 10^12 operations a second. */
  peak?: string | null;
  /** Default `2024-07-09`; `latest` is the dataset's own, which may lie beyond the data on chips. */
  date?: Day | "latest" | null;
  /** Default `buy`. */
  path?: ChipPath | null;
  /** A published run such as `gpt-4`, which is the default. */
  run?: string | null;
  /** Instead of a run: operations such as `2.1e25`, or least and most joined by `~`. */
  flop?: string | null;
  /** Share of the chips' peak, such as `0.35` or `0.3~0.4`. */
  mfu?: string | null;
  /** Days, such as `90` or `60~90`. */
  days?: string | null;
}

/** How a buyer comes to a chip. */
export type ChipPath = "buy" | "rent-abroad" | "own-stock" | "domestic";

/** The answer about a chip in one word. */
export type ChipVerdict =
  | "unavailable" | "denied" | "import-blocked" | "granted-undelivered" | "granted-delivered" | "licence" | "unknown" | "notice"
  | "free";

/** Who can say no to a buyer, in order. */
export type ChipGateId = "launch" | "export-rule" | "letter" | "import" | "delivery";

/** A gate of the second question. */
export interface ChipGate {
  id: ChipGateId;
  status: Status;
  /** Keys of `rules`, the strictest first. */
  rules: string[];
  /** What a condition consists in. */
  needs?: "licence" | "notice";
  why?: "not-stated" | "conflict" | "stale" | "depends";
}

/** A figure that a rule measures. */
export type Figure = "tpp" | "die" | "density" | "dram" | "io" | "dram-and-io" | "data-centre";

/** A figure of the chip beside a limit. */
export interface Compared {
  figure: Figure;
  value: number | boolean | null;
  is: "at-least" | "below" | "equal";
  threshold: number | boolean;
  /** None where the figure is not known. */
  met: boolean | null;
  /** Whether figure or limit rests on no source that was read. */
  unverified: boolean;
  text: string;
}

/** A class of a test, worked out for the chip. */
export interface WorkedTest {
  test: string;
  name: string;
  class: string;
  covers_buyer: boolean;
  meets: boolean | null;
  unverified: boolean;
  /** Alternatives, each of checks that must be met together. */
  any: Compared[][];
}

/** From the least to the most. */
export interface Range {
  low: number;
  high: number;
}

/** How large the run is, and how many of each chip it needs. */
export interface RunSize {
  run: string | null;
  name: string | null;
  hardware: string | null;
  note: string | null;
  confidence: Rule["confidence"] | null;
  flop: Range & { middle: number };
  mfu: Range;
  mfu_assumed: boolean;
  days: Range;
  days_assumed: boolean;
  chips: {
    chip: string;
    verdict: ChipVerdict;
    peak_tflops: number;
    chips: Range & { middle: number };
    /** How many of this chip do the work of one of the chip asked about. */
    times_as_many: number | null;
    unverified: boolean;
  }[];
}

/** A rule of the second question. */
export interface ChipRule extends Omit<Rule, "looks_at" | "condition"> {
  needs: "licence" | "notice" | null;
  looks_at: "owner" | "place";
  test: string | null;
  not_before: Day | null;
}

/** The answer to the second question. */
export interface TrainAnswer {
  scenario: {
    place: string; owner: string; buyer: string; chip: string; date: Day; path: ChipPath;
    run: string | null;
  };
  verdict: ChipVerdict;
  /** What was last known, where the day lies beyond the data. */
  last_known: ChipVerdict | null;
  sentence: string;
  note: string;
  gates: [ChipGate, ChipGate, ChipGate, ChipGate, ChipGate];
  stops_at: ChipGateId | null;
  chip: {
    id: string;
    name: string;
    maker: string | null;
    figures: Record<Exclude<Figure, "dram-and-io">, number | boolean | null>;
    peak_tflops: number | null;
    unverified: string[];
    doubt: string | null;
    sources: string[];
  } | null;
  tests: WorkedTest[];
  rests_on_unverified: boolean;
  /** For own stock: the last days on which the chip was free to this buyer. */
  once_free: { from: Day | null; to: Day } | null;
  size: RunSize | null;
  changes: { field: "chip" | "path" | "date" | "buyer" | "owner" | "place"; to: string; verdict: ChipVerdict }[];
  history: { from: Day; to: Day; verdict: ChipVerdict }[];
  rules: Record<string, ChipRule>;
  sources: Record<string, Source>;
  /** The last day of the data on chips. */
  dataset: Stamp;
}

/** Whose money: a maker, a door and a day. */
export interface MoneyQuery {
  provider?: Provider | null;
  channel?: Channel | null;
  date?: Day | "latest" | null;
}

/** Who pays or is paid; none = no particular one. */
export interface Party {
  role: "customer" | "seller" | "maker" | "cloud" | "investor";
  name: string | null;
}

/** A payment on record. */
export interface Flow {
  id: string;
  payer: Party;
  payee: Party;
  what: string;
  /** As reported; none = not reported. */
  rate: string | null;
  /** None where it may have begun before the first day on record. */
  from: Day | null;
  on_record_by: Day;
  to: Day | null;
  claim: string;
  confidence: Rule["confidence"];
  sources: string[];
}

/** The payments of a day; none where nothing is known. */
export interface MoneyAnswer {
  scenario: { provider: Provider; channel: Channel; date: Day };
  sentence: string;
  /** Whether the day lies beyond the data: then this is what was last known. */
  stale: boolean;
  flows: Flow[];
  changes_on: Day[];
  sources: Record<string, Source>;
  dataset: Stamp;
}
