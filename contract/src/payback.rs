//! Book payback (북페이백): buy a book at a partner bookstore, read it, return it in time, get the price back.
//!
//! What may be bought, how often, in which order of steps and until when is data of the district
//! ([`PaybackRules`], [`PaybackProcess`]). Rules that both sides use are pure functions: the normal form of an
//! ISBN ([`normalise_isbn`]), which rule says no to a title ([`broken_rules`]), and the last day on which a book
//! can be returned ([`last_return`]).

mod book;
mod bookstore;
mod history;
mod isbn;
mod process;
mod receipt;
mod requests;
mod return_day;
mod rules;
mod totals;

pub use book::{
    Book, BookKind, BrokenRule, LibraryCopies, TitleCheck, TitleRule, TitleRuleKind, TitleVerdict,
    TitleWaiting, WaitDays, broken_rules,
};
pub use bookstore::{Bookstore, Stock, StoreBrief, nearest_open};
pub use history::{
    Payback, PaybackActor, PaybackEvent, PaybackEventKind, PaybackList, PaybackRow, PaybackSort,
    PaybackState, PaybackView,
};
pub use isbn::{IsbnFault, normalise_isbn};
pub use process::{PaybackProcess, PaybackStep, ProcessVariant, StepKind, StepPlace};
pub use receipt::{Receipt, ReceiptRequest, ReceiptRules, ReceiptState, ReceiptView};
pub use requests::{
    ApplyRequest, BoughtRequest, CorrectRequest, HistoryRequest, ReturnedRequest, Suggestion,
    SuggestionRequest,
};
pub use return_day::{LastReturn, last_return};
pub use rules::{Budget, BudgetState, PaybackRules};
pub use totals::{HistoryChoice, MonthSum, PaybackHistory, PaybackTotals, Quota, Sum, YearSum};

/// So many times a copy must have been lent before the number is told: below, it could tell who reads it.
pub const LENT_TIMES_MIN: u32 = 5;
