//! The walls of the house: who may import whom, and what must stand nowhere. See ARCHITECTURE.md.

#[path = "tidy/named.rs"]
mod named;

use contract::endpoints::ENDPOINTS;
use named::{Named, module, named};
use resident_app::routes::Route;
use std::fs;
use std::path::{Path, PathBuf};

fn root() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR"))
}

/// Files below a folder with this ending, and their text.
fn files(folder: &str, ending: &str) -> Vec<(String, String)> {
    let mut found = Vec::new();
    let mut folders = vec![root().join(folder)];
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir(&folder).into_iter().flatten().flatten() {
            let path = entry.path();
            if path.is_dir() {
                folders.push(path);
            } else if path.extension().is_some_and(|extension| extension == ending) {
                let name = path
                    .strip_prefix(root())
                    .unwrap_or(Path::new(""))
                    .display()
                    .to_string();
                found.push((name, fs::read_to_string(&path).unwrap_or_default()));
            }
        }
    }
    found.sort();
    found
}

/// Lines of code with their number, comments left out.
fn code(text: &str) -> impl Iterator<Item = (usize, &str)> {
    text.lines()
        .enumerate()
        .map(|(at, line)| (at + 1, line))
        .filter(|(_, line)| !line.trim_start().starts_with("//"))
}

/// What is wrong where, for all files of a folder.
fn offences(folder: &str, ending: &str, wrong: impl Fn(&str) -> bool) -> Vec<String> {
    let mut found = Vec::new();
    for (name, text) in files(folder, ending) {
        found.extend(
            code(&text)
                .filter(|(_, line)| wrong(line))
                .map(|(at, line)| format!("{name}:{at}: {}", line.trim())),
        );
    }
    found
}

/// Folders and files with what they must not use.
const WALLS: &[(&str, &[&str])] = &[
    (
        "src/ui/",
        &[
            "contract",
            "api",
            "app",
            "config",
            "features",
            "fetch",
            "i18n",
            "navigation",
            "page",
            "routes",
            "session",
            "kept_orders",
            "device",
        ],
    ),
    (
        "src/api/",
        &[
            "app",
            "config",
            "features",
            "fetch",
            "i18n",
            "navigation",
            "page",
            "routes",
            "session",
            "kept_orders",
            "ui",
            "device",
        ],
    ),
    (
        "src/device/",
        &[
            "api",
            "app",
            "config",
            "features",
            "fetch",
            "i18n",
            "navigation",
            "page",
            "routes",
            "session",
            "kept_orders",
            "ui",
        ],
    ),
    (
        "src/fetch/",
        &[
            "app",
            "features",
            "i18n",
            "navigation",
            "page",
            "routes",
            "session",
            "ui",
        ],
    ),
    ("src/features/", &["app"]),
    ("src/session/", &["app", "features"]),
    (
        "src/kept_orders.rs",
        &["app", "features", "fetch", "session", "ui"],
    ),
    (
        "src/i18n",
        &[
            "api",
            "app",
            "config",
            "features",
            "fetch",
            "navigation",
            "page",
            "routes",
            "session",
            "kept_orders",
            "ui",
            "device",
        ],
    ),
    (
        "locales/",
        &[
            "api",
            "app",
            "config",
            "features",
            "fetch",
            "navigation",
            "page",
            "routes",
            "session",
            "kept_orders",
            "ui",
            "device",
        ],
    ),
    ("src/routes", &["app", "features", "fetch", "session", "ui"]),
    ("src/config.rs", &["app", "features", "fetch", "session", "ui"]),
    ("src/navigation.rs", &["app", "features", "session"]),
    ("src/page.rs", &["app", "features", "session"]),
    ("src/not_loaded.rs", &["app", "features", "session"]),
    (
        "src/owner_proof.rs",
        &["api", "app", "features", "fetch", "session"],
    ),
    (
        "src/spoken_search.rs",
        &["api", "app", "features", "fetch", "session"],
    ),
    ("src/trouble.rs", &["app", "features", "fetch", "session", "ui"]),
    (
        "src/permission_words.rs",
        &["app", "features", "fetch", "session"],
    ),
];

