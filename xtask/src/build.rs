//! The builds: the page, the backend, the contract's description.

use crate::say::{self, Outcome};
use crate::stamp::{self, Stamp};
use crate::{cmd, paths, tools};

/// Everything that the release build of the page is made from.
const INPUTS: &[&str] = &[
    ".cargo/config.toml",
    "Cargo.lock",
    "Cargo.toml",
    "Trunk.toml",
    "config/config.json",
    "contract/Cargo.toml",
    "contract/src",
    "index.html",
    "locales",
    "src",
    "static",
    "styles",
    "xtask/Cargo.toml",
    "xtask/js",
    "xtask/npm",
    "xtask/src",
];

/// The page, split, prerendered and compressed, in `dist/`.
pub(crate) fn release() -> Outcome {
    tools::for_building()?;
    let compiler = cmd::read(
        cmd::program("rustc").arg("-vV"),
        "Install Rust from https://rustup.rs.",
    )?;
    let stamp = Stamp {
        name: "page",
        inputs: INPUTS,
        also: &compiler,
        leaves: &[
            paths::dist().join("index.html"),
            paths::dist().join("service-worker.js"),
            paths::pack().join("manifest.json"),
        ],
        kept: paths::stamps(),
    };
    stamp::step("Build the page (about 2 minutes the first time)", &stamp, || {
        let mut trunk = trunk("build");
        trunk.args(["--release", "--features", "csr,split"]);
        cmd::run(&mut trunk, "Mend what it names above and try again.")
    })
}

/// Trunk, saying only what matters.
pub(crate) fn trunk(what: &str) -> std::process::Command {
    let mut command = cmd::program(paths::tools().join("bin/trunk"));
    command
        .args([what, "--log", "warn"])
        .env("TRUNK_SKIP_VERSION_CHECK", "true");
    // What failed is said above; where in Trunk that was is no help.
    command.env("RUST_BACKTRACE", "0").env("RUST_LIB_BACKTRACE", "0");
    // Trunk reads NO_COLOR as true or false only.
    if std::env::var_os("NO_COLOR").is_some() {
        command.env("NO_COLOR", "true");
    }
    command
}

/// The reference backend.
pub(crate) fn backend() -> Outcome {
    say::step("Build the reference backend", || {
        let mut cargo = cmd::cargo();
        cargo.args(["build", "--quiet", "--profile", "host", "-p", "reference-backend"]);
        cmd::run(&mut cargo, "Mend what it names above and try again.")
    })
}

/// `contract/openapi.json`, from the types.
pub(crate) fn openapi() -> Outcome {
    say::step("Write contract/openapi.json", || {
        let mut cargo = cmd::cargo();
        cargo
            .args(["test", "--quiet", "-p", "contract", "--features", "openapi"])
            .env("WRITE_OPENAPI", "1");
        cmd::run(&mut cargo, "Mend what it names above and try again.")
    })
}

/// `docs/accessibility.md`, from the lists of `tests/evidence`.
pub(crate) fn evidence() -> Outcome {
    say::step("Write docs/accessibility.md", || {
        let mut cargo = cmd::cargo();
        cargo
            .args(["test", "--quiet", "--test", "evidence"])
            .env("WRITE_EVIDENCE", "1");
        cmd::run(&mut cargo, "Mend what it names above and try again.")
    })
}
