//! `bench/forecast.md`.

use crate::best::{Asked, Trial, trials};
use crate::figures::{COLUMNS, Figures};
use crate::waits::{AHEAD, said};
use crate::{days, mixed_days};
use reference_backend::simulation::DayKind;
use std::collections::BTreeMap;
use std::fmt::Write;

/// Days of each kind at each counter.
const DAYS: u64 = 100;
/// Days of mixed weeks at each counter.
const MIXED_DAYS: u64 = 250;

const INTRODUCTION: &str = "# How right the forecast is

Written by `cargo test --profile host -p reference-backend --test forecast -- --ignored`. The tests beside it play fewer
of the same days in every run, and fail when mixed weeks, a kind of day or a number of people ahead leave 75 to 85 %.

Everyone who joins a line on simulated days of the civil-service centre (four counters) is told the range at that
moment; then it is looked at how long they waited. The numbers of the model were chosen on another simulation (the
hall in `forecast/tests/`). What people do at lunch, at a change of shifts and after a break was put into the model
after looking at days of this one, with other seeds than those counted here. In mixed weeks, 64 % of days are ordinary
and 6 % are of each other kind, as the simulation draws them.

\"Right\" is to the second; as shown, in minutes rounded outward, ranges hold more often. Ranges that begin at once
stand apart: nothing can be shorter, so that they may hold more often. \"At risk\": the long end lies behind closing;
whoever was not called at all is missing there. Waits and widths in minutes.
";

fn table(title: &str, rows: impl IntoIterator<Item = (String, Figures)>) -> String {
    let mut text = format!("| {title} | {} |\n|--|", COLUMNS.join(" | "));
    text.extend(COLUMNS.map(|_| "--:|"));
    text.push('\n');
    for (name, figures) in rows {
        let _ = writeln!(text, "| {name} | {}", figures.row());
    }
    text
}

/// Writes the file.
pub(crate) fn write() {
    let mut by_ahead: Vec<Figures> = AHEAD.iter().map(|_| Figures::default()).collect();
    let mut by_hour: BTreeMap<u32, Figures> = BTreeMap::new();
    let mixed: Figures = mixed_days(MIXED_DAYS).flat_map(|(_, day)| said(&day)).collect();
    let mut by_kind = vec![("Mixed weeks".to_owned(), mixed)];
    for kind in DayKind::ALL {
        let mut figures = Figures::default();
        for said in days(*kind, DAYS).flat_map(|(_, day)| said(&day)) {
            figures.count(&said);
            by_ahead[said.bucket()].count(&said);
            by_hour.entry(said.clock.minutes() / 30).or_default().count(&said);
        }
        by_kind.push((format!("{kind:?}"), figures));
    }
    let ahead = by_ahead.into_iter().enumerate();
    let ahead = ahead.map(|(at, figures)| (people(at), figures));
    let clock = |half: u32| format!("{:02}:{:02}", half / 2, half % 2 * 30);
    let hours = by_hour.into_iter().map(|(half, figures)| (clock(half), figures));
    let text = format!(
        "{INTRODUCTION}\n## By kind of day\n\n{}\n## By people ahead\n\nOf all kinds of days alike.\n\n{}\n\
         ## By half hour of coming\n\nOf all kinds of days alike.\n\n{}\n{}",
        table("Kind", by_kind),
        table("Ahead", ahead),
        table("From", hours),
        best_times(),
    );
    let path = concat!(env!("CARGO_MANIFEST_DIR"), "/../bench/forecast.md");
    std::fs::write(path, text).unwrap();
}

/// The name of a row by people ahead.
fn people(at: usize) -> String {
    let from = AHEAD[..at].last().map_or(0, |most| most + 1);
    match AHEAD[at] {
        u32::MAX => format!("{from} and more"),
        most if most == from => most.to_string(),
        most => format!("{from} to {most}"),
    }
}

fn best_times() -> String {
    let mut text = String::from(
        "## The best times against a random one\n\n\
         The mean wait of those who took a number in the half hour that was named first (\"first better\"), and the \
         mean over all that were named, three or fewer, against the mean over all half hours of the same day: \
         \"better\" on so many days. Where nobody took a number in a half hour, someone is sent there in its middle; \
         \"not called\": numbers had ended early or the turn did not come, counted as not better. Means of a minute or \
         less count as alike, and as not worse. \"Longer where not\": by so many minutes the first was worse than the \
         mean on the days on which it was not better, in half of them. Asked the evening before, from past weeks \
         alone; and at ten of the day, with the counter as it was then, against the times that were left. Days of \
         mixed weeks, and so many of each kind. Waits in minutes, over days on which all were called.\n\n\
         Asked at ten, it is better on fewer days for two reasons. The first hour and a half, the shortest of most \
         days, is over, so that it cannot be named. And what the line will be in the afternoon is hardly known at \
         ten: the few who wait are gone by lunch, a desk that is missing may be back or not, and who will come is \
         not known at all.\n\n",
    );
    for (title, asked) in [
        ("Asked the evening before", Asked::TheEveningBefore),
        ("Asked at ten", Asked::AtTen),
    ] {
        let _ = writeln!(
            text,
            "| {title} | {} |\n|--|{}",
            BEST_COLUMNS.join(" | "),
            "--:|".repeat(BEST_COLUMNS.len())
        );
        let mixed = trials(mixed_days(MIXED_DAYS), asked).collect();
        let _ = writeln!(text, "{}", best_row("Mixed weeks", mixed));
        for kind in DayKind::ALL {
            let some = trials(days(*kind, DAYS), asked).collect();
            let _ = writeln!(text, "{}", best_row(&format!("{kind:?}"), some));
        }
        text.push('\n');
    }
    text.truncate(text.trim_end().len() + 1);
    text
}

const BEST_COLUMNS: [&str; 9] = [
    "days",
    "first better %",
    "named better %",
    "named",
    "not called %",
    "longer where not",
    "wait at the first",
    "wait at the named",
    "wait at any time",
];

fn best_row(name: &str, trials: Vec<Trial>) -> String {
    let share = |holds: &dyn Fn(&Trial) -> bool| {
        100.0 * trials.iter().filter(|trial| holds(trial)).count() as f64 / trials.len() as f64
    };
    let called: Vec<&Trial> = trials.iter().filter(|trial| trial.best_s().is_finite()).collect();
    let mean = |value: fn(&Trial) -> f64| {
        called.iter().map(|trial| value(trial)).sum::<f64>() / called.len().max(1) as f64 / 60.0
    };
    let mut longer_s: Vec<f64> = trials
        .iter()
        .filter(|trial| !trial.first_beats_the_mean())
        .filter_map(Trial::longer_s)
        .collect();
    longer_s.sort_by(f64::total_cmp);
    let named = trials.iter().map(Trial::named).sum::<usize>() as f64 / trials.len() as f64;
    format!(
        "| {name} | {} | {:.1} | {:.1} | {named:.1} | {:.1} | {:.1} | {:.1} | {:.1} | {:.1} |",
        trials.len(),
        share(&Trial::first_beats_the_mean),
        share(&Trial::all_beat_the_mean),
        share(&|trial| trial.longer_s().is_none()),
        longer_s.get(longer_s.len() / 2).copied().unwrap_or_default() / 60.0,
        mean(Trial::first_s),
        mean(Trial::best_s),
        mean(Trial::any_s),
    )
}
