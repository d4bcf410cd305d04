//! Nobody there? Asked before anything is taken away, and never while someone is choosing.

/// How it stands with whoever was there.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Standing {
    /// Nobody needs to be asked for so many milliseconds.
    There(i64),
    /// Asked; so many seconds are left.
    Asked(i64),
    /// Gone, but what was sent has no answer yet: it is asked for a while longer, since whoever left believes it done.
    Held,
    /// Gone.
    Gone,
}

/// Longest time for which an answer is waited for when nobody is there any more.
const HELD_MS: i64 = 300_000;

impl Standing {
    /// At a moment, for the last touch before it; all in milliseconds. `open`: something was sent and has no answer yet.
    pub(super) fn of(touched: i64, now: i64, idle_ms: i64, warning_ms: i64, open: bool) -> Self {
        // A clock that was set back asks nobody: it counts from now on.
        let since = (now - touched).max(0);
        match idle_ms - since {
            left if left > 0 => Self::There(left),
            past if past + warning_ms > 0 => Self::Asked((past + warning_ms + 999) / 1000),
            past if open && past + warning_ms + HELD_MS > 0 => Self::Held,
            _ => Self::Gone,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_question_stands_for_its_whole_time() {
        let at = |now| Standing::of(1_000, now, 120_000, 60_000, false);
        assert_eq!(at(1_000), Standing::There(120_000));
        assert_eq!(at(120_999), Standing::There(1));
        assert_eq!(at(121_000), Standing::Asked(60));
        assert_eq!(at(180_999), Standing::Asked(1));
        assert_eq!(at(181_000), Standing::Gone);
    }

    #[test]
    fn each_touch_begins_anew_and_a_clock_set_back_hurries_nobody() {
        assert_eq!(
            Standing::of(500_000, 500_001, 120_000, 60_000, false),
            Standing::There(119_999)
        );
        assert_eq!(
            Standing::of(500_000, 100, 120_000, 60_000, false),
            Standing::There(120_000)
        );
    }

    #[test]
    fn an_open_answer_is_waited_for_a_while_and_not_for_ever() {
        let at = |now| Standing::of(0, now, 120_000, 60_000, true);
        assert_eq!(at(179_999), Standing::Asked(1));
        assert_eq!(at(180_000), Standing::Held);
        assert_eq!(at(479_999), Standing::Held);
        assert_eq!(at(480_000), Standing::Gone);
    }
}
