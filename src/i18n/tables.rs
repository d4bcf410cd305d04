//! The sentences of each language as typed tables, so that a missing one does not compile.
//!
//! In the split program Korean is the only table: another language is a file of its sentences in the same order,
//! made at build time from the same tables ([`file_of`]) and taken in by [`learn`]. Everywhere else (development,
//! tests, prerendering) all tables are there.

use super::Language;
use std::cell::RefCell;

/// The sentences of a language's file, group by group.
pub(super) type Groups = Vec<Vec<&'static str>>;

thread_local! {
    /// What was learned, in the order of [`Language::ALL`] after Korean.
    static LEARNED: RefCell<[Option<Groups>; Language::LOADED]> = const { RefCell::new([const { None }; Language::LOADED]) };
}

/// The file of a language: a sentence a line, an empty line between groups, in the order of the Korean table.
///
/// `None` for Korean, which is part of the program.
pub fn file_of(language: Language) -> Option<String> {
    let groups = match language {
        Language::Korean => return None,
        Language::English => super::en::groups(),
    };
    let groups: Vec<String> = groups.iter().map(|group| group.join("\n")).collect();
    Some(groups.join("\n\n"))
}

/// The groups of a language's file. The text stays for as long as the program runs.
fn groups_of(file: String) -> Groups {
    let file: &'static str = file.leak();
    file.split("\n\n")
        .map(|group| group.split('\n').collect())
        .collect()
}

/// Takes in the file of a language. Of a file that is not as expected, what fails is said in Korean.
pub fn learn(language: Language, file: String) {
    let Some(place) = language.loaded_place() else {
        return;
    };
    LEARNED.with_borrow_mut(|learned| {
        if let Some(learned) = learned.get_mut(place) {
            *learned = Some(groups_of(file));
        }
    });
}

/// True if a language can be spoken now.
pub fn knows(language: Language) -> bool {
    let Some(place) = language.loaded_place() else {
        return true;
    };
    cfg!(not(feature = "split"))
        || LEARNED.with_borrow(|learned| learned.get(place).is_some_and(Option::is_some))
}

/// The sentences of a learned group, made into its type by `of` and kept by `keep`.
#[cfg(feature = "split")]
pub(super) fn learned<T>(
    place: usize,
    group: usize,
    keep: &[std::cell::Cell<Option<&'static T>>; Language::LOADED],
    of: fn(&[&'static str]) -> Option<T>,
) -> Option<&'static T> {
    let kept = keep.get(place)?;
    if kept.get().is_none() {
        let made = LEARNED.with_borrow(|learned| of(learned.get(place)?.as_ref()?.get(group)?))?;
        kept.set(Some(Box::leak(Box::new(made))));
    }
    kept.get()
}

/// Korean, the language that all others follow: makes a type for each group of sentences and its Korean text.
macro_rules! korean {
    ($($(#[$doc:meta])* $group:ident: $type:ident { $($key:ident: $text:literal,)* })*) => {
        $(
            $(#[$doc])*
            #[derive(Debug)]
            #[allow(missing_docs, reason = "each text says itself what it is")]
            pub struct $type { $(pub $key: &'static str,)* }

            impl $type {
                /// From the sentences of a language's file, which come in the order of the keys.
                #[cfg(any(test, feature = "split"))]
                fn of(texts: &[&'static str]) -> Option<Self> {
                    let &[$($key),*] = texts else { return None };
                    Some(Self { $($key),* })
                }
            }

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
                    thread_local! {
                        static KEPT: [std::cell::Cell<Option<&'static $type>>; super::Language::LOADED] =
                            const { [const { std::cell::Cell::new(None) }; super::Language::LOADED] };
                    }
                    let Some(place) = self.language.loaded_place() else { return &said::$group };
                    KEPT.with(|kept| super::tables::learned(place, Place::$group as usize, kept, $type::of))
                        .unwrap_or(&said::$group)
                }

                $(#[$doc])*
                #[cfg(not(feature = "split"))]
                pub fn $group(self) -> &'static $type {
                    match self.language {
                        super::Language::Korean => &said::$group,
                        super::Language::English => &super::en::$group,
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
        pub(super) fn read(groups: &super::tables::Groups) -> Option<Vec<(&'static str, &'static str)>> {
            let mut all = Vec::new();
            $(
                let read = $type::of(groups.get(Place::$group as usize)?)?;
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
        pub(super) fn groups() -> super::tables::Groups {
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
    use crate::i18n::ko;

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
            let texts = ko::read(&groups_of(file)).expect("as many texts in each group");
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

    fn own_texts(language: Language) -> Vec<(&'static str, &'static str)> {
        match language {
            Language::Korean => ko::all(),
            Language::English => crate::i18n::en::all(),
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
