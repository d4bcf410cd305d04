//! Windows: times at which an officer is free to come.

use super::{VisitPlan, VisitTimes};
use crate::text::LocalText;
use crate::time::{ClockTime, Date, Timestamp};
use crate::wire;

wire! {
    /// When an officer is free to come to a dong for a service.
    pub struct VisitWindows {
        /// Id of the service.
        pub service: String,
        /// Id of the dong.
        pub dong: String,
        /// One entry for each date that can be wished for, closed days included.
        pub days: Vec<WindowDay>,
        /// The backend's clock when it answered.
        pub server_time: Timestamp,
    }

    /// The windows of one date.
    pub struct WindowDay {
        /// The date.
        pub date: Date,
        /// Why nobody comes on this date, where it is known: "성탄절".
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub closed: Option<LocalText>,
        /// The windows, earliest first; empty on a closed day.
        pub windows: Vec<VisitWindow>,
    }

    /// A time at which an officer can come.
    pub struct VisitWindow {
        /// When it starts; with service and dong, this names it.
        pub start: Timestamp,
        /// When it ends.
        pub end: Timestamp,
        /// Whether it is free. Of a discreet service every window that can be wished for: nobody learns from the list
        /// that someone has asked.
        pub free: bool,
    }
}

impl VisitTimes {
    /// The windows of a date, free or not, earliest first: one after another through the open hours, none in the
    /// lunch of the office, none on a closed day.
    pub fn windows_on(&self, date: Date) -> Vec<(Timestamp, Timestamp)> {
        let Some(day) = self.hours.on(date) else {
            return Vec::new();
        };
        let length = u32::from(self.visit_minutes.max(1));
        let spans = match &day.lunch {
            Some(lunch) => vec![(day.open, lunch.from), (lunch.until, day.close)],
            None => vec![(day.open, day.close)],
        };
        let at = |minutes: u32| ClockTime::new(minutes / 60, minutes % 60).map(|clock| date.at(clock));
        spans
            .into_iter()
            .flat_map(|(from, until)| {
                let (from, until) = (from.minutes(), until.minutes());
                let count = until.saturating_sub(from) / length;
                (0..count).map(move |nth| (from + nth * length, from + (nth + 1) * length))
            })
            .filter_map(|(from, until)| Some((at(from)?, at(until)?)))
            .collect()
    }

    /// First and last date that can be wished for. Visits that are planned at once go on after the last date of
    /// the first of them.
    pub fn wishable(&self, plan: Option<&VisitPlan>, today: Date) -> (Date, Date) {
        let first = today.plus_days(self.min_days_ahead.into());
        let last = today.plus_days(self.max_days_ahead.into());
        match plan {
            Some(plan) => (first, last.max(plan.last_day(first))),
            None => (first, last),
        }
    }
}

impl VisitPlan {
    /// The last day of a plan that begins on a day.
    pub fn last_day(&self, first: Date) -> Date {
        let months = chrono::Months::new(self.within_months.into());
        Date(first.0.checked_add_months(months).unwrap_or(first.0))
    }

    /// Whether these visits keep to the plan: as many as it has, far enough apart, and within its months.
    pub fn fits(&self, starts: &[Timestamp]) -> bool {
        let apart = |pair: &[Timestamp]| {
            pair[1].date().days_since(pair[0].date()) >= i64::from(self.days_apart.max(1))
        };
        let within = match (starts.first(), starts.last()) {
            (Some(first), Some(last)) => last.date() <= self.last_day(first.date()),
            _ => false,
        };
        starts.len() == usize::from(self.visits) && within && starts.windows(2).all(apart)
    }

    /// All visits of a plan whose first is at `first`: spread over its months where the windows allow it, closer
    /// together where not, at the same time of day where it is free. `None` where no plan comes out.
    ///
    /// `days` are those of [`VisitWindows`]: only free windows are taken.
    pub fn proposed(&self, days: &[WindowDay], first: Timestamp) -> Option<Vec<Timestamp>> {
        let span = self.last_day(first.date()).days_since(first.date());
        let even = span / i64::from(self.visits.max(1));
        let least = i64::from(self.days_apart.max(1));
        let mut gap = even.max(least);
        loop {
            let found = self.with_gap(days, first, gap);
            if found.is_some() || gap <= least {
                return found;
            }
            gap = (gap / 2).max(least);
        }
    }

    fn with_gap(&self, days: &[WindowDay], first: Timestamp, gap: i64) -> Option<Vec<Timestamp>> {
        let mut starts = vec![first];
        while starts.len() < usize::from(self.visits) {
            let before = *starts.last()?;
            let next = days
                .iter()
                .filter(|day| day.date.days_since(before.date()) >= gap)
                .find_map(|day| day.free_like(first))?;
            starts.push(next);
        }
        self.fits(&starts).then_some(starts)
    }
}

impl WindowDay {
    /// The free window at the same time of day as another, else the first free one.
    fn free_like(&self, other: Timestamp) -> Option<Timestamp> {
        let free = || self.windows.iter().filter(|window| window.free);
        let same = free().find(|window| window.start.clock() == other.clock());
        same.or_else(|| free().next()).map(|window| window.start)
    }
}

