//! From book payback to other ways: the store that has a book, the library, and those who come.

use super::payback::{services_of, title};
use super::{has, render, render_in, sound};
use crate::support::books::*;
use crate::support::{Town, monday};
use contract::payback::{Stock, TitleVerdict};
use resident_app::fetch::Loaded;
use resident_app::i18n::Language;
use resident_app::routes::{BookView, Route};

#[tokio::test]
async fn a_title_that_is_paid_back_names_the_stores_that_have_it_beside_the_library() {
    let town = Town::new();
    let isbn = isbn_that_is(&town, TitleVerdict::Allowed).await;
    let services = services_of(&town).await;
    let check = town.client.check_title(&isbn).await.expect("a judgement");
    let waiting = town.client.title_waiting(&isbn).await.expect("the library");
    let mut stores = town.client.list_bookstores(Some(&isbn)).await.expect("stores");
    for (nth, store) in stores.items.iter_mut().enumerate() {
        store.stock = Some(if nth == 1 { Stock::Here } else { Stock::NotKnown });
    }
    let (has_it, other) = (stores.items[1].clone(), stores.items[0].clone());
    let cache = &services.cache;
    cache.put(&format!("payback-check/{isbn}"), Loaded::ready(check, monday()));
    cache.put(
        &format!("payback-waiting/{isbn}"),
        Loaded::ready(waiting, monday()),
    );
    let name = format!("payback-stores/{isbn}");
    cache.put(&name, Loaded::ready(stores.clone(), monday()));
    let route = Route::Payback(BookView::Title, isbn.clone());
    let html = render_in(Language::Korean, &services, route.clone()).await;
    sound(&html);
    has(&html, "지금 사려면");
    has(&html, &has_it.name.ko);
    assert!(!html.contains(&other.name.ko), "only who says to have it");
    let at = |text: &str| html.find(text).unwrap_or_else(|| panic!("{text} is missing"));
    assert!(at("지금 사려면") < at("도서관"), "both ways, one after the other");
    for store in &mut stores.items {
        store.stock = Some(Stock::ToOrder);
    }
    cache.put(&name, Loaded::ready(stores, monday()));
    has(
        &render(&services, route).await,
        "이 책이 있다고 알린 서점이 지금은 없어요.",
    );
}

#[tokio::test]
async fn a_title_that_is_not_paid_back_names_no_store() {
    let town = Town::new();
    let (dear, _) = town.client.search_books("세계 건축", None).await.unwrap();
    let html = title(&town, Language::Korean, &dear.items[0].isbn13).await;
    assert!(!html.contains("지금 사려면"));
}

#[tokio::test]
async fn where_one_would_have_to_go_stands_who_comes() {
    let town = Town::new();
    let services = services_of(&town).await;
    let stores = town.client.list_bookstores(None).await.expect("stores");
    services
        .cache
        .put("payback-stores/", Loaded::ready(stores, monday()));
    for view in [BookView::Coach, BookView::Stores] {
        let html = render(&services, Route::Payback(view, String::new())).await;
        sound(&html);
        has(&html, "오시기 힘드세요? <a href=\"/visits\">저희가 갈게요</a>");
    }
}
