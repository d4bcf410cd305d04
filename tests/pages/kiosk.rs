//! A kiosk's frame, its start, and what it does not show.

use super::{render, render_in};
use crate::support::Town;
use resident_app::device::set_root_attribute;
use resident_app::i18n::Language;
use resident_app::routes::{BookView, MineView, OrderStep, Route, VisitStep, VisitView};

fn kiosk() {
    set_root_attribute("data-kiosk", "ok-center-1");
}

#[tokio::test]
async fn the_start_has_few_large_doors_and_help_but_no_end() {
    kiosk();
    let town = Town::new();
    let page = render(&town.cold_services(), Route::Home).await;
    for there in [
        "예약하고 왔어요",
        "서류 예약하기",
        "지금 대기",
        "집으로 오는 도움",
        "직원 부르기",
        "이어서 하기",
        "예약 보기·바꾸기",
        "120",
    ] {
        assert!(page.contains(there), "{there}");
    }
    assert!(!page.contains("다 했어요") && !page.contains("로그인"));
    let page = render_in(Language::English, &town.cold_services(), Route::Home).await;
    assert!(page.contains("Order documents"));
}

#[tokio::test]
async fn every_other_page_stands_in_the_same_frame_with_the_end_in_its_place() {
    kiosk();
    let town = Town::new();
    let page = render(
        &town.cold_services(),
        Route::Order(OrderStep::Documents, String::new()),
    )
    .await;
    assert!(page.contains("다 했어요") && page.contains("kiosk-foot") && !page.contains("app-footer"));
}

#[tokio::test]
async fn an_order_is_found_without_what_a_kiosk_neither_keeps_nor_opens() {
    kiosk();
    let town = Town::new();
    let page = render(&town.cold_services(), Route::Orders).await;
    assert!(page.contains("예약번호로 찾기") && page.contains("예약 찾기"));
    assert!(!page.contains("저장한 예약") && !page.contains("로그인"));
}

#[tokio::test]
async fn nobody_signs_in_where_others_stand_behind() {
    kiosk();
    let town = Town::new();
    for route in [
        Route::Mine(MineView::SignIn),
        Route::Mine(MineView::Household),
        Route::Payback(BookView::Coach, String::new()),
        Route::Visits(VisitView::Request("civil-helper".into(), VisitStep::Who)),
        Route::Visits(VisitView::Mine),
    ] {
        let page = render(&town.cold_services(), route).await;
        assert!(page.contains("이 화면에서는 할 수 없어요") && page.contains("120"));
        assert!(page.contains("QR코드"), "one's own phone goes on with it");
    }
}
