//! Choosing a time of a day.

use yew::prelude::*;

use super::choosing::page;

fn slots(title: &'static str, times: &[(&'static str, &'static str)]) -> Html {
    let slot = |(time, note): &(&'static str, &'static str)| {
        let class = classes!("slot", note.contains("남음").then_some("is-nearly-full"));
        html! {
            <li key={*time}>
                <button type="button" {class} aria-disabled={(*note == "마감").then_some("true")}>
                    <span class="slot__time">{ *time }</span>
                    <span class="slot__note">{ *note }</span>
                </button>
            </li>
        }
    };
    html! {
        <div class="slot-list__part" key={title}>
            <h3>{ title }</h3>
            <ul class="slot-list__slots">{ for times.iter().map(slot) }</ul>
        </div>
    }
}

pub(super) fn times_page() -> Html {
    page(
        4,
        "언제 받으실래요?",
        html! {
            <section class="slot-picker__day">
                <h2>{ "2026년 11월 24일 화요일" }</h2>
                <div class="slot-list">
                    { slots("오전", &[("오전 9시", "3자리"), ("오전 9시 30분", "마감"), ("오전 10시", "1자리 남음")]) }
                    { slots("오후", &[("오후 1시 30분", "8자리"), ("오후 2시", "4자리")]) }
                    <p class="slot-list__gap">{ "오전 11시 30분부터 오후 1시 30분까지는 받을 수 없어요." }</p>
                </div>
            </section>
        },
    )
}
