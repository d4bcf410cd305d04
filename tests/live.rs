//! Following a live document, without a browser: outages, a city of clients, hidden pages, streams with gaps,
//! clocks that are wrong, documents that are broken.

#[path = "live/city.rs"]
mod city;
#[path = "live/page.rs"]
mod page;
#[path = "live/still.rs"]
mod still;

use city::Outage;
use contract::queue_status::{CounterStatus, QueueChange, QueueStatus};
use contract::time::Timestamp;
use page::{Page, Trouble};
use proptest::prelude::*;
use resident_app::api::Observed;
use resident_app::fetch::{
    Answer, FollowAction as Action, FollowEvent as Event, Following, Freshness, Held, Manner, Nearness, Role,
    Taken,
};

/// Monday 23 November 2026, ten in the morning in Korea, in UNIX milliseconds.
const TEN: i64 = 1_795_395_600_000;
const SECOND: i64 = 1_000;
const DAY: i64 = 86_400 * SECOND;
/// From a second to two hours.
const LENGTHS_S: [i64; 10] = [1, 5, 10, 29, 31, 60, 95, 600, 3_600, 7_200];

/// Looks every 100 ms for `millis` whether the label says how old the data is. Never false, never too old.
fn watch(page: &mut Page, millis: i64) {
    let end = page.now + millis;
    while page.now < end {
        page.pass_to((page.now + 100).min(end));
        let Some(age) = page.true_age() else { continue };
        let label = page.label();
        if age > 30 * SECOND {
            assert!(!matches!(label, Freshness::Fresh(_)), "{age} ms old, {label:?}");
        }
        if age > 90 * SECOND {
            assert!(matches!(label, Freshness::Old(_)), "{age} ms old, {label:?}");
        }
        // And not much older than it is: the `Date` and the way cost about a second.
        let told = label.age_s().unwrap_or(0) * SECOND;
        assert!(told <= age + 1_200, "{age} ms old, told as {label:?}");
    }
}

#[test]
fn data_of_an_outage_is_labelled_and_is_fresh_within_two_seconds_of_the_network() {
    for device_ahead in [0, 3 * DAY, -3 * DAY] {
        for seconds in LENGTHS_S {
            let mut page = Page::open(TEN, device_ahead);
            watch(&mut page, 47 * SECOND);
            page.trouble = Trouble::NoNetwork;
            watch(&mut page, seconds * SECOND);
            page.trouble = Trouble::None;
            let back = page.now;
            page.handle(Event::Online);
            watch(&mut page, 2 * SECOND);
            assert!(
                page.made.is_some_and(|made| made >= back),
                "{seconds} s without network: still old after two seconds"
            );
        }
    }
}

#[test]
fn data_of_a_backend_that_fails_is_labelled_and_is_fresh_soon_after() {
    let mut slowest = 0;
    for trouble in [
        Trouble::Refuses(None),
        Trouble::Refuses(Some(10)),
        Trouble::Hangs,
        Trouble::NoNetwork,
    ] {
        for seconds in LENGTHS_S {
            let mut page = Page::open(TEN + seconds * 77, 0);
            watch(&mut page, 33 * SECOND);
            page.trouble = trouble;
            watch(&mut page, seconds * SECOND);
            page.trouble = Trouble::None;
            let back = page.now;
            while page.made.is_none_or(|made| made < back) {
                watch(&mut page, SECOND);
                assert!(
                    page.now < back + 60 * SECOND,
                    "{trouble:?} for {seconds} s: never fresh again"
                );
            }
            slowest = slowest.max(page.now - back);
        }
    }
    // The longest pause is half a minute, and a question may hang for twenty seconds before.
    assert!(slowest <= 51 * SECOND, "{slowest}");
}

#[test]
fn a_clock_that_is_set_while_the_page_stands_is_survived() {
    for jump in [3 * DAY, -3 * DAY, 3_600 * SECOND, -5 * SECOND] {
        let mut page = Page::open(TEN, 0);
        page.pass_to(TEN + 25 * SECOND);
        page.device_ahead += jump;
        // The next answer settles it.
        page.pass_to(page.now + 35 * SECOND);
        watch(&mut page, 120 * SECOND);
        assert!(
            matches!(page.label(), Freshness::Fresh(_)),
            "{jump}: {:?}",
            page.label()
        );
    }
}

