//! The JSON of who is paid, for the command line and the module for developers.

use super::documents;
use crate::dataset::Dataset;
use crate::money::{self, Query};
use crate::text::{Texts, Words};
use crate::training::data::Training;
use crate::value::Value;

/// The flows of a day.
pub fn answer(data: &Dataset, training: &Training, query: &Query) -> Value {
    let answer = money::flows(training, query);
    let flows: Vec<_> = answer.flows.iter().filter_map(|index| money::flow(training, *index)).collect();
    let party = |role: &str, name: &str| object! { "role": role, "name": (!name.is_empty()).then_some(name) };
    let shown: Vec<Value> = flows
        .iter()
        .map(|f| {
            object! {
                "id": f.id, "payer": party(f.payer.id(), f.payer_name), "payee": party(f.payee.id(), f.payee_name),
                "what": f.what, "rate": (!f.rate.is_empty()).then_some(f.rate),
                "from": (!f.earlier).then(|| f.from.to_string()), "on_record_by": f.from.to_string(),
                "to": f.until.map(|d| d.to_string()), "claim": f.claim, "confidence": f.confidence.id(),
                "sources": f.sources.iter().filter_map(|i| training.source(*i)).map(|s| s.id).collect::<Vec<_>>(),
            }
        })
        .collect();
    let changes: Vec<String> = money::boundaries(training, query).iter().map(ToString::to_string).collect();
    object! {
        "scenario": object! { "provider": query.provider.id(), "channel": query.channel.id(), "date": query.date.to_string() },
        "sentence": Words::new(data, &Texts::english()).money_sentence(training, query),
        "stale": answer.stale,
        "flows": shown,
        "changes_on": changes,
        "sources": documents(flows.iter().flat_map(|f| &f.sources).filter_map(|index| training.source(*index))),
        "dataset": object! { "version": data.tables().version, "date": training.tables().money_date.to_string() },
    }
}
