//! The rules that data must keep: each a function with a code, a reason and a failing fixture in `tests/bad-data/`. The
//! register of them all is here; the rules themselves stand in the files beside, by what they look at.

mod care;
mod case;
mod register;
mod sorted;
mod source;
mod step;
mod story;
mod timeline;
mod vocabulary;

pub(in crate::compile) use sorted::in_order;

use super::problem::Problem;
use super::resolve::Places;
use super::schema::Data;
use crate::date::Date;

/// A rule of the data.
pub struct Rule {
    /// Short name, shown with every problem.
    pub code: &'static str,
    /// Why the rule exists, in a sentence.
    pub why: &'static str,
    check: fn(&Context, &mut Report),
}

/// What a rule may look at.
pub struct Context<'d> {
    /// Everything that was read.
    pub data: &'d Data,
    /// The register of places.
    pub places: Places<'d>,
    /// The last day that the data speak about.
    pub today: Date,
}

/// Where a rule puts what it finds.
pub struct Report {
    rule: &'static str,
    problems: Vec<Problem>,
}

impl Report {
    pub(in crate::compile) fn new(rule: &'static str) -> Self {
        Self { rule, problems: Vec::new() }
    }

    pub(in crate::compile) fn found(self) -> Vec<Problem> {
        self.problems
    }

    pub(in crate::compile) fn add(&mut self, file: &str, record: &str, message: impl Into<String>) {
        self.problems.push(Problem {
            file: file.to_owned(),
            record: record.to_owned(),
            rule: self.rule,
            message: message.into(),
        });
    }
}

macro_rules! rules {
    ($($module:ident::$check:ident, $code:literal, $why:literal;)+) => {
        /// Every rule, in the order in which they are explained in `data/README.md`.
        pub const RULES: &[Rule] = &[$(Rule { code: $code, why: $why, check: $module::$check }),+];
    };
}

rules! {
    register::dataset, "dataset", "A version and a date tell readers what they are looking at, and the engine where its knowledge ends.";
    register::ids, "id", "Ids stand in links and answers for ever, so they have one form.";
    register::unique, "unique", "Two records of one id cannot both be meant.";
    register::complete, "complete", "Every word of the contract needs a record, or a question could not be put into words.";
    register::relations, "relation", "A subdivision or a territory points at a state that exists; anything else would be inherited from nowhere.";
    register::capacity, "capacity", "A set of places has a fixed size.";
    register::groups, "group", "A group names places that exist, each once.";
    register::lists, "list", "A list is copied as a page printed it: known codes, each once, sorted.";
    sorted::sorted, "sorted", "Who looks for a record knows where it stands, and two edits that add one each do not collide.";
    register::counts, "count", "A count on a day is only as good as who counted, and a total does not shrink.";
    vocabulary::timelines, "vocabulary", "A misspelt word would make a rule about nothing.";
    vocabulary::places, "place", "A misspelt place would make a rule about nowhere.";
    vocabulary::references, "reference", "Sources, lists, families and broader timelines must exist.";
    source::address, "url", "A reader can only check what has one https address.";
    source::dates, "source-date", "A page is published before it is read, and read before the dataset is closed.";
    source::words, "source-title", "A source is named by its title and publisher.";
    source::kind, "source-kind", "The kind of a source decides how sure a rule is.";
    source::used, "orphan", "A source that nothing cites proves nothing, and hides that something lost its source.";
    source::once, "twice", "One page is one source, or two rules seem to be proved twice over.";
    timeline::body, "body", "A timeline is either steps or sightings of a list.";
    timeline::selects, "nowhere", "A rule that no question meets is dead.";
    timeline::sightings_order, "sighting-order", "Sightings are written in order of time, and none after the dataset's date.";
    timeline::sighting_content, "sighting", "A sighting reads a whole list or some places of it, says from where, and does not contradict itself.";
    timeline::list_words, "list-words", "What being in or out means must be said once for the list.";
    timeline::disputes, "dispute", "A dispute needs two sides with a source each, and a beginning before its end.";
    timeline::changes, "change", "A dated change needs a source and two sightings around it that differ.";
    timeline::narrows, "narrows", "An exception names the rule it is an exception to, and must meet it somewhere.";
    timeline::overlap, "overlap", "Two offers at one gate about one question contradict each other unless one names the other.";
    step::order, "order", "Steps stand in order of time, so that gaps and overlaps cannot be written.";
    step::window, "window", "An uncertain day of change lies between the step before and the first certain day.";
    step::future, "future", "What has not happened yet needs somebody who announced it.";
    step::seen, "last-seen", "A rule is last seen after it began and not after the dataset's date.";
    step::sourced, "sourced", "Every datum has a source.";
    step::claims, "claim", "A claim is a sentence or two that a reader understands.";
    step::conditions, "condition", "A qualified yes says what qualifies it, and nothing else does.";
    step::unknown, "unknown", "Ignorance says why, and a conflict shows both sides.";
    step::repeats, "repeat", "A step that changes nothing hides what changed.";
    care::wording, "wording", "The dataset describes rules of states and companies; it neither judges them nor helps to get round them.";
    care::quotations, "quotation", "Facts carry over from elsewhere, sentences do not.";
    care::archived, "archived", "An archived copy is worth something only if it is one of this page; what moves on needs one.";
    care::dead_links, "dead-link", "Pages that were found wrong or gone must not come back.";
    care::lifted, "lifted", "A company's word cannot lift a law.";
    care::practice, "practice", "What happens in practice is another fact than the rule.";
    care::actors, "actor", "Two spellings of one actor would look like two.";
    care::owners, "owner", "Only companies have owners.";
    care::workarounds, "workaround", "A rule about a workaround can only forbid it.";
    care::idle, "idle", "A family, group or list that no rule names is dead.";
    care::names, "alias", "Somebody who types a name must get the place that is called so.";
    care::exceptions, "exception", "An exception without a reason is a hole.";
    case::expects, "case", "A case that expects nothing cannot fail.";
    story::steps, "story", "A story leads through questions that can be asked, and says something at each.";
}

