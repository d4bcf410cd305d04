//! Book payback on the page of the staff: the next step of each book, and the money.

use super::page::{escape, step};
use super::{Staff, StaffError};
use crate::payback::{PaybackAct, StaffPayback};
use contract::payback::{BudgetState, PaybackState};
use contract::text::LocalText;
use std::fmt::Write;

/// The part of the page.
pub(super) fn part(staff: &Staff, hidden: &str) -> String {
    let books = match staff.paybacks() {
        Ok(books) if books.is_empty() => "<p>신청한 책이 없어요.</p>".into(),
        Ok(books) => table(&books, hidden),
        Err(error) => format!("<p>{}</p>", escape(&error.to_string())),
    };
    let paused = staff.payback_rules().budget_state == Some(BudgetState::Paused);
    let (action, label) = match paused {
        true => ("payback_open", "다시 받기"),
        false => ("payback_pause", "신청 멈추기"),
    };
    format!(
        "<h2>북페이백</h2>\n{books}\n{}\n<form method=\"post\" action=\"/staff\" class=\"fields\">{hidden}\
         <label>이유<input name=\"reason\" maxlength=\"80\"></label>\
         <button name=\"action\" value=\"{action}\" class=\"quiet\">{label}</button></form>",
        suggestions(staff)
    )
}

/// The bookstores that residents suggested; nothing while there is none.
fn suggestions(staff: &Staff) -> String {
    let suggested = match staff.suggested_bookstores() {
        Ok(suggested) if suggested.is_empty() => return String::new(),
        Ok(suggested) => suggested,
        Err(error) => return format!("<p>{}</p>", escape(&error.to_string())),
    };
    let rows = suggested.iter().fold(String::new(), |mut rows, store| {
        let _ = write!(
            rows,
            "<tr><td>{}</td><td>{}</td><td>{}</td><td>{}</td></tr>",
            store.at.date(),
            escape(&store.name),
            escape(&store.place),
            escape(store.why.as_deref().unwrap_or_default())
        );
        rows
    });
    format!(
        "<h3>추천받은 서점</h3>\n<table><thead><tr><th>날짜</th><th>서점</th><th>곳</th><th>까닭</th></tr></thead>\
         <tbody>{rows}</tbody></table>"
    )
}

fn table(books: &[StaffPayback], hidden: &str) -> String {
    let rows = books.iter().fold(String::new(), |mut rows, book| {
        let _ = write!(
            rows,
            "<tr><td>{}</td><td>{}</td><td>{}</td><td>{}</td><td>{}</td><td>{}</td></tr>",
            book.applied_at.date(),
            escape(&book.title),
            escape(&book.store),
            escape(&book.reference),
            receipt(book),
            form(book, hidden)
        );
        rows
    });
    format!(
        "<table><thead><tr><th>신청</th><th>책</th><th>서점</th><th>번호</th><th>상태</th><th>할 일</th></tr></thead>\
         <tbody>{rows}</tbody></table>"
    )
}

/// How it stands, with a link to the photo of the receipt.
fn receipt(book: &StaffPayback) -> String {
    let mut state = word(book.state).to_owned();
    if book.left_to_office {
        state += " (신청자 대신 구청이 마칩니다)";
    }
    match &book.receipt {
        Some(id) => format!("{state} <a href=\"/staff/photos/{id}\">영수증</a>"),
        None => state,
    }
}

/// The next step of a book, if there is one, and the way to say no.
fn form(book: &StaffPayback, hidden: &str) -> String {
    let (action, label, field) = match book.state {
        PaybackState::Applied => ("payback_approve", "승인", "refuse"),
        PaybackState::Approved => ("payback_sold", "팔았음", ""),
        PaybackState::Bought => ("payback_taken_back", "돌려받음", "unreadable"),
        PaybackState::Returned => ("payback_check", "이상 없음", "not_accept"),
        PaybackState::Checked => ("payback_pay", "돈 보냄", "account"),
        PaybackState::Paid => ("payback_place", "도서관에 놓음", "library"),
        _ => return String::new(),
    };
    let no = |action: &str, label: &str| {
        format!(
            "<input name=\"reason\" placeholder=\"이유\" aria-label=\"이유\" maxlength=\"80\">\
             <button name=\"action\" value=\"{action}\" class=\"quiet\">{label}</button>"
        )
    };
    let more: String = match field {
        "refuse" => no("payback_refuse", "거절"),
        "unreadable" => no("payback_unreadable", "영수증 못 읽음"),
        "not_accept" => no("payback_not_accept", "받지 않음"),
        "account" => "<input name=\"account\" value=\"110-000-001234\" aria-label=\"계좌\">".into(),
        "library" => "<input name=\"library\" value=\"시연 도서관 1\" aria-label=\"도서관\">".into(),
        _ => String::new(),
    };
    step(hidden, &book.reference, (action, label), &more)
}

fn word(state: PaybackState) -> &'static str {
    match state {
        PaybackState::Applied => "신청",
        PaybackState::Approved => "승인",
        PaybackState::Refused => "거절",
        PaybackState::Withdrawn => "거둠",
        PaybackState::Bought => "삼",
        PaybackState::Missed => "날짜 지남",
        PaybackState::Returned => "반납",
        PaybackState::Checked => "확인",
        PaybackState::Paid => "돈 보냄",
        PaybackState::Placed => "도서관",
        PaybackState::Unknown => "알 수 없음",
    }
}

/// Does what a form of this part asks for; `None` if it is none of this part.
pub(super) fn act<'f>(
    staff: &Staff,
    action: &str,
    field: impl Fn(&str) -> &'f str,
) -> Option<Result<(), StaffError>> {
    let text = |name: &str, otherwise: &str| {
        LocalText::of(
            Some(field(name))
                .filter(|text| !text.is_empty())
                .unwrap_or(otherwise)
                .into(),
            None,
        )
    };
    let reason = || text("reason", "구청에 물어보세요.");
    let act = match action {
        "payback_approve" => PaybackAct::Approve,
        "payback_refuse" => PaybackAct::Refuse {
            reason: reason(),
            rule: None,
        },
        "payback_sold" => PaybackAct::Sold,
        "payback_taken_back" => PaybackAct::TakenBack,
        "payback_unreadable" => PaybackAct::ReceiptUnreadable { reason: reason() },
        "payback_check" => PaybackAct::Check,
        "payback_not_accept" => PaybackAct::NotAccept { reason: reason() },
        "payback_pay" => PaybackAct::Pay {
            account: field("account").into(),
        },
        "payback_place" => PaybackAct::Place {
            library: text("library", "구립 도서관"),
        },
        "payback_pause" | "payback_open" => {
            let mut rules = staff.payback_rules();
            let pause = action == "payback_pause";
            rules.budget_state = pause.then_some(BudgetState::Paused);
            rules.budget_reason = Some(reason()).filter(|_| pause);
            staff.set_payback_rules(rules);
            return Some(Ok(()));
        }
        _ => return None,
    };
    Some(staff.payback(field("reference"), &act))
}
