//! Running other programs.

use std::ffi::OsStr;
use std::path::Path;
use std::process::{Command, Stdio};

use crate::paths;
use crate::say::{Explain, Failure, Outcome};

/// A program of ours or of the system, with our tools first on its path.
pub(crate) fn program(name: impl AsRef<OsStr>) -> Command {
    let mut command = Command::new(name);
    let mut path = vec![paths::tools().join("bin"), paths::node_modules().join(".bin")];
    path.extend(std::env::split_paths(
        &std::env::var_os("PATH").unwrap_or_default(),
    ));
    if let Ok(joined) = std::env::join_paths(path) {
        command.env("PATH", joined);
    }
    command.current_dir(paths::root());
    command
}

/// `cargo`.
pub(crate) fn cargo() -> Command {
    program("cargo")
}

/// A script of ours, run by Node with the packages from `.tools/npm`.
pub(crate) fn node(script: &str) -> Command {
    let mut command = program("node");
    command.arg(paths::root().join("xtask/js").join(script));
    command.env("TOOLS_NODE_MODULES", paths::node_modules());
    command
}

/// Runs to the end; `sentence` says what to do when it fails.
pub(crate) fn run(command: &mut Command, sentence: &str) -> Outcome {
    let status = command
        .status()
        .or_say(format!("{} does not start. {sentence}", named(command)))?;
    if status.success() {
        Ok(())
    } else {
        Err(Failure(format!("{} failed. {sentence}", named(command))))
    }
}

/// Runs to the end without showing anything unless it fails; gives what it printed.
pub(crate) fn read(command: &mut Command, sentence: &str) -> Outcome<String> {
    let output = command
        .stdin(Stdio::null())
        .output()
        .or_say(format!("{} does not start. {sentence}", named(command)))?;
    if output.status.success() {
        Ok(String::from_utf8_lossy(&output.stdout).into_owned())
    } else {
        eprintln!(
            "{}{}",
            String::from_utf8_lossy(&output.stdout),
            String::from_utf8_lossy(&output.stderr)
        );
        Err(Failure(format!("{} failed. {sentence}", named(command))))
    }
}

/// Whether a program starts and says it is well.
pub(crate) fn works(name: &str, argument: &str) -> bool {
    program(name)
        .arg(argument)
        .stdin(Stdio::null())
        .stdout(Stdio::null())
        .stderr(Stdio::null())
        .status()
        .is_ok_and(|status| status.success())
}

fn named(command: &Command) -> String {
    let name = Path::new(command.get_program())
        .file_name()
        .unwrap_or_default()
        .to_string_lossy();
    let first = command.get_args().next().unwrap_or_default().to_string_lossy();
    let first = Path::new(&*first)
        .file_name()
        .unwrap_or_default()
        .to_string_lossy();
    format!("`{name} {first}`")
}
