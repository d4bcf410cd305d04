//! What was chosen, and the ticket.

use yew::prelude::*;

use crate::ui::{
    Badge, BadgeKind, Stage, StageStatus, StateLine, SummaryList, SummaryRow, TicketCard, price,
};

fn row(term: &'static str, value: Html, context: &'static str) -> SummaryRow {
    let change = (!context.is_empty()).then(|| ("/change".into(), "변경".into(), context.into()));
    SummaryRow {
        term: term.into(),
        value,
        change,
    }
}

pub(super) fn summary_list() -> Html {
    let rows = vec![
        row("서류", html! { "가족관계증명서 2통" }, "서류"),
        row(
            "받을 곳",
            html! { <>{ "OK민원센터" }<br />{ "서초구 남부순환로 2584" }</> },
            "받을 곳",
        ),
        row(
            "날짜와 시간",
            html! { "2026년 11월 24일 화요일 낮\u{a0}12시" },
            "날짜와 시간",
        ),
        row("받으실 분", html! { "김*초 · 010-****-1234" }, "받으실 분"),
        row("내실 돈", html! { { price("2,000원".into()) } }, ""),
    ];
    html! {
        <SummaryList {rows} />
    }
}

pub(super) fn state_line() -> Html {
    let stage = |label: &'static str, status, detail: Option<&'static str>| Stage {
        label: label.into(),
        status,
        detail: detail.map(AttrValue::from),
    };
    let stages = vec![
        stage("접수", StageStatus::Done, Some("11월 22일")),
        stage("준비 중", StageStatus::Current, None),
        stage("준비 완료", StageStatus::Ahead, None),
        stage("수령", StageStatus::Ahead, None),
    ];
    html! {
        <StateLine {stages} label="진행 상태" done_text="마침" />
    }
}

/// A code as the feature draws it: one path of squares.
fn code() -> Html {
    let Ok(code) = fast_qr::QRBuilder::new("SO-7K3M-92QD").build() else {
        return Html::default();
    };
    let mut path = String::new();
    for y in 0..code.size {
        for x in (0..code.size).filter(|x| code[y][*x].value()) {
            path.push_str(&format!("M{x} {y}h1v1h-1z"));
        }
    }
    html! {
        <svg viewBox={format!("0 0 {0} {0}", code.size)} role="img" aria-label="접수번호 QR 코드" shape-rendering="crispEdges">
            <path d={path} fill="currentColor" />
        </svg>
    }
}

fn ticket_with(spent: bool, children: Html) -> Html {
    html! {
        <TicketCard
            number_label="접수번호"
            number="7K3M-92QD"
            time={html! { "11월 24일 화요일 낮\u{a0}12시" }}
            place={html! { "OK민원센터 2번 창구" }}
            qr={code()}
            qr_note="오셔서 안내기에 대 주십시오"
            {spent}
        >
            { children }
        </TicketCard>
    }
}

pub(super) fn ticket() -> Html {
    ticket_with(false, state_line())
}

pub(super) fn ticket_spent() -> Html {
    ticket_with(
        true,
        html! {
            <Badge kind={BadgeKind::Full}>{ "취소된 예약" }</Badge>
        },
    )
}
