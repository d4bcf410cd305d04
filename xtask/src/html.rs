//! The page around the app: `index.html` with the names of one build.

use serde_json::Value;

/// The page with the district's words in place of `{{…}}`, which name places in `config.json`.
///
/// A place that the configuration lacks stays empty rather than showing braces to a resident; names that
/// begin with `__` are Trunk's own, filled when it serves the page in development.
pub(crate) fn fill(template: &str, config: &Value) -> String {
    let mut page = String::new();
    let mut rest = template;
    while let Some((before, after)) = rest.split_once("{{") {
        let Some((name, later)) = after.split_once("}}") else {
            break;
        };
        page += before;
        rest = later;
        if name.starts_with("__") {
            page += &format!("{{{{{name}}}}}");
            continue;
        }
        let pointer = format!("/{}", name.trim().replace('.', "/"));
        page += &escape(
            config
                .pointer(&pointer)
                .and_then(Value::as_str)
                .unwrap_or_default(),
        );
        rest = later;
    }
    page + rest
}

fn escape(text: &str) -> String {
    text.replace('&', "&amp;")
        .replace('<', "&lt;")
        .replace('>', "&gt;")
        .replace('"', "&quot;")
}

/// Puts `start` in the place of Trunk's link to the Rust program.
pub(crate) fn with_start(page: &str, start: &str) -> Option<String> {
    let at = page.find("<link data-trunk")?;
    let end = at + page[at..].find('>')? + 1;
    Some(format!("{}{start}{}", &page[..at], &page[end..]))
}

/// Every mention of `/name` now names the file by its contents. `integrity` guards elements that load it.
pub(crate) fn rename(page: &str, name: &str, hashed: &str, integrity: Option<&str>) -> String {
    let mut page = page.to_owned();
    if let Some(integrity) = integrity {
        for attribute in ["src", "href"] {
            let plain = format!("{attribute}=\"/{name}\"");
            page = page.replace(&plain, &format!("{plain} integrity=\"{integrity}\""));
        }
    }
    page.replace(&format!("/{name}"), &format!("/{hashed}"))
}

/// Asks for a part of the program before the program does, in the way in which the program will.
pub(crate) fn preload_program(name: &str) -> String {
    format!("<link rel=\"preload\" href=\"/{name}\" as=\"fetch\" crossorigin>")
}

/// Asks for what every page needs next, behind what it needs first.
pub(crate) fn preload_later(name: &str) -> String {
    format!("<link rel=\"preload\" href=\"/{name}\" as=\"fetch\" crossorigin fetchpriority=\"low\">")
}

/// Links for a page that is opened directly.
pub(crate) fn with_links(page: &str, links: &str) -> String {
    page.replacen("</head>", &format!("{links}</head>"), 1)
}

/// Without indentation, and without comments but the one that marks where a page goes.
pub(crate) fn tidy(page: &str) -> String {
    let mut pieces = page.split("<!--");
    let mut text = pieces.next().unwrap_or_default().to_owned();
    for piece in pieces {
        let (comment, after) = piece.split_once("-->").unwrap_or((piece, ""));
        if comment == "prerendered" {
            text += "<!--prerendered-->";
        }
        text += after;
    }
    text.lines()
        .map(str::trim)
        .filter(|line| !line.is_empty())
        .collect::<Vec<_>>()
        .join("\n")
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    #[test]
    fn words_of_the_district_are_escaped() {
        let config = json!({"phone": "120", "name": {"ko": "<서초>"}});
        assert_eq!(
            fill("{{ name.ko }} {{phone}} {{gone}}{{", &config),
            "&lt;서초&gt; 120 {{"
        );
    }

    #[test]
    fn the_program_starts_where_trunk_would_start_it() {
        let page = "<head><link data-trunk rel=\"rust\"></head>";
        assert_eq!(with_start(page, "X").as_deref(), Some("<head>X</head>"));
        assert_eq!(with_start("<head></head>", "X"), None);
    }

    #[test]
    fn names_by_contents() {
        let page = "<script src=\"/a/b.js\" data-x=\"/a/c.css\">";
        let named = rename(page, "a/b.js", "a/b-1.js", Some("sha"));
        assert_eq!(
            named,
            "<script src=\"/a/b-1.js\" integrity=\"sha\" data-x=\"/a/c.css\">"
        );
        assert_eq!(
            rename(&named, "a/c.css", "a/c-2.css", None)
                .matches("c-2.css")
                .count(),
            1
        );
    }

    #[test]
    fn only_the_mark_stays_of_the_comments() {
        assert_eq!(
            tidy(" <a>\n\n <!-- x -->\n <!--prerendered--><!--y-->b"),
            "<a>\n<!--prerendered-->b"
        );
    }
}
