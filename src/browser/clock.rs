//! The day.

use js_sys::Date as JsDate;
use kanta_engine::Date;

/// Today, where the browser is.
pub(crate) fn today() -> Date {
    let now = JsDate::new_0();
    let small = |number: u32| u8::try_from(number).unwrap_or_default();
    Date {
        year: u16::try_from(now.get_full_year()).unwrap_or_default(),
        month: small(now.get_month().saturating_add(1)),
        day: small(now.get_date()),
    }
}
