//! Instead of a page that is for one's own device.

use crate::device;
use crate::fetch::use_services;
use crate::i18n::{fill, use_i18n};
use crate::navigation::use_navigator;
use crate::page::Page;
use crate::routes::Route;
use crate::ui::qr_code;
use yew::prelude::*;

/// Nobody signs in where others stand behind: says so, and where to turn. The page itself goes on upon one's own phone.
#[component]
pub(super) fn ElsewherePage() -> Html {
    let i18n = use_i18n();
    let words = i18n.kiosk();
    let phone = use_services().config.phone.clone();
    let address = device::whole_address(&use_navigator().route.address());
    html! {
        <Page
            heading={words.elsewhere_heading}
            back={(Route::Home.address().into(), i18n.shell().back_home.into())}
        >
            <p class="page__lead">{ fill(words.elsewhere_text, &[("phone", &phone)]) }</p>
            <p>{ words.elsewhere_qr }</p>
            <div class="kiosk-qr">{ qr_code(&address, words.outside_qr) }</div>
            <p class="kiosk-address">{ address }</p>
        </Page>
    }
}
