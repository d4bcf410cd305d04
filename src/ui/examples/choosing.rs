//! Choosing papers, a place, a day and a time.

use yew::prelude::*;

use super::{framed, inputs, nothing};
use crate::ui::{
    BackLink, Badge, BadgeKind, Button, CheckCard, ChoiceGroup, DayState, Icon, IconName, MonthDay,
    MonthGrid, Notice, Price, SearchField, SegmentedControl, Stepper, Steps,
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

fn page(step: usize, title: &'static str, inner: Html) -> Html {
    framed(html! {
        <div class="page">
            <BackLink href="/back" label="앞 단계" />
            <Steps current={step} total={6} label={format!("전체 6단계 중 {step}단계")} />
            <h1 class="page__title">{ title }</h1>
            { inner }
        </div>
    })
}

fn document(id: &'static str, title: &'static str, fee: &'static str, checked: bool) -> Html {
    html! {
        <div class="doc-card">
            <CheckCard {id} name="documents" value={id} {checked} onchange={nothing()} {title} badge={html! { <Price text={fee} /> }}>
                <p>{ "그 자리에서 바로 나옵니다" }</p>
            </CheckCard>
            if checked {
                <Stepper id={format!("{id}-copies")} label="몇 통" value={2} min={1} max={9} onchange={nothing()} less_label="한 통 줄이기" more_label="한 통 늘리기" text="2통" />
            }
        </div>
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
                    <p class="cart-bar__text">{ "1종 2통" }<strong>{ "2,000원" }</strong></p>
                    <Button>{ "다음" }</Button>
                </div>
            </>
        },
    )
}

pub(super) fn office_page() -> Html {
    page(
        2,
        "어디에서 받으시겠습니까?",
        html! {
            <>
                { inputs::radio_cards() }
                <Notice title="오시기 어려우십니까?"><p><a href="/visits">{ "댁으로 찾아갑니다" }</a></p></Notice>
                <div class="page__actions"><Button>{ "다음" }</Button></div>
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
    let row = |key: &'static str, text: &'static str, kind: BadgeKind, room: &'static str| {
        html! {
            <li key={key}>
                <a class="day-list__day" href={format!("/times/{key}")}><span>{ text }</span><Badge {kind}>{ room }</Badge></a>
            </li>
        }
    };
    page(
        3,
        "언제 오시겠습니까?",
        html! {
            <>
                { view("list") }
                <ul class="day-list">
                    { row("23", "11월 23일 월요일", BadgeKind::Good, "12자리") }
                    { row("24", "11월 24일 화요일", BadgeKind::Good, "9자리") }
                    <li key="25"><span class="day-list__day"><span>{ "11월 25일 수요일" }</span><Badge kind={BadgeKind::Full}>{ "마감" }</Badge></span></li>
                    { row("26", "11월 26일 목요일", BadgeKind::Busy, "2자리") }
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

fn slots(title: &'static str, times: &[(&'static str, &'static str)], chosen: &'static str) -> Html {
    let slot = |(time, note): &(&'static str, &'static str)| {
        let full = *note == "마감";
        html! {
            <label key={*time} class="slot">
                <input type="radio" name="slot" value={*time} checked={*time == chosen} disabled={full} />
                <span class="slot__time">{ *time }</span>
                <span class="slot__note">{ *note }</span>
            </label>
        }
    };
    html! {
        <fieldset>
            <legend class="form-label">{ title }</legend>
            <div class="slot-list__slots">{ for times.iter().map(slot) }</div>
        </fieldset>
    }
}

pub(super) fn times_page() -> Html {
    page(
        4,
        "몇 시에 오시겠습니까?",
        html! {
            <>
                <p class="page__lead"><Icon name={IconName::Calendar} />{ " 11월 24일 화요일 · OK민원센터" }</p>
                <div class="slot-list">
                    { slots("오전", &[("09:00", "3자리"), ("09:30", "마감"), ("10:00", "5자리"), ("10:30", "5자리")], "10:00") }
                    { slots("오후", &[("13:30", "1자리"), ("14:00", "4자리"), ("14:30", "마감")], "") }
                    { slots("저녁", &[("18:00", "5자리"), ("18:30", "5자리")], "") }
                </div>
                <div class="page__actions"><Button>{ "다음" }</Button></div>
            </>
        },
    )
}
