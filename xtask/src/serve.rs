//! `run` and `dev`: the whole system on this machine.

use std::net::TcpListener;
use std::process::Command;

use crate::say::{Explain, Failure, Outcome};
use crate::{assets, build, cmd, paths, tools};

const PORT: u16 = 8080;
const DEV_PORT: u16 = 8000;

/// Builds everything and serves it until Ctrl-C. `more` goes to the backend.
pub(crate) fn run(more: &[&str]) -> Outcome {
    free(PORT)?;
    build::release()?;
    build::backend()?;
    let mut backend = backend_command()?;
    backend.args(["--site", "dist"]).args(more);
    println!("\nOpen http://127.0.0.1:{PORT} (residents) or http://127.0.0.1:{PORT}/staff (staff).");
    println!(
        "Outside opening hours every counter rests; `cargo xtask help` says how to see a working morning."
    );
    println!("Ctrl-C stops. The data is in .data/demo.sqlite; delete it to begin anew.\n");
    become_program(&mut backend)
}

/// The page with reload on change; the backend behind it.
pub(crate) fn dev() -> Outcome {
    free(PORT)?;
    free(DEV_PORT)?;
    tools::for_building()?;
    assets::hook()?;
    build::backend()?;
    let mut backend = backend_command()?
        .spawn()
        .or_say("The reference backend does not start.")?;
    println!("\nOpen http://127.0.0.1:{DEV_PORT}. Saving a file builds and reloads. Ctrl-C stops.\n");
    let served = cmd::run(
        // Not into dist/, where the release build is.
        build::trunk("serve")
            .args(["--features", "csr", "--dist"])
            .arg(paths::target().join("dev")),
        "Mend what it names above and try again.",
    );
    // Ctrl-C reaches the backend too; this is for a Trunk that stopped by itself.
    let _ = backend.kill();
    let _ = backend.wait();
    served
}

fn backend_command() -> Outcome<Command> {
    std::fs::create_dir_all(paths::root().join(".data")).or_say(".data can not be made.")?;
    let program = paths::host_program("reference-backend");
    if !program.exists() {
        return Err(Failure(
            "The reference backend has no program yet: build it and try again.".into(),
        ));
    }
    let mut command = cmd::program(program);
    command.args(["serve", "--database", ".data/demo.sqlite", "--port"]);
    command.arg(PORT.to_string()).arg("--demo");
    Ok(command)
}

/// A port in use is better said before minutes of building than after.
fn free(port: u16) -> Outcome {
    TcpListener::bind(("127.0.0.1", port)).map(drop).map_err(|error| {
        Failure(format!(
            "Port {port} is not free ({error}): stop the program that uses it and try again."
        ))
    })
}

/// Hands the terminal over, so that Ctrl-C reaches the backend and nothing stays behind.
#[cfg(unix)]
fn become_program(command: &mut Command) -> Outcome {
    use std::os::unix::process::CommandExt;
    Err(Failure(format!(
        "The reference backend does not start ({}).",
        command.exec()
    )))
}

#[cfg(not(unix))]
fn become_program(command: &mut Command) -> Outcome {
    cmd::run(command, "Read what it says above.")
}
