//! How the resident wants to be told of the turn: switches, off at first, for what this browser has.

use super::ticket_kept::Ways;
use crate::device::{self, Notifications};
use crate::i18n::use_i18n;
use crate::ui::{CheckCard, ChoiceGroup};
use yew::prelude::*;

#[derive(Properties, PartialEq)]
pub(super) struct TicketWaysProps {
    pub(super) ways: Ways,
    pub(super) onways: Callback<Ways>,
}

/// The switches, and what they cannot do.
#[component]
pub(super) fn TicketWays(props: &TicketWaysProps) -> Html {
    let i18n = use_i18n();
    let words = i18n.queue_ticket_alerts();
    let allowed = use_state(device::notifications);
    let asleep = use_sound(props.ways.sound);
    use_awake(props.ways.awake);
    let current = use_mut_ref(|| props.ways);
    *current.borrow_mut() = props.ways;
    let onchange = {
        let (allowed, onways, asleep) = (allowed.clone(), props.onways.clone(), asleep.clone());
        Callback::from(move |(way, on): (AttrValue, bool)| {
            let mut ways = *current.borrow();
            match (way.as_str(), on) {
                ("notify", true) if *allowed != Notifications::Allowed => {
                    return ask(&allowed, &onways, ways);
                }
                ("notify", _) => ways.notify = on,
                ("sound", _) => {
                    ways.sound = on;
                    asleep.set(false);
                    if on {
                        device::wake_sound();
                        device::beep(1);
                    }
                }
                ("shake", _) => {
                    ways.shake = on;
                    device::shake(u32::from(on));
                }
                _ => ways.awake = on,
            }
            onways.emit(ways);
        })
    };
    let card = |way: &'static str,
                title: &'static str,
                detail: &'static str,
                checked: bool,
                blocked: Option<&'static str>| {
        html! {
            <CheckCard
                key={way}
                id={format!("way-{way}")}
                name="ways"
                value={way}
                {checked}
                onchange={onchange.clone()}
                {title}
                disabled_reason={blocked.map(AttrValue::from)}
            >
                { detail }
            </CheckCard>
        }
    };
    let (ways, allowed) = (props.ways, *allowed);
    let can = [
        allowed != Notifications::Missing,
        device::can_sound(),
        device::can_shake(),
        device::can_stay_awake(),
    ];
    let blocked = (allowed == Notifications::Blocked).then_some(words.notify_blocked);
    html! {
        <section class="queue-ways" aria-labelledby="ways-heading">
            <h2 id="ways-heading">{ words.heading }</h2>
            <p>{ words.lead }</p>
            if can == [false; 4] {
                <p>{ words.none }</p>
            } else {
                <ChoiceGroup legend={words.legend} name="ways">
                    if can[0] {
                        { card("notify", words.notify, words.notify_detail, ways.notify && blocked.is_none(), blocked) }
                    }
                    if can[1] {
                        { card("sound", words.sound, words.sound_detail, ways.sound, None) }
                    }
                    if can[2] {
                        { card("shake", words.shake, words.shake_detail, ways.shake, None) }
                    }
                    if can[3] {
                        { card("awake", words.awake, words.awake_detail, ways.awake, None) }
                    }
                </ChoiceGroup>
                if *asleep {
                    <p class="queue-ways__asleep" role="status">{ words.sound_asleep }</p>
                }
            }
            <p>{ words.keep_open }{ " " }{ words.background }</p>
        </section>
    }
}

/// Asks the browser, which asks the resident; switched on only where they allow it.
fn ask(allowed: &UseStateHandle<Notifications>, onways: &Callback<Ways>, ways: Ways) {
    let (allowed, onways) = (allowed.clone(), onways.clone());
    device::ask_for_notifications(move |now| {
        allowed.set(now);
        onways.emit(Ways {
            notify: now == Notifications::Allowed,
            ..ways
        });
    });
}

/// Whether the sound is switched on but silent: after a reload browsers wait for a press. Any press wakes it.
#[hook]
fn use_sound(on: bool) -> UseStateHandle<bool> {
    let asleep = use_state(|| false);
    {
        let asleep = asleep.clone();
        use_effect_with(on, move |on| {
            let silent = *on && !device::sound_is_awake();
            asleep.set(silent);
            let listeners = silent.then(|| {
                on_first_press(move || {
                    device::wake_sound();
                    asleep.set(false);
                })
            });
            move || drop(listeners)
        });
    }
    asleep
}

/// Holds the screen on while the page is seen.
#[hook]
fn use_awake(on: bool) {
    use_effect_with(on, |on| {
        let listener = on.then(|| {
            device::stay_awake();
            on_seen(device::stay_awake)
        });
        move || {
            if listener.is_some() {
                device::sleep_again();
            }
        }
    });
}

#[cfg(target_arch = "wasm32")]
fn on_first_press(press: impl Fn() + Clone + 'static) -> Option<[gloo::events::EventListener; 2]> {
    let window = web_sys::window()?;
    let other = press.clone();
    Some([
        gloo::events::EventListener::new(&window, "pointerdown", move |_| press()),
        gloo::events::EventListener::new(&window, "keydown", move |_| other()),
    ])
}

#[cfg(not(target_arch = "wasm32"))]
fn on_first_press(_: impl Fn() + Clone + 'static) -> Vec<()> {
    Vec::new()
}

#[cfg(target_arch = "wasm32")]
fn on_seen(seen: fn()) -> Option<gloo::events::EventListener> {
    let document = web_sys::window()?.document()?;
    let looked = document.clone();
    Some(gloo::events::EventListener::new(
        &document,
        "visibilitychange",
        move |_| {
            if !looked.hidden() {
                seen();
            }
        },
    ))
}

#[cfg(not(target_arch = "wasm32"))]
fn on_seen(_: fn()) -> Vec<()> {
    Vec::new()
}
