//! Whether the dependencies are what `deny.toml` allows: licences, sources, and no known faults.

use crate::cmd;
use crate::say::{Explain, Failure, Outcome};

const MEND: &str = "Replace the crates it names, or allow them in deny.toml with a reason.";

/// Licences, bans and sources, which need no network.
pub(crate) fn check() -> Outcome {
    let mut deny = cmd::cargo();
    deny.args([
        "deny",
        "--all-features",
        "--log-level",
        "error",
        "check",
        "licenses",
        "bans",
        "sources",
    ]);
    cmd::run(&mut deny, MEND)
}

/// Known faults. Gives a note where the database can not be fetched: that is no fault of the project, but
/// nobody should take it for a pass.
pub(crate) fn advisories() -> Outcome<Option<String>> {
    let output = cmd::cargo()
        .args([
            "deny",
            "--color",
            "never",
            "--log-level",
            "error",
            "--all-features",
            "check",
            "advisories",
        ])
        .output()
        .or_say("cargo-deny does not start.")?;
    let text = String::from_utf8_lossy(&output.stderr);
    if output.status.success() {
        println!("  no known faults beyond the dated exemptions of deny.toml");
        Ok(None)
    } else if no_database(&text) {
        let note = "NOT CHECKED: advisories, since their database can not be fetched from here.";
        println!("  {note}");
        Ok(Some(note.into()))
    } else {
        Err(Failure(format!("{text}\n{MEND}")))
    }
}

/// Whether cargo-deny had nothing to compare with.
fn no_database(text: &str) -> bool {
    text.contains("failed to fetch advisory database") || text.contains("failed to load advisory database")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_missing_database_is_not_an_advisory() {
        assert!(no_database(
            "[ERROR] failed to fetch advisory database https://x with cli: failed to clone"
        ));
        assert!(!no_database("error[vulnerability]: RUSTSEC-2026-0001"));
    }
}
