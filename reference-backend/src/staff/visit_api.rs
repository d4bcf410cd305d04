//! The door for tests of visits: `/staff/api/visits/…`.

use super::Staff;
use crate::fields::Fields;
use crate::problems::Refusal;
use crate::visit_requests::VisitAct;
use contract::problem::ProblemCode;
use contract::text::LocalText;
use contract::visit::IntakeLine;
use serde_json::{Value, json};

/// What can be read.
pub(super) fn read(staff: &Staff, name: &str) -> Result<Value, Refusal> {
    match name {
        "requests" => Ok(staff
            .visits()?
            .iter()
            .map(|visit| {
                json!({
                    "reference": visit.reference,
                    "state": visit.state,
                    "service": visit.request.service,
                    "contact": visit.request.contact,
                    "access": visit.request.access,
                    "language": visit.request.language,
                    "note": visit.request.note,
                    "resident": visit.resident,
                    "members": visit.members,
                    "events": visit.events,
                    "photos": visit.photos,
                })
            })
            .collect()),
        _ => Err(ProblemCode::NotFound.into()),
    }
}

/// What can be done: the name of an act, with the reference of the visit.
pub(super) fn act(staff: &Staff, name: &str, mut fields: Fields) -> Result<Value, Refusal> {
    let reference = fields.id("reference").unwrap_or_default();
    let act = done(name, &mut fields)?;
    fields.done()?;
    staff.visit(&reference, &act)?;
    Ok(json!({}))
}

fn done(name: &str, fields: &mut Fields) -> Result<VisitAct, Refusal> {
    Ok(match name {
        "assign" => VisitAct::Assign {
            name: fields.name("name").unwrap_or_default(),
            desk: local(fields, "desk"),
            phone: fields.text("phone").unwrap_or_default(),
        },
        "offer" => VisitAct::Offer {
            start: fields
                .moment("start")
                .ok_or_else(|| Refusal::malformed("start is missing"))?,
        },
        "agree" => VisitAct::Agree {
            start: match fields.has("start") {
                true => fields.moment("start"),
                false => None,
            },
        },
        "set-out" => VisitAct::SetOut,
        "take-down" => VisitAct::TakeDown {
            lines: lines(&fields.text("lines").unwrap_or_default()),
        },
        "done" => VisitAct::Done,
        "refer" => VisitAct::Refer {
            body: local(fields, "body"),
        },
        "body-news" => VisitAct::BodyNews {
            text: local(fields, "text"),
        },
        "solved" => VisitAct::Solved,
        "write" => VisitAct::Write {
            text: local(fields, "text"),
        },
        "improve" => VisitAct::Improve {
            text: local(fields, "text"),
        },
        "call-off" => VisitAct::CallOff {
            reason: local(fields, "reason"),
        },
        _ => return Err(ProblemCode::NotFound.into()),
    })
}

fn local(fields: &mut Fields, name: &str) -> LocalText {
    LocalText::of(fields.text(name).unwrap_or_default(), None)
}

/// Lines of `label: value`, as an officer types them.
pub(super) fn lines(text: &str) -> Vec<IntakeLine> {
    let lines = text.lines().map(str::trim).filter(|line| !line.is_empty());
    lines
        .map(|line| {
            let (label, value) = line.split_once(':').unwrap_or(("적은 것", line));
            IntakeLine {
                label: label.trim().into(),
                value: value.trim().into(),
            }
        })
        .collect()
}
