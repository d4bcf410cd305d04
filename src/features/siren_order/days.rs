//! Days and slots as they are shown: days with places, parts of the day, the nearest free places, months.

use contract::slot::{Slot, SlotDay, SlotDays};
use contract::time::{ClockTime, Date, Timestamp};

/// How many days are listed at first, and with each "more".
pub(super) const DAYS_AT_A_TIME: usize = 10;

/// How full something is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Fullness {
    Free,
    NearlyFull,
    Full,
}

/// Part of a day, said in words above its slots.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum DayPart {
    Morning,
    Afternoon,
    Evening,
}

/// How full a slot is, given from how few places on it is called nearly full.
pub(super) fn fullness(left: u16, nearly_full_left: u16) -> Fullness {
    match left {
        0 => Fullness::Full,
        left if left <= nearly_full_left => Fullness::NearlyFull,
        _ => Fullness::Free,
    }
}

/// How full a day is: nearly full when on average its slots are.
pub(super) fn day_fullness(day: &SlotDay, nearly_full_left: u16) -> Fullness {
    let limit = u32::from(nearly_full_left) * day.slots.len() as u32 / 2;
    match day.left() {
        0 => Fullness::Full,
        left if left <= limit => Fullness::NearlyFull,
        _ => Fullness::Free,
    }
}

/// The days that have places.
pub(super) fn free_days(days: &SlotDays) -> impl Iterator<Item = &SlotDay> {
    days.days.iter().filter(|day| day.left() > 0)
}

/// The day to show: the one that is looked at if it is known, else the first with places.
pub(super) fn shown_day(days: &SlotDays, looked_at: Option<Date>) -> Option<&SlotDay> {
    let looked_at = looked_at.and_then(|date| days.days.iter().find(|day| day.date == date));
    looked_at.or_else(|| free_days(days).next())
}

fn part(clock: ClockTime) -> DayPart {
    match clock.minutes() {
        0..720 => DayPart::Morning,
        720..1080 => DayPart::Afternoon,
        _ => DayPart::Evening,
    }
}

/// The slots of a day by part, parts without slots left out.
pub(super) fn by_part(day: &SlotDay) -> Vec<(DayPart, Vec<&Slot>)> {
    [DayPart::Morning, DayPart::Afternoon, DayPart::Evening]
        .into_iter()
        .map(|wanted| {
            (
                wanted,
                day.slots
                    .iter()
                    .filter(|slot| part(slot.start.clock()) == wanted)
                    .collect(),
            )
        })
        .filter(|(_, slots): &(_, Vec<&Slot>)| !slots.is_empty())
        .collect()
}

/// The longest gap between two slots of a day, such as lunch: from, until.
pub(super) fn gap(day: &SlotDay) -> Option<(Timestamp, Timestamp)> {
    day.slots
        .windows(2)
        .map(|pair| (pair[0].end, pair[1].start))
        .find(|(end, start)| start > end)
}

/// The free slots nearest to a wanted time, at most `count`, in the order of time.
pub(super) fn nearest_free(days: &SlotDays, wanted: Timestamp, count: usize) -> Vec<&Slot> {
    let mut free: Vec<&Slot> = days
        .days
        .iter()
        .flat_map(|day| &day.slots)
        .filter(|slot| slot.left > 0 && slot.start != wanted)
        .collect();
    free.sort_by_key(|slot| slot.start.seconds_since(wanted).abs());
    free.truncate(count);
    free.sort_by_key(|slot| slot.start);
    free
}

/// A month as a wall calendar shows it.
pub(super) struct Month {
    pub(super) year: i32,
    pub(super) month: u32,
    /// Sunday first, as on a Korean wall calendar; `None` beside the month.
    pub(super) weeks: Vec<[Option<Date>; 7]>,
}

/// The months that the days touch.
pub(super) fn months(days: &SlotDays) -> Vec<Month> {
    let mut months: Vec<(i32, u32)> = days.days.iter().map(|day| month_of(day.date)).collect();
    months.dedup();
    months
        .into_iter()
        .map(|(year, month)| Month {
            year,
            month,
            weeks: weeks(year, month),
        })
        .collect()
}

fn month_of(date: Date) -> (i32, u32) {
    let (year, month, _) = date.parts();
    (year, month)
}

/// Column of a date in a calendar that starts with Sunday.
fn column_of(date: Date) -> usize {
    usize::from(date.weekday() + 1) % 7
}

