//! Numbers that hold still: asked for once, and then when the resident says so.

use super::*;

const STILL: Event = Event::Still(true);

#[test]
fn numbers_that_hold_still_are_asked_for_once_and_then_on_request() {
    let mut page = Page::open(TEN, 0);
    page.pass_to(TEN + 15 * SECOND);
    page.handle(STILL);
    let before = page.asked.len();
    page.handle(Event::Online);
    page.handle(Event::Hidden(true));
    page.handle(Event::Hidden(false));
    page.pass_to(TEN + 7_200 * SECOND);
    assert_eq!(page.asked.len(), before, "nothing asks by itself");
    page.handle(Event::Reload);
    page.pass_to(TEN + 14_400 * SECOND);
    assert_eq!(page.asked.len(), before + 1, "a wish is one question");
    page.handle(Event::Still(false));
    assert_eq!(page.asked.len(), before + 2, "fresh first");
    page.pass_to(page.now + 60 * SECOND);
    assert!(page.asked.len() >= before + 4, "and on as before");
}

#[test]
fn whoever_wants_stillness_gets_the_first_numbers_through_trouble() {
    let mut page = Page::open(TEN, 0);
    page.handle(STILL);
    page.trouble = Trouble::NoNetwork;
    page.pass_to(TEN + 200 * SECOND);
    page.handle(Event::Reload);
    page.pass_to(TEN + 260 * SECOND);
    page.trouble = Trouble::None;
    page.pass_to(TEN + 400 * SECOND);
    assert!(page.made.is_some_and(|made| made > TEN + 260 * SECOND));
    let asked = page.asked.len();
    page.pass_to(TEN + 7_200 * SECOND);
    assert_eq!(page.asked.len(), asked);
}

#[test]
fn what_is_followed_closely_or_for_oneself_never_holds_still() {
    let mut board = streaming(Role::Leader);
    assert_eq!(board.step(STILL, 300, 0.5), []);
    assert!(!board.holds());
    let withdrawn = board.step(Event::Near(Nearness::Far), 400, 0.5);
    assert_eq!(withdrawn, [Action::Rest, Action::Close, Action::Yield]);
    assert!(board.holds() && !board.leads());
    let back = board.step(Event::Near(Nearness::Close), 500, 0.5);
    assert_eq!(back, [Action::Claim, Action::Rest, Action::Ask]);
    let mut own = Following::new(Manner {
        by_many: false,
        shared: false,
    });
    for event in [STILL, Event::Begin { hidden: false }] {
        own.step(event, 0, 0.5);
    }
    let waits = own.step(GOT, 100, 0.5);
    assert!(matches!(waits[..], [Action::Wake(_)]), "{waits:?}");
}
