//! Whether every dependency has a licence that `deny.toml` allows, and whether any has a known fault.
//!
//! Licences are read from `cargo metadata` here, which takes a second; building cargo-deny takes minutes.
//! Advisories need cargo-deny and its database: where either is missing, the result says so.

use std::collections::BTreeMap;

use serde_json::Value;

use crate::cmd;
use crate::paths;
use crate::say::{Explain, Failure, Outcome};

/// Checks, and gives the lines that sum it up. What could not be checked begins with `NOT CHECKED`.
pub(crate) fn check() -> Outcome<String> {
    let rules = std::fs::read_to_string(paths::root().join("deny.toml")).or_say("deny.toml is missing.")?;
    let allowed = allowed(&rules);
    let metadata = cmd::read(
        cmd::cargo().args(["metadata", "--format-version", "1", "--locked"]),
        "Run `cargo update --workspace` and commit Cargo.lock.",
    )?;
    let metadata: Value = serde_json::from_str(&metadata).or_say("cargo metadata is not JSON.")?;
    let mut counts: BTreeMap<&str, u32> = BTreeMap::new();
    let mut refused = Vec::new();
    for package in metadata["packages"].as_array().into_iter().flatten() {
        let licence = package["license"].as_str().unwrap_or("none");
        *counts.entry(licence).or_default() += 1;
        if !fits(licence, &allowed) {
            refused.push(format!("{} ({licence})", package["name"].as_str().unwrap_or("?")));
        }
    }
    if !refused.is_empty() {
        let refused = refused.join(", ");
        return Err(Failure(format!(
            "deny.toml does not allow the licence of {refused}: replace it or allow it."
        )));
    }
    let counts: Vec<String> = counts
        .iter()
        .map(|(licence, count)| format!("{count} × {licence}"))
        .collect();
    Ok(format!(
        "Licences, all allowed: {}\n{}",
        counts.join(", "),
        advisories()?
    ))
}

/// Known faults in dependencies, as far as this machine can know them.
fn advisories() -> Outcome<String> {
    if !cmd::works("cargo-deny", "--version") {
        return Ok("NOT CHECKED: advisories, since cargo-deny is not installed \
                   (cargo install --locked cargo-deny)."
            .into());
    }
    let output = cmd::cargo()
        .args([
            "deny",
            "--color",
            "never",
            "check",
            "advisories",
            "bans",
            "sources",
        ])
        .output()
        .or_say("cargo-deny does not start.")?;
    let text = String::from_utf8_lossy(&output.stderr).into_owned();
    if output.status.success() {
        Ok("Advisories, bans, sources: none beyond the exemptions of deny.toml.".into())
    } else if text.contains("failed to fetch") || text.contains("failed to load advisory database") {
        Ok("NOT CHECKED: advisories, since their database can not be fetched from here.".into())
    } else {
        Err(Failure(format!(
            "{text}\ncargo-deny found faults: update the crates it names."
        )))
    }
}

/// The licences in `allow` of `[licenses]`. The file is ours and its list plain: no parser is needed for it.
fn allowed(rules: &str) -> Vec<&str> {
    let section = rules.split_once("[licenses]").map_or("", |(_, after)| after);
    let list = section.split_once("allow = [").map_or("", |(_, after)| after);
    let list = list.split_once(']').map_or("", |(list, _)| list);
    list.split('"').skip(1).step_by(2).collect()
}

/// Whether the list meets a licence expression (SPDX, and the old `A/B` for `A OR B`).
fn fits(expression: &str, allowed: &[&str]) -> bool {
    let spaced = expression
        .replace('/', " OR ")
        .replace('(', " ( ")
        .replace(')', " ) ");
    let mut words: Vec<&str> = spaced.split_whitespace().rev().collect();
    let fits = any(&mut words, allowed);
    fits && words.is_empty()
}

fn any(words: &mut Vec<&str>, allowed: &[&str]) -> bool {
    let mut fits = all(words, allowed);
    while words.last() == Some(&"OR") {
        words.pop();
        fits |= all(words, allowed);
    }
    fits
}

fn all(words: &mut Vec<&str>, allowed: &[&str]) -> bool {
    let mut fits = one(words, allowed);
    while words.last() == Some(&"AND") {
        words.pop();
        fits &= one(words, allowed);
    }
    fits
}

fn one(words: &mut Vec<&str>, allowed: &[&str]) -> bool {
    let Some(word) = words.pop() else { return false };
    if word == "(" {
        let fits = any(words, allowed);
        return words.pop() == Some(")") && fits;
    }
    if words.last() == Some(&"WITH") {
        words.pop();
        let with = format!("{word} WITH {}", words.pop().unwrap_or_default());
        return allowed.contains(&with.as_str());
    }
    allowed.contains(&word)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn expressions() {
        let allowed = [
            "MIT",
            "Apache-2.0",
            "Unicode-3.0",
            "Apache-2.0 WITH LLVM-exception",
        ];
        for (expression, expected) in [
            ("MIT", true),
            ("MIT/Apache-2.0", true),
            ("GPL-3.0 OR MIT", true),
            ("MIT AND GPL-3.0", false),
            ("(MIT OR GPL-3.0) AND Unicode-3.0", true),
            ("(MIT OR Apache-2.0) AND GPL-3.0", false),
            ("Apache-2.0 WITH LLVM-exception", true),
            ("MIT WITH other", false),
            ("GPL-3.0", false),
            ("none", false),
            ("MIT (", false),
            ("", false),
        ] {
            assert_eq!(fits(expression, &allowed), expected, "{expression}");
        }
    }

    #[test]
    fn the_list_of_the_file() {
        assert_eq!(
            allowed("allow = [\"no\"]\n[licenses]\nallow = [\n \"A\",\n \"B C\",\n]\n"),
            ["A", "B C"]
        );
    }
}
