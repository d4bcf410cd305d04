//! The programs that the build needs, at exact versions, in the git-ignored folder `.tools/`.

use std::process::Command;

use crate::say::{self, Explain, Failure, Outcome};
use crate::stamp::{self, Stamp};
use crate::{cmd, paths};

/// A program that cargo builds.
struct CargoTool {
    package: &'static str,
    version: &'static str,
    arguments: &'static [&'static str],
    /// On two cores, for the person who waits.
    takes: &'static str,
}

/// Built without optimisation: Trunk then builds the page as fast, and is itself ready minutes earlier.
const CARGO_TOOLS: &[CargoTool] = &[
    CargoTool {
        package: "trunk",
        version: "0.21.14",
        arguments: &["--locked", "--no-default-features", "--features", "rustls"],
        takes: "about 3 minutes",
    },
    // Trunk takes it only in exactly the version that Cargo.lock names. Its own lock file does not build.
    CargoTool {
        package: "wasm-bindgen-cli",
        version: "0.2.130",
        arguments: &["--no-default-features"],
        takes: "about 1 minute",
    },
    CargoTool {
        package: "wasm_split_cli_support",
        version: "0.2.4",
        arguments: &["--locked", "--no-default-features", "--features", "build-binary"],
        takes: "about 1 minute",
    },
];

const CARGO_DENY: CargoTool = CargoTool {
    package: "cargo-deny",
    version: "0.20.2",
    arguments: &["--locked"],
    takes: "about 2 minutes",
};

const OLDEST_NODE: u32 = 20;

/// Everything that building the page takes.
pub(crate) fn for_building() -> Outcome {
    wasm_target()?;
    for tool in CARGO_TOOLS {
        cargo_tool(tool)?;
    }
    npm_packages()
}

pub(crate) fn wasm_target() -> Outcome {
    let target = "wasm32-unknown-unknown";
    let sentence = "Install Rust from https://rustup.rs and try again.";
    let folder = cmd::read(
        cmd::program("rustc").args(["--print", "target-libdir", "--target", target]),
        sentence,
    )?;
    if std::path::Path::new(folder.trim()).is_dir() {
        return Ok(());
    }
    say::step("Install Rust's target for WebAssembly", || {
        let sentence = "Install the target wasm32-unknown-unknown of your Rust, then try again.";
        cmd::run(cmd::program("rustup").args(["target", "add", target]), sentence)
    })
}

/// Rust's formatter and linter, which a minimal installation lacks.
pub(crate) fn components() -> Outcome {
    for (probe, component) in [("rustfmt", "rustfmt"), ("clippy-driver", "clippy")] {
        if !cmd::works(probe, "--version") {
            say::step(&format!("Install {component}"), || {
                let sentence = format!("Install {component} for your Rust, then try again.");
                cmd::run(
                    cmd::program("rustup").args(["component", "add", component]),
                    &sentence,
                )
            })?;
        }
    }
    Ok(())
}

/// What only the checks take.
pub(crate) fn for_checking() -> Outcome {
    cargo_tool(&CARGO_DENY)
}

fn cargo_tool(tool: &CargoTool) -> Outcome {
    let CargoTool { package, version, .. } = tool;
    let listed = std::fs::read_to_string(paths::tools().join(".crates.toml")).unwrap_or_default();
    if is_listed(&listed, package, version) {
        return Ok(());
    }
    say::step(&format!("Install {package} {version} ({})", tool.takes), || {
        let mut command = cmd::cargo();
        command
            .args(["install", "--quiet", "--debug", "--root"])
            .arg(paths::tools())
            .args(tool.arguments)
            .args([package, "--version", version])
            .env("CARGO_PROFILE_DEV_DEBUG", "0")
            .env_remove("CARGO_TARGET_DIR")
            // Not from the root: the page's settings for cargo are not the tool's.
            .current_dir(std::env::temp_dir());
        cmd::run(&mut command, "Check the network and try again.")
    })
}

