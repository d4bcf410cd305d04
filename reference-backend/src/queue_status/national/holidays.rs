//! Public holidays from the nation's service, where it is configured; else the list of `calendar.rs`.

use super::row::Row;
use contract::office::Closure;
use contract::text::LocalText;
use std::collections::BTreeMap;

/// The days off among the rows of a month.
pub(super) fn of_rows(rows: &[Row]) -> Vec<Closure> {
    let off = rows.iter().filter(|row| row.yes("isHoliday"));
    let days: BTreeMap<_, _> = off
        .filter_map(|row| Some((row.date("locdate")?, row.text("dateName")?)))
        .collect();
    days.into_iter()
        .map(|(date, ko)| Closure {
            date,
            reason: LocalText::of(ko, None),
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    #[test]
    fn days_off_are_taken_once_and_in_order() {
        let row = |value: serde_json::Value| Row(value.as_object().unwrap().clone());
        let rows = [
            row(json!({ "locdate": 20261225, "dateName": "기독탄신일", "isHoliday": "Y" })),
            row(json!({ "locdate": "20261205", "dateName": "무역의 날", "isHoliday": "N" })),
            row(json!({ "locdate": "20261009", "dateName": "한글날", "isHoliday": "Y" })),
            row(json!({ "locdate": "20261225", "dateName": "기독탄신일", "isHoliday": "Y" })),
            row(json!({ "locdate": "?", "dateName": "?", "isHoliday": "Y" })),
        ];
        let days: Vec<_> = of_rows(&rows)
            .into_iter()
            .map(|day| format!("{} {}", day.date, day.reason.ko))
            .collect();
        assert_eq!(days, ["2026-10-09 한글날", "2026-12-25 기독탄신일"]);
    }
}
