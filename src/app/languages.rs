//! Bringing a language that is no part of the program.

use crate::api::site_file;
use crate::device;
use crate::i18n::{self, Language};

/// Brings the sentences of a language, unless they are here. False if they did not come.
pub async fn bring(language: Language) -> bool {
    if i18n::knows(language) {
        return true;
    }
    // `static/boot.js` has put the folder of this build there, and asked for the file already.
    let folder = device::root_attribute("data-locales").unwrap_or_default();
    match site_file(format!("{folder}/{}.txt", language.tag())).await {
        Some(file) => i18n::learn(language, file),
        None => return false,
    }
    i18n::knows(language)
}
