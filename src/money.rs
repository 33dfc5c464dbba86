//! Who is paid: for a maker, a door and a day, who pays whom for what, as reported. Where nothing is known there is no flow.

use crate::date::Date;
use crate::subject::{Channel, Provider};
use crate::training::data::Training;
use crate::training::tables::Flow;

/// The fields of a question; they are read as those of the first question are.
pub const FIELDS: [&str; 3] = ["provider", "channel", "date"];

/// What is asked. Small and `Copy`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Query {
    /// The maker.
    pub provider: Provider,
    /// The door.
    pub channel: Channel,
    /// The day.
    pub date: Date,
}

/// The flows of a day.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Answer {
    /// Numbers of the flows, in the order of the data.
    pub flows: Vec<u16>,
    /// Whether the day lies beyond the data: then they are what was last known.
    pub stale: bool,
}

/// The flows that are on record for a day.
pub fn flows(training: &Training, query: &Query) -> Answer {
    let last = training.tables().money_date;
    let day = query.date.min(last);
    let found = (0..).zip(&training.tables().flows).filter(|(_, flow)| runs(flow, query, day)).map(|(index, _)| index);
    Answer { flows: found.collect(), stale: query.date > last }
}

/// A flow by its number.
pub fn flow<'t, 'a>(training: &'t Training<'a>, index: u16) -> Option<&'t Flow<'a>> {
    training.tables().flows.get(usize::from(index))
}

/// Every day on which the flows of a maker and a door change, in order.
pub fn boundaries(training: &Training, query: &Query) -> Vec<Date> {
    let mut days = Vec::new();
    for flow in training.tables().flows.iter().filter(|flow| is_about(flow, query)) {
        crate::order::insert(&mut days, flow.from);
        if let Some(until) = flow.until {
            crate::order::insert(&mut days, until.plus(1));
        }
    }
    days
}

fn is_about(flow: &Flow, query: &Query) -> bool {
    flow.providers & query.provider.bit() != 0 && flow.channels & query.channel.bit() != 0
}

fn runs(flow: &Flow, query: &Query, day: Date) -> bool {
    is_about(flow, query) && flow.from <= day && flow.until.is_none_or(|until| day <= until)
}
