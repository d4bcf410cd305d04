//! Counting tests in what `cargo test` and `node --test` print.

use std::io::{BufRead, BufReader};
use std::ops::AddAssign;
use std::process::{Command, Stdio};

use crate::say::{Explain, Failure, Outcome};

/// How many tests passed, failed and were left out.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Tally {
    pub(crate) passed: u64,
    pub(crate) failed: u64,
    pub(crate) ignored: u64,
}

impl AddAssign for Tally {
    fn add_assign(&mut self, other: Self) {
        self.passed += other.passed;
        self.failed += other.failed;
        self.ignored += other.ignored;
    }
}

impl Tally {
    /// Adds what a line reports, if it reports anything.
    fn read(&mut self, line: &str) {
        let words: Vec<&str> = line.split([' ', ';']).filter(|word| !word.is_empty()).collect();
        match words[..] {
            [
                "test",
                "result:",
                _,
                passed,
                "passed",
                failed,
                "failed",
                ignored,
                "ignored",
                ..,
            ] => {
                self.passed += number(passed);
                self.failed += number(failed);
                self.ignored += number(ignored);
            }
            ["ℹ" | "#", "pass", count] => self.passed += number(count),
            ["ℹ" | "#", "fail" | "cancelled", count] => self.failed += number(count),
            ["ℹ" | "#", "skipped" | "todo", count] => self.ignored += number(count),
            _ => {}
        }
    }
}

fn number(word: &str) -> u64 {
    word.parse().unwrap_or(0)
}

/// Runs tests, showing what they print, and counts them.
pub(crate) fn run(command: &mut Command, total: &mut Tally) -> Outcome {
    run_heard(command, total, |_| ())
}

/// The same; `hear` is told each line that they print.
pub(crate) fn run_heard(command: &mut Command, total: &mut Tally, mut hear: impl FnMut(&str)) -> Outcome {
    let mut child = command
        .stdout(Stdio::piped())
        .spawn()
        .or_say("The tests do not start.")?;
    let output = child.stdout.take().or_say("The tests say nothing.")?;
    let mut tally = Tally::default();
    for line in BufReader::new(output).lines().map_while(Result::ok) {
        println!("{line}");
        tally.read(&line);
        hear(&line);
    }
    let status = child.wait().or_say("The tests do not end.")?;
    *total += tally;
    if status.success() {
        Ok(())
    } else {
        Err(Failure(format!(
            "{} tests failed; each is named above.",
            tally.failed.max(1)
        )))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn both_kinds_of_summary() {
        let mut tally = Tally::default();
        tally.read(
            "test result: ok. 12 passed; 1 failed; 2 ignored; 0 measured; 0 filtered out; finished in 0.0s",
        );
        tally.read("ℹ pass 3");
        tally.read("# fail 4");
        tally.read("ℹ tests 7");
        tally.read("test a ... ok");
        assert_eq!(
            tally,
            Tally {
                passed: 15,
                failed: 5,
                ignored: 2
            }
        );
    }
}
