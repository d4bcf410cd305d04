//! The sentences of each language as typed tables, so that a missing one does not compile.
//!
//! In the split program Korean is the only table: another language is a file of its sentences in the same order,
//! made at build time from the same tables ([`file_of`]) and taken in by [`learn`]. Everywhere else (development,
//! tests, prerendering) all tables are there.

use super::Language;
use std::cell::Cell;

/// The sentences of a language's file, group by group.
pub(super) type Groups = &'static [&'static [&'static str]];

thread_local! {
    /// What was learned, in the order of [`Language::ALL`] after Korean; empty before.
    static LEARNED: [Cell<Groups>; Language::LOADED] = const { [const { Cell::new(&[]) }; Language::LOADED] };
}

/// The file of a language: a sentence a line, an empty line between groups, in the order of the Korean table.
///
/// `None` for Korean, which is part of the program.
pub fn file_of(language: Language) -> Option<String> {
    let groups = match language {
        Language::Korean => return None,
        Language::EasyKorean => super::ko_easy::groups(),
        Language::English => super::en::groups(),
        Language::Chinese => super::zh_hans::groups(),
        Language::Vietnamese => super::vi::groups(),
    };
    let groups: Vec<String> = groups.iter().map(|group| group.join("\n")).collect();
    Some(groups.join("\n\n"))
}

/// The groups of a language's file. They stay for as long as the program runs. Cut line by line, since a search for
/// texts weighs a kilobyte on the first visit.
fn groups_of(file: String) -> Groups {
    let file: &'static str = file.leak();
    let lines: Vec<&'static str> = file.split('\n').collect();
    let lines: &'static [&'static str] = lines.leak();
    let groups: Vec<_> = lines.split(|line| line.is_empty()).collect();
    groups.leak()
}

/// Takes in the file of a language. Of a file that is not as expected, what fails is said in Korean.
pub fn learn(language: Language, file: String) {
    if let Some(place) = language.loaded_place() {
        LEARNED.with(|learned| learned[place].set(groups_of(file)));
    }
}

/// True if a language can be spoken now.
pub fn knows(language: Language) -> bool {
    let Some(place) = language.loaded_place() else {
        return true;
    };
    cfg!(not(feature = "split")) || LEARNED.with(|learned| !learned[place].get().is_empty())
}

/// The sentences of a group in a language; `None` where they are not here, or for Korean.
#[cfg(feature = "split")]
pub(super) fn learned(language: Language, group: usize) -> Option<&'static [&'static str]> {
    let place = language.loaded_place()?;
    LEARNED.with(|learned| learned[place].get().get(group).copied())
}

/// The sentences of a group as its type, whose fields are as many sentences in the same order.
///
/// A view, not a copy: copying each field of each group cost every visitor 30 KB of program.
#[cfg(any(test, feature = "split"))]
#[allow(
    unsafe_code,
    reason = "no safe way leads from a slice to a struct without code for each field"
)]
pub(super) fn view<T: Group>(texts: &'static [&'static str]) -> Option<&'static T> {
    if size_of_val(texts) != size_of::<T>() {
        return None;
    }
    // SAFETY: `Group` is implemented by `korean!` alone, for structs with `repr(C)` of nothing but `&'static str`: laid
    // out like an array of them. There are as many (checked above), and they live for as long as the program.
    Some(unsafe { &*texts.as_ptr().cast::<T>() })
}

/// A group of sentences: `repr(C)`, and every field a `&'static str`. Only `korean!` implements it.
#[cfg(any(test, feature = "split"))]
pub(super) trait Group {}

