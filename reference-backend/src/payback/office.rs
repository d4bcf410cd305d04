//! What the office, the store and the library do with a book.

use super::store::{Row, event};
use super::{receipts, record, stores, view, words};
use crate::representation::Kept;
use crate::state::Core;
use crate::{Staff, StaffError};
use contract::payback::{
    PaybackActor, PaybackEvent, PaybackEventKind, PaybackState, ProcessVariant, ReceiptState, TitleRuleKind,
};
use contract::permission::{Actor, PermissionStep};
use contract::privacy::mask_account;
use contract::reservation::normalise_reference;
use contract::text::LocalText;
use contract::time::{Date, Timestamp};
use rusqlite::{Transaction, params};

/// Nobody is reminded before this hour: a message at midnight wakes people up.
const REMIND_FROM_HOUR: u32 = 9;

/// Something that is done with a book.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum PaybackAct {
    /// Yes.
    Approve,
    /// No, and why.
    Refuse {
        /// The reason, for the reader.
        reason: LocalText,
        /// The rule that says no, if it is one.
        rule: Option<TitleRuleKind>,
    },
    /// The photo of the receipt cannot be read.
    ReceiptUnreadable {
        /// Why.
        reason: LocalText,
    },
    /// The store sold it today.
    Sold,
    /// The store took it back today.
    TakenBack,
    /// The store found it whole.
    Check,
    /// The store found it damaged or incomplete.
    NotAccept {
        /// Why.
        reason: LocalText,
    },
    /// The price was paid to an account, of which only the ending is kept.
    Pay {
        /// Number of the account.
        account: String,
    },
    /// It stands in a library.
    Place {
        /// The library.
        library: LocalText,
    },
    /// It was lent so many times more.
    Lend {
        /// How many.
        times: u32,
    },
}

/// A book as the office sees it in its list.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct StaffPayback {
    /// The reference.
    pub reference: String,
    /// Title of the book.
    pub title: String,
    /// Id of the store.
    pub store: String,
    /// When it was applied for.
    pub applied_at: Timestamp,
    /// Where it stands by the clock.
    pub state: PaybackState,
    /// What will be paid, in won.
    pub amount_won: u32,
    /// Id of the photo of its receipt.
    pub receipt: Option<String>,
    /// Nobody can go on with it here any more: it is someone's who has no phone, and who acted for them no longer
    /// may. The office finishes it, with what the store tells.
    pub left_to_office: bool,
}

impl Staff {
    /// The latest 50 books that are not finished.
    pub fn paybacks(&self) -> Result<Vec<StaffPayback>, StaffError> {
        let now = self.0.clock.now();
        self.0.db.read(|connection| {
            let rows = Row::list(
                connection,
                "state NOT IN ('refused', 'withdrawn', 'placed') AND reader IS NOT NULL
                 AND (state <> 'paid' OR finished_at > ?1) ORDER BY applied_at DESC LIMIT 50",
                [now.plus_seconds(-7 * 86_400).unix_millis()],
            )?;
            let shown = |row: &Row| {
                let receipt = receipts::latest(connection, row.id)?;
                let whole = receipt.filter(|receipt| receipt.state != ReceiptState::Arriving);
                Ok(StaffPayback {
                    reference: row.reference.clone(),
                    title: row.book.title.clone(),
                    store: row.store.clone(),
                    applied_at: row.applied_at,
                    state: row.state_at(now),
                    amount_won: row.amount_won,
                    receipt: whole.map(|receipt| receipt.id),
                    left_to_office: record::left_to_office(connection, row, now)?,
                })
            };
            rows.iter().map(shown).collect()
        })
    }

    /// Does something with a book, writes it down and tells the reader.
    ///
    /// # Errors
    /// Where there is no such book, or it stands where this cannot be done.
    pub fn payback(&self, reference: &str, act: &PaybackAct) -> Result<(), StaffError> {
        let reference = normalise_reference(reference).ok_or(StaffError::NotFound)?;
        let now = self.0.clock.now();
        self.0.db.write(|transaction| {
            let mut row = Row::by_reference(transaction, &reference)?.ok_or(StaffError::NotFound)?;
            let done = self.0.act(transaction, &mut row, act, now)?;
            match done {
                true => Ok(()),
                false => Err(StaffError::WrongPayback(row.state_at(now))),
            }
        })
    }

    /// The rules of book payback that hold now.
    pub fn payback_rules(&self) -> super::PaybackConfig {
        self.0.payback_config()
    }

    /// Puts other rules in force, until this backend is closed.
    pub fn set_payback_rules(&self, rules: super::PaybackConfig) {
        self.0.set_payback_config(rules);
    }

    /// Gives the demo account of the long history so many books, unless it has some. Tells its phone.
    pub fn seed_paybacks(&self, rows: u32) -> Result<&'static str, StaffError> {
        self.0
            .db
            .write(|transaction| super::seed(&self.0, transaction, rows))?;
        Ok(super::SEEDED_PHONE)
    }

    /// Closes a store on a day.
    pub fn close_store(&self, store: &str, date: Date, reason: &LocalText) -> Result<(), StaffError> {
        if stores::seed(&self.0, store).is_none() {
            return Err(StaffError::NotFound);
        }
        self.0.db.write(|transaction| {
            transaction.execute(
                "INSERT INTO closures (office, date, reason_ko, reason_en) VALUES (?1, ?2, ?3, ?4)
                 ON CONFLICT DO UPDATE SET reason_ko = ?3, reason_en = ?4",
                params![store, date.to_string(), reason.ko, reason.en],
            )?;
            Ok(())
        })
    }
}

