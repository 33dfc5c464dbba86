//! HTML as text: escaping, and the frame that every static page has. What a page says is not decided here.

use crate::site::Site;

/// What a page is called and where it stands.
pub(crate) struct Head<'a> {
    /// Its title.
    pub(crate) title: &'a str,
    /// What search engines and previews say of it.
    pub(crate) description: &'a str,
    /// Its path below the site, with a slash at the end.
    pub(crate) path: &'a str,
    /// Whether an oEmbed document stands beside it.
    pub(crate) oembed: bool,
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
    if let (Some(address), Some(image)) = (site.address(head.path), site.address("social.png")) {
        let (address, image) = (escaped(&address), escaped(&image));
        known = format!(
            "<link rel=\"canonical\" href=\"{address}\">\n<meta property=\"og:url\" content=\"{address}\">\n\
             <meta property=\"og:image\" content=\"{image}\">\n\
             <meta property=\"og:image:alt\" content=\"AI Access Simulator: who can reach which AI\">\n\
             <meta name=\"twitter:card\" content=\"summary_large_image\">\n"
        );
        if head.oembed {
            known += &format!(
                "<link rel=\"alternate\" type=\"application/json+oembed\" href=\"{address}oembed.json\" title=\"{title}\">\n"
            );
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
