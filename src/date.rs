//! A civil date as a day number: parse, print, order, count. No clock, no time zone, no language.
//!
//! Own code instead of a date library: sixty lines are all that the engine needs, and they are checked day by day
//! against the calendar's own rules in the tests below.

use crate::packed::{Packed, Reader, Writer};
use core::fmt;

/// A day of the Gregorian calendar, counted from 1970-01-01 (day 0).
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Date(i32);

impl Date {
    /// The first day that histories and the date strip reach back to: 2022-01-01.
    pub const FIRST: Self = Self(18_993);
    /// The first day that a question may name: 1900-01-01.
    pub const EARLIEST: Self = Self(-25_567);
    /// The last day that a question may name: 2099-12-31.
    pub const LAST: Self = Self(47_481);

    /// The day with this number; any number is a day.
    pub const fn from_day_number(day: i32) -> Self {
        Self(day)
    }

    /// Days since 1970-01-01.
    pub const fn day_number(self) -> i32 {
        self.0
    }

    /// The date with this year, month (1–12) and day (1–31), if the calendar has it.
    pub fn from_ymd(year: i32, month: u32, day: u32) -> Option<Self> {
        if !(1..=9999).contains(&year) || !(1..=12).contains(&month) || day < 1 || day > days_in_month(year, month) {
            return None;
        }
        // Days from civil, after Howard Hinnant: years begin in March, so that the leap day is the last of its year.
        let y = if month <= 2 { year - 1 } else { year };
        let era = y.div_euclid(400);
        let year_of_era = y.rem_euclid(400);
        let month_from_march = (month as i32 + 9) % 12;
        let day_of_year = (153 * month_from_march + 2) / 5 + day as i32 - 1;
        let day_of_era = year_of_era * 365 + year_of_era / 4 - year_of_era / 100 + day_of_year;
        Some(Self(era * 146_097 + day_of_era - 719_468))
    }

    /// Year, month (1–12) and day (1–31).
    pub fn ymd(self) -> (i32, u32, u32) {
        let z = self.0 + 719_468;
        let era = z.div_euclid(146_097);
        let day_of_era = z.rem_euclid(146_097);
        let year_of_era = (day_of_era - day_of_era / 1_460 + day_of_era / 36_524 - day_of_era / 146_096) / 365;
        let day_of_year = day_of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
        let month_from_march = (5 * day_of_year + 2) / 153;
        let day = day_of_year - (153 * month_from_march + 2) / 5 + 1;
        let month = if month_from_march < 10 { month_from_march + 3 } else { month_from_march - 9 };
        let year = year_of_era + era * 400 + i32::from(month <= 2);
        (year, month as u32, day as u32)
    }

    /// Reads `YYYY-MM-DD`, exactly.
    pub fn parse(text: &str) -> Option<Self> {
        let bytes = text.as_bytes();
        if bytes.len() != 10 || bytes.get(4) != Some(&b'-') || bytes.get(7) != Some(&b'-') {
            return None;
        }
        let number = |range: core::ops::Range<usize>| -> Option<u32> {
            bytes.get(range)?.iter().try_fold(0, |n, b| b.is_ascii_digit().then(|| n * 10 + u32::from(b - b'0')))
        };
        Self::from_ymd(i32::try_from(number(0..4)?).ok()?, number(5..7)?, number(8..10)?)
    }

    /// The day that somebody may have meant who wrote year, month and day in this order, or the other way round with dots between
    /// them, but not as `YYYY-MM-DD` or not as the calendar has them; none if there are not three numbers. With anything else
    /// between them, a day before its month cannot be told from a month before its day.
    pub fn nearest(text: &str) -> Option<Self> {
        let mut numbers = text.split(|c: char| !c.is_ascii_digit()).filter(|part| !part.is_empty()).map(str::parse::<u32>);
        let mut next = || numbers.next()?.ok();
        let (first, month, last) = (next()?, next()?.clamp(1, 12), next()?);
        let (year, day) = match (first, last) {
            (..=31, 1000..) if text.contains('.') => (last, first),
            (..=31, 1000..) => return None,
            _ => (first, last),
        };
        let year = i32::try_from(year).ok()?;
        Self::from_ymd(year, month, day.clamp(1, days_in_month(year, month)))
    }

    /// The day this many days later (earlier, if negative).
    pub const fn plus(self, days: i32) -> Self {
        Self(self.0.saturating_add(days))
    }
}

impl fmt::Display for Date {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (year, month, day) = self.ymd();
        write!(f, "{year:04}-{month:02}-{day:02}")
    }
}

/// Days from the first of the record, so that most take two bytes; the lowest bit is the sign.
impl Packed<'_> for Date {
    fn write(&self, to: &mut Writer) {
        let days = self.0 - Self::FIRST.0;
        to.number(((days << 1) ^ (days >> 31)) as u32);
    }
    fn read(from: &mut Reader<'_>) -> Self {
        let number = from.number() as i32;
        Self::FIRST.plus((number >> 1) ^ -(number & 1))
    }
}

fn days_in_month(year: i32, month: u32) -> u32 {
    let leap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);
    match month {
        2 if leap => 29,
        2 => 28,
        4 | 6 | 9 | 11 => 30,
        _ => 31,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_day_of_four_centuries_follows_the_one_before() {
        let mut expected = Date::from_ymd(1800, 1, 1).unwrap();
        for year in 1800..2200 {
            for month in 1..=12 {
                for day in 1..=31 {
                    let Some(date) = Date::from_ymd(year, month, day) else {
                        assert!(day > 28, "{year}-{month}-{day} is missing");
                        continue;
                    };
                    assert_eq!(date, expected);
                    assert_eq!(date.ymd(), (year, month, day));
                    assert_eq!(Date::parse(&date.to_string()), Some(date));
                    expected = expected.plus(1);
                }
            }
        }
    }

    #[test]
    fn known_days() {
        assert_eq!(Date::parse("1970-01-01"), Some(Date::from_day_number(0)));
        assert_eq!(Date::parse("2024-07-09").unwrap().day_number(), 19_913);
        assert_eq!(Date::parse("2022-01-01"), Some(Date::FIRST));
        assert_eq!(Date::parse("1900-01-01"), Some(Date::EARLIEST));
        assert_eq!(Date::parse("2099-12-31"), Some(Date::LAST));
    }

    #[test]
    fn what_somebody_may_have_meant() {
        for (text, meant) in [
            ("2024-02-30", "2024-02-29"),
            ("2024-7-9", "2024-07-09"),
            ("2024/07/09", "2024-07-09"),
            ("2023-13-01", "2023-12-01"),
            ("9.7.2024", "2024-07-09"),
        ] {
            assert_eq!(Date::nearest(text), Date::parse(meant), "{text}");
        }
        for text in ["", "yesterday", "2024", "2024-07", "99999999999-1-1"] {
            assert_eq!(Date::nearest(text), None, "{text}");
        }
    }

    #[test]
    fn what_is_no_date() {
        for text in [
            "",
            "2024",
            "2024-7-9",
            "2024-02-30",
            "2023-02-29",
            "2024-13-01",
            "2024-00-10",
            "0000-01-01",
            "2024/07/09",
            "20240709",
            " 2024-07-09",
            "2024-07-09 ",
            "2024-07-0९",
            "+024-07-09",
            "latest",
        ] {
            assert_eq!(Date::parse(text), None, "{text:?}");
        }
    }
}
