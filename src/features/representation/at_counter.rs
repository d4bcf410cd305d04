//! Where those without a phone answer, and what they bring: the district's words.

use crate::come_to_me::come_to_me;
use crate::fetch::use_load;
use crate::i18n::use_i18n;
use crate::not_loaded::NotLoaded;
use contract::permission::PermissionRules;
use yew::prelude::*;

/// What the district says of it.
#[component]
pub(super) fn AtCounter() -> Html {
    let i18n = use_i18n();
    let load = use_load::<PermissionRules, _>("permission-rules".into(), |client| {
        Box::pin(async move { client.permission_rules().await })
    });
    match load.loaded.get() {
        Some(rules) => html! {
            <>
                <p key="rule">{ i18n.shown(&rules.at_counter) }</p>
                { come_to_me(i18n) }
            </>
        },
        None => html! {
            <NotLoaded error={load.loaded.error.clone()} reload={load.reload} />
        },
    }
}
