//! A board hangs for months and nobody touches it: it looks after itself. Every night it begins anew, which brings
//! a new build and gives back whatever a browser has gathered; and after trouble that lasts it does the same.

use super::clocks::use_look;
use crate::device;
use crate::fetch::Followed;
use contract::queue_status::QueueStatus;
use contract::time::Timestamp;
use yew::prelude::*;

/// It begins anew within this hour of the night …
const NIGHT_HOUR: u32 = 3;
/// … unless it has begun less than so many seconds ago.
const AWAKE_S: i64 = 6 * 3_600;
/// Trouble that lasts so many seconds is not waited out; also the pause between two tries.
const TROUBLE_S: i64 = 600;

/// When this board began, and its own minute of the night, so that a city of boards does not begin in one breath.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Begun {
    at: Timestamp,
    minute: u32,
}

/// Whether it is time to begin anew. `held` is the moment of which the numbers tell.
fn is_time(begun: Begun, held: Option<Timestamp>, now: Timestamp) -> bool {
    let awake_s = now.seconds_since(begun.at);
    let (hour, minute) = now.clock().parts();
    let night = hour == NIGHT_HOUR && minute == begun.minute && awake_s > AWAKE_S;
    let lost_s = now.seconds_since(held.map_or(begun.at, |held| held.max(begun.at)));
    // Once in so many seconds, and not by a clock that was put forward in the first moment.
    let trouble = lost_s > TROUBLE_S && lost_s % TROUBLE_S < 60 && awake_s > TROUBLE_S;
    night || trouble
}

/// Begins anew when it is time and the server answers.
#[hook]
pub(super) fn use_care(status: &Followed<QueueStatus>) {
    let begun = use_memo((), |()| Begun {
        at: status.now(),
        minute: (device::unit() * 60.0) as u32,
    });
    let time = use_look((status.clone(), *begun), |clock, (status, begun)| {
        is_time(*begun, status.at(), clock.now())
    });
    use_effect_with(time, |time| {
        if *time {
            device::renew_if_answered();
        }
    });
}

#[cfg(test)]
mod tests {
    use super::*;

    fn at(text: &str) -> Timestamp {
        Timestamp::parse(&format!("2026-11-{text}+09:00")).unwrap()
    }

    #[test]
    fn every_night_once_at_its_own_minute() {
        let begun = Begun {
            at: at("23T08:30:00"),
            minute: 17,
        };
        let fresh = |now: &str| is_time(begun, Some(at(now)), at(now));
        assert!(!fresh("23T10:00:00"));
        assert!(!fresh("24T03:16:59"));
        assert!(fresh("24T03:17:00"));
        assert!(!fresh("24T03:18:00"));
        let just = Begun {
            at: at("24T03:17:20"),
            minute: 17,
        };
        assert!(
            !is_time(just, Some(at("24T03:17:30")), at("24T03:17:30")),
            "not again at once"
        );
    }

    #[test]
    fn after_ten_minutes_without_numbers_and_every_ten_minutes_then() {
        let begun = Begun {
            at: at("23T08:30:00"),
            minute: 17,
        };
        let held = Some(at("23T10:00:00"));
        assert!(!is_time(begun, held, at("23T10:09:59")));
        assert!(is_time(begun, held, at("23T10:10:01")));
        assert!(!is_time(begun, held, at("23T10:15:00")));
        assert!(is_time(begun, held, at("23T10:20:30")));
        assert!(!is_time(begun, None, at("23T08:35:00")), "it has just begun");
        assert!(is_time(begun, None, at("23T08:40:30")));
    }
}