#[test]
fn a_hidden_page_asks_for_nothing_and_comes_back_fresh_first() {
    for trouble in [Trouble::None, Trouble::NoNetwork, Trouble::Refuses(None)] {
        let mut page = Page::open(TEN, 0);
        page.pass_to(TEN + 15 * SECOND);
        page.trouble = trouble;
        page.pass_to(TEN + 40 * SECOND);
        page.handle(Event::Hidden(true));
        let before = page.asked.len();
        page.handle(Event::Online);
        page.handle(Event::Reload);
        page.handle(Event::Near(Nearness::Close));
        page.pass_to(TEN + 7_240 * SECOND);
        assert_eq!(page.asked.len(), before, "{trouble:?}");
        page.trouble = Trouble::None;
        page.handle(Event::Hidden(false));
        assert_eq!(page.asked.len(), before + 1, "at once on return");
        page.pass_to(page.now + 200);
        assert!(matches!(page.label(), Freshness::Fresh(0)), "{:?}", page.label());
    }
}

/// No more than three times as many questions in any second, and none before its time.
fn a_city_comes_through(outage: Outage) {
    let seen = city::live(43_000, outage);
    let (steady, peak) = (seen.steady(), seen.peak());
    let ratio = f64::from(peak) / steady;
    let told = format!(
        "{outage:?}: steady {steady:.0}/s, peak {peak}/s, {ratio:.2} times; the last is back after {} s",
        seen.last_back_s
    );
    assert!(ratio <= 3.0, "{told}");
    assert_eq!(seen.too_early, 0, "{told}: Retry-After is obeyed");
    assert!(seen.last_back_s <= 60, "{told}");
    assert!(steady > 3_000.0 && peak > 3_000, "{told}: the city was there");
    eprintln!("{told}");
}

#[test]
fn a_city_comes_through_a_minute_of_refusal() {
    a_city_comes_through(Outage::Refused);
}

#[test]
fn a_city_comes_through_a_minute_of_silence() {
    a_city_comes_through(Outage::Hangs);
}

#[test]
fn a_city_comes_back_when_it_was_told_to_and_spread_out() {
    a_city_comes_through(Outage::RetryAfter(30));
    a_city_comes_through(Outage::RetryAtTheEnd);
}

/// A page close to the turn, whose first question was answered and whose stream has spoken.
fn streaming(role: Role) -> Following {
    let mut following = Following::new(Manner {
        by_many: true,
        shared: role != Role::Alone,
    });
    following.step(Event::Near(Nearness::Close), 0, 0.5);
    following.step(Event::Begin { hidden: false }, 0, 0.5);
    if role != Role::Alone {
        following.step(Event::Role(role), 0, 0.5);
    }
    let opened = following.step(GOT, 100, 0.5);
    assert_eq!(opened.contains(&Action::Open), role != Role::Led, "{opened:?}");
    if role != Role::Led {
        assert_eq!(following.step(Event::Heard, 200, 0.5), [Action::Wake(25_000)]);
    }
    following
}

const GOT: Event = Event::Answered(Answer::Got {
    changed: true,
    poll_after_ms: 10_000,
});
const BEHIND: Event = Event::Answered(Answer::Behind);

#[test]
fn a_stream_that_lives_is_enough_and_one_that_falls_silent_is_dropped() {
    let mut following = streaming(Role::Alone);
    for now in [10_000, 20_000] {
        assert_eq!(
            following.step(Event::Heard, now, 0.5),
            [],
            "no question beside it"
        );
    }
    assert_eq!(following.step(Event::Due, 25_200, 0.5), [Action::Wake(19_800)]);
    let dropped = following.step(Event::Due, 45_000, 0.5);
    assert_eq!(dropped.first(), Some(&Action::Close));
    assert_eq!(dropped.last(), Some(&Action::Ask), "{dropped:?}");
    // It asks until the time has come to try a stream again.
    let waits = following.step(GOT, 45_100, 0.5);
    assert!(matches!(waits[..], [Action::Wake(10_000..=11_000)]), "{waits:?}");
    assert_eq!(
        following.step(Event::Due, 55_600, 0.5),
        [Action::Rest, Action::Ask]
    );
    assert!(following.step(GOT, 55_700, 0.5).contains(&Action::Open));
}

