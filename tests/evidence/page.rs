//! `docs/accessibility.md`, from the lists.

use super::{Item, List, Status, Test};
use std::collections::BTreeMap;
use std::fmt::Write as _;

const STATUSES: [(Status, &str, &str); 5] = [
    (
        Status::Shown,
        "shown",
        "the tests that are named fail if it breaks; what they leave out stands in the last column",
    ),
    (
        Status::NotYet,
        "not yet",
        "no test shows the whole of it; what would is said. Tests that are named show a part",
    ),
    (
        Status::People,
        "needs people",
        "only people can judge it ([the protocol](people-test.md), not yet done)",
    ),
    (
        Status::Hardware,
        "needs hardware",
        "it is a matter of the machine or the room, which this repository does not hold",
    ),
    (
        Status::NotApplicable,
        "does not apply",
        "the app has nothing that it is about; tests that are named fail if that changes",
    ),
];

const HEAD: &str = "\
<!-- Written by `cargo xtask evidence` from tests/evidence/*.json. Change those, not this. -->

# Accessibility: what is shown, and by which test

Each item of four lists, how it is met, and the tests that fail if it breaks. Nothing is called *shown* without
a test; what a test does not show is said beside it. A test of the build (`tests/evidence.rs`) fails when a named test
is gone or renamed, when a list is not complete, or when this page is not what the lists say.

**No claim of conformance is made here.** No body has examined the site, and no person with a disability has tried it
for the project yet: [the protocol for a test with twelve people](people-test.md) is written and not yet done.
";

/// The whole page.
pub(super) fn of(lists: &[List], tests: &BTreeMap<String, Test>) -> String {
    let mut page = HEAD.to_owned();
    page.push_str("\n| status | means |\n|--|--|\n");
    for (_, name, means) in STATUSES {
        line(&mut page, &[name, means]);
    }
    page.push_str("\n## In numbers\n\n| list | items |");
    for (_, name, _) in STATUSES {
        let _ = write!(page, " {name} |");
    }
    page.push_str("\n|--|--|--|--|--|--|--|\n");
    for list in lists {
        let count = |status| list.items.iter().filter(|item| item.status == status).count();
        let mut cells = vec![
            format!("[{}](#{})", list.name, anchor(&list.name)),
            list.items.len().to_string(),
        ];
        cells.extend(STATUSES.map(|(status, ..)| count(status).to_string()));
        line(&mut page, &cells);
    }
    for list in lists {
        section(&mut page, list);
    }
    page.push_str("\n## The tests\n\n| key | test | file |\n|--|--|--|\n");
    for (key, Test { file, name }) in tests {
        let key = format!("<a id=\"test-{key}\"></a>{key}");
        line(&mut page, &[key, name.clone(), format!("[{file}](../{file})")]);
    }
    page
}

fn section(page: &mut String, list: &List) {
    let _ = write!(page, "\n## {}\n\nFrom: {}\n", list.name, list.source);
    if !list.note.is_empty() {
        let _ = write!(page, "\n{}\n", list.note);
    }
    let mut group = "";
    for item in &list.items {
        if item.group != group {
            group = &item.group;
            let _ = write!(
                page,
                "\n### {group}\n\n| | item | status | how it is met | shown by | not shown |\n|--|--|--|--|--|--|\n"
            );
        }
        row(page, item);
    }
}

fn row(page: &mut String, item: &Item) {
    let status = STATUSES
        .iter()
        .find(|(status, ..)| *status == item.status)
        .map_or("", |(_, name, _)| name);
    let shown: Vec<String> = item
        .tests
        .iter()
        .map(|key| format!("[{key}](#test-{key})"))
        .collect();
    line(
        page,
        &[
            &item.id,
            &format!("{}<br>{}", item.ko, item.en),
            status,
            &item.how,
            &shown.join(", "),
            &item.missing,
        ],
    );
}

/// A row of a table. A bar within a cell would end it.
fn line(page: &mut String, cells: &[impl AsRef<str>]) {
    let cells: Vec<String> = cells
        .iter()
        .map(|cell| cell.as_ref().replace('|', "\\|"))
        .collect();
    let _ = writeln!(page, "| {} |", cells.join(" | "));
}

/// The address of a heading, as hosts of repositories make it.
fn anchor(heading: &str) -> String {
    heading
        .to_lowercase()
        .chars()
        .filter(|letter| letter.is_alphanumeric() || matches!(letter, ' ' | '-'))
        .map(|letter| if letter == ' ' { '-' } else { letter })
        .collect()
}
