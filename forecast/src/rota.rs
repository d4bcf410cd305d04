//! How many desks will serve from now on: as many as now, later as many as usual, and none in a break.

use contract::queue_status::UsualHour;
use contract::time::Timestamp;

/// From and until so many seconds from now nobody is called.
pub(crate) type Rest = (f64, f64);

const HALF_HOUR_S: f64 = 1_800.0;

/// The desks of the coming hours.
#[derive(Debug, Clone)]
pub(crate) struct Rota {
    /// Times one after another, the last without an end.
    pieces: Vec<Piece>,
    /// How many more desks serve now than usual, by the usual number; negative: fewer.
    unusual: f64,
}

/// So long so many desks usually serve.
#[derive(Debug, Clone, Copy)]
struct Piece {
    seconds: f64,
    desks: f64,
}

impl Rota {
    /// Desks by what is usual, if anything is, and by how many were told now. `None` without either.
    pub(crate) fn new(
        usual: Option<&UsualHour>,
        told: Option<f64>,
        at: Timestamp,
        rests: &[Rest],
    ) -> Option<Self> {
        let half_hours = match (usual.map(|usual| desks_by_half_hour(usual, at)), told) {
            (Some(known), _) if !known.is_empty() => known,
            (_, Some(told)) => vec![told],
            _ => return None,
        };
        let into_half_hour = f64::from(at.clock().minutes() % 30) * 60.0;
        let desks_at = |seconds: f64| {
            let half_hour = ((seconds + into_half_hour) / HALF_HOUR_S) as usize;
            half_hours[half_hour.min(half_hours.len() - 1)]
        };
        let rests_at = |seconds: f64| {
            rests
                .iter()
                .any(|(from, until)| (*from..*until).contains(&seconds))
        };
        let mut turns: Vec<f64> = (1..half_hours.len())
            .map(|half_hour| half_hour as f64 * HALF_HOUR_S - into_half_hour)
            .chain(rests.iter().flat_map(|(from, until)| [*from, *until]))
            .filter(|turn| *turn > 0.0)
            .collect();
        turns.sort_by(f64::total_cmp);
        turns.push(f64::INFINITY);
        let mut from = 0.0;
        let pieces = turns.into_iter().map(|until| {
            let desks = if rests_at(from) { 0.0 } else { desks_at(from) };
            let seconds = until - from;
            from = until;
            Piece { seconds, desks }
        });
        Some(Self {
            pieces: pieces.collect(),
            unusual: told.map_or(0.0, |told| told / half_hours[0] - 1.0),
        })
    }

    /// How many serve now, or as soon as any do.
    pub(crate) fn desks(&self) -> f64 {
        let first = self.pieces.iter().find(|piece| piece.desks > 0.0);
        first.map_or(1.0, |piece| (piece.desks * (1.0 + self.unusual)).max(1.0))
    }

    /// How many times as many desks serve now as usual.
    pub(crate) fn against_usual(&self) -> f64 {
        1.0 + self.unusual
    }

    /// Whether fewer serve than usual.
    pub(crate) fn fewer_than_usual(&self) -> bool {
        self.unusual < 0.0
    }

    /// Seconds from now until the desks have worked for so many seconds in sum, if their number comes back to the
    /// usual one so that after `fades_s` seconds of work a third of the difference is left. A desk that comes back
    /// calls at once: by `head_start_s` of work sooner than one that is met in the middle of a service.
    pub(crate) fn clock(&self, work: f64, fades_s: f64, head_start_s: f64) -> f64 {
        let faded = |seconds: f64| (-seconds / fades_s).exp();
        let (mut at, mut open, mut left) = (0.0, 0.0, work.max(0.0));
        // All that serve as the time begins are at work; those of a pause are counted by who asks.
        let mut at_work = f64::INFINITY;
        for Piece { seconds, desks } in &self.pieces {
            let done =
                |long: f64| desks * (long + self.unusual * fades_s * (faded(open) - faded(open + long)));
            let back = (desks - at_work).max(0.0) * (1.0 + self.unusual * faded(open));
            left -= back * head_start_s;
            if left <= 0.0 {
                return at;
            }
            if *desks > 0.0 && done(*seconds) >= left {
                let rate = |long: f64| desks * (1.0 + self.unusual * faded(open + long));
                let mut long = left / rate(0.0);
                for _ in 0..8 {
                    long = (long - (done(long) - left) / rate(long)).max(0.0);
                }
                return at + long.min(*seconds);
            }
            at += seconds;
            if *desks > 0.0 {
                left -= done(*seconds);
                open += seconds;
            }
            if *desks > 0.0 || open > 0.0 {
                at_work = *desks;
            }
        }
        at
    }
}

