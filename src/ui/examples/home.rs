//! Home, and the panel for size of text and contrast.

use yew::prelude::*;

use super::{frame, framed, nothing, ordered};
use crate::ui::{Badge, BadgeKind, IconName, SegmentedControl, Skeleton, StaleNote, icon};

fn door(href: &'static str, picture: IconName, title: &'static str, text: &'static str, badge: Html) -> Html {
    html! {
        <a class="door" {href}>
            <span class="door__icon">{ icon(picture) }</span>
            <span class="door__title">{ title }</span>
            <span class="door__text">{ text }</span>
            { badge }
        </a>
    }
}

fn doors() -> Html {
    let pilot = html! {
        <span class="door__badge"><Badge kind={BadgeKind::Info}>{ "시범 운영" }</Badge></span>
    };
    html! {
        <nav class="doors" aria-label="하실 수 있는 일">
            { door("/documents", IconName::Document, "서류 미리 주문", "시간을 정하고, 기다리지 않고 받습니다", Html::default()) }
            { door("/queue", IconName::Clock, "지금 대기 현황", "어느 민원실이 덜 붐비는지 봅니다", Html::default()) }
            { door("/books", IconName::Book, "북페이백", "동네 서점에서 산 책값을 돌려받습니다", pilot) }
            { door("/visits", IconName::HomeVisit, "찾아와 주세요", "오시기 어려우면 저희가 갑니다", Html::default()) }
        </nav>
    }
}

fn hero(number: Html) -> Html {
    html! {
        <section class="home-hero" aria-labelledby="wait-title">
            <h2 class="home-hero__label" id="wait-title">{ "OK민원센터 지금 기다리는 분" }</h2>
            { number }
        </section>
    }
}

/// Home of someone who has ordered something.
pub(super) fn home() -> Html {
    framed(html! {
        <div class="page">
            <h1 class="page__title">{ "무엇을 도와드릴까요?" }</h1>
            { hero(html! {
                <>
                    <p class="live-number"><strong>{ "12" }</strong><span>{ "명" }</span></p>
                    <p>{ "18분에서 26분쯤 걸립니다" }</p>
                    <div class="home-hero__foot">
                        <StaleNote text="8초 전" />
                        <a class="text-link" href="/queue">{ "다른 민원실 보기" }{ icon(IconName::ArrowRight) }</a>
                    </div>
                </>
            }) }
            <section class="next-thing" aria-labelledby="next-heading">
                <h2 id="next-heading">{ "다음에 하실 일" }</h2>
                <ul class="order-list">{ ordered::order("/orders/1", BadgeKind::Info, "준비 중") }</ul>
            </section>
            { doors() }
        </div>
    })
}

/// Home on a first visit, while the number is on its way.
pub(super) fn home_new() -> Html {
    framed(first_visit())
}

fn first_visit() -> Html {
    html! {
        <div class="page">
            <h1 class="page__title">{ "무엇을 도와드릴까요?" }</h1>
            { hero(html! { <Skeleton lines={2} /> }) }
            { doors() }
        </div>
    }
}

/// The panel under the header.
pub(super) fn panel() -> Html {
    let sizes = [
        ("1", "작게"),
        ("2", "보통"),
        ("3", "크게"),
        ("4", "더 크게"),
        ("5", "가장 크게"),
    ];
    let contrasts = [("normal", "보통"), ("strong", "선명하게")];
    let options = |list: &[(&'static str, &'static str)]| -> Vec<(AttrValue, AttrValue)> {
        list.iter()
            .map(|(value, text)| ((*value).into(), (*text).into()))
            .collect()
    };
    html! {
        <div class="display-panel">
            <SegmentedControl name="size" label="글자 크기" options={options(&sizes)} value="2" onchange={nothing()} visible_label=true />
            <SegmentedControl name="contrast" label="화면 대비" options={options(&contrasts)} value="normal" onchange={nothing()} visible_label=true />
        </div>
    }
}

/// Home with the panel open.
pub(super) fn display() -> Html {
    frame(first_visit(), panel())
}
