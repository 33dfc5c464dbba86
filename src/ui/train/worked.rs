//! The test on figures, worked out for the chip: its numbers beside the limits in force that day, and which it meets.

use super::super::icon;
use super::super::node::{El, classed, el};
use super::number;
use crate::policy::Status;
use crate::text::{Msg, Words, msg, slot};
use crate::training::data::Training;
use crate::training::decide::Outcome;
use crate::training::test::{Compared, Truth, Worked};
use crate::training::vocabulary::Figure;

/// Every test in force, class by class.
pub(super) fn view(words: Words, training: &Training<'static>, outcome: &Outcome) -> El {
    let chip = training.chip(outcome.question.chip).map_or("", |c| c.name);
    let remark = match (outcome.tests.is_empty(), outcome.covered) {
        (true, _) => Some(msg::TRAIN_NO_TEST),
        (false, false) => Some(msg::TRAIN_COMPARISON),
        (false, true) => None,
    };
    classed("section", "worked")
        .attr("aria-labelledby", "worked")
        .child(el("h2").attr("id", "worked").text(words.fill(msg::TRAIN_WORKED, &[(slot::CHIP, chip)])))
        .maybe(remark.map(|text| classed("p", "hint").text(words.get(text))))
        .children(outcome.tests.iter().filter_map(|w| test(words, training, w, chip)))
}

fn test(words: Words, training: &Training<'static>, worked: &Worked, chip: &'static str) -> Option<El> {
    let (test, class) = (training.test(worked.test)?, training.class(worked.test, worked.class)?);
    let lang = words.texts.foreign_lang();
    let result = match worked.meets {
        Truth::Yes => msg::TRAIN_CAUGHT,
        Truth::No => msg::TRAIN_NOT_CAUGHT,
        Truth::Unknown => msg::TRAIN_NOT_TOLD,
    };
    let caption = el("caption")
        .child(el("b").foreign(lang).text(test.name))
        .text(" ")
        .child(el("span").foreign(lang).text(class.id))
        .child(el("em").text(words.get(result)).maybe(worked.unverified.then(|| unverified(words))));
    let head = |text: &'static str| el("th").attr("scope", "col").text(text);
    let heads = el("tr")
        .child(head(words.get(msg::TRAIN_FIGURE)))
        .child(head(chip))
        .child(head(words.get(msg::TRAIN_LIMIT)))
        .child(head(words.get(msg::TRAIN_RESULT)));
    let ways = worked.alternatives.iter().enumerate().map(|(n, checks)| {
        let or = el("tr").child(classed("td", "or").attr("colspan", "4").text(words.get(msg::TRAIN_OR)));
        el("tbody").key(n).maybe((n > 0).then_some(or)).children(checks.iter().map(|c| check(words, c)))
    });
    Some(
        el("table")
            .key(format!("{}-{}", worked.test, worked.class))
            .attr("data-test", test.id)
            .attr("data-met", if worked.meets == Truth::Yes { "yes" } else { "no" })
            .child(caption)
            .child(el("thead").child(heads))
            .children(ways),
    )
}

fn unverified(words: Words) -> El {
    classed("small", "unverified").text(words.get(msg::TRAIN_UNVERIFIED))
}

fn check(words: Words, c: &Compared) -> El {
    let value = c.value.map_or_else(|| words.get(msg::TRAIN_UNKNOWN).to_owned(), |v| number::figure(words, c.figure, v));
    let limit = number::figure(words, c.figure, if c.figure == Figure::DataCentre { u32::from(!c.below) } else { c.threshold });
    let limit = match (c.figure, c.below) {
        (Figure::DataCentre, _) => limit,
        (_, true) => format!("< {limit}"),
        (_, false) => format!("≥ {limit}"),
    };
    let (result, mark): (Msg, Status) = match c.met {
        Truth::Yes => (msg::TRAIN_MET, Status::Open),
        Truth::No => (msg::TRAIN_MISSED, Status::NotApplicable),
        Truth::Unknown => (msg::TRAIN_UNKNOWN, Status::Unknown),
    };
    el("tr")
        .child(el("th").attr("scope", "row").text(words.get(msg::CHIP_FIGURE_NAME.at(c.figure as usize))))
        .child(el("td").text(value))
        .child(el("td").attr("dir", "ltr").text(limit))
        .child(
            el("td")
                .attr_if("class", (c.met == Truth::Yes).then_some("met"))
                .child(icon::status(mark))
                .text(words.get(result))
                .maybe(c.unverified.then(|| unverified(words))),
        )
}
