//! What the prerenderer leaves in `routes.json`: which file is the page of which address.

use std::path::Path;

use serde_json::Value;

use crate::say::{Explain, Outcome};

/// A pattern such as `/tickets/:id`, and the file of its page.
pub(crate) type Route = (String, String);

/// The routes of a built site.
pub(crate) fn read(site: &Path) -> Outcome<Vec<Route>> {
    let text = std::fs::read_to_string(site.join("routes.json")).or_say("routes.json is missing.")?;
    parse(&text).or_say("routes.json is not an object of patterns and files.")
}

fn parse(text: &str) -> Option<Vec<Route>> {
    let object = serde_json::from_str::<Value>(text).ok()?;
    let pair = |(pattern, file): (&String, &Value)| {
        Some((pattern.clone(), file.as_str()?.trim_start_matches('/').to_owned()))
    };
    object.as_object()?.iter().map(pair).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn patterns_and_files() {
        assert_eq!(
            parse(r#"{"/a/:id":"/a.html"}"#),
            Some(vec![("/a/:id".into(), "a.html".into())])
        );
        assert_eq!(parse("[]"), None);
    }
}
