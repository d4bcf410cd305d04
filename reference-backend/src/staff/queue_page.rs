//! The counters on the page of the staff: a pause, and who came.

use super::page::{escape, offices};
use super::{Staff, StaffError};
use crate::simulation::Command;
use contract::text::LocalText;
use contract::ticket::TicketState;
use std::fmt::Write;

/// The part of the page; nothing where the counters are not simulated.
pub(super) fn part(staff: &Staff, hidden: &str) -> String {
    if staff.0.queues.source.simulated().is_none() {
        return String::new();
    }
    let counters = [
        ("general", "통합민원"),
        ("passport", "여권"),
        ("family-relation", "가족관계"),
        ("welfare", "복지"),
    ];
    let counters = counters.iter().fold(String::new(), |mut list, (id, name)| {
        let _ = write!(list, "<option value=\"{id}\">{name}</option>");
        list
    });
    format!(
        "<h2>창구</h2>\n<p>창구를 잠시 멈추면 주민에게 이유가 보여요.</p>\n\
         <form method=\"post\" action=\"/staff\" class=\"fields\">{hidden}\
         <label>사무소<select name=\"office\">{}</select></label>\
         <label>창구<select name=\"counter\">{counters}</select></label>\
         <label>이유<input name=\"reason\" maxlength=\"80\"></label>\
         <button name=\"action\" value=\"pause_counter\">멈추기</button>\
         <button name=\"action\" value=\"resume_counter\" class=\"quiet\">다시 부르기</button></form>\n{}",
        offices(staff),
        tickets(staff, hidden)
    )
}

/// Tickets from home that were called, and a button for those who came.
fn tickets(staff: &Staff, hidden: &str) -> String {
    let all = match staff.tickets_of_today() {
        Ok(all) => all,
        Err(error) => return format!("<p>{}</p>", escape(&error.to_string())),
    };
    let called = all.iter().filter(|ticket| ticket.state == TicketState::Called);
    let rows = called.fold(String::new(), |mut rows, ticket| {
        let _ = write!(
            rows,
            "<tr><td>{}</td><td>{}</td><td>{}</td><td>{}</td><td><form method=\"post\" action=\"/staff\">{hidden}\
             <input type=\"hidden\" name=\"reference\" value=\"{}\">\
             <button name=\"action\" value=\"ticket_came\">왔어요</button></form></td></tr>",
            escape(&ticket.office),
            escape(&ticket.counter),
            escape(&ticket.number),
            escape(ticket.called_to.as_deref().unwrap_or_default()),
            escape(&ticket.reference)
        );
        rows
    });
    if rows.is_empty() {
        return "<p>집에서 받은 번호표 가운데 지금 부른 것이 없어요.</p>".into();
    }
    format!(
        "<table><thead><tr><th>사무소</th><th>창구</th><th>번호</th><th>자리</th><th>할 일</th></tr></thead>\
         <tbody>{rows}</tbody></table>"
    )
}

/// Does what a form of this part asks for; `None` if it is none of this part.
pub(super) fn act<'f>(
    staff: &Staff,
    action: &str,
    field: impl Fn(&'static str) -> &'f str,
) -> Option<Result<(), StaffError>> {
    let at_counter = |command| {
        staff
            .at_counter(field("office"), field("counter"), &command)
            .map(drop)
    };
    Some(match action {
        "pause_counter" => {
            let reason = Some(field("reason")).filter(|reason| !reason.is_empty());
            at_counter(Command::Pause {
                reason: LocalText::of(
                    reason.unwrap_or("잠시 쉬어요.").into(),
                    reason.is_none().then(|| "A short break.".into()),
                ),
                until: None,
            })
        }
        "resume_counter" => at_counter(Command::Resume),
        "ticket_came" => staff.ticket_came(field("reference")),
        _ => return None,
    })
}
