//! The page of the staff: a list and plain forms, without script.

use super::{Staff, StaffError, StaffOrder, kiosk_page, payback_page, queue_page, visit_page};
use contract::reservation::OrderState;
use contract::text::LocalText;
use contract::time::{Date, Timestamp};
use std::fmt::Write;

/// The title of the pages of the staff.
pub(super) const TITLE: &str = "직원 화면";

/// The list of orders, and what else the office can do.
pub(crate) fn list(staff: &Staff, token: &str) -> String {
    let hidden = format!("<input type=\"hidden\" name=\"token\" value=\"{token}\">");
    let orders = match staff.orders() {
        Ok(orders) if orders.is_empty() => "<p>오늘부터 받은 주문이 없어요.</p>".into(),
        Ok(orders) => table(staff, &orders, &hidden),
        Err(error) => format!("<p>{}</p>", escape(&error.to_string())),
    };
    let now = staff.clock().now();
    let offices = offices(staff);
    let kiosks = kiosk_page::part(staff, &hidden);
    let queue = queue_page::part(staff, &hidden);
    let payback = payback_page::part(staff, &hidden);
    let visits = visit_page::part(staff, &hidden);
    let tomorrow = now.date().plus_days(1);
    document(
        TITLE,
        &format!(
            "<h1>직원 화면 (시연)</h1>\n<p><a href=\"/staff/inbox\">보낸 문자, 대리 대답</a></p>\n<p>지금 시각: <strong>{now}</strong></p>\n\
         {kiosks}\n<h2>주문</h2>\n{orders}\n\
         <h2>하루 예약 닫기</h2>\n<p>그날의 주문이 모두 취소되고, 주민에게 이유가 보여요.</p>\n\
         <form method=\"post\" action=\"/staff\" class=\"fields\">{hidden}\
         <label>사무소<select name=\"office\">{offices}</select></label>\
         <label>날짜<input type=\"date\" name=\"date\" value=\"{tomorrow}\" required></label>\
         <label>이유<input name=\"reason\" maxlength=\"80\" required></label>\
         <button name=\"action\" value=\"cancel_day\">닫기</button></form>\n\
         {queue}\n{payback}\n{visits}\n\
         <h2>시계</h2>\n<form method=\"post\" action=\"/staff\" class=\"fields\">{hidden}\
         <label>시각<input name=\"at\" value=\"{now}\"></label>\
         <button name=\"action\" value=\"set_clock\">맞추기</button>\
         <button name=\"action\" value=\"reset_clock\" class=\"quiet\">원래대로</button></form>"
        ),
    )
}

/// The offices to choose from.
pub(super) fn offices(staff: &Staff) -> String {
    staff.0.offices.iter().fold(String::new(), |mut list, seed| {
        let _ = write!(
            list,
            "<option value=\"{}\">{}</option>",
            seed.id,
            escape(&seed.name.ko)
        );
        list
    })
}

fn table(staff: &Staff, orders: &[StaffOrder], hidden: &str) -> String {
    let mut rows = String::new();
    for order in orders {
        let office = staff.0.offices.iter().find(|seed| seed.id == order.office);
        let office = office.map_or(order.office.clone(), |seed| seed.name.ko.clone());
        let (date, clock) = (order.start.date(), order.start.clock());
        let _ = write!(
            rows,
            "<tr><td>{date} {clock}</td><td>{}</td><td>{}</td><td>{}</td><td>{}</td><td>{}</td><td>{}</td><td>{}</td></tr>",
            escape(&office),
            escape(&order.ticket_number),
            escape(&order.reference),
            escape(&order.name),
            word(order.state),
            order
                .arrived_at
                .map_or(String::new(), |at| at.clock().to_string()),
            button(order, hidden)
        );
    }
    format!(
        "<table><thead><tr><th>시간</th><th>사무소</th><th>번호</th><th>예약 번호</th><th>이름</th>\
         <th>상태</th><th>도착</th><th>할 일</th></tr></thead><tbody>{rows}</tbody></table>"
    )
}

