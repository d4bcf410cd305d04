//! Book payback: what may be bought, applying, receipts, returning, and everything that happened to each book.

mod access;
mod act;
mod apply;
mod budget;
mod catalogue;
mod config;
mod household;
mod keeping;
mod list;
mod office;
mod process;
mod receipts;
mod record;
mod seed;
mod state;
pub(crate) mod store;
mod stores;
mod suggestions;
mod totals;
mod view;
mod words;

pub(crate) use act::{correct_payback, tell_bought, tell_returned, withdraw_payback};
pub(crate) use apply::apply_payback;
pub(crate) use catalogue::{check_title, list_bookstores, payback_rules, search_books, title_waiting};
pub use config::PaybackConfig;
pub(crate) use household::{export, items};
pub(crate) use keeping::{choose_history, erase, kept, payback_history};
pub(crate) use list::list_paybacks;
pub use office::{PaybackAct, StaffPayback};
pub(crate) use receipts::{begin_receipt, get_receipt, put_receipt_part, receipt_image};
pub(crate) use record::{applied_under, stop};
pub(crate) use seed::{SEEDED_PHONE, seed};
pub use suggestions::StaffSuggestion;
pub(crate) use suggestions::suggest_bookstore;
pub(crate) use totals::payback_totals;
pub(crate) use view::get_payback;

use crate::state::Core;
use contract::time::Timestamp;
use rusqlite::Transaction;

/// What the clock brings: reminders, and what is no longer kept.
pub(crate) fn settle(
    core: &Core,
    transaction: &Transaction<'_>,
    now: Timestamp,
) -> Result<(), rusqlite::Error> {
    office::remind(core, transaction, now)?;
    keeping::sweep(transaction, now)
}
