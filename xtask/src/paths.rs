//! Where things are.

use std::path::PathBuf;

/// The root of the repository.
pub(crate) fn root() -> PathBuf {
    let mut path = PathBuf::from(env!("CARGO_MANIFEST_DIR"));
    path.pop();
    path
}

/// Cargo's target directory.
pub(crate) fn target() -> PathBuf {
    std::env::var_os("CARGO_TARGET_DIR").map_or_else(|| root().join("target"), |dir| root().join(dir))
}

/// Programs at exact versions, ignored by git.
pub(crate) fn tools() -> PathBuf {
    root().join(".tools")
}

/// The packages from npm.
pub(crate) fn node_modules() -> PathBuf {
    tools().join("npm/node_modules")
}

/// Stylesheets, fonts and static files as Trunk's first hook leaves them, laid out as in `dist/`.
pub(crate) fn site() -> PathBuf {
    target().join("site")
}

/// Where the release build is put together.
pub(crate) fn pack() -> PathBuf {
    target().join("pack")
}

/// The site that a server serves.
pub(crate) fn dist() -> PathBuf {
    root().join("dist")
}

/// What a stamp says was done.
pub(crate) fn stamps() -> PathBuf {
    target().join("stamps")
}

/// A program built with the profile `host`.
pub(crate) fn host_program(name: &str) -> PathBuf {
    target()
        .join("host")
        .join(name)
        .with_extension(std::env::consts::EXE_EXTENSION)
}