impl VisitWindows {
    /// The window that starts then.
    pub fn at(&self, start: Timestamp) -> Option<&VisitWindow> {
        let day = self.days.iter().find(|day| day.date == start.date())?;
        day.windows.iter().find(|window| window.start == start)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::office::{Closure, DayHours, Hours, Span};
    use proptest::prelude::*;

    fn date(text: &str) -> Date {
        Date::parse(text).unwrap()
    }

    fn times(closed: &[Date], visit_minutes: u16) -> VisitTimes {
        let time = |text| ClockTime::parse(text).unwrap();
        VisitTimes {
            hours: Hours {
                weekly: (0..5)
                    .map(|weekday| DayHours {
                        weekday,
                        open: time("10:00"),
                        close: time("16:00"),
                        lunch: Some(Span {
                            from: time("12:00"),
                            until: time("13:00"),
                        }),
                        evening: false,
                    })
                    .collect(),
                closures: closed
                    .iter()
                    .map(|date| Closure {
                        date: *date,
                        reason: LocalText::new("쉬는 날", "Holiday"),
                    })
                    .collect(),
                notes: Vec::new(),
            },
            at_lunch: false,
            visit_minutes,
            min_days_ahead: 2,
            max_days_ahead: 21,
            wishes_max: 3,
        }
    }

    const PLAN: VisitPlan = VisitPlan {
        visits: 3,
        within_months: 2,
        days_apart: 14,
    };

    /// What a backend serves, with some windows taken.
    fn served(times: &VisitTimes, today: Date, taken: impl Fn(usize) -> bool) -> Vec<WindowDay> {
        let (first, last) = times.wishable(Some(&PLAN), today);
        let mut nth = 0;
        let mut free = || {
            nth += 1;
            !taken(nth)
        };
        (0..=last.days_since(first) as u64)
            .map(|day| first.plus_days(day))
            .map(|date| WindowDay {
                date,
                closed: None,
                windows: times
                    .windows_on(date)
                    .into_iter()
                    .map(|(start, end)| VisitWindow {
                        start,
                        end,
                        free: free(),
                    })
                    .collect(),
            })
            .collect()
    }

    #[test]
    fn windows_stand_within_the_hours_and_not_in_the_lunch() {
        let windows = times(&[], 90).windows_on(date("2026-11-23"));
        let clocks: Vec<String> = windows
            .iter()
            .map(|(start, end)| format!("{}-{}", start.clock(), end.clock()))
            .collect();
        assert_eq!(clocks, ["10:00-11:30", "13:00-14:30", "14:30-16:00"]);
        assert_eq!(times(&[], 90).windows_on(date("2026-11-22")), [], "a Sunday");
        let closed = times(&[date("2026-11-23")], 90);
        assert_eq!(closed.windows_on(date("2026-11-23")), []);
    }

    #[test]
    fn a_plan_spreads_its_visits_and_keeps_the_time_of_day() {
        let times = times(&[], 60);
        let days = served(&times, date("2026-11-23"), |_| false);
        let first = Timestamp::parse("2026-11-26T14:00:00+09:00").unwrap();
        let plan: Vec<String> = PLAN
            .proposed(&days, first)
            .unwrap()
            .iter()
            .map(|start| start.to_string()[..16].to_owned())
            .collect();
        assert_eq!(plan, ["2026-11-26T14:00", "2026-12-16T14:00", "2027-01-05T14:00"]);
    }

    #[test]
    fn a_plan_that_is_too_close_too_long_or_too_few_does_not_fit() {
        let at = |text: &str| Timestamp::parse(&format!("{text}T10:00:00+09:00")).unwrap();
        for (starts, fits) in [
            (["2026-11-26", "2026-12-10", "2026-12-24"], true),
            (["2026-11-26", "2026-12-09", "2026-12-24"], false),
            (["2026-11-26", "2026-12-24", "2027-01-26"], true),
            (["2026-11-26", "2026-12-24", "2027-01-27"], false),
            (["2026-12-24", "2026-12-10", "2026-11-26"], false),
        ] {
            assert_eq!(PLAN.fits(&starts.map(at)), fits, "{starts:?}");
        }
        assert!(!PLAN.fits(&[at("2026-11-26"), at("2026-12-24")]));
        assert!(!PLAN.fits(&[]));
    }

    proptest! {
        /// Whatever is taken or closed: a plan stands in free windows, on no closed day, and keeps to its rules.
        #[test]
        fn visits_are_never_planned_on_holidays_or_outside_of_windows(
            start in 0_u64..400, closed in prop::collection::btree_set(0_u64..90, 0..40),
            salt in 1_usize..50, share in 1_usize..10, minutes in 20_u16..200, pick in 0_usize..200
        ) {
            let today = date("2026-01-01").plus_days(start);
            let closed: Vec<Date> = closed.into_iter().map(|day| today.plus_days(day)).collect();
            let times = times(&closed, minutes);
            let days = served(&times, today, |nth| (nth * salt) % 10 < share);
            let free: Vec<&VisitWindow> =
                days.iter().flat_map(|day| &day.windows).filter(|window| window.free).collect();
            let Some(first) = free.get(pick % free.len().max(1)) else { return Ok(()) };
            if let Some(starts) = PLAN.proposed(&days, first.start) {
                prop_assert!(PLAN.fits(&starts));
                prop_assert_eq!(starts[0], first.start);
                for start in starts {
                    prop_assert!(free.iter().any(|window| window.start == start));
                    prop_assert!(!closed.contains(&start.date()));
                    prop_assert!(start.date().weekday() < 5);
                    prop_assert!(!(12..13).contains(&start.clock().parts().0));
                }
            }
        }
    }
}
