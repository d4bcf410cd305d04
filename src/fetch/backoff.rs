//! When to try again: longer each time, never all at once, never before the backend said.

/// First pause, in milliseconds.
const FIRST_MS: f64 = 500.0;
/// Longest pause that we choose ourselves.
const LONGEST_MS: f64 = 30_000.0;

/// Longest pause that a backend can ask for, in seconds: a day.
const LONGEST_TOLD_S: u32 = 86_400;

/// Counts the tries.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Backoff {
    tries: u32,
}

impl Backoff {
    /// For what many follow at once: begins with four seconds, so that trouble does not bring several times as
    /// many questions.
    pub fn gentle() -> Self {
        Self { tries: 3 }
    }

    /// Milliseconds to wait before the next try: doubling from half a second, shortened by up to half at
    /// random, and not less than the backend's `Retry-After`.
    ///
    /// `chance` is from 0 up to 1.
    pub fn next_ms(&mut self, retry_after_s: Option<u32>, chance: f64) -> u32 {
        let full = (FIRST_MS * f64::from(1_u32 << self.tries.min(10))).min(LONGEST_MS);
        self.tries = self.tries.saturating_add(1);
        let jittered = full * (0.5 + chance.clamp(0.0, 1.0) / 2.0);
        // Those who were told the same second do not come back in the same second.
        let told = retry_after_s.map_or(0.0, |s| f64::from(s.min(LONGEST_TOLD_S)) * 1000.0 + jittered);
        jittered.max(told) as u32
    }

    /// How many pauses there were.
    pub fn tries(self) -> u32 {
        self.tries
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn pauses_double_up_to_half_a_minute() {
        let mut backoff = Backoff::default();
        let longest: Vec<u32> = (0..9).map(|_| backoff.next_ms(None, 1.0)).collect();
        assert_eq!(
            longest,
            [500, 1000, 2000, 4000, 8000, 16_000, 30_000, 30_000, 30_000]
        );
    }

    proptest::proptest! {
        #[test]
        fn retry_after_is_obeyed_and_no_pause_is_less_than_half(seconds in 0_u32..10_000, chance in 0.0..1.0, tries in 0..80) {
            let mut backoff = Backoff::default();
            for _ in 0..tries {
                backoff.next_ms(None, chance);
            }
            proptest::prop_assert!(backoff.next_ms(Some(seconds), chance) >= seconds.min(LONGEST_TOLD_S) * 1000);
            proptest::prop_assert!(backoff.next_ms(None, chance) >= 250);
        }
    }
}
