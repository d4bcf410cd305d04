//! What the office does with a visit.

use super::state::{self, Standing};
use super::store::{self, Happened, Row, TimeKind};
use super::{act, tell, windows};
use crate::photos::{self, Of};
use crate::representation::Kept;
use crate::{Staff, StaffError};
use contract::permission::{Actor, PermissionStep};
use contract::photo::PhotoState;
use contract::privacy::mask_name;
use contract::reservation::normalise_reference;
use contract::text::LocalText;
use contract::time::Timestamp;
use contract::visit::{
    Intake, IntakeLine, VisitActor, VisitEvent, VisitEventKind as Event, VisitOfficer, VisitRequest,
    VisitState,
};
use rusqlite::Transaction;

/// Something that is done with a visit.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum VisitAct {
    /// An officer takes it in hand.
    Assign {
        /// Name of the officer, in clear; it is shown masked.
        name: String,
        /// The desk.
        desk: LocalText,
        /// Number of the desk.
        phone: String,
    },
    /// The officer proposes a time.
    Offer {
        /// When.
        start: Timestamp,
    },
    /// A time is agreed: this one, or what is wished for first; of a plan all of it.
    Agree {
        /// When.
        start: Option<Timestamp>,
    },
    /// The officer sets out.
    SetOut,
    /// The officer takes something down on the spot.
    TakeDown {
        /// The lines.
        lines: Vec<IntakeLine>,
    },
    /// The visit has taken place; of several, this one.
    Done,
    /// Another body goes on with it.
    Refer {
        /// The body.
        body: LocalText,
    },
    /// News of that body.
    BodyNews {
        /// What it says.
        text: LocalText,
    },
    /// That body has solved it.
    Solved,
    /// A message to the resident.
    Write {
        /// The text.
        text: LocalText,
    },
    /// What the office has changed because of it.
    Improve {
        /// What.
        text: LocalText,
    },
    /// The office calls it off.
    CallOff {
        /// Why.
        reason: LocalText,
    },
}

/// A visit as the office sees it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct StaffVisit {
    /// The reference.
    pub reference: String,
    /// Where it stands.
    pub state: VisitState,
    /// What was asked, in clear: the officer has to go there.
    pub request: VisitRequest,
    /// Phone of the resident, or what stands for it.
    pub resident: Option<String>,
    /// How many have joined to ask for it.
    pub members: Option<u32>,
    /// When it was asked for.
    pub asked_at: Timestamp,
    /// The officer.
    pub officer: Option<VisitOfficer>,
    /// The next time that is agreed.
    pub next: Option<Timestamp>,
    /// What was taken down last.
    pub intake: Option<Intake>,
    /// Everything that happened.
    pub events: Vec<VisitEvent>,
    /// Ids of photos.
    pub photos: Vec<String>,
}

impl Staff {
    /// The latest 50 visits that are not over, and those that were done lately.
    pub fn visits(&self) -> Result<Vec<StaffVisit>, StaffError> {
        let since = self.0.clock.now().plus_seconds(-7 * 86_400).unix_millis();
        self.0.db.read(|connection| {
            let rows = Row::list(
                connection,
                "resident IS NOT NULL AND state <> 'cancelled' AND (finished_at IS NULL OR finished_at > ?)
                 ORDER BY asked_at DESC, id DESC LIMIT 50",
                [since],
            )?;
            let shown = |row: Row| {
                let happened = store::events(connection, row.id)?;
                let standing = Standing::of(happened.iter().map(|one| &one.event));
                let times = store::times(connection, row.id)?;
                let whole = photos::all(connection, Of::Visit(row.id))?.into_iter();
                Ok(StaffVisit {
                    reference: row.reference,
                    state: row.state,
                    request: row.request,
                    resident: row.resident,
                    members: row.members,
                    asked_at: row.asked_at,
                    officer: standing.officer,
                    next: times
                        .iter()
                        .find(|time| time.kind == TimeKind::Agreed)
                        .map(|time| time.start),
                    intake: store::intake(&happened),
                    events: happened.into_iter().map(|one| one.event).collect(),
                    photos: whole
                        .filter(|photo| photo.state == PhotoState::Whole)
                        .map(|photo| photo.id)
                        .collect(),
                })
            };
            rows.into_iter().map(shown).collect()
        })
    }

    /// Does something with a visit, writes it down and tells the resident.
    ///
    /// # Errors
    /// Where there is no such visit, or it stands where this cannot be done.
    pub fn visit(&self, reference: &str, act: &VisitAct) -> Result<(), StaffError> {
        let reference = normalise_reference(reference).ok_or(StaffError::NotFound)?;
        let now = self.0.clock.now();
        self.0.db.write(|transaction| {
            let mut row = Row::by_reference(transaction, &reference)?.ok_or(StaffError::NotFound)?;
            match done(transaction, &mut row, act, now)? {
                true => Ok(()),
                false => Err(StaffError::WrongVisit(row.state)),
            }
        })
    }
}

/// Does it; tells whether it can be done now.
fn done(
    transaction: &Transaction<'_>,
    row: &mut Row,
    act: &VisitAct,
    now: Timestamp,
) -> Result<bool, StaffError> {
    let Some(happened) = happening(transaction, row, act, now)? else {
        return Ok(false);
    };
    let kind = happened.event.kind;
    if state::after(row.state, kind).is_none() {
        return Ok(false);
    }
    keep_times(transaction, row, &happened, now)?;
    if !row.happen(transaction, &happened)? {
        return Ok(false);
    }
    if let Some(text) = told(&happened.event) {
        tell::tell(transaction, row, &text, now)?;
    }
    let step = match kind {
        Event::Done | Event::Solved => PermissionStep::HandedOver,
        Event::Cancelled => PermissionStep::Cancelled,
        _ => PermissionStep::Told,
    };
    tell::note(transaction, row, (step, Actor::Office), now)?;
    Ok(true)
}

