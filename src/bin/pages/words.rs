//! The English words of the answer pages. Which words there are is `ai_access::text`'s business.

use ai_access::dataset::Dataset;
use ai_access::text::{Texts, Words};

thread_local! {
    // Leaked: one small table for as long as the program runs, so that every page can borrow it.
    static ENGLISH: &'static Texts = Box::leak(Box::new(Texts::english()));
}

/// Words over the data.
pub(crate) fn words<'w, 'd>(data: &'w Dataset<'d>) -> Words<'w, 'd> {
    Words::new(data, ENGLISH.with(|texts| *texts))
}
