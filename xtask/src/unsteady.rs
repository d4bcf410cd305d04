//! Browser tests that fail once and pass when they are asked again, alone.
//!
//! A browser on a busy machine is not a function: one test of some hundreds may fail by the order in which things came.
//! A fault of the app fails again, and then the run fails. What does not is named at the end of the run, so that its cause
//! is found: a test that waits for the wrong thing, or a fault that shows now and then. More than a few of them fail the
//! run, since then it is the app, or the tests, that cannot be relied upon.

use std::process::Command;

use crate::say::{Failure, Outcome};
use crate::tally::{self, Tally};

/// So many may pass at a second try: about one in a hundred. On a machine that does other work besides, three or four of
/// them come too late at one time.
const FEW: usize = 5;
/// So often each of them must then pass, one after another.
const TIMES: u32 = 2;

/// A test that failed.
#[derive(Debug, PartialEq, Eq)]
struct Failed {
    file: String,
    name: String,
}

/// Runs tests with `node`, given anew for each run; returns those that passed only when asked again.
pub(crate) fn run(
    node: impl Fn() -> Result<Command, Failure>,
    files: &[std::path::PathBuf],
    total: &mut Tally,
) -> Result<Vec<String>, Failure> {
    let mut tally = Tally::default();
    let mut said = Said::default();
    let result = tally::run_heard(node()?.args(files), &mut tally, |line| said.hear(line));
    let again = result.is_err() && (1..=FEW).contains(&said.failed.len());
    let mut unsteady = Vec::new();
    // A count that is not that of the names has a failure that nobody named: nothing is asked again.
    if again && tally.failed == said.failed.len() as u64 {
        for failed in &said.failed {
            if (0..TIMES).all(|_| passes(&node, failed).is_ok()) {
                unsteady.push(format!("{}: {}", failed.file, failed.name));
            }
        }
        tally.failed -= unsteady.len() as u64;
        tally.passed += unsteady.len() as u64;
    }
    *total += tally;
    match result {
        Err(_) if !unsteady.is_empty() && tally.failed == 0 => Ok(unsteady),
        result => result.map(|()| unsteady),
    }
}

/// Whether a test passes alone. One that is not found has not passed.
fn passes(node: &impl Fn() -> Result<Command, Failure>, failed: &Failed) -> Outcome {
    println!("Asked again: {}: {}", failed.file, failed.name);
    let mut node = node()?;
    if failed.name != failed.file {
        node.arg(format!("--test-name-pattern=^{}$", escaped(&failed.name)));
    }
    let mut tally = Tally::default();
    tally::run(node.arg(&failed.file), &mut tally)?;
    match tally {
        Tally {
            passed: 1..,
            failed: 0,
            ..
        } => Ok(()),
        _ => Err(Failure("It did not pass.".into())),
    }
}

/// A name as a pattern that finds just it.
fn escaped(name: &str) -> String {
    let mut pattern = String::new();
    for letter in name.chars() {
        if r"\^$.|?*+()[]{}/".contains(letter) {
            pattern.push('\\');
        }
        pattern.push(letter);
    }
    pattern
}

/// What a run says of its failures, at its end.
#[derive(Default)]
struct Said {
    at_end: bool,
    file: Option<String>,
    failed: Vec<Failed>,
}

impl Said {
    fn hear(&mut self, line: &str) {
        if line.starts_with("✖ failing tests:") {
            self.at_end = true;
        } else if let Some(place) = line.strip_prefix("test at ").filter(|_| self.at_end) {
            self.file = place.rsplitn(3, ':').nth(2).map(Into::into);
        } else if let Some(name) = line.strip_prefix("✖ ").filter(|_| self.at_end)
            && let Some(file) = self.file.take()
        {
            let name = name.rsplit_once(" (").map_or(name, |(name, _)| name).to_owned();
            self.failed.push(Failed { file, name });
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_tests_that_failed_are_known_by_file_and_name() {
        let mut said = Said::default();
        for line in [
            "✖ a link (is it?) (12.5ms)",
            "ℹ fail 1",
            "✖ failing tests:",
            "",
            "test at tests/browser/a.test.mjs:25:1",
            "✖ a link (is it?) (12.5ms)",
            "  Error: ✖ not a name",
        ] {
            said.hear(line);
        }
        let file = "tests/browser/a.test.mjs".to_owned();
        let name = "a link (is it?)".to_owned();
        assert_eq!(said.failed, [Failed { file, name }]);
    }

    /// A program in the place of node: it fails as node does until `passes_from` runs are over, and passes then.
    fn tried(name: &str, passes_from: u32) -> (Result<Vec<String>, Failure>, Tally) {
        let folder = std::env::temp_dir().join(format!("unsteady-{name}-{}", std::process::id()));
        std::fs::create_dir_all(&folder).unwrap();
        let (script, runs) = (folder.join("node.sh"), folder.join("runs"));
        let text = format!(
            "echo x >> '{runs}'\n\
             if [ $(wc -l < '{runs}') -ge {passes_from} ]; then echo 'ℹ pass 1'; echo 'ℹ fail 0'; exit 0; fi\n\
             echo 'ℹ pass 4'; echo 'ℹ fail 1'; echo '✖ failing tests:'; echo\n\
             echo 'test at tests/a.test.mjs:2:1'; echo '✖ it is odd (1.5ms)'; exit 1\n",
            runs = runs.display()
        );
        std::fs::write(&script, text).unwrap();
        let node = || {
            let mut node = Command::new("sh");
            node.arg(&script);
            Ok(node)
        };
        let mut tally = Tally::default();
        let result = run(node, &[], &mut tally);
        std::fs::remove_dir_all(&folder).unwrap();
        (result, tally)
    }

    #[test]
    fn what_fails_once_is_named_and_what_fails_again_has_failed() {
        let (result, tally) = tried("once", 2);
        assert_eq!(result.ok(), Some(vec!["tests/a.test.mjs: it is odd".to_owned()]));
        assert_eq!((tally.passed, tally.failed), (5, 0));
        let (result, tally) = tried("again", 3);
        assert!(result.is_err(), "it must pass twice");
        assert_eq!((tally.passed, tally.failed), (4, 1));
    }

    #[test]
    fn a_name_is_no_pattern() {
        assert_eq!(escaped("a link (is it?)"), r"a link \(is it\?\)");
    }
}
