//! Notices, badges, waiting, icons.

use yew::prelude::*;

use super::framed;
use crate::ui::{
    Badge, BadgeKind, Button, ButtonKind, Details, ErrorSummary, FieldMessage, IconName, Loading, Notice,
    NoticeKind, Skeleton, StaleNote, icon, price, steps,
};

pub(super) fn error_summary() -> Html {
    let errors = vec![FieldMessage {
        field_id: "wrong".into(),
        message: "휴대전화 번호는 숫자 11자리입니다".into(),
    }];
    html! {
        <ErrorSummary title="한 곳을 고쳐 주십시오" {errors} focus_key={1} />
    }
}

pub(super) fn notices() -> Html {
    html! {
        <>
            <Notice title="신분증을 가져오십시오"><p>{ "주민등록증, 운전면허증, 여권 가운데 하나" }</p></Notice>
            <Notice kind={NoticeKind::Success} title="바꾸었습니다" role_status=true />
            <Notice kind={NoticeKind::Warning} title="두 자리 남았습니다"><p>{ "마치기 전에 찰 수 있습니다." }</p></Notice>
            <Notice kind={NoticeKind::Warning} title="방금 누른 것에 답합니다" role_status=true follows=1 />
            <Notice kind={NoticeKind::Error} title="그 시간이 방금 찼습니다"><p>{ "적으신 것은 그대로 있습니다. " }<a href="/times">{ "가까운 시간 보기" }</a></p></Notice>
        </>
    }
}

pub(super) fn badges() -> Html {
    html! {
        <p class="order-actions__row">
            <Badge>{ "3개" }</Badge>
            <Badge kind={BadgeKind::Good}>{ "원활" }</Badge>
            <Badge kind={BadgeKind::Busy}>{ "보통" }</Badge>
            <Badge kind={BadgeKind::Full}>{ "마감" }</Badge>
            <Badge kind={BadgeKind::Info}>{ "시범 운영" }</Badge>
            <Badge kind={BadgeKind::Demo}>{ "시연 자료" }</Badge>
        </p>
    }
}

pub(super) fn waiting() -> Html {
    html! {
        <>
            <Loading label="불러오는 중입니다" />
            <Skeleton lines={3} />
            <StaleNote text="2분 전 자료입니다. 다시 불러오는 중입니다." />
            <p>{ "합계 " }{ price("1,400원".into()) }</p>
        </>
    }
}

pub(super) fn details() -> Html {
    html! {
        <Details summary="대신 받을 수 있나요?" open=true>
            <p>{ "가족은 신분증과 위임장을 가져오시면 됩니다." }</p>
        </Details>
    }
}

pub(super) fn icons() -> Html {
    html! {
        <p class="order-actions__row">
            { for IconName::ALL.iter().map(|name| html! { { icon(*name) } }) }
        </p>
    }
}

pub(super) fn steps_example() -> Html {
    html! {
        { steps(2, 6, "전체 6단계 중 2단계".into()) }
    }
}

/// The answer of the server did not arrive: neither success nor failure is claimed.
pub(super) fn in_doubt_page() -> Html {
    framed(html! {
        <div class="page">
            <h1 class="page__title">{ "접수되었는지 확인 중입니다" }</h1>
            <p class="page__lead">{ "연결이 끊겨 답을 받지 못했습니다. 두 번 접수되지 않으니 그대로 기다리십시오." }</p>
            <Loading label="다시 묻는 중입니다" />
            <Notice kind={NoticeKind::Warning} title="오래 걸리면">
                <p>{ "국번 없이 120으로 전화하시면 바로 확인해 드립니다." }</p>
            </Notice>
            <div class="page__actions">
                <Button>{ "지금 다시 확인" }</Button>
                <Button kind={ButtonKind::Secondary}>{ "나중에 확인" }</Button>
            </div>
        </div>
    })
}

/// The page without the program.
pub(super) fn fallback_page() -> Html {
    html! {
        <main>
            <section id="fallback" aria-labelledby="fallback-title">
                <h1 id="fallback-title">{ "화면의 일부를 준비하지 못했습니다" }</h1>
                <p><a href="/">{ "다시 열기" }</a>{ "를 눌러 주세요. 전화 " }<a href="tel:120">{ "120" }</a>{ "에서도 도와드립니다." }</p>
            </section>
        </main>
    }
}
