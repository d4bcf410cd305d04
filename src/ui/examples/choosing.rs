//! Choosing papers, a place, a day and a time.

use yew::prelude::*;

use super::{framed, nothing};
use crate::ui::{
    Badge, BadgeKind, Button, ButtonKind, CheckCard, ChoiceGroup, DayState, IconName, MonthDay, MonthGrid,
    SearchField, SegmentedControl, back_link, price, steps,
};

/// A month that begins on a Sunday, with every state.
pub(super) fn month() -> Html {
    let weekdays = ["일", "월", "화", "수", "목", "금", "토"].map(AttrValue::from);
    let weeks = (0..5)
        .map(|week| std::array::from_fn(|column| day(week * 7 + column as u8 + 1)))
        .collect::<Vec<_>>();
    html! {
        <MonthGrid caption="2026년 11월" {weekdays} {weeks} onselect={nothing()} />
    }
}

fn day(number: u8) -> Option<MonthDay> {
    let weekend = matches!(number % 7, 0 | 1);
    let (state, note) = match number {
        31.. => return None,
        ..=21 => (DayState::Outside, ""),
        _ if weekend => (DayState::Closed, ""),
        25 => (DayState::Full, "마감"),
        26 => (DayState::NearlyFull, "2자리"),
        _ => (DayState::Free, "12자리"),
    };
    Some(MonthDay {
        date_key: format!("2026-11-{number:02}").into(),
        day_number: number,
        label: format!(
            "11월 {number}일, {}",
            if note.is_empty() {
                "예약 받지 않음"
            } else {
                note
            }
        )
        .into(),
        note: note.into(),
        state,
        selected: number == 24,
    })
}

pub(super) fn page(step: usize, title: &'static str, inner: Html) -> Html {
    framed(html! {
        <div class="page">
            { back_link("/back".into(), "앞 단계".into()) }
            { steps(step, 6, format!("전체 6단계 중 {step}단계").into()) }
            <h1 class="page__title">{ title }</h1>
            { inner }
        </div>
    })
}

fn document(id: &'static str, title: &'static str, fee: &'static str, checked: bool) -> Html {
    let badge = (id == "resident").then(|| html! { <Badge kind={BadgeKind::Good}>{ "집에서 무료" }</Badge> });
    html! {
        <CheckCard {id} name="documents" value={id} {checked} onchange={nothing()} {title} {badge}>
            <span class="doc-card__purpose">{ "은행, 학교, 회사에 낼 때 써요." }</span>
            { price(fee.to_owned()) }
        </CheckCard>
    }
}

pub(super) fn documents_page() -> Html {
    page(
        1,
        "어떤 서류가 필요하십니까?",
        html! {
            <>
                <SearchField id="find" label="서류 찾기" value="" oninput={nothing()} clear_label="검색어 지우기" />
                <ChoiceGroup legend="서류" hidden_legend=true name="documents">
                    { document("family", "가족관계증명서", "1,000원", true) }
                    { document("resident", "주민등록등본", "400원", false) }
                    { document("land", "토지(임야)대장", "500원", false) }
                    { document("seal", "인감증명서", "600원", false) }
                </ChoiceGroup>
                <div class="cart-bar" role="region" aria-label="고른 서류">
                    <p class="cart-bar__text" role="status">
                    <span class="cart-bar__count">{ "1가지 고름 · 합계" }</span>
                    <strong class="price">{ "2,000원" }</strong>
                </p>
                    <Button>{ "다음" }</Button>
                </div>
            </>
        },
    )
}

pub(super) fn office_page() -> Html {
    let office = |href: &'static str,
                  name: &'static str,
                  kind: BadgeKind,
                  state: &'static str,
                  place: &'static str| {
        html! {
            <li key={href}>
                <a class="office-card" {href}>
                    <span class="office-card__name">{ name }</span>
                    <Badge {kind}>{ state }</Badge>
                    <span class="office-card__place">{ place }</span>
                </a>
            </li>
        }
    };
    page(
        3,
        "어디에서 받으실래요?",
        html! {
            <>
                <Button kind={ButtonKind::Secondary} small=true icon={IconName::Place}>{ "가까운 곳부터 보기" }</Button>
                <ul class="office-list">
                    { office("/o/1", "서초구청 OK민원센터", BadgeKind::Good, "지금 열려 있어요", "서초동 · 서초구 남부순환로 2584") }
                    { office("/o/2", "서초1동 주민센터", BadgeKind::Neutral, "지금은 닫았어요", "서초1동") }
                </ul>
                <p class="come-to-me">{ "오시기 힘드세요? " }<a href="/visits">{ "저희가 갈게요" }</a></p>
            </>
        },
    )
}

fn view(value: &'static str) -> Html {
    let options = vec![("list".into(), "목록".into()), ("month".into(), "달력".into())];
    html! {
        <SegmentedControl name="view" label="보기" {options} {value} onchange={nothing()} />
    }
}

pub(super) fn days_page() -> Html {
    let row = |text: &'static str, kind: BadgeKind, room: &'static str, pressed: bool| {
        html! {
            <li key={text}>
                <button type="button" class="day-list__day" aria-pressed={pressed.to_string()}>
                    <span class="day-list__date">{ text }</span>
                    <Badge {kind}>{ room }</Badge>
                </button>
            </li>
        }
    };
    page(
        4,
        "언제 받으실래요?",
        html! {
            <>
                { view("list") }
                <ul class="day-list">
                    { row("11월 23일 월요일", BadgeKind::Good, "12자리 있어요", false) }
                    { row("11월 24일 화요일", BadgeKind::Good, "9자리 있어요", true) }
                    { row("11월 25일 수요일", BadgeKind::Full, "마감", false) }
                    { row("11월 26일 목요일", BadgeKind::Busy, "2자리 남음", false) }
                </ul>
            </>
        },
    )
}

pub(super) fn month_page() -> Html {
    page(
        3,
        "언제 오시겠습니까?",
        html! { <>{ view("month") }{ month() }</> },
    )
}
