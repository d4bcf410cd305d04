//! Removes custom properties that nothing uses. KRDS ships hundreds, a screen uses some dozens.

use std::collections::{HashMap, HashSet};
use std::ops::Range;

/// A declaration of a custom property.
struct Property {
    sheet: usize,
    /// From the name to before the `;` or the `}`.
    range: Range<usize>,
    name: String,
}

/// The sheets without the custom properties that no sheet uses, and without the rules that this empties.
///
/// Used is what a plain declaration of any sheet refers to, and what used properties refer to in turn.
pub(crate) fn prune(sheets: &[String]) -> Vec<String> {
    let properties: Vec<Property> = sheets
        .iter()
        .enumerate()
        .flat_map(|(index, sheet)| declared(index, sheet))
        .collect();
    let used = used(sheets, &properties);
    let mut pruned = sheets.to_vec();
    for property in properties
        .iter()
        .rev()
        .filter(|property| !used.contains(&property.name))
    {
        let sheet = &mut pruned[property.sheet];
        let mut range = property.range.clone();
        if sheet[range.end..].starts_with(';') {
            range.end += 1;
        }
        sheet.replace_range(range, "");
    }
    pruned
        .into_iter()
        .map(|sheet| without_empty_rules(&sheet.replace(";}", "}")))
        .collect()
}

fn used(sheets: &[String], properties: &[Property]) -> HashSet<String> {
    let mut queue = Vec::new();
    for (index, sheet) in sheets.iter().enumerate() {
        let mut plain = sheet.clone();
        for property in properties.iter().rev().filter(|property| property.sheet == index) {
            plain.replace_range(property.range.clone(), "");
        }
        queue.extend(references(&plain));
    }
    let mut by_name: HashMap<&str, Vec<&Property>> = HashMap::new();
    for property in properties {
        by_name.entry(&property.name).or_default().push(property);
    }
    let mut used = HashSet::new();
    while let Some(name) = queue.pop() {
        if used.insert(name.clone()) {
            for property in by_name.get(name.as_str()).into_iter().flatten() {
                queue.extend(references(&sheets[property.sheet][property.range.clone()]));
            }
        }
    }
    used
}

/// The names inside `var(…)`.
fn references(css: &str) -> Vec<String> {
    css.match_indices("var(")
        .filter_map(|(at, _)| {
            let rest = css[at + 4..].trim_start();
            rest.starts_with("--").then(|| name(rest).to_owned())
        })
        .collect()
}

fn name(css: &str) -> &str {
    let end = css
        .find(|c: char| !(c.is_alphanumeric() || c == '-' || c == '_'))
        .unwrap_or(css.len());
    &css[..end]
}

fn declared(sheet: usize, css: &str) -> Vec<Property> {
    let marks = structure(css);
    let mut found = Vec::new();
    for (place, &(at, mark)) in marks.iter().enumerate() {
        let start = at + 1 + css[at + 1..].len() - css[at + 1..].trim_start().len();
        let word = name(&css[start..]);
        let declares =
            css[start..].starts_with("--") && css[start + word.len()..].trim_start().starts_with(':');
        if mark != '}' && declares {
            let end = marks[place + 1..]
                .iter()
                .find(|(_, mark)| *mark != '{')
                .map_or(css.len(), |(at, _)| *at);
            found.push(Property {
                sheet,
                range: start..end,
                name: word.to_owned(),
            });
        }
    }
    found
}

/// Where the braces and semicolons are that are neither in strings, comments nor parentheses.
fn structure(css: &str) -> Vec<(usize, char)> {
    let mut marks = Vec::new();
    let mut depth = 0_usize;
    let mut chars = css.char_indices().peekable();
    while let Some((at, c)) = chars.next() {
        match c {
            '\\' => {
                chars.next();
            }
            '"' | '\'' => skip_string(c, &mut chars),
            '/' if css[at..].starts_with("/*") => {
                let end = css[at + 2..]
                    .find("*/")
                    .map_or(css.len(), |length| at + 4 + length);
                while chars.next_if(|(next, _)| *next < end).is_some() {}
            }
            '(' => depth += 1,
            ')' => depth = depth.saturating_sub(1),
            '{' | '}' | ';' if depth == 0 => marks.push((at, c)),
            _ => {}
        }
    }
    marks
}

