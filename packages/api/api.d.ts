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
