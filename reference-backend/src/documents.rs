//! Document kinds with the fees that hold now.

use crate::answer::Answer;
use crate::call::Call;
use crate::lists;
use crate::problems::Refusal;
use crate::state::Core;
use contract::document::{Channel, Document};
use rusqlite::Connection;

/// `GET /documents`.
pub(crate) fn list_documents(call: &Call<'_>) -> Result<Answer, Refusal> {
    if let Some(cursor) = call.query("cursor") {
        call.core.faults.of_office(call.endpoint, cursor)?;
    }
    let documents = call
        .core
        .db
        .read(|connection| current(call.core, connection).map_err(Refusal::from))?;
    Answer::read(call, &lists::page(call, &documents, |document| &document.id)?)
}

/// The catalogue with the fees that the office has changed.
pub(crate) fn current(core: &Core, connection: &Connection) -> Result<Vec<Document>, rusqlite::Error> {
    let mut documents = core.documents.clone();
    let mut statement = connection.prepare_cached("SELECT document, fee_won FROM fees")?;
    let mut rows = statement.query([])?;
    while let Some(row) = rows.next()? {
        let (id, fee_won): (String, u32) = (row.get(0)?, row.get(1)?);
        let ways = documents
            .iter_mut()
            .filter(|document| document.id == id)
            .flat_map(|document| &mut document.channels)
            .filter(|way| [Channel::Counter, Channel::SirenOrder].contains(&way.channel));
        ways.for_each(|way| way.fee_won = fee_won);
    }
    Ok(documents)
}
