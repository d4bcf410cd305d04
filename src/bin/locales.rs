//! Writes the languages that are loaded when they are chosen, each as a file of its sentences.
//!
//! `locales OUT`: `OUT/en.txt` and so on, from the same tables that the program is compiled with.

use resident_app::i18n::{Language, file_of};
use std::path::Path;
use std::{env, fs, io};

fn main() -> io::Result<()> {
    let out = env::args()
        .nth(1)
        .ok_or_else(|| io::Error::other("usage: locales OUT"))?;
    let out = Path::new(&out);
    fs::create_dir_all(out)?;
    for language in Language::ALL {
        if let Some(file) = file_of(language) {
            fs::write(out.join(format!("{}.txt", language.tag())), file)?;
        }
    }
    Ok(())
}