/// Which walls a file breaks, and where.
fn breaches(name: &str, text: &str) -> Vec<String> {
    let all = named(&module(name), text);
    let mut found = Vec::new();
    for (_, modules) in WALLS.iter().filter(|(place, _)| name.starts_with(place)) {
        for target in *modules {
            let reaches = |path: &Named| match *target {
                "contract" => path.reaches(&["contract"]),
                // What the macro makes is a part of `app`, but is exported at the root.
                "app" => path.reaches(&["crate", "app"]) || path.reaches(&["crate", "lazy_view"]),
                own => path.reaches(&["crate", own]),
            };
            let broken = all.iter().filter(|path| reaches(path));
            found.extend(broken.map(|path| format!("{name}:{} uses {target}", path.line)));
        }
    }
    if let Some((feature, _)) = name
        .strip_prefix("src/features/")
        .and_then(|rest| rest.split_once('/'))
    {
        let other = all.iter().filter(|path| {
            path.reaches(&["crate", "features"]) && path.path.get(2).map(String::as_str) != Some(feature)
        });
        found.extend(other.map(|path| format!("{name}:{} uses another feature", path.line)));
    }
    found
}

#[test]
fn imports_go_one_way_and_no_feature_knows_another() {
    let all: Vec<_> = [files("src", "rs"), files("locales", "rs")].concat();
    for (place, _) in WALLS {
        assert!(
            all.iter().any(|(name, _)| name.starts_with(place)),
            "{place} is there"
        );
    }
    let broken: Vec<String> = all.iter().flat_map(|(name, text)| breaches(name, text)).collect();
    assert_eq!(broken, [""; 0]);
}

#[test]
fn the_walls_catch_these_lines() {
    for (name, text) in [
        ("src/ui/button.rs", "use crate::api::Client;"),
        ("src/ui/button.rs", "use crate::{api, ui};"),
        (
            "src/ui/button.rs",
            "use crate::{\n    ui::Badge,\n    i18n::{I18n},\n};",
        ),
        ("src/ui/button.rs", "use crate::api as net;"),
        ("src/ui/button.rs", "use super::super::fetch;"),
        ("src/ui/mod.rs", "use super::fetch;"),
        ("src/ui/button.rs", "fn f() { super::super::device::now(); }"),
        ("src/ui/button.rs", "use contract::time::Date;"),
        ("src/ui/button.rs", "fn f(date: contract::time::Date) {}"),
        ("src/ui/button.rs", "use crate::*;"),
        ("src/api/client.rs", "use crate::{self as root};"),
        (
            "src/fetch/use_load.rs",
            "use crate::{api::Client, routes::Route};",
        ),
        ("src/features/siren_order/mod.rs", "use crate::app::lazy;"),
        ("src/features/siren_order/mod.rs", "crate::lazy_view! { a }"),
        ("src/features/siren_order/mod.rs", "use super::other;"),
        (
            "src/features/siren_order/mod.rs",
            "use crate::features::{siren_order::a, other::b};",
        ),
        (
            "src/features/siren_order/mod.rs",
            "fn f() { crate::features::siren_order::a(crate::features::other::b) }",
        ),
        ("src/features/siren_order/who.rs", "use crate::features as all;"),
        ("src/i18n/dates.rs", "use crate::ui;"),
        ("src/i18n.rs", "use crate::ui;"),
        ("locales/ko.rs", "use crate::ui;"),
        ("src/routes.rs", "use crate::features::siren_order;"),
        ("src/config.rs", "use crate::fetch;"),
        ("src/navigation.rs", "use crate::{app};"),
        ("src/page.rs", "use crate::features::siren_order;"),
        ("src/session/who.rs", "use crate::features::household;"),
        ("src/fetch/use_load.rs", "use crate::session;"),
    ] {
        assert_ne!(breaches(name, text), [""; 0], "{name}: {text}");
    }
    for (name, text) in [
        (
            "src/ui/button.rs",
            "use super::icon; use crate::ui::Badge; mod tests { use super::*; }",
        ),
        (
            "src/features/siren_order/mod.rs",
            "use crate::features::siren_order::a; use self::b;",
        ),
        (
            "src/features/siren_order/who.rs",
            "use super::draft; use crate::{api, ui};",
        ),
        (
            "src/api/client.rs",
            "// crate::app::x\nlet a = \"crate::app::x\";",
        ),
    ] {
        assert_eq!(breaches(name, text), [""; 0], "{name}: {text}");
    }
}

