//! Hashes of contents: for names that may be cached for ever, for stamps, and for integrity attributes.

use std::path::{Path, PathBuf};

use sha2::{Digest, Sha256};

use crate::say::{Explain, Outcome};

/// Sixteen hex digits: enough that two builds never share a name.
pub(crate) fn short(parts: &[(String, Vec<u8>)]) -> String {
    let mut hasher = Sha256::new();
    for (name, bytes) in parts {
        // Lengths, so that no two lists of parts read the same.
        hasher.update((name.len() as u64).to_le_bytes());
        hasher.update(name);
        hasher.update((bytes.len() as u64).to_le_bytes());
        hasher.update(bytes);
    }
    hasher
        .finalize()
        .iter()
        .take(8)
        .map(|byte| format!("{byte:02x}"))
        .collect()
}

/// Every file below the given files and folders, sorted by path relative to `root`, with its contents.
pub(crate) fn contents(root: &Path, inputs: &[&str]) -> Outcome<Vec<(String, Vec<u8>)>> {
    let mut files = Vec::new();
    for input in inputs {
        collect(&root.join(input), &mut files)?;
    }
    files.sort();
    files.dedup();
    files
        .into_iter()
        .map(|file| {
            let bytes = std::fs::read(&file).or_say(format!("{} can not be read.", file.display()))?;
            let name = file
                .strip_prefix(root)
                .unwrap_or(&file)
                .to_string_lossy()
                .into_owned();
            Ok((name, bytes))
        })
        .collect()
}

/// Every file below a file or folder. What is not there has no files.
pub(crate) fn collect(path: &Path, files: &mut Vec<PathBuf>) -> Outcome {
    if path.is_file() {
        files.push(path.to_path_buf());
    } else if path.is_dir() {
        let entries = std::fs::read_dir(path).or_say(format!("{} can not be read.", path.display()))?;
        for entry in entries.flatten() {
            collect(&entry.path(), files)?;
        }
    }
    Ok(())
}

/// The value of an `integrity` attribute. No longer hash: it stands three times in a page that must come at once, and does
/// not compress.
pub(crate) fn integrity(bytes: &[u8]) -> String {
    format!("sha256-{}", base64(&Sha256::digest(bytes)))
}

fn base64(bytes: &[u8]) -> String {
    const ALPHABET: &[u8; 64] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    let mut text = String::new();
    for chunk in bytes.chunks(3) {
        let bits = chunk
            .iter()
            .fold(0_u32, |bits, &byte| bits << 8 | u32::from(byte))
            << (8 * (3 - chunk.len()));
        for place in 0..4 {
            let digit = (bits >> (18 - 6 * place)) & 63;
            text.push(if place <= chunk.len() {
                char::from(ALPHABET[digit as usize])
            } else {
                '='
            });
        }
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn base64_as_in_rfc_4648() {
        for (plain, coded) in [
            ("", ""),
            ("f", "Zg=="),
            ("fo", "Zm8="),
            ("foo", "Zm9v"),
            ("foobar", "Zm9vYmFy"),
        ] {
            assert_eq!(base64(plain.as_bytes()), coded);
        }
    }

    #[test]
    fn names_and_bytes_are_told_apart() {
        let one = short(&[("ab".into(), b"c".to_vec())]);
        let other = short(&[("a".into(), b"bc".to_vec())]);
        assert_eq!(one.len(), 16);
        assert_ne!(one, other);
        assert_eq!(one, short(&[("ab".into(), b"c".to_vec())]));
    }
}
