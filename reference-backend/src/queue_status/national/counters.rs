//! Rows of waiting: which counter they are of, and what was seen there.

use super::row::Row;
use crate::random;
use contract::office::CounterKind;
use contract::text::LocalText;
use contract::time::Timestamp;
use std::collections::BTreeMap;

/// Longest number on a board, in characters.
const NUMBER_MAX: usize = 12;
/// Longest own part of an id, in characters: with what stands before it, it stays within the contract.
const ID_MAX: usize = 40;

/// Words of a task by which its kind is known. The first that fits holds.
const KINDS: &[(CounterKind, &[&str])] = &[
    (CounterKind::Passport, &["여권"]),
    (
        CounterKind::FamilyRelation,
        &["가족", "출생", "혼인", "사망", "개명"],
    ),
    (
        CounterKind::Welfare,
        &["복지", "기초", "장애", "수급", "보육", "연금", "바우처"],
    ),
    (
        CounterKind::General,
        &["민원", "증명", "등본", "초본", "인감", "전입", "주민등록", "통합"],
    ),
];

/// One queue of one office, with everything that one answer said of it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct CounterRows {
    /// Id of the office.
    pub(super) office: String,
    /// Stable id within the office.
    pub(super) id: String,
    /// Name as told.
    pub(super) name: LocalText,
    /// What it deals with, by the words of its name.
    pub(super) kind: CounterKind,
    /// What was seen, the oldest first; never empty.
    pub(super) seen: Vec<Sighting>,
}

/// What one row says.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Sighting {
    /// When the office said so; `None` where that cannot be read.
    pub(super) at: Option<Timestamp>,
    /// The number being called.
    pub(super) called: Option<String>,
    /// The window that calls it.
    pub(super) called_to: Option<String>,
    /// How many wait, as told.
    pub(super) waiting: Option<i64>,
}

impl Sighting {
    /// The number being called, as a number.
    pub(super) fn number(&self) -> Option<u32> {
        self.called.as_ref()?.parse().ok()
    }

    fn of_row(row: &Row, now: Timestamp) -> Self {
        let on_board = |name: &str| {
            let text = row.text(name).filter(|text| text.chars().count() <= NUMBER_MAX)?;
            // Zero stands where nobody is called.
            (!text.chars().all(|letter| letter == '0')).then_some(text)
        };
        Self {
            // What was told before now cannot have been seen after it: then the office's clock is ahead.
            at: row.moment("totDt").map(|at| at.min(now)),
            called: on_board("clotNo"),
            called_to: on_board("clotCnterNo"),
            waiting: row.number("wtngCnt"),
        }
    }
}

/// The id of the office that a row is of.
pub(super) fn office_id(row: &Row) -> Option<String> {
    Some(format!("cso-{}", id_part(&row.text("csoSn")?)))
}

/// Sorts rows by counter; the second value is how many could not be told apart. Of repeated rows all are kept,
/// the latest last: each may tell of another call.
pub(super) fn by_counter(rows: &[Row], now: Timestamp) -> (Vec<CounterRows>, usize) {
    let mut counters: BTreeMap<(String, String), CounterRows> = BTreeMap::new();
    let mut dropped = 0;
    for row in rows {
        let (number, name) = (row.text("taskNo"), row.text("taskNm"));
        let (Some(office), Some(mark)) = (office_id(row), number.as_ref().or(name.as_ref())) else {
            dropped += 1;
            continue;
        };
        let id = format!("task-{}", id_part(mark));
        let counter = counters
            .entry((office.clone(), id.clone()))
            .or_insert_with(|| CounterRows {
                office,
                id,
                name: name_of(name.as_deref(), mark),
                kind: kind_of(name.as_deref().unwrap_or_default()),
                seen: Vec::new(),
            });
        counter.seen.push(Sighting::of_row(row, now));
    }
    for counter in counters.values_mut() {
        counter.seen.sort_by_key(|seen| (seen.at, seen.number()));
        counter.seen.dedup();
    }
    (counters.into_values().collect(), dropped)
}

/// The name as told, with room to break the line after a comma.
fn name_of(name: Option<&str>, mark: &str) -> LocalText {
    match name {
        Some(name) => LocalText::of(name.replace(", ", ",").replace(',', ", "), None),
        None => LocalText::new(format!("창구 {mark}"), format!("Counter {mark}")),
    }
}

