//! How a counter calls: how fast now, how well that is known, and how the calls scatter.
//!
//! While people wait, every desk that comes free calls the next. Calls then come once in `service / desks`
//! seconds, and the time until the n-th call is a sum of n such intervals. How long the services take today is
//! not known: past weeks say what is usual, the latest calls say what is so today, and both are weighed by how
//! much they can tell. The sum of intervals, divided by a speed that is itself uncertain, follows an F
//! distribution (`quantile.rs`).

use crate::quantile::{normal_share, sum_quantile};
use crate::rota::{Rest, Rota};
use contract::queue_status::{CounterStatus, RECENT_SERVICES_MAX, UsualHour};
use contract::time::Timestamp;

/// Squared relative deviation of a day's speed from what is usual: services of one day are slower than of another.
const DAY_VARIANCE: f64 = 0.12;
/// Desks open and close, and services change: squared relative deviation that comes in for each hour of the wait,
/// for one desk, and by the root of their number less for more …
const DESK_VARIANCE_HOURLY: f64 = 0.02;
/// … but not for longer than this.
const DESK_VARIANCE_HOURS: f64 = 0.6;
/// Fewer desks than usual may be back soon, or stay few all day. So the short end of a range takes the better
/// case, and the long end the worse: how far their number is from the usual one fades with the first time, or with
/// the second.
const FADES_SOON_S: f64 = 1_200.0;
/// See there.
const FADES_LATE_S: f64 = 15_000.0;
/// Where the desks are not told but usual: squared relative deviation of their number.
const UNTOLD_DESKS_VARIANCE: f64 = 0.10;
/// Squared relative deviation of one service where nothing is known of it.
const SPREAD_UNKNOWN: f64 = 0.7;
/// How far gaps still tell of now: after so many seconds a third of it.
const GAPS_FADE_S: f64 = 3_600.0;
/// Nothing is said from less than about so many services.
const KNOWN_MIN: f64 = 4.0;
/// How services scatter is known from past weeks as well as from so many of today.
const SPREAD_KNOWN: f64 = 20.0;
/// Services of one hour are alike and the long ones among them not yet over: so many tell less than their number.
const SERVICES_WEIGHT: f64 = 0.75;
/// Of all calls, so many go to people who come later and go first: reserved, by law, or back with a paper.
const LATER_FIRST: f64 = 0.05;
/// Desks where neither their number nor anything usual is told.
const DESKS_UNKNOWN: f64 = 2.0;
/// Share of the desks that are busy where nothing is known of it.
const BUSY_UNKNOWN: f64 = 0.7;
/// Services outside of this are a fault of the data.
const SERVICE_S: std::ops::RangeInclusive<u32> = 10..=14_400;

/// How a counter calls while people wait.
#[derive(Debug, Clone)]
pub(crate) struct Pace {
    /// Seconds of one service, on average.
    service_s: f64,
    /// Squared relative deviation of one service.
    spread: f64,
    /// Desks that serve.
    rota: Rota,
    /// From how many intervals' worth of information the speed is known.
    known: f64,
}

/// What past weeks say of this hour, if it can be true.
fn usual(counter: &CounterStatus) -> Option<&UsualHour> {
    counter
        .usual
        .as_ref()
        .filter(|usual| usual.days > 0 && SERVICE_S.contains(&usual.service_s))
}

/// Squared relative deviation, within what can be true.
fn relative_square(mean_s: u32, deviation_s: u32) -> f64 {
    let relative = f64::from(deviation_s) / f64::from(mean_s.max(1));
    (relative * relative).clamp(0.05, 2.5)
}

/// What today tells of how long services take: as much as so many services do that scatter evenly.
#[derive(Debug, Clone, Copy, Default)]
struct Seen {
    known: f64,
    service_s: f64,
}

/// From the latest services themselves: how they scatter, learned from past weeks and from today, and what they tell.
fn served(counter: &CounterStatus, usual_spread: f64) -> Option<(f64, Seen)> {
    let recent = counter.recent_services.as_ref();
    let recent = recent.filter(|recent| recent.count > 0 && SERVICE_S.contains(&recent.service_s))?;
    let count = f64::from(recent.count).min(RECENT_SERVICES_MAX as f64);
    let today = relative_square(recent.service_s, recent.service_deviation_s);
    let spread = (SPREAD_KNOWN * usual_spread + count * today) / (SPREAD_KNOWN + count);
    let seen = Seen {
        known: SERVICES_WEIGHT * count / spread,
        service_s: recent.service_s.into(),
    };
    Some((spread, seen))
}

/// From the gaps between the latest calls, in all of which people waited, and the time since the last one if people
/// wait now. What was long ago counts for less: other desks may have been open.
fn gaps(observed: &Observed, spread: f64, desks: f64) -> Seen {
    let since_call = observed.since_call().unwrap_or(0.0);
    let waits = observed.counter.waiting().is_some_and(|waiting| waiting > 0);
    let (mut ago, mut gaps) = (since_call, 0.0);
    let mut seconds = if waits { since_call } else { 0.0 };
    for gap in observed.counter.call_gaps_s.iter().map(|gap| f64::from(*gap)) {
        ago += gap;
        let weight = (-ago / GAPS_FADE_S).exp();
        gaps += weight;
        seconds += weight * gap;
    }
    Seen {
        // Gaps under a queue tell as much as services do that scatter as these.
        known: gaps / scatter(spread, desks, gaps.max(1.0)),
        service_s: if gaps > 0.0 { seconds * desks / gaps } else { 0.0 },
    }
}

