//! What is claimed of accessibility, and what shows it: each item of four lists (`tests/evidence/*.json`) names the
//! tests that fail if it breaks, or says what is missing. `docs/accessibility.md` is written from them
//! (`cargo xtask evidence`).

#[path = "evidence/never.rs"]
mod never;
#[path = "evidence/page.rs"]
mod page;

use serde::Deserialize;
use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};

/// Files of the lists and how many items each has.
const LISTS: [(&str, usize); 4] = [("wcag22", 55), ("kwcag22", 33), ("kiosk", 47), ("krds", 52)];

/// One standard with all its items.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct List {
    name: String,
    /// Where the items come from.
    source: String,
    /// What is uncertain about the list; empty if nothing is.
    note: String,
    items: Vec<Item>,
}

/// One item of a standard.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Item {
    /// The number in the standard, or one of ours where the list says so.
    id: String,
    group: String,
    ko: String,
    en: String,
    status: Status,
    /// How the app meets it, in a plain sentence.
    how: String,
    /// Keys of `tests.json`. Where the status is not `shown`, they show a part.
    #[serde(default)]
    tests: Vec<String>,
    /// What the tests do not show, and what or who would.
    #[serde(default)]
    missing: String,
}

#[derive(Deserialize, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
#[serde(rename_all = "snake_case")]
enum Status {
    Shown,
    NotYet,
    People,
    Hardware,
    NotApplicable,
}

/// Where a test stands, by file from the root and the name as it is written there.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Test {
    file: String,
    name: String,
}

fn root() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR"))
}

fn text(path: &str) -> String {
    fs::read_to_string(root().join(path)).unwrap_or_else(|error| panic!("{path}: {error}"))
}

fn lists() -> Vec<List> {
    let read = |name: &str| serde_json::from_str(&text(&format!("tests/evidence/{name}.json"))).expect(name);
    LISTS.iter().map(|(name, _)| read(name)).collect()
}

fn tests() -> BTreeMap<String, Test> {
    serde_json::from_str(&text("tests/evidence/tests.json")).expect("tests.json")
}

/// Whether a source file has a test of this name that runs.
fn has_test(file: &str, source: &str, name: &str) -> bool {
    if file.ends_with(".mjs") {
        return ['\'', '`', '"'].iter().any(|quote| {
            let call = format!("test({quote}{name}{quote},");
            source.lines().any(|line| {
                line.trim_start().starts_with(&call) && !line.contains("skip:") && !line.contains("todo:")
            })
        });
    }
    let lines: Vec<&str> = source.lines().map(str::trim).collect();
    let definition = format!("fn {name}(");
    lines.iter().enumerate().any(|(at, line)| {
        let attributes: Vec<&str> = lines[..at]
            .iter()
            .rev()
            .take_while(|above| above.starts_with('#') || above.starts_with("//"))
            .copied()
            .collect();
        line.trim_start_matches("async ").starts_with(&definition)
            && attributes
                .iter()
                .any(|above| above.starts_with("#[test]") || above.starts_with("#[tokio::test"))
            && !attributes.iter().any(|above| above.starts_with("#[ignore"))
    })
}

#[test]
fn each_list_is_complete_and_each_number_stands_once() {
    for ((file, count), list) in LISTS.iter().zip(lists()) {
        let ids: BTreeSet<&str> = list.items.iter().map(|item| item.id.as_str()).collect();
        assert_eq!((list.items.len(), ids.len()), (*count, *count), "{file}");
        assert!(!list.source.is_empty(), "{file} says where it comes from");
    }
}

#[test]
fn every_named_test_is_there_and_used() {
    let known = tests();
    for (key, Test { file, name }) in &known {
        assert!(
            Path::new(&root()).join(file).is_file() && has_test(file, &text(file), name),
            "{key}: no test \"{name}\" in {file}. If it was renamed, change tests/evidence/tests.json; if it is \
             gone, the items that name it are shown by nothing any more."
        );
    }
    let named: BTreeSet<String> = lists()
        .into_iter()
        .flat_map(|list| list.items)
        .flat_map(|item| item.tests)
        .collect();
    for key in &named {
        assert!(known.contains_key(key), "tests.json has no {key}");
    }
    let unused: Vec<&String> = known.keys().filter(|key| !named.contains(*key)).collect();
    assert!(unused.is_empty(), "no item names {unused:?}");
}

#[test]
fn nothing_is_claimed_without_a_test() {
    for item in lists().into_iter().flat_map(|list| list.items) {
        let Item {
            id,
            status,
            tests,
            missing,
            ..
        } = &item;
        if *status == Status::Shown {
            assert!(!tests.is_empty(), "{id} is shown by no test");
        } else {
            assert!(
                !missing.is_empty(),
                "{id} does not say what is missing, or why it does not apply"
            );
        }
        for (what, text) in [("ko", &item.ko), ("en", &item.en), ("how", &item.how)] {
            assert!(!text.is_empty(), "{id} has no {what}");
        }
    }
}

#[test]
fn a_test_is_found_by_its_exact_name_and_only_where_it_runs() {
    for (file, source, name) in [
        ("a.mjs", "test('a thing works', async () => {", "a thing works"),
        (
            "a.mjs",
            "  test(`nothing at ${width} px`, async () => {",
            "nothing at ${width} px",
        ),
        ("a.rs", "#[test]\nfn it_works() {", "it_works"),
        (
            "a.rs",
            "    #[tokio::test]\n    async fn it_works() {",
            "it_works",
        ),
    ] {
        assert!(has_test(file, source, name), "{source}");
    }
    for (file, source, name) in [
        (
            "a.mjs",
            "test('a thing works well', async () => {",
            "a thing works",
        ),
        ("a.mjs", "// test('a thing works', async () => {", "a thing works"),
        (
            "a.mjs",
            "test.skip('a thing works', async () => {",
            "a thing works",
        ),
        (
            "a.mjs",
            "test('a thing works', { skip: true }, async () => {",
            "a thing works",
        ),
        ("a.rs", "fn it_works() {", "it_works"),
        ("a.rs", "#[test]\n#[ignore]\nfn it_works() {", "it_works"),
        ("a.rs", "#[test]\nfn it_works_well() {", "it_works"),
    ] {
        assert!(!has_test(file, source, name), "{source}");
    }
}

#[test]
fn the_checked_in_page_is_written_from_the_lists() {
    let file = root().join("docs/accessibility.md");
    let written = page::of(&lists(), &tests());
    if std::env::var_os("WRITE_EVIDENCE").is_some() {
        fs::write(&file, &written).expect("accessibility.md can be written");
    }
    let checked_in = fs::read_to_string(&file).unwrap_or_default();
    assert!(
        checked_in == written,
        "docs/accessibility.md has drifted: run `cargo xtask evidence` and look at the difference"
    );
}
