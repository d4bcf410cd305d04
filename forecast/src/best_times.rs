//! When to come: the best times of today and of the days after it.

use crate::range::Range;
use crate::today::Today;
use crate::usual::Usual;
use contract::office::{DayHours, Hours};
use contract::queue_status::{CounterHistory, CounterStatus};
use contract::slot::SlotDays;
use contract::time::{ClockTime, Date, Timestamp};

/// Times of each day.
const TIMES: usize = 3;
/// A time is so many minutes long.
const SPAN_MINUTES: u32 = 30;
/// Two times of a day lie at least so many minutes apart, from start to start.
const APART_MINUTES: u32 = 90;
/// Nobody is sent so shortly before closing or lunch, however quiet it is.
const END_MINUTES: u32 = 30;
/// An hour is called quiet below this share of the day's expected wait.
const QUIET: f64 = 0.8;
/// What goes wrong on a day adds up, and the few past weeks may not have seen it: for each hour that the doors have
/// been open, so much of the day's mean wait is feared. Not of a day on which the counter has been seen at work: the
/// line itself then tells what has gone wrong, and late hours are not feared a second time.
const RISK: f64 = 0.1;
/// Waits up to so many seconds are alike: nobody minds which.
const ALIKE_S: f64 = 60.0;

/// What is asked, and all that is known.
#[derive(Debug, Clone, Copy)]
pub struct Question<'a> {
    /// What the hours of past weeks were like at the counter.
    pub history: &'a CounterHistory,
    /// When the office is open.
    pub hours: &'a Hours,
    /// Half hours that can be reserved, where the counter serves reservations.
    pub slots: Option<&'a SlotDays>,
    /// The counter as it is now.
    pub status: Option<&'a CounterStatus>,
    /// The backend's time.
    pub now: Timestamp,
    /// Minutes from the resident's door to the office, as they typed it.
    pub travel_minutes: u32,
    /// So many calendar days, today included.
    pub days: u8,
}

/// The best times of one day, the best first.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DayBest {
    /// The day.
    pub date: Date,
    /// At most three; none is empty.
    pub times: Vec<BestTime>,
}

/// A good time to come.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct BestTime {
    /// Come from this time on …
    pub from: ClockTime,
    /// … and before this one.
    pub until: ClockTime,
    /// The wait then: of those who reserve, where that is the reason.
    pub range: Range,
    /// The wait then of those who come without a reservation, where `range` is of those who reserve.
    pub walk_in: Option<Range>,
    /// Why it is good.
    pub reason: Reason,
}

/// Why a time is good.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Reason {
    /// A reservation is free then: who reserves waits little.
    FreeReservation,
    /// Clearly fewer people come then than on the rest of the day.
    QuietHour,
    /// The best of a day whose hours are much alike.
    Ordinary,
}

/// A time that could be proposed, by minutes of the day.
#[derive(Clone, Copy)]
struct Candidate {
    from: u32,
    range: Range,
    expected_s: f64,
    reserved: bool,
    /// Of a reserved one: the wait without the reservation.
    walk_in: Option<Range>,
}

/// The best times, day by day; days without any are left out. Nobody is sent into the past, sooner than they can
/// be there, over lunch, so late that their turn might not come before the doors close, or to a day of which too
/// little is known.
pub fn best_times(question: &Question) -> Vec<DayBest> {
    (0..u64::from(question.days))
        .map(|ahead| question.now.date().plus_days(ahead))
        .filter_map(|date| {
            let times = day(question, date, question.hours.on(date)?);
            (!times.is_empty()).then_some(DayBest { date, times })
        })
        .collect()
}

fn day(question: &Question, date: Date, hours: &DayHours) -> Vec<BestTime> {
    let earliest = earliest(question, date);
    let all: Vec<Candidate> = candidates(question, date, hours);
    let mean = mean_s(all.iter());
    let mut left: Vec<Candidate> = all.into_iter().filter(|one| one.from >= earliest).collect();
    left.extend(reservations(question, date, &left));
    let seen = today(question, date, hours).is_some();
    let risk = |one: &Candidate| {
        let open_for = f64::from(one.from.saturating_sub(hours.open.minutes())) / 60.0;
        // Who has reserved does not wait for what a day has piled up.
        let feared = if one.reserved || seen {
            0.0
        } else {
            RISK * open_for
        };
        one.expected_s + feared * mean
    };
    left.sort_by(|one, other| risk(one).total_cmp(&risk(other)).then(one.from.cmp(&other.from)));
    let mean_left = mean_s(left.iter().filter(|one| !one.reserved));
    chosen(left, mean_left)
        .iter()
        .filter_map(|one| one.told(mean))
        .collect()
}

