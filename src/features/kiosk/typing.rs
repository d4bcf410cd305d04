//! What stands in a field while keys on the screen type into it. Pure. Hangul is composed anew from the keys since the
//! caret last moved, so that erasing takes back one key.

use super::hangul::{NEXT, compose, letters_of_ten_keys};
use super::latin;

/// How keys become text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Script {
    /// Each key is its letter; Hangul letters become syllables.
    Letters,
    /// Ten keys and strokes.
    TenKeys,
    /// Latin letters on ten keys.
    LatinTen,
}

/// A text with a caret, and the keys typed there.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Typing {
    before: String,
    keys: Vec<char>,
    script: Script,
    behind: String,
}

/// Where a count of UTF-16 units ends, in bytes.
fn byte_at(text: &str, units: usize) -> usize {
    let mut seen = 0;
    for (at, letter) in text.char_indices() {
        if seen >= units {
            return at;
        }
        seen += letter.len_utf16();
    }
    text.len()
}

fn units(text: &str) -> usize {
    text.encode_utf16().count()
}

impl Typing {
    /// In a text, in place of what is marked in it (UTF-16 units).
    pub(super) fn new(text: &str, (from, to): (usize, usize), script: Script) -> Self {
        Self {
            before: text[..byte_at(text, from)].to_owned(),
            keys: Vec::new(),
            script,
            behind: text[byte_at(text, to.max(from))..].to_owned(),
        }
    }

    fn composed(&self) -> String {
        match self.script {
            Script::Letters => compose(self.keys.iter().copied()),
            Script::TenKeys => compose(letters_of_ten_keys(&self.keys)),
            Script::LatinTen => latin::letters_of(&self.keys),
        }
    }

    /// The whole text.
    pub(super) fn text(&self) -> String {
        format!("{}{}{}", self.before, self.composed(), self.behind)
    }

    /// Where the caret stands, in UTF-16 units.
    pub(super) fn caret(&self) -> usize {
        units(&self.before) + units(&self.composed())
    }

    /// Whether a field shows what was typed here last: then typing goes on.
    pub(super) fn stands_in(&self, text: &str, caret: (usize, usize)) -> bool {
        self.text() == text && caret == (self.caret(), self.caret())
    }

    /// A key; nothing happens where the text would become longer than the field takes.
    pub(super) fn press(&mut self, key: char, longest: Option<usize>) {
        self.keys.push(key);
        if longest.is_some_and(|longest| units(&self.text()) > longest) {
            self.keys.pop();
        }
    }

    /// Takes back the last key, or what stands before the caret.
    pub(super) fn erase(&mut self) {
        while self.keys.last() == Some(&NEXT) {
            self.keys.pop();
        }
        if self.keys.pop().is_none() {
            self.before.pop();
        }
    }

    /// From now on other keys: what was typed stays as it is.
    pub(super) fn change_script(&mut self, script: Script) {
        self.before += &self.composed();
        self.keys.clear();
        self.script = script;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn typed(typing: &mut Typing, keys: &str) -> String {
        keys.chars().for_each(|key| typing.press(key, None));
        typing.text()
    }

    #[test]
    fn a_name_grows_key_by_key_and_is_erased_key_by_key() {
        let mut typing = Typing::new("", (0, 0), Script::Letters);
        assert_eq!(typed(&mut typing, "ㅎㅗㅇㄱㅣㄹ"), "홍길");
        typing.erase();
        assert_eq!(typing.text(), "홍기");
        assert_eq!(typed(&mut typing, "ㄹㄷㅗㅇ"), "홍길동");
        assert_eq!(typing.caret(), 3);
    }

    #[test]
    fn typing_goes_on_in_the_middle_and_replaces_what_is_marked() {
        let mut typing = Typing::new("서초구 12", (2, 3), Script::Letters);
        assert_eq!(typed(&mut typing, "ㄷㅗㅇ"), "서초동 12");
        assert_eq!(typing.caret(), 3);
        for _ in 0..4 {
            typing.erase();
        }
        assert_eq!(typing.text(), "서 12");
    }

    #[test]
    fn ten_keys_make_the_same_name_and_a_pause_is_a_key() {
        let mut typing = Typing::new("", (0, 0), Script::TenKeys);
        assert_eq!(typed(&mut typing, "ㅅㅅㆍㅡㅇㄱㅣㄴㄴㄷㆍㅡㅇ"), "홍길동");
        assert_eq!(
            typed(&mut Typing::new("", (0, 0), Script::TenKeys), "ㄱㅣㆍㄱ→ㄱㅣㆍ"),
            "각가"
        );
    }

    #[test]
    fn a_reference_is_typed_on_ten_keys_and_erased_key_by_key() {
        let mut typing = Typing::new("", (0, 0), Script::LatinTen);
        assert_eq!(typed(&mut typing, "PPPPPPPPP"), "S");
        typing.erase();
        assert_eq!(typing.text(), "R");
        assert_eq!(typed(&mut typing, "P→PPPPPJJAAAA"), "S7K2");
    }

    #[test]
    fn a_full_field_takes_no_key_but_still_composes() {
        let mut typing = Typing::new("", (0, 0), Script::Letters);
        for key in "ㄱㅏㄴㄷㅏㄹ".chars() {
            typing.press(key, Some(2));
        }
        assert_eq!(typing.text(), "간달");
        typing.press('ㅣ', Some(2));
        assert_eq!(typing.text(), "간달");
    }

    #[test]
    fn other_keys_leave_what_was_typed() {
        let mut typing = Typing::new("", (0, 0), Script::Letters);
        typed(&mut typing, "ㄱㅏ");
        typing.change_script(Script::TenKeys);
        assert_eq!(typed(&mut typing, "ㄴㅣㆍ"), "가나");
        assert!(typing.stands_in("가나", (2, 2)) && !typing.stands_in("가나", (1, 1)));
    }
}
