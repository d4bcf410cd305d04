//! Books, whether a title is paid back, and how long one would wait for it at the library.

use crate::text::LocalText;
use crate::time::{Date, Timestamp};
use crate::{wire, wire_enum};

wire_enum! {
    /// What a book is, as far as a rule asks for it.
    pub enum BookKind {
        /// A book to read.
        General = "general",
        /// A textbook or a book of exercises.
        Textbook = "textbook",
        /// A comic.
        Comic = "comic",
        /// A magazine.
        Magazine = "magazine",
        /// For adults only.
        Adult = "adult",
    }
}

wire_enum! {
    /// What a rule about titles looks at.
    pub enum TitleRuleKind {
        /// The price is too high; `limit` is in won.
        Price = "price",
        /// The book is too old; `limit` is in years.
        Age = "age",
        /// The libraries have it already; `limit` is how many copies are enough.
        CopiesHeld = "copies_held",
        /// No textbooks and books of exercises.
        Textbook = "textbook",
        /// No comics.
        Comic = "comic",
        /// No magazines.
        Magazine = "magazine",
        /// Nothing for adults only.
        Adult = "adult",
    }
}

wire_enum! {
    /// Whether a title is paid back.
    pub enum TitleVerdict {
        /// It is, as far as the title alone decides.
        Allowed = "allowed",
        /// It is not: `broken` says why.
        Refused = "refused",
        /// The catalogue does not know it: a person decides.
        NotKnown = "not_known",
    }
}

wire! {
    /// A book.
    pub struct Book {
        /// ISBN, 13 digits.
        pub isbn13: String,
        /// Title.
        pub title: String,
        /// Author, as on the cover.
        pub author: String,
        /// Publisher.
        pub publisher: String,
        /// Price that is printed on it, in won.
        pub price_won: u32,
        /// When it came out.
        pub published: Date,
        /// What it is.
        pub kind: BookKind,
        /// True for an entry that is for demonstration only.
        #[serde(default)]
        pub demo: bool,
    }

    /// A rule that says which titles are not paid back.
    pub struct TitleRule {
        /// What it looks at.
        pub kind: TitleRuleKind,
        /// The number of the rule, where it has one.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub limit: Option<u32>,
        /// The rule and its reason, in words.
        pub text: LocalText,
        /// True where it is for demonstration only.
        #[serde(default)]
        pub demo: bool,
    }

    /// Whether a title is paid back. What depends on the person (quota) is not in it.
    pub struct TitleCheck {
        /// ISBN, 13 digits.
        pub isbn13: String,
        /// Whether it is paid back.
        pub verdict: TitleVerdict,
        /// The book, if the catalogue knows it.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub book: Option<Book>,
        /// The rules that say no, each with what it found.
        #[serde(default)]
        pub broken: Vec<BrokenRule>,
        /// The backend's clock when it answered.
        pub server_time: Timestamp,
    }

    /// A rule that says no.
    pub struct BrokenRule {
        /// The rule.
        pub rule: TitleRule,
        /// What this book has where the rule has its limit: won, years, copies.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub found: Option<u32>,
    }

    /// How long one would wait for a title at the libraries of the district.
    pub struct TitleWaiting {
        /// ISBN, 13 digits.
        pub isbn13: String,
        /// Libraries that have it.
        pub libraries: Vec<LibraryCopies>,
        /// Days until a copy can be had, as a range; absent where nobody knows. 0 to 0: now.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub wait: Option<WaitDays>,
        /// True for numbers that are for demonstration only.
        #[serde(default)]
        pub demo: bool,
        /// The backend's clock when it answered.
        pub server_time: Timestamp,
    }

    /// The copies of one library.
    pub struct LibraryCopies {
        /// Name of the library.
        pub library: LocalText,
        /// Copies that it has.
        pub copies: u16,
        /// Copies that are lent now.
        pub lent: u16,
        /// People who wait for one.
        pub waiting: u16,
    }

    /// From so many days to so many.
    pub struct WaitDays {
        /// At the least.
        pub from: u16,
        /// At the most.
        pub to: u16,
    }
}

