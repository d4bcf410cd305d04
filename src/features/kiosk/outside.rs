//! A link to another site: nothing leads out of a kiosk, so it is shown for one's own phone.

use super::above::Above;
use crate::i18n::use_i18n;
use crate::ui::{Button, qr_code};
use yew::prelude::*;

#[derive(Properties, PartialEq)]
pub(super) struct OutsideProps {
    pub(super) address: AttrValue,
    pub(super) onclose: Callback<()>,
}

/// The address as a QR code.
#[component]
pub(super) fn Outside(props: &OutsideProps) -> Html {
    let words = use_i18n().kiosk();
    let onclick = props.onclose.reform(|_: MouseEvent| ());
    html! {
        <Above title={words.outside_title}>
            <p>{ words.outside_text }</p>
            <div class="kiosk-qr">{ qr_code(&props.address, words.outside_qr) }</div>
            <p class="kiosk-address">{ props.address.clone() }</p>
            <div class="kiosk-above__actions" data-back="true">
                <Button {onclick}>{ words.close }</Button>
            </div>
        </Above>
    }
}
