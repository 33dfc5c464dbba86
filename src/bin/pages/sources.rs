//! The documents that a page cites: numbered as it names them, and listed at its end. Which rule cites what is not decided here.

use crate::html::escaped;
use ai_access::evidence::Source;
use ai_access::text::Words;

/// The documents named so far, by their indices.
#[derive(Default)]
pub(crate) struct Sources(Vec<u16>);

impl Sources {
    /// Their numbers, as links to the list.
    pub(crate) fn links(&mut self, sources: &[u16]) -> String {
        let link = |n: usize| format!("<a href=\"#s{n}\">{n}</a>");
        sources.iter().map(|source| link(self.number(*source))).collect::<Vec<_>>().join(", ")
    }

    fn number(&mut self, source: u16) -> usize {
        let at = self.0.iter().position(|known| *known == source).unwrap_or_else(|| {
            self.0.push(source);
            self.0.len() - 1
        });
        at + 1
    }

    /// All of them, in full.
    pub(crate) fn list<'s, 'd: 's>(&self, words: Words, find: impl Fn(u16) -> Option<&'s Source<'d>>) -> String {
        let mut out = "<h2>The sources</h2>\n<ol class=\"sources\">\n".to_owned();
        for (n, source) in (1..).zip(self.0.iter().filter_map(|index| find(*index))) {
            let day = words.published(source);
            let written = source.url.trim_start_matches("https://").trim_end_matches('/');
            out += &format!(
                "<li id=\"s{n}\">{}. {}, {day}. <a href=\"{}\">{}</a>\n",
                escaped(source.title),
                escaped(source.publisher),
                escaped(source.url),
                escaped(written)
            );
        }
        out + "</ol>\n"
    }
}
