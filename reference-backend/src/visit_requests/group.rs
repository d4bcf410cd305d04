//! Groups that gather: a request that is sent once so many people have joined.

use super::store::Row;
use super::{ask, read, tell, view, windows};
use crate::answer::Answer;
use crate::call::Call;
use crate::fields::Fields;
use crate::messages::{self, Kind, Text};
use crate::problems::Refusal;
use crate::random;
use crate::session::Session;
use contract::endpoints::header;
use contract::limits::{PHONE_TYPED_MAX, normalise_phone};
use contract::problem::{FieldError, FieldProblem, ProblemCode};
use contract::reservation::normalise_reference;
use contract::text::LocalText;
use contract::time::Timestamp;
use contract::visit::{
    AskerKind, ContactWay, GroupState, GroupView, VisitActor, VisitGroup, VisitRequest, VisitService,
    group_link,
};
use rusqlite::{Connection, Transaction, params};

/// Most groups of one leader that gather at a time.
const GATHERING_MAX: usize = 3;

/// A group as it is stored.
#[derive(Debug, Clone)]
pub(super) struct Group {
    id: i64,
    reference: String,
    key: String,
    leader: Option<i64>,
    request: VisitRequest,
    needed: u32,
    state: GroupState,
    expires_at: Timestamp,
    visit: Option<i64>,
}

impl Group {
    fn by_reference(connection: &Connection, reference: &str) -> Result<Option<Self>, rusqlite::Error> {
        Ok(Self::list(connection, "reference = ?", [reference])?.pop())
    }

    /// Those that this person leads and that still gather, the latest first.
    pub(super) fn gathering_of(
        connection: &Connection,
        leader: i64,
        now: Timestamp,
    ) -> Result<Vec<Self>, rusqlite::Error> {
        Self::list(
            connection,
            "leader = ? AND state = 'gathering' AND expires_at > ? ORDER BY id DESC",
            [leader, now.unix_millis()],
        )
    }

    fn list(
        connection: &Connection,
        condition: &str,
        params: impl rusqlite::Params,
    ) -> Result<Vec<Self>, rusqlite::Error> {
        connection
            .prepare_cached(&format!(
                "SELECT id, reference, key, leader, request, needed, state, expires_at, visit FROM visit_groups
                 WHERE {condition}"
            ))?
            .query_map(params, |row| {
                let request: String = row.get(4)?;
                Ok(Self {
                    id: row.get(0)?,
                    reference: row.get(1)?,
                    key: row.get(2)?,
                    leader: row.get(3)?,
                    request: serde_json::from_str(&request).map_err(|_| rusqlite::Error::InvalidQuery)?,
                    needed: row.get(5)?,
                    state: GroupState::from_word(&row.get::<_, String>(6)?),
                    expires_at: row.get(7).map(Timestamp::from_unix_millis)?,
                    visit: row.get(8)?,
                })
            })?
            .collect()
    }

    /// As everyone who has its link sees it.
    pub(super) fn seen(
        &self,
        connection: &Connection,
        now: Timestamp,
    ) -> Result<VisitGroup, rusqlite::Error> {
        let service = windows::service(&self.request.service, now);
        let dong = windows::dong_name(&self.request.place.dong);
        Ok(VisitGroup {
            reference: self.reference.clone(),
            state: self.state_at(now),
            service: self.request.service.clone(),
            service_name: tell::title(service.as_ref(), &self.request.service),
            dong_name: dong.unwrap_or_else(|| LocalText::new("", "")),
            joined: self.joined(connection)?,
            needed: self.needed,
            expires_at: self.expires_at,
            wishes: self.request.windows.clone(),
        })
    }

    /// Where it stands by the clock.
    fn state_at(&self, now: Timestamp) -> GroupState {
        match self.state {
            GroupState::Gathering if self.expires_at <= now => GroupState::Expired,
            state => state,
        }
    }

    /// Refuses unless it still gathers.
    fn gathers(&self, now: Timestamp) -> Result<(), Refusal> {
        match self.state_at(now) {
            GroupState::Gathering => Ok(()),
            GroupState::Expired => Err(ProblemCode::GroupExpired.into()),
            _ => Err(ProblemCode::GroupClosed.into()),
        }
    }

    fn joined(&self, connection: &Connection) -> Result<u32, rusqlite::Error> {
        connection
            .prepare_cached("SELECT COUNT(*) FROM visit_group_members WHERE visit_group = ?")?
            .query_row([self.id], |row| row.get(0))
    }

    fn is_member(&self, connection: &Connection, phone: &str) -> Result<bool, rusqlite::Error> {
        connection
            .prepare_cached("SELECT 1 FROM visit_group_members WHERE visit_group = ? AND phone = ?")?
            .exists(params![self.id, phone])
    }

    fn add(&self, transaction: &Transaction<'_>, phone: &str) -> Result<(), rusqlite::Error> {
        transaction
            .prepare_cached("INSERT OR IGNORE INTO visit_group_members (visit_group, phone) VALUES (?, ?)")?
            .execute(params![self.id, phone])?;
        Ok(())
    }

