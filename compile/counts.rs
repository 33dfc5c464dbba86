//! The counts of registered services as the export of the dataset reads them: a line each, its values between tabs. They are no
//! rules and decide nothing, so the tables of the page do not carry them.

use super::read::read;
use std::path::Path;

/// The lines, in order of time: day, count, whether it is a lower bound, unit, apps counted apart and whether that is a lower
/// bound, claim, ids of sources.
pub fn counts(folder: &Path) -> String {
    let (data, _) = read(folder);
    let line = |n: &super::schema::Count| {
        let apps = n.registered_apps.map_or_else(String::new, |apps| apps.to_string());
        let (on, count, sources) = (n.on.0.to_string(), n.count.to_string(), n.sources.join(" "));
        let (bound, apps_bound) = (n.at_least.to_string(), n.registered_apps_at_least.to_string());
        [&on, &count, &bound, &n.unit, &apps, &apps_bound, &n.claim, &sources]
            .map(|value| value.replace(['\t', '\n'], " "))
            .join("\t")
    };
    data.counts.iter().map(|n| line(&n.is) + "\n").collect()
}
