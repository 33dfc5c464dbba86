//! Rules about words: every value of a closed vocabulary, every place and every reference must be one that exists.

use super::super::schema::{In, Timeline};
use super::{Context, Report};
use crate::policy::{Gate, LooksAt, Means, Status, Why};
use crate::subject::{Channel, Provider, Route, Who};

pub(super) fn timelines(c: &Context, report: &mut Report) {
    for t in &c.data.timelines {
        let mut words = Words { report, t };
        words.word("gate", [&t.is.gate], Gate::ALL, Gate::id);
        words.word("provider", t.is.provider.iter().flatten(), Provider::ALL, Provider::id);
        words.word("channel", t.is.channel.iter().flatten(), Channel::ALL, Channel::id);
        words.word("who", t.is.who.iter().flatten(), Who::ALL, Who::id);
        words.word("route", t.is.route.iter().flatten(), Route::ALL, Route::id);
        words.word("looks_at", &t.is.looks_at, LooksAt::ALL, LooksAt::id);
        words.word("means", &t.is.means, Means::ALL, Means::id);
        words.word("inside", &t.is.inside, Status::ALL, Status::id);
        words.word("outside", &t.is.outside, Status::ALL, Status::id);
        words.word("why", t.is.step.iter().filter_map(|s| s.why.as_ref()), Why::ALL, Why::id);
        words.word("between", t.is.step.iter().filter_map(|s| s.between.as_ref()), Why::ALL, Why::id);
        words.word("status", t.is.step.iter().map(|s| &s.status), Status::ALL, Status::id);
        words.among("polarity", &t.is.polarity, &["includes", "excludes"]);
        words.among("applies_to", &t.is.applies_to, &["place", "owner"]);
    }
    for m in c.data.models.iter().filter(|m| Provider::parse(&m.is.provider).is_none()) {
        report.add(&m.file, &m.is.id, format!("provider `{}` is no maker of the contract", m.is.provider));
    }
}

struct Words<'r, 't> {
    report: &'r mut Report,
    t: &'t In<Timeline>,
}

impl Words<'_, '_> {
    fn word<'w, T: Copy>(
        &mut self,
        key: &str,
        values: impl IntoIterator<Item = &'w String>,
        all: &[T],
        id: fn(T) -> &'static str,
    ) {
        let ids: Vec<&str> = all.iter().map(|v| id(*v)).collect();
        self.among(key, values, &ids);
    }

    fn among<'w>(&mut self, key: &str, values: impl IntoIterator<Item = &'w String>, ids: &[&str]) {
        for value in values.into_iter().filter(|v| !ids.contains(&v.as_str())) {
            let near = ids.iter().max_by(|a, b| strsim::jaro_winkler(value, a).total_cmp(&strsim::jaro_winkler(value, b)));
            let near = near.copied().unwrap_or_default();
            let all = ids.join(", ");
            self.report.add(&self.t.file, &self.t.is.id, format!("{key} `{value}` is not one of {all}; did you mean `{near}`?"));
        }
    }
}

pub(super) fn places(c: &Context, report: &mut Report) {
    for t in &c.data.timelines {
        let lists = [Some(&t.is.place), Some(&t.is.except), t.is.owner.as_ref()].into_iter().flatten();
        let seen = t.is.sighting.iter().flat_map(|s| [&s.inside, &s.outside, &s.unread]);
        let dated = t.is.change.iter().map(|x| &x.place).chain(t.is.dispute.iter().map(|x| &x.place));
        let mut unknown = Vec::new();
        for names in lists.chain(seen).chain(dated) {
            c.places.set(names, &mut unknown);
        }
        for name in unknown {
            report.add(&t.file, &t.is.id, format!("`{name}` is neither a code of places.toml nor a group of it (`@group`)"));
        }
    }
}

pub(super) fn references(c: &Context, report: &mut Report) {
    let d = c.data;
    for n in &d.counts {
        for id in n.is.sources.iter().filter(|id| !d.sources.iter().any(|s| s.is.0 == **id)) {
            let message = format!("source `{id}` is not in the register; add it under sources/");
            report.add(&n.file, &format!("count of {}", n.is.on.0), message);
        }
    }
    for t in &d.timelines {
        for id in t.is.cited().filter(|id| !d.sources.iter().any(|s| s.is.0 == **id)) {
            report.add(&t.file, &t.is.id, format!("source `{id}` is not in the register; add it under sources/"));
        }
        for id in t.is.narrows.iter().chain(&t.is.beside).filter(|id| !d.timelines.iter().any(|o| o.is.id == **id)) {
            report.add(&t.file, &t.is.id, format!("names `{id}` in `narrows` or `beside`, which does not exist"));
        }
        for id in t.is.sighting.iter().filter_map(|s| s.list.as_ref()).filter(|id| !d.lists.iter().any(|l| l.is.0 == **id)) {
            report.add(&t.file, &t.is.id, format!("list `{id}` does not exist; add lists/{id}.txt"));
        }
        let makers = t.is.provider.as_deref().unwrap_or_default();
        for id in t.is.model.iter().filter(|id| !d.models.iter().any(|m| m.is.id == **id && makers.contains(&m.is.provider))) {
            report.add(
                &t.file,
                &t.is.id,
                format!("model `{id}` is no family of its makers; declare a [[model]] and name the maker"),
            );
        }
    }
}