#[test]
fn the_client_and_the_submission_core_know_no_yew() {
    assert_eq!(offences("src/api", "rs", |line| line.contains("yew")), [""; 0]);
    for file in [
        "submission.rs",
        "backoff.rs",
        "loaded.rs",
        "live/document.rs",
        "live/events.rs",
        "live/following.rs",
        "live/freshness.rs",
        "live/held.rs",
        "live/telling.rs",
    ] {
        let (_, text) = files("src/fetch", "rs")
            .into_iter()
            .find(|(name, _)| name.ends_with(file))
            .expect(file);
        assert!(
            code(&text).all(|(_, line)| !line.contains("yew")),
            "{file} is pure"
        );
    }
}

#[test]
fn nothing_of_the_reference_backend_can_reach_the_page() {
    assert_eq!(
        offences("src", "rs", |line| line.contains("reference_backend")),
        [""; 0]
    );
    assert_eq!(
        offences("contract", "rs", |line| line.contains("reference_backend")),
        [""; 0]
    );
    let manifest = |name: &str| fs::read_to_string(root().join(name)).expect(name);
    assert!(manifest("Cargo.toml").contains("reference-backend = { path"));
    assert_eq!(backend_outside_of_tests(&manifest("Cargo.toml")), [""; 0]);
    assert!(!manifest("contract/Cargo.toml").contains("reference-backend"));
}

/// Lines of a Cargo.toml that name the reference backend elsewhere than among what the tests need.
fn backend_outside_of_tests(manifest: &str) -> Vec<&str> {
    let mut section = "";
    let mut found = Vec::new();
    for line in manifest
        .lines()
        .map(str::trim)
        .filter(|line| !line.starts_with('#'))
    {
        if line.starts_with('[') {
            section = line;
        }
        let names = line.contains("reference-backend") || line.contains("reference_backend");
        let member = section == "[workspace]" && line.starts_with("members");
        let for_tests = section == "[dev-dependencies]" || section == "[dev-dependencies.reference-backend]";
        if names && !member && !for_tests {
            found.push(line);
        }
    }
    found
}

#[test]
fn the_backend_among_the_dependencies_is_seen() {
    for good in [
        "[workspace]\nmembers = [\"reference-backend\"]\n[dev-dependencies]\nreference-backend = { path = \"x\" }",
        "[dev-dependencies.reference-backend]\npath = \"reference-backend\"",
    ] {
        assert_eq!(backend_outside_of_tests(good), [""; 0], "{good}");
    }
    let tests = "[dev-dependencies]\nreference-backend = { path = \"x\" }\n";
    for bad in [
        "[dependencies]\nreference-backend = { path = \"x\" }",
        "[dependencies.reference-backend]\npath = \"x\"",
        "[dependencies]\nb = { package = \"reference-backend\", path = \"x\" }",
        "[build-dependencies]\nreference-backend.path = \"x\"",
        "[target.'cfg(unix)'.dependencies]\nreference-backend = { path = \"x\" }",
        "[features]\nall = [\"dep:reference-backend\"]",
    ] {
        for manifest in [format!("{tests}{bad}"), format!("{bad}\n{tests}")] {
            assert_ne!(backend_outside_of_tests(&manifest), [""; 0], "{manifest}");
        }
    }
}