    fn set_state(
        &mut self,
        transaction: &Transaction<'_>,
        state: GroupState,
        visit: Option<i64>,
    ) -> Result<(), rusqlite::Error> {
        (self.state, self.visit) = (state, visit);
        transaction
            .prepare_cached("UPDATE visit_groups SET state = ?, visit = ? WHERE id = ?")?
            .execute(params![state.word(), visit, self.id])?;
        Ok(())
    }
}

/// The group of the address, and whether its leader looks. What is not theirs and what is not there look the same.
fn opened(call: &Call<'_>, connection: &Connection) -> Result<(Group, bool), Refusal> {
    let not_found = || Refusal::new(ProblemCode::NotFound);
    let reference = normalise_reference(call.param()).ok_or_else(not_found)?;
    let group = Group::by_reference(connection, &reference)?.ok_or_else(not_found)?;
    let leads = Session::of(call, connection)?
        .is_some_and(|session| group.leader.is_some() && group.leader == Some(session.person.id));
    // Both are hashed, so that the time of comparing tells nothing.
    let hash = |key: &str| random::hash(&[b"group", key.as_bytes()]);
    let fits = call
        .header(header::GROUP_KEY)
        .is_some_and(|key| hash(key) == hash(&group.key));
    match leads || fits {
        true => Ok((group, leads)),
        false => Err(not_found()),
    }
}

/// The group as whoever looks sees it.
fn shown(call: &Call<'_>, connection: &Connection, group: &Group, leads: bool) -> Result<Answer, Refusal> {
    let visit = match group.visit {
        Some(id) if leads => Row::by_id(connection, id)?,
        _ => None,
    };
    let seen = group.seen(connection, call.now)?;
    let view = GroupView {
        poll_after_ms: match seen.state {
            GroupState::Gathering => 10_000,
            _ => 300_000,
        },
        group: seen,
        leader: leads,
        request: visit.map(|row| row.reference),
        key: leads.then(|| group.key.clone()),
        server_time: call.now,
    };
    Answer::private(call.endpoint.status, &view)
}

/// `POST /visits/groups`.
pub(crate) fn open_group(
    call: &Call<'_>,
    transaction: &Transaction<'_>,
    session: &Session,
) -> Result<Answer, Refusal> {
    let delivery = view::delivery(call, session)?;
    let mut fields = call.fields()?;
    let mut inner = fields.object("request").unwrap_or_else(Fields::empty);
    fields.done()?;
    let service = read::service(call, &mut inner)?;
    let request = read::request(inner, &service)?;
    if request.asker != AskerKind::Group {
        let field = "/request/asker".into();
        let code = FieldProblem::NotAllowed;
        return Err(Refusal::invalid(vec![FieldError { field, code }]));
    }
    read::may_ask(&service, &request)?;
    ask::check_limit(transaction, &session.person.phone)?;
    let gathering = Group::gathering_of(transaction, session.person.id, call.now)?;
    if gathering.len() >= GATHERING_MAX {
        return Err(ProblemCode::LimitReached.into());
    }
    let wished = (request.place.dong.as_str(), &request.windows[..]);
    read::check_windows(transaction, &service, wished, (call.now, None))?;
    let group = insert(call, transaction, session, &service, request)?;
    group.add(transaction, &session.person.phone)?;
    if group.request.contact.way != ContactWay::Here {
        tell_leader(transaction, &group, &session.person.phone, call.now)?;
    }
    let answer = shown(call, transaction, &group, true)?;
    Ok(Answer { delivery, ..answer })
}

fn insert(
    call: &Call<'_>,
    transaction: &Transaction<'_>,
    session: &Session,
    service: &VisitService,
    request: VisitRequest,
) -> Result<Group, Refusal> {
    let asker = service.asker(AskerKind::Group);
    let mut group = Group {
        id: 0,
        reference: random::reference(),
        key: random::secret(),
        leader: Some(session.person.id),
        needed: asker.and_then(|asker| asker.members_min).unwrap_or(1).into(),
        state: GroupState::Gathering,
        expires_at: call.now.plus_seconds(i64::from(windows::GROUP_DAYS) * 86_400),
        visit: None,
        request,
    };
    let request = serde_json::to_string(&group.request).map_err(|_| Refusal::new(ProblemCode::Internal))?;
    transaction
        .prepare_cached(
            "INSERT INTO visit_groups (reference, key, leader, request, needed, state, opened_at, expires_at)
             VALUES (?, ?, ?, ?, ?, 'gathering', ?, ?)",
        )?
        .execute(params![
            group.reference,
            group.key,
            group.leader,
            request,
            group.needed,
            call.now.unix_millis(),
            group.expires_at.unix_millis()
        ])?;
    group.id = transaction.last_insert_rowid();
    Ok(group)
}

