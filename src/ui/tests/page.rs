//! Just enough reading of markup for the tests: what our own renderer writes, nothing more.

/// The opening tags of a page, without their angle brackets.
pub(super) fn tags(html: &str) -> Vec<&str> {
    html.split('<')
        .skip(1)
        .filter(|part| !part.starts_with(['/', '!']))
        .map(|part| &part[..part.find('>').unwrap()])
        .collect()
}

/// The opening tags of one kind.
pub(super) fn tags_named<'a>(html: &'a str, name: &str) -> Vec<&'a str> {
    tags(html)
        .into_iter()
        .filter(|tag| tag.split([' ', '/']).next() == Some(name))
        .collect()
}

/// The value of an attribute.
pub(super) fn attribute<'a>(tag: &'a str, name: &str) -> Option<&'a str> {
    let start = tag.find(&format!(" {name}=\""))? + name.len() + 3;
    tag[start..].split('"').next()
}
