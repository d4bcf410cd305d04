//! Looking for something by saying it, where the browser can hear: one more way beside the keys, never the only one.
//!
//! For free words alone. A name, a number or an address is typed: whoever stands near hears what is said, and the
//! sound may leave the device.

use crate::device::{self, Heard, Listening};
use crate::i18n::{I18n, Language, fill, use_i18n};
use crate::ui::{SearchField, SearchFieldProps};
use yew::prelude::*;

/// Where the hearing stands. Pure: what comes next follows from presses and from what the browser tells.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
enum Hearing {
    /// Not asked for on this page.
    #[default]
    Silent,
    /// It was said where the sound may go; the next press begins.
    Told,
    Listening,
    /// Enough was said; the words are on their way.
    Finishing,
    Done(Heard),
}

impl Hearing {
    /// After a press of the button.
    fn pressed(&self) -> Self {
        match self {
            Self::Silent => Self::Told,
            Self::Told | Self::Done(_) => Self::Listening,
            Self::Listening => Self::Finishing,
            Self::Finishing => Self::Done(Heard::Nothing),
        }
    }

    /// After the browser has told what it heard; `None` where that is news of a listening that is over.
    fn heard(&self, heard: Heard) -> Option<Self> {
        matches!(self, Self::Listening | Self::Finishing).then(|| Self::Done(as_typed(heard)))
    }

    /// What is said beside the field.
    fn sentence(&self, i18n: I18n) -> String {
        let words = i18n.spoken_search();
        let text = match self {
            Self::Silent => "",
            Self::Told => words.told,
            Self::Listening => words.listening,
            Self::Finishing => words.finishing,
            Self::Done(Heard::Words(heard)) => return fill(words.heard, &[("words", heard)]),
            Self::Done(Heard::Nothing) => words.nothing,
            Self::Done(Heard::NoMicrophone) => words.no_microphone,
            Self::Done(Heard::NoNetwork) => words.no_network,
            Self::Done(Heard::Unable) => words.unable,
        };
        text.into()
    }
}

/// What was heard as one would have typed it: some browsers end it like a sentence.
fn as_typed(heard: Heard) -> Heard {
    let Heard::Words(words) = heard else { return heard };
    let words = words.trim().trim_end_matches(['.', '?', '!', '。', '？', '！']);
    match words.is_empty() {
        true => Heard::Nothing,
        false => Heard::Words(words.to_owned()),
    }
}

/// The language that is listened for, with the country whose way of speaking browsers know.
fn listened_for(language: Language) -> &'static str {
    match language {
        Language::Korean | Language::EasyKorean => "ko-KR",
        Language::English => "en-US",
        Language::Chinese => "zh-CN",
        Language::Vietnamese => "vi-VN",
    }
}

/// A search field for free words, and beside it, where the browser can hear, a button that listens once. What was heard
/// stands in the field as if it had been typed; nothing is sent by it.
#[component]
pub fn SpokenSearch(props: &SearchFieldProps) -> Html {
    let i18n = use_i18n();
    let (hearing, onclick) = use_hearing(&props.oninput, i18n.language);
    let props = SearchFieldProps {
        // No sign stands alone where somebody may stand who has never seen it.
        clear_in_words: device::is_kiosk(),
        ..props.clone()
    };
    if !device::can_hear() {
        return html! {
            <SearchField ..props />
        };
    }
    let on = matches!(hearing, Hearing::Listening | Hearing::Finishing);
    let beside = html! {
        <button
            key="speak"
            type="button"
            class="krds-btn tertiary small"
            aria-pressed={if on { "true" } else { "false" }}
            {onclick}
        >
            { i18n.spoken_search().speak }
        </button>
    };
    // What was heard is as private as what was typed.
    let below = html! {
        <p key="said" class="search-field__said" role="status" data-private="">{ hearing.sentence(i18n) }</p>
    };
    let props = SearchFieldProps {
        beside,
        below,
        ..props
    };
    html! {
        <SearchField ..props />
    }
}

