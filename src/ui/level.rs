//! How crowded a place is: a word, a colour and a shape that say the same.

use yew::prelude::*;

/// How crowded a place is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum LevelKind {
    /// One short bar.
    Calm,
    /// Two bars.
    Ordinary,
    /// Three bars.
    Crowded,
    /// Stopped for a while: two strokes, as on a player.
    Paused,
    /// Closed: a stroke across.
    Closed,
    /// A question mark.
    Unknown,
}

impl LevelKind {
    /// Every kind, for the gallery and the tests.
    #[cfg(test)]
    pub(super) const ALL: [Self; 6] = [
        Self::Calm,
        Self::Ordinary,
        Self::Crowded,
        Self::Paused,
        Self::Closed,
        Self::Unknown,
    ];

    const fn class(self) -> &'static str {
        match self {
            Self::Calm => "level is-calm",
            Self::Ordinary => "level is-ordinary",
            Self::Crowded => "level is-crowded",
            Self::Paused => "level is-paused",
            Self::Closed => "level is-closed",
            Self::Unknown => "level is-unknown",
        }
    }

    /// The bars that are not reached, drawn faintly: one of three is more than one.
    const fn rest(self) -> &'static str {
        match self {
            Self::Calm | Self::Ordinary | Self::Crowded => Self::Crowded.path(),
            Self::Paused | Self::Closed | Self::Unknown => "",
        }
    }

    /// The shape tells the kinds apart without any colour.
    pub(super) const fn path(self) -> &'static str {
        match self {
            Self::Calm => "M5 19v-4",
            Self::Ordinary => "M5 19v-4M12 19v-9",
            Self::Crowded => "M5 19v-4M12 19v-9M19 19V5",
            Self::Paused => "M9 6v12M16 6v12",
            Self::Closed => "M5 12h14",
            Self::Unknown => "M8 9a4 4 0 1 1 6 3.5c-1.5.9-2 1.5-2 2.7M12 19v.1",
        }
    }
}

/// The word with its shape, in its colour. A function, not a component: it has no state.
///
/// The nodes stay the same whatever the kind: where only the kind changes, attributes and text change.
pub fn level(kind: LevelKind, word: AttrValue) -> Html {
    html! {
        <span class={kind.class()}>
            <svg class="level__shape" viewBox="0 0 24 24" width="24" height="24" aria-hidden="true" focusable="false">
                <path class="level__rest" d={kind.rest()} />
                <path d={kind.path()} />
            </svg>
            <span>{ word }</span>
        </span>
    }
}
