//! The languages of the app. Korean is part of the program; each other one is a file that is loaded when it is chosen.

/// A language of the app.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Language {
    /// Korean.
    #[default]
    Korean,
    /// English.
    English,
}

impl Language {
    /// All, in the order of the switch. Those after the first are loaded.
    pub const ALL: [Self; 2] = [Self::Korean, Self::English];

    /// How many are loaded.
    pub(super) const LOADED: usize = Self::ALL.len() - 1;

    /// The tag for `lang` attributes, which also names the language's file and stands in the device's store.
    pub fn tag(self) -> &'static str {
        match self {
            Self::Korean => "ko",
            Self::English => "en",
        }
    }

    /// Its own name.
    pub fn own_name(self) -> &'static str {
        match self {
            Self::Korean => "한국어",
            Self::English => "English",
        }
    }

    /// The language of a tag.
    pub fn from_tag(tag: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|language| language.tag() == tag)
    }

    /// True for Korean, whose clock times begin with their part of the day.
    pub(super) fn is_korean(self) -> bool {
        self == Self::Korean
    }

    /// Its place among those that are loaded; `None` for Korean.
    pub(super) fn loaded_place(self) -> Option<usize> {
        (self as usize).checked_sub(1)
    }
}
