//! Visits, their events and times in the database.

use super::state;
use crate::representation::Kept;
use contract::text::LocalText;
use contract::time::Timestamp;
use contract::visit::{
    Intake, VisitActor, VisitEvent, VisitEventKind, VisitOfficer, VisitRequest, VisitState,
};
use rusqlite::{Connection, Transaction, params};

/// A visit as it is stored.
#[derive(Debug, Clone)]
pub(crate) struct Row {
    pub(crate) id: i64,
    pub(crate) reference: String,
    pub(crate) version: u32,
    pub(crate) owner: Option<i64>,
    /// Phone of the one for whom it is, or what stands for it; none once it is forgotten.
    pub(crate) resident: Option<String>,
    pub(crate) permission: Option<i64>,
    pub(crate) request: VisitRequest,
    pub(crate) members: Option<u32>,
    pub(crate) state: VisitState,
    pub(crate) asked_at: Timestamp,
    pub(crate) finished_at: Option<Timestamp>,
}

const COLUMNS: &str =
    "id, reference, version, owner, resident, permission, request, members, state, asked_at, finished_at";

/// An event with what was taken down or answered in it.
#[derive(Debug, Clone)]
pub(crate) struct Happened {
    pub(crate) event: VisitEvent,
    /// JSON.
    pub(crate) data: Option<String>,
}

/// A time that a visit takes up.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Taken {
    pub(crate) start: Timestamp,
    pub(crate) kind: TimeKind,
}

/// In which way.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum TimeKind {
    /// Wished for in the first place.
    Wished,
    /// Agreed.
    Agreed,
    /// It has taken place.
    Done,
}

impl TimeKind {
    fn word(self) -> &'static str {
        match self {
            Self::Wished => "wished",
            Self::Agreed => "agreed",
            Self::Done => "done",
        }
    }

    fn from_word(word: &str) -> Self {
        match word {
            "agreed" => Self::Agreed,
            "done" => Self::Done,
            _ => Self::Wished,
        }
    }
}

impl Kept for Row {
    fn by_reference(connection: &Connection, reference: &str) -> Result<Option<Self>, rusqlite::Error> {
        Ok(Self::list(connection, "reference = ?", [reference])?.pop())
    }

    fn kept_for(&self) -> (Option<&String>, Option<i64>) {
        (self.resident.as_ref(), self.permission)
    }

    fn version(&self) -> u32 {
        self.version
    }
}

impl Row {
    fn read(row: &rusqlite::Row<'_>) -> Result<Self, rusqlite::Error> {
        let request: String = row.get("request")?;
        let finished: Option<i64> = row.get("finished_at")?;
        Ok(Self {
            id: row.get("id")?,
            reference: row.get("reference")?,
            version: row.get("version")?,
            owner: row.get("owner")?,
            resident: row.get("resident")?,
            permission: row.get("permission")?,
            request: serde_json::from_str(&request).map_err(|_| rusqlite::Error::InvalidQuery)?,
            members: row.get("members")?,
            state: VisitState::from_word(&row.get::<_, String>("state")?),
            asked_at: row.get("asked_at").map(Timestamp::from_unix_millis)?,
            finished_at: finished.map(Timestamp::from_unix_millis),
        })
    }

    /// The visit of an id.
    pub(crate) fn by_id(connection: &Connection, id: i64) -> Result<Option<Self>, rusqlite::Error> {
        Ok(Self::list(connection, "id = ?", [id])?.pop())
    }

    /// Those that fit a condition, which may order and limit them.
    pub(crate) fn list(
        connection: &Connection,
        condition: &str,
        params: impl rusqlite::Params,
    ) -> Result<Vec<Self>, rusqlite::Error> {
        connection
            .prepare_cached(&format!("SELECT {COLUMNS} FROM visits WHERE {condition}"))?
            .query_map(params, Self::read)?
            .collect()
    }

