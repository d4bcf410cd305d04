//! Each module carries the paths of the sources on the machine that built it, for messages of mistakes that no
//! resident gets to read. They say more of that machine than anyone need know and weigh half a kilobyte of the first
//! visit, so they are blanked.

use std::path::{Path, PathBuf};

use crate::hash;
use crate::say::{Explain, Outcome};

/// How paths of the standard library and of what it is made of begin.
const LIBRARY: [&str; 2] = ["/rustc/", "/rust/deps/"];
/// How they end.
const END: &[u8] = b".rs";

/// Blanks the paths in every module of a folder.
pub(crate) fn blank(folder: &Path) -> Outcome {
    let mut beginnings: Vec<String> = LIBRARY.map(str::to_owned).to_vec();
    beginnings.extend(registry().map(|path| path.display().to_string()));
    let mut files = Vec::new();
    hash::collect(folder, &mut files)?;
    for file in files {
        if file.extension().is_some_and(|kind| kind == "wasm") {
            let mut bytes = std::fs::read(&file).or_say("A bound module is missing.")?;
            blank_in(&mut bytes, &beginnings);
            std::fs::write(&file, bytes).or_say("target/pack can not be written.")?;
        }
    }
    Ok(())
}

/// Where cargo keeps the sources of crates: cargo tells where it is at home.
fn registry() -> Option<PathBuf> {
    let home = std::env::var_os("CARGO_HOME").map(PathBuf::from);
    let home = home.or_else(|| Some(PathBuf::from(std::env::var_os("HOME")?).join(".cargo")))?;
    Some(home.join("registry/src/"))
}

/// Blanks each path that begins so, keeping the length.
fn blank_in(bytes: &mut [u8], beginnings: &[String]) {
    let mut at = 0;
    while at < bytes.len() {
        let rest = &bytes[at..];
        let begins = beginnings.iter().any(|known| rest.starts_with(known.as_bytes()));
        match begins.then(|| length(rest)).flatten() {
            Some(length) => {
                bytes[at..at + length].fill(0);
                at += length;
            }
            None => at += 1,
        }
    }
}

/// How long the path is that begins here. Texts stand in a module with nothing between them, so it ends with the first
/// `.rs`.
fn length(bytes: &[u8]) -> Option<usize> {
    let of_path = |byte: &&u8| byte.is_ascii_alphanumeric() || b"/._-+@".contains(byte);
    let most = bytes.iter().take_while(of_path).count();
    let end = bytes[..most].windows(END.len()).position(|end| end == END)?;
    Some(end + END.len())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn paths_of_others_go_and_what_stands_beside_them_stays() {
        let beginnings = ["/rustc/".to_owned(), "/home/me/.cargo/registry/src/".to_owned()];
        let mut bytes =
            "/mine/data/rustc/5980/library/core/src/str.rs/home/me/.cargo/registry/src/index-1/yew-0.23.0/src/lib.rssrc/routes.rs예약 /rustc/ x"
                .as_bytes()
                .to_vec();
        let before = bytes.len();
        blank_in(&mut bytes, &beginnings);
        let text = String::from_utf8(bytes).unwrap();
        assert_eq!(text.len(), before);
        assert_eq!(text.replace('\0', ""), "/mine/datasrc/routes.rs예약 /rustc/ x");
    }
}
