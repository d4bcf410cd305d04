//! Messages to phones. Here they only reach the demo inbox of the staff pages; a district sends them.

use crate::answer::Answer;
use crate::call::Call;
use crate::lists;
use crate::problems::Refusal;
use crate::session::Session;
use contract::message::Message;
use contract::privacy::mask_phone;
use contract::text::LocalText;
use contract::time::Timestamp;
use rusqlite::{Connection, OptionalExtension, Transaction, params};

/// What a message is for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Kind {
    /// A code to sign in with.
    SignInCode,
    /// A question or a step of a permission.
    Permission,
    /// A step of book payback.
    BookPayback,
    /// A step of a visit, or of a group that gathers for one.
    Visit,
}

impl Kind {
    fn word(self) -> &'static str {
        match self {
            Self::SignInCode => "sign_in_code",
            Self::Permission => "permission",
            Self::BookPayback => "book_payback",
            Self::Visit => "visit",
        }
    }
}

/// What a message says. `{code}` and `{link}` stand for what only the phone gets to see.
#[derive(Debug, Clone)]
pub(crate) struct Text {
    pub(crate) kind: Kind,
    pub(crate) text: LocalText,
    pub(crate) code: Option<String>,
    pub(crate) link: Option<String>,
    /// Reference of what it is about.
    pub(crate) about: Option<String>,
}

impl Text {
    /// A message without code and link.
    pub(crate) fn plain(kind: Kind, text: LocalText) -> Self {
        Self {
            kind,
            text,
            code: None,
            link: None,
            about: None,
        }
    }
}

/// A message as it is kept.
#[derive(Debug, Clone)]
pub(crate) struct Sent {
    pub(crate) id: i64,
    pub(crate) phone: String,
    pub(crate) at: Timestamp,
    pub(crate) kind: String,
    pub(crate) text: LocalText,
    pub(crate) code: Option<String>,
    pub(crate) link: Option<String>,
    pub(crate) about: Option<String>,
}

impl Sent {
    /// The text as the phone shows it.
    pub(crate) fn in_clear(&self) -> LocalText {
        let fill = |text: &str| {
            let code = self.code.as_deref().unwrap_or_default();
            let link = self.link.as_deref().unwrap_or_default();
            text.replace("{code}", code).replace("{link}", link)
        };
        LocalText::of(fill(&self.text.ko), self.text.en.as_deref().map(fill))
    }

    /// The message as the log of the account shows it: what opens things is left out.
    pub(crate) fn shown(&self) -> Message {
        let fill = |text: &str, link: &str| text.replace("{code}", "••••••").replace("{link}", link);
        Message {
            id: self.id.to_string(),
            at: self.at,
            to: mask_phone(&self.phone),
            text: LocalText::of(
                fill(&self.text.ko, "(보낸 링크)"),
                self.text.en.as_deref().map(|text| fill(text, "(the link)")),
            ),
            about: self.about.clone(),
        }
    }
}

/// Sends a message.
pub(crate) fn send(
    transaction: &Transaction<'_>,
    phone: &str,
    message: &Text,
    now: Timestamp,
) -> Result<(), rusqlite::Error> {
    transaction
        .prepare_cached(
            "INSERT INTO messages (phone, at, kind, text_ko, text_en, code, link, about)
             VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
        )?
        .execute(params![
            phone,
            now.unix_millis(),
            message.kind.word(),
            message.text.ko,
            message.text.en.as_deref().unwrap_or(&message.text.ko),
            message.code,
            message.link,
            message.about
        ])?;
    Ok(())
}

/// When the n-th latest message of a kind went to a phone, if that was after `since`.
pub(crate) fn nth_latest(
    connection: &Connection,
    phone: &str,
    kind: Kind,
    n: u32,
    since: Timestamp,
) -> Result<Option<Timestamp>, rusqlite::Error> {
    connection
        .prepare_cached(
            "SELECT at FROM messages WHERE phone = ? AND kind = ? AND at > ? ORDER BY at DESC LIMIT 1 OFFSET ?",
        )?
        .query_row(
            params![phone, kind.word(), since.unix_millis(), n.saturating_sub(1)],
            |row| row.get(0).map(Timestamp::from_unix_millis),
        )
        .optional()
}

/// How many messages about something went to a phone since a moment.
pub(crate) fn count_about(
    connection: &Connection,
    phone: &str,
    about: &str,
    since: Timestamp,
) -> Result<u32, rusqlite::Error> {
    connection
        .prepare_cached("SELECT COUNT(*) FROM messages WHERE phone = ? AND about = ? AND at > ?")?
        .query_row(params![phone, about, since.unix_millis()], |row| row.get(0))
}

/// Messages to a phone, or the latest of all for the inbox; latest first.
pub(crate) fn list(
    connection: &Connection,
    phone: Option<&str>,
    most: u32,
) -> Result<Vec<Sent>, rusqlite::Error> {
    connection
        .prepare_cached(
            "SELECT id, phone, at, kind, text_ko, text_en, code, link, about FROM messages
             WHERE ?1 IS NULL OR phone = ?1 ORDER BY id DESC LIMIT ?2",
        )?
        .query_map(params![phone, most], |row| {
            Ok(Sent {
                id: row.get(0)?,
                phone: row.get(1)?,
                at: Timestamp::from_unix_millis(row.get(2)?),
                kind: row.get(3)?,
                text: LocalText::of(row.get(4)?, row.get(5)?),
                code: row.get(6)?,
                link: row.get(7)?,
                about: row.get(8)?,
            })
        })?
        .collect()
}

/// `GET /messages`.
pub(crate) fn list_messages(
    call: &Call<'_>,
    connection: &Connection,
    session: &Session,
) -> Result<Answer, Refusal> {
    let all = list(connection, Some(&session.person.phone), u32::MAX)?;
    let shown: Vec<Message> = all.iter().map(Sent::shown).collect();
    Answer::private(
        call.endpoint.status,
        &lists::page(call, &shown, |message| &message.id)?,
    )
}