/// What is asked of a counter.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Observed<'a> {
    pub(crate) counter: &'a CounterStatus,
    /// When it was observed.
    pub(crate) at: Timestamp,
    /// When it calls nobody, from then on.
    pub(crate) rests: &'a [Rest],
    /// When the last break ended, if there was one today.
    pub(crate) resumed_at: Option<Timestamp>,
}

impl Observed<'_> {
    /// Seconds in which the desks have been at work since the last call.
    fn since_call(&self) -> Option<f64> {
        let called_at = self.counter.called_at?;
        let from = self
            .resumed_at
            .map_or(called_at, |resumed| resumed.max(called_at));
        let seconds = u32::try_from(self.at.seconds_since(from)).ok()?;
        // Longer ago than this was before a break, and in a break nobody is at work.
        let rests = self
            .rests
            .iter()
            .any(|(from, until)| *from <= 0.0 && *until > 0.0);
        (seconds < 3_600 && !rests).then_some(f64::from(seconds))
    }
}

impl Pace {
    /// What is known of a counter; `None` with too little to go by.
    pub(crate) fn of(observed: &Observed) -> Option<Self> {
        let counter = observed.counter;
        let usual = usual(counter);
        let told = counter.desks_open().filter(|desks| *desks > 0).map(f64::from);
        let rota = Rota::new(usual, told, observed.at, observed.rests);
        let rota = rota.or_else(|| Rota::new(None, Some(DESKS_UNKNOWN), observed.at, observed.rests))?;
        let spread = usual.map_or(SPREAD_UNKNOWN, |usual| {
            relative_square(usual.service_s, usual.service_deviation_s)
        });
        let by_gaps = || (spread, gaps(observed, spread, rota.desks()));
        let (spread, today) = served(counter, spread).unwrap_or_else(by_gaps);
        let untold = if told.is_none() {
            UNTOLD_DESKS_VARIANCE
        } else {
            0.0
        };
        let before = usual.map_or(Seen::default(), |usual| Seen {
            known: 1.0 / (DAY_VARIANCE * (1.0 + 2.0 / f64::from(usual.days)) + untold),
            service_s: usual.service_s.into(),
        });
        let known = before.known + today.known;
        (known >= KNOWN_MIN).then(|| Self {
            service_s: (before.known * before.service_s + today.known * today.service_s) / known,
            spread,
            rota,
            known,
        })
    }

    /// How many times as long as usual the same people keep the counter busy today: desks are missing, or everyone
    /// takes longer.
    pub(crate) fn work_against_usual(&self, usual: &UsualHour) -> f64 {
        self.service_s / f64::from(usual.service_s.max(1)) / self.rota.against_usual()
    }

    /// Desks that serve now, or as soon as any do.
    pub(crate) fn desks(&self) -> f64 {
        self.rota.desks()
    }

    /// Seconds until the `calls`-th call from now, of which the real one is shorter in this share of cases.
    pub(crate) fn until_call(&self, calls: f64, share: f64) -> f64 {
        let calls = self.services_until(calls);
        let desks = self.desks();
        let expected = calls * self.service_s / desks;
        let drift = DESK_VARIANCE_HOURLY / desks.sqrt() * (expected / 3_600.0).min(DESK_VARIANCE_HOURS);
        let known = 1.0 / (1.0 / self.known + drift);
        let shape = calls / scatter(self.spread, desks, calls);
        let work = calls * (1.0 + LATER_FIRST) * self.service_s * sum_quantile(share, shape, known);
        let better = share < 0.5;
        let fades_s = if better == self.rota.fewer_than_usual() {
            FADES_SOON_S
        } else {
            FADES_LATE_S
        };
        self.rota.clock(work, fades_s, self.service_s * self.met())
    }

    /// How many services the desks do until the `calls`-th call. Of the first one only what is left: met by
    /// chance, a case of even length is half over. Among many desks the next to come free comes by chance anyway.
    fn services_until(&self, calls: f64) -> f64 {
        let by_chance = by_chance(self.desks(), calls);
        calls - 1.0 + by_chance + (1.0 - by_chance) * self.met()
    }

    /// What is left, on average, of a service that is met by chance: long ones are met more often.
    fn met(&self) -> f64 {
        f64::midpoint(1.0, self.spread)
    }

    /// How likely it is that every desk is busy though nobody waits: then the one called last is still there, and
    /// the other desks are as busy as so many calls in an hour make them (Erlang's formula for lines without a
    /// queue). Where it is told how many desks are free, this is not asked.
    pub(crate) fn all_busy(&self, observed: &Observed) -> f64 {
        let Some(since) = observed.since_call() else {
            return 0.0;
        };
        // Services are lognormal, about.
        let variance = (1.0 + self.spread).ln();
        let z = ((since.max(1.0) / self.service_s).ln() + variance / 2.0) / variance.sqrt();
        let busy = usual(observed.counter).map_or(BUSY_UNKNOWN * self.desks(), |usual| {
            f64::from(usual.calls) * self.service_s / 3_600.0
        });
        let others = (1..self.desks().round() as u32).fold(1.0, |all_busy, desk| {
            let more = busy * all_busy;
            more / (f64::from(desk) + more)
        });
        normal_share(-z) * others
    }
}

/// Squared relative deviation of one interval, seen over so many calls in turn: over many, the services show.
fn scatter(spread: f64, desks: f64, calls: f64) -> f64 {
    let by_chance = by_chance(desks, calls);
    by_chance + (1.0 - by_chance) * spread
}

/// How far so many calls of so many desks come as if by chance (1): few calls of many desks do, one desk's never.
fn by_chance(desks: f64, calls: f64) -> f64 {
    (desks - 1.0) / (desks - 1.0 + calls)
}
