//! Notices, badges, waiting, icons.

use yew::prelude::*;

use crate::ui::{
    Badge, BadgeKind, Details, IconName, Notice, NoticeKind, PERSON_MARKS, Skeleton, StaleNote, icon,
    person_mark, price, steps,
};

pub(super) fn notices() -> Html {
    html! {
        <>
            <Notice title="신분증을 가져오십시오"><p>{ "주민등록증, 운전면허증, 여권 가운데 하나" }</p></Notice>
            <Notice title="찾고 있습니다" role_status=true />
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

pub(super) fn person_marks() -> Html {
    html! {
        <ul class="plain-list">
            { for (0..PERSON_MARKS).map(|number| html! {
                <li key={number}><span class={format!("for-whom is-{number}")}>{ person_mark(number) }<span>{ "홍*부 님 대신" }</span></span></li>
            }) }
        </ul>
    }
}

pub(super) fn waiting() -> Html {
    html! {
        <>
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
