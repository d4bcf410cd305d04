//! The kiosks on the page of the staff: who asks for help.

use super::page::{escape, step};
use super::{Staff, StaffError};
use contract::kiosk::{HelpPage, HelpState};
use std::fmt::Write;

/// The part of the page.
pub(super) fn part(staff: &Staff, hidden: &str) -> String {
    let calls = match staff.help_calls() {
        Ok(calls) => calls,
        Err(error) => return format!("<p>{}</p>", escape(&error.to_string())),
    };
    if calls.is_empty() {
        return "<h2>무인 안내기</h2>\n<p>지금 직원을 부른 곳이 없어요.</p>".into();
    }
    let rows = calls.iter().fold(String::new(), |mut rows, call| {
        let office = staff.0.offices.iter().find(|seed| seed.id == call.office);
        let office = office.map_or(call.office.as_str(), |seed| seed.name.ko.as_str());
        let (state, action) = match call.state {
            HelpState::Told => ("기다려요", ("help_coming", "지금 가요")),
            _ => ("가는 중", ("help_done", "도와드렸어요")),
        };
        let _ = write!(
            rows,
            "<tr><td>{}</td><td>{}</td><td>{}</td><td>{}</td><td>{state}</td><td>{}</td></tr>",
            call.called_at.clock(),
            escape(office),
            escape(&call.kiosk),
            page_word(call.page),
            step(hidden, &call.id, action, "")
        );
        rows
    });
    format!(
        "<h2>무인 안내기에서 직원을 불러요</h2>\n<table><thead><tr><th>부른 시각</th><th>사무소</th>\
         <th>안내기</th><th>보던 화면</th><th>상태</th><th>할 일</th></tr></thead><tbody>{rows}</tbody></table>"
    )
}

fn page_word(page: HelpPage) -> &'static str {
    match page {
        HelpPage::Home => "첫 화면",
        HelpPage::Order => "민원예약",
        HelpPage::Orders => "예약 확인",
        HelpPage::Queue => "대기",
        HelpPage::Payback => "북페이백",
        HelpPage::Visits => "찾아가는 서비스",
        HelpPage::Mine => "로그인, 우리 집",
        HelpPage::Representation => "대리",
        HelpPage::Kiosk => "도착, 이어서 하기",
        HelpPage::Unknown => "알 수 없음",
    }
}

/// Does what a form of this part asks for; `None` if it is none of this part.
pub(super) fn act<'f>(
    staff: &Staff,
    action: &str,
    field: impl Fn(&'static str) -> &'f str,
) -> Option<Result<(), StaffError>> {
    match action {
        "help_coming" => Some(staff.help_is_coming(field("reference"))),
        "help_done" => Some(staff.help_is_done(field("reference"))),
        _ => None,
    }
}
