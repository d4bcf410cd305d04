//! wasm-bindgen ends the name of each import in 16 digits that no compression can shorten, once in the module and
//! once in the script. Counting in their place says the same: names stay unique, of one length, and small.

use std::collections::BTreeMap;
use std::path::Path;

use crate::hash;
use crate::say::{Explain, Outcome};

/// How many digits end a name.
const DIGITS: usize = 16;

/// Counts in place of the digits, in every file of a folder alike.
pub(crate) fn shorten(folder: &Path) -> Outcome {
    let script = std::fs::read(folder.join("main.js")).or_say("wasm-bindgen wrote no main.js.")?;
    let names = endings(&script);
    let mut files = Vec::new();
    hash::collect(folder, &mut files)?;
    for file in files {
        let bytes = std::fs::read(&file).or_say("A bound file is missing.")?;
        std::fs::write(&file, counted(&bytes, &names)).or_say("target/pack can not be written.")?;
    }
    Ok(())
}

/// The endings of the names in a script, each with its number.
fn endings(script: &[u8]) -> BTreeMap<Vec<u8>, usize> {
    let mut found = BTreeMap::new();
    for name in script.split(|byte| !byte.is_ascii_alphanumeric() && *byte != b'_') {
        let Some(at) = name.len().checked_sub(DIGITS) else {
            continue;
        };
        let (stem, ending) = name.split_at(at);
        let hex = |byte: &u8| byte.is_ascii_digit() || (b'a'..=b'f').contains(byte);
        if stem.starts_with(b"__wbg_") && stem.ends_with(b"_") && ending.iter().all(hex) {
            found.insert(ending.to_vec(), 0);
        }
    }
    for (number, place) in found.values_mut().enumerate() {
        *place = number;
    }
    found
}

/// The bytes with each ending replaced by its number, of the same length.
fn counted(bytes: &[u8], endings: &BTreeMap<Vec<u8>, usize>) -> Vec<u8> {
    let mut out = Vec::with_capacity(bytes.len());
    let mut at = 0;
    while at < bytes.len() {
        let known = bytes.get(at..at + DIGITS).and_then(|window| endings.get(window));
        match known {
            Some(number) => {
                out.extend(format!("{number:0DIGITS$}").into_bytes());
                at += DIGITS;
            }
            None => {
                out.push(bytes[at]);
                at += 1;
            }
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_counted_alike_in_script_and_module_and_nothing_else_changes() {
        let script =
            b"imports.__wbg_get_2080c49015e35254 = f; __wbg_set_2793479888329cb6(); key_2080c49015e3525z";
        let names = endings(script);
        assert_eq!(names.len(), 2);
        let text = String::from_utf8(counted(script, &names)).unwrap();
        assert_eq!(
            text,
            "imports.__wbg_get_0000000000000000 = f; __wbg_set_0000000000000001(); key_2080c49015e3525z"
        );
        let module = counted(b"\0asm\x19__wbg_set_2793479888329cb6", &names);
        assert_eq!(module, b"\0asm\x19__wbg_set_0000000000000001");
    }
}
