//! What the pages never do, read from their sources: things that several standards forbid, or are about. Where a
//! place may do one of them, it is named here with its reason.

use super::{root, text};
use std::fs;

/// Files below a folder with one of these endings, and their text without comments that take whole lines.
fn sources(folder: &str, endings: &[&str]) -> Vec<(String, String)> {
    let mut found = Vec::new();
    let mut folders = vec![root().join(folder)];
    while let Some(folder) = folders.pop() {
        for path in fs::read_dir(&folder)
            .into_iter()
            .flatten()
            .flatten()
            .map(|entry| entry.path())
        {
            let ending = path
                .extension()
                .and_then(|ending| ending.to_str())
                .unwrap_or_default();
            if path.is_dir() {
                folders.push(path);
            } else if endings.contains(&ending) {
                let name = path
                    .strip_prefix(root())
                    .expect("below the root")
                    .display()
                    .to_string();
                let code = text(&name)
                    .lines()
                    .filter(|line| !line.trim_start().starts_with("//"))
                    .collect::<Vec<_>>()
                    .join("\n");
                found.push((name, code));
            }
        }
    }
    assert!(!found.is_empty(), "{folder} has sources");
    found.sort();
    found
}

/// All that runs in the page.
fn programs() -> Vec<(String, String)> {
    [sources("src", &["rs"]), sources("static", &["js"])].concat()
}

/// Where one of the words stands outside of the places that may have it.
fn standing(sources: &[(String, String)], words: &[&str], but_in: &[&str]) -> Vec<String> {
    sources
        .iter()
        .filter(|(name, _)| !but_in.iter().any(|place| name.starts_with(place)))
        .flat_map(|(name, code)| {
            words
                .iter()
                .filter(|word| code.contains(**word))
                .map(move |word| format!("{name}: {word}"))
        })
        .collect()
}

#[test]
fn no_page_holds_film_or_recorded_sound() {
    // The short sound of a turn (`device/alerts.rs`) is made by the program, only where it was switched on.
    let words = [
        "<audio",
        "<video",
        "<object",
        "<embed",
        "<iframe",
        "AudioElement",
        "VideoElement",
        "new Audio(",
    ];
    assert_eq!(standing(&programs(), &words, &[]), [""; 0]);
}

#[test]
fn the_only_pictures_are_photos_that_residents_sent_and_they_are_named() {
    for (name, code) in programs() {
        for tag in code.split("<img").skip(1) {
            let tag = tag.split("/>").next().unwrap_or_default();
            let photo = tag.contains("class=\"visit-photo\"") || tag.contains("class=\"payback-photo\"");
            assert!(photo && tag.contains(" alt="), "{name}: <img{tag}");
        }
    }
    let styles: Vec<String> = sources("styles", &["scss"])
        .into_iter()
        .filter(|(_, code)| code.contains("background-image: url("))
        .map(|(name, _)| name)
        .collect();
    assert_eq!(styles, [""; 0], "no picture comes from a stylesheet");
}

#[test]
fn nothing_happens_before_a_press_is_let_go() {
    let words = ["mousedown", "pointerdown", "touchstart"];
    let but_in = [
        // Wakes the sound up, which browsers allow at a press only; does nothing else.
        "src/features/queue_status/ticket_ways.rs",
        // A kiosk notes that somebody is there, and keeps the focus where it is.
        "src/device/kiosk/",
    ];
    assert_eq!(standing(&programs(), &words, &but_in), [""; 0]);
}

#[test]
fn nothing_needs_a_path_of_the_finger_or_a_movement_of_the_device() {
    let words = [
        "draggable",
        "ondrag",
        "dragstart",
        "pointermove",
        "touchmove",
        "ontouch",
        "mousemove",
        "gesturestart",
        "devicemotion",
        "deviceorientation",
        "accelerometer",
    ];
    // A kiosk lets nothing be dragged away.
    let but_in = ["src/device/kiosk/watch.rs"];
    assert_eq!(standing(&programs(), &words, &but_in), [""; 0]);
}

#[test]
fn no_letter_and_no_digit_is_a_shortcut_outside_of_a_kiosk() {
    assert_eq!(standing(&programs(), &["accesskey"], &[]), [""; 0]);
    let but_in = [
        // Any key wakes the sound up; does nothing else.
        "src/features/queue_status/ticket_ways.rs",
        // Three times Escape leaves a personal page.
        "src/device/leaving.rs",
        "src/device/kiosk/",
    ];
    let words = ["keydown", "keyup", "keypress"];
    assert_eq!(standing(&programs(), &words, &but_in), [""; 0]);
}

#[test]
fn getting_the_focus_does_nothing() {
    let words = ["onfocus", "focusin", "onblur", "focusout", "autofocus"];
    // A kiosk opens the keys of a field and scrolls it into view.
    assert_eq!(standing(&programs(), &words, &["src/device/kiosk/"]), [""; 0]);
}

