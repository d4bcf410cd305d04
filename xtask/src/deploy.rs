//! What `deploy/` says twice, in the words of nginx: the headers of `deploy/headers.txt` and the pages of
//! `Route::prerendered`; and the check that both agree.

use crate::say::{Explain, Failure, Outcome};
use crate::{paths, routes};

const HEADERS: &str = "deploy/headers.txt";
const NGINX_HEADERS: &str = "deploy/nginx-headers.conf";
const ROUTES: &str = "src/routes.rs";
const NGINX_ROUTES: &str = "deploy/nginx-routes.conf";

pub(crate) fn write() -> Outcome {
    for (name, _, text) in generated()? {
        std::fs::write(paths::root().join(name), text).or_say(format!("{name} can not be written."))?;
        println!("Written: {name}");
    }
    Ok(())
}

pub(crate) fn check() -> Outcome {
    for (name, source, text) in generated()? {
        if read(name)? != text {
            return Err(Failure(format!(
                "{name} is not what {source} says: run `cargo xtask deploy` and commit it."
            )));
        }
    }
    // The file of a page is the prerenderer's choice: what was built last must agree.
    let built = paths::root().join("dist");
    if built.join("routes.json").is_file() {
        let ours = patterns(&read(ROUTES)?);
        for route in routes::read(&built)? {
            if ours.contains(&route.pattern) && file(&route.pattern) != route.file {
                return Err(Failure(format!(
                    "{NGINX_ROUTES} has another file for {} than dist/routes.json.",
                    route.pattern
                )));
            }
        }
    }
    Ok(())
}

/// Each generated file, what it is made from, and its text.
fn generated() -> Outcome<[(&'static str, &'static str, String); 2]> {
    let patterns = patterns(&read(ROUTES)?);
    if patterns.is_empty() {
        return Err(Failure(format!(
            "{ROUTES} has no `fn prerendered` that can be read."
        )));
    }
    Ok([
        (NGINX_HEADERS, HEADERS, nginx(&read(HEADERS)?)),
        (NGINX_ROUTES, ROUTES, nginx_routes(&patterns)),
    ])
}

/// The patterns in `fn prerendered`: its texts that begin with a slash.
fn patterns(source: &str) -> Vec<String> {
    let body = source.split_once("fn prerendered").map_or("", |(_, rest)| rest);
    let body = body.split_once("\n    }\n").map_or(body, |(body, _)| body);
    let texts = body.split('"').skip(1).step_by(2);
    texts
        .filter(|text| text.starts_with('/'))
        .map(str::to_owned)
        .collect()
}

/// The page of a pattern, as the prerenderer names it.
fn file(pattern: &str) -> String {
    let folder = pattern.replace("{}", "one");
    format!("{}/index.html", folder.trim_matches('/'))
        .trim_start_matches('/')
        .to_owned()
}

/// A `location` for each page; a slash at the end does not matter.
fn nginx_routes(patterns: &[String]) -> String {
    let mut conf =
        format!("# Generated from {ROUTES} by `cargo xtask deploy`: which page answers which address.\n");
    for pattern in patterns {
        let place = match pattern.as_str() {
            "/" => "= /".to_owned(),
            _ => format!("~ ^{}/?$", pattern.replace("{}", "[^/]+")),
        };
        conf += &format!("location {place} {{ try_files /{} =404; }}\n", file(pattern));
    }
    conf
}

fn read(name: &str) -> Outcome<String> {
    std::fs::read_to_string(paths::root().join(name)).or_say(format!("{name} is missing."))
}

/// `add_header` for each `Name: value`; `#` begins a comment.
fn nginx(headers: &str) -> String {
    let mut conf = format!("# Generated from {HEADERS} by `cargo xtask deploy`.\n");
    for line in headers
        .lines()
        .map(str::trim)
        .filter(|line| !line.is_empty() && !line.starts_with('#'))
    {
        if let Some((name, value)) = line.split_once(':') {
            let value = value.trim().replace('\\', "\\\\").replace('"', "\\\"");
            conf += &format!("add_header {} \"{value}\" always;\n", name.trim());
        }
    }
    conf
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_line_for_each_header() {
        let conf = nginx("# why\nA: b 'c' \"d\"\n\nE: f:g\n");
        assert!(conf.ends_with("\nadd_header A \"b 'c' \\\"d\\\"\" always;\nadd_header E \"f:g\" always;\n"));
    }

    #[test]
    fn a_location_for_each_page() {
        let source = r#"
    pub fn prerendered() -> X {
        let a = vec![("/", Home), ("/a/{}/b", B { c: "x" })];
    }

    pub fn other() { "/not" }
"#;
        assert_eq!(patterns(source), ["/", "/a/{}/b"]);
        let conf = nginx_routes(&patterns(source));
        assert!(
            conf.ends_with(
                "location = / { try_files /index.html =404; }\n\
                 location ~ ^/a/[^/]+/b/?$ { try_files /a/one/b/index.html =404; }\n"
            ),
            "{conf}"
        );
        assert!(patterns("fn something_else() { \"/x\" }").is_empty());
    }

    #[test]
    fn what_is_checked_in_is_what_would_be_written() {
        check().map_err(|Failure(sentence)| sentence).expect("agreement");
    }

    #[test]
    fn the_example_sends_both_and_keeps_only_hashed_names() {
        let conf = read("deploy/nginx.conf")
            .map_err(|Failure(sentence)| sentence)
            .expect("nginx.conf");
        for line in [
            "include nginx-headers.conf;",
            "include nginx-routes.conf;",
            "~^/assets/  \"public, max-age=31536000, immutable\";",
            "default     \"no-cache\";",
            "error_page 404 /404.html;",
            "location ^~ /api/ {",
            "location / { return 404; }",
        ] {
            assert!(conf.contains(line), "{line}");
        }
        // A `location` with an `add_header` of its own would lose all those of the server.
        assert_eq!(conf.matches("add_header").count(), 1);
    }
}
