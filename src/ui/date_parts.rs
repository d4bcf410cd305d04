//! A date as it is typed: three texts that need not be a date yet.

use serde::{Deserialize, Serialize};
use yew::AttrValue;

/// The three boxes of a date, each as typed.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(from = "[String; 3]", into = "[String; 3]")]
pub struct DateParts {
    /// The year, four digits when complete.
    pub year: AttrValue,
    /// The month, one or two digits.
    pub month: AttrValue,
    /// The day, one or two digits.
    pub day: AttrValue,
}

/// Year, month and day, as they are kept.
impl From<[String; 3]> for DateParts {
    fn from([year, month, day]: [String; 3]) -> Self {
        let [year, month, day] = [year, month, day].map(AttrValue::from);
        Self { year, month, day }
    }
}

impl From<DateParts> for [String; 3] {
    fn from(parts: DateParts) -> Self {
        [parts.year, parts.month, parts.day].map(|part| part.to_string())
    }
}

impl DateParts {
    /// What the boxes hold after `typed` stands in the year's box.
    ///
    /// Eight digits are a whole date, whatever stands between them: people know their birth date as one number
    /// and paste it as `1945-08-15`, `1945. 8. 15.` or `19450815`.
    #[must_use]
    pub(super) fn with_year(&self, typed: &str) -> Self {
        spread(typed).unwrap_or_else(|| Self {
            year: owned(typed),
            ..self.clone()
        })
    }

    /// What the boxes hold after `typed` stands in the month's box.
    #[must_use]
    pub(super) fn with_month(&self, typed: &str) -> Self {
        Self {
            month: owned(typed),
            ..self.clone()
        }
    }

    /// What the boxes hold after `typed` stands in the day's box.
    #[must_use]
    pub(super) fn with_day(&self, typed: &str) -> Self {
        Self {
            day: owned(typed),
            ..self.clone()
        }
    }
}

fn owned(text: &str) -> AttrValue {
    AttrValue::from(text.to_owned())
}

/// A whole date out of one text: eight digits in a row, or year, month and day with signs between them.
fn spread(typed: &str) -> Option<DateParts> {
    let groups: Vec<&str> = typed
        .split(|c: char| !c.is_ascii_digit())
        .filter(|part| !part.is_empty())
        .collect();
    match groups[..] {
        [whole] if whole.len() == 8 => Some(parts(&whole[..4], &whole[4..6], &whole[6..])),
        // A day of one digit may be the first of two: wait for a sign after it, or for the second digit.
        [year, month, day] if year.len() == 4 && month.len() <= 2 && day.len() <= 2 => {
            let day_is_whole = day.len() == 2 || !typed.ends_with(|c: char| c.is_ascii_digit());
            day_is_whole.then(|| parts(year, month, day))
        }
        _ => None,
    }
}

fn parts(year: &str, month: &str, day: &str) -> DateParts {
    DateParts {
        year: owned(year),
        month: owned(month),
        day: owned(day),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn typed_into_year(text: &str) -> (String, String, String) {
        let parts = DateParts::default().with_year(text);
        (
            parts.year.to_string(),
            parts.month.to_string(),
            parts.day.to_string(),
        )
    }

    fn date(year: &str, month: &str, day: &str) -> (String, String, String) {
        (year.into(), month.into(), day.into())
    }

    #[test]
    fn a_whole_date_fills_all_three_boxes() {
        for text in [
            "19450815",
            "1945-08-15",
            "1945.08.15",
            "1945/08/15",
            " 1945 08 15 ",
            "1945년 08월 15일",
        ] {
            assert_eq!(typed_into_year(text), date("1945", "08", "15"), "{text}");
        }
        assert_eq!(typed_into_year("1945. 8. 5."), date("1945", "8", "5"));
    }

    #[test]
    fn an_unfinished_date_stays_in_its_box() {
        for text in [
            "",
            "1",
            "1945",
            "1945081",
            "1945-08",
            "1945-08-1",
            "194508150",
            "천구백",
        ] {
            assert_eq!(typed_into_year(text), date(text, "", ""), "{text}");
        }
    }

    #[test]
    fn the_other_boxes_keep_what_they_hold() {
        let parts = DateParts::default()
            .with_day("15")
            .with_month("8")
            .with_year("1945");
        assert_eq!((&*parts.year, &*parts.month, &*parts.day), ("1945", "8", "15"));
    }
}
