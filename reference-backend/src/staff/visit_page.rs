//! Visits on the page of the staff: the next step of each, and what was said.

use super::page::escape;
use super::visit_api::lines;
use super::{Staff, StaffError};
use crate::visit_requests::{StaffVisit, VisitAct};
use contract::text::LocalText;
use contract::time::Timestamp;
use contract::visit::{VisitActor, VisitRequest, VisitState};
use std::fmt::Write;

/// The part of the page.
pub(super) fn part(staff: &Staff, hidden: &str) -> String {
    let visits = match staff.visits() {
        Ok(visits) if visits.is_empty() => "<p>신청이 없어요.</p>".into(),
        Ok(visits) => table(&visits, hidden),
        Err(error) => format!("<p>{}</p>", escape(&error.to_string())),
    };
    format!("<h2>찾아가는 서비스</h2>\n{visits}")
}

fn table(visits: &[StaffVisit], hidden: &str) -> String {
    let rows = visits.iter().fold(String::new(), |mut rows, visit| {
        let _ = write!(
            rows,
            "<tr><td>{}</td><td>{}</td><td>{}</td><td>{}</td><td>{}</td><td>{}</td></tr>",
            visit.asked_at.date(),
            escape(&visit.reference),
            what(visit),
            word(visit.state),
            said(visit),
            forms(visit, hidden)
        );
        rows
    });
    format!(
        "<table><thead><tr><th>신청</th><th>번호</th><th>무엇을 어디로</th><th>상태</th><th>주고받은 글</th><th>할 일</th></tr></thead>\
         <tbody>{rows}</tbody></table>"
    )
}

/// What is asked for, where, when, and what to know.
fn what(visit: &StaffVisit) -> String {
    let request = &visit.request;
    let place = request.place.text.as_deref().unwrap_or_default();
    let mut text = format!(
        "{}<br>{} {}",
        escape(&request.service),
        escape(&request.place.dong),
        escape(place)
    );
    for start in visit.next.iter().chain(&request.windows) {
        let _ = write!(text, "<br>{} {}", start.date(), start.clock());
    }
    let more = [
        request
            .organisation
            .as_ref()
            .map(|organisation| organisation.name.clone()),
        visit.members.map(|members| format!("{members}명")),
        request.note.clone(),
        Some(contact(request)),
    ];
    for line in more.into_iter().flatten() {
        let _ = write!(text, "<br>{}", escape(&line));
    }
    for id in &visit.photos {
        let _ = write!(text, "<br><a href=\"/staff/photos/{id}\">사진</a>");
    }
    text
}

/// How to contact them, in which language, and what to know: as it stands after each change.
fn contact(request: &VisitRequest) -> String {
    let access = request.access.iter().map(|need| need.word());
    let phone = request.contact.phone.as_deref().unwrap_or_default();
    let words = [request.contact.way.word(), request.contact.hours.word(), phone]
        .into_iter()
        .chain([request.language.word()])
        .chain(access)
        .filter(|word| !word.is_empty());
    format!("연락: {}", words.collect::<Vec<_>>().join(" "))
}

fn said(visit: &StaffVisit) -> String {
    let of = |by: VisitActor| match by {
        VisitActor::Resident => "주민",
        VisitActor::Helper => "대리인",
        _ => "구청",
    };
    let texts = visit
        .events
        .iter()
        .filter_map(|event| Some((event.by, event.text.as_ref()?)));
    texts.fold(String::new(), |mut out, (by, text)| {
        let _ = write!(out, "{}: {}<br>", of(by), escape(&text.ko));
        out
    })
}

