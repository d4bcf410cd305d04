//! Whole days of one counter, for checking what is said about waiting against what then happens.

use super::chance::{Chance, mix};
use super::day::{Day, LineRules, Opening, Reserved};
use super::past::{self, PastDay};
use super::plan::{DayKind, Profile};
use super::run::Run;
use super::watch::{Joined, published, watch};
use contract::office::{Counter, CounterKind, DayHours, OfficeKind, Span};
use contract::queue_status::{CounterStatus, UsualHour};
use contract::text::LocalText;
use contract::time::{ClockTime, Date, Timestamp};

/// What is usual is learned from so many weeks.
pub(crate) const WEEKS: u16 = 8;

/// One day of one counter at the civil-service centre, played from its opening to its end.
#[derive(Debug, Clone)]
pub struct DayRun {
    day: Day,
    counter: Counter,
}

impl DayRun {
    /// A working day, from Monday to Friday by the seed. The same seed of another kind has the same arrivals as
    /// far as the kind allows.
    pub fn new(kind: DayKind, seed: u64, counter: CounterKind) -> Self {
        let monday = Date::new(2026, 11, 16).unwrap_or(Date(chrono::NaiveDate::MIN));
        Self::on(monday.plus_days(seed % 5), kind, seed, counter)
    }

    /// A day at a date.
    pub fn on(date: Date, kind: DayKind, seed: u64, counter: CounterKind) -> Self {
        let time = |hour, minute| ClockTime::new(hour, minute).unwrap_or(ClockTime(chrono::NaiveTime::MIN));
        let hours = DayHours {
            weekday: date.weekday(),
            open: time(9, 0),
            close: if date.weekday() == 2 {
                time(20, 0)
            } else {
                time(18, 0)
            },
            lunch: Some(Span {
                from: time(11, 30),
                until: time(13, 30),
            }),
            evening: date.weekday() == 2,
        };
        let day_seed = mix(&[seed, date.0.to_epoch_days() as u64]);
        let reserved = reservations(date, &hours, day_seed);
        Self {
            day: Day {
                date,
                seed: day_seed,
                kind,
                speed: 1,
                profile: Profile::of(counter, OfficeKind::CivilCenter),
                opening: Opening::Open(hours),
                next_opening: None,
                reserved,
                commands: Vec::new(),
                rules: LineRules::default(),
            },
            counter: Counter {
                id: counter.word().replace('_', "-"),
                name: LocalText::new("창구", "Counter"),
                kind: counter,
            },
        }
    }

    /// The date.
    pub fn date(&self) -> Date {
        self.day.date
    }

    /// Everyone who takes a number in the line and is called, in the order in which they come.
    pub fn joined(&self) -> Vec<Joined> {
        self.play(Run::new(self.day.clone()), |_, _| true)
    }

    /// Someone who takes a number at a moment, beside those who come anyway. `None` where no number is given out
    /// then, or they are not called before the end of the day.
    pub fn join_at(&self, at: Timestamp) -> Option<Joined> {
        let mut run = Run::new(self.day.clone());
        run.try_out(at.unix_millis());
        let mut all = self.play(run, |_, probe| probe);
        all.pop()
    }

    /// The counter at a moment, as it is published.
    pub fn status_at(&self, at: Timestamp) -> CounterStatus {
        let mut run = Run::new(self.day.clone());
        run.advance(at);
        published(&run, &self.counter, &self.usual())
    }

    /// What hours of the same weekday were like in the eight weeks before, all of them ordinary.
    pub fn usual(&self) -> Vec<UsualHour> {
        let days: Vec<PastDay> = (1..=u64::from(WEEKS))
            .map(|week| self.past_day(week * 7))
            .collect();
        past::usual(&days)
    }

    /// What all hours of the week were like in the eight weeks before, all of them ordinary.
    pub fn usual_week(&self) -> Vec<UsualHour> {
        let days = (1..=u64::from(WEEKS) * 7).filter_map(|back| {
            let date = Date(self.day.date.0.checked_sub_days(chrono::Days::new(back))?);
            (date.weekday() < 5).then(|| self.past_day(back))
        });
        past::usual(&days.collect::<Vec<_>>())
    }

    /// An ordinary day so many days earlier.
    fn past_day(&self, back: u64) -> PastDay {
        let date = self.day.date.0.checked_sub_days(chrono::Days::new(back));
        let date = Date(date.unwrap_or(self.day.date.0));
        // Another seed: what is usual must not be learned from the noise of the day itself.
        let before = Self::on(
            date,
            DayKind::Ordinary,
            mix(&[self.day.seed, back]),
            self.counter.kind,
        );
        let mut run = Run::new(before.day);
        run.advance(end_of(date));
        PastDay::of(&run)
    }

    /// Plays the day to its end and looks at those who join the line.
    fn play(&self, mut run: Run, wanted: impl Fn(usize, bool) -> bool) -> Vec<Joined> {
        let usual = self.usual();
        watch(&mut run, end_of(self.day.date), (&self.counter, &usual), wanted)
    }
}

/// The last millisecond of a day.
pub(crate) fn end_of(date: Date) -> Timestamp {
    let midnight = date.plus_days(1).at(ClockTime(chrono::NaiveTime::MIN));
    Timestamp::from_unix_millis(midnight.unix_millis() - 1)
}