/// The hearing, and what a press does. It ends with the field.
#[hook]
fn use_hearing(oninput: &Callback<String>, language: Language) -> (Hearing, Callback<MouseEvent>) {
    let shown = use_state_eq(Hearing::default);
    // Events come faster than pages are drawn: this one is of now.
    let now = use_mut_ref(Hearing::default);
    let listening = use_mut_ref(|| None::<Listening>);
    let turn = {
        let (shown, now) = (shown.clone(), now.clone());
        move |next: Hearing| {
            now.replace(next.clone());
            shown.set(next);
        }
    };
    let told = {
        let (now, turn, oninput) = (now.clone(), turn.clone(), oninput.clone());
        move |heard: Heard| {
            let next = now.borrow().heard(heard);
            if let Some(Hearing::Done(Heard::Words(words))) = &next {
                oninput.emit(words.clone());
            }
            next.into_iter().for_each(&turn);
        }
    };
    let onclick = Callback::from(move |_: MouseEvent| {
        let next = now.borrow().pressed();
        turn(next.clone());
        match next {
            Hearing::Listening => {
                // What is left of an earlier one goes first: browsers listen to one thing at a time.
                listening.take();
                let begun = Listening::begin(listened_for(language), told.clone());
                if begun.is_none() {
                    told(Heard::Unable);
                }
                listening.replace(begun);
            }
            Hearing::Finishing => listening.borrow().iter().for_each(Listening::finish),
            Hearing::Silent | Hearing::Told | Hearing::Done(_) => drop(listening.take()),
        }
    });
    ((*shown).clone(), onclick)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn words(text: &str) -> Heard {
        Heard::Words(text.to_owned())
    }

    #[test]
    fn where_the_sound_may_go_is_said_before_the_first_listening_and_then_no_more() {
        let told = Hearing::default().pressed();
        assert_eq!(told, Hearing::Told);
        assert_eq!(told.heard(words("등본")), None, "nothing listens yet");
        let listening = told.pressed();
        assert_eq!(listening, Hearing::Listening);
        let done = listening.heard(words("등본")).expect("it is heard");
        assert_eq!(done.pressed(), Hearing::Listening);
    }

    #[test]
    fn after_the_second_press_what_was_said_still_counts_and_a_third_breaks_it_off() {
        let finishing = Hearing::Listening.pressed();
        assert_eq!(finishing, Hearing::Finishing);
        assert_eq!(finishing.heard(words("등본")), Some(Hearing::Done(words("등본"))));
        let broken_off = finishing.pressed();
        assert_eq!(broken_off, Hearing::Done(Heard::Nothing));
        assert_eq!(broken_off.heard(words("등본")), None);
    }

    #[test]
    fn the_first_news_counts_and_the_end_that_follows_says_nothing() {
        for first in [
            words("등본"),
            Heard::NoMicrophone,
            Heard::NoNetwork,
            Heard::Unable,
        ] {
            let done = Hearing::Listening.heard(first.clone()).expect("it is heard");
            assert_eq!(done, Hearing::Done(first));
            assert_eq!(done.heard(Heard::Nothing), None);
        }
    }

    #[test]
    fn what_is_heard_loses_the_end_of_a_sentence() {
        assert_eq!(
            as_typed(words(" family certificate. ")),
            words("family certificate")
        );
        assert_eq!(as_typed(words("家庭关系证明。")), words("家庭关系证明"));
        assert_eq!(as_typed(words("…?")), words("…"));
        assert_eq!(as_typed(words(" . ")), Heard::Nothing);
    }

    #[test]
    fn every_stand_has_a_sentence_of_its_own_in_every_language() {
        let all = [
            Hearing::Told,
            Hearing::Listening,
            Hearing::Finishing,
            Hearing::Done(words("등본")),
            Hearing::Done(Heard::Nothing),
            Hearing::Done(Heard::NoMicrophone),
            Hearing::Done(Heard::NoNetwork),
            Hearing::Done(Heard::Unable),
        ];
        for language in Language::ALL {
            let i18n = I18n { language };
            let mut said: Vec<String> = all.iter().map(|stand| stand.sentence(i18n)).collect();
            assert!(said[3].contains("등본"));
            said.sort_unstable();
            said.dedup();
            assert_eq!(said.len(), all.len(), "{language:?}");
            assert_eq!(Hearing::Silent.sentence(i18n), "");
            assert!(listened_for(language).starts_with(language.plain_tag()));
        }
    }
}
