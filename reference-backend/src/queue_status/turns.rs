//! Documents take turns in running out.
//!
//! Copies that all caches took in one second would run out in one second, and all be asked for in the next. So each
//! document has a second of its own within the time that it may be kept, and every copy of it is kept until then.

use contract::time::Timestamp;

/// For how many seconds a copy may be kept now: 1 to `most`, until the turn of the document with this place.
pub(super) fn kept_for(place: usize, most: u32, now: Timestamp) -> u32 {
    let period = i64::from(most.max(1)) * 1_000;
    let turn = i64::try_from(place).unwrap_or(0) * 1_000;
    let since = (now.unix_millis() - turn).rem_euclid(period);
    // A part of a second counts as one: a copy that runs out before its turn would be asked for twice.
    u32::try_from((period - since + 999) / 1_000).unwrap_or(most)
}

#[cfg(test)]
mod tests {
    use super::*;

    const DOCUMENTS: usize = 20;
    const CACHES: usize = 3;

    #[test]
    fn each_document_is_kept_for_one_to_five_seconds_until_its_turn() {
        for millis in [0, 1, 999, 1_000, 4_999, 1_795_000_000_123] {
            let now = Timestamp::from_unix_millis(millis);
            for place in 0..DOCUMENTS {
                let kept = kept_for(place, 5, now);
                assert!((1..=5).contains(&kept));
                let runs_out = millis + i64::from(kept) * 1_000;
                let late = (runs_out - place as i64 * 1_000).rem_euclid(5_000);
                assert!(late < 1_000, "{place} at {millis}: {late} ms after its turn");
            }
        }
    }

    /// Copies are asked for again up to so many milliseconds after they ran out: whenever the next watcher comes.
    fn busiest_second(lateness: impl Fn(usize) -> i64) -> usize {
        let mut asked = vec![0; 120];
        for copy in 0..DOCUMENTS * CACHES {
            let mut at = 300 + lateness(copy);
            while at < 120_000 {
                asked[usize::try_from(at / 1_000).expect("a second")] += 1;
                let kept = kept_for(copy / CACHES, 5, Timestamp::from_unix_millis(at));
                at += i64::from(kept) * 1_000 + lateness(copy);
            }
        }
        // The first second of all, with empty caches, is what it is.
        asked.into_iter().skip(6).max().unwrap_or(0)
    }

    #[test]
    fn three_caches_with_twenty_documents_ask_twelve_times_in_every_second() {
        assert_eq!(busiest_second(|_| 0), CACHES * DOCUMENTS / 5);
    }

    #[test]
    fn with_watchers_a_few_milliseconds_apart_it_stays_below_fifteen() {
        let busiest = busiest_second(|copy| 1 + (copy as i64 * 7) % 10);
        assert!(busiest <= 15, "{busiest}");
    }
}
