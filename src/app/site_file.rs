//! Files of the site itself: the settings of the district, the sentences of a language.

use crate::device;
use crate::i18n::{self, Language};

/// The text of a file of this site. `None` without a network, or where there is no such file.
#[cfg(target_arch = "wasm32")]
pub async fn site_file(path: String) -> Option<String> {
    use crate::api::{FetchTransport, Request, Transport};
    let request = Request {
        method: contract::endpoints::Method::Get,
        path,
        headers: Vec::new(),
        body: None,
        bytes: None,
        fresh: false,
    };
    let response = FetchTransport.send(request).await.ok()?;
    (response.status == 200).then_some(response.body)
}

/// On the host there is no site.
#[cfg(not(target_arch = "wasm32"))]
#[allow(clippy::unused_async, reason = "as in the browser")]
pub async fn site_file(_: String) -> Option<String> {
    None
}

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
