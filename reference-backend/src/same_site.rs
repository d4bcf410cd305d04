//! Requests of other sites: refused before anything is done with the session of whoever is at the browser.
//!
//! The custom header alone would do, since a browser asks first before it sends one across sites, and nothing
//! here ever allows it. This says so once more, by what browsers themselves tell.

use axum::http::{HeaderMap, HeaderName, header};

/// Whether a request comes from another site, as far as the browser says.
///
/// Programs that are no browsers say nothing and are not stopped by this: they carry nobody's cookies.
pub(crate) fn is_of_another_site(headers: &HeaderMap) -> bool {
    let text = |name: &HeaderName| headers.get(name).map(|value| value.to_str().unwrap_or("?"));
    match text(&HeaderName::from_static("sec-fetch-site")) {
        // `none`: typed into the address bar.
        Some(site) => !["same-origin", "none"].contains(&site),
        None => match text(&header::ORIGIN) {
            None => false,
            Some(origin) => {
                let ours = [header::HOST, HeaderName::from_static("x-forwarded-host")];
                let host = origin.split_once("://").map(|(_, host)| host);
                !ours.iter().any(|name| host.is_some() && host == text(name))
            }
        },
    }
}

#[cfg(test)]
mod tests {
    use super::is_of_another_site;
    use axum::http::{HeaderMap, HeaderName, HeaderValue};

    #[test]
    fn what_a_browser_says_of_the_origin_decides() {
        let other = |pairs: &[(&'static str, &'static str)]| {
            let entry = |(name, value): &(&'static str, &'static str)| {
                (HeaderName::from_static(name), HeaderValue::from_static(value))
            };
            is_of_another_site(&pairs.iter().map(entry).collect::<HeaderMap>())
        };
        let host = ("host", "seocho.example");
        for ours in [
            &[host][..],
            &[host, ("sec-fetch-site", "same-origin")],
            &[host, ("sec-fetch-site", "none")],
            &[host, ("origin", "https://seocho.example")],
            &[
                ("host", "backend:80"),
                ("x-forwarded-host", "seocho.example"),
                ("origin", "https://seocho.example"),
            ],
            // A proxy of development: the browser's own word counts.
            &[
                host,
                ("origin", "http://localhost:8000"),
                ("sec-fetch-site", "same-origin"),
            ],
        ] {
            assert!(!other(ours), "{ours:?}");
        }
        for theirs in [
            &[host, ("sec-fetch-site", "cross-site")][..],
            &[host, ("sec-fetch-site", "same-site")],
            &[host, ("sec-fetch-site", "a word of tomorrow")],
            &[host, ("origin", "https://evil.example")],
            &[host, ("origin", "https://seocho.example.evil.example")],
            &[host, ("origin", "null")],
            &[("origin", "null")],
        ] {
            assert!(other(theirs), "{theirs:?}");
        }
    }
}
