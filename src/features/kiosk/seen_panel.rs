//! Size of text, contrast, how high things stand, language: one press away on every page.

use super::Seen;
use crate::fetch::use_services;
use crate::i18n::{Language, use_i18n};
use crate::interpreting::interpreting;
use crate::ui::{Button, ButtonKind, SegmentedControl};
use yew::prelude::*;

#[derive(Properties, PartialEq)]
pub(super) struct SeenPanelProps {
    pub(super) seen: Seen,
    pub(super) see: Callback<Seen>,
    /// Whether everything to press stands low.
    pub(super) low: bool,
    pub(super) set_low: Callback<bool>,
    pub(super) languages: Vec<Language>,
    /// The page is to be heard.
    pub(super) onhear: Callback<MouseEvent>,
}

/// How much larger each size of text is than what a kiosk begins with.
pub(super) fn larger(text_size: u8) -> f64 {
    match text_size {
        5 => 1.5,
        4 => 1.25,
        _ => 1.0,
    }
}

/// The choices; each holds at once.
#[component]
pub(super) fn SeenPanel(props: &SeenPanelProps) -> Html {
    let i18n = use_i18n();
    let config = use_services().config;
    let (words, shell) = (i18n.kiosk(), i18n.shell());
    let seen = props.seen;
    let pairs = |pairs: &[(&'static str, &'static str)]| {
        let pair =
            |(value, text): &(&'static str, &'static str)| (AttrValue::from(*value), AttrValue::from(*text));
        pairs.iter().map(pair).collect::<Vec<_>>()
    };
    let languages: Vec<_> = props
        .languages
        .iter()
        .map(|language| {
            (
                AttrValue::from(language.tag()),
                AttrValue::from(language.own_name()),
            )
        })
        .collect();
    let size = props.see.reform(move |value: AttrValue| Seen {
        text_size: value.parse().unwrap_or(2),
        ..seen
    });
    let contrast = props.see.reform(move |value: AttrValue| Seen {
        strong: value == "strong",
        ..seen
    });
    let language = props.see.reform(move |value: AttrValue| Seen {
        language: Language::from_tag(&value).unwrap_or(seen.language),
        ..seen
    });
    let low = props.set_low.reform(|value: AttrValue| value == "low");
    let control = |name: &'static str, label: &'static str, options, value: AttrValue, onchange| {
        html! {
            <SegmentedControl key={name} {name} {label} visible_label=true languages={name == "language"} {options} {value} {onchange} />
        }
    };
    let normal = if seen.text_size < 4 {
        "2".into()
    } else {
        AttrValue::from(seen.text_size.to_string())
    };
    html! {
        <div class="kiosk-seen" id="kiosk-seen">
            if languages.len() > 1 {
                { control("language", shell.language, languages, seen.language.tag().into(), language) }
                { interpreting(i18n, &config) }
            }
            { control(
                "text-size",
                shell.text_size,
                pairs(&[("2", shell.size_2), ("4", shell.size_4), ("5", shell.size_5)]),
                normal,
                size,
            ) }
            { control(
                "contrast",
                shell.contrast,
                pairs(&[("normal", shell.contrast_normal), ("strong", shell.contrast_strong)]),
                if seen.strong { "strong".into() } else { "normal".into() },
                contrast,
            ) }
            { control(
                "height",
                words.height,
                pairs(&[("normal", words.height_normal), ("low", words.height_low)]),
                if props.low { "low".into() } else { "normal".into() },
                low,
            ) }
            <Button kind={ButtonKind::Secondary} onclick={props.onhear.clone()}>{ i18n.voice().title }</Button>
        </div>
    }
}
