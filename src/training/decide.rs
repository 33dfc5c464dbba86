//! The decision: one question in, five gates and a verdict out. Pure, total, and the only place where these gates are closed.

use super::data::Training;
use super::question::Question;
use super::tables::Rule;
use super::test::{Truth, Worked, work_out};
use super::vocabulary::{Gate, Needs, Only, Path, Verdict};
use crate::dataset::Dataset;
use crate::date::Date;
use crate::order;
use crate::policy::{Status, Why};

/// The answer to a question.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Outcome {
    /// What was asked.
    pub question: Question,
    /// The answer in one word.
    pub verdict: Verdict,
    /// What was last known, where the day lies beyond the data.
    pub last_known: Option<Verdict>,
    /// The five gates, in order; each is judged on its own, also behind a closed one.
    pub gates: [GateOutcome; 5],
    /// The tests in force that day, worked out for the chip.
    pub tests: Vec<Worked>,
    /// Whether those tests cover this buyer; else they are shown for comparison.
    pub covered: bool,
    /// On the path of own stock: the last days on which the chip was free to this buyer.
    pub once_free: Option<(Date, Date)>,
}

/// What one gate does to the buyer.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct GateOutcome {
    /// Which gate.
    pub gate: Gate,
    /// What it does.
    pub status: Status,
    /// What a condition consists in.
    pub needs: Option<Needs>,
    /// Why it is unknown, if it is.
    pub why: Option<Why>,
    /// The rules that spoke, the strictest first.
    pub rules: Vec<Applied>,
}

/// A rule as it applied.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Applied {
    /// The rule (index).
    pub rule: u16,
    /// The step of it that speaks (index).
    pub step: u16,
    /// What it does to this buyer.
    pub status: Status,
    /// What a condition consists in.
    pub needs: Option<Needs>,
    /// Why it is unknown, if it is.
    pub why: Option<Why>,
}

impl Outcome {
    /// The first gate that is closed or failing.
    pub fn stops_at(&self) -> Option<Gate> {
        self.gates.iter().find(|g| g.status.stops()).map(|g| g.gate)
    }

    /// One gate's outcome.
    pub fn gate(&self, gate: Gate) -> Option<&GateOutcome> {
        self.gates.iter().find(|g| g.gate == gate)
    }

    /// Whether another day's answer is the same: same verdict, same gates for the same reasons.
    pub fn same_answer(&self, other: &Self) -> bool {
        self.verdict == other.verdict && self.gates == other.gates && self.tests == other.tests
    }

    /// Whether a test that covers this buyer rests on a figure or threshold without a source.
    pub fn rests_on_unverified(&self) -> bool {
        self.covered && self.tests.iter().any(|t| t.unverified)
    }
}

/// Answers a question.
pub fn decide(data: &Dataset, training: &Training, question: &Question) -> Outcome {
    // Beyond the data nobody knows; what was last known is still shown.
    let known = Question { date: question.date.min(training.date()), ..*question };
    let once_free = if known.path == Path::OwnStock { once_free(data, training, &known) } else { None };
    let mut gates = [Gate::Launch, Gate::ExportRule, Gate::Letter, Gate::Import, Gate::Delivery]
        .map(|gate| decide_gate(data, training, &known, gate));
    if known.path == Path::OwnStock
        && let Some(gate) = gates.get_mut(1)
    {
        (gate.status, gate.why) = stock(data, training, &known, once_free.is_some());
    }
    let mut verdict = Verdict::over(&gates);
    let mut last_known = None;
    if question.date > training.date() {
        last_known = Some(verdict);
        for gate in gates.iter_mut().filter(|g| g.status != Status::NotApplicable) {
            (gate.status, gate.needs, gate.why) = (Status::Unknown, None, Some(Why::Stale));
        }
        verdict = Verdict::Unknown;
    }
    let (tests, covered) = tests(training, &known);
    Outcome { question: *question, verdict, last_known, gates, tests, covered, once_free }
}