#[test]
fn addresses_statuses_and_json_of_the_backend_stand_only_in_the_client() {
    let outside = |name: &str| {
        !name.starts_with("src/api/")
            && !name.starts_with("src/ui/")
            && !name.starts_with("src/bin/")
            && name != "src/main.rs"
    };
    for (name, text) in files("src", "rs").into_iter().filter(|(name, _)| outside(name)) {
        for (at, line) in code(&text) {
            assert!(
                !line.contains("/api/v1") && !line.contains("endpoints::path"),
                "{name}:{at}"
            );
            assert!(
                !line.contains(".status ==") && !line.contains("retry-after"),
                "{name}:{at}"
            );
        }
    }
}

#[test]
fn only_searches_for_free_words_can_be_spoken_into() {
    // Not fields of names, numbers and addresses: what is said may leave the device by the browser.
    let users: Vec<String> = files("src", "rs")
        .into_iter()
        .filter(|(name, text)| name != "src/spoken_search.rs" && text.contains("<SpokenSearch"))
        .map(|(name, _)| name)
        .collect();
    assert_eq!(
        users,
        [
            "src/features/outreach_visit/finder_page.rs",
            "src/features/payback/check_page.rs",
            "src/features/payback/history_filters.rs",
            "src/features/siren_order/documents_page.rs",
        ]
    );
    let listening = offences("src", "rs", |line| line.contains("Listening::begin"));
    assert!(
        listening.iter().all(|at| at.starts_with("src/spoken_search.rs")) && listening.len() == 1,
        "{listening:?}"
    );
}

/// Texts in quotes of a line, as far as they have no quotes within.
fn texts(line: &str) -> impl Iterator<Item = &str> {
    line.split('"').skip(1).step_by(2)
}

#[test]
fn the_clients_addresses_are_those_of_the_contract() {
    let mut used: Vec<String> = Vec::new();
    for (name, text) in files("src/api", "rs") {
        let production = text.split("#[cfg(test)]").next().unwrap_or_default();
        for (at, line) in code(production) {
            for template in texts(line).filter(|text| text.starts_with('/')) {
                assert!(
                    ENDPOINTS.iter().any(|endpoint| endpoint.path == template),
                    "{name}:{at}: {template} is not of the contract"
                );
                used.push(template.to_owned());
            }
        }
    }
    for endpoint in ENDPOINTS {
        assert!(
            used.iter().any(|template| template == endpoint.path),
            "the client never asks for {}",
            endpoint.path
        );
    }
}

#[test]
fn the_contract_needs_little() {
    let manifest = fs::read_to_string(root().join("contract/Cargo.toml")).expect("Cargo.toml");
    let of_page: Vec<&str> = section(&manifest, "[dependencies]")
        .filter(|line| !line.contains("optional = true"))
        .filter_map(|line| line.split(['.', ' ', '=']).next())
        .collect();
    assert_eq!(of_page, ["serde", "chrono"]);
    let features: Vec<&str> = section(&manifest, "[features]").collect();
    assert_eq!(
        features,
        [r#"openapi = ["dep:schemars", "dep:serde_json"]"#],
        "none is on by itself"
    );
    assert!(
        !manifest.contains("[target.")
            && !manifest.contains("[dependencies.")
            && !manifest.contains("[build-"),
        "no other place for dependencies"
    );
}

/// Lines of a section of a Cargo.toml, without comments and empty ones.
fn section<'m>(manifest: &'m str, title: &str) -> impl Iterator<Item = &'m str> + use<'m> {
    let title = title.to_owned();
    manifest
        .lines()
        .skip_while(move |line| line.trim() != title.as_str())
        .skip(1)
        .take_while(|line| !line.starts_with('['))
        .map(str::trim)
        .filter(|line| !line.is_empty() && !line.starts_with('#'))
}

/// Masking, the guard against registration numbers, the normal forms of references and phone numbers.
#[test]
fn rules_live_once() {
    let rules = [
        "fn mask_name",
        "fn mask_phone",
        "fn looks_like_registration_number",
        "fn normalise_reference",
        "fn normalise_phone",
        "fn normalise_phone_ending",
        "fn normalise_name",
        "fn birth_date_fits",
        "fn normalise_code",
    ];
    let all: String = ["src", "contract", "reference-backend"]
        .iter()
        .flat_map(|folder| files(folder, "rs"))
        .map(|(_, text)| text)
        .collect();
    for rule in rules {
        assert_eq!(all.matches(&format!("{rule}(")).count(), 1, "{rule} lives once");
    }
}

