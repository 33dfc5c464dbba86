//! Rules about care: neutral words, short quotations, living links, laws that only a law can lift, and exceptions that are
//! still needed.

use super::super::resolve::selectors;
use super::super::schema::Timeline;
use super::{Context, Report};
use crate::policy::{Gate, SourceKind, Status};
use crate::subject::Who;

/// Words that take sides, and words that advise. Lower case; matched at the beginning of a word.
const NOT_NEUTRAL: [&str; 14] = [
    "regime",
    "draconian",
    "freedom-loving",
    "unfortunately",
    "luckily",
    "sadly",
    "of course",
    "obviously",
    "loophole",
    "you can",
    "you could",
    "we recommend",
    "easily bypass",
    "trick",
];

fn texts(t: &Timeline) -> impl Iterator<Item = &String> {
    let steps = t.step.iter().flat_map(|s| [&s.claim, &s.condition]);
    let lists = [&t.claim_inside, &t.claim_outside, &t.condition].into_iter().chain(t.sighting.iter().map(|s| &s.claim));
    steps.chain(lists).chain(t.dispute.iter().flat_map(|d| &d.side).map(|s| &s.claim))
}

pub(super) fn wording(c: &Context, report: &mut Report) {
    let mut neutral = |file: &str, record: &str, text: &str| {
        let lower = format!(" {}", text.to_lowercase());
        for word in NOT_NEUTRAL.iter().filter(|w| lower.contains(&format!(" {w}"))) {
            report.add(file, record, format!("says `{word}`; use neutral words, and describe instead of advising"));
        }
    };
    for t in &c.data.timelines {
        texts(&t.is).for_each(|text| neutral(&t.file, &t.is.id, text));
    }
    for story in &c.data.stories {
        let (id, told) = &story.is;
        neutral(&story.file, id, &told.title);
        for (number, step) in (1..).zip(&told.step) {
            step.say.iter().for_each(|text| neutral(&story.file, &format!("step {number}"), text));
        }
    }
}

pub(super) fn quotations(c: &Context, report: &mut Report) {
    for t in &c.data.timelines {
        for text in texts(&t.is) {
            let straight = text.split('"').skip(1).step_by(2);
            let curly = text.split('“').skip(1).filter_map(|rest| rest.split('”').next());
            if straight.chain(curly).any(|quoted| quoted.chars().count() > 80) {
                report.add(&t.file, &t.is.id, "quotes more than a short phrase (80 characters); say it in your own words");
            }
        }
    }
}

pub(super) fn archived(c: &Context, report: &mut Report) {
    for s in &c.data.sources {
        let (id, source) = &s.is;
        let page = source.url.trim_start_matches("https://").trim_end_matches('/');
        let hosted = [
            "https://web.archive.org/web/",
            "https://archive.org/",
            "https://archive.today/",
            "https://perma.cc/",
            "https://github.com/",
        ];
        let copy = source.archived.as_str();
        let kept = hosted.iter().any(|h| copy.starts_with(h));
        let fixed = match (copy.strip_prefix("https://web.archive.org/web/"), copy.strip_prefix("https://github.com/")) {
            // A moment, and this page; `*` in its place is a list of copies.
            (Some(rest), _) => {
                let (moment, of) = rest.split_once('/').unwrap_or_default();
                moment.len() == 14 && moment.bytes().all(|b| b.is_ascii_digit()) && of.contains(page)
            }
            // A commit, since a branch moves on.
            (_, Some(rest)) => rest.split('/').any(|part| part.len() == 40 && part.bytes().all(|b| b.is_ascii_hexdigit())),
            _ => true,
        };
        // What a branch or the front page of a repository shows moves on, and a commit of it is always to be had.
        let mut path = page.strip_prefix("github.com/").into_iter().flat_map(|path| path.split('/')).skip(2);
        let moves = page.starts_with("github.com/")
            && match path.next() {
                None => true,
                Some("blob" | "tree" | "raw") => {
                    !path.next().is_some_and(|at| at.len() >= 7 && at.bytes().all(|b| b.is_ascii_hexdigit()))
                }
                Some(_) => false,
            };
        if copy.is_empty() && moves {
            report.add(&s.file, id, "is on a branch, which moves on; give the file at one commit in `archived`");
        }
        if !copy.is_empty() && (!kept || !fixed) {
            report.add(
                &s.file,
                id,
                "archived copy must be at a public archive, of this page at one moment, or on GitHub at one commit",
            );
        }
    }
}

pub(super) fn dead_links(c: &Context, report: &mut Report) {
    for dead in &c.data.dead_links {
        if dead.is.reason.trim().is_empty() || dead.is.verified.0 > c.today {
            report.add(&dead.file, &dead.is.prefix, "needs a reason, and a day of verification not after the dataset's date");
        }
        // A page is the same with `www.` before its host.
        let under =
            |url: &str| url.starts_with(&dead.is.prefix) || url.replacen("://www.", "://", 1).starts_with(&dead.is.prefix);
        for s in c.data.sources.iter().filter(|s| under(&s.is.1.url)) {
            let hint = if dead.is.replacement.is_empty() { "cite another page" } else { dead.is.replacement.as_str() };
            report.add(
                &s.file,
                &s.is.0,
                format!("lies under `{}`, known as unusable ({}); {hint}", dead.is.prefix, dead.is.reason),
            );
        }
    }
}