/// What can be done with a visit now, each as a small form.
fn forms(visit: &StaffVisit, hidden: &str) -> String {
    use VisitState::*;
    let text = |name: &str, label: &str| {
        format!("<input name=\"{name}\" aria-label=\"{label}\" placeholder=\"{label}\" maxlength=\"200\">")
    };
    let assign = (
        "visit_assign",
        "담당자 정하기",
        [
            text("officer", "담당자 이름"),
            text("desk", "부서"),
            text("phone", "전화"),
        ]
        .concat(),
    );
    let offer = (
        "visit_offer",
        "시간 제안",
        text("start", "2026-11-26T10:00:00+09:00"),
    );
    let refer = ("visit_refer", "다른 곳에 부탁", text("body", "맡을 곳"));
    let write = ("visit_write", "글 보내기", text("text", "글"));
    let improve = ("visit_improve", "바뀐 것 알리기", text("text", "바뀐 것"));
    let call_off = ("visit_call_off", "취소", text("text", "이유"));
    let news = ("visit_news", "소식 알리기", text("text", "소식"));
    let take_down = (
        "visit_take_down",
        "적어 온 것",
        "<textarea name=\"text\" aria-label=\"적어 온 것\"></textarea>".to_owned(),
    );
    let plain = |action, label| (action, label, String::new());
    let all = match visit.state {
        Asked => vec![assign, write, refer, call_off],
        Assigned => vec![
            plain("visit_agree", "이 시간에 가기"),
            offer,
            write,
            refer,
            call_off,
        ],
        Agreed => vec![plain("visit_set_out", "출발"), offer, write, refer, call_off],
        OnTheWay => vec![plain("visit_done", "마침"), take_down, write, refer],
        Referred => vec![news, plain("visit_solved", "해결됨"), write],
        Done => vec![take_down, improve, write, refer],
        FollowedUp => vec![improve],
        Cancelled | Unknown => Vec::new(),
    };
    all.into_iter().fold(String::new(), |mut out, (action, label, fields)| {
        let _ = write!(
            out,
            "<form method=\"post\" action=\"/staff\">{hidden}<input type=\"hidden\" name=\"reference\" value=\"{}\">\
             {fields}<button name=\"action\" value=\"{action}\">{label}</button></form>",
            escape(&visit.reference)
        );
        out
    })
}

fn word(state: VisitState) -> &'static str {
    match state {
        VisitState::Asked => "신청",
        VisitState::Assigned => "담당자 정함",
        VisitState::Agreed => "시간 정함",
        VisitState::OnTheWay => "가는 중",
        VisitState::Referred => "다른 곳에서 맡음",
        VisitState::Done => "마침",
        VisitState::FollowedUp => "해피콜 받음",
        VisitState::Cancelled => "취소",
        VisitState::Unknown => "알 수 없음",
    }
}

/// Does what a form of this part asks for; `None` if it is none of this part.
pub(super) fn act<'f>(
    staff: &Staff,
    action: &str,
    field: impl Fn(&str) -> &'f str,
) -> Option<Result<(), StaffError>> {
    let local = |name: &str, otherwise: &str| {
        LocalText::of(
            match field(name) {
                "" => otherwise.into(),
                text => text.into(),
            },
            None,
        )
    };
    let act = match action {
        "visit_assign" => VisitAct::Assign {
            name: local("officer", "김담당").ko,
            desk: local("desk", "찾아가는 서비스팀 (시연)"),
            phone: local("phone", "120").ko,
        },
        "visit_offer" => match Timestamp::parse(field("start")) {
            Some(start) => VisitAct::Offer { start },
            None => return Some(Err(StaffError::NotFound)),
        },
        "visit_agree" => VisitAct::Agree { start: None },
        "visit_set_out" => VisitAct::SetOut,
        "visit_take_down" => VisitAct::TakeDown {
            lines: lines(field("text")),
        },
        "visit_done" => VisitAct::Done,
        "visit_refer" => VisitAct::Refer {
            body: local("body", "서울시"),
        },
        "visit_news" => VisitAct::BodyNews {
            text: local("text", "살펴보고 있어요."),
        },
        "visit_solved" => VisitAct::Solved,
        "visit_write" => VisitAct::Write {
            text: local("text", "곧 연락드릴게요."),
        },
        "visit_improve" => VisitAct::Improve {
            text: local("text", "말씀해 주신 대로 바꿨어요."),
        },
        "visit_call_off" => VisitAct::CallOff {
            reason: local("text", "120으로 물어보세요."),
        },
        _ => return None,
    };
    Some(staff.visit(field("reference"), &act))
}
