//! Text size, contrast and language, one press away on every page.

use super::display::Display;
use crate::i18n::{Language, use_i18n};
use crate::ui::SegmentedControl;
use yew::prelude::*;

#[derive(Properties, PartialEq)]
pub(super) struct DisplayPanelProps {
    pub(super) display: Display,
    pub(super) set_display: Callback<Display>,
}

/// The three choices; each holds at once.
#[component]
pub(super) fn DisplayPanel(props: &DisplayPanelProps) -> Html {
    let i18n = use_i18n();
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
    let on_language = props.set_display.reform(move |value: AttrValue| Display {
        language: Language::from_tag(&value).unwrap_or(display.language),
        ..display
    });
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
                value={display.language.tag()}
                onchange={on_language}
            />
        </div>
    }
}