/// Korean, the language that all others follow: makes a type for each group of sentences and its Korean text.
macro_rules! korean {
    ($($(#[$doc:meta])* $group:ident: $type:ident { $($key:ident: $text:literal,)* })*) => {
        $(
            $(#[$doc])*
            #[derive(Debug)]
            #[repr(C)]
            #[allow(missing_docs, reason = "each text says itself what it is")]
            pub struct $type { $(pub $key: &'static str,)* }

            #[cfg(any(test, feature = "split"))]
            impl super::tables::Group for $type {}
        )*

        /// The texts; apart, since some keys are named like groups.
        #[allow(non_upper_case_globals, reason = "named like the accessor")]
        mod said {
            $(pub(super) static $group: super::$type = super::$type { $($key: $text,)* };)*
        }

        /// The place of each group in a language's file.
        #[cfg(any(test, feature = "split"))]
        #[allow(non_camel_case_types, reason = "named like the group")]
        enum Place { $($group),* }

        impl super::I18n {
            $(
                $(#[$doc])*
                #[cfg(feature = "split")]
                pub fn $group(self) -> &'static $type {
                    super::tables::learned(self.language, Place::$group as usize)
                        .and_then(super::tables::view)
                        .unwrap_or(&said::$group)
                }

                $(#[$doc])*
                #[cfg(not(feature = "split"))]
                pub fn $group(self) -> &'static $type {
                    match self.language {
                        super::Language::Korean => &said::$group,
                        super::Language::EasyKorean => &super::ko_easy::$group,
                        super::Language::English => &super::en::$group,
                        super::Language::Chinese => &super::zh_hans::$group,
                        super::Language::Vietnamese => &super::vi::$group,
                    }
                }
            )*
        }

        /// Every Korean text with its name, for the tests.
        #[cfg(test)]
        pub(super) fn all() -> Vec<(&'static str, &'static str)> {
            vec![$($((concat!(stringify!($group), ".", stringify!($key)), said::$group.$key),)*)*]
        }

        /// The texts of a language's file with their names, for the tests.
        #[cfg(test)]
        pub(super) fn read(groups: super::tables::Groups) -> Option<Vec<(&'static str, &'static str)>> {
            let mut all = Vec::new();
            $(
                let read: &$type = super::tables::view(groups.get(Place::$group as usize)?)?;
                all.extend([$((concat!(stringify!($group), ".", stringify!($key)), read.$key),)*]);
            )*
            Some(all)
        }
    };
}
pub(super) use korean;

/// Another language: fills the types of `korean!`. A missing or superfluous key does not compile.
macro_rules! translation {
    ($($group:ident: $type:ident { $($key:ident: $text:literal,)* })*) => {
        $(
            #[allow(non_upper_case_globals, reason = "named like the accessor")]
            pub(super) static $group: super::ko::$type = super::ko::$type { $($key: $text,)* };
        )*

        /// Every group of texts, in the order in which they stand here.
        pub(super) fn groups() -> Vec<Vec<&'static str>> {
            vec![$(vec![$($group.$key),*]),*]
        }

        /// Every text with its name, for the tests.
        #[cfg(test)]
        pub(super) fn all() -> Vec<(&'static str, &'static str)> {
            vec![$($((concat!(stringify!($group), ".", stringify!($key)), $group.$key),)*)*]
        }
    };
}
pub(super) use translation;

#[cfg(test)]
mod tests {
    use super::*;
    use crate::i18n::{I18n, ko};
    use contract::text::LocalText;

    /// The names in braces, in order of the alphabet, particles cut off.
    fn slots(text: &str) -> Vec<&str> {
        let mut names: Vec<&str> = text
            .split('{')
            .skip(1)
            .filter_map(|rest| rest.split_once('}'))
            .map(|(slot, _)| slot.split(':').next().unwrap_or(slot))
            // Minutes with two digits are minutes.
            .map(|name| if name == "minute_2" { "minute" } else { name })
            .collect();
        names.sort_unstable();
        names.dedup();
        names
    }

    /// A language's file is cut by lines alone: the order of its keys must be the Korean one.
    #[test]
    fn every_language_reads_back_from_its_file_with_the_same_values_to_fill_in() {
        let korean = ko::all();
        for language in Language::ALL
            .into_iter()
            .filter_map(|it| Some((it, file_of(it)?)))
        {
            let (language, file) = language;
            let texts = ko::read(groups_of(file)).expect("as many texts in each group");
            assert_eq!(texts.len(), korean.len(), "{language:?}");
            let own = own_texts(language);
            for ((name, text), (place, other)) in korean.iter().zip(texts) {
                assert_eq!(*name, place);
                let written = own.iter().find(|(own, _)| own == name).expect(name).1;
                assert_eq!(
                    written, other,
                    "{language:?}: {name} stands elsewhere than in Korean"
                );
                assert_eq!(slots(text), slots(other), "{language:?}: {name}");
                let sound = !text.trim().is_empty() && !other.trim().is_empty() && !text.contains('\n');
                assert!(sound, "{language:?}: {name} is empty or has lines");
            }
        }
    }

    /// What is seen is marked with its language; where only a name is heard, brackets can be left out.
    #[test]
    fn in_other_languages_korean_words_stand_in_brackets() {
        let languages = [Language::English, Language::Chinese, Language::Vietnamese];
        for (name, text) in languages.into_iter().flat_map(own_texts) {
            let left = I18n {
                language: Language::English,
            }
            .heard(&LocalText::new("", text));
            assert!(
                !left.contains(|letter| ('가'..='힣').contains(&letter)),
                "{name}: {text}"
            );
        }
    }

    fn own_texts(language: Language) -> Vec<(&'static str, &'static str)> {
        match language {
            Language::Korean => ko::all(),
            Language::EasyKorean => crate::i18n::ko_easy::all(),
            Language::English => crate::i18n::en::all(),
            Language::Chinese => crate::i18n::zh_hans::all(),
            Language::Vietnamese => crate::i18n::vi::all(),
        }
    }

    #[test]
    fn korean_texts_use_no_bare_particle_after_a_value() {
        for (name, text) in ko::all() {
            for particle in [
                "}은 ", "}는 ", "}이 ", "}가 ", "}을 ", "}를 ", "}으로 ", "}로 ", "}과 ", "}와 ",
            ] {
                assert!(
                    !text.contains(particle),
                    "{name}: write {{value:은는}} for {particle}"
                );
            }
        }
    }
}
