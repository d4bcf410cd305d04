//! Everything that happened under a permission: the same words for both sides.

use super::nameless::nameless;
use crate::i18n::I18n;
use contract::permission::PermissionView;
use yew::prelude::*;

/// The record, oldest first.
pub(super) fn record(i18n: I18n, view: &PermissionView) -> Html {
    let words = i18n.permission();
    let one = |record: &contract::permission::PermissionRecord| {
        html! {
            <li>
                <span class="record__at">{ i18n.moment(record.at) }</span>
                <span lang={i18n.lang_of(&record.text)}>{ nameless(i18n, &i18n.text(&record.text)) }</span>
            </li>
        }
    };
    html! {
        <section key="record">
            <h2>{ words.record_heading }</h2>
            <p>{ words.record_same }</p>
            <ol class="record">{ for view.record.iter().map(one) }</ol>
        </section>
    }
}