fn decide_gate(data: &Dataset, training: &Training, q: &Question, gate: Gate) -> GateOutcome {
    let nothing = |status, why| GateOutcome { gate, status, needs: None, why, rules: Vec::new() };
    let exists = match (q.path, gate) {
        (_, Gate::Launch) | (Path::Buy, _) => true,
        (Path::RentAbroad | Path::OwnStock, _) => gate == Gate::ExportRule,
        (Path::Domestic, _) => gate == Gate::Import,
    };
    if !exists {
        return nothing(Status::NotApplicable, None);
    }
    if q.path == Path::Domestic && gate == Gate::Launch && !is_domestic(data, training, q) {
        return nothing(Status::Closed, None);
    }
    let mut spoken = speaking(training, q, gate);
    silence_the_narrowed(training, &mut spoken);
    // Stable, so that rules of one strictness stay in the order of the data.
    order::sort_by_key(&mut spoken, |a| core::cmp::Reverse(strictness(a.status, a.needs)));
    match spoken.first().copied() {
        Some(first) => GateOutcome { gate, status: first.status, needs: first.needs, why: first.why, rules: spoken },
        None => match gate {
            // A prohibition must be written down, a market must be shown, and nothing was granted where no record says so.
            Gate::ExportRule | Gate::Letter | Gate::Import => nothing(Status::Open, None),
            // A chip that somebody describes is taken to be there; of no other is it assumed.
            Gate::Launch if training.is_own(q.chip) => nothing(Status::Open, None),
            Gate::Launch => nothing(Status::Unknown, Some(Why::NotStated)),
            Gate::Delivery => nothing(Status::NotApplicable, None),
        },
    }
}

/// Of several rules side by side the one with the highest strictness decides the gate. Follows the order of the verdicts.
const fn strictness(status: Status, needs: Option<Needs>) -> u8 {
    match (status, needs) {
        (Status::NotApplicable, _) => 0,
        (Status::Open, _) => 1,
        (Status::Conditional, Some(Needs::Notice)) => 2,
        (Status::Unknown, _) => 3,
        (Status::Conditional | Status::Unenforced, _) => 4,
        (Status::Failing, _) => 5,
        (Status::Closed, _) => 6,
    }
}

/// Whether the chip is made in the buyer's own country.
fn is_domestic(data: &Dataset, training: &Training, q: &Question) -> bool {
    let state = data.place(q.place).and_then(|p| p.state).unwrap_or(q.place);
    training.maker(q.chip).is_some_and(|m| m.home == state)
}

/// Whether a rule is about this buyer and this chip, whatever the chip's figures and the day.
fn is_about(training: &Training, rule: &Rule, q: &Question) -> bool {
    let named = |list: &[u16], item: u16| list.is_empty() || list.contains(&item);
    is_about_chip(training, rule, q)
        && rule.paths & q.path.bit() != 0
        && named(&rule.buyers, q.buyer.number())
        && training.in_set(rule.places, q.place)
        && rule.parents.is_none_or(|set| training.in_set(set, q.owner_place()))
}

fn is_about_chip(training: &Training, rule: &Rule, q: &Question) -> bool {
    let maker = training.chip(q.chip).map(|c| c.maker);
    (rule.makers.is_empty() || maker.is_some_and(|m| rule.makers.contains(&m)))
        && (rule.chips.is_empty() || rule.chips.contains(&q.chip))
}

/// The step of a rule that speaks on a day, and whether the day falls into an uncertain time before it.
fn step_on(rule: &Rule, day: Date) -> Option<(u16, bool)> {
    if rule.until.is_some_and(|until| day > until) {
        return None;
    }
    let begun = |(_, s): &(u16, &super::tables::Step)| s.not_before.or(s.from).is_none_or(|from| from <= day);
    let (index, step) = (0..).zip(&rule.steps).take_while(begun).last()?;
    Some((index, step.from.is_some_and(|from| day < from)))
}

fn speaking(training: &Training, q: &Question, gate: Gate) -> Vec<Applied> {
    let speaks = |(index, rule): (u16, &Rule)| {
        if rule.gate != gate || !is_about(training, rule, q) {
            return None;
        }
        let (step, uncertain) = step_on(rule, q.date)?;
        let says = rule.steps.get(usize::from(step))?;
        let applied = |status, needs, why| Some(Applied { rule: index, step, status, needs, why });
        match caught(training, rule, q) {
            Truth::No => None,
            Truth::Unknown => applied(Status::Unknown, None, Some(Why::NotStated)),
            Truth::Yes if uncertain => applied(Status::Unknown, None, Some(says.between)),
            Truth::Yes => applied(says.status, says.needs, says.why),
        }
    };
    training.rules().filter_map(speaks).collect()
}

/// Whether the chip comes under a class that the rule is about.
fn caught(training: &Training, rule: &Rule, q: &Question) -> Truth {
    let (Some(test), Some(chip)) = (rule.test, training.chip(q.chip)) else { return Truth::Yes };
    let mut caught = Truth::No;
    for worked in rule.classes.iter().filter_map(|class| work_out(training, test, *class, chip)) {
        match worked.meets {
            Truth::Yes => return Truth::Yes,
            Truth::Unknown => caught = Truth::Unknown,
            Truth::No => {}
        }
    }
    caught
}

