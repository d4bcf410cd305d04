//! `test`: every check and every test, the counts at the end.

use std::time::Instant;

use crate::say::{self, Failure, Outcome};
use crate::tally::{self, Tally};
use crate::{build, cmd, dependencies, deploy, paths, size, tools, unsteady};

/// What ran so far.
struct Suite<'a> {
    only: Option<&'a str>,
    tally: Tally,
    checks: u32,
    failures: Vec<String>,
    /// What could not be checked here, said again at the end.
    notes: Vec<String>,
}

impl Suite<'_> {
    fn wants(&self, part: &str) -> bool {
        self.only.is_none_or(|only| only == part)
    }

    /// Goes on after a failure: one run should name everything that is wrong.
    fn check(&mut self, what: &str, work: impl FnOnce(&mut Tally) -> Outcome) -> bool {
        self.checks += 1;
        let mut tally = Tally::default();
        let result = say::step(what, || work(&mut tally));
        self.tally += tally;
        match result {
            Ok(()) => true,
            Err(Failure(sentence)) => {
                eprintln!("  ✗ {what}: {sentence}");
                self.failures.push(format!("{what}: {sentence}"));
                false
            }
        }
    }
}

pub(crate) fn test(only: Option<&str>) -> Outcome {
    if only.is_some_and(|part| !["host", "browser", "size"].contains(&part)) {
        return Err(Failure("--only takes host, browser or size.".into()));
    }
    let start = Instant::now();
    let mut suite = Suite {
        only,
        tally: Tally::default(),
        checks: 0,
        failures: vec![],
        notes: vec![],
    };
    if suite.wants("host") {
        host(&mut suite);
    }
    if suite.wants("browser") || suite.wants("size") {
        page(&mut suite);
    }
    finish(&suite, start)
}

/// What runs on this machine without a browser.
fn host(suite: &mut Suite<'_>) {
    suite.check("Rust's formatter, linter and WebAssembly", |_| {
        tools::components()?;
        tools::wasm_target()
    });
    suite.check("Format", |_| {
        cargo(&["fmt", "--all", "--check"], "Run `cargo fmt --all`.")
    });
    let mend = "Mend what it names above.";
    for (what, arguments) in [
        ("Lint the workspace", &["--workspace", "--all-targets"][..]),
        (
            "Lint the prerenderer",
            &["-p", "resident-app", "--features", "ssr", "--bin", "prerender"],
        ),
        (
            "Lint the page",
            &[
                "-p",
                "resident-app",
                "--target",
                "wasm32-unknown-unknown",
                "--features",
                "csr,split",
            ],
        ),
    ] {
        let arguments = [&["clippy", "--quiet"], arguments, &["--", "-D", "warnings"]].concat();
        suite.check(what, |_| cargo(&arguments, mend));
    }
    if suite.check("cargo-deny", |_| tools::for_checking()) {
        suite.check("Licences, bans and sources", |_| dependencies::check());
        let mut note = None;
        suite.check("Known faults of dependencies", |_| {
            dependencies::advisories().map(|it| note = it)
        });
        suite.notes.extend(note);
    }
    suite.check("Deployment files", |_| deploy::check());
    suite.check("Tests of the workspace", |tally| {
        tally::run(
            cmd::cargo().args(["test", "--workspace", "--no-fail-fast"]),
            tally,
        )
    });
    suite.check("Tests of the contract's description", |tally| {
        tally::run(
            cmd::cargo().args(["test", "-p", "contract", "--features", "openapi"]),
            tally,
        )
    });
}

/// What needs the release build of the page.
fn page(suite: &mut Suite<'_>) {
    if !suite.check("Build the page", |_| build::release()) {
        suite
            .notes
            .push("NOT CHECKED: size and browser, since the page does not build.".into());
        return;
    }
    if suite.wants("size") {
        suite.check("Size", |tally| {
            let result = size::report();
            *tally += Tally {
                passed: u64::from(result.is_ok()),
                failed: u64::from(result.is_err()),
                ignored: 0,
            };
            result
        });
    }
    if suite.wants("browser") {
        browser(suite);
    }
}

