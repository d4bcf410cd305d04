//! A box for one photo: it is made small, sent in parts, and goes on by itself after a cut.

use super::request_words;
use crate::device::PhotoFault;
use crate::fetch::{PhotoFor, PhotoSender, PhotoStage, use_load, use_photo, use_services};
use crate::form_errors::use_tell_wrong;
use crate::i18n::{I18n, fill, use_i18n};
use crate::session::{AskToSignIn, needs_sign_in};
use crate::ui::{Button, ButtonKind, Notice, NoticeKind, error_text};
use contract::photo::Photo;
use contract::visit::VisitRules;
use yew::prelude::*;

/// For what.
#[derive(Properties, PartialEq)]
pub(super) struct PhotoBoxProps {
    /// Of which visit; none while its request is filled in.
    #[prop_or_default]
    pub(super) reference: Option<String>,
    /// What is wrong.
    #[prop_or_default]
    pub(super) error: Option<AttrValue>,
    /// Called with a photo that has arrived.
    pub(super) onsent: Callback<Photo>,
    /// Called with whether one is on its way.
    #[prop_or_default]
    pub(super) onbusy: Callback<bool>,
}

/// The box, how far the photo is, and what went wrong.
#[component]
pub(super) fn PhotoBox(props: &PhotoBoxProps) -> Html {
    let i18n = use_i18n();
    let words = i18n.visit_photo();
    let services = use_services();
    let rules = use_load::<VisitRules, _>("visit-rules".into(), |client| {
        Box::pin(async move { client.visit_rules().await })
    });
    let what = match props.reference {
        Some(_) => PhotoFor::Visit,
        None => PhotoFor::Request,
    };
    let sender = use_photo(what, props.onsent.clone());
    use_tell_wrong(is_on_its_way(sender.stage()), &props.onbusy);
    let (input, canvas) = (use_node_ref(), use_node_ref());
    let Some(rules) = rules.loaded.get().map(|rules| rules.photo.clone()) else {
        return Html::default();
    };
    let onchange = {
        let (sender, input, canvas) = (sender.clone(), input.clone(), canvas.clone());
        let reference = props.reference.clone().unwrap_or_default();
        Callback::from(move |_: Event| sender.take(&input, &canvas, &reference, &rules))
    };
    let drawn = !matches!(sender.stage(), PhotoStage::None | PhotoStage::Wrong(_));
    html! {
        <>
            <div class="form-group" key="box">
                <label class="form-label" for="photo">{ words.choose }</label>
                <p class="form-hint" id="photo-hint">{ words.hint }</p>
                { error_text("photo", props.error.as_ref(), false) }
                <input ref={input} id="photo" class="krds-input" type="file" accept="image/*"
                    aria-describedby="photo-hint" {onchange} />
            </div>
            <canvas key="photo" ref={canvas} class="visit-photo" role="img" aria-label={words.preview} hidden={!drawn} />
            <p key="said" role="status">{ said(i18n, sender.stage()) }</p>
            { trouble(i18n, &sender, &services.config.phone) }
        </>
    }
}

/// Whether a photo would be given up by leaving.
fn is_on_its_way(stage: &PhotoStage) -> bool {
    matches!(
        stage,
        PhotoStage::Shrinking | PhotoStage::Sending(..) | PhotoStage::Broken(_, true)
    )
}

/// How far it is.
fn said(i18n: I18n, stage: &PhotoStage) -> String {
    let words = i18n.payback_receipt();
    match stage {
        PhotoStage::None | PhotoStage::Wrong(_) | PhotoStage::Broken(..) => String::new(),
        PhotoStage::Shrinking => words.shrinking.into(),
        PhotoStage::Sending(received, total) => {
            let percent = u64::from(*received) * 100 / u64::from((*total).max(1));
            // In tens: a screen reader reads each change.
            fill(words.sending, &[("percent", &(percent / 10 * 10).to_string())])
        }
        PhotoStage::Done => words.done.into(),
    }
}

/// Why it is not there, and the way on. Nothing of the request is lost with it.
fn trouble(i18n: I18n, sender: &PhotoSender, phone: &str) -> Html {
    let words = i18n.visit_photo();
    match sender.stage() {
        PhotoStage::Wrong(fault) => {
            let text = match fault {
                PhotoFault::TooLarge => words.too_large,
                PhotoFault::NothingChosen | PhotoFault::NotAPicture => words.not_a_picture,
            };
            html! {
                <Notice key="trouble" kind={NoticeKind::Warning} title={words.refused} role_status=true><p>{ text }</p></Notice>
            }
        }
        PhotoStage::Broken(error, _) if needs_sign_in(error) => html! {
            <AskToSignIn key="trouble" ended=true />
        },
        PhotoStage::Broken(_, true) => {
            let again = sender.clone();
            let onclick = Callback::from(move |_: MouseEvent| again.go_on());
            let words = i18n.payback_receipt();
            html! {
                <Notice key="trouble" kind={NoticeKind::Warning} title={words.broken_title} role_status=true>
                    <p>{ words.broken_text }</p>
                    <Button kind={ButtonKind::Secondary} {onclick}>{ words.go_on }</Button>
                </Notice>
            }
        }
        PhotoStage::Broken(error, false) => {
            let (title, text) = request_words::trouble(i18n, error, phone);
            html! {
                <Notice key="trouble" kind={NoticeKind::Warning} {title} role_status=true><p>{ text }</p></Notice>
            }
        }
        PhotoStage::None | PhotoStage::Shrinking | PhotoStage::Sending(..) | PhotoStage::Done => {
            Html::default()
        }
    }
}
