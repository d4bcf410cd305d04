//! Which paths a Rust file names: enough of a reader for the walls, no more.

/// A path that is named, and the line where it begins. Paths within the crate begin with `crate`.
#[derive(Debug, PartialEq, Eq)]
pub(crate) struct Named {
    pub(crate) line: usize,
    pub(crate) path: Vec<String>,
}

impl Named {
    /// Whether it reaches what has this path: it is named, something within it is, or all around it is.
    pub(crate) fn reaches(&self, target: &[&str]) -> bool {
        let within = self.path.len() >= target.len() && self.path.iter().zip(target).all(|(a, b)| a == b);
        // `use crate as c` and `use crate::*` reach everything.
        let around = match self.path.split_last() {
            Some((last, before)) if last == "*" => before,
            _ => &self.path,
        };
        let whole = around.len() < target.len() && around.iter().zip(target).all(|(a, b)| a == b);
        within || (whole && !around.is_empty())
    }
}

/// The module of a file of the app, from the root of the crate.
pub(crate) fn module(file: &str) -> Vec<String> {
    let inner = file
        .trim_start_matches("src/")
        .trim_start_matches("locales/")
        .trim_end_matches(".rs");
    let mut module: Vec<String> = inner.split('/').map(str::to_owned).collect();
    if module
        .last()
        .is_some_and(|last| ["mod", "lib", "main"].contains(&last.as_str()))
    {
        module.pop();
    }
    if file.starts_with("locales/") {
        module.insert(0, "i18n".into());
    }
    module
}

/// All paths that a file of this module names.
pub(crate) fn named(module: &[String], source: &str) -> Vec<Named> {
    let tokens = tokens(source);
    let mut reader = Reader {
        module: module.to_vec(),
        blocks: Vec::new(),
        tokens: &tokens,
        at: 0,
        found: Vec::new(),
    };
    reader.read();
    reader.found
}

struct Reader<'t> {
    module: Vec<String>,
    /// For each open brace, whether it is that of an inline module.
    blocks: Vec<bool>,
    tokens: &'t [(usize, String)],
    at: usize,
    found: Vec<Named>,
}

impl Reader<'_> {
    fn peek(&self, ahead: usize) -> &str {
        self.tokens
            .get(self.at + ahead)
            .map_or("", |(_, text)| text.as_str())
    }

    fn read(&mut self) {
        while self.at < self.tokens.len() {
            match self.peek(0) {
                "use" => {
                    self.at += 1;
                    self.tree(&[]);
                }
                "mod" if self.peek(2) == "{" => {
                    self.module.push(self.peek(1).to_owned());
                    self.blocks.push(true);
                    self.at += 3;
                }
                "{" => {
                    self.blocks.push(false);
                    self.at += 1;
                }
                "}" => {
                    if self.blocks.pop() == Some(true) {
                        self.module.pop();
                    }
                    self.at += 1;
                }
                word if is_word(word) && self.peek(1) == "::" => {
                    let line = self.tokens[self.at].0;
                    let mut path = vec![word.to_owned()];
                    self.at += 1;
                    while self.peek(0) == "::" && is_word(self.peek(1)) {
                        path.push(self.peek(1).to_owned());
                        self.at += 2;
                    }
                    self.note(line, path);
                }
                // The word after it is no beginning of a path.
                "::" => {
                    self.at += 1 + usize::from(is_word(self.peek(1)) && self.at > 0 && self.follows_type())
                }
                _ => self.at += 1,
            }
        }
    }

    /// `<T as X>::name`: what follows belongs to a type.
    fn follows_type(&self) -> bool {
        self.tokens[self.at - 1].1 == ">"
    }

    /// One tree of a `use`, up to its end.
    fn tree(&mut self, before: &[String]) {
        let line = self.tokens.get(self.at).map_or(0, |(line, _)| *line);
        let mut path = before.to_vec();
        loop {
            match self.peek(0) {
                "" => return,
                "::" => self.at += 1,
                "{" => {
                    self.at += 1;
                    while !["}", ""].contains(&self.peek(0)) {
                        self.tree(&path);
                        match self.peek(0) {
                            "," => self.at += 1,
                            "}" => {}
                            // No tree of a `use` after all.
                            _ => return,
                        }
                    }
                    self.at += 1;
                    return;
                }
                "as" => self.at += 2,
                // `{self, …}` is the path before it.
                "self" if !before.is_empty() => self.at += 1,
                word if is_word(word) || word == "*" => {
                    path.push(word.to_owned());
                    self.at += 1;
                }
                _ => {
                    self.note(line, path);
                    return;
                }
            }
        }
    }

    /// Notes a path, from the root of the crate if it is within it.
    fn note(&mut self, line: usize, path: Vec<String>) {
        let own = || {
            let root = std::iter::once("crate".to_owned());
            root.chain(self.module.iter().cloned()).collect::<Vec<String>>()
        };
        let mut whole = match path.first().map(String::as_str) {
            Some("self" | "super") => own(),
            _ => Vec::new(),
        };
        for word in path {
            match word.as_str() {
                "self" => {}
                "super" => {
                    whole.pop();
                }
                _ => whole.push(word),
            }
        }
        self.found.push(Named { line, path: whole });
    }
}

fn is_word(text: &str) -> bool {
    text.starts_with(|letter: char| letter.is_alphabetic() || letter == '_')
}

