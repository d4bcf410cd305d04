//! What the prerenderer leaves in `routes.json`: which file is the page of which address.

use std::path::Path;

use serde_json::Value;

use crate::say::{Explain, Outcome};

/// A pattern such as `/orders/{}`, and the file of its page.
pub(crate) type Route = (String, String);

/// The routes of a built site.
pub(crate) fn read(site: &Path) -> Outcome<Vec<Route>> {
    let text = std::fs::read_to_string(site.join("routes.json")).or_say("routes.json is missing.")?;
    parse(&text).or_say("routes.json does not list patterns and files.")
}

fn parse(text: &str) -> Option<Vec<Route>> {
    let routes = serde_json::from_str::<Value>(text).ok()?;
    let pair = |route: &Value| {
        let file = route["file"].as_str()?.trim_start_matches('/').to_owned();
        Some((route["pattern"].as_str()?.to_owned(), file))
    };
    routes["routes"].as_array()?.iter().map(pair).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn patterns_and_files() {
        let text = r#"{"routes":[{"pattern":"/a/{}","file":"/a.html"}]}"#;
        assert_eq!(parse(text), Some(vec![("/a/{}".into(), "a.html".into())]));
        assert_eq!(parse("[]"), None);
    }
}