impl Core {
    fn act(
        &self,
        transaction: &Transaction<'_>,
        row: &mut Row,
        act: &PaybackAct,
        now: Timestamp,
    ) -> Result<bool, StaffError> {
        let days = self.payback_config().return_days;
        if let PaybackAct::Lend { times } = act {
            if row.state != PaybackState::Placed {
                return Ok(false);
            }
            row.lent_times = row.lent_times.saturating_add(*times);
            row.update(transaction)?;
            return Ok(true);
        }
        let refusable = row.process == ProcessVariant::BuyFirst || row.state == PaybackState::Applied;
        if matches!(act, PaybackAct::Refuse { .. }) && !refusable {
            return Ok(false);
        }
        if matches!(act, PaybackAct::TakenBack) && row.state_at(now) == PaybackState::Missed {
            return Ok(false);
        }
        if matches!(act, PaybackAct::ReceiptUnreadable { .. })
            && !receipts::mark_unreadable(transaction, row.id)?
        {
            return Ok(false);
        }
        let event = happening(row, act, now);
        if !row.happen(transaction, &event, days)? {
            return Ok(false);
        }
        if let Some(text) = told(self, row, act, &event) {
            record::tell(transaction, row, text, now)?;
        }
        let step = match act {
            PaybackAct::Pay { .. } => PermissionStep::HandedOver,
            PaybackAct::Refuse { .. } | PaybackAct::NotAccept { .. } => PermissionStep::Cancelled,
            _ => PermissionStep::Told,
        };
        record::note(self, transaction, row, (step, Actor::Office), now)?;
        Ok(true)
    }
}

/// What an act writes down.
fn happening(row: &Row, act: &PaybackAct, now: Timestamp) -> PaybackEvent {
    use PaybackActor::{Bookstore, Library, Office};
    let (kind, by) = match act {
        PaybackAct::Approve => (PaybackEventKind::Approved, Office),
        PaybackAct::Refuse { .. } => (PaybackEventKind::Refused, Office),
        PaybackAct::ReceiptUnreadable { .. } => (PaybackEventKind::ReceiptUnreadable, Office),
        PaybackAct::Sold => (PaybackEventKind::Bought, Bookstore),
        PaybackAct::TakenBack => (PaybackEventKind::Returned, Bookstore),
        PaybackAct::Check => (PaybackEventKind::Checked, Bookstore),
        PaybackAct::NotAccept { .. } => (PaybackEventKind::NotAccepted, Bookstore),
        PaybackAct::Pay { .. } => (PaybackEventKind::Paid, Office),
        PaybackAct::Place { .. } | PaybackAct::Lend { .. } => (PaybackEventKind::Placed, Library),
    };
    let mut event = event(kind, by, now);
    match act {
        PaybackAct::Refuse { reason, rule } => {
            event.reason = Some(reason.clone());
            event.rule = *rule;
        }
        PaybackAct::NotAccept { reason } | PaybackAct::ReceiptUnreadable { reason } => {
            event.reason = Some(reason.clone());
        }
        PaybackAct::Sold => {
            event.on = Some(now.date());
            event.amount_won = Some(row.amount_won);
        }
        PaybackAct::TakenBack => event.on = Some(now.date()),
        PaybackAct::Pay { account } => {
            event.on = Some(now.date());
            event.amount_won = Some(row.amount_won);
            event.account = Some(mask_account(account));
        }
        PaybackAct::Place { library } => event.library = Some(library.clone()),
        PaybackAct::Approve | PaybackAct::Check | PaybackAct::Lend { .. } => {}
    }
    event
}

/// What the reader is told of it.
fn told(core: &Core, row: &Row, act: &PaybackAct, event: &PaybackEvent) -> Option<LocalText> {
    let title = &row.book.title;
    Some(match act {
        PaybackAct::Approve => words::approved(title, &stores::brief(core, &row.store).name),
        PaybackAct::Refuse { reason, .. } | PaybackAct::NotAccept { reason } => words::refused(title, reason),
        PaybackAct::ReceiptUnreadable { reason } => words::unreadable(title, reason),
        PaybackAct::Check => words::checked(title),
        PaybackAct::Pay { .. } => {
            let account = event.account.as_deref().unwrap_or_default();
            words::paid(title, row.amount_won, account)
        }
        PaybackAct::Sold | PaybackAct::TakenBack | PaybackAct::Place { .. } | PaybackAct::Lend { .. } => {
            return None;
        }
    })
}

/// Reminds once of each last day of returning that is near.
pub(super) fn remind(
    core: &Core,
    transaction: &Transaction<'_>,
    now: Timestamp,
) -> Result<(), rusqlite::Error> {
    if now.clock().parts().0 < REMIND_FROM_HOUR {
        return Ok(());
    }
    let today = now.date();
    let near = Row::list(
        transaction,
        "state = 'bought' AND reader IS NOT NULL AND return_by BETWEEN ?1 AND ?2",
        // Closing days can bring the last day forward.
        params![today.to_string(), today.plus_days(21).to_string()],
    )?;
    for row in near {
        let Some(last) = view::last_return(core, transaction, &row)? else {
            continue;
        };
        let days = last.day.days_since(today);
        let before = i64::from(view::reminded_before(core, &row));
        if !(0..=before).contains(&days) || row.reminded == Some(last.day) {
            continue;
        }
        let store = stores::brief(core, &row.store).name;
        record::tell(
            transaction,
            &row,
            words::reminder(&row.book.title, last, &store),
            now,
        )?;
        // Not a change that anybody has to see: the version stays.
        transaction
            .prepare_cached("UPDATE paybacks SET reminded = ? WHERE id = ?")?
            .execute(params![last.day.to_string(), row.id])?;
    }
    Ok(())
}