/// Words and marks with their lines; comments and texts in quotes are left out.
fn tokens(source: &str) -> Vec<(usize, String)> {
    let letters: Vec<char> = source.chars().collect();
    let (mut tokens, mut at, mut line) = (Vec::new(), 0, 1);
    while at < letters.len() {
        let from = at;
        let rest = &letters[at..];
        match letters[at] {
            '/' if rest.starts_with(&['/', '/']) => at += rest.iter().take_while(|l| **l != '\n').count(),
            '/' if rest.starts_with(&['/', '*']) => at += comment(rest),
            '"' => at += quoted(rest),
            'r' if raw(rest) > 0 => at += raw(rest),
            '\'' => at += apostrophe(rest),
            letter if letter.is_alphanumeric() || letter == '_' => {
                at += rest
                    .iter()
                    .take_while(|l| l.is_alphanumeric() || **l == '_')
                    .count();
                tokens.push((line, letters[from..at].iter().collect()));
            }
            ':' if rest.starts_with(&[':', ':']) => {
                at += 2;
                tokens.push((line, "::".into()));
            }
            letter => {
                at += 1;
                if !letter.is_whitespace() {
                    tokens.push((line, letter.into()));
                }
            }
        }
        line += letters[from..at.min(letters.len())]
            .iter()
            .filter(|l| **l == '\n')
            .count();
    }
    tokens
}

fn comment(rest: &[char]) -> usize {
    let (mut depth, mut at) = (0, 0);
    while at < rest.len() {
        match &rest[at..] {
            ['/', '*', ..] => (depth, at) = (depth + 1, at + 2),
            ['*', '/', ..] => (depth, at) = (depth - 1, at + 2),
            _ => at += 1,
        }
        if depth == 0 {
            break;
        }
    }
    at
}

fn quoted(rest: &[char]) -> usize {
    let mut at = 1;
    while at < rest.len() && rest[at] != '"' {
        at += 1 + usize::from(rest[at] == '\\');
    }
    at + 1
}

/// Length of a raw text such as `r#"…"#`; 0 if it is none.
fn raw(rest: &[char]) -> usize {
    let hashes = rest[1..].iter().take_while(|letter| **letter == '#').count();
    if rest.get(1 + hashes) != Some(&'"') {
        return 0;
    }
    let mut end = vec!['"'];
    end.extend(std::iter::repeat_n('#', hashes));
    let body = 2 + hashes;
    let length = rest[body..].windows(end.len()).position(|window| window == end);
    length.map_or(rest.len(), |length| body + length + end.len())
}

/// A letter in quotes, or the mark of a lifetime.
fn apostrophe(rest: &[char]) -> usize {
    match rest {
        ['\'', '\\', ..] => {
            3 + rest[3.min(rest.len())..]
                .iter()
                .take_while(|l| **l != '\'')
                .count()
        }
        ['\'', _, '\'', ..] => 3,
        _ => 1,
    }
}

#[test]
fn paths_are_read_however_they_are_written() {
    let paths = |file: &str, source: &str| -> Vec<String> {
        named(&module(file), source)
            .into_iter()
            .map(|named| named.path.join("::"))
            .collect()
    };
    for (source, expected) in [
        ("use crate::api;", "crate::api"),
        ("use crate::api as net;", "crate::api"),
        (
            "pub(crate) use crate::{api, ui::{self, Button}};",
            "crate::api crate::ui crate::ui::Button",
        ),
        (
            "use crate::{\n    i18n::I18n,\n    app,\n};",
            "crate::i18n::I18n crate::app",
        ),
        ("use super::super::api::Client;", "crate::api::Client"),
        ("use super::icon;", "crate::ui::icon"),
        ("use self::x::Y;", "crate::ui::button::x::Y"),
        (
            "fn f() { crate::api::path(super::super::app::x()) }",
            "crate::api::path crate::app::x",
        ),
        ("mod inner { use super::super::super::api; }", "crate::api"),
        (
            "mod tests { use super::*; } use super::icon;",
            "crate::ui::button::* crate::ui::icon",
        ),
        ("use crate::*;", "crate::*"),
        ("use crate as c;", "crate"),
        (
            "use ::contract::time; use contract::{text, slot};",
            "contract::time contract::text contract::slot",
        ),
        (
            "// use crate::api;\n/* crate::api */ let a = \"crate::api::x\"; let b = r#\"crate::api::\"x\"#;",
            "",
        ),
        (
            "let c = '\"'; crate::api::x; let d = '\\''; fn e<'a>() {}",
            "crate::api::x",
        ),
        (
            "fn f() -> impl X + use<'_> { a; crate::api::x }",
            " crate::api::x",
        ),
        ("$crate::app::lazy", "crate::app::lazy"),
    ] {
        assert_eq!(paths("src/ui/button.rs", source).join(" "), expected, "{source}");
    }
    let lines: Vec<usize> = named(&[], "\nuse crate::{\n  a,\n  b,\n};\n")
        .iter()
        .map(|n| n.line)
        .collect();
    assert_eq!(lines, [3, 4]);
}

#[test]
fn a_path_reaches_what_is_within_it_and_around_it() {
    let reaches = |path: &str, target: &[&str]| {
        let path = path.split("::").map(str::to_owned).collect();
        Named { line: 1, path }.reaches(target)
    };
    for path in ["crate::api", "crate::api::Client", "crate::*", "crate"] {
        assert!(reaches(path, &["crate", "api"]), "{path}");
    }
    for path in ["crate::apiary", "crate::ui", "api", "contract::*", "crate::ui::*"] {
        assert!(!reaches(path, &["crate", "api"]), "{path}");
    }
}
