//! HTML as text: escaping, and the frame that every static page has. What a page says is not decided here.

use crate::site::Site;
use crate::{PREVIEW, preview};
use ai_access::text::LANGUAGES;

/// What a page is called and where it stands.
pub(crate) struct Head<'a> {
    /// Its title.
    pub(crate) title: &'a str,
    /// What search engines and previews say of it.
    pub(crate) description: &'a str,
    /// Its path below the site, with a slash at the end.
    pub(crate) path: &'a str,
    /// An answer's: with an oEmbed document and a preview image beside it, and the same question in other languages.
    pub(crate) answer: Option<Answer>,
}

/// What only the page of an answer has.
pub(crate) struct Answer {
    /// What its preview image says.
    pub(crate) preview: String,
    /// The query with which the widget asks its question.
    pub(crate) query: String,
}

impl Answer {
    /// The same question in the widget, which speaks every language.
    pub(crate) fn spoken(&self, language: &str) -> String {
        let joint = if self.query.is_empty() { '?' } else { '&' };
        format!("{}{joint}lang={language}", self.query)
    }
}

/// Text that may stand between tags and in quoted attributes.
pub(crate) fn escaped(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;").replace('"', "&quot;")
}

/// The way back up to the site from a page.
pub(crate) fn up(path: &str) -> String {
    "../".repeat(path.matches('/').count())
}

/// A whole page. `body` is HTML.
pub(crate) fn page(site: &Site, head: &Head, body: &str) -> String {
    let (title, description, up) = (escaped(head.title), escaped(head.description), up(head.path));
    let mut known = String::new();
    if let Some(address) = site.address(head.path) {
        let address = escaped(&address);
        known = format!("<link rel=\"canonical\" href=\"{address}\">\n<meta property=\"og:url\" content=\"{address}\">\n");
        let (image, said) = match &head.answer {
            Some(answer) => (format!("{address}{PREVIEW}"), answer.preview.as_str()),
            None => (site.address("social.png").unwrap_or_default(), "AI Access Simulator: who can reach which AI"),
        };
        let ((width, height), said) = (preview::SIZE, escaped(said));
        known += &format!(
            "<meta property=\"og:image\" content=\"{image}\">\n<meta property=\"og:image:width\" content=\"{width}\">\n\
             <meta property=\"og:image:height\" content=\"{height}\">\n<meta property=\"og:image:alt\" content=\"{said}\">\n\
             <meta name=\"twitter:card\" content=\"summary_large_image\">\n"
        );
        if let Some(answer) = &head.answer {
            known += &format!(
                "<link rel=\"alternate\" type=\"application/json+oembed\" href=\"{address}oembed.json\" title=\"{title}\">\n\
                 <link rel=\"alternate\" hreflang=\"en\" href=\"{address}\">\n\
                 <link rel=\"alternate\" hreflang=\"x-default\" href=\"{address}\">\n"
            );
            for language in LANGUAGES.iter().filter(|l| l.id != "en") {
                let there = escaped(&site.address(&answer.spoken(language.id)).unwrap_or_default());
                known += &format!("<link rel=\"alternate\" hreflang=\"{}\" href=\"{there}\">\n", language.id);
            }
        }
    }
    format!(
        "<!doctype html>\n<html lang=\"en\">\n<meta charset=\"utf-8\">\n<title>{title}</title>\n\
         <meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n\
         <meta name=\"description\" content=\"{description}\">\n<meta name=\"referrer\" content=\"no-referrer\">\n\
         <meta property=\"og:title\" content=\"{title}\">\n<meta property=\"og:description\" content=\"{description}\">\n\
         <meta property=\"og:type\" content=\"article\">\n{known}\
         <link rel=\"icon\" href=\"data:,\">\n<link rel=\"stylesheet\" href=\"{up}prose.css\">\n{body}</html>\n"
    )
}
