//! Buttons and fields.

use yew::prelude::*;

use super::nothing;
use crate::ui::{
    Badge, BadgeKind, Button, ButtonKind, CheckCard, ChoiceGroup, DateField, DateParts, ErrorSummary,
    FieldMessage, IconName, LinkButton, RadioCard, SearchField, SegmentedControl, SelectField, Stepper,
    TextArea, TextField, back_link, price,
};

pub(super) fn buttons() -> Html {
    html! {
        <div class="order-actions__row">
            <Button>{ "다음" }</Button>
            <Button kind={ButtonKind::Secondary}>{ "다른 날 보기" }</Button>
            <Button kind={ButtonKind::Quiet} icon={IconName::Print}>{ "인쇄" }</Button>
            <Button kind={ButtonKind::Danger}>{ "예약 취소" }</Button>
            <Button busy=true>{ "보내는 중" }</Button>
            <Button kind={ButtonKind::Quiet} small=true>{ "더 보기" }</Button>
            { back_link("/back".into(), "앞 단계".into()) }
            <LinkButton href="/next" kind={ButtonKind::Secondary}>{ "처음으로" }</LinkButton>
        </div>
    }
}

pub(super) fn text_fields() -> Html {
    html! {
        <>
            <TextField id="name" label="이름" hint="신분증에 적힌 이름" value="" oninput={nothing()} autocomplete="name" />
            <TextField id="phone" label="휴대전화 번호" value="010-0000-1234" oninput={nothing()} input_type="tel" input_mode="tel" max_length={20} />
            <TextField id="now" label="전화번호" error="숫자가 하나 모자랍니다" error_now=true value="010-0000-123" oninput={nothing()} />
        </>
    }
}

pub(super) fn text_areas() -> Html {
    html! {
        <>
            <TextArea id="note" label="더 알려 주실 일" hint="비워 두셔도 돼요" value="" oninput={nothing()} />
            <TextArea id="long" label="담당자에게 할 말" error="1,000자까지 쓸 수 있어요" value="가" oninput={nothing()} rows={2} />
        </>
    }
}

pub(super) fn text_field_error() -> Html {
    html! {
        <TextField
            id="wrong"
            label="휴대전화 번호"
            hint="숫자만 적으셔도 됩니다"
            error="휴대전화 번호는 숫자 11자리입니다"
            value="0100"
            oninput={nothing()}
        />
    }
}

pub(super) fn search_field() -> Html {
    html! {
        <SearchField id="find" label="서류 찾기" value="가족" oninput={nothing()} clear_label="검색어 지우기" hint="이름의 한두 글자만 적으셔도 됩니다" />
    }
}

fn birth_date(id: &'static str, error: Option<AttrValue>, value: DateParts) -> Html {
    let labels = ["년".into(), "월".into(), "일".into()];
    html! {
        <DateField {id} legend="생년월일" hint="예: 1945년 8월 15일" {error} {value} oninput={nothing()} {labels} autocomplete_bday=true />
    }
}

pub(super) fn date_field() -> Html {
    birth_date(
        "birth",
        None,
        DateParts {
            year: "1945".into(),
            month: "8".into(),
            day: "15".into(),
        },
    )
}

pub(super) fn date_field_error() -> Html {
    let value = DateParts {
        year: "1945".into(),
        month: "13".into(),
        day: AttrValue::default(),
    };
    birth_date("birth-wrong", Some("월은 1부터 12까지입니다".into()), value)
}

pub(super) fn radio_cards() -> Html {
    html! {
        <ChoiceGroup legend="어디에서 받으시겠습니까?" name="office">
            <RadioCard id="o1" name="office" value="1" checked=true onchange={nothing()} title="OK민원센터">
                <p>{ "서초구 남부순환로 2584" }</p>
            </RadioCard>
            <RadioCard id="o2" name="office" value="2" checked=false onchange={nothing()} title="서초4동 주민센터" />
            <RadioCard id="o3" name="office" value="3" checked=false onchange={nothing()} title="내곡동 주민센터" />
        </ChoiceGroup>
    }
}

pub(super) fn check_cards() -> Html {
    let free = html! { <Badge kind={BadgeKind::Good}>{ "집에서 무료" }</Badge> };
    html! {
        <ChoiceGroup legend="서류" name="documents" error="서류를 하나 이상 고르십시오">
            <CheckCard id="d1" name="documents" value="family" checked=true onchange={nothing()} title="가족관계증명서">
                { price("1,000원".into()) }
            </CheckCard>
            <CheckCard id="d2" name="documents" value="resident" checked=false onchange={nothing()} title="주민등록등본" badge={free} />
            <CheckCard id="d3" name="documents" value="land" checked=false onchange={nothing()} title="토지대장" disabled_reason="여기에서 받으실 수 없습니다" />
        </ChoiceGroup>
    }
}

pub(super) fn stepper() -> Html {
    html! {
        <Stepper id="copies" label="몇 통" value={1} min={1} max={9} onchange={nothing()} less_label="한 통 줄이기" more_label="한 통 늘리기" text="1통" />
    }
}

pub(super) fn segmented() -> Html {
    let options = vec![("list".into(), "목록".into()), ("month".into(), "달력".into())];
    html! {
        <SegmentedControl name="view" label="보기" {options} value="list" onchange={nothing()} />
    }
}

pub(super) fn select() -> Html {
    let options = vec![
        ("general".into(), "통합민원".into()),
        ("passport".into(), "여권".into()),
    ];
    html! {
        <SelectField id="counter" label="창구" {options} value="passport" onchange={nothing()} />
    }
}

/// A form that could not be sent: each error stands at its field and in the list above.
pub(super) fn error_summary() -> Html {
    let (year, phone) = ("월은 1부터 12까지입니다", "휴대전화 번호는 숫자 11자리입니다");
    let message = |field_id: &'static str, message: &'static str| FieldMessage {
        field_id: field_id.into(),
        message: message.into(),
    };
    let value = DateParts {
        year: "1945".into(),
        month: "13".into(),
        day: AttrValue::default(),
    };
    html! {
        <form>
            <ErrorSummary title="두 곳을 고쳐 주십시오" errors={vec![message("call", phone), message("born", year)]} focus_key={1} />
            <TextField id="call" label="휴대전화 번호" error={phone} value="0100" oninput={nothing()} />
            { birth_date("born", Some(year.into()), value) }
        </form>
    }
}