fn browser(suite: &mut Suite<'_>) {
    let folder = paths::root().join("tests/browser");
    let mut files: Vec<_> = std::fs::read_dir(&folder)
        .into_iter()
        .flatten()
        .flatten()
        .map(|entry| entry.path())
        .filter(|file| file.to_string_lossy().ends_with(".test.mjs"))
        .collect();
    files.sort();
    if files.is_empty() {
        suite.notes.push("NOT CHECKED: nothing in tests/browser.".into());
        return;
    }
    if !suite.check("Build the backend", |_| build::backend()) {
        suite
            .notes
            .push("NOT CHECKED: the browser tests, since the backend does not build.".into());
        return;
    }
    let mut unsteady = vec![];
    suite.check("Tests in the browser", |tally| {
        unsteady = unsteady::run(node_for_tests, &files, tally)?;
        Ok(())
    });
    let notes = unsteady
        .iter()
        .map(|test| format!("UNSTEADY, passed when asked again: {test}"));
    suite.notes.extend(notes);
}

/// So many files of browser tests run at once, each with a browser and a backend of its own. Two keep two processors busy;
/// with three, pages come so late that tests give up waiting.
const AT_ONCE: &str = "--test-concurrency=2";

/// Node, to run tests.
fn node_for_tests() -> Result<std::process::Command, Failure> {
    let mut node = node_with_browser()?;
    node.args(["--test", AT_ONCE, "--test-reporter=spec"]);
    Ok(node)
}

/// Node, told where the browser, the site, the backend and its packages are.
fn node_with_browser() -> Result<std::process::Command, Failure> {
    let mut node = cmd::program("node");
    node.env("CHROMIUM", tools::chromium()?)
        .env("DIST", paths::dist())
        .env("BACKEND", paths::host_program("reference-backend"))
        // Scripts do: createRequire(process.env.TOOLS_NODE_MODULES + '/')('playwright-core').
        .env("TOOLS_NODE_MODULES", paths::node_modules());
    Ok(node)
}

/// What `bench` measures, in turn.
const BENCHES: [&str; 5] = [
    "first_paint.mjs",
    "watching.mjs",
    "board.mjs",
    "payback_history.mjs",
    "seeded_faults.mjs",
];

/// `bench`: how right the forecast is (writes `bench/forecast.md`), what a first and a repeated visit cost on a slow phone, half an hour of watching, a large board, a long history of books, and which seeded faults the checks of pages find (writes `bench/seeded_faults.md`).
pub(crate) fn bench() -> Outcome {
    cargo(
        &[
            "test",
            "--profile",
            "host",
            "-p",
            "reference-backend",
            "--test",
            "forecast",
            "--",
            "--ignored",
        ],
        "bench/forecast.md could not be written.",
    )?;
    build::release()?;
    build::backend()?;
    for script in BENCHES {
        let mut node = node_with_browser()?;
        cmd::run(
            node.arg(paths::root().join("bench").join(script)),
            "Look at what it printed above.",
        )?;
    }
    Ok(())
}

fn cargo(arguments: &[&str], sentence: &str) -> Outcome {
    cmd::run(cmd::cargo().args(arguments), sentence)
}

fn finish(suite: &Suite<'_>, start: Instant) -> Outcome {
    let Tally {
        passed,
        failed,
        ignored,
    } = suite.tally;
    println!("\n{} checks in {} s", suite.checks, start.elapsed().as_secs());
    for note in &suite.notes {
        println!("{note}");
    }
    for failure in &suite.failures {
        println!("FAILED {failure}");
    }
    println!("Tests: {passed} passed, {failed} failed, {ignored} ignored");
    if suite.failures.is_empty() {
        Ok(())
    } else {
        Err(Failure(format!(
            "{} of {} checks failed; mend them and try again.",
            suite.failures.len(),
            suite.checks
        )))
    }
}
