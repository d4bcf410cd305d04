//! Rules, books and stores: what anyone may see.

use super::{budget, config, process, stores};
use crate::answer::Answer;
use crate::call::Call;
use crate::demo_data::BookSeed;
use crate::lists;
use crate::problems::Refusal;
use contract::limits::{ISBN_TYPED_MAX, SEARCH_MAX};
use contract::payback::{
    Book, BrokenRule, IsbnFault, LibraryCopies, PaybackRules, TitleCheck, TitleVerdict, TitleWaiting,
    WaitDays, broken_rules, normalise_isbn,
};
use contract::privacy::looks_like_registration_number;
use contract::problem::{FieldError, FieldProblem, ProblemCode};
use contract::text::LocalText;
use contract::time::Date;

/// Days for which a copy is lent, by which the wait is reckoned.
const LENT_DAYS: u16 = 14;

/// `GET /payback/rules`.
pub(crate) fn payback_rules(call: &Call<'_>) -> Result<Answer, Refusal> {
    let config = call.core.payback_config();
    let budget = call
        .core
        .db
        .read(|connection| budget::budget(connection, &config, call.now.date()))
        .map_err(Refusal::from)?;
    let rules = PaybackRules {
        process: process::process(config.process),
        books_a_month: config.books_a_month,
        books_a_year: config.books_a_year,
        return_days: config.return_days,
        remind_days: config.remind_days.clone(),
        budget,
        title_rules: config::title_rules(),
        bring: config::bring(),
        receipt: config.receipt_rules(),
        demo: true,
        server_time: call.now,
    };
    Answer::read(call, &rules)
}

/// `GET /payback/bookstores`.
pub(crate) fn list_bookstores(call: &Call<'_>) -> Result<Answer, Refusal> {
    let isbn = call.query("isbn").map(isbn).transpose()?;
    let stores = call.core.db.read(|connection| {
        let serve = |seed| stores::bookstore(connection, seed, isbn.as_deref(), call.now.date());
        let all: Result<Vec<_>, rusqlite::Error> = call.core.bookstores.iter().map(serve).collect();
        all
    });
    let stores = stores.map_err(Refusal::from)?;
    Answer::read(call, &lists::page(call, &stores, |store| &store.id)?)
}

/// `GET /payback/books`.
pub(crate) fn search_books(call: &Call<'_>) -> Result<Answer, Refusal> {
    let typed = call.query("q").unwrap_or_default().trim();
    check_search(typed)?;
    let wanted = super::store::bare(typed);
    let wanted = match normalise_isbn(typed) {
        Ok(isbn) => isbn,
        Err(IsbnFault::CheckDigit) => return Err(ProblemCode::IsbnWrong.into()),
        Err(IsbnFault::NotAnIsbn) => wanted,
    };
    let found: Vec<Book> = call
        .core
        .books
        .iter()
        .map(|seed| &seed.book)
        .filter(|book| super::store::search_text(book).contains(&wanted))
        .cloned()
        .collect();
    Answer::read(call, &lists::page(call, &found, |book| &book.isbn13)?)
}

/// Refuses what is too long to be searched for, and what must not be sent at all.
pub(super) fn check_search(typed: &str) -> Result<(), Refusal> {
    let code = match typed {
        _ if typed.chars().count() > SEARCH_MAX => FieldProblem::TooLong,
        _ if looks_like_registration_number(typed) => FieldProblem::RegistrationNumber,
        _ => return Ok(()),
    };
    let field = "/q".into();
    Err(Refusal::invalid(vec![FieldError { field, code }]))
}

/// An ISBN as typed.
pub(super) fn isbn(typed: &str) -> Result<String, Refusal> {
    if typed.chars().count() > ISBN_TYPED_MAX {
        return Err(ProblemCode::IsbnWrong.into());
    }
    normalise_isbn(typed).map_err(|_| ProblemCode::IsbnWrong.into())
}

/// A book of the catalogue.
pub(super) fn seed<'c>(call: &Call<'c>, isbn13: &str) -> Option<&'c BookSeed> {
    call.core.books.iter().find(|seed| seed.book.isbn13 == isbn13)
}

/// The rules that say no to a book.
pub(super) fn broken(seed: &BookSeed, today: Date) -> Vec<BrokenRule> {
    broken_rules(&seed.book, seed.copies.into(), &config::title_rules(), today)
}

/// `GET /payback/books/{isbn}`.
pub(crate) fn check_title(call: &Call<'_>) -> Result<Answer, Refusal> {
    let isbn13 = isbn(call.param())?;
    let seed = seed(call, &isbn13);
    let broken = seed.map_or(Vec::new(), |seed| broken(seed, call.now.date()));
    let verdict = match (seed, broken.is_empty()) {
        (None, _) => TitleVerdict::NotKnown,
        (Some(_), true) => TitleVerdict::Allowed,
        (Some(_), false) => TitleVerdict::Refused,
    };
    let check = TitleCheck {
        isbn13,
        verdict,
        book: seed.map(|seed| seed.book.clone()),
        broken,
        server_time: call.now,
    };
    Answer::read(call, &check)
}

/// `GET /payback/books/{isbn}/waiting`. The numbers follow from the ISBN, always the same ones.
pub(crate) fn title_waiting(call: &Call<'_>) -> Result<Answer, Refusal> {
    const LIBRARIES: [(&str, &str); 3] = [
        ("시연 도서관 1", "Demo library 1"),
        ("시연 도서관 2", "Demo library 2"),
        ("시연 도서관 3", "Demo library 3"),
    ];
    let isbn13 = isbn(call.param())?;
    let seed = seed(call, &isbn13).ok_or_else(|| Refusal::new(ProblemCode::NotFound))?;
    let chance = isbn13.bytes().map(u16::from).sum::<u16>();
    let libraries: Vec<LibraryCopies> = (0..3_u16)
        .filter_map(|at| {
            let copies = seed.copies / 3 + u16::from(at < seed.copies % 3);
            let lent = copies.min((chance + at) % 4);
            let (ko, en) = LIBRARIES[usize::from(at)];
            (copies > 0).then(|| LibraryCopies {
                library: LocalText::new(ko, en),
                copies,
                lent,
                waiting: if lent == copies { (chance + at) % 6 } else { 0 },
            })
        })
        .collect();
    let wait = wait(&libraries);
    let waiting = TitleWaiting {
        isbn13,
        libraries,
        wait,
        demo: true,
        server_time: call.now,
    };
    Answer::read(call, &waiting)
}

/// The shortest wait: each copy comes back within [`LENT_DAYS`] days, and those who wait go first.
fn wait(libraries: &[LibraryCopies]) -> Option<WaitDays> {
    let of_library = |library: &LibraryCopies| {
        if library.lent < library.copies {
            return WaitDays { from: 0, to: 0 };
        }
        let rounds = library.waiting / library.copies.max(1);
        WaitDays {
            from: rounds * LENT_DAYS + 1,
            to: (rounds + 1) * LENT_DAYS,
        }
    };
    libraries.iter().map(of_library).min_by_key(|days| days.to)
}