/// The leader has the link in a message too: whoever loses the page finds the group again. Whoever wants no contact
/// finds it among their own things.
fn tell_leader(
    transaction: &Transaction<'_>,
    group: &Group,
    phone: &str,
    now: Timestamp,
) -> Result<(), rusqlite::Error> {
    let text = LocalText::new(
        format!(
            "함께 신청할 분을 모으기 시작했어요. {}명이 모이면 한 번에 보내요. 이 링크를 나누세요: {{link}}",
            group.needed
        ),
        format!(
            "Your group has begun. It is sent once {} have joined. Hand on this link: {{link}}",
            group.needed
        ),
    );
    let message = Text {
        link: Some(group_link(&group.reference, &group.key)),
        about: Some(group.reference.clone()),
        ..Text::plain(Kind::Visit, text)
    };
    messages::send(transaction, phone, &message, now)
}

/// `GET /visits/groups/{reference}`.
pub(crate) fn get_group(call: &Call<'_>) -> Result<Answer, Refusal> {
    call.core.db.read(|connection| {
        let (group, leads) = opened(call, connection)?;
        shown(call, connection, &group, leads)
    })
}

/// `POST /visits/groups/{reference}/join`.
pub(crate) fn join_group(call: &Call<'_>, transaction: &Transaction<'_>) -> Result<Answer, Refusal> {
    let (mut group, leads) = opened(call, transaction)?;
    let mut fields = call.fields()?;
    let phone = fields.typed("phone", PHONE_TYPED_MAX, normalise_phone);
    fields.done()?;
    let phone = phone.ok_or_else(|| Refusal::new(ProblemCode::Internal))?;
    if group.is_member(transaction, &phone)? {
        // The same phone counts once, and hears what became of it whenever it asks.
        return shown(call, transaction, &group, leads);
    }
    group.gathers(call.now)?;
    group.add(transaction, &phone)?;
    let joined = LocalText::new(
        "함께 신청하기에 이 번호가 들어갔어요. 모르는 일이면 120으로 전화하세요.",
        "This number has joined a group that asks for a visit. If that was not you, call 120.",
    );
    messages::send(transaction, &phone, &Text::plain(Kind::Visit, joined), call.now)?;
    if group.joined(transaction)? >= group.needed {
        send(call, transaction, &mut group)?;
    }
    shown(call, transaction, &group, leads)
}

/// It is full: the request is sent, once. Times that are over or taken meanwhile are agreed with the officer.
fn send(call: &Call<'_>, transaction: &Transaction<'_>, group: &mut Group) -> Result<(), Refusal> {
    let leader: Option<String> = match group.leader {
        Some(id) => crate::session::Person::by_id(transaction, id)?.map(|person| person.phone),
        None => None,
    };
    let (Some(leader), Some(service)) = (leader, windows::service(&group.request.service, call.now)) else {
        return Err(ProblemCode::GroupClosed.into());
    };
    let mut request = group.request.clone();
    let free = windows::windows(transaction, &service, &request.place.dong, (call.now, None))?;
    request
        .windows
        .retain(|start| free.at(*start).is_some_and(|window| window.free));
    let row = Row {
        owner: group.leader,
        members: Some(group.joined(transaction)?),
        ..ask::new_row(transaction, request, leader, call.now)?
    };
    let row = ask::begin(transaction, row, &service, VisitActor::Resident)?;
    Ok(group.set_state(transaction, GroupState::Sent, Some(row.id))?)
}

/// `POST /visits/groups/{reference}/close`.
pub(crate) fn close_group(
    call: &Call<'_>,
    transaction: &Transaction<'_>,
    _: &Session,
) -> Result<Answer, Refusal> {
    let (mut group, leads) = opened(call, transaction)?;
    if !leads {
        return Err(ProblemCode::Forbidden.into());
    }
    group.gathers(call.now)?;
    group.set_state(transaction, GroupState::Closed, None)?;
    shown(call, transaction, &group, leads)
}

/// The account of a leader goes: what gathers is closed, and its phones are forgotten.
pub(super) fn erase(transaction: &Transaction<'_>, leader: i64, phone: &str) -> Result<(), rusqlite::Error> {
    transaction
        .prepare_cached("UPDATE visit_groups SET state = 'closed' WHERE leader = ? AND state = 'gathering'")?
        .execute([leader])?;
    transaction
        .prepare_cached(
            "DELETE FROM visit_group_members WHERE phone = ?2 OR visit_group IN
             (SELECT id FROM visit_groups WHERE leader = ?1 AND state <> 'sent')",
        )?
        .execute(params![leader, phone])?;
    Ok(())
}

/// Forgets the phones of groups that did not fill up.
pub(super) fn sweep(transaction: &Transaction<'_>, now: Timestamp) -> Result<(), rusqlite::Error> {
    transaction
        .prepare_cached(
            "DELETE FROM visit_group_members WHERE visit_group IN
             (SELECT id FROM visit_groups WHERE state <> 'sent' AND expires_at <= ?)",
        )?
        .execute([now.unix_millis()])?;
    Ok(())
}
