//! What a kiosk does for those before it: checking in, setting work aside, going on, calling someone.

use super::{render, render_in};
use crate::support::Town;
use resident_app::device::set_root_attribute;
use resident_app::device::storage::{self, Area};
use resident_app::i18n::Language;
use resident_app::routes::{KioskView, Route};
use std::path::Path;

fn kiosk() {
    set_root_attribute("data-kiosk", "ok-center-1");
}

#[tokio::test]
async fn one_checks_in_at_a_kiosk_and_elsewhere_is_told_where() {
    let town = Town::new();
    let route = || Route::Kiosk(KioskView::Arrive);
    let at_home = render(&town.cold_services(), route()).await;
    assert!(at_home.contains("오셔서 알려 주세요") && !at_home.contains("<form"));
    kiosk();
    let page = render(&town.cold_services(), route()).await;
    assert!(
        page.contains("예약하고 오셨어요?")
            && page.contains("예약번호")
            && page.contains("id=\"arrival-code\"")
    );
    assert!(!page.contains("arrival-ending"), "one question after the other");
    let page = render_in(Language::English, &town.cold_services(), route()).await;
    assert!(page.contains("Have you come for an order?"));
}

#[tokio::test]
async fn what_can_be_set_aside_is_said_before_anything_is_sent() {
    let town = Town::new();
    let park = || render(&town, Route::Kiosk(KioskView::Park));
    async fn render(town: &Town, route: Route) -> String {
        super::render(&town.cold_services(), route).await
    }
    let page = park().await;
    assert!(page.contains("맡길 것이 없어요") && !page.contains("맡기고 번호 받기"));
    storage::write(Area::Device, "order-draft", "{\"person\":{\"name\":\"홍시연\"}}");
    let page = park().await;
    assert!(page.contains("맡기고 번호 받기") && !page.contains("홍시연"));
    storage::write(Area::Device, "order-draft", "{\"name\":\"900101-1234567\"}");
    assert!(park().await.contains("주민등록번호는 맡지 않아요"));
    storage::write(Area::Device, "order-pending", "{}");
    assert!(park().await.contains("아직 답을 기다리고 있어요"));
    assert!(
        town.transport
            .sent
            .borrow()
            .iter()
            .all(|request| !request.path.contains("parked"))
    );
}

#[tokio::test]
async fn going_on_asks_for_the_code_and_says_what_it_replaces() {
    let town = Town::new();
    let route = || Route::Kiosk(KioskView::Resume);
    let page = render(&town.cold_services(), route()).await;
    assert!(page.contains("이어서 하는 번호") && page.contains("inputmode=\"numeric\""));
    let replaces = "여기에서 적던 것이 있으면";
    assert!(!page.contains(replaces));
    storage::write(Area::Device, "order-draft", "{}");
    assert!(render(&town.cold_services(), route()).await.contains(replaces));
}

/// What pages that open at a kiosk keep in memory alone.
#[test]
fn every_search_is_set_aside() {
    let read = |name: &str| {
        let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("src/features");
        std::fs::read_to_string(root.join(name)).unwrap()
    };
    let known = read("kiosk/park_memory.rs");
    let pages = [
        ("siren_order/documents_page.rs", "\"document-search\""),
        ("outreach_visit/finder_page.rs", "\"visit-search\""),
        ("outreach_visit/answers.rs", "\"visit-answers\""),
    ];
    for (page, name) in pages {
        let text = read(page);
        assert!(text.contains("use_typed") && text.contains(name), "{page}");
        assert!(known.contains(name), "{name}");
    }
}

/// The names under which pages keep what is typed: a new one must be set aside too.
#[test]
fn every_draft_of_a_page_is_set_aside() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("src/features");
    let known = std::fs::read_to_string(root.join("kiosk/park_work.rs")).unwrap();
    let mut drafts = Vec::new();
    let mut folders = vec![root];
    while let Some(folder) = folders.pop() {
        for entry in std::fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                folders.push(path);
            } else if path.extension().is_some_and(|ending| ending == "rs") {
                let text = std::fs::read_to_string(&path).unwrap();
                drafts.extend(
                    text.split('"')
                        .filter(|text| text.ends_with("-draft") && !text.contains(' '))
                        .map(str::to_owned),
                );
            }
        }
    }
    drafts.extend(["visit-request", "visit-message", "kept-tickets"].map(str::to_owned));
    drafts.retain(|name| name != "some-draft");
    assert!(drafts.len() >= 8, "{drafts:?}");
    for name in drafts {
        assert!(known.contains(&format!("\"{name}\"")), "{name}");
    }
}
