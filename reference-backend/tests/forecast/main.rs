//! What is said about waiting, against what then happens on days of the simulation on which nothing was tuned
//! (that was done on a hall of its own, in the tests of `forecast`).

mod best;
mod figures;
mod table;
mod waits;

use best::{Asked, Trial};
use contract::office::{CounterKind, DayHours, Hours, Span};
use contract::time::{ClockTime, Date};
use figures::Figures;
use reference_backend::simulation::{DayKind, DayRun};
use waits::{AHEAD, said};

/// Every counter of the civil-service centre.
const COUNTERS: [CounterKind; 4] = [
    CounterKind::General,
    CounterKind::Passport,
    CounterKind::FamilyRelation,
    CounterKind::Welfare,
];

/// Seeds of the days that the tests look at: other ones than those that were looked at while the forecast was
/// written.
const FIRST_SEED: u64 = 700_000;

/// The hours that these days are played with.
fn hours() -> Hours {
    let time = |text| ClockTime::parse(text).unwrap();
    let day = |weekday| DayHours {
        weekday,
        open: time("09:00"),
        close: time(if weekday == 2 { "20:00" } else { "18:00" }),
        lunch: Some(Span {
            from: time("11:30"),
            until: time("13:30"),
        }),
        evening: weekday == 2,
    };
    Hours {
        weekly: (0..5).map(day).collect(),
        closures: Vec::new(),
        notes: Vec::new(),
    }
}

fn hours_of(date: Date) -> DayHours {
    hours().on(date).cloned().unwrap()
}

/// A day of a kind, at a counter.
type Played = (DayKind, DayRun);

/// So many days of a kind at every counter.
fn days(kind: DayKind, count: u64) -> impl Iterator<Item = Played> {
    COUNTERS.into_iter().flat_map(move |counter| {
        (0..count).map(move |day| (kind, DayRun::new(kind, FIRST_SEED + day, counter)))
    })
}

/// So many days at every counter, of each kind as often as the simulation has it: of 50, 32 are ordinary and three
/// are of each other kind.
fn mixed_days(count: u64) -> impl Iterator<Item = Played> {
    COUNTERS.into_iter().flat_map(move |counter| {
        (0..count).map(move |day| {
            // Thirteen has no factor in common with 50 or with the five weekdays.
            let part = day * 13 % 50;
            let kind = DayKind::ALL[part.saturating_sub(29) as usize / 3];
            (kind, DayRun::new(kind, FIRST_SEED + 1_000 + day, counter))
        })
    })
}

fn eight_of_ten(name: &str, figures: &Figures) {
    let later = figures.later;
    assert!(later.count > 200, "{name}: {} waits are too few", later.count);
    assert!(
        (0.75..=0.85).contains(&later.share()),
        "{name}: {:.3} of {}",
        later.share(),
        later.count
    );
    // Nothing can be shorter than at once: these may hold more often, but not less.
    let at_once = figures.at_once;
    assert!(
        at_once.count < 200 || at_once.share() > 0.75,
        "{name}: at once {:.3}",
        at_once.share()
    );
}

#[test]
fn eight_of_ten_waits_lie_in_their_range_over_weeks_in_which_most_days_are_ordinary() {
    let all = mixed_days(40).flat_map(|(_, day)| said(&day)).collect();
    eight_of_ten("mixed", &all);
}

#[test]
fn eight_of_ten_waits_lie_in_their_range_on_every_kind_of_day_and_for_every_place_in_line() {
    let mut by_ahead: Vec<Figures> = AHEAD.iter().map(|_| Figures::default()).collect();
    let mut not_yet = (0, 0);
    for kind in DayKind::ALL {
        let mut figures = Figures::default();
        for said in days(*kind, 30).flat_map(|(_, day)| said(&day)) {
            figures.count(&said);
            by_ahead[said.bucket()].count(&said);
        }
        eight_of_ten(&format!("{kind:?}"), &figures);
        not_yet = (not_yet.0 + figures.not_yet, not_yet.1 + figures.all());
    }
    for (most, figures) in AHEAD.iter().zip(&by_ahead) {
        eight_of_ten(&format!("at most {most} ahead"), figures);
    }
    assert!(not_yet.0 * 50 < not_yet.1, "{not_yet:?} are too often not known");
}

/// The one that is named first, asked for the evening before.
#[test]
fn the_best_time_is_better_than_a_random_one_on_nine_of_ten_days() {
    let trials: Vec<Trial> = best::trials(mixed_days(50), Asked::TheEveningBefore).collect();
    assert!(trials.len() >= 190, "{} days", trials.len());
    let better = trials.iter().filter(|trial| trial.first_beats_the_mean()).count();
    assert!(better * 10 >= trials.len() * 9, "{better} of {}", trials.len());
}

/// At ten the shortest hour of most days is over, and how long the afternoon's line will be is not known yet (see
/// `bench/forecast.md`): less is promised, and that nobody is sent in vain or much longer than at any time.
#[test]
fn asked_at_ten_the_best_time_is_better_on_three_of_four_days_and_seldom_much_worse() {
    let trials: Vec<Trial> = best::trials(mixed_days(50), Asked::AtTen).collect();
    assert!(trials.len() >= 190, "{} days", trials.len());
    let days = |holds: &dyn Fn(&Trial) -> bool| trials.iter().filter(|trial| holds(trial)).count();
    let better = days(&Trial::first_beats_the_mean);
    assert!(better * 4 >= trials.len() * 3, "{better} of {}", trials.len());
    let in_vain = days(&|trial| trial.longer_s().is_none());
    assert!(
        in_vain * 20 <= trials.len(),
        "{in_vain} in vain of {}",
        trials.len()
    );
    let much_longer = days(&|trial| trial.longer_s().is_some_and(|longer| longer > 900.0));
    assert!(
        much_longer * 20 <= trials.len(),
        "{much_longer} of {}",
        trials.len()
    );
}

/// On days on which desks are missing from the morning on, the line grows: the late hours, usually the shortest, are
/// not, and numbers end early.
#[test]
fn asked_at_ten_where_desks_are_missing_nobody_is_sent_into_the_line_that_grows() {
    let trials: Vec<Trial> = best::trials(days(DayKind::Understaffed, 25), Asked::AtTen).collect();
    let better = trials.iter().filter(|trial| trial.first_beats_the_mean()).count();
    assert!(better * 10 >= trials.len() * 6, "{better} of {}", trials.len());
}

/// Writes `bench/forecast.md`.
#[test]
#[ignore = "writes the figures: cargo test --profile host -p reference-backend --test forecast -- --ignored"]
fn the_figures_are_written() {
    table::write();
}