/// A company's word cannot lift a law: where a narrower rule opens what a broader one of a state closes, the state must say so.
pub(super) fn lifted(c: &Context, report: &mut Report) {
    for t in &c.data.timelines {
        let Some(own) = selectors(&c.places, &t.is).filter(|s| matches!(s.gate, Gate::HomeState | Gate::ExportLaw)) else {
            continue;
        };
        let broader = |id: &String| c.data.timelines.iter().find(|o| o.is.id == *id);
        let closed = t.is.narrows.iter().filter_map(broader).any(|o| o.is.step.iter().any(|s| s.status == Status::Closed.id()));
        let official = |id: &String| {
            let kind = c.data.sources.iter().find(|s| s.is.0 == *id).and_then(|s| SourceKind::parse(&s.is.1.kind));
            matches!(kind, Some(SourceKind::Law | SourceKind::Regulator | SourceKind::Court | SourceKind::Government))
        };
        for step in t.is.step.iter().filter(|s| closed && s.status == Status::Open.id() && !s.sources.iter().any(official)) {
            let day = step.effective_from.map_or_else(|| "its first step".to_owned(), |d| d.0.to_string());
            report.add(
                &t.file,
                &t.is.id,
                format!("opens on {day} what a {} rule closes; cite a law, regulator, court or government", own.gate.id()),
            );
        }
    }
}

pub(super) fn practice(c: &Context, report: &mut Report) {
    for t in &c.data.timelines {
        for s in t.is.step.iter().filter(|s| s.status == Status::Unenforced.id() || s.status == Status::Failing.id()) {
            if s.sources.len() < 2 && s.note.is_empty() && t.is.note.is_empty() {
                report.add(
                    &t.file,
                    &t.is.id,
                    format!("`{}` says what a rule is and what happens: cite both, or explain in `note`", s.status),
                );
            }
        }
    }
}

/// Two spellings of one actor would look like two actors.
pub(super) fn actors(c: &Context, report: &mut Report) {
    let mut names: Vec<(&String, &String, &String)> = c.data.timelines.iter().map(|t| (&t.is.actor, &t.file, &t.is.id)).collect();
    names.sort();
    names.dedup_by_key(|n| n.0);
    for (n, (name, file, id)) in names.iter().enumerate() {
        for (other, _, _) in names.iter().skip(n + 1) {
            if name.chars().count() > 4 && strsim::levenshtein(&name.to_lowercase(), &other.to_lowercase()) <= 1 {
                report.add(file, id, format!("actor `{name}` is nearly `{other}`; write one of them everywhere"));
            }
        }
    }
}

pub(super) fn owners(c: &Context, report: &mut Report) {
    for t in c.data.timelines.iter().filter(|t| t.is.owner.is_some() || t.is.applies_to.as_deref() == Some("owner")) {
        if t.is.who.as_ref().is_some_and(|who| !who.iter().any(|w| w == Who::Enterprise.id())) {
            report.add(&t.file, &t.is.id, "looks at an owner, which only companies have; leave out `who` or name enterprise");
        }
    }
}

pub(super) fn workarounds(c: &Context, report: &mut Report) {
    for t in c.data.timelines.iter().filter(|t| t.is.route.as_ref().is_some_and(|r| r.iter().all(|r| r == "vpn"))) {
        let odd = t.is.step.iter().any(|s| s.status != Status::Unenforced.id() && s.status != Status::Closed.id());
        if odd || !t.is.sighting.is_empty() || t.is.gate == Gate::Launch.id() || t.is.gate == Gate::ExportLaw.id() {
            report.add(
                &t.file,
                &t.is.id,
                "is about the workaround: steps that are unenforced or closed, at the gate of a state, maker or seller",
            );
        }
    }
}

pub(super) fn idle(c: &Context, report: &mut Report) {
    for m in &c.data.models {
        if !c.data.timelines.iter().any(|t| t.is.model.contains(&m.is.id)) {
            report.add(&m.file, &m.is.id, "is a model family that no rule names; remove it or write its rules");
        }
    }
    for list in &c.data.lists {
        if !c.data.timelines.iter().flat_map(|t| &t.is.sighting).any(|s| s.list.as_ref() == Some(&list.is.0)) {
            report.add(&list.file, &list.is.0, "is used by no sighting; cite it or remove the file");
        }
    }
    for g in &c.data.groups {
        let name = format!("@{}", g.is.id);
        let used = |t: &Timeline| {
            let owner = t.owner.as_deref().unwrap_or_default();
            let seen = t.sighting.iter().flat_map(|s| [&s.inside, &s.outside, &s.unread]).flatten();
            let dated = t.change.iter().flat_map(|x| &x.place).chain(t.dispute.iter().flat_map(|x| &x.place));
            t.place.iter().chain(&t.except).chain(owner).chain(seen).chain(dated).any(|p| *p == name)
        };
        if !c.data.timelines.iter().any(|t| used(&t.is)) {
            report.add(&g.file, &g.is.id, "is a group that no rule uses; remove it");
        }
    }
}

/// Somebody who types a name must get the place that is called so.
pub(super) fn names(c: &Context, report: &mut Report) {
    for p in &c.data.places {
        for alias in &p.is.aliases {
            let taken = c
                .data
                .places
                .iter()
                .find(|o| o.is.code != p.is.code && (o.is.name.eq_ignore_ascii_case(alias) || o.is.code == *alias));
            if let Some(other) = taken {
                report.add(&p.file, &p.is.code, format!("alias `{alias}` is the name or code of {}; remove it", other.is.code));
            }
        }
    }
}

pub(super) fn exceptions(c: &Context, report: &mut Report) {
    for e in &c.data.exceptions {
        if e.is.reason.trim().chars().count() < 12 {
            report.add(&e.file, &e.is.record, "an exception says why, in a sentence");
        }
        if !super::RULES.iter().any(|r| r.code == e.is.rule) {
            report.add(&e.file, &e.is.record, format!("there is no rule `{}` to be excepted from", e.is.rule));
        }
    }
}
