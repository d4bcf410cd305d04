//! A kiosk that did not get the district's settings: without its sizes, its office and its keys it is none.

use super::ending::end;
use crate::fetch::{Pause, use_services};
use crate::i18n::{fill, use_i18n};
use yew::prelude::*;

/// How long it waits before it begins anew, in milliseconds.
const AGAIN_MS: u32 = 30_000;

/// Says whom to call, and begins anew after a while.
#[component]
pub(super) fn NoSettings() -> Html {
    let i18n = use_i18n();
    let config = use_services().config;
    let away = fill(i18n.kiosk().away, &[("phone", &config.phone)]);
    let end = end(i18n, &config);
    use_effect_with((), move |()| {
        let pause = Pause::new(AGAIN_MS, move || end.emit(()));
        move || drop(pause)
    });
    html! {
        <main class="app-main" id="main" tabindex="-1">
            <h1 tabindex="-1">{ away }</h1>
        </main>
    }
}
