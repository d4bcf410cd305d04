//! Photos of receipts, over a network that is cut and from pages that are left.

use super::has;
use super::payback::one;
use crate::support::books::*;
use crate::support::people::CHILD;
use crate::support::{Mishap, Town};
use contract::payback::ReceiptState;
use reference_backend::PaybackAct;
use resident_app::api::ApiError;
use resident_app::device::key_128;
use resident_app::fetch::Upload;
use resident_app::i18n::Language;
use std::cell::RefCell;

#[tokio::test]
async fn a_photo_goes_on_where_the_network_was_cut() {
    let town = Town::new();
    town.sign_in(CHILD).await;
    let view = bought(&town).await;
    let rules = town.client.payback_rules().await.expect("rules").receipt;
    let photo = picture(600_000);
    let mut upload = Upload::new(&view.payback.reference, "image/png", photo, &rules);
    let total = upload.total();
    let told = RefCell::new(Vec::new());
    let mut tries = 0;
    let whole = loop {
        tries += 1;
        // Each try gets one answer further than the one before; the next request or its answer is lost.
        let mut mishaps = vec![Mishap::None; 2];
        mishaps.push(if tries % 2 == 0 {
            Mishap::LostBefore
        } else {
            Mishap::LostAfter
        });
        town.transport.mishaps.replace(mishaps);
        let hear = |received| {
            told.borrow_mut().push(received);
            true
        };
        match upload.go_on(&town.client, hear).await {
            Ok(view) => break view,
            Err(error) => assert_eq!(error, ApiError::Network),
        }
        assert!(tries < 10, "it comes to an end");
    };
    town.transport.mishaps.replace(Vec::new());
    assert!(tries > 1, "the network was cut");
    assert_eq!((whole.state, whole.received), (ReceiptState::Whole, total));
    assert!(
        told.borrow().is_sorted(),
        "nothing that arrived is lost: {told:?}"
    );
    let view = again(&town, &view).await;
    let receipt = view.payback.receipt.as_ref().expect("a photo");
    assert_eq!(receipt.id, whole.id, "one photo, not one for each try");
    let html = one(&town, Language::Korean, &view).await;
    has(&html, "영수증 사진을 받았어요");
    has(&html, "보내신 사진 보기");
    has(&html, &format!("/receipts/{}/image\"", receipt.id));
    town.client
        .tell_returned(&key_128(), &access(&view), today())
        .await
        .expect("returned");
    act(&town, &view, PaybackAct::Check);
    let html = one(&town, Language::Korean, &again(&town, &view).await).await;
    has(&html, "보내신 사진 보기");
    assert!(!html.contains("type=\"file\""), "no further photo is asked for");
}

#[tokio::test]
async fn a_page_that_was_left_sends_no_further_part() {
    let town = Town::new();
    town.sign_in(CHILD).await;
    let view = bought(&town).await;
    let rules = town.client.payback_rules().await.expect("rules").receipt;
    let mut upload = Upload::new(&view.payback.reference, "image/png", picture(600_000), &rules);
    let sent = town.transport.sent.borrow().len();
    let stopped = upload
        .go_on(&town.client, |received| received == 0)
        .await
        .expect("an answer");
    assert_eq!(stopped.state, ReceiptState::Arriving);
    assert_eq!(
        town.transport.sent.borrow().len(),
        sent + 2,
        "the announcement and one part"
    );
}
