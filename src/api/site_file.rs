//! Files of the site itself: the settings of the district, the sentences of a language.

/// The text of a file of this site. `None` without a network, or where there is no such file.
#[cfg(target_arch = "wasm32")]
pub async fn site_file(path: String) -> Option<String> {
    use super::{FetchTransport, Request, Transport};
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