/// The desks of this half hour and those after it, at least one each. Half hours of a break count like the one
/// before: who is still called then is called by the same desks.
fn desks_by_half_hour(usual: &UsualHour, at: Timestamp) -> Vec<f64> {
    let desks = |tenths: u16| f64::from(tenths) / 10.0;
    let told = &usual.desks_half_hours_tenths;
    let since = at.clock().minutes().saturating_sub(u32::from(usual.hour) * 60) / 30;
    let mut last = usual.desks_tenths;
    let mut known: Vec<f64> = told
        .iter()
        .map(|tenths| {
            last = if *tenths > 0 { *tenths } else { last };
            desks(last)
        })
        .skip(since as usize)
        .collect();
    if known.is_empty() && usual.desks_tenths > 0 {
        known.push(desks(usual.desks_tenths));
    }
    known.iter_mut().for_each(|desks| *desks = desks.max(1.0));
    known
}

#[cfg(test)]
mod tests {
    use super::*;

    fn usual(half_hours: &[u16]) -> UsualHour {
        UsualHour {
            weekday: 0,
            hour: 11,
            days: 8,
            waiting: 3,
            calls: 20,
            desks_tenths: 30,
            desks_half_hours_tenths: half_hours.to_vec(),
            service_s: 300,
            service_deviation_s: 200,
            wait_low_s: 0,
            wait_middle_s: 60,
            wait_high_s: 600,
        }
    }

    fn at(clock: &str) -> Timestamp {
        Timestamp::parse(&format!("2026-11-23T{clock}:00+09:00")).unwrap()
    }

    fn near(found: f64, expected: f64) {
        assert!((found - expected).abs() < 0.5, "{found} is not {expected}");
    }

    #[test]
    fn a_change_of_shift_is_counted_on() {
        let rota = Rota::new(Some(&usual(&[20, 40])), Some(2.0), at("11:20"), &[]).unwrap();
        // Ten minutes of two desks, then four.
        near(rota.clock(1_200.0, 3_600.0, 0.0), 600.0);
        near(rota.clock(1_200.0 + 4_000.0, 3_600.0, 0.0), 1_600.0);
        let later = Rota::new(Some(&usual(&[20, 40])), Some(4.0), at("11:40"), &[]).unwrap();
        near(later.clock(4_000.0, 3_600.0, 0.0), 1_000.0);
    }

    #[test]
    fn nothing_is_done_in_a_break_and_the_work_goes_on_after_it() {
        let rota = Rota::new(Some(&usual(&[])), Some(3.0), at("11:20"), &[(600.0, 6_000.0)]).unwrap();
        near(rota.clock(1_797.0, 3_600.0, 0.0), 599.0);
        near(rota.clock(1_803.0, 3_600.0, 0.0), 6_001.0);
    }

    #[test]
    fn a_desk_that_comes_back_calls_at_once() {
        let rota = Rota::new(Some(&usual(&[20, 40])), Some(2.0), at("11:20"), &[]).unwrap();
        // Two come back after ten minutes, and of the work that is left after them so much falls to each.
        near(rota.clock(1_200.0 + 500.0, 3_600.0, 250.0), 600.0);
        near(rota.clock(1_200.0 + 500.0 + 400.0, 3_600.0, 250.0), 700.0);
    }

    #[test]
    fn missing_desks_come_back_the_sooner_the_faster_the_difference_fades() {
        let rota = |told| Rota::new(Some(&usual(&[40])), Some(told), at("11:00"), &[]).unwrap();
        let (soon, late) = (
            rota(2.0).clock(8_000.0, 600.0, 0.0),
            rota(2.0).clock(8_000.0, 60_000.0, 0.0),
        );
        assert!(2_000.0 < soon && soon < late && late < 4_000.0, "{soon} {late}");
        near(rota(4.0).clock(8_000.0, 600.0, 0.0), 2_000.0);
    }
}