/// The wait that is expected at any of these, in seconds.
fn mean_s<'a>(all: impl Iterator<Item = &'a Candidate>) -> f64 {
    let (count, sum) = all.fold((0.0, 0.0), |(count, sum), one| {
        (count + 1.0, sum + one.expected_s)
    });
    sum / f64::max(count, 1.0)
}

/// The first ones that are not close together, and of reservations only one: the others are as good. A choice that
/// is worse than any time is none: after the first one only those follow that are expected to be better than the
/// mean, however few.
fn chosen(sorted: Vec<Candidate>, mean_s: f64) -> Vec<Candidate> {
    let mut chosen: Vec<Candidate> = Vec::new();
    for one in sorted {
        let apart = chosen
            .iter()
            .all(|other| one.from.abs_diff(other.from) >= APART_MINUTES);
        let second = one.reserved && chosen.iter().any(|other| other.reserved);
        let good = chosen.is_empty() || one.expected_s < mean_s || one.expected_s <= ALIKE_S;
        if apart && !second && good && chosen.len() < TIMES {
            chosen.push(one);
        }
    }
    chosen
}

impl Candidate {
    fn told(&self, mean_s: f64) -> Option<BestTime> {
        let clock = |minutes: u32| ClockTime::new(minutes / 60, minutes % 60);
        Some(BestTime {
            from: clock(self.from)?,
            until: clock(self.from + SPAN_MINUTES)?,
            range: self.range,
            walk_in: self.walk_in,
            reason: match () {
                () if self.reserved => Reason::FreeReservation,
                () if self.expected_s < QUIET * mean_s => Reason::QuietHour,
                () => Reason::Ordinary,
            },
        })
    }
}

/// The first minute of this day at which the resident can be there.
fn earliest(question: &Question, date: Date) -> u32 {
    let arrival = question
        .now
        .plus_seconds(i64::from(question.travel_minutes) * 60 + 59);
    match date.days_since(arrival.date()) {
        0 => arrival.clock().minutes(),
        days if days < 0 => u32::MAX,
        _ => 0,
    }
}

/// Every half hour in which someone who comes is called before lunch or closing even if it takes long.
fn candidates(question: &Question, date: Date, hours: &DayHours) -> Vec<Candidate> {
    let (open, close) = (hours.open.minutes(), hours.close.minutes());
    let usual = Usual::new(question.history, date.weekday());
    let last = last_number(question, date);
    let today = today(question, date, hours);
    (open.div_ceil(SPAN_MINUTES)..close / SPAN_MINUTES)
        .map(|half_hour| half_hour * SPAN_MINUTES)
        .filter_map(|from| {
            let until = from + SPAN_MINUTES;
            let middle = from + SPAN_MINUTES / 2;
            let usually = usual.at(middle)?;
            let wait = today
                .as_ref()
                .map_or(usually, |today| today.wait(usually, &usual, middle));
            let range = wait.range();
            let called = until + range.high_s.div_ceil(60).max(END_MINUTES);
            let over_lunch = hours
                .lunch
                .as_ref()
                .is_some_and(|lunch| from < lunch.until.minutes() && called > lunch.from.minutes());
            let served = called <= close && until <= last && !over_lunch;
            served.then_some(Candidate {
                from,
                range,
                expected_s: wait.expected_s(),
                reserved: false,
                walk_in: None,
            })
        })
        .collect()
}

/// Until when numbers are given out: known for today only.
fn last_number(question: &Question, date: Date) -> u32 {
    question
        .status
        .and_then(|status| status.last_call)
        .filter(|last| last.date() == date)
        .map_or(u32::MAX, |last| last.clock().minutes())
}

/// What the counter tells of this date, if that is today and the counter was seen.
fn today<'a>(question: &Question<'a>, date: Date, hours: &'a DayHours) -> Option<Today<'a>> {
    let status = question.status.filter(|_| date == question.now.date())?;
    Today::new(status, question.now, hours)
}

/// The half hours among these in which a reservation is free. Who has reserved is called among the next.
fn reservations(question: &Question, date: Date, among: &[Candidate]) -> Vec<Candidate> {
    let usual = Usual::new(question.history, date.weekday());
    let slots = question.slots.iter().flat_map(|slots| &slots.days);
    slots
        .filter(|day| day.date == date && day.closed.is_none())
        .flat_map(|day| &day.slots)
        .filter(|slot| slot.left > 0 && slot.start > question.now)
        .filter_map(|slot| {
            let from = slot.start.clock().minutes();
            let walk_in = among.iter().find(|one| one.from == from)?;
            let reserved = usual.reserved(from)?;
            (reserved.expected_s() < walk_in.expected_s).then_some(Candidate {
                from,
                range: reserved.range(),
                expected_s: reserved.expected_s(),
                reserved: true,
                walk_in: Some(walk_in.range),
            })
        })
        .collect()
}