#[test]
fn streams_that_are_cut_together_do_not_ask_together_and_open_ever_later() {
    let wakes: Vec<u32> = [0.0, 0.25, 0.5, 0.75, 0.99]
        .into_iter()
        .map(
            |chance| match streaming(Role::Alone).step(Event::Lost, 5_000, chance)[..] {
                [Action::Close, Action::Wake(millis)] => millis,
                ref other => panic!("{other:?}"),
            },
        )
        .collect();
    assert_eq!(wakes, [0, 500, 1_000, 1_500, 1_980]);
    let mut following = streaming(Role::Alone);
    let (mut now, mut waits) = (5_000, Vec::new());
    for _ in 0..5 {
        let lost = now;
        following.step(Event::Lost, now, 1.0);
        while !following.step(GOT, now, 1.0).contains(&Action::Open) {
            now += SECOND;
            following.step(Event::Due, now, 1.0);
        }
        waits.push((now - lost) / SECOND);
    }
    assert_eq!(waits, [4, 8, 16, 30, 30]);
}

#[test]
fn a_missing_version_is_asked_for_at_once_and_not_again_and_again() {
    let mut following = streaming(Role::Alone);
    assert_eq!(
        following.step(Event::Gap, 1_000, 0.5),
        [Action::Rest, Action::Ask]
    );
    assert_eq!(
        following.step(Event::Gap, 1_050, 0.5),
        [],
        "a question is under way"
    );
    // A shared cache still has the document before.
    let again = following.step(BEHIND, 1_100, 0.0);
    assert_eq!(again, [Action::Wake(2_500)]);
    for now in [1_150, 1_200, 2_000] {
        assert_eq!(following.step(Event::Gap, now, 0.5), [], "asked for already");
    }
    assert_eq!(
        following.step(Event::Due, 3_600, 0.5),
        [Action::Rest, Action::Ask]
    );
    assert_eq!(
        following.step(GOT, 3_700, 0.5),
        [Action::Wake(25_000)],
        "the watchdog is back"
    );
    // A stream of which nothing ever fits becomes asking now and then, not a storm.
    let (mut asked, mut wake) = (0, i64::MAX);
    for now in (4_000..64_000).step_by(50) {
        let event = if now >= wake { Event::Due } else { Event::Gap };
        if event == Event::Due {
            wake = i64::MAX;
        }
        for action in following.step(event, now, 0.5) {
            match action {
                Action::Ask => asked += 1,
                Action::Wake(millis) => wake = now + i64::from(millis),
                _ => {}
            }
        }
        following.step(GOT, now, 0.5);
    }
    assert!((1..=25).contains(&asked), "{asked} questions in a minute");
}

#[test]
fn of_several_tabs_one_asks_and_another_takes_over_when_it_leaves() {
    let mut led = streaming(Role::Led);
    assert!(!led.leads());
    // As long as it hears from the tab that leads it asks for nothing and opens nothing.
    for now in (5_000..200_000).step_by(10_000) {
        let actions = led.step(Event::Heard, now, 0.5);
        assert!(
            matches!(actions[..], [Action::Wake(25_000..=30_000)]),
            "{actions:?}"
        );
    }
    // Silence: it helps itself.
    assert_eq!(led.step(Event::Due, 230_000, 0.5), [Action::Rest, Action::Ask]);
    let waits = led.step(GOT, 230_100, 0.5);
    assert!(matches!(waits[..], [Action::Wake(25_000..)]), "{waits:?}");
    // What the tab that leads was told to wait for holds here too.
    let refused = Event::LeaderFailed {
        retry_after_s: Some(60),
    };
    assert!(matches!(
        led.step(refused, 231_000, 0.5)[..],
        [Action::Wake(60_000..)]
    ));
    assert!(!led.step(Event::Online, 232_000, 0.5).contains(&Action::Ask));
    assert!(led.step(Event::Due, 300_000, 0.5).contains(&Action::Ask));
    led.step(GOT, 300_100, 0.5);
    // The tab that led is gone.
    let leads = led.step(Event::Role(Role::Leader), 301_000, 0.5);
    assert_eq!(leads, [Action::Wake(500)]);
    assert!(led.leads());
    assert_eq!(led.step(Event::Due, 301_500, 0.5), [Action::Rest, Action::Ask]);
    assert!(led.step(GOT, 301_600, 0.5).contains(&Action::Open));
    // Out of sight it leaves leading to others, and claims it anew on return.
    assert_eq!(
        led.step(Event::Hidden(true), 302_000, 0.5),
        [Action::Rest, Action::Close, Action::Yield]
    );
    assert_eq!(
        led.step(Event::Hidden(false), 400_000, 0.5),
        [Action::Claim, Action::Rest, Action::Ask]
    );
}

