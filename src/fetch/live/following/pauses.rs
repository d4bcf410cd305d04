//! How long until the next question.

use super::{Following, LONGEST_MS, QUIET_MS, SHORTEST_MS, SILENCE_MS};
use crate::fetch::live::events::Role;

impl Following {
    /// Milliseconds that are left of the pause that the backend asked for. A clock that was put back does not make
    /// it longer than it was.
    pub(super) fn told_to_wait(&self, now: i64) -> u32 {
        self.not_before.map_or(0, |(until, told)| {
            u32::try_from((until - now).max(0)).unwrap_or(told).min(told)
        })
    }

    /// Until the next question after a good answer.
    pub(super) fn pause(&self, chance: f64) -> u32 {
        if self.role == Role::Led {
            return spread(SILENCE_MS, 0.2, chance);
        }
        let asked = self.poll_after_ms.clamp(SHORTEST_MS, LONGEST_MS);
        let quiet = if self.manner.by_many { self.quiet.min(4) } else { 0 };
        let longer = (asked + asked / 4 * quiet).min(QUIET_MS);
        spread(asked.max(longer), 0.1, chance)
    }

    /// Until the next question after trouble.
    pub(super) fn trouble(&mut self, retry_after_s: Option<u32>, now: i64, chance: f64) -> u32 {
        let mut pause = self.backoff.next_ms(retry_after_s, chance).max(SHORTEST_MS);
        if retry_after_s.is_some() {
            // All were told the same moment: they come back as spread out as they ask at other times.
            let spread_over = self.poll_after_ms.clamp(SHORTEST_MS, QUIET_MS);
            if self.manner.by_many {
                pause = pause.saturating_add((f64::from(spread_over) * chance) as u32);
            }
            // What the tab that leads was told does not shorten what this one was told.
            let until = now + i64::from(pause);
            let longer = self.not_before.filter(|(before, _)| *before > until);
            self.not_before = longer.or(Some((until, pause)));
        }
        pause
    }
}

/// Up to a `part` later, so that a city does not ask in one breath.
pub(super) fn spread(millis: u32, part: f64, chance: f64) -> u32 {
    millis.saturating_add((f64::from(millis) * part * chance) as u32)
}
