//! What stands around every page of a kiosk: its name, the page, the keys, and always in the same place the end, help, and
//! how the page is seen.

use super::above::Above;
use super::done_sound::use_order_sound;
use super::ending::end;
use super::keyboard::Keyboard;
use super::looks::{Look, Looks};
use super::no_settings::NoSettings;
use super::outside::Outside;
use super::park_memory::Memory;
use super::park_work;
use super::seen_panel::{SeenPanel, larger};
use super::setup::{Keypad, Setup};
use super::sizes::Sizes;
use super::use_idle::{Touch, use_idle};
use super::{CallButton, Hearing, ParkLink, Seen};
use crate::device::kiosk::{self, Field, News};
use crate::device::{self, set_root_attribute};
use crate::fetch::use_services;
use crate::i18n::{fill, use_i18n};
use crate::navigation::use_navigator;
use crate::routes::Route;
use crate::ui::{Button, ButtonKind, IconName, icon};
use yew::prelude::*;

#[derive(Properties, Clone, PartialEq)]
pub(super) struct FrameProps {
    pub(super) seen: Seen,
    pub(super) see: Callback<Seen>,
    pub(super) page: Html,
    pub(super) hear: Callback<Hearing, Html>,
}

/// What happened at the kiosk, as far as something of it is shown.
#[derive(Clone, PartialEq, Default)]
struct Shown {
    field: Option<Field>,
    /// Changes of the field.
    fields: u32,
    /// What the keypad has sent for this field: two may come before the page is drawn again.
    digits: String,
    number: u32,
    outside: Option<AttrValue>,
    more: (bool, bool),
    /// Changes of the screen's size.
    resized: u32,
    /// It is asked whether to end, and why.
    ending: Option<Ending>,
}

/// Why it is asked whether to end.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Ending {
    /// Something was sent, and its answer is open.
    Unanswered,
    /// Something was typed or chosen, and would be gone.
    Begun,
}

impl Shown {
    /// What stands above the page until it is answered, by a number of its own; 0 for nothing. `left`: seconds of the
    /// question whether somebody is there.
    fn above(&self, left: Option<i64>) -> u8 {
        match (left, self.ending, &self.outside) {
            (Some(1..), ..) => 1,
            (Some(_), ..) | (None, Some(Ending::Unanswered), _) => 2,
            (None, Some(Ending::Begun), _) => 3,
            (None, None, Some(_)) => 4,
            (None, None, None) => 0,
        }
    }
}

enum Change {
    News(News),
    KeysDone,
    OutsideClosed,
    Ending(Option<Ending>),
}

impl Reducible for Shown {
    type Action = Change;

    fn reduce(self: std::rc::Rc<Self>, change: Change) -> std::rc::Rc<Self> {
        let mut next = (*self).clone();
        match change {
            Change::News(News::Field(field)) => {
                next.fields += u32::from(field != next.field);
                if field != next.field {
                    next.digits.clear();
                }
                next.field = field;
            }
            Change::News(News::Digit(digit)) => next.digits.push(digit),
            Change::News(News::Number(number)) => next.number = number,
            Change::News(News::Outside(address)) => next.outside = Some(address.into()),
            Change::News(News::Moved) => next.more = kiosk::more(),
            Change::News(News::Resized) => next.resized += 1,
            Change::News(News::Touched) => return self,
            Change::KeysDone => next.field = None,
            Change::OutsideClosed => next.outside = None,
            Change::Ending(ending) => next.ending = ending,
        }
        if next == *self { self } else { next.into() }
    }
}

/// Sets every length of the page; at once, so that nothing is painted in another size.
#[hook]
fn use_sizes(setup: &Setup, seen: Seen, low: bool, resized: u32) {
    let setup = setup.clone();
    use_memo((seen.text_size, low, resized), move |(text_size, low, _)| {
        let sizes = Sizes::of(&setup, kiosk::screen(), larger(*text_size), *low);
        let px = |length: f64| format!("{length:.3}px");
        kiosk::set_style("font-size", &px(sizes.rem));
        kiosk::set_style("--kiosk-mm", &px(sizes.mm));
        kiosk::set_style("--kiosk-above", &px(sizes.free.0));
        kiosk::set_style("--kiosk-below", &px(sizes.free.1));
        let keypad = match setup.keypad {
            Keypad::None => "none",
            Keypad::Digits => "digits",
            Keypad::Six => "six",
        };
        set_root_attribute("data-keypad", keypad);
        kiosk::mark("data-low", *low);
        kiosk::mark("data-short", sizes.short);
    });
}

