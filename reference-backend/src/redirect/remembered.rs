//! What a browser remembers between setting out to the provider and coming back.

use crate::random;
use crate::session::cookie;
use axum::http::{HeaderMap, HeaderValue};

/// Its cookie. `Lax`: the answer of a provider is a navigation from another site, on which a strict one stays at home.
const COOKIE: &str = "__Host-sign-in";
/// Whoever takes longer begins again.
const SECONDS: u32 = 600;
/// Longest path to go back to.
const PATH_MAX: usize = 500;

/// What is remembered.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Remembered {
    /// Comes back in the answer: it proves that this browser set out.
    pub(super) state: String,
    /// What the challenge is made of; the provider never sees it.
    verifier: String,
    /// Where to go on: a path of the site.
    pub(super) back: String,
}

impl Remembered {
    pub(super) fn new(back: &str) -> Self {
        Self {
            state: random::id(),
            verifier: random::secret(),
            back: back.to_owned(),
        }
    }

    /// What the provider binds its code to.
    pub(super) fn challenge(&self) -> String {
        random::hex(&random::hash(&[b"sign-in-redirect", self.verifier.as_bytes()]))
    }

    /// The header that sets the cookie.
    pub(super) fn cookie(&self) -> Option<HeaderValue> {
        let back = random::hex(self.back.as_bytes());
        let value = format!("{}.{}.{back}", self.state, self.verifier);
        header_with(&value, SECONDS)
    }

    /// The header that takes it away: it serves one way there and back.
    pub(super) fn forget() -> Option<HeaderValue> {
        header_with("", 0)
    }

    /// What this browser remembers. Of two cookies neither counts.
    pub(super) fn of(headers: &HeaderMap) -> Option<Self> {
        let value = cookie(headers, COOKIE)?;
        let mut parts = value.split('.');
        let (state, verifier, back) = (parts.next()?, parts.next()?, text_of(parts.next()?)?);
        let whole = parts.next().is_none() && state.len() == 32 && verifier.len() == 64;
        // Judged again: a cookie is what a browser says.
        let back = site_path(&back).filter(|_| whole)?.to_owned();
        Some(Self {
            state: state.to_owned(),
            verifier: verifier.to_owned(),
            back,
        })
    }
}

fn header_with(value: &str, seconds: u32) -> Option<HeaderValue> {
    let text = format!("{COOKIE}={value}; Path=/; Secure; HttpOnly; SameSite=Lax; Max-Age={seconds}");
    HeaderValue::from_str(&text).ok()
}

/// The text of hexadecimal digits.
fn text_of(hex: &str) -> Option<String> {
    let bytes = (0..hex.len()).step_by(2).map(|at| {
        let pair = hex.get(at..at + 2)?;
        u8::from_str_radix(pair, 16).ok()
    });
    String::from_utf8(bytes.collect::<Option<Vec<u8>>>()?).ok()
}

/// A path of this site, with a query perhaps; nothing that a browser could take for an address elsewhere.
pub(super) fn site_path(text: &str) -> Option<&str> {
    let plain = |byte: u8| byte.is_ascii_graphic() && byte != b'\\';
    let good =
        text.len() <= PATH_MAX && text.starts_with('/') && !text.contains("//") && text.bytes().all(plain);
    good.then_some(text)
}

#[cfg(test)]
mod tests {
    use super::*;
    use axum::http::header;

    #[test]
    fn only_paths_of_this_site_are_gone_back_to() {
        for path in [
            "/",
            "/sign-in",
            "/order/check?documents=a,b*2&start=2026-11-24T09:30",
        ] {
            assert_eq!(site_path(path), Some(path));
        }
        let long = format!("/{}", "a".repeat(PATH_MAX));
        for elsewhere in [
            "",
            "sign-in",
            "//evil.example",
            "/\\evil.example",
            "\\\\evil.example",
            "https://evil.example/",
            "javascript:alert(1)",
            "/..//evil.example",
            "/a\r\nSet-Cookie: x",
            "/\tevil",
            " /sign-in",
            "/집",
            &long,
        ] {
            assert_eq!(site_path(elsewhere), None, "{elsewhere:?}");
        }
    }

    #[test]
    fn what_is_remembered_comes_back_from_its_cookie_and_nothing_else_does() {
        let remembered = Remembered::new("/order/check?office=ok-center");
        let set = remembered.cookie().unwrap();
        let pair = set.to_str().unwrap().split(';').next().unwrap().to_owned();
        let read = |cookie: &str| {
            let value = HeaderValue::from_str(cookie).unwrap();
            Remembered::of(&[(header::COOKIE, value)].into_iter().collect())
        };
        assert_eq!(read(&format!("a=b; {pair}")), Some(remembered.clone()));
        let elsewhere = Remembered {
            back: "//evil.example".into(),
            ..remembered.clone()
        };
        let forged = elsewhere.cookie().unwrap();
        let forged = forged.to_str().unwrap().split(';').next().unwrap().to_owned();
        for bad in [
            "",
            "__Host-sign-in=",
            "__Host-sign-in=a.b.c",
            "__Host-sign-in=a.b",
            &format!("{pair}; {pair}"),
            &format!("{pair}.2f"),
            &forged,
        ] {
            assert_eq!(read(bad), None, "{bad}");
        }
    }
}