fn silence_the_narrowed(training: &Training, spoken: &mut Vec<Applied>) {
    let lacks_figures = |a: &Applied| a.status == Status::Unknown && a.why == Some(Why::NotStated);
    let all = spoken.clone();
    let idle = |a: &Applied| {
        let Some(rule) = training.rule(a.rule) else { return true };
        let narrowed = || all.iter().filter(|other| rule.narrows.contains(&other.rule));
        match rule.only {
            Only::Always => false,
            // What a source says of a chip counts only where its figures do not decide.
            Only::FiguresMissing => !narrowed().any(lacks_figures),
            Only::Caught => narrowed().next().is_none(),
        }
    };
    spoken.retain(|a| !idle(a));
    let left = spoken.clone();
    let silences = |by: &Applied, a: &Applied| {
        training.rule(by.rule).is_some_and(|rule| {
            rule.narrows.contains(&a.rule)
                // Where the narrower rule's own test cannot be done, both stand.
                && if rule.only == Only::FiguresMissing { lacks_figures(a) } else { !lacks_figures(by) }
        })
    };
    spoken.retain(|a| !left.iter().any(|by| silences(by, a)));
}

/// What own stock comes to: it may be kept if the chip was once free to this buyer.
fn stock(data: &Dataset, training: &Training, q: &Question, once_free: bool) -> (Status, Option<Why>) {
    if once_free {
        return (Status::Open, None);
    }
    let was_unknown = days(training, q).into_iter().any(|day| bought(data, training, q, day) == Verdict::Unknown);
    if was_unknown { (Status::Unknown, Some(Why::NotStated)) } else { (Status::Closed, None) }
}

/// The last time, up to the day, in which the chip was free to this buyer.
fn once_free(data: &Dataset, training: &Training, q: &Question) -> Option<(Date, Date)> {
    let mut free = None;
    let mut open = false;
    for day in days(training, q) {
        let is_free = bought(data, training, q, day) == Verdict::Free;
        free = match (is_free, open, free) {
            (true, true, Some((from, _))) => Some((from, q.date)),
            (true, _, _) => Some((day, q.date)),
            (false, true, Some((from, _))) => Some((from, day.plus(-1))),
            (false, _, before) => before,
        };
        open = is_free;
    }
    free
}

/// The days, from the first, on which an answer about buying may begin to be another one, up to the question's.
fn days(training: &Training, q: &Question) -> Vec<Date> {
    let buying = Question { path: Path::Buy, ..*q };
    core::iter::once(Date::EARLIEST).chain(boundaries(training, &buying)).filter(|day| *day <= q.date).collect()
}

fn bought(data: &Dataset, training: &Training, q: &Question, day: Date) -> Verdict {
    let buying = Question { path: Path::Buy, date: day, ..*q };
    let gates = [Gate::Launch, Gate::ExportRule, Gate::Letter, Gate::Import, Gate::Delivery];
    Verdict::over(&gates.map(|gate| decide_gate(data, training, &buying, gate)))
}

/// Every day on which some rule about this question may begin to say something else, in order.
pub fn boundaries(training: &Training, q: &Question) -> Vec<Date> {
    let mut found = vec![training.date().plus(1)];
    // Tests are shown, and own stock depends on what buying was, whatever the path and the place.
    for (_, rule) in training.rules().filter(|(_, rule)| is_about_chip(training, rule, q)) {
        let of_steps = rule.steps.iter().flat_map(|s| [s.not_before, s.from]).flatten();
        for day in of_steps.chain(rule.until.map(|day| day.plus(1))) {
            order::insert(&mut found, day);
        }
    }
    found
}

/// The tests in force that day, worked out: those that cover the buyer, or, if none does, all of them.
fn tests(training: &Training, q: &Question) -> (Vec<Worked>, bool) {
    let Some(chip) = training.chip(q.chip) else { return (Vec::new(), false) };
    if !matches!(q.path, Path::Buy | Path::OwnStock) {
        return (Vec::new(), false);
    }
    let buying = Question { path: Path::Buy, ..*q };
    let in_force = |rule: &Rule| rule.test.is_some() && is_about_chip(training, rule, q) && step_on(rule, q.date).is_some();
    let covers = |rule: &Rule| is_about(training, rule, &buying);
    let covered = training.rules().any(|(_, rule)| in_force(rule) && covers(rule));
    let mut found: Vec<Worked> = Vec::new();
    for (_, rule) in training.rules().filter(|(_, rule)| in_force(rule) && (!covered || covers(rule))) {
        for worked in rule.test.iter().flat_map(|t| rule.classes.iter().filter_map(|c| work_out(training, *t, *c, chip))) {
            if !found.iter().any(|w| (w.test, w.class) == (worked.test, worked.class)) {
                found.push(worked);
            }
        }
    }
    (found, covered)
}
