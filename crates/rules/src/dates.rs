//! Dates as authors write them.

use crate::document::Placed;
use crate::fault::{Faults, Problem};
use kanta_engine::Date;

/// Reads a date such as 2021-04-19.
pub(crate) fn date(key: &str, text: &Placed, faults: &mut Faults) -> Option<Date> {
    let date = iso(&text.text);
    if date.is_none() {
        let wanted = "a date of the calendar such as \"2021-04-19\"";
        faults.add(&text.place, Problem::WrongType { key: key.to_owned(), wanted });
    }
    date
}

/// The day of the calendar that is written so in ISO 8601.
pub(crate) fn iso(text: &str) -> Option<Date> {
    let parts: Vec<&str> = text.split('-').collect();
    let date = match parts.as_slice() {
        [year, month, day]
            if year.len() == 4
                && month.len() == 2
                && day.len() == 2
                && parts.concat().bytes().all(|byte| byte.is_ascii_digit()) =>
        {
            year.parse().ok().zip(month.parse().ok()).zip(day.parse().ok())
        }
        _ => None,
    };
    date.map(|((year, month), day)| Date { year, month, day }).filter(is_on_the_calendar)
}

fn is_on_the_calendar(date: &Date) -> bool {
    let leap =
        date.year.is_multiple_of(4) && (!date.year.is_multiple_of(100) || date.year.is_multiple_of(400));
    let days = match date.month {
        1 | 3 | 5 | 7 | 8 | 10 | 12 => 31,
        4 | 6 | 9 | 11 => 30,
        2 if leap => 29,
        2 => 28,
        _ => 0,
    };
    (1..=days).contains(&date.day)
}

/// Reads a month such as 2026-11, and writes it as the guide shows it: 11/2026.
pub(crate) fn month(key: &str, text: &Placed, faults: &mut Faults) -> Option<String> {
    let digits =
        |text: &str, length: usize| text.len() == length && text.bytes().all(|byte| byte.is_ascii_digit());
    let parts = text.text.split_once('-').filter(|(year, month)| digits(year, 4) && digits(month, 2));
    let month = parts.and_then(|(year, month)| Some((year, month.parse::<u8>().ok()?)));
    let month =
        month.filter(|(_, month)| (1..=12).contains(month)).map(|(year, month)| format!("{month}/{year}"));
    if month.is_none() {
        let wanted = "a month such as \"2026-11\"";
        faults.add(&text.place, Problem::WrongType { key: key.to_owned(), wanted });
    }
    month
}
