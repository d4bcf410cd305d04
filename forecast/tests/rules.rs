//! What a forecast promises whatever is observed.

use contract::office::{DayHours, Hours, Span};
use contract::queue_status::{CounterHistory, CounterState, CounterStatus, RecentServices, UsualHour};
use contract::slot::SlotDays;
use contract::time::{ClockTime, Timestamp};
use forecast::{BestTime, Forecast, Question, Range, best_times, wait, wait_within};
use proptest::prelude::*;

fn now() -> Timestamp {
    Timestamp::parse("2026-11-23T10:20:00+09:00").unwrap()
}

fn usual(service_s: u32, desks_tenths: u16) -> UsualHour {
    UsualHour {
        weekday: 0,
        hour: 10,
        days: 8,
        waiting: 6,
        calls: 30,
        desks_tenths,
        desks_half_hours_tenths: vec![desks_tenths, desks_tenths, 20, 0, 40],
        service_s,
        service_deviation_s: service_s * 7 / 10,
        wait_low_s: 60,
        wait_middle_s: 600,
        wait_high_s: 1_500,
    }
}

fn counter() -> CounterStatus {
    let text = r#"{"id":"passport","name":{"ko":"여권"},"kind":"passport","state":"open"}"#;
    CounterStatus {
        called_at: Some(now().plus_seconds(-40)),
        call_gaps_s: vec![90, 100, 80, 110, 95, 70, 120, 100],
        recent_services: Some(RecentServices {
            count: 12,
            service_s: 290,
            service_deviation_s: 200,
        }),
        waiting_told: Some(8),
        desks_told: Some(3),
        usual: Some(usual(300, 30)),
        ..serde_json::from_str(text).unwrap()
    }
}

fn range(counter: &CounterStatus, ahead: u32) -> Range {
    match wait(counter, ahead, now()) {
        Forecast::Range(range) => range,
        other => panic!("{other:?}"),
    }
}

#[test]
fn eight_people_before_three_desks_wait_about_nine_intervals() {
    let Range { low_s, high_s } = range(&counter(), 8);
    assert!((400..800).contains(&low_s), "{low_s}");
    assert!((1_000..1_700).contains(&high_s), "{high_s}");
}

/// What is wrong with a counter.
type Fault = fn(&mut CounterStatus);

#[test]
fn nothing_is_said_with_too_little_to_go_by() {
    let unknown = |change: Fault| {
        let mut counter = counter();
        change(&mut counter);
        wait(&counter, 4, now())
    };
    assert_ne!(unknown(|_| ()), Forecast::NotYet);
    let reasons: [(&str, Fault); 9] = [
        ("closed", |counter| counter.state = CounterState::Closed),
        ("unknown state", |counter| counter.state = CounterState::Unknown),
        ("paused for nobody knows how long", |counter| {
            counter.state = CounterState::Paused;
        }),
        ("paused until another day", |counter| {
            counter.state = CounterState::Paused;
            counter.resumes_at = Some(now().plus_seconds(86_400));
        }),
        ("a queue that cannot be", |counter| {
            counter.waiting_told = Some(-1);
        }),
        ("desks that cannot be", |counter| {
            counter.desks_told = Some(1_000_000);
        }),
        ("nobody serves", |counter| counter.desks_told = Some(0)),
        ("old", |counter| {
            counter.observed_at = Some(now().plus_seconds(-601));
        }),
        ("nothing usual and three calls", |counter| {
            counter.usual = None;
            counter.call_gaps_s.truncate(3);
            counter.recent_services = None;
        }),
    ];
    for (reason, change) in reasons {
        assert_eq!(unknown(change), Forecast::NotYet, "{reason}");
    }
    assert_eq!(wait(&counter(), 2_001, now()), Forecast::NotYet);
}

#[test]
fn a_pause_that_ends_is_waited_for() {
    let mut paused = counter();
    paused.state = CounterState::Paused;
    paused.resumes_at = Some(now().plus_seconds(1_800));
    paused.desks_told = Some(0);
    let found = range(&paused, 8);
    assert!(found.low_s >= 1_800 && found.low_s < range(&counter(), 8).low_s + 1_800);
}

#[test]
fn a_free_desk_calls_at_once() {
    let mut idle = counter();
    idle.waiting_told = Some(0);
    idle.called_at = Some(now().plus_seconds(-1_500));
    idle.call_gaps_s = vec![700, 900, 800];
    assert_eq!(range(&idle, 0).minutes(), (0, 1));
}

/// Hours with lunch from eleven to one.
fn hours() -> DayHours {
    let time = |hour| ClockTime::new(hour, 0).unwrap();
    DayHours {
        weekday: 0,
        open: time(9),
        close: time(18),
        lunch: Some(Span {
            from: time(11),
            until: time(13),
        }),
        evening: false,
    }
}

#[test]
fn whose_turn_does_not_come_before_lunch_waits_until_after_it() {
    let hours = hours();
    let at_lunch = |ahead| {
        wait_within(&counter(), ahead, now(), Some(&hours))
            .range()
            .unwrap()
    };
    let after_lunch = 160 * 60;
    // Those who wait when it begins are called for forty minutes more.
    let worked_off = 80 * 60;
    let soon = at_lunch(8);
    assert_eq!(soon, range(&counter(), 8), "long before it");
    let perhaps = at_lunch(45);
    assert!(
        perhaps.low_s < worked_off && perhaps.high_s > after_lunch,
        "{perhaps:?}"
    );
    let late = at_lunch(90);
    assert!(late.low_s >= after_lunch, "{late:?}");
    for ahead in 0..120 {
        let Range { low_s, high_s } = at_lunch(ahead);
        for end in [low_s, high_s] {
            assert!(
                end <= worked_off || end >= after_lunch,
                "{ahead}: {end} is in the break"
            );
        }
    }
}

