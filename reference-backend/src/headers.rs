//! Security headers: `deploy/headers.txt` is the one source of them.

use axum::http::{HeaderMap, HeaderName, HeaderValue};

const FILE: &str = include_str!("../../deploy/headers.txt");

/// The headers of the file. Lines that are no header are left out; a test sees to it that there is none.
pub(crate) fn security_headers() -> HeaderMap {
    lines().flatten().collect()
}

fn lines() -> impl Iterator<Item = Option<(HeaderName, HeaderValue)>> {
    FILE.lines()
        .map(str::trim)
        .filter(|line| !line.is_empty() && !line.starts_with('#'))
        .map(|line| {
            let (name, value) = line.split_once(':')?;
            Some((name.trim().parse().ok()?, value.trim().parse().ok()?))
        })
}

#[cfg(test)]
mod tests {
    #[test]
    fn every_line_is_a_header() {
        assert!(super::lines().all(|line| line.is_some()));
        let headers = super::security_headers();
        for name in [
            "content-security-policy",
            "cross-origin-opener-policy",
            "x-content-type-options",
        ] {
            assert!(headers.contains_key(name), "{name}");
        }
    }
}