/// None to two people with a reservation in each half hour.
fn reservations(date: Date, hours: &DayHours, seed: u64) -> Vec<Reserved> {
    let mut chance = Chance::of(&[seed, 9]);
    let mut all = Vec::new();
    for minute in (hours.open.minutes()..hours.close.minutes()).step_by(30) {
        let lunch = hours.lunch.as_ref();
        if lunch.is_some_and(|lunch| (lunch.from.minutes()..lunch.until.minutes()).contains(&minute)) {
            continue;
        }
        let Some(start) = ClockTime::new(minute / 60, minute % 60) else {
            continue;
        };
        for _ in 0..(chance.unit() * 3.0) as usize {
            all.push(Reserved {
                start: date.at(start),
                number: format!("예약-{}", all.len() + 1),
                cancelled: None,
            });
        }
    }
    all
}

#[cfg(test)]
mod tests {
    use super::*;
    use contract::queue_status::CounterState;

    #[test]
    fn the_same_day_comes_again_and_another_seed_is_another_day() {
        let day = |seed| DayRun::new(DayKind::Ordinary, seed, CounterKind::Passport).joined();
        assert_eq!(day(1), day(1));
        assert_ne!(day(1), day(2));
    }

    #[test]
    fn whoever_joins_an_empty_line_with_a_free_desk_does_not_wait() {
        let all = DayRun::new(DayKind::Quiet, 3, CounterKind::General).joined();
        assert!(all.len() > 50, "{}", all.len());
        assert!(all.iter().filter(|joined| joined.wait_s == 0).count() > all.len() / 2);
    }

    #[test]
    fn more_people_before_one_mean_a_longer_wait_on_the_whole() {
        let days =
            (0..10).flat_map(|seed| DayRun::new(DayKind::Ordinary, seed, CounterKind::General).joined());
        let (few, many): (Vec<_>, Vec<_>) = days
            .filter(|joined| joined.status.resumes_at.is_none())
            .partition(|joined| joined.ahead < 5);
        let mean =
            |all: &[Joined]| all.iter().map(|one| f64::from(one.wait_s)).sum::<f64>() / all.len() as f64;
        assert!(!many.is_empty() && mean(&many) > 2.0 * mean(&few));
    }

    #[test]
    fn trying_out_tells_what_a_resident_would_meet_then() {
        let day = DayRun::new(DayKind::Ordinary, 5, CounterKind::Passport);
        let at = day.date().at(ClockTime::new(14, 0).unwrap());
        let joined = day.join_at(at).unwrap();
        assert_eq!(joined.at, at);
        assert_eq!(joined.status, day.status_at(at));
        let closed = day.date().at(ClockTime::new(8, 0).unwrap());
        assert_eq!(day.join_at(closed), None);
    }

    #[test]
    fn kinds_of_days_differ_as_their_names_say() {
        let mean = |kind| {
            let days = (0..8).flat_map(|seed| DayRun::new(kind, seed, CounterKind::General).joined());
            let waits: Vec<f64> = days.map(|joined| f64::from(joined.wait_s)).collect();
            waits.iter().sum::<f64>() / waits.len() as f64
        };
        let ordinary = mean(DayKind::Ordinary);
        assert!(mean(DayKind::Quiet) < ordinary);
        for busy in [
            DayKind::Surge,
            DayKind::Understaffed,
            DayKind::Slow,
            DayKind::LongCases,
        ] {
            assert!(mean(busy) > ordinary, "{busy:?}");
        }
    }

    #[test]
    fn a_long_line_ends_the_numbers_of_passports_early() {
        let five = ClockTime::new(17, 0).unwrap();
        let early = (0..30).find_map(|seed| {
            let day = DayRun::new(DayKind::Slow, seed, CounterKind::Passport);
            let status = day.status_at(day.date().at(five));
            (status.state == CounterState::ClosingEarly).then_some(status)
        });
        let early = early.expect("a slow day on which numbers end early");
        assert_eq!(
            early.reason.unwrap().ko,
            "기다리는 분이 많아서 번호표를 일찍 끝내요."
        );
        assert!(
            early
                .last_call
                .is_some_and(|last| last.clock() < ClockTime::new(17, 40).unwrap())
        );
    }

    #[test]
    fn at_lunch_the_line_is_worked_off_and_nobody_new_is_called_before_it_ends() {
        let mut seen = (0, 0);
        for seed in 0..20 {
            let day = DayRun::new(DayKind::Ordinary, seed, CounterKind::General);
            let at = |hour, minute| day.date().at(ClockTime::new(hour, minute).unwrap());
            let status = day.status_at(at(11, 31));
            assert_eq!(status.resumes_at, Some(at(13, 30)));
            match status.state {
                CounterState::ClosingEarly => {
                    seen.0 += 1;
                    assert_eq!(status.last_call, Some(at(11, 30)));
                    assert_eq!(day.join_at(at(11, 31)), None);
                }
                CounterState::Paused => seen.1 += 1,
                state => panic!("{state:?}"),
            }
            let joined = day.join_at(at(13, 15)).expect("numbers for the time after it");
            assert!(joined.wait_s >= 15 * 60);
        }
        assert!(seen.0 > 0 && seen.1 > 0, "{seen:?}");
    }
}
