//! Text size, contrast and language, one press away on every page.

use super::display::Display;
use super::languages::bring;
use crate::fetch::{use_services, use_still};
use crate::i18n::{Language, use_i18n};
use crate::interpreting::interpreting;
use crate::ui::{Button, ButtonKind, SegmentedControl};
use yew::prelude::*;

#[derive(Properties, PartialEq)]
pub(super) struct DisplayPanelProps {
    pub(super) display: Display,
    pub(super) set_display: Callback<Display>,
    pub(super) listen: Callback<()>,
}

/// The three choices; each holds at once.
#[component]
pub(super) fn DisplayPanel(props: &DisplayPanelProps) -> Html {
    let i18n = use_i18n();
    let config = use_services().config;
    let words = i18n.shell();
    let display = props.display;
    let sizes = [
        words.size_1,
        words.size_2,
        words.size_3,
        words.size_4,
        words.size_5,
    ];
    let sizes = (1..=5_u8)
        .zip(sizes)
        .map(|(size, name)| (size.to_string().into(), name.into()))
        .collect::<Vec<_>>();
    let contrasts = vec![
        ("normal".into(), words.contrast_normal.into()),
        ("strong".into(), words.contrast_strong.into()),
    ];
    let languages = Language::ALL
        .map(|language| (language.tag().into(), language.own_name().into()))
        .to_vec();
    let on_size = props.set_display.reform(move |value: AttrValue| Display {
        text_size: value.parse().unwrap_or(display.text_size),
        ..display
    });
    let on_contrast = props.set_display.reform(move |value: AttrValue| Display {
        strong: value == "strong",
        ..display
    });
    let (arrival, on_language) = use_language(props);
    let (still, hold) = use_still();
    let queue = i18n.queue();
    html! {
        <div class="display-panel" id="display-panel">
            <SegmentedControl
                key="size"
                name="text-size"
                label={words.text_size}
                visible_label=true
                options={sizes}
                value={display.text_size.to_string()}
                onchange={on_size}
            />
            <SegmentedControl
                key="contrast"
                name="contrast"
                label={words.contrast}
                visible_label=true
                options={contrasts}
                value={if display.strong { "strong" } else { "normal" }}
                onchange={on_contrast}
            />
            <SegmentedControl
                key="language"
                name="language"
                label={words.language}
                visible_label=true
                options={languages}
                value={arrival.shown(display.language).tag()}
                languages=true
                onchange={on_language}
            />
            { interpreting(i18n, &config) }
            <SegmentedControl
                key="numbers"
                name="numbers"
                label={queue.numbers}
                visible_label=true
                options={vec![("move".into(), queue.numbers_move.into()), ("still".into(), queue.numbers_still.into())]}
                value={if still { "still" } else { "move" }}
                onchange={hold.reform(|value: AttrValue| value == "still")}
            />
            <Button kind={ButtonKind::Secondary} onclick={props.listen.reform(|_: MouseEvent| ())}>
                { i18n.voice().title }
            </Button>
            <p role="status" class="display-panel__status">{
                match arrival {
                    Arrival::Here => "",
                    Arrival::Loading(_) => words.loading,
                    Arrival::Failed => words.lazy_failed,
                }
            }</p>
        </div>
    }
}

/// The sentences of the language that was chosen.
#[derive(Clone, Copy, PartialEq)]
enum Arrival {
    Here,
    Loading(Language),
    Failed,
}

impl Arrival {
    /// The language that the switch stands at: the chosen one, while it is on its way.
    fn shown(self, spoken: Language) -> Language {
        match self {
            Self::Loading(language) => language,
            Self::Here | Self::Failed => spoken,
        }
    }
}

/// Brings a language before the page is said in it: on a bad line the page stays as it is, and says so.
#[hook]
fn use_language(props: &DisplayPanelProps) -> (Arrival, Callback<AttrValue>) {
    let arrival = use_state_eq(|| Arrival::Here);
    // While a language is on its way, all else may be chosen, and another language.
    let display = use_mut_ref(|| props.display);
    *display.borrow_mut() = props.display;
    let newest = use_mut_ref(|| None);
    let (set_display, state) = (props.set_display.clone(), arrival.clone());
    let choose = Callback::from(move |tag: AttrValue| {
        let Some(language) = Language::from_tag(&tag) else {
            return;
        };
        let (set_display, state) = (set_display.clone(), state.clone());
        let (display, newest) = (display.clone(), newest.clone());
        newest.replace(Some(language));
        state.set(Arrival::Loading(language));
        wasm_bindgen_futures::spawn_local(async move {
            let came = bring(language).await;
            if *newest.borrow() != Some(language) {
                return;
            }
            if came {
                state.set(Arrival::Here);
                let display = *display.borrow();
                set_display.emit(Display { language, ..display });
            } else {
                state.set(Arrival::Failed);
            }
        });
    });
    (*arrival, choose)
}
