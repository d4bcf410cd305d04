//! The bar with which a page is heard.

use super::page_text::{Piece, mark, pieces};
use super::player::{Player, State};
use crate::device::{self, Speaking};
use crate::fetch::Pause;
use crate::i18n::{spoken, use_i18n};
use crate::navigation::use_navigator;
use crate::ui::{Button, ButtonKind, SegmentedControl};
use std::rc::Rc;
use yew::prelude::*;

#[derive(Properties, PartialEq)]
pub(super) struct VoiceBarProps {
    pub(super) onclose: Callback<()>,
    /// What stands above the page until it is answered; 0 for nothing.
    pub(super) above: u8,
}

/// How it is to be heard.
#[derive(Clone, Copy, PartialEq)]
struct Manner {
    /// `slow`, `normal`, `fast`.
    speed: &'static str,
    /// `soft`, `normal`, `loud`.
    volume: &'static str,
}

impl Manner {
    fn rate(self) -> f64 {
        match self.speed {
            "slow" => 0.7,
            "fast" => 1.3,
            _ => 1.0,
        }
    }

    /// A browser knows nothing louder than 1: the usual is below it.
    fn loudness(self) -> f64 {
        match self.volume {
            "soft" => 0.4,
            "loud" => 1.0,
            _ => 0.7,
        }
    }
}

/// Listen, pause, again, next, speed, volume, off.
#[component]
pub(super) fn VoiceBar(props: &VoiceBarProps) -> Html {
    let i18n = use_i18n();
    let words = i18n.voice();
    let changes = use_navigator().changes;
    let player = use_state(Player::default);
    let texts = use_state(|| Rc::new(Vec::<Piece>::new()));
    let manner = use_state(|| Manner {
        speed: "normal",
        volume: "normal",
    });
    // Another page: what was heard is gone, and the next begins when it is asked for.
    {
        let player = player.clone();
        use_effect_with(changes, move |_| player.set(Player::default()));
    }
    // What asks before it takes something away waits for nobody's press to be heard.
    {
        let (player, texts) = (player.clone(), texts.clone());
        use_effect_with(props.above, move |above| {
            // Once its choices have their numbers.
            let pause = (*above > 0).then(|| {
                let player = player.clone();
                Pause::new(0, move || {
                    let found = pieces();
                    player.set(Player::start(found.len()));
                    texts.set(Rc::new(found));
                })
            });
            player.set(Player::default());
            move || drop(pause)
        });
    }
    use_reading(&player, &texts, *manner);
    if !device::can_speak() {
        return html! {
            <section class="voice-bar" aria-label={words.title}>
                <p role="status">{ words.no_speech }</p>
                { off(words.off, &props.onclose) }
            </section>
        };
    }
    let main = {
        let (player, texts) = (player.clone(), texts.clone());
        Callback::from(move |_: MouseEvent| match player.state {
            State::Reading => player.set(player.pause()),
            State::Paused => player.set(player.again()),
            State::Silent => {
                let found = pieces();
                player.set(Player::start(found.len()));
                texts.set(Rc::new(found));
            }
        })
    };
    let step = |change: fn(Player) -> Player| {
        let player = player.clone();
        Callback::from(move |_: MouseEvent| player.set(change(*player)))
    };
    let main_text = match player.state {
        State::Reading => words.pause,
        State::Paused => words.go_on,
        State::Silent => words.listen,
    };
    html! {
        <section class="voice-bar" aria-label={words.title}>
            <div class="voice-bar__row">
                <Button key="main" kind={ButtonKind::Secondary} onclick={main}>{ main_text }</Button>
                if player.state != State::Silent {
                    <Button key="again" kind={ButtonKind::Quiet} onclick={step(Player::again)}>{ words.again }</Button>
                    <Button key="next" kind={ButtonKind::Quiet} onclick={step(Player::next)}>{ words.next }</Button>
                }
                { off(words.off, &props.onclose) }
            </div>
            { manners(i18n.voice(), &manner) }
            <p class="voice-bar__note">{ words.private }</p>
        </section>
    }
}

fn off(text: &'static str, onclose: &Callback<()>) -> Html {
    html! {
        <Button key="off" kind={ButtonKind::Quiet} onclick={onclose.reform(|_: MouseEvent| ())}>{ text }</Button>
    }
}

fn manners(words: &'static crate::i18n::ko::Voice, manner: &UseStateHandle<Manner>) -> Html {
    let chosen = |set: fn(Manner, &'static str) -> Manner, all: [&'static str; 3]| {
        let manner = manner.clone();
        Callback::from(move |value: AttrValue| {
            if let Some(value) = all.into_iter().find(|word| *word == value) {
                manner.set(set(*manner, value));
            }
        })
    };
    let speeds = ["slow", "normal", "fast"];
    let volumes = ["soft", "normal", "loud"];
    let options = |values: [&'static str; 3], texts: [&'static str; 3]| -> Vec<(AttrValue, AttrValue)> {
        let pairs = values.into_iter().zip(texts);
        pairs.map(|(value, text)| (value.into(), text.into())).collect()
    };
    html! {
        <div class="voice-bar__manner">
            <SegmentedControl
                key="speed"
                name="voice-speed"
                label={words.speed}
                visible_label=true
                options={options(speeds, [words.slow, words.usual, words.fast])}
                value={manner.speed}
                onchange={chosen(|manner, speed| Manner { speed, ..manner }, speeds)}
            />
            <SegmentedControl
                key="volume"
                name="voice-volume"
                label={words.volume}
                visible_label=true
                options={options(volumes, [words.soft, words.usual, words.loud])}
                value={manner.volume}
                onchange={chosen(|manner, volume| Manner { volume, ..manner }, volumes)}
            />
        </div>
    }
}

/// Says the piece that the player is at, and tells it when that is over. Leaving the page or the bar ends the voice.
#[hook]
fn use_reading(player: &UseStateHandle<Player>, texts: &UseStateHandle<Rc<Vec<Piece>>>, manner: Manner) {
    // The end of a piece finds the player of then: it must know the one of now.
    let now = use_mut_ref(Player::default);
    *now.borrow_mut() = **player;
    let (handle, texts) = (player.clone(), (**texts).clone());
    use_effect_with((**player, manner), move |(player, manner)| {
        let began = *player;
        mark(player.reads());
        let voice = player.reads().and_then(|piece| {
            let said = texts
                .get(piece)?
                .iter()
                .map(|(text, tag)| (spoken(text, tag), tag.clone()));
            let ended = move || handle.set(now.borrow().ended(began));
            Some(Speaking::begin(
                &said.collect::<Vec<_>>(),
                (manner.rate(), manner.loudness()),
                ended,
            ))
        });
        move || {
            mark(None);
            drop(voice);
        }
    });
}