#[test]
fn what_the_tab_that_leads_was_told_shortens_nothing_that_this_tab_was_told() {
    let mut led = Following::new(Manner {
        by_many: true,
        shared: true,
    });
    assert!(
        led.step(Event::Begin { hidden: false }, 0, 0.0)
            .contains(&Action::Ask)
    );
    let refused = Event::Answered(Answer::Failed {
        retry_after_s: Some(94),
    });
    led.step(refused, 1_000, 0.0);
    let leader = Event::LeaderFailed {
        retry_after_s: Some(5),
    };
    led.step(leader, 2_000, 0.0);
    assert!(!led.step(Event::Online, 30_000, 0.0).contains(&Action::Ask));
    assert!(led.step(Event::Online, 200_000, 0.0).contains(&Action::Ask));
}

#[test]
fn questions_come_more_rarely_while_nothing_changes_and_never_so_rarely_that_data_goes_stale() {
    let mut page = Page::open(TEN, 0);
    let mut following = Following::new(Manner {
        by_many: true,
        shared: false,
    });
    following.step(Event::Begin { hidden: false }, 0, 0.5);
    let same = Event::Answered(Answer::Got {
        changed: false,
        poll_after_ms: 10_000,
    });
    let pauses: Vec<u32> = (0..6)
        .map(|_| match following.step(same, 0, 1.0)[..] {
            [Action::Wake(millis)] => millis,
            ref other => panic!("{other:?}"),
        })
        .collect();
    assert_eq!(pauses, [13_750, 16_500, 19_250, 22_000, 22_000, 22_000]);
    // The backend's own wish is not shortened, and while all changes it is the backend's pace.
    page.pass_to(TEN + 300 * SECOND);
    assert!((28..=31).contains(&page.asked.len()), "{}", page.asked.len());
}

/// What may happen, in any order. A question is answered only while one is under way.
fn events() -> impl Strategy<Value = Vec<(u8, u16, f64)>> {
    prop::collection::vec((0_u8..19, any::<u16>(), 0.0..1.0), 1..120)
}

fn event(pick: u8, number: u16) -> Event {
    let retry_after_s = number.is_multiple_of(3).then_some(u32::from(number % 100));
    match pick {
        0 => Event::Begin {
            hidden: number.is_multiple_of(2),
        },
        1 => Event::Hidden(true),
        2 => Event::Hidden(false),
        3 => Event::Online,
        4 => Event::Reload,
        5 => Event::Near(Nearness::Close),
        6 => Event::Near(Nearness::Far),
        7 | 8 => Event::Due,
        9 | 10 => GOT,
        11 => BEHIND,
        12 => Event::Answered(Answer::Failed { retry_after_s }),
        13 => Event::Heard,
        14 => Event::Gap,
        15 => Event::Lost,
        16 => Event::LeaderFailed { retry_after_s },
        17 => Event::Still(number.is_multiple_of(2)),
        _ => Event::Role(if number.is_multiple_of(2) {
            Role::Leader
        } else {
            Role::Led
        }),
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 2_000, failure_persistence: None, ..ProptestConfig::default() })]

    /// Whatever happens: nothing while hidden, one question at a time, no pause that was asked for is cut short,
    /// and a page that is seen never falls asleep.
    #[test]
    fn no_order_of_events_makes_it_rude_or_lets_it_fall_asleep(shared in any::<bool>(), events in events()) {
        let mut following = Following::new(Manner { by_many: true, shared });
        let (mut now, mut begun, mut hidden, mut asking, mut told) = (0_i64, false, false, false, 0_i64);
        let (mut wake, mut stream) = (None::<i64>, false);
        for (pick, number, chance) in events {
            now += i64::from(number);
            let event = event(pick, number);
            match event {
                Event::Answered(_) if !asking => continue,
                Event::Hidden(is) if is == hidden => continue,
                Event::Heard | Event::Gap | Event::Lost if !stream => continue,
                Event::Due if wake.is_none() => continue,
                // A wake-up call comes when it is due.
                Event::Due => now = now.max(wake.take().unwrap_or(now)),
                Event::Begin { .. } if begun => continue,
                Event::Begin { hidden: is } => (begun, hidden) = (true, is),
                Event::Hidden(is) => hidden = is,
                Event::Answered(answer) => {
                    asking = false;
                    if let Answer::Failed { retry_after_s: Some(seconds) } = answer {
                        told = now + i64::from(seconds) * SECOND;
                    }
                }
                _ => {}
            }
            for action in following.step(event, now, chance) {
                match action {
                    Action::Ask => {
                        prop_assert!(!hidden && !asking && begun);
                        prop_assert!(now >= told, "{} ms too early", told - now);
                        asking = true;
                    }
                    Action::Open => {
                        prop_assert!(!hidden && !stream);
                        stream = true;
                    }
                    Action::Close => {
                        prop_assert!(stream);
                        stream = false;
                    }
                    Action::Wake(millis) => {
                        prop_assert!(!hidden);
                        wake = Some(now + i64::from(millis));
                    }
                    Action::Rest => wake = None,
                    Action::Claim | Action::Yield => prop_assert!(shared),
                }
            }
            prop_assert!(!hidden || (wake.is_none() && !stream), "works while hidden");
            prop_assert!(!following.holds() || (wake.is_none() && !stream), "works while it holds still");
            let rests = !begun || hidden || following.holds();
            prop_assert!(rests || asking || wake.is_some(), "asleep after {event:?}");
        }
    }
}

