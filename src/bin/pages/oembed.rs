//! The oEmbed document of an answer page: what a content management system asks for to show the widget in an article.

use crate::answer;
use crate::html::escaped;
use crate::site::{self, Site};
use crate::{PREVIEW, preview};
use ai_access::dataset::Dataset;
use ai_access::scenario::Scenario;
use ai_access::value::Value;

const WIDTH: u32 = 640;
const HEIGHT: u32 = 1000;

/// The document; none if nobody knows where the site will stand, since its addresses must be whole.
pub(crate) fn document(data: &Dataset, site: &Site, asked: &Scenario) -> Option<String> {
    let title = answer::title(data, asked);
    let page = escaped(&site.address(&site::path(data, asked))?);
    let frame = escaped(&site.address(&format!("embed/{}", site::query(data, asked)))?);
    let shown = escaped(&title);
    // The sentence stands where frames are taken out; the frame asks for no more than scripts and links.
    let html = format!(
        "<blockquote><a href=\"{page}\">{}</a></blockquote>\
         <iframe src=\"{frame}\" title=\"{shown}\" width=\"100%\" height=\"{HEIGHT}\" loading=\"lazy\" style=\"border:0\" \
         referrerpolicy=\"no-referrer\" sandbox=\"allow-scripts allow-popups allow-popups-to-escape-sandbox\"></iframe>",
        escaped(&answer::summary(data, asked))
    );
    let (home, image) = (site.address("")?, site.address(&format!("{}{PREVIEW}", site::path(data, asked)))?);
    let (width, height) = preview::SIZE;
    let fields = [
        ("version", Value::from("1.0")),
        ("type", Value::from("rich")),
        ("title", Value::from(title)),
        ("provider_name", Value::from("AI Access Simulator")),
        ("provider_url", Value::from(home)),
        ("cache_age", Value::from(86_400u32)),
        ("width", Value::from(WIDTH)),
        ("height", Value::from(HEIGHT)),
        ("html", Value::from(html)),
        ("thumbnail_url", Value::from(image)),
        ("thumbnail_width", Value::from(width)),
        ("thumbnail_height", Value::from(height)),
    ];
    Some(format!("{:#}\n", Value::named(fields.map(|(name, value)| (name.to_owned(), value)))))
}
