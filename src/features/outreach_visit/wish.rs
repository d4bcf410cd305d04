//! "이 동네로 와 주세요": a wish that counts once for each person, and can be taken back.

use super::use_public::MOBILE_UNITS;
use crate::api::Client;
use crate::device;
use crate::device::storage::{self, Area};
use crate::fetch::{Loaded, Phase, Sending, SubmitHandle, use_services, use_submit};
use crate::i18n::{I18n, fill, use_i18n};
use crate::trouble::trouble;
use crate::ui::{Button, ButtonKind, IconName, Notice, NoticeKind};
use contract::visit::{MobileUnits, VisitDong, WISHES_SHOWN_MIN, WishRequest, WishView};
use yew::prelude::*;

/// Under this name the device keeps the random number that stands for whoever is not signed in.
const DEVICE: &str = "visit-device";
/// Under this name it keeps the ids of the dong that were wished for here.
const WISHED: &str = "visit-wishes";

/// Properties of [`WishForm`].
#[derive(Properties, PartialEq)]
pub(super) struct WishFormProps {
    /// The dong that was chosen.
    pub(super) dong: VisitDong,
}

/// How many wish it, and the button.
#[component]
pub(super) fn WishForm(props: &WishFormProps) -> Html {
    let i18n = use_i18n();
    let words = i18n.visit_stops();
    let services = use_services();
    let phone = services.config.phone.clone();
    let wished = use_state(|| false);
    {
        // Read once the page is there: what is drawn on the host has no device.
        let wished = wished.clone();
        use_effect_with(props.dong.id.clone(), move |dong| {
            wished.set(wishes().contains(dong))
        });
    }
    let done = {
        let (wished, cache) = (wished.clone(), services.cache.clone());
        Callback::from(move |view: WishView| {
            keep(&view);
            wished.set(view.wanted);
            let known = cache.get::<(MobileUnits, usize)>(MOBILE_UNITS);
            if let Some(units) = known.get() {
                let mut units = (**units).clone();
                if let Some(dong) = units.0.dong.iter_mut().find(|dong| dong.id == view.dong) {
                    dong.wishes = view.wishes;
                }
                cache.put(MOBILE_UNITS, Loaded::ready(units, view.server_time));
            }
        })
    };
    let submit = use_submit(
        Sending::WhileHere,
        |client: Client, pending| {
            Box::pin(async move { client.wish_for_stop(&pending.key, pending.body).await })
        },
        done,
    );
    let onclick = {
        let (submit, dong, wanted) = (submit.clone(), props.dong.id.clone(), !*wished);
        Callback::from(move |_: MouseEvent| {
            let request = WishRequest {
                dong: dong.clone(),
                wanted,
                device: number(),
            };
            if let Ok(body) = Client::wish_body(&request) {
                submit.edit();
                submit.press(body);
            }
        })
    };
    let name = i18n.text(&props.dong.name);
    let count = match props.dong.wishes {
        Some(count) => fill(words.wishes, &[("dong", &name), ("count", &count.to_string())]),
        None => fill(words.wishes_few, &[("least", &WISHES_SHOWN_MIN.to_string())]),
    };
    let text = if *wished { words.wish_back } else { words.wish };
    html! {
        <section class="visit-wish">
            <h2>{ fill(words.wish_heading, &[("dong", &name)]) }</h2>
            <p>{ count }</p>
            if *wished {
                <p key="wished">{ words.wished }</p>
            }
            <Button
                key="wish"
                kind={ButtonKind::Secondary}
                icon={if *wished { IconName::Close } else { IconName::Plus }}
                busy={submit.busy()}
                {onclick}
            >
                { text }
            </Button>
            { answer(i18n, &submit, &phone) }
        </section>
    }
}

/// What came of pressing.
fn answer(i18n: I18n, submit: &SubmitHandle<WishView>, phone: &str) -> Html {
    let words = i18n.visit_stops();
    match submit.phase() {
        Phase::Confirmed(view) => html! {
            <p key="answer" role="status">{ if view.wanted { words.wish_taken } else { words.wish_gone } }</p>
        },
        Phase::Unknown => html! {
            <p key="answer" role="status">{ words.wish_checking }</p>
        },
        Phase::Rejected(error) => {
            let (title, text) = trouble(i18n, &error, phone);
            html! {
                <Notice key="answer" kind={NoticeKind::Warning} {title} follows={Some(submit.presses())}>
                    <p>{ text }</p>
                </Notice>
            }
        }
        _ => Html::default(),
    }
}

/// The number of this device, made with the first wish.
fn number() -> String {
    storage::read(Area::Device, DEVICE).unwrap_or_else(|| {
        let number = device::key_128();
        storage::write(Area::Device, DEVICE, &number);
        number
    })
}

/// What was wished for on this device.
fn wishes() -> Vec<String> {
    let kept = storage::read(Area::Device, WISHED).unwrap_or_default();
    kept.split(' ')
        .filter(|id| !id.is_empty())
        .map(str::to_owned)
        .collect()
}

fn keep(view: &WishView) {
    let mut kept = wishes();
    kept.retain(|dong| *dong != view.dong);
    if view.wanted {
        kept.push(view.dong.clone());
    }
    storage::write(Area::Device, WISHED, &kept.join(" "));
}
