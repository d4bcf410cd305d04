//! Leaving at once: the screen is empty before anything else happens.

use super::forgetting::{forget_for_good, tell_signed_out};
use crate::device;
use crate::fetch::{Pause, Services, spawn, use_services};
use crate::i18n::use_i18n;
use crate::routes::Route;
use crate::ui::{Button, ButtonKind};
use std::cell::RefCell;
use yew::prelude::*;

/// How long the backend is waited for, on an empty screen, before the page is left all the same.
const PATIENCE_MS: u32 = 400;

thread_local! {
    /// Outlives the components, whose page is gone.
    static LEAVING: RefCell<Option<Pause>> = const { RefCell::new(None) };
}

/// Empties the screen, signs out, forgets, and leaves for the page that the district has chosen, or the first one.
fn leave(services: &Services) {
    device::clear_screen();
    tell_signed_out();
    forget_for_good(services);
    let configured = services.config.exit.clone();
    let home = configured.unwrap_or_else(|| Route::Home.address());
    let (client, address) = (services.client.clone(), home.clone());
    LEAVING.set(Some(Pause::new(PATIENCE_MS, move || device::leave_to(&home))));
    spawn(async move {
        // Whether or not it is heard of: the page is left in any case.
        let _ = client.sign_out(&device::key_128()).await;
        if LEAVING.take().is_some() {
            device::leave_to(&address);
        }
    });
}

/// The button, and Escape three times. On every page on which something personal stands.
#[component]
pub fn QuickExit() -> Html {
    let words = use_i18n().session();
    let services = use_services();
    {
        let services = services.clone();
        use_effect_with((), move |()| {
            let watching = device::on_escape_thrice(move || leave(&services));
            move || drop(watching)
        });
    }
    let onclick = Callback::from(move |_: MouseEvent| leave(&services));
    html! {
        <div class="quick-exit">
            <Button kind={ButtonKind::Secondary} small=true {onclick}>{ words.exit }</Button>
            <span class="quick-exit__keys">{ words.exit_keys }</span>
        </div>
    }
}
