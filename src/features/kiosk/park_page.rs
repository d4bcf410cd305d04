//! Setting work aside: a code to go on with, on one's own phone or at another kiosk.

use super::done_sound::done_sound;
use super::ending::end;
use super::looks::{KeptLook, use_looks};
use super::park_memory::Memory;
use super::park_work::{self as work, Found};
use crate::device;
use crate::fetch::{Phase, Sending, SubmitHandle, use_services, use_submit};
use crate::i18n::{I18n, fill, use_i18n};
use crate::page::Page;
use crate::trouble::trouble;
use crate::ui::{Button, Notice, NoticeKind, qr_code};
use contract::kiosk::{Parked, RESUME_PATH, parked_code_shown};
use contract::problem::ProblemCode;
use yew::prelude::*;

/// Asks, and shows the code.
#[component]
pub(super) fn ParkPage() -> Html {
    let i18n = use_i18n();
    let words = i18n.parking();
    let services = use_services();
    let config = services.config.clone();
    let phone = config.phone.clone();
    let look = use_looks().map(|looks| KeptLook::from(&looks));
    let back = use_memo((), |()| work::from());
    let tries = use_state(|| 0_u32);
    let parked = use_state(|| None::<Parked>);
    let done = {
        let (parked, config, services) = (parked.clone(), config.clone(), services.clone());
        Callback::from(move |answer: Parked| {
            // From here on it is in one place only.
            work::forget();
            Memory::forget(&services);
            done_sound(&config);
            parked.set(Some(answer));
        })
    };
    let submit = use_submit(
        Sending::WhileHere,
        |client, pending| Box::pin(async move { client.park(&pending.key, &pending.body).await }),
        done,
    );
    if let Some(parked) = &*parked {
        return shown(i18n, parked, end(i18n, &config).reform(|_| ()));
    }
    let find = move || work::find(Memory::of(&services), look.clone());
    let found = find();
    let onclick = {
        let (submit, tries) = (submit.clone(), tries.clone());
        Callback::from(move |_: MouseEvent| {
            tries.set(*tries + 1);
            if let Found::Work(text) = find() {
                submit.edit();
                submit.press(text);
            }
        })
    };
    let follows = Some(*tries).filter(|tries| *tries > 0);
    html! {
        <Page heading={words.heading} lead={words.lead} back={(back.address().into(), words.go_on.into())}>
            <p>{ words.text }</p>
            { hindrance(i18n, &found, follows) }
            { refusal(i18n, &submit, &phone) }
            if found != Found::Nothing {
                <div class="page__actions">
                    <Button busy={submit.busy()} {onclick}>{ words.submit }</Button>
                </div>
            }
        </Page>
    }
}

/// Why it cannot be set aside, as far as that is known here.
fn hindrance(i18n: I18n, found: &Found, follows: Option<u32>) -> Html {
    let words = i18n.parking();
    let (title, text) = match found {
        Found::Work(_) => return Html::default(),
        Found::Nothing => (words.nothing_title, words.nothing_text),
        Found::Unanswered => (words.unanswered_title, words.unanswered_text),
        Found::RegistrationNumber => (words.registration_title, words.registration_text),
        Found::TooMuch => (words.too_much_title, words.too_much_text),
    };
    html! {
        <Notice kind={NoticeKind::Warning} {title} {follows}><p>{ text }</p></Notice>
    }
}

/// Why the backend did not take it.
fn refusal(i18n: I18n, submit: &SubmitHandle<Parked>, phone: &str) -> Html {
    let words = i18n.parking();
    let follows = Some(submit.presses());
    match submit.phase() {
        Phase::Unknown => html! {
            <Notice title={words.waiting} {follows} />
        },
        Phase::Rejected(error) if error.code() == Some(ProblemCode::Invalid) => html! {
            <Notice kind={NoticeKind::Warning} title={words.registration_title} {follows}>
                <p>{ words.registration_text }</p>
            </Notice>
        },
        Phase::Rejected(error) => {
            let (title, text) = trouble(i18n, &error, phone);
            html! {
                <Notice kind={NoticeKind::Warning} {title} {follows}><p>{ text }</p></Notice>
            }
        }
        _ => Html::default(),
    }
}

/// The code, large, and the same for a camera.
fn shown(i18n: I18n, parked: &Parked, end: Callback<MouseEvent>) -> Html {
    let words = i18n.parking();
    let address = device::whole_address(&format!("{RESUME_PATH}#{}", parked.code));
    let time = i18n.clock(parked.expires_at.clock());
    html! {
        <Page heading={words.done_heading} lead={fill(words.until, &[("time", &time)])} focus_key={1}>
            <div class="parked">
                <p class="parked__code">
                    <span class="parked__label">{ words.code }</span>
                    <strong data-private="">{ parked_code_shown(&parked.code) }</strong>
                </p>
                { qr_code(&address, words.qr_label) }
            </div>
            <ul class="parked__ways">
                <li>{ words.how_phone }</li>
                <li>{ words.how_kiosk }</li>
                <li>{ words.how_keep }</li>
            </ul>
            <div class="page__actions">
                // Nothing of whoever was here stays in the program's memory.
                <Button onclick={end}>{ i18n.kiosk().finish }</Button>
            </div>
        </Page>
    }
}
