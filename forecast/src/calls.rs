//! How a counter calls: how fast now, how well that is known, and how the calls scatter.
//!
//! While people wait, every desk that comes free calls the next. Calls then come once in `service / desks`
//! seconds, and the time until the n-th call is a sum of n such intervals. How long the services take today is
//! not known: past weeks say what is usual, the latest calls say what is so today, and both are weighed by how
//! much they can tell. The sum of intervals, divided by a speed that is itself uncertain, follows an F
//! distribution (`quantile.rs`).

use crate::quantile::{normal_share, sum_quantile};
use contract::queue_status::{CounterStatus, UsualHour};
use contract::time::Timestamp;

/// Squared relative deviation of a day's speed from what is usual: services of one day are slower than of another.
const DAY_VARIANCE: f64 = 0.03;
/// Desks open and close, and services change: squared relative deviation that comes in for each hour of the wait,
/// for one desk, and by the root of their number less for more …
const DESK_VARIANCE_HOURLY: f64 = 0.12;
/// … but not for longer than this.
const DESK_VARIANCE_HOURS: f64 = 0.8;
/// How far the number of desks is from the usual one fades with this time.
const DESKS_FADE_S: f64 = 6_000.0;
/// Where the desks are not told but usual: squared relative deviation of their number.
const UNTOLD_DESKS_VARIANCE: f64 = 0.10;
/// Squared relative deviation of one service where nothing is known of it.
const SPREAD_UNKNOWN: f64 = 0.7;
/// How far gaps still tell of now: after so many seconds a third of it.
const GAPS_FADE_S: f64 = 2_400.0;
/// Without anything usual, so many calls under a queue are needed.
const GAPS_MIN: f64 = 4.0;
/// A gap tells a little less than a service: those of one hour are alike.
const GAPS_WEIGHT: f64 = 0.75;
/// Gaps of a short queue are believed after all if their mean is below this share of what is usual.
const FASTER: f64 = 0.9;
/// Services outside of this are a fault of the data.
const SERVICE_S: std::ops::RangeInclusive<u32> = 10..=14_400;

/// How a counter calls while people wait.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Pace {
    /// Seconds of one service, on average.
    service_s: f64,
    /// Squared relative deviation of one service.
    spread: f64,
    /// Desks that serve now, in effect.
    desks: f64,
    /// Desks that will serve later, in effect.
    later_desks: f64,
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

fn spread(usual: Option<&UsualHour>) -> f64 {
    usual.map_or(SPREAD_UNKNOWN, |usual| {
        let relative = f64::from(usual.service_deviation_s) / f64::from(usual.service_s);
        (relative * relative).clamp(0.05, 2.5)
    })
}

/// What the latest calls tell of how fast the desks are: so many gaps' worth, and seconds of all of them.
#[derive(Debug, Clone, Copy, Default)]
struct Seen {
    gaps: f64,
    seconds: f64,
}

/// The gaps between the latest calls in which people certainly waited, and the time since the last one. With a
/// short queue, the gaps before it were as long as people took to come, and say nothing of the desks: a queue of
/// w wanders over its whole length in about w²/4 calls, so no more gaps than that are believed. What was long ago
/// counts for less: other desks may have been open.
fn under_queue(counter: &CounterStatus, at: Timestamp) -> Seen {
    let waiting = counter.waiting().unwrap_or(0);
    let believed = (waiting.min(100).pow(2) / 4) as usize;
    let mut ago = since_call(counter, at).unwrap_or(0.0);
    let mut seen = Seen {
        gaps: 0.0,
        seconds: if waiting > 0 { ago } else { 0.0 },
    };
    for gap in counter
        .call_gaps_s
        .iter()
        .take(believed)
        .map(|gap| f64::from(*gap))
    {
        ago += gap;
        let weight = (-ago / GAPS_FADE_S).exp();
        seen.gaps += weight;
        seen.seconds += weight * gap;
    }
    seen
}

/// All gaps, believed or not. Their mean is no shorter than the desks allow.
fn all_gaps(counter: &CounterStatus) -> Seen {
    let gaps = &counter.call_gaps_s;
    Seen {
        gaps: gaps.len() as f64,
        seconds: gaps.iter().map(|gap| f64::from(*gap)).sum(),
    }
}

fn since_call(counter: &CounterStatus, at: Timestamp) -> Option<f64> {
    let seconds = at.seconds_since(counter.called_at?);
    // Longer ago than this was before a break.
    u32::try_from(seconds)
        .ok()
        .filter(|seconds| *seconds < 3_600)
        .map(f64::from)
}