/// The rules that say no to a book on a day, of which the libraries hold so many copies.
pub fn broken_rules(book: &Book, copies_held: u32, rules: &[TitleRule], today: Date) -> Vec<BrokenRule> {
    let of_rule = |rule: &TitleRule| {
        let above = |found: u32, limit: u32| (found > limit).then_some(Some(found));
        let of_kind = |kind: BookKind| (book.kind == kind).then_some(None);
        let found = match (rule.kind, rule.limit) {
            (TitleRuleKind::Price, Some(limit)) => above(book.price_won, limit),
            (TitleRuleKind::Age, Some(limit)) => {
                // So many years and not one day more.
                let years = years_between(book.published, today);
                (years >= limit && !is_birthday_or_before(book.published, today, limit))
                    .then_some(Some(years))
            }
            (TitleRuleKind::CopiesHeld, Some(limit)) => (copies_held >= limit).then_some(Some(copies_held)),
            (TitleRuleKind::Textbook, _) => of_kind(BookKind::Textbook),
            (TitleRuleKind::Comic, _) => of_kind(BookKind::Comic),
            (TitleRuleKind::Magazine, _) => of_kind(BookKind::Magazine),
            (TitleRuleKind::Adult, _) => of_kind(BookKind::Adult),
            // A rule that this version does not know or that lacks its number: the backend decides.
            _ => None,
        }?;
        Some(BrokenRule {
            rule: rule.clone(),
            found,
        })
    };
    rules.iter().filter_map(of_rule).collect()
}

/// Whole years from a day to another; 0 if it lies in the future.
fn years_between(from: Date, to: Date) -> u32 {
    let ((year, month, day), (now_year, now_month, now_day)) = (from.parts(), to.parts());
    let whole = now_year - year - i32::from((now_month, now_day) < (month, day));
    u32::try_from(whole).unwrap_or(0)
}

/// Whether a book is at most so many years old to the day.
fn is_birthday_or_before(from: Date, today: Date, years: u32) -> bool {
    let ((year, month, day), (now_year, now_month, now_day)) = (from.parts(), today.parts());
    let last_year = year.saturating_add_unsigned(years);
    (now_year, now_month, now_day) <= (last_year, month, day)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn book() -> Book {
        Book {
            isbn13: "9780306406157".into(),
            title: "시연용 책".into(),
            author: "시연 지은이".into(),
            publisher: "시연출판".into(),
            price_won: 50_000,
            published: Date::new(2021, 11, 23).unwrap(),
            kind: BookKind::General,
            demo: true,
        }
    }

    fn rule(kind: TitleRuleKind, limit: Option<u32>) -> TitleRule {
        TitleRule {
            kind,
            limit,
            text: LocalText::new("규칙", "A rule"),
            demo: true,
        }
    }

    #[test]
    fn each_rule_says_no_from_its_limit_on_and_tells_what_it_found() {
        let rules = [
            rule(TitleRuleKind::Price, Some(50_000)),
            rule(TitleRuleKind::Age, Some(5)),
            rule(TitleRuleKind::CopiesHeld, Some(5)),
            rule(TitleRuleKind::Comic, None),
            rule(TitleRuleKind::Unknown, Some(1)),
            rule(TitleRuleKind::Price, None),
        ];
        let today = Date::new(2026, 11, 23).unwrap();
        let broken = |book: &Book, copies, today| -> Vec<(TitleRuleKind, Option<u32>)> {
            let broken = broken_rules(book, copies, &rules, today);
            broken.iter().map(|one| (one.rule.kind, one.found)).collect()
        };
        assert_eq!(broken(&book(), 4, today), []);
        let dear = Book {
            price_won: 50_001,
            kind: BookKind::Comic,
            ..book()
        };
        assert_eq!(
            broken(&dear, 5, today.plus_days(1)),
            [
                (TitleRuleKind::Price, Some(50_001)),
                (TitleRuleKind::Age, Some(5)),
                (TitleRuleKind::CopiesHeld, Some(5)),
                (TitleRuleKind::Comic, None),
            ]
        );
    }

    #[test]
    fn a_book_of_a_leap_day_grows_old_on_the_first_of_march() {
        let rules = [rule(TitleRuleKind::Age, Some(1))];
        let leap = Book {
            published: Date::new(2024, 2, 29).unwrap(),
            ..book()
        };
        let old = |month, day| {
            let today = Date::new(2025, month, day).unwrap();
            !broken_rules(&leap, 0, &rules, today).is_empty()
        };
        assert_eq!((old(2, 28), old(3, 1)), (false, true));
        let future = Book {
            published: Date::new(2030, 1, 1).unwrap(),
            ..book()
        };
        assert_eq!(
            broken_rules(&future, 0, &rules, Date::new(2025, 1, 1).unwrap()),
            []
        );
    }
}
