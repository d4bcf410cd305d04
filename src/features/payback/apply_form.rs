//! The form of an application.

use super::act_answer::{refused, sent_words};
use super::apply_fields::fields;
use super::apply_typed::Typed;
use crate::api::{Client, List};
use crate::fetch::{Loaded, Sending, SubmitHandle, use_services, use_submit};
use crate::form_errors::{Wrong, error_summary, messages, use_tell_wrong};
use crate::i18n::{I18n, use_i18n};
use crate::navigation::use_navigator;
use crate::routes::{BookView, Route};
use crate::sent::{SentWords, sent};
use crate::session::{clear_draft, use_draft};
use crate::ui::Button;
use contract::payback::{Bookstore, PaybackRules, PaybackView};
use std::rc::Rc;
use yew::prelude::*;

/// What is applied for, and what the district says.
#[derive(Properties, PartialEq)]
pub(super) struct ApplyFormProps {
    /// ISBN, 13 digits.
    pub(super) isbn: String,
    /// The rules.
    pub(super) rules: Rc<PaybackRules>,
    /// The stores, with their stock of this book.
    pub(super) stores: Rc<ListOfStores>,
    /// How many more books for oneself; none of a title that one has applied for already.
    pub(super) own_left: u16,
    /// Called with whether something that was typed cannot be right: the title of the page says so too.
    pub(super) onwrong: Callback<bool>,
}

/// The partner bookstores.
pub(super) type ListOfStores = List<Bookstore>;

/// Name of what is typed, in the tab's store.
const DRAFT: &str = "payback-apply-draft";

/// The form.
#[component]
pub(super) fn ApplyForm(props: &ApplyFormProps) -> Html {
    let i18n = use_i18n();
    let words = i18n.payback_apply();
    let services = use_services();
    let today = services.client.clock().now().date();
    let typed = use_draft::<Typed>(DRAFT);
    let shown = typed.get().of(&props.isbn, today);
    let wrong = use_state(Wrong::new);
    let tries = use_state(|| 0_u32);
    let submit = use_apply();
    let process = props.rules.process.clone();
    let full = props.own_left == 0 && shown.permission.is_empty();
    let onsubmit = {
        let (shown, wrong, tries, submit) = (shown.clone(), wrong.clone(), tries.clone(), submit.clone());
        Callback::from(move |event: SubmitEvent| {
            event.prevent_default();
            match shown.read(i18n, today, &process) {
                Ok(_) if submit.busy() => {}
                Ok(request) => {
                    wrong.set(Wrong::new());
                    submit.edit();
                    submit.press(Client::apply_body(&request).unwrap_or_default());
                }
                Err(found) => {
                    wrong.set(found);
                    tries.set(*tries + 1);
                }
            }
        })
    };
    use_tell_wrong(!wrong.is_empty(), &props.onwrong);
    html! {
        <form {onsubmit} novalidate=true class="find-form">
            { answer(i18n, &submit, &services.config.phone) }
            { error_summary(i18n, messages(&wrong), *tries) }
            { fields(i18n, props, (&typed, today), &wrong) }
            if !full {
                <div class="page__actions" key="send">
                    <Button submit=true busy={submit.busy()}>{ words.apply }</Button>
                </div>
            }
        </form>
    }
}

/// Sends an application; it is kept until there is an answer, so that no book is applied for twice.
#[hook]
fn use_apply() -> SubmitHandle<PaybackView> {
    let services = use_services();
    let navigator = use_navigator();
    let done = Callback::from(move |view: PaybackView| {
        let (reference, at) = (view.payback.reference.clone(), view.server_time);
        clear_draft(DRAFT);
        let name = super::act::name_of(&reference);
        services.cache.put(&name, Loaded::ready(view, at));
        navigator.replace(Route::Payback(BookView::One, reference));
    });
    use_submit(
        Sending::Kept("payback-pending"),
        |client, pending| Box::pin(async move { client.apply_payback(&pending.key, pending.body).await }),
        done,
    )
}

/// What came of the press; takes the focus.
fn answer(i18n: I18n, submit: &SubmitHandle<PaybackView>, phone: &str) -> Html {
    let words = i18n.payback_apply();
    let said = SentWords {
        too_old: Some((words.too_old_title, words.too_old_text, words.too_old_go_on)),
        ..sent_words(i18n)
    };
    sent(said, submit, phone, |error| {
        refused(i18n, error, phone, submit.presses())
    })
}
