//! The registers as plain values: places, makers, doors and model families with their names. Rules are not listed here.

use crate::dataset::Dataset;
use crate::subject::{Channel, Provider};
use crate::value::Value;

/// Each register under its public name.
pub fn lists(data: &Dataset) -> [(&'static str, Vec<Value>); 4] {
    let tables = data.tables();
    let places = tables.places.iter().map(|p| {
        object! {
            "code": p.code, "name": p.name, "native": p.native,
            "state": p.state.map(|s| data.code(s)), "sovereign": p.sovereign.map(|s| data.code(s)),
        }
    });
    let providers = Provider::ALL.iter().map(|p| {
        object! {
            "id": p.id(), "name": data.provider(*p).map(|r| r.name), "app": data.provider(*p).map(|r| r.app),
            "home": data.provider(*p).map(|r| data.code(r.home)),
        }
    });
    let channels = Channel::ALL.iter().map(|c| {
        object! { "id": c.id(), "name": data.channel(*c).map(|r| r.name), "seller": data.channel(*c).map(|r| r.seller) }
    });
    let models = tables
        .models
        .iter()
        .map(|m| object! { "id": m.id, "provider": m.provider.id(), "name": m.name, "open_weights": m.open_weights });
    [
        ("places", places.collect()),
        ("providers", providers.collect()),
        ("channels", channels.collect()),
        ("models", models.collect()),
    ]
}
