//! What happens to a document that is followed, and what is to be done: the words of [`super::Following`].

/// How closely a document is followed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Default)]
pub enum Nearness {
    /// By asking now and then.
    #[default]
    Far,
    /// By the stream: the last few before one's turn, a board, a kiosk.
    Close,
}

/// Who asks, of several tabs that show the same document.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Role {
    /// Each tab for itself: the browser knows no other way.
    Alone,
    /// Another tab, as far as is known.
    Led,
    /// This tab, and it tells the others.
    Leader,
}

/// What came of a question.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Answer {
    /// The document.
    Got {
        /// Whether it said anything new.
        changed: bool,
        /// When to ask again, in milliseconds.
        poll_after_ms: u32,
    },
    /// A document that is older than what is held: from a shared cache.
    Behind,
    /// None that can be read.
    Failed {
        /// Its `Retry-After`.
        retry_after_s: Option<u32>,
    },
}

/// What happens.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Event {
    /// The first component shows the document.
    Begin {
        /// Whether the page is hidden.
        hidden: bool,
    },
    /// Nobody shows it any more.
    End,
    /// The page went out of sight, or came back.
    Hidden(bool),
    /// The resident wants what is shown to stay as it is, or no longer.
    Still(bool),
    /// The network is back.
    Online,
    /// The resident wants it new.
    Reload,
    /// It is to be followed so closely now.
    Near(Nearness),
    /// The time of [`Action::Wake`] has come.
    Due,
    /// A question was answered.
    Answered(Answer),
    /// The stream, or the tab that leads, said something that fits.
    Heard,
    /// It said something that does not fit what is held.
    Gap,
    /// The stream broke or could not be opened.
    Lost,
    /// The tab that leads got no answer.
    LeaderFailed {
        /// The `Retry-After` that it was told.
        retry_after_s: Option<u32>,
    },
    /// Who asks from now on.
    Role(Role),
}

/// What the runner has to do.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Action {
    /// Ask for the document.
    Ask,
    /// Open the stream.
    Open,
    /// Close the stream.
    Close,
    /// Say [`Event::Due`] after so many milliseconds, and not at an earlier moment that was asked for.
    Wake(u32),
    /// Do not say [`Event::Due`].
    Rest,
    /// Try to become the tab that asks for all.
    Claim,
    /// Leave that to others.
    Yield,
}

/// What is followed, and how.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Manner {
    /// Many follow the same document: the first pause after trouble is longer, so that the questions of a city
    /// do not become many times as many, and pauses grow while nothing changes.
    pub by_many: bool,
    /// Tabs share it.
    pub shared: bool,
}
