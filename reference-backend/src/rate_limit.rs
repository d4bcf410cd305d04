//! How often a client may ask, and how often an order may be looked for in vain.

use crate::options::{FindLimit, RateLimit};
use crate::problems::Refusal;
use contract::problem::ProblemCode;
use contract::time::Timestamp;
use std::collections::HashMap;
use std::sync::{Mutex, PoisonError};

/// Beyond so many remembered names, those at rest are forgotten.
const REMEMBERED: usize = 10_000;

/// A bucket for each client: a call takes one, time puts them back.
#[derive(Debug)]
pub(crate) struct Limiter {
    limit: RateLimit,
    buckets: Mutex<HashMap<String, Bucket>>,
}

#[derive(Debug, Clone, Copy)]
struct Bucket {
    /// Thousandths of a call that are left.
    left: i64,
    at: Timestamp,
}

impl Limiter {
    pub(crate) fn new(limit: RateLimit) -> Self {
        Self {
            limit,
            buckets: Mutex::default(),
        }
    }

    /// Takes one call, or refuses with 429.
    pub(crate) fn take(&self, client: &str, now: Timestamp) -> Result<(), Refusal> {
        let full = i64::from(self.limit.burst.max(1)) * 1000;
        let per_minute = i64::from(self.limit.per_minute.max(1));
        let mut buckets = self.buckets.lock().unwrap_or_else(PoisonError::into_inner);
        let refilled = |bucket: &Bucket| {
            let millis = (now.unix_millis() - bucket.at.unix_millis()).clamp(0, 3_600_000);
            (bucket.left + millis * per_minute / 60).min(full)
        };
        if buckets.len() >= REMEMBERED {
            buckets.retain(|_, bucket| refilled(bucket) < full);
        }
        let left = buckets.get(client).map_or(full, refilled);
        if left < 1000 {
            let seconds = (1000 - left) * 60 / (per_minute * 1000) + 1;
            let seconds = u32::try_from(seconds.max(1)).unwrap_or(60);
            return Err(Refusal::new(ProblemCode::TooManyRequests).retry_after(seconds));
        }
        buckets.insert(
            client.into(),
            Bucket {
                left: left - 1000,
                at: now,
            },
        );
        Ok(())
    }
}

/// Failed tries to find an order.
#[derive(Debug)]
pub(crate) struct FindTries {
    limit: FindLimit,
    failed: Mutex<HashMap<String, Vec<Timestamp>>>,
}

impl FindTries {
    pub(crate) fn new(limit: FindLimit) -> Self {
        Self {
            limit,
            failed: Mutex::default(),
        }
    }

    /// Refuses with 429 if there were too many, and says when the next may be made.
    pub(crate) fn check(&self, reference: &str, client: &str, now: Timestamp) -> Result<(), Refusal> {
        let mut failed = self.failed.lock().unwrap_or_else(PoisonError::into_inner);
        let window = i64::from(self.limit.minutes) * 60;
        let recent = |at: &Timestamp| (0..window).contains(&now.seconds_since(*at));
        if failed.len() >= REMEMBERED {
            failed.retain(|_, tries| tries.iter().any(recent));
        }
        for (name, most) in names(reference, client)
            .iter()
            .zip([self.limit.per_reference, self.limit.per_client])
        {
            let Some(tries) = failed.get_mut(name) else {
                continue;
            };
            tries.retain(recent);
            let over = (tries.len() + 1)
                .checked_sub(most as usize)
                .filter(|over| *over > 0);
            if let Some(frees) = over.and_then(|over| tries.get(over - 1)) {
                let seconds = u32::try_from(window - now.seconds_since(*frees)).unwrap_or(1);
                return Err(Refusal::new(ProblemCode::TooManyRequests).retry_after(seconds.max(1)));
            }
        }
        Ok(())
    }

    /// Counts a failed try.
    pub(crate) fn failed(&self, reference: &str, client: &str, now: Timestamp) {
        let mut failed = self.failed.lock().unwrap_or_else(PoisonError::into_inner);
        for name in names(reference, client) {
            failed.entry(name).or_default().push(now);
        }
    }
}

fn names(reference: &str, client: &str) -> [String; 2] {
    [format!("reference {reference}"), format!("client {client}")]
}

#[cfg(test)]
mod tests {
    use super::*;

    fn at(second: i64) -> Timestamp {
        Timestamp::from_unix_millis(1_800_000_000_000).plus_seconds(second)
    }

    #[test]
    fn a_burst_passes_then_one_at_a_time() {
        let limiter = Limiter::new(RateLimit {
            per_minute: 60,
            burst: 3,
        });
        for _ in 0..3 {
            assert!(limiter.take("a", at(0)).is_ok());
        }
        assert!(limiter.take("a", at(0)).is_err());
        assert!(
            limiter.take("b", at(0)).is_ok(),
            "another client is not concerned"
        );
        assert!(limiter.take("a", at(1)).is_ok());
        assert!(limiter.take("a", at(1)).is_err());
        assert!(
            limiter.take("a", at(-5000)).is_err(),
            "a clock put back gives nothing"
        );
    }

    #[test]
    fn failed_tries_are_counted_for_the_reference_and_forgotten_in_time() {
        let tries = FindTries::new(FindLimit {
            per_reference: 2,
            per_client: 100,
            minutes: 15,
        });
        for second in 0..2 {
            assert!(tries.check("R", "a", at(second)).is_ok());
            tries.failed("R", "a", at(second));
        }
        assert!(tries.check("R", "another", at(2)).is_err());
        assert!(tries.check("S", "a", at(2)).is_ok());
        assert!(tries.check("R", "a", at(900)).is_ok());
    }
}
