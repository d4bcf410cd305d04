//! "뒷분 먼저 하세요": the way to the page that sets the work aside.

use super::park_work::remember_from;
use crate::i18n::use_i18n;
use crate::navigation::use_navigator;
use crate::routes::{KioskView, Route};
use yew::prelude::*;

/// A link; nothing on the pages of the kiosk itself, where there is nothing to set aside.
#[component]
pub fn ParkLink() -> Html {
    let words = use_i18n().parking();
    let route = use_navigator().route;
    if matches!(*route, Route::Kiosk(_) | Route::Home) {
        return Html::default();
    }
    html! {
        <a
            class="krds-btn secondary small"
            href={Route::Kiosk(KioskView::Park).address()}
            onclick={move |_: MouseEvent| remember_from(&route)}
        >
            <span class="krds-btn__text">{ words.link }</span>
        </a>
    }
}
