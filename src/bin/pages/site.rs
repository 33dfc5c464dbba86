//! Where the site will stand, and what needs to know it: absolute addresses, the sitemap.

use crate::html::escaped;
use ai_access::dataset::Dataset;
use ai_access::link;
use ai_access::scenario::Scenario;
use std::env;

/// The site's address, if it is known. It ends with a slash.
#[derive(Debug)]
pub(crate) struct Site(Option<String>);

impl Site {
    /// The one that `SITE_URL` names; none if the variable is not set or empty.
    pub(crate) fn from_environment() -> Result<Self, String> {
        let Some(given) = env::var_os("SITE_URL").filter(|url| !url.is_empty()) else { return Ok(Self(None)) };
        let given = given.to_string_lossy();
        let rest = given.strip_prefix("https://").or_else(|| given.strip_prefix("http://"));
        let plain = |rest: &&str| {
            !rest.is_empty() && !rest.starts_with('/') && rest.chars().all(|c| c.is_ascii_alphanumeric() || "-._~:/%".contains(c))
        };
        rest.filter(plain).ok_or_else(|| {
            format!(
                "SITE_URL cannot be `{}`; it is the site's address, such as https://example.org/ai-access/",
                link::shortened(&given)
            )
        })?;
        Ok(Self(Some(format!("{}/", given.trim_end_matches('/')))))
    }

    /// The absolute address of a path below the site.
    pub(crate) fn address(&self, path: &str) -> Option<String> {
        self.0.as_ref().map(|base| format!("{base}{path}"))
    }

    /// The sitemap of the site's pages; the first path is the site itself.
    pub(crate) fn sitemap(&self, data: &Dataset, paths: &[String]) -> Option<String> {
        self.0.as_ref()?;
        let mut out = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n\
                       <urlset xmlns=\"http://www.sitemaps.org/schemas/sitemap/0.9\">\n"
            .to_owned();
        for address in paths.iter().filter_map(|path| self.address(path)) {
            out += &format!("<url><loc>{}</loc><lastmod>{}</lastmod></url>\n", escaped(&address), data.date());
        }
        Some(out + "</urlset>\n")
    }
}

/// Where the page of a place and maker stands, below the site.
pub(crate) fn path(data: &Dataset, asked: &Scenario) -> String {
    format!("p/{}/{}/", data.code(asked.place), asked.provider.id())
}

/// A question as the query of an address, without what is usual.
pub(crate) fn query(data: &Dataset, asked: &Scenario) -> String {
    let pairs: Vec<String> = link::write(data, asked).into_iter().map(|(key, value)| format!("{key}={value}")).collect();
    if pairs.is_empty() { String::new() } else { format!("?{}", pairs.join("&")) }
}
