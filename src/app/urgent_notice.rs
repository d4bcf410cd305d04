//! Something urgent that the district says before anything else on the first page.

use crate::fetch::use_services;
use crate::i18n::use_i18n;
use yew::prelude::*;

/// What `notice` of `config.json` says.
#[component]
pub(super) fn UrgentNotice() -> Html {
    let i18n = use_i18n();
    let notice = use_services().config.notice();
    html! {
        if let Some(notice) = notice {
            <p class="urgent-notice" key="urgent">{ i18n.shown(&notice) }</p>
        }
    }
}
