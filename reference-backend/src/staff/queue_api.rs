//! The door for tests at the counters: `/staff/api/queue/…`.

use super::Staff;
use crate::fields::Fields;
use crate::problems::Refusal;
use crate::simulation::Command;
use crate::tickets::TicketRulesConfig;
use contract::problem::ProblemCode;
use contract::text::LocalText;
use serde_json::{Value, json};

/// What can be read.
pub(super) fn read(staff: &Staff, name: &str) -> Result<Value, Refusal> {
    match name {
        "streams" => Ok(json!({ "open": staff.open_streams() })),
        "tickets" => Ok(staff
            .tickets_of_today()?
            .iter()
            .map(|ticket| {
                json!({
                    "reference": ticket.reference,
                    "office": ticket.office,
                    "counter": ticket.counter,
                    "number": ticket.number,
                    "state": ticket.state,
                    "called_to": ticket.called_to,
                })
            })
            .collect()),
        _ => Err(ProblemCode::NotFound.into()),
    }
}

/// What can be done.
pub(super) fn act(staff: &Staff, name: &str, mut fields: Fields) -> Result<Value, Refusal> {
    match name {
        "rules" => rules(staff, fields),
        "came" => {
            let reference = fields.id("reference").unwrap_or_default();
            fields.done()?;
            staff.ticket_came(&reference)?;
            Ok(json!({}))
        }
        "malformed" => {
            let office = fields.id("office").unwrap_or_default();
            let times = if fields.has("times") {
                fields.number("times")
            } else {
                Some(1)
            };
            fields.done()?;
            staff.break_documents(&office, whole(times));
            Ok(json!({}))
        }
        "cut-streams" => {
            staff.cut_streams();
            Ok(json!({}))
        }
        _ => {
            let (office, counter) = (fields.id("office"), fields.id("counter"));
            let command = command(name, &mut fields)?;
            fields.done()?;
            let status = staff.at_counter(
                office.as_deref().unwrap_or_default(),
                counter.as_deref().unwrap_or_default(),
                &command,
            )?;
            serde_json::to_value(status).map_err(|_| ProblemCode::Internal.into())
        }
    }
}

/// What is done at a counter.
fn command(name: &str, fields: &mut Fields) -> Result<Command, Refusal> {
    Ok(match name {
        "pause" => Command::Pause {
            reason: reason(fields),
            until: if fields.has("until") {
                fields.moment("until")
            } else {
                None
            },
        },
        "resume" => Command::Resume,
        "close" => Command::Close {
            reason: reason(fields),
        },
        "reopen" => Command::Reopen,
        "close-early" => {
            let last_call = fields.moment("last_call");
            Command::CloseEarly {
                last_call: last_call.unwrap_or(contract::time::Timestamp::from_unix_millis(0)),
                reason: reason(fields),
            }
        }
        "manual" => Command::Manual { on: true },
        "automatic" => Command::Manual { on: false },
        "join" => Command::Join {
            count: small(fields, "count"),
        },
        "fill" => Command::Fill {
            waiting: small(fields, "waiting"),
        },
        "call" => Command::CallNext,
        "show" => {
            let mut number = |name| {
                if fields.has(name) {
                    fields.integer(name)
                } else {
                    None
                }
            };
            let (waiting, desks_open) = (number("waiting"), number("desks_open"));
            Command::Show {
                waiting,
                desks_open,
                unknown_state: fields.has("unknown_state"),
            }
        }
        _ => return Err(ProblemCode::NotFound.into()),
    })
}

fn reason(fields: &mut Fields) -> LocalText {
    let en = if fields.has("reason_en") {
        fields.text("reason_en")
    } else {
        None
    };
    LocalText::of(fields.text("reason").unwrap_or_default(), en)
}

fn small(fields: &mut Fields, name: &str) -> u16 {
    fields
        .number(name)
        .map_or(0, |number| u16::try_from(number).unwrap_or(u16::MAX).min(500))
}

fn whole(number: Option<u64>) -> u32 {
    u32::try_from(number.unwrap_or_default()).unwrap_or(u32::MAX)
}

/// Some of the numbers of the rules; `{"reset": true}` brings the district's back.
fn rules(staff: &Staff, mut fields: Fields) -> Result<Value, Refusal> {
    let mut rules = if fields.has("reset") {
        TicketRulesConfig::default()
    } else {
        staff.ticket_rules()
    };
    for (name, place) in [
        ("late_places", &mut rules.late_places),
        ("rejoin_minutes", &mut rules.rejoin_minutes),
        ("rejoin_places", &mut rules.rejoin_places),
    ] {
        if fields.has(name) {
            *place = small(&mut fields, name);
        }
    }
    for (name, place) in [
        ("call_seconds", &mut rules.call_seconds),
        ("open_per_client", &mut rules.open_per_client),
        ("reserved_every", &mut rules.reserved_every),
    ] {
        if fields.has(name) {
            *place = whole(fields.number(name));
        }
    }
    if fields.has("late_times") {
        rules.late_times = u8::try_from(small(&mut fields, "late_times")).unwrap_or(u8::MAX);
    }
    fields.done()?;
    let told = json!({
        "late_places": rules.late_places,
        "late_times": rules.late_times,
        "call_seconds": rules.call_seconds,
        "rejoin_minutes": rules.rejoin_minutes,
        "rejoin_places": rules.rejoin_places,
        "open_per_client": rules.open_per_client,
        "reserved_every": rules.reserved_every,
    });
    staff.set_ticket_rules(rules);
    Ok(told)
}
