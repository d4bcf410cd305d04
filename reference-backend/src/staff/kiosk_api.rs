//! The door for tests of kiosks: `/staff/api/kiosk/…`.

use super::Staff;
use crate::fields::Fields;
use crate::problems::Refusal;
use contract::problem::ProblemCode;
use serde_json::{Value, json};

/// What can be read.
pub(super) fn read(staff: &Staff, name: &str) -> Result<Value, Refusal> {
    match name {
        "help" => Ok(staff
            .help_calls()?
            .iter()
            .map(|call| {
                json!({
                    "id": call.id,
                    "kiosk": call.kiosk,
                    "office": call.office,
                    "page": call.page,
                    "state": call.state,
                    "called_at": call.called_at,
                })
            })
            .collect()),
        _ => Err(ProblemCode::NotFound.into()),
    }
}

/// What can be done.
pub(super) fn act(staff: &Staff, name: &str, mut fields: Fields) -> Result<Value, Refusal> {
    let id = fields.id("id").unwrap_or_default();
    fields.done()?;
    match name {
        "help-coming" => staff.help_is_coming(&id)?,
        "help-done" => staff.help_is_done(&id)?,
        _ => return Err(ProblemCode::NotFound.into()),
    }
    Ok(json!({}))
}