    /// Writes a new one; gives it with its id.
    pub(crate) fn insert(mut self, transaction: &Transaction<'_>) -> Result<Self, rusqlite::Error> {
        transaction
            .prepare_cached(
                "INSERT INTO visits (reference, version, owner, resident, permission, service, dong, request,
                 members, state, asked_at) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
            )?
            .execute(params![
                self.reference,
                self.version,
                self.owner,
                self.resident,
                self.permission,
                self.request.service,
                self.request.place.dong,
                json(&self.request)?,
                self.members,
                self.state.word(),
                self.asked_at.unix_millis(),
            ])?;
        self.id = transaction.last_insert_rowid();
        Ok(self)
    }

    /// Writes what can change; the version grows.
    pub(crate) fn update(&mut self, transaction: &Transaction<'_>) -> Result<(), rusqlite::Error> {
        self.version += 1;
        transaction
            .prepare_cached(
                "UPDATE visits SET version = ?, owner = ?, resident = ?, permission = ?, request = ?, state = ?,
                 finished_at = ? WHERE id = ?",
            )?
            .execute(params![
                self.version,
                self.owner,
                self.resident,
                self.permission,
                json(&self.request)?,
                self.state.word(),
                self.finished_at.map(Timestamp::unix_millis),
                self.id
            ])?;
        Ok(())
    }

    /// Lets something happen: writes it down, and what it changes. Tells whether it can happen now.
    ///
    /// A message changes nothing that somebody could have seen otherwise: the version stays.
    pub(crate) fn happen(
        &mut self,
        transaction: &Transaction<'_>,
        happened: &Happened,
    ) -> Result<bool, rusqlite::Error> {
        let Some(after) = state::after(self.state, happened.event.kind) else {
            return Ok(false);
        };
        self.state = after;
        self.finished_at = match (after.is_open(), self.finished_at) {
            (true, _) => None,
            (false, None) => Some(happened.event.at),
            (false, known) => known,
        };
        match happened.event.kind {
            VisitEventKind::Message => {}
            _ => self.update(transaction)?,
        }
        append(transaction, self.id, happened)?;
        Ok(true)
    }
}

fn json<T: serde::Serialize>(value: &T) -> Result<String, rusqlite::Error> {
    serde_json::to_string(value).map_err(|_| rusqlite::Error::InvalidQuery)
}

impl Happened {
    /// Something that happens now, without particulars.
    pub(crate) fn new(kind: VisitEventKind, by: VisitActor, at: Timestamp) -> Self {
        Self {
            event: VisitEvent {
                at,
                kind,
                by,
                text: None,
                start: None,
                officer: None,
                body: None,
            },
            data: None,
        }
    }

    /// With someone's words.
    pub(crate) fn saying(mut self, text: Option<LocalText>) -> Self {
        self.event.text = text;
        self
    }

    /// With a time.
    pub(crate) fn at(mut self, start: Option<Timestamp>) -> Self {
        self.event.start = start;
        self
    }

    /// With what was taken down or answered.
    pub(crate) fn with<T: serde::Serialize>(mut self, data: &T) -> Result<Self, rusqlite::Error> {
        self.data = Some(json(data)?);
        Ok(self)
    }
}

/// Writes down what happened.
pub(crate) fn append(
    transaction: &Transaction<'_>,
    visit: i64,
    happened: &Happened,
) -> Result<(), rusqlite::Error> {
    let event = &happened.event;
    let (officer, body) = (event.officer.as_ref(), event.body.as_ref());
    transaction
        .prepare_cached(
            "INSERT INTO visit_events (visit, at, kind, actor, start, officer_name, desk_ko, desk_en, desk_phone,
             body_ko, body_en) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
        )?
        .execute(params![
            visit,
            event.at.unix_millis(),
            event.kind.word(),
            event.by.word(),
            event.start.map(Timestamp::unix_millis),
            officer.map(|officer| &officer.name),
            officer.map(|officer| &officer.desk.ko),
            officer.and_then(|officer| officer.desk.en.as_ref()),
            officer.map(|officer| &officer.phone),
            body.map(|text| &text.ko),
            body.and_then(|text| text.en.as_ref()),
        ])?;
    if event.text.is_none() && happened.data.is_none() {
        return Ok(());
    }
    let id = transaction.last_insert_rowid();
    let text = event.text.as_ref();
    transaction
        .prepare_cached("INSERT INTO visit_words (event, ko, en, data) VALUES (?, ?, ?, ?)")?
        .execute(params![
            id,
            text.map(|text| &text.ko),
            text.and_then(|text| text.en.as_ref()),
            happened.data
        ])?;
    Ok(())
}

