//! Telling others that this service exists: many never hear of it.

use crate::device;
use crate::i18n::use_i18n;
use crate::ui::{Button, ButtonKind, IconName};
use yew::prelude::*;

/// Shares what the service is, by the share sheet or the clipboard. Nothing about the reader.
#[component]
pub(super) fn ShareService() -> Html {
    let i18n = use_i18n();
    let words = i18n.payback_coach();
    let status = use_state(|| "");
    let onclick = {
        let status = status.clone();
        Callback::from(move |_: MouseEvent| {
            let copy = {
                let status = status.clone();
                move || {
                    device::copy_text(words.share_text, move |worked| {
                        let (copied, not_copied) = (i18n.order().copied, words.not_copied);
                        status.set(if worked { copied } else { not_copied });
                    });
                }
            };
            match device::can_share() {
                true => device::share(words.heading, words.share_text, copy),
                false => copy(),
            }
        })
    };
    html! {
        <>
            <Button kind={ButtonKind::Secondary} icon={IconName::Share} {onclick}>{ words.share }</Button>
            <span class="order-actions__status" role="status">{ *status }</span>
        </>
    }
}