/// The next step of an order, if there is one.
fn button(order: &StaffOrder, hidden: &str) -> String {
    let (action, label) = match order.state {
        OrderState::Accepted => ("prepare", "준비 시작"),
        OrderState::Preparing => ("ready", "준비 완료"),
        OrderState::Ready => ("collected", "내어 드림"),
        _ => return String::new(),
    };
    step(hidden, &order.reference, (action, label), "")
}

/// The form for the next step of one thing: its button with a name and a label, and further fields and buttons.
pub(super) fn step(hidden: &str, reference: &str, (action, label): (&str, &str), more: &str) -> String {
    format!(
        "<form method=\"post\" action=\"/staff\">{hidden}\
         <input type=\"hidden\" name=\"reference\" value=\"{}\">\
         <button name=\"action\" value=\"{action}\">{label}</button>{more}</form>",
        escape(reference)
    )
}

fn word(state: OrderState) -> &'static str {
    match state {
        OrderState::Accepted => "접수",
        OrderState::Preparing => "준비 중",
        OrderState::Ready => "준비 완료",
        OrderState::Collected => "받아 감",
        OrderState::Cancelled => "취소",
        OrderState::Expired => "기한 지남",
        OrderState::Unknown => "알 수 없음",
    }
}

/// Does what a form asks for.
pub(crate) fn act(staff: &Staff, form: &[(String, String)]) -> Result<(), StaffError> {
    let field = |name: &str| {
        form.iter()
            .find(|(key, _)| key == name)
            .map_or("", |(_, value)| value.trim())
    };
    if let Some(done) = kiosk_page::act(staff, field("action"), field) {
        return done;
    }
    if let Some(done) = queue_page::act(staff, field("action"), field) {
        return done;
    }
    if let Some(done) = payback_page::act(staff, field("action"), field) {
        return done;
    }
    if let Some(done) = visit_page::act(staff, field("action"), field) {
        return done;
    }
    match field("action") {
        "prepare" => staff.start_preparing(field("reference")),
        "ready" => staff.mark_ready(field("reference")),
        "collected" => staff.mark_collected(field("reference")),
        "permission_yes" => staff.answer_permission(field("reference"), true),
        "permission_no" => staff.answer_permission(field("reference"), false),
        "cancel_day" => {
            let date = Date::parse(field("date")).ok_or(StaffError::NotFound)?;
            let reason = Some(field("reason")).filter(|reason| !reason.is_empty());
            let reason = LocalText::of(reason.ok_or(StaffError::NotFound)?.into(), None);
            staff.cancel_slots(field("office"), date, &reason).map(drop)
        }
        "set_clock" => {
            staff
                .clock()
                .set(Timestamp::parse(field("at")).ok_or(StaffError::NotFound)?);
            Ok(())
        }
        "reset_clock" => {
            staff.clock().reset();
            Ok(())
        }
        _ => Err(StaffError::NotFound),
    }
}

/// A page that says why something was not done.
pub(crate) fn failed(why: &str) -> String {
    document(
        TITLE,
        &format!(
            "<h1>하지 못했어요</h1><p>{}</p><p><a href=\"/staff\">목록으로</a></p>",
            escape(why)
        ),
    )
}

pub(crate) fn document(title: &str, body: &str) -> String {
    format!(
        "<!doctype html>\n<html lang=\"ko\"><head><meta charset=\"utf-8\">\
         <meta name=\"viewport\" content=\"width=device-width\"><title>{title}</title>\
         <link rel=\"stylesheet\" href=\"/staff/staff.css\"></head>\n<body>{body}</body></html>\n"
    )
}

pub(crate) fn escape(text: &str) -> String {
    text.replace('&', "&amp;")
        .replace('<', "&lt;")
        .replace('>', "&gt;")
        .replace('"', "&quot;")
        .replace('\'', "&#39;")
}
