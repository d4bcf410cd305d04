//! The walls of the house: who may import whom, and what must stand nowhere. See ARCHITECTURE.md.

use contract::endpoints::ENDPOINTS;
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

fn uses(line: &str, module: &str) -> bool {
    line.contains(&format!("crate::{module}::")) || line.contains(&format!("crate::{module};"))
}

#[test]
fn imports_go_one_way() {
    let forbidden: [(&str, &[&str]); 7] = [
        (
            "src/ui",
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
                "device",
            ],
        ),
        (
            "src/api",
            &[
                "app",
                "config",
                "features",
                "fetch",
                "i18n",
                "navigation",
                "page",
                "routes",
                "ui",
                "device",
            ],
        ),
        (
            "src/device",
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
                "ui",
            ],
        ),
        (
            "src/fetch",
            &["app", "features", "i18n", "navigation", "page", "routes", "ui"],
        ),
        ("src/features", &["app"]),
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
                "ui",
                "device",
            ],
        ),
        (
            "locales",
            &[
                "api",
                "app",
                "config",
                "features",
                "fetch",
                "navigation",
                "page",
                "routes",
                "ui",
                "device",
            ],
        ),
    ];
    for (folder, modules) in forbidden {
        assert!(!files(folder, "rs").is_empty(), "{folder} is there");
        for module in modules {
            assert_eq!(
                offences(folder, "rs", |line| uses(line, module)),
                [""; 0],
                "{folder} must not use {module}"
            );
        }
    }
}

#[test]
fn no_feature_knows_another() {
    for entry in fs::read_dir(root().join("src/features"))
        .expect("features")
        .flatten()
    {
        let name = entry.file_name().to_string_lossy().into_owned();
        if !entry.path().is_dir() {
            continue;
        }
        let folder = format!("src/features/{name}");
        let other =
            |line: &str| line.contains("crate::features::") && !uses(line, &format!("features::{name}"));
        assert_eq!(offences(&folder, "rs", other), [""; 0]);
    }
}

#[test]
fn the_client_and_the_submission_core_know_no_yew() {
    assert_eq!(offences("src/api", "rs", |line| line.contains("yew")), [""; 0]);
    for file in ["submission.rs", "backoff.rs", "loaded.rs"] {
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
    let manifest = fs::read_to_string(root().join("Cargo.toml")).expect("Cargo.toml");
    let at = manifest
        .find("reference-backend = { path")
        .expect("a dependency of the tests");
    let section = manifest[..at]
        .rfind("\n[")
        .map(|from| &manifest[from..at])
        .unwrap_or_default();
    assert!(
        section.trim_start().starts_with("[dev-dependencies]"),
        "for tests only"
    );
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