/// Everything that happened to one, oldest first.
pub(crate) fn events(connection: &Connection, visit: i64) -> Result<Vec<Happened>, rusqlite::Error> {
    connection
        .prepare_cached(
            "SELECT at, kind, actor, start, officer_name, desk_ko, desk_en, desk_phone, body_ko, body_en, ko, en,
             data FROM visit_events LEFT JOIN visit_words ON event = id WHERE visit = ? ORDER BY id",
        )?
        .query_map([visit], |row| {
            let word = |at: usize| row.get::<_, Option<String>>(at);
            let text = |at: usize| -> Result<Option<LocalText>, rusqlite::Error> {
                let (ko, en) = (word(at)?, word(at + 1)?);
                Ok(ko.map(|ko| LocalText::of(ko, en)))
            };
            let start: Option<i64> = row.get(3)?;
            let officer = match (word(4)?, text(5)?, word(7)?) {
                (Some(name), Some(desk), Some(phone)) => Some(VisitOfficer { name, desk, phone }),
                _ => None,
            };
            Ok(Happened {
                event: VisitEvent {
                    at: Timestamp::from_unix_millis(row.get(0)?),
                    kind: VisitEventKind::from_word(&row.get::<_, String>(1)?),
                    by: VisitActor::from_word(&row.get::<_, String>(2)?),
                    text: text(10)?,
                    start: start.map(Timestamp::from_unix_millis),
                    officer,
                    body: text(8)?,
                },
                data: word(12)?,
            })
        })?
        .collect()
}

/// What was taken down last, as it stands.
pub(crate) fn intake(events: &[Happened]) -> Option<Intake> {
    use contract::visit::IntakeState;
    let mut intake: Option<Intake> = None;
    for happened in events {
        let event = &happened.event;
        match (event.kind, &mut intake) {
            (VisitEventKind::IntakeTaken, _) => {
                let lines = happened.data.as_deref();
                intake = lines
                    .and_then(|data| serde_json::from_str(data).ok())
                    .map(|lines| Intake {
                        taken_at: event.at,
                        lines,
                        state: IntakeState::Waiting,
                        correction: None,
                    });
            }
            (VisitEventKind::IntakeConfirmed, Some(intake)) => intake.state = IntakeState::Confirmed,
            (VisitEventKind::IntakeCorrected, Some(intake)) => {
                intake.state = IntakeState::Corrected;
                intake.correction = event.text.as_ref().map(|text| text.ko.clone());
            }
            _ => {}
        }
    }
    intake
}

/// Times that a visit takes up, in turn.
pub(crate) fn times(connection: &Connection, visit: i64) -> Result<Vec<Taken>, rusqlite::Error> {
    connection
        .prepare_cached("SELECT start, kind FROM visit_times WHERE visit = ? ORDER BY start")?
        .query_map([visit], |row| {
            Ok(Taken {
                start: Timestamp::from_unix_millis(row.get(0)?),
                kind: TimeKind::from_word(&row.get::<_, String>(1)?),
            })
        })?
        .collect()
}

/// Puts times in the place of those that have not taken place.
pub(crate) fn set_times(
    transaction: &Transaction<'_>,
    visit: i64,
    starts: &[Timestamp],
    kind: TimeKind,
) -> Result<(), rusqlite::Error> {
    transaction
        .prepare_cached("DELETE FROM visit_times WHERE visit = ? AND kind <> 'done'")?
        .execute([visit])?;
    let mut insert = transaction
        .prepare_cached("INSERT OR IGNORE INTO visit_times (visit, start, kind) VALUES (?, ?, ?)")?;
    for start in starts {
        insert.execute(params![visit, start.unix_millis(), kind.word()])?;
    }
    Ok(())
}

/// The first agreed visit has taken place.
pub(crate) fn first_done(transaction: &Transaction<'_>, visit: i64) -> Result<(), rusqlite::Error> {
    transaction
        .prepare_cached(
            "UPDATE visit_times SET kind = 'done' WHERE visit = ?1 AND start =
             (SELECT MIN(start) FROM visit_times WHERE visit = ?1 AND kind = 'agreed')",
        )?
        .execute([visit])?;
    Ok(())
}

/// Starts that are taken up in a dong for a service from a moment on, but for those of one visit.
pub(crate) fn taken(
    connection: &Connection,
    (service, dong): (&str, &str),
    from: Timestamp,
    but: Option<i64>,
) -> Result<Vec<Timestamp>, rusqlite::Error> {
    connection
        .prepare_cached(
            "SELECT start FROM visit_times JOIN visits ON visits.id = visit
             WHERE start >= ?1 AND service = ?2 AND dong = ?3 AND visit IS NOT ?4",
        )?
        .query_map(params![from.unix_millis(), service, dong, but], |row| {
            row.get(0).map(Timestamp::from_unix_millis)
        })?
        .collect()
}