/// The time of today at which a place can be reserved, with the counter as it is.
fn reserved_today(counter: &CounterStatus) -> BestTime {
    let office = Hours {
        weekly: vec![hours()],
        closures: Vec::new(),
        notes: Vec::new(),
    };
    let history = CounterHistory {
        counter: "passport".into(),
        hours: (9..18)
            .map(|hour| UsualHour {
                hour,
                ..usual(300, 30)
            })
            .collect(),
    };
    let slots: SlotDays = serde_json::from_value(serde_json::json!({
        "server_time": now(), "poll_after_ms": 60_000, "office": "ok",
        "days": [{ "date": "2026-11-23", "slots": [{
            "start": "2026-11-23T14:00:00+09:00", "end": "2026-11-23T14:30:00+09:00",
            "capacity": 4, "left": 2, "held": 0,
        }] }],
    }))
    .unwrap();
    let days = best_times(&Question {
        history: &history,
        hours: &office,
        slots: Some(&slots),
        status: Some(counter),
        now: now(),
        travel_minutes: 0,
        days: 1,
    });
    let times = days.iter().flat_map(|day| &day.times);
    *times
        .into_iter()
        .find(|time| time.walk_in.is_some())
        .expect("a reservation")
}

#[test]
fn who_does_not_reserve_waits_as_long_as_today_not_as_long_as_usual() {
    let (calm, crowded) = (
        counter(),
        CounterStatus {
            waiting_told: Some(20),
            ..counter()
        },
    );
    let [calm, crowded] = [calm, crowded].map(|counter| reserved_today(&counter));
    assert_eq!(calm.range, crowded.range, "who reserves is called among the next");
    let high = |time: BestTime| time.walk_in.unwrap().high_s;
    assert!(high(crowded) > high(calm), "{} {}", high(crowded), high(calm));
}

#[test]
fn minutes_are_rounded_outward_and_never_alike() {
    for (low_s, high_s, minutes) in [
        (0, 0, (0, 1)),
        (59, 61, (0, 2)),
        (600, 600, (10, 11)),
        (1_140, 1_141, (19, 20)),
        (1_260, 1_261, (20, 25)),
        (3_599, 3_601, (55, 65)),
    ] {
        assert_eq!(Range::new(low_s, high_s).minutes(), minutes);
    }
    let (low, high) = Range::new(u32::MAX, u32::MAX).minutes();
    assert!(low < high);
}

prop_compose! {
    /// Any counter that could be told, sensible or not.
    fn any_counter()(
        waiting in -1_i64..60,
        desks in -1_i64..12,
        since in -100_i64..5_000,
        gaps in proptest::collection::vec(0_u32..2_000, 0..20),
        service_s in 0_u32..3_000,
        deviation in 0_u32..6_000,
        desks_tenths in 0_u16..100,
        known in any::<[bool; 5]>(),
        served in (0_u16..60, 0_u32..3_000, 0_u32..6_000),
        state in 0..4,
        resumes in 0_i64..5_000,
    ) -> CounterStatus {
        let mut counter = counter();
        counter.state = [
            CounterState::Open, CounterState::Paused, CounterState::ClosingEarly, CounterState::Closed,
        ][state as usize];
        counter.resumes_at = Some(now().plus_seconds(resumes));
        counter.waiting_told = known[0].then_some(waiting);
        counter.desks_told = known[1].then_some(desks);
        counter.called_at = known[2].then_some(now().plus_seconds(-since));
        counter.call_gaps_s = gaps;
        counter.recent_services = known[4].then_some(RecentServices {
            count: served.0,
            service_s: served.1,
            service_deviation_s: served.2,
        });
        counter.usual = known[3].then_some(UsualHour {
            service_deviation_s: deviation,
            ..usual(service_s, desks_tenths)
        });
        counter
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(5_000))]

    #[test]
    fn more_people_ahead_never_give_an_earlier_range(
        counter in any_counter(),
        ahead in prop_oneof![0_u32..4, 0_u32..60, 0_u32..1_999],
    ) {
        match (wait(&counter, ahead, now()), wait(&counter, ahead + 1, now())) {
            (Forecast::Range(fewer), Forecast::Range(more)) => {
                prop_assert!(fewer.low_s <= more.low_s, "{:?} {:?}", fewer, more);
                prop_assert!(fewer.high_s <= more.high_s, "{:?} {:?}", fewer, more);
                prop_assert!(fewer.minutes().0 <= more.minutes().0 && fewer.minutes().1 <= more.minutes().1);
            }
            (fewer, more) => prop_assert_eq!(fewer, more),
        }
    }

    #[test]
    fn a_range_is_never_a_lone_number(counter in any_counter(), ahead in 0_u32..2_100) {
        if let Forecast::Range(range) = wait(&counter, ahead, now()) {
            prop_assert!(range.low_s < range.high_s);
            let (low, high) = range.minutes();
            prop_assert!(low < high);
            prop_assert!(low * 60 <= range.low_s && range.high_s <= high * 60);
        }
    }
}
