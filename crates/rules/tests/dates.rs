//! Days and months as authors write them: what stands in the calendar in the form that is asked for, and nothing else.

#![allow(clippy::unwrap_used, reason = "a test that cannot be set up fails")]

mod tool;

use kanta_engine::{Date, Source};
use kanta_rules::compile_folder;
use tool::Folder;

/// The day of the rules and their first source, with something in place of "2024-06-01" or of the day of the source; or what is wrong.
fn read(name: &str, find: &str, put: &str) -> Result<(Date, Source), String> {
    let folder = Folder::with_ferry(name, &[("rule-set.toml", find, put)]);
    let rules = compile_folder(&folder.ferry()).map_err(|faults| faults.to_string())?.rules;
    Ok((rules.as_of, rules.sources.first().unwrap().clone()))
}

#[test]
fn a_day_is_one_of_the_calendar_in_ten_characters() {
    for (text, year, month, day) in [
        ("2024-02-29", 2024, 2, 29),
        ("2000-02-29", 2000, 2, 29),
        ("2023-02-28", 2023, 2, 28),
        ("2024-01-31", 2024, 1, 31),
        ("2024-04-30", 2024, 4, 30),
        ("2024-12-31", 2024, 12, 31),
    ] {
        assert_eq!(read("days", "2024-06-01", text).map(|(day, _)| day), Ok(Date { year, month, day }));
    }
    for text in [
        "2023-02-29",
        "1900-02-29",
        "2024-02-30",
        "2024-04-31",
        "2024-01-32",
        "2024-06-00",
        "2024-00-01",
        "2024-13-01",
        "20240-06-01",
        "024-06-01",
        "2024-6-01",
        "2024-006-01",
        "2024-06-1",
        "2024-06-001",
        "+024-06-01",
        "2024-+6-01",
        "2024-06-+1",
        "2024-06",
        "2024-06-01-01",
        "2024/06/01",
    ] {
        let told =
            "rule-set.toml:4:9: `as-of` must be a date of the calendar such as \"2021-04-19\"; change it.\n";
        assert_eq!(read("days", "2024-06-01", text), Err(told.to_owned()), "{text}");
    }
}

#[test]
fn a_month_is_one_of_twelve_in_seven_characters() {
    let read = |month: &str| read("months", "dated = \"2024-05-15\"", &format!("read = \"{month}\""));
    for (text, shown) in [("2026-11", "11/2026"), ("2026-01", "1/2026"), ("2026-12", "12/2026")] {
        assert_eq!(read(text).map(|(_, source)| source.read), Ok(Some(shown.to_owned())));
    }
    for text in [
        "2026-13",
        "2026-00",
        "2026-1",
        "2026-011",
        "026-11",
        "20260-11",
        "+026-11",
        "2026-+1",
        "2026",
        "2026/11",
        "2026-11-01",
    ] {
        let told = "rule-set.toml:10:8: `read` must be a month such as \"2026-11\"; change it.\n";
        assert_eq!(read(text), Err(told.to_owned()), "{text}");
    }
}
