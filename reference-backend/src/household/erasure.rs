//! Erasing an account, and what the office must keep.

use crate::answer::Answer;
use crate::call::Call;
use crate::payback;
use crate::problems::Refusal;
use crate::representation::{self, Event};
use crate::session::{Cookie, Person, Session};
use crate::visit_requests;
use contract::household::{Erasure, KeptData};
use contract::permission::{AnsweredBy, PermissionState, Side};
use contract::text::LocalText;
use contract::time::Timestamp;
use rusqlite::{Connection, Transaction};

/// `GET /household/erasure`.
pub(crate) fn get_erasure(
    call: &Call<'_>,
    connection: &Connection,
    session: &Session,
) -> Result<Answer, Refusal> {
    let stops = stops(connection, &session.person, call.now)?;
    Answer::private(call.endpoint.status, &erasure(stops, None, call.now))
}

/// `POST /household/erasure`. Names nobody, so that the answer can be kept for its key after the account is gone.
pub(crate) fn erase_account(call: &Call<'_>, transaction: &Transaction<'_>) -> Result<Answer, Refusal> {
    let person = Session::needed(call, transaction)?.person;
    let stops = stops(transaction, &person, call.now)?;
    for (rows, side, event) in sides(transaction, &person)? {
        for mut row in rows {
            let by = Some(AnsweredBy::Account);
            representation::apply(call.core, transaction, &mut row, (event, by), call.now)?;
            representation::forget(transaction, &mut row, side)?;
        }
    }
    payback::erase(transaction, &person, call.now)?;
    visit_requests::erase(transaction, &person, call.now)?;
    // After the permissions: their end sends messages too. Sessions and kept answers go with the person.
    transaction.execute("DELETE FROM messages WHERE phone = ?", [&person.phone])?;
    transaction.execute("DELETE FROM sign_in_attempts WHERE phone = ?", [&person.phone])?;
    transaction.execute("DELETE FROM persons WHERE id = ?", [person.id])?;
    let done = erasure(stops, Some(call.now), call.now);
    Ok(Answer {
        cookie: Some(Cookie::Clear),
        ..Answer::private(call.endpoint.status, &done)?
    })
}

type Sided = (Vec<representation::Row>, Side, Event);

/// The permissions of both sides, and what leaving does to them.
fn sides(connection: &Connection, person: &Person) -> Result<[Sided; 2], rusqlite::Error> {
    Ok([
        (
            representation::Row::of_helper(connection, person.id)?,
            Side::Helper,
            Event::Back,
        ),
        (
            representation::Row::of_represented(connection, &person.phone)?,
            Side::Represented,
            Event::No,
        ),
    ])
}

/// References of orders for others, or by others, that stop.
fn stops(connection: &Connection, person: &Person, now: Timestamp) -> Result<Vec<String>, rusqlite::Error> {
    let mut stops = Vec::new();
    for (rows, ..) in sides(connection, person)? {
        for row in rows
            .iter()
            .filter(|row| row.state_at(now) == PermissionState::Granted)
        {
            let orders = representation::open_orders(connection, row, now)?;
            stops.extend(orders.into_iter().map(|order| order.reference));
            let books = payback::applied_under(connection, row.id)?;
            stops.extend(books.into_iter().map(|book| book.reference));
            let visits = visit_requests::open_under(connection, row.id)?;
            stops.extend(visits.into_iter().map(|visit| visit.reference));
        }
    }
    Ok(stops)
}

fn erasure(stops: Vec<String>, done_at: Option<Timestamp>, now: Timestamp) -> Erasure {
    Erasure {
        erased: vec![
            LocalText::new(
                "계정: 이름, 생년월일, 휴대폰 번호",
                "The account: name, date of birth, phone number",
            ),
            LocalText::new("로그인한 기록", "Sessions"),
            LocalText::new("받은 문자 기록", "The log of messages"),
            LocalText::new(
                "북페이백 기록과 영수증 사진 (아직 반납하지 않은 책의 신청은 거두어요)",
                "The history of book payback and photos of receipts (what is not returned yet is withdrawn)",
            ),
            LocalText::new(
                "찾아가는 서비스에 적은 글, 사진, 주소 (아직 찾아가지 않은 신청은 취소해요)",
                "What you wrote, photos and addresses of visits (what nobody is on the way for is called off)",
            ),
            LocalText::new(
                "대리 기록에 있는 내 이름 (가린 이름만 남아요)",
                "Your name in records of acting for someone (only its masked form stays)",
            ),
        ],
        kept: [
            vec![
                KeptData {
                    what: LocalText::new(
                        "주문한 민원서류. 예약 번호와 생년월일로 계속 찾을 수 있어요.",
                        "Orders. They can still be found by reference and date of birth.",
                    ),
                    why: LocalText::new(
                        "사무소가 서류를 내어 드리고 그 기록을 남겨야 해요.",
                        "The office has to hand the papers over and keep a record of it.",
                    ),
                },
                KeptData {
                    what: LocalText::new(
                        "누가 누구를 대신해 무엇을 했는지의 기록 (이름은 가려요. 서류 이름과 책 제목은 남아요)",
                        "The record of who did what for whom (names masked; documents and titles of books stay)",
                    ),
                    why: LocalText::new(
                        "상대방이 언제든 확인할 수 있어야 해요.",
                        "The other person must be able to look it up.",
                    ),
                },
            ],
            payback::kept(),
            visit_requests::kept(),
        ]
        .concat(),
        stops,
        done_at,
        server_time: now,
    }
}