fn skip_string(quote: char, chars: &mut std::iter::Peekable<std::str::CharIndices<'_>>) {
    while let Some((_, c)) = chars.next() {
        match c {
            '\\' => {
                chars.next();
            }
            c if c == quote => break,
            _ => {}
        }
    }
}

/// Without rules that say nothing, again and again, since emptying one can empty the one around it.
fn without_empty_rules(css: &str) -> String {
    let mut css = css.to_owned();
    loop {
        let marks = structure(&css);
        let mut empty = Vec::new();
        for (place, pair) in marks.windows(2).enumerate() {
            let [(open, '{'), (close, '}')] = pair else {
                continue;
            };
            let start = place.checked_sub(1).map_or(0, |before| marks[before].0 + 1);
            // An empty layer still says in which order layers come.
            let layer = css[start..*open].trim_start().starts_with("@layer");
            if css[open + 1..*close].trim().is_empty() && !layer {
                empty.push(start..close + 1);
            }
        }
        if empty.is_empty() {
            return css;
        }
        for range in empty.into_iter().rev() {
            css.replace_range(range, "");
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn pruned(css: &str) -> String {
        prune(&[css.to_owned()]).remove(0)
    }

    #[test]
    fn what_is_used_stays_also_through_others() {
        let css = ":root{--a:1px;--b:var(--a);--c:2px}p{margin:var(--b)}";
        assert_eq!(pruned(css), ":root{--a:1px;--b:var(--a)}p{margin:var(--b)}");
    }

    #[test]
    fn a_chain_and_a_circle_that_nothing_plain_uses_go() {
        assert_eq!(
            pruned(":root{--a:1px;--b:var(--a);--c:var(--d);--d:var(--c)}p{margin:0}"),
            "p{margin:0}"
        );
    }

    #[test]
    fn a_name_is_not_its_own_prefix() {
        assert_eq!(
            pruned(":root{--a:1;--a-b:2}p{order:var( --a-b )}"),
            ":root{--a-b:2}p{order:var( --a-b )}"
        );
    }

    #[test]
    fn a_fallback_and_a_redefinition_count() {
        let css = ":root{--a:1;--b:2}.d{--a:3}p{order:var(--x,var(--a))}";
        assert_eq!(pruned(css), ":root{--a:1}.d{--a:3}p{order:var(--x,var(--a))}");
    }

    #[test]
    fn another_sheet_uses_it() {
        let sheets = [":root{--a:1;--b:2}".to_owned(), "p{order:var(--b)}".to_owned()];
        assert_eq!(prune(&sheets), [":root{--b:2}", "p{order:var(--b)}"]);
    }

    #[test]
    fn strings_comments_and_addresses_are_left_alone() {
        let css = "i{--z:url(data:a;b}c);--y:\"};--x:1\";content:\"{}--q:1;\"}/* { --k:1; } */b{c:d}";
        assert_eq!(pruned(css), "i{content:\"{}--q:1;\"}/* { --k:1; } */b{c:d}");
    }

    #[test]
    fn emptied_rules_go_with_what_is_around_them() {
        assert_eq!(
            pruned("@layer a{}@media print{:root{--a:1}}p{b:c}"),
            "@layer a{}p{b:c}"
        );
        assert_eq!(pruned("@import \"x\";q{--a:1}p{b:c}"), "@import \"x\";p{b:c}");
    }

    #[test]
    fn korean_text_survives() {
        assert_eq!(pruned("p{--가:1;content:\"한글;{\"}"), "p{content:\"한글;{\"}");
    }
}