fn weeks(year: i32, month: u32) -> Vec<[Option<Date>; 7]> {
    let mut weeks = vec![[None; 7]];
    for date in (1..=31).filter_map(|day| Date::new(year, month, day)) {
        let column = column_of(date);
        if column == 0 && weeks.last().is_some_and(|week| week.iter().any(Option::is_some)) {
            weeks.push([None; 7]);
        }
        if let Some(week) = weeks.last_mut() {
            week[column] = Some(date);
        }
    }
    weeks
}

#[cfg(test)]
mod tests {
    use super::*;

    fn slot(text: &str, left: u16) -> Slot {
        let start = Timestamp::parse(&format!("{text}:00+09:00")).unwrap();
        Slot {
            start,
            end: start.plus_seconds(1800),
            capacity: 4,
            left,
            held: 0,
            released_at: None,
        }
    }

    fn days() -> SlotDays {
        let day = |text: &str, slots: Vec<Slot>| SlotDay {
            date: Date::parse(text).unwrap(),
            closed: None,
            slots,
        };
        SlotDays {
            server_time: Timestamp::parse("2026-11-23T10:00:00+09:00").unwrap(),
            poll_after_ms: 10_000,
            office: "ok-center".into(),
            days: vec![
                day(
                    "2026-11-24",
                    vec![slot("2026-11-24T11:00", 0), slot("2026-11-24T13:30", 0)],
                ),
                day(
                    "2026-11-25",
                    vec![
                        slot("2026-11-25T11:00", 3),
                        slot("2026-11-25T13:30", 1),
                        slot("2026-11-25T19:30", 4),
                    ],
                ),
                day("2026-12-01", vec![slot("2026-12-01T09:00", 4)]),
            ],
            next_opening: None,
        }
    }

    #[test]
    fn the_first_day_with_places_is_shown_unless_another_is_looked_at() {
        let days = days();
        assert_eq!(
            shown_day(&days, None).map(|day| day.date),
            Date::parse("2026-11-25")
        );
        assert_eq!(
            shown_day(&days, Date::parse("2026-11-24")).map(|day| day.date),
            Date::parse("2026-11-24")
        );
        assert_eq!(
            shown_day(&days, Date::parse("2030-01-01")).map(|day| day.date),
            Date::parse("2026-11-25")
        );
    }

    #[test]
    fn slots_stand_under_their_part_of_the_day_and_lunch_is_the_gap() {
        let days = days();
        let parts: Vec<_> = by_part(&days.days[1])
            .into_iter()
            .map(|(part, slots)| (part, slots.len()))
            .collect();
        assert_eq!(
            parts,
            [
                (DayPart::Morning, 1),
                (DayPart::Afternoon, 1),
                (DayPart::Evening, 1)
            ]
        );
        let (from, until) = gap(&days.days[1]).unwrap();
        assert_eq!(
            (from.clock().to_string(), until.clock().to_string()),
            ("11:30".into(), "13:30".into())
        );
    }

    #[test]
    fn after_a_lost_place_the_nearest_free_ones_are_offered() {
        let days = days();
        let wanted = Timestamp::parse("2026-11-24T13:30:00+09:00").unwrap();
        let offered: Vec<String> = nearest_free(&days, wanted, 2)
            .iter()
            .map(|slot| slot.start.to_string())
            .collect();
        assert_eq!(
            offered,
            ["2026-11-25T11:00:00+09:00", "2026-11-25T13:30:00+09:00"]
        );
    }

    #[test]
    fn a_slot_is_nearly_full_from_the_number_that_the_district_set() {
        assert_eq!(fullness(0, 2), Fullness::Full);
        assert_eq!(fullness(2, 2), Fullness::NearlyFull);
        assert_eq!(fullness(3, 2), Fullness::Free);
    }

    #[test]
    fn months_have_every_date_under_its_weekday() {
        for Month { year, month, weeks } in months(&days()) {
            for (column, date) in weeks.iter().flat_map(|week| week.iter().enumerate()) {
                assert!(
                    date.is_none_or(|date| column_of(date) == column),
                    "{year}-{month}"
                );
            }
        }
        assert_eq!(
            months(&days())
                .iter()
                .map(|month| month.month)
                .collect::<Vec<_>>(),
            [11, 12]
        );
        assert_eq!(
            weeks(2026, 2).len(),
            4,
            "February 2026 starts on a Sunday and fills four weeks"
        );
    }
}