/// Rules that miss something. What could not be read seems to be missing elsewhere, and such problems, often hundreds, would
/// only bury the one that made them; they are looked at once everything can be read.
pub const MISSING: [&str; 4] = ["complete", "idle", "orphan", "reference"];

/// Every problem that the rules find.
pub fn check(data: &Data) -> Vec<Problem> {
    let today = data.dataset.as_ref().map_or(Date::LAST, |d| d.date.0);
    let context = Context { data, places: Places::new(data), today };
    let mut problems = Vec::new();
    for rule in RULES {
        let mut report = Report::new(rule.code);
        (rule.check)(&context, &mut report);
        problems.extend(report.found());
    }
    excepted(data, problems)
}

/// What the rules about sources find, for a register that stands apart from the dataset's.
pub fn check_sources(data: &Data) -> Vec<Problem> {
    let today = data.dataset.as_ref().map_or(Date::LAST, |d| d.date.0);
    let context = Context { data, places: Places::new(data), today };
    let codes = ["sorted", "url", "source-date", "source-title", "source-kind", "twice", "archived", "dead-link"];
    let of_sources = RULES.iter().filter(|r| codes.contains(&r.code));
    let each = of_sources.map(|rule| {
        let mut report = Report::new(rule.code);
        (rule.check)(&context, &mut report);
        report.found()
    });
    each.flatten().collect()
}

/// The problems that no exception covers, and the exceptions that cover no problem: they must go when they are not needed.
fn excepted(data: &Data, problems: Vec<Problem>) -> Vec<Problem> {
    let covers = |e: &super::schema::Exception, p: &Problem| e.rule == p.rule && e.record == p.record;
    let unneeded = data.exceptions.iter().filter(|e| !problems.iter().any(|p| covers(&e.is, p))).map(|e| Problem {
        file: e.file.clone(),
        record: e.is.record.clone(),
        rule: "exception",
        message: format!("nothing breaks rule `{}` here any more; remove the exception", e.is.rule),
    });
    let left: Vec<Problem> = problems.iter().filter(|p| !data.exceptions.iter().any(|e| covers(&e.is, p))).cloned().collect();
    unneeded.chain(left).collect()
}
