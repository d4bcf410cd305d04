//! The door for tests of book payback: `/staff/api/payback/…`.

use super::Staff;
use crate::fields::Fields;
use crate::payback::{PaybackAct, PaybackConfig};
use crate::problems::Refusal;
use contract::payback::{BudgetState, ProcessVariant, TitleRuleKind};
use contract::problem::{FieldProblem, ProblemCode};
use contract::text::LocalText;
use serde_json::{Value, json};

/// What can be read.
pub(super) fn read(staff: &Staff, name: &str) -> Result<Value, Refusal> {
    match name {
        "books" => Ok(staff
            .paybacks()?
            .iter()
            .map(|book| {
                json!({
                    "reference": book.reference,
                    "title": book.title,
                    "store": book.store,
                    "applied_at": book.applied_at,
                    "state": book.state,
                    "amount_won": book.amount_won,
                    "receipt": book.receipt,
                    "left_to_office": book.left_to_office,
                })
            })
            .collect()),
        "suggestions" => Ok(staff
            .suggested_bookstores()?
            .iter()
            .map(|store| {
                json!({
                    "reference": store.reference,
                    "at": store.at,
                    "name": store.name,
                    "place": store.place,
                    "why": store.why,
                })
            })
            .collect()),
        _ => Err(ProblemCode::NotFound.into()),
    }
}

/// What can be done.
pub(super) fn act(staff: &Staff, name: &str, mut fields: Fields) -> Result<Value, Refusal> {
    match name {
        "rules" => return rules(staff, fields),
        "close-store" => return close_store(staff, fields),
        "seed" => {
            let rows = fields.number("rows");
            fields.done()?;
            let rows = u32::try_from(rows.unwrap_or_default()).unwrap_or(u32::MAX);
            return Ok(json!({ "phone": staff.seed_paybacks(rows)? }));
        }
        _ => {}
    }
    let reference = fields.id("reference").unwrap_or_default();
    let act = done(name, &mut fields)?;
    fields.done()?;
    staff.payback(&reference, &act)?;
    Ok(json!({}))
}

fn done(name: &str, fields: &mut Fields) -> Result<PaybackAct, Refusal> {
    Ok(match name {
        "approve" => PaybackAct::Approve,
        "refuse" => PaybackAct::Refuse {
            reason: reason(fields),
            rule: match fields.has("rule") {
                true => fields.text("rule").map(|word| TitleRuleKind::from_word(&word)),
                false => None,
            },
        },
        "receipt-unreadable" => PaybackAct::ReceiptUnreadable {
            reason: reason(fields),
        },
        "sold" => PaybackAct::Sold,
        "taken-back" => PaybackAct::TakenBack,
        "check" => PaybackAct::Check,
        "not-accept" => PaybackAct::NotAccept {
            reason: reason(fields),
        },
        "pay" => PaybackAct::Pay {
            account: fields.text("account").unwrap_or_default(),
        },
        "place" => PaybackAct::Place {
            library: local(fields, "library", "library_en"),
        },
        "lend" => {
            let times = fields.number("times").unwrap_or_default();
            PaybackAct::Lend {
                times: u32::try_from(times).unwrap_or(u32::MAX),
            }
        }
        _ => return Err(ProblemCode::NotFound.into()),
    })
}

fn reason(fields: &mut Fields) -> LocalText {
    local(fields, "reason", "reason_en")
}

fn local(fields: &mut Fields, ko: &str, en: &str) -> LocalText {
    let text = fields.text(ko).unwrap_or_default();
    let en = match fields.has(en) {
        true => fields.text(en),
        false => None,
    };
    LocalText::of(text, en)
}

/// `{"store": …, "date": …, "reason": …}`.
fn close_store(staff: &Staff, mut fields: Fields) -> Result<Value, Refusal> {
    let (store, date) = (fields.id("store"), fields.date("date"));
    let reason = reason(&mut fields);
    fields.done()?;
    if let (Some(store), Some(date)) = (store, date) {
        staff.close_store(&store, date, &reason)?;
    }
    Ok(json!({}))
}

/// Some of the rules; `{"reset": true}` brings the first ones back.
fn rules(staff: &Staff, mut fields: Fields) -> Result<Value, Refusal> {
    let mut rules = match fields.has("reset") {
        true => PaybackConfig::default(),
        false => staff.payback_rules(),
    };
    for (name, place) in [
        ("books_a_month", &mut rules.books_a_month),
        ("books_a_year", &mut rules.books_a_year),
        ("return_days", &mut rules.return_days),
    ] {
        if fields.has(name) {
            let number = fields.number(name).and_then(|number| u16::try_from(number).ok());
            *place = number.unwrap_or(*place);
        }
    }
    if fields.has("budget_won") {
        rules.budget_won = fields.number("budget_won").unwrap_or(rules.budget_won);
    }
    if fields.has("receipt_bytes") {
        let bytes = fields
            .number("receipt_bytes")
            .and_then(|bytes| u32::try_from(bytes).ok());
        rules.receipt_bytes = bytes.unwrap_or(rules.receipt_bytes);
    }
    if fields.has("process") {
        match fields
            .text("process")
            .map(|word| ProcessVariant::from_word(&word))
        {
            Some(ProcessVariant::Unknown) => fields.wrong("process", FieldProblem::NotKnown),
            process => rules.process = process.unwrap_or(rules.process),
        }
    }
    if fields.has("budget_state") {
        // `auto`: as the money says.
        let state = fields
            .text("budget_state")
            .map(|word| BudgetState::from_word(&word));
        rules.budget_state = state.filter(|state| *state != BudgetState::Unknown);
    }
    if fields.has("reason") {
        rules.budget_reason = Some(reason(&mut fields));
    }
    if fields.has("closes_on") {
        rules.closes_on = fields.date("closes_on");
    }
    if fields.has("opens_on") {
        rules.opens_on = fields.date("opens_on");
    }
    fields.done()?;
    staff.set_payback_rules(rules);
    Ok(json!({}))
}
