//! What is said around the answer: values of the link that could not be read, and the line at the foot.

use super::node::{El, classed, el};
use crate::dataset::Dataset;
use crate::link::Invalid;
use crate::text::en;

/// Names every value that could not be read and what would be valid; nothing if all could.
pub(super) fn invalid(invalid: &[Invalid]) -> Option<El> {
    if invalid.is_empty() {
        return None;
    }
    let what = el("p")
        .child(el("strong").text("The link to this page holds a value that cannot be read."))
        .text(" The question below uses the usual value instead.");
    Some(classed("div", "invalid").attr("role", "alert").child(what).child(el("ul").children(invalid.iter().map(one))))
}

fn one(error: &Invalid) -> El {
    let item = el("li")
        .key(error.field)
        .child(el("b").text(error.field))
        .text(" cannot be ")
        .child(el("code").text(error.value.clone()))
        .text(format!(": {}.", error.expected));
    match &error.nearest {
        Some(nearest) => item.text(" Did you mean ").child(el("code").text(nearest.clone())).text("?"),
        None => item,
    }
}

/// Version and date of the data, and what the page does not do.
pub(super) fn footer(data: &Dataset<'static>) -> El {
    let tables = data.tables();
    classed("footer", "foot")
        .child(el("span").text(format!("Data {} of {}", tables.version, en::date(data.date()))))
        .child(el("span").text(format!("{} places, {} sources", tables.places.len(), tables.sources)))
        .child(el("span").text("Nothing you enter leaves this page."))
}
