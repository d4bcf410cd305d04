//! Whom to call for an interpreter, beside every switch of languages.

use crate::config::Config;
use crate::device;
use crate::i18n::{I18n, fill};
use crate::ui::{IconName, icon};
use yew::prelude::*;

/// The telephone number of interpreters, where the district has one. A kiosk cannot call: there it is a sentence.
pub fn interpreting(i18n: I18n, config: &Config) -> Html {
    let Some(phone) = config.interpreters() else {
        return Html::default();
    };
    let said = fill(i18n.voice().interpreting, &[("phone", &phone)]);
    match device::is_kiosk() {
        true => html! {
            <p>{ said }</p>
        },
        false => html! {
            <p><a class="krds-btn tertiary" href={format!("tel:{phone}")}>
                { icon(IconName::Phone) }
                <span class="krds-btn__text">{ said }</span>
            </a></p>
        },
    }
}