/// Whether cargo's list of what it installed names this version.
fn is_listed(listed: &str, package: &str, version: &str) -> bool {
    listed
        .lines()
        .any(|line| line.starts_with(&format!("\"{package} {version} ")))
}

fn node() -> Outcome {
    let sentence = format!("Install Node {OLDEST_NODE} or newer, with npm, and try again.");
    let version = cmd::read(cmd::program("node").arg("--version"), &sentence)?;
    match major(&version) {
        Some(major) if major >= OLDEST_NODE => Ok(()),
        _ => Err(Failure(format!("Node here is {}. {sentence}", version.trim()))),
    }
}

fn major(version: &str) -> Option<u32> {
    version.trim().strip_prefix('v')?.split('.').next()?.parse().ok()
}

fn npm_packages() -> Outcome {
    node()?;
    let folder = paths::tools().join("npm");
    let stamp = Stamp {
        name: "npm",
        inputs: &["xtask/npm/package.json", "xtask/npm/package-lock.json"],
        also: "",
        leaves: &[paths::node_modules().join("esbuild/package.json")],
        kept: paths::tools(),
    };
    stamp::step("Install the packages from npm", &stamp, || {
        std::fs::create_dir_all(&folder).or_say(".tools/npm can not be made.")?;
        for file in ["package.json", "package-lock.json"] {
            std::fs::copy(paths::root().join("xtask/npm").join(file), folder.join(file))
                .or_say(format!("xtask/npm/{file} can not be copied."))?;
        }
        let mut command = cmd::program("npm");
        command.args([
            "ci",
            "--no-audit",
            "--no-fund",
            "--ignore-scripts",
            "--loglevel=error",
        ]);
        cmd::run(
            command.current_dir(&folder),
            "Check the connection to the npm registry and try again.",
        )
    })
}

/// A Chromium for the browser tests: the one named by `CHROMIUM`, one on the path, or one installed now.
pub(crate) fn chromium() -> Outcome<String> {
    if let Some(found) = find_chromium() {
        return Ok(found);
    }
    let sentence = "Install Chromium and a font with Hangul (on Debian: apt-get install chromium fonts-noto-cjk), \
                    or set CHROMIUM to its path, and try again.";
    if !is_root() || !cmd::works("apt-get", "--version") {
        return Err(Failure(format!("No Chromium is here. {sentence}")));
    }
    say::step("Install Chromium", || {
        let apt = |arguments: &[&str]| {
            let mut command = Command::new("apt-get");
            cmd::run(
                command.args(arguments).env("DEBIAN_FRONTEND", "noninteractive"),
                sentence,
            )
        };
        apt(&["update", "-qq"])?;
        apt(&[
            "install",
            "-y",
            "-qq",
            "--no-install-recommends",
            "chromium",
            "fonts-noto-cjk",
        ])
    })?;
    find_chromium().or_say(sentence)
}

fn find_chromium() -> Option<String> {
    let named = std::env::var("CHROMIUM").ok().filter(|path| !path.is_empty());
    let known = [
        "chromium",
        "chromium-browser",
        "google-chrome",
        "google-chrome-stable",
    ];
    named.or_else(|| {
        let path = std::env::var_os("PATH")?;
        known
            .iter()
            .flat_map(|name| std::env::split_paths(&path).map(move |folder| folder.join(name)))
            .find(|file| file.is_file())
            .map(|file| file.to_string_lossy().into_owned())
    })
}

fn is_root() -> bool {
    cmd::read(cmd::program("id").arg("-u"), "").is_ok_and(|id| id.trim() == "0")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_the_exact_version_counts() {
        let listed = "[v1]\n\"trunk 0.21.14 (registry+x)\" = [\"trunk\"]\n";
        assert!(is_listed(listed, "trunk", "0.21.14"));
        assert!(!is_listed(listed, "trunk", "0.21.1"));
        assert!(!is_listed(listed, "runk", "0.21.14"));
    }

    #[test]
    fn the_major_version_of_node() {
        assert_eq!(major("v20.20.2\n"), Some(20));
        assert_eq!(major("20"), None);
    }
}