impl Pace {
    /// What is known of a counter that was observed at `at`; `None` with too little to go by.
    pub(crate) fn of(counter: &CounterStatus, at: Timestamp) -> Option<Self> {
        let usual = usual(counter);
        let spread = spread(usual);
        let seen = under_queue(counter, at);
        let usual_desks = usual
            .filter(|usual| usual.desks_tenths > 0)
            .map(|usual| (f64::from(usual.desks_tenths) / 10.0).max(1.0));
        let told = counter.desks_open().filter(|desks| *desks > 0).map(f64::from);
        let Some((usual, desks)) = usual.zip(told.or(usual_desks)) else {
            return Self::from_gaps(counter, seen, spread);
        };
        let untold = if told.is_none() {
            UNTOLD_DESKS_VARIANCE
        } else {
            0.0
        };
        let days = f64::from(usual.days);
        let known_before = 1.0 / (DAY_VARIANCE * (1.0 + 2.0 / days) + untold);
        // Gaps under a queue tell as much as services do that scatter as these.
        let interval = f64::from(usual.service_s) / desks;
        let all = all_gaps(counter);
        let seen = if all.gaps > seen.gaps && all.seconds < FASTER * all.gaps * interval {
            all
        } else {
            seen
        };
        let weight = GAPS_WEIGHT / scatter(spread, desks, seen.gaps.max(1.0));
        let known = known_before + weight * seen.gaps;
        let interval_now = (known_before * interval + weight * seen.seconds) / known;
        Some(Self {
            service_s: interval_now * desks,
            spread,
            desks,
            later_desks: usual_desks.unwrap_or(desks),
            known,
        })
    }

    /// Where nothing is known but the gaps.
    fn from_gaps(counter: &CounterStatus, seen: Seen, spread: f64) -> Option<Self> {
        if seen.gaps < GAPS_MIN || seen.seconds <= 0.0 {
            return None;
        }
        let desks = counter
            .desks_open()
            .filter(|desks| *desks > 0)
            .map_or(2.0, f64::from);
        Some(Self {
            service_s: seen.seconds / seen.gaps * desks,
            spread,
            desks,
            later_desks: desks,
            known: seen.gaps,
        })
    }

    /// What free desks do at once that busy ones would do in turn: a service each.
    pub(crate) fn head_start_s(&self) -> f64 {
        self.service_s
    }

    /// Seconds until the `calls`-th call from now, of which the real one is shorter in this share of cases.
    pub(crate) fn until_call(&self, calls: f64, share: f64) -> f64 {
        let calls = self.services_until(calls);
        let expected = calls * self.service_s / self.desks;
        let drift = DESK_VARIANCE_HOURLY / self.desks.sqrt() * (expected / 3_600.0).min(DESK_VARIANCE_HOURS);
        let known = 1.0 / (1.0 / self.known + drift);
        let shape = calls / scatter(self.spread, self.desks, calls);
        let work = calls * self.service_s * sum_quantile(share, shape, known);
        self.clock(work)
    }

    /// How many services the desks do until the `calls`-th call. Of the first one only what is left: met by
    /// chance, a case of even length is half over. Among many desks the next to come free comes by chance anyway.
    fn services_until(&self, calls: f64) -> f64 {
        let by_chance = by_chance(self.desks, calls);
        calls - 1.0 + by_chance + (1.0 - by_chance) * (1.0 + self.spread) / 2.0
    }

    /// Seconds in which the desks do so many seconds of work, their number going from now's to the usual one.
    fn clock(&self, work: f64) -> f64 {
        let done = |seconds: f64| {
            let faded = DESKS_FADE_S * (1.0 - (-seconds / DESKS_FADE_S).exp());
            self.later_desks * seconds + (self.desks - self.later_desks) * faded
        };
        let rate = |seconds: f64| {
            self.later_desks + (self.desks - self.later_desks) * (-seconds / DESKS_FADE_S).exp()
        };
        let mut seconds = work / self.desks;
        for _ in 0..6 {
            seconds = (seconds - (done(seconds) - work) / rate(seconds)).max(0.0);
        }
        seconds
    }

    /// How likely it is that every desk is busy though nobody waits, by how long ago the latest were called.
    pub(crate) fn all_busy(&self, counter: &CounterStatus, at: Timestamp) -> f64 {
        let Some(since) = since_call(counter, at) else {
            return 0.0;
        };
        let desks = (self.desks.round() as usize).clamp(1, 32);
        // busy[k]: how likely it is that k desks are busy. More than there are cannot be.
        let mut busy = [0.0; 33];
        busy[0] = 1.0;
        let mut ago = since;
        let mut gaps = counter.call_gaps_s.iter();
        loop {
            let still = self.still_there(ago);
            for k in (0..=desks).rev() {
                let one_more = if k > 0 { busy[k - 1] } else { 0.0 };
                busy[k] = busy[k] * (1.0 - still) + one_more * still;
            }
            match gaps.next() {
                Some(gap) => ago += f64::from(*gap),
                None => break,
            }
        }
        let all: f64 = busy[..=desks].iter().sum();
        if all > 0.0 { busy[desks] / all } else { 1.0 }
    }

    /// How likely someone called so many seconds ago is still at the desk: services are lognormal, about.
    fn still_there(&self, seconds: f64) -> f64 {
        let variance = (1.0 + self.spread).ln();
        let z = ((seconds.max(1.0) / self.service_s).ln() + variance / 2.0) / variance.sqrt();
        normal_share(-z)
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