/// What an act writes down; `None` where it cannot be done.
fn happening(
    transaction: &Transaction<'_>,
    row: &Row,
    act: &VisitAct,
    now: Timestamp,
) -> Result<Option<Happened>, StaffError> {
    let new = |kind| Happened::new(kind, VisitActor::Office, now);
    let text = |text: &LocalText| Some(text.clone());
    Ok(Some(match act {
        VisitAct::Assign { name, desk, phone } => {
            let mut assigned = new(Event::Assigned);
            assigned.event.officer = Some(VisitOfficer {
                name: mask_name(name),
                desk: desk.clone(),
                phone: phone.clone(),
            });
            assigned
        }
        VisitAct::Offer { start } if *start > now => new(Event::Offered).at(Some(*start)),
        VisitAct::Offer { .. } => return Ok(None),
        VisitAct::Agree { start } => {
            let start = start.or(row.request.windows.first().copied());
            match start.filter(|start| *start > now) {
                Some(start) => new(Event::Agreed).at(Some(start)),
                None => return Ok(None),
            }
        }
        VisitAct::SetOut => new(Event::OnTheWay),
        VisitAct::TakeDown { lines } => new(Event::IntakeTaken).with(lines)?,
        VisitAct::Done => {
            let times = store::times(transaction, row.id)?;
            let left = times.iter().filter(|time| time.kind == TimeKind::Agreed).count();
            match left {
                0 | 1 => new(Event::Done),
                _ => new(Event::OneDone),
            }
        }
        VisitAct::Refer { body } => {
            let mut referred = new(Event::Referred);
            referred.event.body = Some(body.clone());
            referred
        }
        VisitAct::BodyNews { text: news } => of_body(new(Event::BodyNews).saying(text(news))),
        VisitAct::Solved => of_body(new(Event::Solved)),
        VisitAct::Write { text: written } => new(Event::Message).saying(text(written)),
        VisitAct::Improve { text: changed } => new(Event::Improved).saying(text(changed)),
        VisitAct::CallOff { reason } => new(Event::Cancelled).saying(text(reason)),
    }))
}

fn of_body(mut happened: Happened) -> Happened {
    happened.event.by = VisitActor::Body;
    happened
}

/// Keeps the times of a visit with what happens.
fn keep_times(
    transaction: &Transaction<'_>,
    row: &Row,
    happened: &Happened,
    now: Timestamp,
) -> Result<(), rusqlite::Error> {
    let wished = &row.request.windows;
    match (happened.event.kind, happened.event.start) {
        (Event::Agreed, Some(start)) => {
            let service = windows::service(&row.request.service, now);
            let planned = service.is_some_and(|service| service.visits_planned.is_some());
            match planned && wished.first() == Some(&start) {
                true => act::agree(transaction, row, wished),
                false => act::agree(transaction, row, &[start]),
            }
        }
        (Event::Offered, Some(start)) => store::set_times(transaction, row.id, &[start], TimeKind::Wished),
        (Event::OneDone | Event::Done, _) => store::first_done(transaction, row.id),
        (Event::Referred | Event::Cancelled, _) => {
            store::set_times(transaction, row.id, &[], TimeKind::Wished)
        }
        _ => Ok(()),
    }
}

/// What the resident is told of it.
fn told(event: &VisitEvent) -> Option<LocalText> {
    let english = |text: &LocalText| text.en.clone().unwrap_or_else(|| text.ko.clone());
    let said = event.text.as_ref();
    let at = event.start.map(tell::when);
    Some(match (event.kind, at) {
        (Event::Assigned, _) => {
            let officer = event.officer.as_ref()?;
            LocalText::new(
                format!(
                    "담당자는 {} {} 님이에요. 전화 {}",
                    officer.desk.ko, officer.name, officer.phone
                ),
                format!(
                    "{}, {}, takes care of it. Telephone {}",
                    officer.name,
                    english(&officer.desk),
                    officer.phone
                ),
            )
        }
        (Event::Offered, Some(at)) => LocalText::new(
            format!("{}에 찾아가도 될까요? 앱에서 대답해 주세요.", at.ko),
            format!("may we come on {}? Please answer in the app.", english(&at)),
        ),
        (Event::Agreed, Some(at)) => LocalText::new(
            format!("{}에 찾아갈게요.", at.ko),
            format!("we come on {}.", english(&at)),
        ),
        (Event::OnTheWay, _) => LocalText::new("지금 가고 있어요.", "we are on the way."),
        (Event::IntakeTaken, _) => LocalText::new(
            "적어 온 내용이 맞는지 앱에서 봐 주세요.",
            "please look in the app whether what we took down is right.",
        ),
        (Event::Referred, _) => {
            let body = event.body.as_ref()?;
            LocalText::new(
                format!(
                    "{}에서 이어서 도와드려요. 끝날 때까지 저희가 함께 볼게요.",
                    body.ko
                ),
                format!(
                    "{} goes on with it. We follow it until it is solved.",
                    english(body)
                ),
            )
        }
        (Event::Solved | Event::Done, _) => LocalText::new(
            "끝났어요. 도움이 됐는지 앱에서 두 가지만 알려 주세요.",
            "it is done. Please answer two questions in the app.",
        ),
        (Event::Message | Event::BodyNews | Event::Improved, _) => LocalText::new(
            format!("새 글이 있어요. {}", said?.ko),
            format!("a new message. {}", english(said?)),
        ),
        (Event::Cancelled, _) => LocalText::new(
            format!("찾아갈 수 없게 됐어요. {}", said?.ko),
            format!("we cannot come. {}", english(said?)),
        ),
        _ => return None,
    })
}
