//! Days in words: English here, other languages by the browser. What a rule's dates mean is said in `gate`.

use super::{Words, msg, slot};
use crate::date::Date;
use crate::evidence::Source;

const MONTHS: [&str; 12] =
    ["January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December"];

/// How a day is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum DateForm {
    /// `9 July 2024`.
    Written,
    /// `9 Jul 2024`, for labels.
    Short,
    /// `July 2024`, for pages that name no day.
    Month,
}

/// A day in English.
pub fn english(date: Date, form: DateForm) -> String {
    let (year, month, day) = date.ymd();
    let name = usize::try_from(month).ok().and_then(|m| MONTHS.get(m.checked_sub(1)?)).copied().unwrap_or_default();
    match form {
        DateForm::Written => format!("{day} {name} {year}"),
        DateForm::Short => format!("{day} {} {year}", name.get(..3).unwrap_or(name)),
        DateForm::Month => format!("{name} {year}"),
    }
}

impl Words<'_, '_> {
    /// A day; where the language's own way of writing it is not known, as `2024-07-09`.
    pub fn day(self, date: Date, form: DateForm) -> String {
        match &self.texts.locale {
            Some(locale) => (locale.write_day)(date, form),
            None if self.texts.foreign_lang().is_some() => date.to_string(),
            None => english(date, form),
        }
    }

    /// `9 July 2024`.
    pub fn date(self, date: Date) -> String {
        self.day(date, DateForm::Written)
    }

    /// When a source was published, as closely as it says so itself; of an undated page, when it was read.
    pub fn published(self, source: &Source) -> String {
        match source.published {
            Some(day) if source.month_only => self.day(day, DateForm::Month),
            Some(day) => self.date(day),
            None => self.fill(msg::EVIDENCE_UNDATED, &[(slot::DAY, &self.date(source.accessed))]),
        }
    }

    /// `9 Jul 2024`, for labels.
    pub fn short_date(self, date: Date) -> String {
        self.day(date, DateForm::Short)
    }
}
