//! How crowded it is, and when.

use yew::prelude::*;

use crate::ui::level::LevelKind;
use crate::ui::{Bar, BarChart, level};

const WORDS: [&str; 6] = ["원활", "보통", "혼잡", "잠시 멈춤", "업무 끝", "알 수 없음"];

pub(super) fn levels() -> Html {
    let words = LevelKind::ALL.into_iter().zip(WORDS);
    html! {
        <p class="order-actions__row">
            { for words.map(|(kind, word)| html! { <span key={word}>{ level(kind, word.into()) }{ " " }</span> }) }
        </p>
    }
}

pub(super) fn bar_chart() -> Html {
    let bars = (9_u32..18)
        .map(|hour| Bar {
            label: hour.to_string().into(),
            solid: if hour == 12 { 0 } else { hour * 7 % 30 + 4 },
            whole: if hour == 12 { 0 } else { hour * 7 % 30 + 12 },
            marked: hour == 10,
        })
        .collect::<Vec<_>>();
    html! {
        <BarChart label="오전 11시에 가장 오래, 오후 4시에 가장 짧게 기다려요." {bars} />
    }
}
