//! One call of the API, read: address, headers, body, and who calls.

use crate::fields::Fields;
use crate::problems::Refusal;
use crate::state::Core;
use axum::body::Bytes;
use axum::http::{HeaderMap, request::Parts};
use contract::endpoints::{BASE, ENDPOINTS, Endpoint, Method};
use contract::problem::ProblemCode;
use contract::time::Timestamp;

/// One call of the API.
pub(crate) struct Call<'a> {
    /// The backend.
    pub(crate) core: &'a Core,
    /// What is called.
    pub(crate) endpoint: &'static Endpoint,
    /// Values of the path's parameters, decoded.
    pub(crate) params: Vec<String>,
    /// Query parameters, decoded.
    pub(crate) query: Vec<(String, String)>,
    /// Headers.
    pub(crate) headers: &'a HeaderMap,
    /// Body.
    pub(crate) body: Bytes,
    /// Address of the caller, as far as it is known.
    pub(crate) client: &'a str,
    /// The clock when the call came in.
    pub(crate) now: Timestamp,
}

/// What an address means.
pub(crate) struct Route {
    /// The endpoint.
    pub(crate) endpoint: &'static Endpoint,
    /// Values of its parameters.
    pub(crate) params: Vec<String>,
}

impl Route {
    /// Finds the endpoint of a request.
    pub(crate) fn of(parts: &Parts) -> Result<Self, Refusal> {
        let not_found = || Refusal::new(ProblemCode::NotFound);
        let path = parts.uri.path().strip_prefix(BASE).ok_or_else(not_found)?;
        let segments: Vec<&str> = path.split('/').skip(1).collect();
        let mut allowed = Vec::new();
        for endpoint in ENDPOINTS {
            let Some(raw) = matched(endpoint.path, &segments) else {
                continue;
            };
            if fits(endpoint.method, &parts.method) {
                let params: Option<Vec<String>> = raw.into_iter().map(|text| decode(text, false)).collect();
                let params = params.ok_or_else(|| Refusal::malformed("the address is not UTF-8"))?;
                return Ok(Self { endpoint, params });
            }
            allowed.push(endpoint.method);
        }
        Err(match allowed.as_slice() {
            [] => not_found(),
            [Method::Get] => Refusal::method("GET, HEAD"),
            [Method::Post] => Refusal::method("POST"),
            [Method::Get, Method::Post] => Refusal::method("GET, HEAD, POST"),
            [Method::Get, Method::Patch] => Refusal::method("GET, HEAD, PATCH"),
            _ => Refusal::method("GET, HEAD, DELETE"),
        })
    }
}

fn fits(method: Method, asked: &axum::http::Method) -> bool {
    asked.as_str() == method.word() || (method == Method::Get && asked == axum::http::Method::HEAD)
}

/// The parameters of a path that fits the template.
fn matched<'p>(template: &str, segments: &[&'p str]) -> Option<Vec<&'p str>> {
    let wanted: Vec<&str> = template.split('/').skip(1).collect();
    if wanted.len() != segments.len() {
        return None;
    }
    let mut params = Vec::new();
    for (want, have) in wanted.iter().zip(segments) {
        match want.starts_with('{') {
            true if have.is_empty() => return None,
            true => params.push(*have),
            false if want == have => {}
            false => return None,
        }
    }
    Some(params)
}

/// Undoes percent-encoding; `None` if what comes out is not UTF-8.
pub(crate) fn decode(text: &str, plus_is_space: bool) -> Option<String> {
    let bytes = text.as_bytes();
    let mut out = Vec::with_capacity(bytes.len());
    let mut at = 0;
    while at < bytes.len() {
        let digit = |offset: usize| {
            bytes
                .get(at + offset)
                .and_then(|byte| char::from(*byte).to_digit(16))
        };
        match (bytes[at], digit(1), digit(2)) {
            (b'%', Some(high), Some(low)) => {
                out.push((high * 16 + low) as u8);
                at += 2;
            }
            (b'+', ..) if plus_is_space => out.push(b' '),
            (byte, ..) => out.push(byte),
        }
        at += 1;
    }
    String::from_utf8(out).ok()
}

/// The pairs of a query or of a form.
pub(crate) fn pairs(text: &str) -> Vec<(String, String)> {
    text.split('&')
        .filter(|pair| !pair.is_empty())
        .filter_map(|pair| {
            let (name, value) = pair.split_once('=').unwrap_or((pair, ""));
            Some((decode(name, true)?, decode(value, true)?))
        })
        .collect()
}

impl Call<'_> {
    /// A header, if it is there once and readable.
    pub(crate) fn header(&self, name: &str) -> Option<&str> {
        self.headers.get(name)?.to_str().ok()
    }

    /// A parameter of the path.
    pub(crate) fn param(&self) -> &str {
        self.params.first().map_or("", String::as_str)
    }

    /// A query parameter.
    pub(crate) fn query(&self, name: &str) -> Option<&str> {
        self.query
            .iter()
            .find(|(key, _)| key == name)
            .map(|(_, value)| value.as_str())
    }

    /// Reads the body as a JSON object.
    pub(crate) fn fields(&self) -> Result<Fields, Refusal> {
        Fields::of_body(&self.body)
    }

    /// The version that `If-Match` names.
    pub(crate) fn version(&self) -> Result<VersionAsked, Refusal> {
        let Some(value) = self.headers.get("if-match") else {
            return Err(ProblemCode::VersionMissing.into());
        };
        let text = value.to_str().unwrap_or_default().trim();
        if text == "*" {
            return Ok(VersionAsked::Any);
        }
        let bare = text.strip_prefix("W/").unwrap_or(text);
        bare.strip_prefix('"')
            .and_then(|rest| rest.strip_suffix('"'))
            // What is not a version of ours cannot be the current one.
            .map(|inner| inner.parse().map_or(VersionAsked::Unlike, VersionAsked::Number))
            .ok_or_else(|| Refusal::malformed("If-Match is not an ETag"))
    }
}

/// A version that a change is meant for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum VersionAsked {
    /// Whatever it is.
    Any,
    /// This one.
    Number(u32),
    /// None that there can be.
    Unlike,
}

impl VersionAsked {
    /// Refuses unless it is the current one.
    pub(crate) fn check(self, current: u32) -> Result<(), Refusal> {
        match self {
            Self::Any => Ok(()),
            Self::Number(number) if number == current => Ok(()),
            _ => Err(ProblemCode::VersionConflict.into()),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn percent_encoding_is_undone_once() {
        assert_eq!(decode("%2525", false).as_deref(), Some("%25"));
        assert_eq!(decode("a%2Fb", false).as_deref(), Some("a/b"));
        assert_eq!(decode("100%", false).as_deref(), Some("100%"));
        assert_eq!(decode("%FF", false), None);
        assert_eq!(
            pairs("a=1+2&b=%EB%8F%99&&c"),
            [
                ("a".into(), "1 2".into()),
                ("b".into(), "동".into()),
                ("c".into(), String::new()),
            ] as [(String, String); 3]
        );
    }

    #[test]
    fn a_parameter_is_one_whole_segment() {
        assert_eq!(
            matched("/offices/{office}/slots", &["offices", "x", "slots"]),
            Some(vec!["x"])
        );
        assert_eq!(matched("/offices/{office}", &["offices", ""]), None);
        assert_eq!(matched("/offices/{office}", &["offices", "x", ""]), None);
    }
}
