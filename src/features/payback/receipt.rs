//! The photo of a receipt: what was sent, and sending another one.

use super::use_public::use_rules;
use super::words;
use crate::device::PhotoFault;
use crate::fetch::{PhotoFor, PhotoSender, PhotoStage as Stage, use_photo, use_services};
use crate::i18n::{I18n, fill, use_i18n};
use crate::session::{AskToSignIn, needs_sign_in};
use crate::ui::{Button, ButtonKind, Details, Notice, NoticeKind};
use contract::payback::{PaybackState, PaybackView, ReceiptState, StepKind};
use yew::prelude::*;

/// Of which book.
#[derive(Properties, PartialEq)]
pub(super) struct ReceiptProps {
    /// The book.
    pub(super) view: PaybackView,
    /// Called when a photo is there: the book has changed.
    pub(super) done: Callback<()>,
}

/// Whether a photo can be sent here now.
fn takes_receipt(view: &PaybackView) -> bool {
    let payback = &view.payback;
    view.process.is_online(StepKind::Receipt)
        && payback.made_by.is_none()
        && matches!(payback.state, PaybackState::Bought | PaybackState::Returned)
}

/// Whether there is a photo to look at, or one can be sent.
pub(super) fn shows_receipt(view: &PaybackView) -> bool {
    takes_receipt(view) || whole(view).is_some()
}

/// The photo that has arrived.
fn whole(view: &PaybackView) -> Option<&contract::payback::Receipt> {
    let receipt = view.payback.receipt.as_ref();
    receipt.filter(|receipt| matches!(receipt.state, ReceiptState::Whole | ReceiptState::Unreadable))
}

/// The photo that is there, and the box for another one where one can be sent.
#[component]
pub(super) fn Receipt(props: &ReceiptProps) -> Html {
    let i18n = use_i18n();
    let words = i18n.payback_receipt();
    html! {
        <section class="panel">
            <h2>{ words.heading }</h2>
            if takes_receipt(&props.view) {
                <p key="there">{ there(i18n, &props.view) }</p>
            }
            <Sent key="sent" view={props.view.clone()} />
            if takes_receipt(&props.view) {
                <Sending key="sending" view={props.view.clone()} done={props.done.clone()} />
            }
        </section>
    }
}

#[derive(Properties, PartialEq)]
struct SentProps {
    view: PaybackView,
}

/// The photo as the backend has it, for its owner's eyes: fetched when it is opened.
#[component]
fn Sent(props: &SentProps) -> Html {
    let words = use_i18n().payback_receipt();
    let client = use_services().client;
    let Some(receipt) = whole(&props.view) else {
        return Html::default();
    };
    html! {
        <Details key={receipt.id.clone()} summary={words.look}>
            <img class="payback-photo" src={client.receipt_image(&receipt.id)} alt={words.sent} loading="lazy" />
        </Details>
    }
}

/// The box for a photo, how far it is, and what went wrong.
#[component]
fn Sending(props: &ReceiptProps) -> Html {
    let i18n = use_i18n();
    let words = i18n.payback_receipt();
    let services = use_services();
    let rules = use_rules();
    let sender = use_photo(PhotoFor::Receipt, props.done.reform(|_| ()));
    let (input, canvas) = (use_node_ref(), use_node_ref());
    let Some(rules) = rules.loaded.get().map(|rules| rules.receipt.clone()) else {
        return Html::default();
    };
    let onchange = {
        let (sender, input, canvas) = (sender.clone(), input.clone(), canvas.clone());
        let (reference, rules) = (props.view.payback.reference.clone(), rules.clone());
        Callback::from(move |_: Event| sender.take(&input, &canvas, &reference, &rules))
    };
    let drawn = !matches!(sender.stage(), Stage::None | Stage::Wrong(_));
    html! {
        <>
            <div class="form-group" key="box">
                <label class="form-label" for="receipt">{ words.choose }</label>
                <p class="form-hint" id="receipt-hint">{ words.hint }</p>
                <input
                    ref={input}
                    id="receipt"
                    class="krds-input"
                    type="file"
                    accept="image/*"
                    aria-describedby="receipt-hint"
                    {onchange}
                />
            </div>
            <canvas key="photo" ref={canvas} class="payback-photo" role="img" aria-label={words.preview} hidden={!drawn} />
            <p key="said" role="status">{ said(i18n, sender.stage()) }</p>
            { trouble(i18n, &sender, &services.config.phone) }
        </>
    }
}

/// What the backend has.
fn there(i18n: I18n, view: &PaybackView) -> &'static str {
    let words = i18n.payback_receipt();
    match view.payback.receipt.as_ref().map(|receipt| receipt.state) {
        Some(ReceiptState::Whole) => words.there,
        Some(ReceiptState::Unreadable) => words.unreadable,
        Some(ReceiptState::Arriving) => words.not_whole,
        Some(ReceiptState::Unknown) | None => words.none,
    }
}

/// How far it is.
fn said(i18n: I18n, stage: &Stage) -> String {
    let words = i18n.payback_receipt();
    match stage {
        Stage::None | Stage::Wrong(_) | Stage::Broken(..) => String::new(),
        Stage::Shrinking => words.shrinking.into(),
        Stage::Sending(received, total) => {
            let percent = u64::from(*received) * 100 / u64::from((*total).max(1));
            // In tens: a screen reader reads each change.
            fill(words.sending, &[("percent", &(percent / 10 * 10).to_string())])
        }
        Stage::Done => words.done.into(),
    }
}

/// Why it is not there, and the way on.
fn trouble(i18n: I18n, sender: &PhotoSender, phone: &str) -> Html {
    let words = i18n.payback_receipt();
    match sender.stage() {
        Stage::Wrong(fault) => {
            let (title, text) = match fault {
                PhotoFault::TooLarge => (words.too_large_title, words.too_large_text),
                PhotoFault::NothingChosen | PhotoFault::NotAPicture => {
                    (words.not_a_picture_title, words.not_a_picture_text)
                }
            };
            html! {
                <Notice key="trouble" kind={NoticeKind::Warning} {title} role_status=true><p>{ text }</p></Notice>
            }
        }
        Stage::Broken(error, _) if needs_sign_in(error) => html! {
            <AskToSignIn key="trouble" ended=true />
        },
        Stage::Broken(_, true) => {
            let again = sender.clone();
            let onclick = Callback::from(move |_: MouseEvent| again.go_on());
            html! {
                <Notice key="trouble" kind={NoticeKind::Warning} title={words.broken_title} role_status=true>
                    <p>{ words.broken_text }</p>
                    <Button kind={ButtonKind::Secondary} {onclick}>{ words.go_on }</Button>
                </Notice>
            }
        }
        Stage::Broken(error, false) => {
            let (title, text) = words::trouble(i18n, error, phone);
            html! {
                <Notice key="trouble" kind={NoticeKind::Warning} {title} role_status=true><p>{ text }</p></Notice>
            }
        }
        Stage::None | Stage::Shrinking | Stage::Sending(..) | Stage::Done => Html::default(),
    }
}
