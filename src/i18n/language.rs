//! The languages of the app. Korean is part of the program; each other one is a file that is loaded when it is chosen.

/// A language of the app.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Language {
    /// Korean.
    #[default]
    Korean,
    /// Korean in short sentences and the easiest words.
    EasyKorean,
    /// English.
    English,
    /// Chinese, simplified.
    Chinese,
    /// Vietnamese.
    Vietnamese,
}

impl Language {
    /// All, in the order of the switch. Those after the first are loaded.
    pub const ALL: [Self; 5] = [
        Self::Korean,
        Self::EasyKorean,
        Self::English,
        Self::Chinese,
        Self::Vietnamese,
    ];

    /// How many are loaded.
    pub(super) const LOADED: usize = Self::ALL.len() - 1;

    /// The tag for `lang` attributes, which also names the language's file and stands in the device's store.
    pub fn tag(self) -> &'static str {
        match self {
            Self::Korean => "ko",
            // A use of Korean that has no tag of its own.
            Self::EasyKorean => "ko-x-easy",
            Self::English => "en",
            Self::Chinese => "zh-Hans",
            Self::Vietnamese => "vi",
        }
    }

    /// The tag without what is special about its use: `zh` of `zh-Hans`.
    pub fn plain_tag(self) -> &'static str {
        self.tag().split('-').next().unwrap_or_default()
    }

    /// Its own name.
    pub fn own_name(self) -> &'static str {
        match self {
            Self::Korean => "한국어",
            Self::EasyKorean => "쉬운 한국어",
            Self::English => "English",
            Self::Chinese => "简体中文",
            Self::Vietnamese => "Tiếng Việt",
        }
    }

    /// The language of a tag.
    pub fn from_tag(tag: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|language| language.tag() == tag)
    }

    /// True for Korean, whose clock times begin with their part of the day.
    pub(super) fn is_korean(self) -> bool {
        matches!(self, Self::Korean | Self::EasyKorean)
    }

    /// Its place among those that are loaded; `None` for Korean.
    pub(super) fn loaded_place(self) -> Option<usize> {
        (self as usize).checked_sub(1)
    }
}