fn kind_of(name: &str) -> CounterKind {
    KINDS
        .iter()
        .find(|(_, words)| words.iter().any(|word| name.contains(word)))
        .map_or(CounterKind::Unknown, |(kind, _)| *kind)
}

/// A part of an id from what the service calls it: small letters and digits; what has others is hashed.
fn id_part(text: &str) -> String {
    let small = text.to_ascii_lowercase();
    let plain = |letter: char| letter.is_ascii_lowercase() || letter.is_ascii_digit() || letter == '-';
    match small.chars().all(plain) && small.len() <= ID_MAX {
        true => small,
        false => random::hex(&random::hash(&[text.as_bytes()])[..6]),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::{Value, json};

    fn rows(values: Value) -> Vec<Row> {
        let list = values.as_array().unwrap();
        list.iter()
            .map(|row| Row(row.as_object().unwrap().clone()))
            .collect()
    }

    fn now() -> Timestamp {
        Timestamp::parse("2026-11-23T10:00:00+09:00").unwrap()
    }

    #[test]
    fn repeated_rows_are_one_counter_and_the_latest_holds() {
        let row = |number: &str, at: &str| {
            json!({ "csoSn": "17", "taskNo": "2", "taskNm": "여권", "clotNo": number, "wtngCnt": "4",
                    "clotCnterNo": "3", "totDt": at })
        };
        let rows = rows(json!([
            row("0105", "20261123095950"),
            row("0103", "20261123095800"),
            row("0105", "20261123095950"),
            row("0104", "20261123095950"),
        ]));
        let (counters, dropped) = by_counter(&rows, now());
        assert_eq!((counters.len(), dropped), (1, 0));
        let counter = &counters[0];
        assert_eq!(
            (counter.office.as_str(), counter.id.as_str()),
            ("cso-17", "task-2")
        );
        let called: Vec<_> = counter.seen.iter().filter_map(Sighting::number).collect();
        assert_eq!(called, [103, 104, 105]);
        let last = counter.seen.last().unwrap();
        assert_eq!(
            (last.called.as_deref(), last.called_to.as_deref()),
            (Some("0105"), Some("3"))
        );
        assert_eq!(last.at.unwrap().to_string(), "2026-11-23T09:59:50+09:00");
    }

    #[test]
    fn a_clock_that_is_ahead_and_a_number_of_nobody_are_seen_through() {
        let rows = rows(json!([
            { "csoSn": 1, "taskNo": 1, "taskNm": "민원", "clotNo": "0000", "clotCnterNo": "", "totDt": "20261124000000" },
            { "csoSn": 1, "taskNo": 2, "taskNm": "민원", "clotNo": "1", "wtngCnt": -4, "totDt": "언제" },
            { "taskNm": "민원" },
            { "csoSn": "A 1", "taskNm": "여권" },
            { "csoSn": 1, "taskNo": 3 },
        ]));
        let (counters, dropped) = by_counter(&rows, now());
        assert_eq!(dropped, 1);
        let find = |id: &str| counters.iter().find(|counter| counter.id == id).unwrap();
        assert_eq!(find("task-1").seen[0].at, Some(now()));
        assert_eq!(find("task-1").seen[0].called, None);
        assert_eq!(
            (find("task-2").seen[0].at, find("task-2").seen[0].waiting),
            (None, Some(-4))
        );
        assert_eq!(find("task-3").name.ko, "창구 3");
        for counter in &counters {
            let plain =
                |letter: char| letter.is_ascii_lowercase() || letter.is_ascii_digit() || letter == '-';
            assert!(
                counter.office.chars().all(plain) && counter.id.chars().all(plain),
                "{counter:?}"
            );
        }
    }

    #[test]
    fn the_kind_is_known_by_words_and_else_unknown() {
        for (name, kind) in [
            ("출생,혼인/이혼,사망", CounterKind::FamilyRelation),
            ("여권 접수", CounterKind::Passport),
            ("통합민원", CounterKind::General),
            ("제증명", CounterKind::General),
            ("사회복지", CounterKind::Welfare),
            ("자동차등록", CounterKind::Unknown),
        ] {
            assert_eq!(kind_of(name), kind, "{name}");
        }
        assert_eq!(
            name_of(Some("출생,혼인/이혼,사망"), "1").ko,
            "출생, 혼인/이혼, 사망"
        );
    }
}