#[test]
fn no_password_is_asked_for_and_pasting_is_never_hindered() {
    let words = [
        "type=\"password\"",
        "onpaste",
        "oncopy",
        "oncut",
        "\"paste\"",
        "captcha",
    ];
    assert_eq!(standing(&programs(), &words, &[]), [""; 0]);
}

#[test]
fn no_field_hides_its_name_in_itself_and_no_button_empties_a_form() {
    let words = ["placeholder", "type=\"reset\""];
    assert_eq!(standing(&programs(), &words, &[]), [""; 0]);
}

#[test]
fn no_page_is_parted_into_tabs() {
    assert_eq!(
        standing(&programs(), &["role=\"tab", "aria-selected"], &[]),
        [""; 0]
    );
}

#[test]
fn no_text_is_cut_short_but_on_the_board() {
    // A board has the room it has; `queue.test.mjs` looks that nothing on it is cut in two common sizes.
    let words = ["ellipsis", "line-clamp"];
    assert_eq!(
        standing(
            &sources("styles", &["scss"]),
            &words,
            &["styles/features/_board.scss"]
        ),
        [""; 0]
    );
}

#[test]
fn a_phone_may_be_turned_and_its_page_enlarged() {
    let viewport = text("index.html");
    let viewport = viewport.split("name=\"viewport\"").nth(1).expect("a viewport");
    let viewport = viewport.split('>').next().unwrap_or_default();
    assert!(
        !viewport.contains("scalable") && !viewport.contains("maximum-scale"),
        "{viewport}"
    );
    for (name, manifest) in sources("static", &["json", "webmanifest"]) {
        assert!(!manifest.contains("\"orientation\""), "{name}");
    }
    assert_eq!(
        standing(&programs(), &["orientation.lock", "lockOrientation"], &[]),
        [""; 0]
    );
}

#[test]
fn the_only_thing_that_moves_turns_once_a_second_and_not_for_those_who_asked_for_none() {
    let styles = sources("styles", &["scss"]);
    let moving: Vec<&str> = styles
        .iter()
        .flat_map(|(_, code)| code.lines())
        .map(str::trim)
        .filter(|line| line.starts_with("animation") || line.starts_with("@keyframes"))
        .collect();
    assert_eq!(
        moving,
        [
            "animation: none !important;",
            "animation: turn 1s linear infinite;",
            "@keyframes turn {"
        ]
    );
    let mend = text("styles/_mend.scss");
    let reduced = mend
        .split("prefers-reduced-motion: reduce")
        .nth(1)
        .expect("a rule");
    assert!(
        reduced.contains("animation: none !important") && reduced.contains("transition: none !important")
    );
    assert_eq!(standing(&programs(), &["<marquee", "<blink"], &[]), [""; 0]);
}

/// Declarations that stand within a block whose selector says `:hover`, for each stylesheet.
fn on_hover(code: &str) -> Vec<String> {
    let mut blocks: Vec<bool> = Vec::new();
    let mut found = Vec::new();
    for line in code.lines().map(str::trim) {
        let inside = blocks.iter().any(|hover| *hover);
        if inside && line.ends_with(';') {
            found.push(line.to_owned());
        }
        for letter in line.chars() {
            match letter {
                '{' => blocks.push(line.contains(":hover")),
                '}' => {
                    blocks.pop();
                }
                _ => {}
            }
        }
    }
    found
}

#[test]
fn nothing_appears_or_goes_by_hovering() {
    let example =
        on_hover("a {\n color: red;\n &:hover {\n display: block;\n b {\n top: 0;\n }\n }\n left: 0;\n}");
    assert_eq!(example, ["display: block;", "top: 0;"]);
    let showing = [
        "display",
        "visibility",
        "opacity",
        "content",
        "clip",
        "max-height",
        "transform",
    ];
    for (name, code) in sources("styles", &["scss"]) {
        for declaration in on_hover(&code) {
            let property = declaration.split(':').next().unwrap_or_default();
            assert!(!showing.contains(&property), "{name}: {declaration} on hover");
        }
    }
    let words = [
        "onmouseover",
        "onmouseenter",
        "\"mouseover\"",
        "\"mouseenter\"",
        "role=\"tooltip\"",
    ];
    assert_eq!(standing(&programs(), &words, &[]), [""; 0]);
}

#[test]
fn no_korean_text_points_by_side_or_colour() {
    let words = [
        "왼쪽",
        "오른쪽",
        "빨간",
        "빨강",
        "초록",
        "녹색",
        "파란",
        "파랑",
        "노란",
        "노랑",
    ];
    let mut texts = sources("locales", &["rs"]);
    texts.retain(|(name, _)| name.starts_with("locales/ko"));
    assert_eq!(standing(&texts, &words, &[]), [""; 0]);
}