#[test]
fn no_style_and_no_script_stands_in_the_page() {
    let inline = |line: &str| {
        line.contains(" style=")
            || line.contains("onclick=\"")
            || line.contains("dangerously")
            || line.contains("innerHTML")
            || line.contains("set_inner_html")
    };
    // The tests of the pieces name what they forbid.
    let of_pages = |line: &str| inline(line) && !line.contains("assert") && !line.contains("contains(");
    assert_eq!(offences("src", "rs", of_pages), [""; 0]);
    let index = fs::read_to_string(root().join("index.html")).expect("index.html");
    assert!(
        !index.contains("<style") && !index.contains(" style=") && !index.contains("<script>"),
        "index.html"
    );
}

#[test]
fn tests_do_not_sleep() {
    for folder in ["src", "tests", "contract", "reference-backend/tests"] {
        let sleeps = |line: &str| {
            line.contains(&["thread::", "sleep"].concat()) || line.contains(&["time::", "sleep("].concat())
        };
        assert_eq!(offences(folder, "rs", sleeps), [""; 0]);
    }
    let waits = |line: &str| {
        line.contains(&["waitFor", "Timeout("].concat()) || line.contains(&["set", "Timeout("].concat())
    };
    assert_eq!(offences("tests/browser", "mjs", waits), [""; 0]);
}

#[test]
fn files_stay_small_enough_to_read() {
    for folder in ["src", "contract/src", "reference-backend/src", "xtask/src"] {
        for (name, text) in files(folder, "rs") {
            let lines = text.lines().count();
            assert!(lines <= 400, "{name} has {lines} lines: is it still one thing?");
        }
    }
}

#[test]
fn korean_texts_of_the_app_stand_in_the_locales_only() {
    let korean = |line: &str| line.chars().any(|letter| ('가'..='힣').contains(&letter));
    for (name, text) in files("src", "rs") {
        // Words for dates and names of languages are part of saying things in a language.
        if name.starts_with("src/i18n") || name.contains("/examples") || name == "src/config.rs" {
            continue;
        }
        let production = text.split("#[cfg(test)]").next().unwrap_or_default();
        for (at, line) in code(production) {
            let of_search = name.ends_with("search.rs") && line.contains('\'');
            assert!(!korean(line) || of_search, "{name}:{at}: {line}");
        }
    }
}

/// `cargo xtask deploy` reads the patterns out of the source: here they are compared with what the app says.
#[test]
fn the_web_server_knows_every_page() {
    let conf = fs::read_to_string(root().join("deploy/nginx-routes.conf")).expect("nginx-routes.conf");
    let served: Vec<&str> = code_of_nginx(&conf).collect();
    let pages: Vec<String> = Route::prerendered()
        .into_iter()
        .map(|(pattern, _)| match pattern {
            "/" => "= /".into(),
            _ => format!("~ ^{}/?$", pattern.replace("{}", "[^/]+")),
        })
        .collect();
    assert_eq!(served, pages, "run `cargo xtask deploy` and commit it");
}

/// What stands between `location` and its block.
fn code_of_nginx(conf: &str) -> impl Iterator<Item = &str> {
    conf.lines()
        .filter_map(|line| line.strip_prefix("location ")?.split(" {").next())
}

#[test]
fn no_text_is_unused() {
    let source: String = files("src", "rs").into_iter().map(|(_, text)| text).collect();
    let korean = fs::read_to_string(root().join("locales/ko.rs")).expect("Korean");
    let keys = korean
        .lines()
        .filter_map(|line| line.trim().split_once(": \""))
        .map(|(key, _)| key);
    let unused: Vec<&str> = keys.filter(|key| !source.contains(&format!(".{key}"))).collect();
    assert_eq!(unused, [""; 0]);
}
