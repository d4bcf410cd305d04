//! Fills the form with what the account knows, for whoever is signed in and asks for it.

use crate::fetch::{Phase, Sending, use_submit};
use crate::i18n::use_i18n;
use crate::session::{may_be_signed_in, use_session};
use crate::ui::{Button, ButtonKind};
use contract::session::PersonDetails;
use yew::prelude::*;

#[derive(Properties, PartialEq)]
pub(super) struct FillInProps {
    pub(super) onfill: Callback<PersonDetails>,
}

/// Nothing for those who are not signed in: nobody needs to be.
#[component]
pub(super) fn FillIn(props: &FillInProps) -> Html {
    let wanted = use_state(|| false);
    {
        let wanted = wanted.clone();
        use_effect_with((), move |()| wanted.set(may_be_signed_in()));
    }
    html! {
        if *wanted {
            <Offer onfill={props.onfill.clone()} />
        }
    }
}

#[component]
fn Offer(props: &FillInProps) -> Html {
    let words = use_i18n().session();
    let session = use_session();
    let submit = use_submit::<PersonDetails, _>(
        Sending::Ask,
        |client, _| Box::pin(async move { client.get_person().await }),
        props.onfill.clone(),
    );
    if session.person().is_none() {
        return Html::default();
    }
    let said = match submit.phase() {
        Phase::Confirmed(_) => words.filled_in,
        Phase::Rejected(_) => words.not_filled_in,
        _ => "",
    };
    let busy = submit.busy();
    let onclick = Callback::from(move |_: MouseEvent| {
        submit.edit();
        submit.press(String::new());
    });
    html! {
        <div class="fill-in">
            <Button kind={ButtonKind::Secondary} {busy} {onclick}>{ words.fill_in }</Button>
            <p role="status">{ said }</p>
        </div>
    }
}
