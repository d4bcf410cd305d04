//! All one's books: sums, months, the list in pages.

use super::payback::{people, services_of};
use super::{has, render_in, sound};
use crate::support::books::*;
use crate::support::people::CHILD;
use crate::support::{Town, monday};
use reference_backend::PaybackAct;
use resident_app::api::PaybackQuery;
use resident_app::device::key_128;
use resident_app::fetch::Loaded;
use resident_app::i18n::Language;
use resident_app::routes::{BookView, Route};

/// The history with all that it loads, in the part that a query of its address chooses.
pub(crate) async fn history(town: &Town, language: Language) -> String {
    let services = services_of(town).await;
    let put = &services.cache;
    if let Ok(totals) = town.client.payback_totals(None).await {
        put.put("payback-totals", Loaded::ready(totals, monday()));
        let kept = town.client.payback_history().await.expect("what is kept");
        put.put("payback-history", Loaded::ready(kept, monday()));
        let query = PaybackQuery {
            limit: Some(30),
            ..PaybackQuery::default()
        };
        let rows = town.client.list_paybacks(&query).await.expect("books");
        put.put(&format!("payback-rows/{query:?}"), Loaded::ready(rows, monday()));
    }
    people(town, &services).await;
    let html = render_in(
        language,
        &services,
        Route::Payback(BookView::History, String::new()),
    )
    .await;
    sound(&html);
    html
}

#[tokio::test]
async fn the_history_tells_the_sums_the_months_and_each_book() {
    let town = Town::new();
    town.sign_in(CHILD).await;
    let view = bought(&town).await;
    town.client
        .tell_returned(&key_128(), &access(&view), today())
        .await
        .expect("returned");
    act(&town, &view, PaybackAct::Check);
    let account = "110-123-456789".into();
    act(&town, &view, PaybackAct::Pay { account });
    let html = history(&town, Language::Korean).await;
    for text in [
        "얼마나 돌려받았나요?",
        "돌려받았어요",
        "책 1권 · 서점 1곳",
        "달마다 얼마인지 표로 보기",
        "2026년 11월",
        "모두 1권 가운데 1번째부터 1번째까지",
        &view.payback.book.title,
        "표 파일로 받기",
        "앞으로 기록을 남기지 않기",
        "끝난 책 1권의 기록을 지금 지워요",
    ] {
        has(&html, text);
    }
    has(&history(&town, Language::English).await, "1 to 1 of 1 books");
}

#[tokio::test]
async fn an_empty_history_says_so() {
    let town = Town::new();
    town.sign_in(CHILD).await;
    let html = history(&town, Language::Korean).await;
    has(&html, "여기에 맞는 책이 없어요.");
    assert!(!html.contains("표 파일로 받기"), "nothing to take along");
}

#[tokio::test]
async fn the_history_is_personal() {
    let html = history(&Town::new(), Language::Korean).await;
    has(&html, "href=\"/sign-in\"");
    assert!(!html.contains("얼마나 돌려받았나요"));
}

/// What a browser holds in memory for a page: elements and texts.
fn nodes(html: &str) -> usize {
    let elements = html.matches('<').count() - html.matches("</").count();
    let texts = html
        .split('>')
        .filter(|rest| !rest.is_empty() && !rest.starts_with('<'));
    elements + texts.count()
}

#[tokio::test]
async fn ten_thousand_books_are_one_page_of_thirty_and_each_says_which_it_is() {
    let town = Town::new();
    town.backend
        .staff()
        .seed_paybacks(10_000)
        .expect("a long history");
    town.sign_in(("홍시연", "01000001010")).await;
    let html = history(&town, Language::Korean).await;
    assert_eq!(html.matches("aria-posinset").count(), 30);
    has(&html, "aria-setsize=\"10000\"");
    has(&html, "aria-posinset=\"30\"");
    has(&html, "다음 30권");
    has(&html, "맨 끝으로");
    has(&html, "내 책에서 찾기");
    assert!(nodes(&html) <= 1_500, "{} nodes", nodes(&html));
}