fn counters(waiting: &[u32]) -> Vec<CounterStatus> {
    let counter = |(at, waiting): (usize, &u32)| {
        let tree = serde_json::json!({
            "id": format!("c{at}"), "name": { "ko": "창구" }, "kind": "general", "state": "open", "waiting": waiting,
        });
        serde_json::from_value(tree).expect("a counter")
    };
    waiting.iter().enumerate().map(counter).collect()
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 500, failure_persistence: None, ..ProptestConfig::default() })]

    /// What a page holds is what the contract says that a change makes of a document, and it names just the
    /// counters that differ.
    #[test]
    fn a_change_is_taken_in_as_the_contract_says(
        before in prop::collection::vec(0_u32..4, 1..8),
        changes in prop::collection::vec((0_u64..3, prop::collection::vec(0_u32..4, 1..10)), 1..6),
    ) {
        let mut document = page::document(1_000);
        document.version = 10;
        document.counters = counters(&before);
        let mut held = Held::default();
        held.take(Observed {
            document: document.clone(),
            dropped: 0,
            at: Timestamp::from_unix_millis(1_000),
            text: String::new(),
        });
        for (off, waiting) in changes {
            let change = QueueChange {
                office: document.office.clone(),
                after: document.version + off,
                version: document.version + off + 1,
                server_time: Timestamp::from_unix_millis(2_000),
                counters: counters(&waiting),
            };
            let expected = document.changed_by(change.clone());
            match (held.change(change), expected) {
                (Taken::Gap, None) => {}
                (Taken::Now { ids, .. }, Some(next)) => {
                    let differ = next.counters.iter().filter(|now| document.counter(&now.id) != Some(now));
                    let differ: Vec<&str> = differ.map(|counter| counter.id.as_str()).collect();
                    prop_assert_eq!(ids.iter().map(|id| &**id).collect::<Vec<_>>(), differ);
                    document = next;
                }
                (taken, expected) => prop_assert!(false, "{taken:?}, {}", expected.is_some()),
            }
            prop_assert_eq!(held.whole(), Some(document.clone()));
        }
    }
}

#[test]
fn an_older_document_of_a_shared_cache_is_not_taken_and_a_backend_that_began_anew_is() {
    let mut held: Held<QueueStatus> = Held::default();
    let at = |millis| Timestamp::from_unix_millis(millis);
    let mut take = |version, made| {
        let mut document = page::document(made);
        document.version = version;
        let taken = held.take(Observed {
            document,
            dropped: 0,
            at: at(made),
            text: String::new(),
        });
        (taken != Taken::Older, held.version())
    };
    assert_eq!(take(7, 1_000), (true, Some(7)));
    assert_eq!(
        take(6, 900),
        (false, Some(7)),
        "a shared cache still has the one before"
    );
    assert_eq!(
        take(2, 5_000),
        (true, Some(2)),
        "made later with a lower version: a restored backend"
    );
}
