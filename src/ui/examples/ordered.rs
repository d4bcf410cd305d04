//! What was chosen, the ticket, one's orders.

use yew::prelude::*;

use super::framed;
use crate::ui::{
    Badge, BadgeKind, Button, ButtonKind, IconName, LinkButton, Notice, Stage, StageStatus, StateLine,
    SummaryList, SummaryRow, TicketCard, back_link, icon, price, steps,
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

pub(super) fn check_page() -> Html {
    framed(html! {
        <div class="page">
            { back_link("/contact".into(), "앞 단계".into()) }
            { steps(6, 6, "전체 6단계 중 6단계".into()) }
            <h1 class="page__title">{ "맞는지 보아 주십시오" }</h1>
            { summary_list() }
            <p>{ "받으실 때 내십니다. 준비를 시작하기 전에는 언제든 취소하실 수 있습니다." }</p>
            <div class="page__actions"><Button>{ "접수하기" }</Button></div>
        </div>
    })
}

pub(super) fn confirmed_page() -> Html {
    framed(html! {
        <div class="page">
            <div class="confirm-head">
                <span class="confirm-head__mark">{ icon(IconName::Check) }</span>
                <h1 class="page__title">{ "접수되었습니다" }</h1>
            </div>
            { ticket() }
            <div class="order-actions__row">
                <LinkButton href="/calendar.ics" kind={ButtonKind::Quiet} icon={IconName::Calendar}>{ "달력에 넣기" }</LinkButton>
                <Button kind={ButtonKind::Quiet} icon={IconName::Print}>{ "인쇄" }</Button>
                <Button kind={ButtonKind::Quiet} icon={IconName::Share}>{ "보내기" }</Button>
            </div>
            <Notice title="신분증을 가져오십시오"><p>{ "주민등록증, 운전면허증, 여권 가운데 하나면 됩니다." }</p></Notice>
            <section>
                <h2>{ "예약 내용" }</h2>
                { summary_list() }
            </section>
            <div class="page__actions">
                <LinkButton href="/change" kind={ButtonKind::Secondary}>{ "날짜와 시간 바꾸기" }</LinkButton>
                <Button kind={ButtonKind::Danger}>{ "예약 취소" }</Button>
            </div>
        </div>
    })
}

/// One order in a list.
pub(super) fn order(href: &'static str, kind: BadgeKind, state: &'static str) -> Html {
    html! {
        <li key={href}>
            <a class="order-card" {href}>
                <span class="order-card__state"><Badge {kind}>{ state }</Badge></span>
                <strong class="order-card__time">{ "11월 24일 화요일 낮\u{a0}12시" }</strong>
                <span class="order-card__place">{ "서초구청 OK민원센터" }</span>
                <span class="order-card__documents">{ "가족관계증명서, 주민등록표 등본" }</span>
            </a>
        </li>
    }
}

pub(super) fn orders_page() -> Html {
    framed(html! {
        <div class="page">
            <h1 class="page__title">{ "내 예약" }</h1>
            <ul class="order-list">
                { order("/orders/1", BadgeKind::Info, "준비 중") }
                { order("/orders/2", BadgeKind::Good, "준비 완료") }
                { order("/orders/3", BadgeKind::Neutral, "찾아감") }
            </ul>
            <div class="page__actions"><LinkButton href="/documents">{ "새로 예약하기" }</LinkButton></div>
        </div>
    })
}
