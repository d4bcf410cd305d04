//! What is wrong with a form: at its top, beside its fields, and first in the title of its page.

use crate::i18n::{I18n, fill};
use crate::ui::{ErrorSummary, FieldMessage};
use yew::prelude::*;

/// The ids of fields with what to say of them, in the order of the page.
pub type Wrong = Vec<(&'static str, &'static str)>;

/// What to say beside a field.
pub fn error_of(wrong: &Wrong, id: &str) -> Option<AttrValue> {
    let found = wrong.iter().find(|(at, _)| *at == id);
    found.map(|(_, message)| AttrValue::from(*message))
}

/// The same for the top of the form.
pub fn messages(wrong: &Wrong) -> Vec<FieldMessage> {
    let message = |(id, message): &(&'static str, &'static str)| FieldMessage {
        field_id: (*id).into(),
        message: (*message).into(),
    };
    wrong.iter().map(message).collect()
}

/// All that is wrong, at the top of the form, or nothing; takes the focus whenever `focus_key` changes.
pub fn error_summary(i18n: I18n, errors: Vec<FieldMessage>, focus_key: u32) -> Html {
    if errors.is_empty() {
        return Html::default();
    }
    let title = fill(i18n.who().summary, &[("count", &errors.len().to_string())]);
    html! {
        <ErrorSummary key="summary" {title} {errors} {focus_key} />
    }
}

/// Tells the page whether something is wrong with the form on it: its title says so first
/// ([`PageProps::wrong`](crate::page::PageProps)).
#[hook]
pub fn use_tell_wrong(is_wrong: bool, onwrong: &Callback<bool>) {
    let onwrong = onwrong.clone();
    use_effect_with(is_wrong, move |is| onwrong.emit(*is));
}
