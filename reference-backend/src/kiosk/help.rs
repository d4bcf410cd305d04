//! Calling someone of the staff to a kiosk. A kiosk has one open call; nothing of it is about a person.

use crate::answer::Answer;
use crate::call::Call as ApiCall;
use crate::problems::Refusal;
use crate::random;
use contract::kiosk::{HelpCall, HelpPage, HelpState};
use contract::problem::{FieldProblem, ProblemCode};
use contract::time::Timestamp;
use rusqlite::{Connection, OptionalExtension, Transaction, params};

/// After so long a call is over, though nobody has said so, in seconds.
const OPEN_SECONDS: i64 = 30 * 60;

/// A call as it is stored.
#[derive(Debug, Clone)]
pub(crate) struct Call {
    pub(crate) id: String,
    pub(crate) kiosk: String,
    pub(crate) office: String,
    pub(crate) page: HelpPage,
    state: HelpState,
    pub(crate) called_at: Timestamp,
}

const COLUMNS: &str = "id, kiosk, office, page, state, called_at";

impl Call {
    fn read(row: &rusqlite::Row<'_>) -> Result<Self, rusqlite::Error> {
        Ok(Self {
            id: row.get(0)?,
            kiosk: row.get(1)?,
            office: row.get(2)?,
            page: HelpPage::from_word(&row.get::<_, String>(3)?),
            state: HelpState::from_word(&row.get::<_, String>(4)?),
            called_at: Timestamp::from_unix_millis(row.get(5)?),
        })
    }

    /// Where it stands by the clock.
    pub(crate) fn state_at(&self, now: Timestamp) -> HelpState {
        match now.seconds_since(self.called_at) >= OPEN_SECONDS {
            true => HelpState::Done,
            false => self.state,
        }
    }

    fn answer(&self, status: u16, now: Timestamp) -> Result<Answer, Refusal> {
        let state = self.state_at(now);
        let call = HelpCall {
            id: self.id.clone(),
            state,
            called_at: self.called_at,
            server_time: now,
            poll_after_ms: match state {
                HelpState::Told => 3_000,
                HelpState::Coming => 5_000,
                HelpState::Done | HelpState::Unknown => 300_000,
            },
        };
        Answer::private(status, &call)
    }
}

/// `POST /help-calls`.
pub(crate) fn call_for_help(call: &ApiCall<'_>, transaction: &Transaction<'_>) -> Result<Answer, Refusal> {
    let mut fields = call.fields()?;
    let kiosk = fields.id("kiosk");
    let office = fields.id("office");
    let page = fields.parsed("page", |word| Some(HelpPage::from_word(word)));
    let is_id = |id: &String| {
        id.bytes()
            .all(|byte| byte.is_ascii_lowercase() || byte.is_ascii_digit() || byte == b'-')
    };
    if kiosk.as_ref().is_some_and(|id| !is_id(id)) {
        fields.wrong("kiosk", FieldProblem::Malformed);
    }
    if let Some(id) = &office
        && !call.core.offices.iter().any(|seed| seed.id == *id)
    {
        fields.wrong("office", FieldProblem::NotKnown);
    }
    fields.done()?;
    let (Some(kiosk), Some(office), Some(page)) = (kiosk, office, page) else {
        return Err(ProblemCode::Internal.into());
    };
    let oldest = call.now.plus_seconds(-OPEN_SECONDS).unix_millis();
    transaction
        .prepare_cached("UPDATE help_calls SET state = 'done' WHERE called_at <= ? AND state <> 'done'")?
        .execute([oldest])?;
    let open = transaction
        .prepare_cached(&format!(
            "SELECT {COLUMNS} FROM help_calls WHERE office = ? AND kiosk = ? AND state <> 'done'"
        ))?
        .query_row([&office, &kiosk], Call::read)
        .optional()?;
    let row = match open {
        Some(open) => open,
        None => begin(call, transaction, (kiosk, office, page))?,
    };
    row.answer(call.endpoint.status, call.now)
}

fn begin(
    call: &ApiCall<'_>,
    transaction: &Transaction<'_>,
    (kiosk, office, page): (String, String, HelpPage),
) -> Result<Call, Refusal> {
    let place = format!("{office} {kiosk}");
    call.core.help_tries.check(&place, call.client, call.now)?;
    call.core.help_tries.failed(&place, call.client, call.now);
    let row = Call {
        id: random::id(),
        kiosk,
        office,
        page,
        state: HelpState::Told,
        called_at: call.now,
    };
    transaction
        .prepare_cached(
            "INSERT INTO help_calls (id, kiosk, office, page, state, called_at) VALUES (?, ?, ?, ?, ?, ?)",
        )?
        .execute(params![
            row.id,
            row.kiosk,
            row.office,
            row.page.word(),
            row.state.word(),
            row.called_at.unix_millis()
        ])?;
    Ok(row)
}

/// `GET /help-calls/{call}`.
pub(crate) fn get_help_call(call: &ApiCall<'_>) -> Result<Answer, Refusal> {
    let found = call.core.db.read(|connection| by_id(connection, call.param()))?;
    let found = found.ok_or_else(|| Refusal::new(ProblemCode::NotFound))?;
    found.answer(call.endpoint.status, call.now)
}

fn by_id(connection: &Connection, id: &str) -> Result<Option<Call>, rusqlite::Error> {
    connection
        .prepare_cached(&format!("SELECT {COLUMNS} FROM help_calls WHERE id = ?"))?
        .query_row([id], Call::read)
        .optional()
}

/// The calls that are open, the oldest first.
pub(crate) fn open_calls(connection: &Connection, now: Timestamp) -> Result<Vec<Call>, rusqlite::Error> {
    let mut all: Vec<Call> = connection
        .prepare_cached(&format!(
            "SELECT {COLUMNS} FROM help_calls WHERE state <> 'done' ORDER BY called_at, id"
        ))?
        .query_map([], Call::read)?
        .collect::<Result<_, _>>()?;
    all.retain(|call| call.state_at(now) != HelpState::Done);
    Ok(all)
}

/// Somebody goes there, or was there. Whether the call was open.
pub(crate) fn set_state(
    transaction: &Transaction<'_>,
    id: &str,
    state: HelpState,
    now: Timestamp,
) -> Result<bool, rusqlite::Error> {
    let open = by_id(transaction, id)?.is_some_and(|call| call.state_at(now) != HelpState::Done);
    if open {
        transaction
            .prepare_cached("UPDATE help_calls SET state = ? WHERE id = ?")?
            .execute([state.word(), id])?;
    }
    Ok(open)
}
