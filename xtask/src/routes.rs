//! What the prerenderer leaves in `routes.json`: which file is the page of which address.

use std::path::Path;

use serde_json::Value;

use crate::say::{Explain, Outcome};

/// The page of some addresses.
#[derive(Debug, PartialEq, Eq)]
pub(crate) struct Route {
    /// Such as `/orders/{}`.
    pub(crate) pattern: String,
    /// Such as `orders/one/index.html`.
    pub(crate) file: String,
    /// The file of lazily loaded code that the page needs at once, where the prerenderer names one.
    pub(crate) chunk: Option<String>,
}

/// The routes of a built site.
pub(crate) fn read(site: &Path) -> Outcome<Vec<Route>> {
    let text = std::fs::read_to_string(site.join("routes.json")).or_say("routes.json is missing.")?;
    parse(&text).or_say("routes.json does not list patterns and files.")
}

fn parse(text: &str) -> Option<Vec<Route>> {
    let routes = serde_json::from_str::<Value>(text).ok()?;
    let read = |route: &Value| {
        Some(Route {
            pattern: route["pattern"].as_str()?.to_owned(),
            file: route["file"].as_str()?.trim_start_matches('/').to_owned(),
            chunk: route["chunk"].as_str().map(str::to_owned),
        })
    };
    routes["routes"].as_array()?.iter().map(read).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn patterns_files_and_chunks() {
        let text =
            r#"{"routes":[{"pattern":"/a/{}","file":"/a.html"},{"pattern":"/","file":"i","chunk":"c"}]}"#;
        let route = |pattern: &str, file: &str, chunk: Option<&str>| Route {
            pattern: pattern.into(),
            file: file.into(),
            chunk: chunk.map(Into::into),
        };
        assert_eq!(
            parse(text),
            Some(vec![route("/a/{}", "a.html", None), route("/", "i", Some("c"))])
        );
        assert_eq!(parse("[]"), None);
    }
}
