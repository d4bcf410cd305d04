//! Every message that was sent to me.

use crate::api::List;
use crate::fetch::use_load;
use crate::i18n::{I18n, fill, use_i18n};
use crate::not_loaded::NotLoaded;
use crate::routes::{MineView, Route};
use crate::session::{AskToSignIn, PersonalPage, needs_sign_in};
use contract::message::Message;
use yew::prelude::*;

/// The log.
#[component]
pub(super) fn MessagesPage() -> Html {
    let i18n = use_i18n();
    html! {
        <PersonalPage
            heading={i18n.mine().messages_heading}
            lead={i18n.mine().messages_lead}
            back={(Route::Mine(MineView::Household).address().into(), i18n.mine().back.into())}
        >
            <Shown />
        </PersonalPage>
    }
}

#[component]
fn Shown() -> Html {
    let i18n = use_i18n();
    let load = use_load::<List<Message>, _>("messages".into(), |client| {
        Box::pin(async move { client.list_messages().await })
    });
    match (load.loaded.get(), &load.loaded.error) {
        (_, Some(error)) if needs_sign_in(error) => html! {
            <AskToSignIn ended=true />
        },
        (Some(list), _) if list.items.is_empty() => html! {
            <p>{ i18n.mine().messages_none }</p>
        },
        (Some(list), _) => messages(i18n, &list.items),
        (None, error) => html! {
            <NotLoaded error={error.clone()} reload={load.reload} />
        },
    }
}

/// A list of messages, as they were sent.
pub(super) fn messages(i18n: I18n, messages: &[Message]) -> Html {
    let words = i18n.mine();
    let one = |message: &Message| -> Html {
        html! {
            <li key={message.id.clone()} class="message">
                <p class="message__at">{ i18n.moment(message.at) }</p>
                <p class="message__text">{ i18n.shown(&message.text) }</p>
                <p class="message__to">
                    { fill(words.message_to, &[("phone", &message.to)]) }
                    if let Some(about) = &message.about {
                        { " · " }{ fill(words.message_about, &[("reference", about)]) }
                    }
                </p>
            </li>
        }
    };
    html! {
        <ol class="messages">{ for messages.iter().map(one) }</ol>
    }
}
