//! What is typed to apply for a book, and what is sent of it. Pure.

use super::dates::{parts_of, past_day};
use super::tell_form::read_won;
use crate::i18n::I18n;
use crate::ui::DateParts;
use contract::limits::normalise_name;
use contract::payback::{ApplyRequest, PaybackProcess};
use contract::time::Date;
use serde::{Deserialize, Serialize};

/// What was typed, and for which book.
#[derive(Clone, PartialEq, Default, Serialize, Deserialize)]
pub(super) struct Typed {
    isbn: String,
    /// Id of the store.
    pub(super) store: String,
    /// Reference of the permission; empty for oneself.
    pub(super) permission: String,
    /// Name of the other person.
    pub(super) name: String,
    /// Day of buying.
    pub(super) day: DateParts,
    /// What was paid.
    pub(super) won: String,
}

impl Typed {
    /// What was typed for a book, else nothing but the day of today.
    pub(super) fn of(&self, isbn: &str, today: Date) -> Self {
        match self.isbn == isbn {
            true => self.clone(),
            false => Self {
                isbn: isbn.to_owned(),
                day: parts_of(today),
                ..Self::default()
            },
        }
    }

    /// What is sent, or what cannot be right by field. `process` says whether the book is bought before it is
    /// applied for, and on which days.
    pub(super) fn read(
        &self,
        i18n: I18n,
        today: Date,
        process: &PaybackProcess,
    ) -> Result<ApplyRequest, Vec<(&'static str, &'static str)>> {
        let words = i18n.payback_apply();
        let mut wrong = Vec::new();
        let other = !self.permission.is_empty();
        let on_behalf_of = match other {
            true => normalise_name(&self.name)
                .map_err(|_| wrong.push(("name", words.wrong_name)))
                .ok(),
            false => None,
        };
        if self.store.is_empty() {
            wrong.push(("store", words.wrong_store));
        }
        let mut bought_on = None;
        let mut paid_won = None;
        if process.buys_first() {
            let first = process.same_day().then_some((today, words.wrong_day));
            bought_on = past_day(i18n, &self.day, first, today)
                .map_err(|message| wrong.push(("day", message)))
                .ok();
            paid_won = read_won(&self.won).unwrap_or_else(|()| {
                wrong.push(("won", i18n.payback_book().wrong_won));
                None
            });
        }
        match wrong.is_empty() {
            true => Ok(ApplyRequest {
                isbn: self.isbn.clone(),
                store: self.store.clone(),
                bought_on,
                paid_won,
                on_behalf_of,
                permission: other.then(|| self.permission.clone()),
            }),
            false => Err(wrong),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The process that buys first on the same day, or the one that applies first.
    fn process(buys_first: bool) -> PaybackProcess {
        with_steps(buys_first, Some("buy"))
    }

    /// A process, and on the day of which step one must apply, if of any.
    fn with_steps(buys_first: bool, apply_with: Option<&str>) -> PaybackProcess {
        let step = |kind: &str, same_day_as: Option<&str>| {
            serde_json::json!({ "kind": kind, "by": "reader", "place": "online", "same_day_as": same_day_as,
                                "text": { "ko": "." } })
        };
        let steps = match buys_first {
            true => [step("buy", None), step("apply", apply_with)],
            false => [step("apply", None), step("buy", None)],
        };
        let process = serde_json::json!({ "variant": "buy_first", "name": { "ko": "." }, "steps": steps });
        serde_json::from_value(process).unwrap()
    }

    fn today() -> Date {
        Date::new(2026, 11, 23).unwrap()
    }

    #[test]
    fn the_day_of_buying_is_sent_only_where_books_are_bought_first() {
        let typed = Typed {
            store: "geomok".into(),
            ..Typed::default().of("9799000000017", today())
        };
        let first = typed.read(I18n::default(), today(), &process(true)).unwrap();
        assert_eq!((first.bought_on, first.paid_won), (Some(today()), None));
        let later = typed.read(I18n::default(), today(), &process(false)).unwrap();
        assert_eq!((later.bought_on, later.permission), (None, None));
    }

    #[test]
    fn nothing_is_sent_without_a_store_or_without_the_name_of_the_other_person() {
        let typed = Typed {
            permission: "S7K2-9QF4".into(),
            won: "만원".into(),
            ..Typed::default().of("9799000000017", today())
        };
        let wrong = typed.read(I18n::default(), today(), &process(true)).unwrap_err();
        let fields: Vec<&str> = wrong.iter().map(|(field, _)| *field).collect();
        assert_eq!(fields, ["name", "store", "won"]);
    }

    #[test]
    fn a_book_of_another_day_is_told_where_the_day_must_be_the_same() {
        let typed = |day: Date| Typed {
            store: "geomok".into(),
            day: parts_of(day),
            ..Typed::default().of("9799000000017", today())
        };
        let words = (I18n::default().payback_apply(), I18n::default().payback_book());
        for (day, text) in [
            (Date::new(2026, 11, 22).unwrap(), words.0.wrong_day),
            (today().plus_days(1), words.1.wrong_future),
        ] {
            let wrong = typed(day).read(I18n::default(), today(), &process(true));
            assert_eq!(wrong.unwrap_err(), [("day", text)]);
        }
    }

    #[test]
    fn a_book_of_another_day_is_sent_where_no_day_is_asked_for_but_never_one_of_tomorrow() {
        let process = with_steps(true, None);
        let read = |day: Date| {
            let typed = Typed {
                store: "geomok".into(),
                day: parts_of(day),
                ..Typed::default().of("9799000000017", today())
            };
            typed.read(I18n::default(), today(), &process)
        };
        let before = Date::new(2026, 11, 3).unwrap();
        assert_eq!(read(before).unwrap().bought_on, Some(before));
        assert_eq!(read(today()).unwrap().bought_on, Some(today()));
        let future = I18n::default().payback_book().wrong_future;
        assert_eq!(read(today().plus_days(1)).unwrap_err(), [("day", future)]);
    }

    #[test]
    fn what_was_typed_for_another_book_does_not_stand_in_the_form() {
        let typed = Typed {
            store: "geomok".into(),
            ..Typed::default().of("9799000000017", today())
        };
        assert_eq!(typed.of("9799000000017", today()).store, "geomok");
        assert_eq!(typed.of("9799000000024", today()).store, "");
    }
}
