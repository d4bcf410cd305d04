//! The cookie of a session, out of the request and into the answer.

use axum::http::{HeaderMap, HeaderValue, header};
use contract::session::COOKIE;

/// What an answer does with the cookie.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Cookie {
    /// Gives the browser a session.
    Set(String),
    /// Takes it away.
    Clear,
}

impl Cookie {
    /// The header `Set-Cookie`.
    ///
    /// `Strict`: only our own pages use the session, by calls of their own; a link from elsewhere opens a page,
    /// and that page's calls carry the cookie again. Without an age: it goes when the browser is closed, and
    /// the backend ends the session in any case.
    pub(crate) fn header(&self) -> Option<HeaderValue> {
        let (token, age) = match self {
            Self::Set(token) => (token.as_str(), ""),
            Self::Clear => ("", "; Max-Age=0"),
        };
        let text = format!("{COOKIE}={token}; Path=/; Secure; HttpOnly; SameSite=Strict{age}");
        HeaderValue::from_str(&text).ok()
    }
}

/// The token that a request carries.
pub(crate) fn token(headers: &HeaderMap) -> Option<&str> {
    cookie(headers, COOKIE).filter(|token| !token.is_empty())
}

/// The value of a cookie. Of two with the same name neither counts: only one can be ours.
pub(crate) fn cookie<'h>(headers: &'h HeaderMap, wanted: &str) -> Option<&'h str> {
    let mut found = headers
        .get_all(header::COOKIE)
        .iter()
        .filter_map(|line| line.to_str().ok())
        .flat_map(|line| line.split(';'))
        .filter_map(|pair| pair.trim().split_once('='))
        .filter(|(name, _)| *name == wanted)
        .map(|(_, value)| value);
    found.next().filter(|_| found.next().is_none())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_token_is_found_among_other_cookies_and_never_in_a_double() {
        let of = |lines: &[&'static str]| {
            let lines = lines
                .iter()
                .map(|line| (header::COOKIE, HeaderValue::from_static(line)));
            token(&lines.collect::<HeaderMap>()).map(str::to_owned)
        };
        assert_eq!(of(&["a=1; __Host-session=abc; b=2"]).as_deref(), Some("abc"));
        assert_eq!(of(&["a=1", "__Host-session=abc"]).as_deref(), Some("abc"));
        for none in [
            &[][..],
            &["session=abc"],
            &["__Host-session="],
            &["__Host-session=a; __Host-session=b"],
        ] {
            assert_eq!(of(none), None, "{none:?}");
        }
    }
}