/// The frame, where the district's settings have come.
#[component]
pub(super) fn Frame(props: &FrameProps) -> Html {
    let config = use_services().config;
    html! {
        if config.source.is_empty() {
            <NoSettings />
        } else {
            <Whole ..props.clone() />
        }
    }
}

/// Head, page, keys, foot.
#[component]
fn Whole(props: &FrameProps) -> Html {
    let i18n = use_i18n();
    let words = i18n.kiosk();
    let services = use_services();
    let config = services.config.clone();
    let setup = use_memo((), |()| {
        Setup::of(&config.source, &device::kiosk_id().unwrap_or_default())
    });
    let shown = use_reducer_eq(Shown::default);
    let low = use_state(|| setup.low_reach);
    use_sizes(&setup, props.seen, *low, shown.resized);
    let navigator = use_navigator();
    use_order_sound(navigator.route.clone(), config.clone());
    let end = end(i18n, &config);
    let (left, touch) = use_idle(&setup, end.clone());
    {
        let (dispatch, touch) = (shown.dispatcher(), touch.clone());
        use_effect_with((), move |()| {
            let watching = kiosk::watch(move |news| match news {
                News::Touched => touch.emit(Touch::Any),
                news => dispatch.dispatch(Change::News(news)),
            });
            move || drop(watching)
        });
    }
    let keys = shown.field.clone().map(|field| {
        let dispatch = shown.dispatcher();
        let ondone = Callback::from(move |()| dispatch.dispatch(Change::KeysDone));
        html! {
            <Keyboard key={shown.fields} {field} keypad={setup.keypad} digits={shown.digits.clone()} {ondone} />
        }
    });
    let dispatch = shown.dispatcher();
    let onclose = Callback::from(move |()| dispatch.dispatch(Change::OutsideClosed));
    let ending = {
        let dispatch = shown.dispatcher();
        Callback::from(move |ending| dispatch.dispatch(Change::Ending(ending)))
    };
    let finish = {
        let (ending, end, route) = (ending.clone(), end.clone(), navigator.route.clone());
        let (services, touch) = (services.clone(), touch.clone());
        Callback::from(move |_: MouseEvent| {
            if park_work::unanswered() {
                // Where it is asked whether somebody is there, somebody has answered: now it is asked what to do.
                touch.emit(Touch::GoOn);
                ending.emit(Some(Ending::Unanswered));
            } else if park_work::is_begun(&route, &Memory::of(&services)) {
                ending.emit(Some(Ending::Begun));
            } else {
                end.emit(());
            }
        })
    };
    let end_now = end.reform(|_: MouseEvent| ());
    let stay = {
        let (ending, touch) = (ending, touch.clone());
        Callback::from(move |_: MouseEvent| {
            ending.emit(None);
            touch.emit(Touch::GoOn);
        })
    };
    let set_low = {
        let low = low.clone();
        Callback::from(move |value| low.set(value))
    };
    let first = use_memo((), |()| props.seen);
    let looks = Looks {
        now: Look {
            seen: props.seen,
            low: *low,
        },
        first: Look {
            seen: *first,
            low: setup.low_reach,
        },
        languages: setup.languages.clone().into(),
        change: {
            let (low, see) = (low.clone(), props.see.clone());
            Callback::from(move |look: Look| {
                low.set(look.low);
                see.emit(look.seen);
            })
        },
    };
    let heard = use_state(|| false);
    let hear = {
        let heard = heard.clone();
        Callback::from(move |yes| heard.set(yes))
    };
    html! {
        <>
            <header class="kiosk-head">
                <p class="kiosk-head__name">{ i18n.text(&config.service_name) }</p>
                <p class="kiosk-help">{ icon(IconName::Phone) }{ fill(words.help, &[("phone", &config.phone)]) }</p>
                if let Some(notice) = &config.notice() {
                    <p class="kiosk-head__notice">{ i18n.shown(notice) }</p>
                }
                if config.demo {
                    <p class="kiosk-head__demo">{ i18n.shell().demo }</p>
                }
            </header>
            <main class="app-main" id="main" tabindex="-1">
                <ContextProvider<Looks> context={looks}>{ props.page.clone() }</ContextProvider<Looks>>
            </main>
            <footer class="kiosk-foot">
                if *heard {
                    <div class="kiosk-voice">{ props.hear.emit((hear.reform(|()| false), shown.above(left))) }</div>
                }
                { keys }
                <Bar
                    number={shown.number}
                    more={shown.more}
                    low={*low}
                    {set_low}
                    seen={props.seen}
                    see={props.see.clone()}
                    languages={setup.languages.clone()}
                    {hear}
                    finish={finish.clone()}
                />
            </footer>
            if let Some(address) = shown.outside.clone() {
                <Outside {address} {onclose} />
            }
            if let Some(seconds) = left.filter(|seconds| *seconds > 0) {
                <Above key="idle" title={words.idle_title}>
                    <p>{ words.idle_text }</p>
                    <p class="kiosk-left" role="timer">{ fill(words.idle_left, &[("seconds", &seconds.to_string())]) }</p>
                    { two_ways((words.idle_go_on, touch.reform(|_| Touch::GoOn)), (words.finish, match park_work::unanswered() {
                        true => finish.clone(),
                        false => end_now.clone(),
                    })) }
                </Above>
            } else if left.is_some() || shown.ending == Some(Ending::Unanswered) {
                <Above key="open" title={words.open_title}>
                    <p>{ fill(words.open_text, &[("phone", &config.phone)]) }</p>
                    { two_ways((words.open_wait, stay), (words.open_end, end_now)) }
                </Above>
            } else if shown.ending == Some(Ending::Begun) {
                <Above key="begun" title={words.end_title}>
                    <p>{ words.end_text }</p>
                    { two_ways((words.idle_go_on, stay.clone()), (words.end_anyway, end_now)) }
                    // The way that the text names; it leads away from what is asked here.
                    <div class="kiosk-above__actions" onclick={stay}><ParkLink /></div>
                </Above>
            }
        </>
    }
}

