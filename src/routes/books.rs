//! What is shown of books that are paid back.

use super::{Route, id, query as kept};

/// What is shown of books that are paid back. Which book, or which part, is a text beside it: one type for all of
/// them costs the first visit half a kilobyte less than a text in each.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum BookView {
    /// What to do next, and what may still be bought.
    Coach,
    /// Finding a book, to see whether it is paid back.
    Check,
    /// Whether the title is paid back whose ISBN stands beside it.
    Title,
    /// The partner bookstores.
    Stores,
    /// Applying for the book whose ISBN stands beside it.
    Apply,
    /// All one's books; the query beside it, with its question mark, says which of them and in which order, as its
    /// page reads it. What was typed to find one never stands in it.
    History,
    /// One book, by the reference beside it.
    One,
}

use BookView::{Apply, Check, Coach, History, One, Stores, Title};

/// What stands before the text beside each, in the order of [`BookView`].
const PLACES: [&str; 7] = [
    "/payback",
    "/payback/check",
    "/payback/check/",
    "/payback/stores",
    "/payback/apply/",
    "/payback/history",
    "/payback/",
];

impl BookView {
    /// What stands before the text beside it.
    pub(super) fn place(self) -> &'static str {
        PLACES[self as usize]
    }

    /// Reads what follows `/payback`.
    pub(super) fn parse(segments: &[&str], query: &str) -> Option<Route> {
        let (view, beside) = match segments {
            [] => (Coach, String::new()),
            ["check"] => (Check, String::new()),
            ["stores"] => (Stores, String::new()),
            ["history"] => (History, kept(query, is_word)),
            ["check", isbn] => (Title, id(isbn)?),
            ["apply", isbn] => (Apply, id(isbn)?),
            [reference] => (One, contract::reservation::normalise_reference(reference)?),
            _ => return None,
        };
        Some(Route::Payback(view, beside))
    }
}

/// Ids and words alone: nothing that somebody typed.
fn is_word(byte: u8) -> bool {
    byte.is_ascii_lowercase() || byte.is_ascii_digit() || b"-_=&".contains(&byte)
}
