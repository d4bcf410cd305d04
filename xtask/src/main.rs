//! The commands of this project: `cargo xtask run` and `cargo xtask test`, and the parts they are made of.
#![allow(clippy::print_stdout, reason = "a command speaks to a person by printing")]

mod assets;
mod build;
mod cmd;
mod compress;
mod css;
mod dependencies;
mod deploy;
mod fonts;
mod hash;
mod html;
mod module;
mod names;
mod old_builds;
mod pack;
mod paths;
mod pieces;
mod routes;
mod say;
mod serve;
mod size;
mod source_paths;
mod split;
mod stamp;
mod suite;
mod tally;
mod tools;
mod unsteady;
mod worker;

use std::process::ExitCode;

use say::{Failure, Outcome};

const USAGE: &str = "\
cargo xtask run       build everything and serve it with demo data on http://127.0.0.1:8080; what follows is
                      for the backend: --clock 2026-11-23T10:20:00+09:00 shows a working morning at any hour
cargo xtask test      every check and every test; --only host|browser|size for a part
cargo xtask dev       the page with reload on change, on http://127.0.0.1:8000
cargo xtask build     the release build of the page, into dist/
cargo xtask size      what the page weighs, from dist/
cargo xtask bench     what visits cost on a slow phone, half an hour of watching, a large board, a long history
cargo xtask openapi   writes contract/openapi.json
cargo xtask evidence  writes docs/accessibility.md from tests/evidence/
cargo xtask deploy    writes the generated files of deploy/ from deploy/headers.txt and src/routes.rs";

fn main() -> ExitCode {
    let args: Vec<String> = std::env::args().skip(1).collect();
    match dispatch(&args.iter().map(String::as_str).collect::<Vec<_>>()) {
        Ok(()) => ExitCode::SUCCESS,
        Err(Failure(sentence)) => {
            eprintln!("\n✗ {sentence}");
            ExitCode::FAILURE
        }
    }
}

fn dispatch(args: &[&str]) -> Outcome {
    match args {
        ["run", backend @ ..] => serve::run(backend),
        ["dev"] => serve::dev(),
        ["build"] => build::release(),
        ["test"] => suite::test(None),
        ["test", "--only", part] => suite::test(Some(part)),
        ["size"] => size::report(),
        ["bench"] => suite::bench(),
        ["openapi"] => build::openapi(),
        ["evidence"] => build::evidence(),
        ["deploy"] => deploy::write(),
        // The two hooks of Trunk.toml.
        ["assets"] => assets::hook(),
        ["pack"] => pack::hook(),
        [] | ["help" | "--help" | "-h"] => {
            println!("{USAGE}");
            Ok(())
        }
        other => Err(Failure(format!(
            "\"{}\" is not a command here.\n{USAGE}",
            other.join(" ")
        ))),
    }
}