/// The way that takes nothing away, and the other.
fn two_ways(stay: (&'static str, Callback<MouseEvent>), end: (&'static str, Callback<MouseEvent>)) -> Html {
    html! {
        <div class="kiosk-above__actions">
            <Button onclick={stay.1}>{ stay.0 }</Button>
            <Button kind={ButtonKind::Secondary} onclick={end.1}>{ end.0 }</Button>
        </div>
    }
}

#[derive(Properties, PartialEq)]
struct BarProps {
    number: u32,
    more: (bool, bool),
    low: bool,
    set_low: Callback<bool>,
    seen: Seen,
    see: Callback<Seen>,
    languages: Vec<crate::i18n::Language>,
    hear: Callback<bool>,
    finish: Callback<MouseEvent>,
}

/// What is always in the same place.
#[component]
fn Bar(props: &BarProps) -> Html {
    let i18n = use_i18n();
    let words = i18n.kiosk();
    let open = use_state(|| false);
    let at_start = *use_navigator().route == Route::Home;
    let (shell, easy) = (i18n.shell(), props.seen.easy);
    let seen = props.seen;
    let easier = (props.see).reform(move |_: MouseEvent| Seen { easy: !easy, ..seen });
    let toggle = {
        let open = open.clone();
        Callback::from(move |_: MouseEvent| open.set(!*open))
    };
    // Not among the numbers: whoever uses keys moves the page with the focus. Always in their place, so that nothing else
    // moves below a finger.
    let scroll = |there: bool, screens: f64, text: &'static str| {
        let onclick = move |_: MouseEvent| kiosk::scroll_by(screens);
        html! {
            <button type="button" class="krds-btn tertiary small" aria-disabled={(!there).then_some("true")} {onclick}>
                <span class="krds-btn__text">{ text }</span>
            </button>
        }
    };
    html! {
        <>
            if *open {
                <SeenPanel
                    seen={props.seen}
                    see={props.see.clone()}
                    low={props.low}
                    set_low={props.set_low.clone()}
                    languages={props.languages.clone()}
                    onhear={
                        let (open, hear) = (open.clone(), props.hear.clone());
                        Callback::from(move |_: MouseEvent| {
                            hear.emit(true);
                            open.set(false);
                        })
                    }
                />
            }
            <p role="status" class="kiosk-number">
                if props.number > 0 {
                    { fill(words.number, &[("number", &props.number.to_string())]) }
                }
            </p>
            <div class="kiosk-bar" role="group" aria-label={words.bar}>
                <span class="kiosk-scroll">
                    { scroll(props.more.0, -0.5, words.up) }
                    { scroll(props.more.1, 0.5, words.down) }
                </span>
                <Button kind={ButtonKind::Quiet} small=true icon={IconName::Display} onclick={toggle} expanded={*open} controls="kiosk-seen">
                    { words.seen }
                </Button>
                <Button key="easy" kind={ButtonKind::Quiet} small=true onclick={easier}>
                    { if easy { shell.easy_off } else { shell.easy_on } }
                </Button>
                <CallButton />
                if !at_start {
                    <ParkLink />
                    <Button kind={ButtonKind::Secondary} small=true icon={IconName::Check} onclick={props.finish.clone()}>
                        { words.finish }
                    </Button>
                }
            </div>
        </>
    }
}
