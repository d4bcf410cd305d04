//! Waits and ages in words: always from … to …, never one number that nobody can promise.

use crate::i18n::{I18n, fill};
use forecast::{Forecast, Range};

/// A time span as people say it: `25분`, `1시간`, `1시간 30분`.
pub(super) fn duration(i18n: I18n, minutes: u32) -> String {
    let words = i18n.queue();
    let (hours, rest) = (minutes / 60, minutes % 60);
    let numbers = (hours.to_string(), rest.to_string());
    let values = [("hours", numbers.0.as_str()), ("minutes", &numbers.1)];
    let template = match (hours, rest) {
        (0, _) => words.minutes,
        (_, 0) => words.hours,
        _ => words.hours_minutes,
    };
    fill(template, &values)
}

/// A range without a verb: `5분에서 15분쯤`, `50분에서 1시간 10분쯤`, `10분 안쪽`.
pub(super) fn span(i18n: I18n, range: Range) -> String {
    let words = i18n.queue();
    let (low, high) = range.minutes();
    let long = duration(i18n, high);
    if low == 0 {
        return fill(words.span_within, &[("high", &long)]);
    }
    fill(words.span, &[("low", &duration(i18n, low)), ("high", &long)])
}

/// What may be expected, in a sentence.
pub(super) fn sentence(i18n: I18n, forecast: Forecast) -> String {
    let words = i18n.queue();
    match forecast {
        Forecast::Range(range) => range_sentence(i18n, range),
        Forecast::AtRisk(range) => fill(words.wait_at_risk, &[("wait", &range_sentence(i18n, range))]),
        Forecast::NotToday => words.wait_not_today.into(),
        Forecast::NotYet => words.wait_not_yet.into(),
    }
}

fn range_sentence(i18n: I18n, range: Range) -> String {
    let words = i18n.queue();
    match range.minutes() {
        (0, high) => fill(words.wait_within, &[("high", &duration(i18n, high))]),
        _ => fill(words.wait, &[("span", &span(i18n, range))]),
    }
}

/// The same in a few words, for lists and boards; the sentence stands on the office's page.
pub(super) fn short(i18n: I18n, forecast: Forecast) -> String {
    let words = i18n.queue();
    match forecast {
        Forecast::Range(range) | Forecast::AtRisk(range) => span(i18n, range),
        Forecast::NotToday => words.short_not_today.into(),
        Forecast::NotYet => words.short_not_yet.into(),
    }
}

/// How long ago: `방금`, `10초 전`, `1분 30초 전`, `12분 전`. Seconds in tens, rounded up, then half minutes: the
/// words stay still long enough to be read.
pub(super) fn ago(i18n: I18n, seconds: i64) -> String {
    let words = i18n.queue();
    if (61..=599).contains(&seconds) && seconds % 60 >= 30 {
        let minutes = (seconds / 60).to_string();
        return fill(words.ago_half_minutes, &[("count", &minutes)]);
    }
    let (template, count) = match seconds {
        ..=3 => (words.ago_now, 0),
        4..=60 => (words.ago_seconds, (seconds + 9) / 10 * 10),
        61..=7_199 => (words.ago_minutes, seconds / 60),
        7_200..=172_799 => (words.ago_hours, seconds / 3_600),
        _ => (words.ago_days, seconds / 86_400),
    };
    fill(template, &[("count", &count.to_string())])
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::i18n::Language;

    #[test]
    fn a_wait_is_a_range_in_plain_words() {
        let korean = I18n::default();
        let english = I18n {
            language: Language::English,
        };
        for (low_s, high_s, words, in_english) in [
            (
                300,
                900,
                "5분에서 15분쯤 기다려요",
                "A wait of about 5 min to 15 min",
            ),
            (
                0,
                540,
                "9분 안에 차례가 올 것 같아요",
                "Your turn will come within 9 min",
            ),
            (
                3_000,
                4_100,
                "50분에서 1시간 10분쯤 기다려요",
                "A wait of about 50 min to 1 h 10 min",
            ),
            (
                7_200,
                10_800,
                "2시간에서 3시간쯤 기다려요",
                "A wait of about 2 h to 3 h",
            ),
        ] {
            let forecast = Forecast::Range(Range::new(low_s, high_s));
            assert_eq!(sentence(korean, forecast), words);
            assert_eq!(sentence(english, forecast), in_english);
        }
        assert_eq!(short(korean, Forecast::NotYet), "아직 알 수 없어요");
        let risk = sentence(korean, Forecast::AtRisk(Range::new(3_000, 4_100)));
        assert!(risk.starts_with("50분에서 1시간 10분쯤 기다려요. 문"), "{risk}");
    }

    #[test]
    fn an_age_is_never_said_to_be_less_than_it_is_by_half_a_minute() {
        let korean = I18n::default();
        for (seconds, words) in [
            (-5, "방금"),
            (3, "방금"),
            (4, "10초 전"),
            (11, "20초 전"),
            (60, "60초 전"),
            (61, "1분 전"),
            (89, "1분 전"),
            (98, "1분 30초 전"),
            (120, "2분 전"),
            (630, "10분 전"),
            (3_700, "61분 전"),
            (7_200, "2시간 전"),
            (172_800, "2일 전"),
        ] {
            assert_eq!(ago(korean, seconds), words);
        }
    }
}
