//! What a person sees: each step with its time, and a failure as one sentence that says what to do.

use std::fmt::Display;
use std::io::Write;
use std::time::Instant;

/// Why a command stopped, and what to do, in a sentence.
#[derive(Debug)]
pub(crate) struct Failure(pub(crate) String);

pub(crate) type Outcome<T = ()> = Result<T, Failure>;

/// Adds the sentence to an error of the system.
pub(crate) trait Explain<T> {
    fn or_say(self, sentence: impl Display) -> Outcome<T>;
}

impl<T, E: Display> Explain<T> for Result<T, E> {
    fn or_say(self, sentence: impl Display) -> Outcome<T> {
        self.map_err(|error| Failure(format!("{sentence} ({error})")))
    }
}

impl<T> Explain<T> for Option<T> {
    fn or_say(self, sentence: impl Display) -> Outcome<T> {
        self.ok_or_else(|| Failure(sentence.to_string()))
    }
}

/// Does a step, saying what and how long it took.
pub(crate) fn step<T>(what: &str, work: impl FnOnce() -> Outcome<T>) -> Outcome<T> {
    println!("▸ {what}");
    flush();
    let start = Instant::now();
    let result = work()?;
    println!("  {what}: {:.1} s", start.elapsed().as_secs_f64());
    flush();
    Ok(result)
}

/// Says that a step has nothing to do.
pub(crate) fn unchanged(what: &str) {
    println!("✓ {what}: nothing changed");
    flush();
}

/// Programs that follow write to the same terminal: keep the order.
fn flush() {
    let _ = std::io::stdout().flush();
}
