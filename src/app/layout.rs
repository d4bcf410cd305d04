//! What surrounds every page: skip link, name of the service, phone number in one place, text size and
//! contrast, notices, foot.

use super::display::Display;
use super::lazy::Lazy;
use super::part::Part;
use super::{ASIDE, KIOSK, VOICE, lazy_words};
use crate::device;
use crate::fetch::use_services;
use crate::i18n::{I18n, fill, use_i18n};
use crate::navigation::use_navigator;
use crate::routes::{MineView, QueueView, Route};
use crate::ui::{Button, ButtonKind, IconName, icon};
use yew::prelude::*;

#[derive(Properties, PartialEq)]
pub(super) struct LayoutProps {
    pub(super) display: Display,
    pub(super) set_display: Callback<Display>,
    pub(super) children: Html,
}

/// Head, page, foot.
#[component]
pub(super) fn Layout(props: &LayoutProps) -> Html {
    let i18n = use_i18n();
    let config = use_services().config;
    let open = use_state(|| false);
    let toggle = {
        let open = open.clone();
        Callback::from(move |_: MouseEvent| open.set(!*open))
    };
    let voice = use_state(|| false);
    let (listen, silent) = {
        let (on, off, open) = (voice.clone(), voice.clone(), open.clone());
        let listen = Callback::from(move |()| {
            on.set(true);
            open.set(false);
        });
        (listen, Callback::from(move |()| off.set(false)))
    };
    let words = i18n.shell();
    let display = props.display;
    let easier = props.set_display.reform(move |_: MouseEvent| Display {
        easy: !display.easy,
        ..display
    });
    let route = use_navigator().route;
    if matches!(*route, Route::Queue(QueueView::Board(_))) {
        // A screen that nobody touches: nothing to press, all the room for the numbers.
        return html! {
            <main class="board-main" id="main" tabindex="-1">{ props.children.clone() }</main>
        };
    }
    if device::is_kiosk() {
        let params = Part::Display(props.display, props.set_display.clone(), listen);
        return html! {
            <Lazy<Part> view={&KIOSK} {params} words={lazy_words(i18n)} />
        };
    }
    html! {
        <>
            <a class="skip-link" href="#main">{ words.skip }</a>
            <header>
                if config.official {
                    <p class="app-official">
                        { fill(words.official, &[("district", &i18n.text(&config.district))]) }
                    </p>
                }
                if config.demo {
                    <p class="app-notice-bar">{ words.demo }</p>
                }
                <div class="app-header">
                    <a class="app-header__brand" href={Route::Home.address()}>{ i18n.text(&config.service_name) }</a>
                    <div class="app-header__tools">
                        { phone_link(i18n, &config.phone) }
                        <Button key="easy" kind={ButtonKind::Quiet} small=true onclick={easier}>
                            { if display.easy { words.easy_off } else { words.easy_on } }
                        </Button>
                        <Button
                            key="display"
                            kind={ButtonKind::Quiet}
                            small=true
                            icon={IconName::Display}
                            onclick={toggle}
                            expanded={*open}
                            controls="display-panel"
                        >
                            { words.display }
                        </Button>
                    </div>
                </div>
                if *open {
                    <Lazy<Part>
                        view={&ASIDE}
                        params={Part::Display(props.display, props.set_display.clone(), listen)}
                        words={lazy_words(i18n)}
                    />
                }
                if *voice {
                    <Lazy<Part> key="voice" view={&VOICE} params={Part::Voice(silent)} words={lazy_words(i18n)} />
                }
                <OfflineNote />
            </header>
            <main class="app-main" id="main" tabindex="-1">{ props.children.clone() }</main>
            <footer class="app-footer">
                <p>{ fill(words.footer, &[("phone", &config.phone)]) }</p>
                <p><a href={Route::Orders.address()}>{ words.my_orders }</a></p>
                <p><a href={Route::Mine(MineView::Household).address()}>{ words.mine }</a></p>
                <p class="app-footer__source">{ words.source }</p>
            </footer>
        </>
    }
}

/// The phone number, in the same place on every page.
fn phone_link(i18n: I18n, phone: &str) -> Html {
    html! {
        <a class="app-phone" href={format!("tel:{phone}")}>
            { icon(IconName::Phone) }
            { fill(i18n.shell().call, &[("phone", phone)]) }
        </a>
    }
}

/// Says that the network is gone, and that nothing is lost.
#[component]
fn OfflineNote() -> Html {
    let i18n = use_i18n();
    // Not asked at once: what is rendered on the host is rendered with a network.
    let on_line = use_state(|| true);
    {
        let on_line = on_line.clone();
        use_effect_with((), move |()| {
            on_line.set(device::on_line());
            let events = line_events(&on_line);
            move || drop(events)
        });
    }
    html! {
        <div role="status" class="app-offline">
            if !*on_line {
                <p class="app-notice-bar">{ icon(IconName::Offline) }{ i18n.shell().offline }</p>
            }
        </div>
    }
}

#[cfg(target_arch = "wasm32")]
fn line_events(on_line: &UseStateHandle<bool>) -> Option<[gloo::events::EventListener; 2]> {
    let window = web_sys::window()?;
    let (gone, back) = (on_line.clone(), on_line.clone());
    Some([
        gloo::events::EventListener::new(&window, "offline", move |_| gone.set(false)),
        gloo::events::EventListener::new(&window, "online", move |_| back.set(true)),
    ])
}

#[cfg(not(target_arch = "wasm32"))]
fn line_events(_: &UseStateHandle<bool>) -> Vec<()> {
    Vec::new()
}
