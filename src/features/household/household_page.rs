//! Our household: the next thing first, then everything else, then who acts for whom.

use super::item_card::item_card;
use super::permission_list::permission_lists;
use crate::fetch::{Loaded, use_live, use_services};
use crate::gradually::Few;
use crate::i18n::{I18n, fill, use_i18n};
use crate::kept_orders as kept;
use crate::not_loaded::NotLoaded;
use crate::routes::{Choice, MineView, OrderStep, Route};
use crate::session::{AskToSignIn, PersonalPage, needs_sign_in};
use crate::ui::{ButtonKind, IconName, LinkButton, StaleNote, icon};
use contract::household::{Household, HouseholdItem};
use contract::reservation::ReservationView;
use contract::time::Timestamp;
use yew::prelude::*;

/// Name in the cache.
const NAME: &str = "household";

/// Everything to do.
#[component]
pub(super) fn HouseholdPage() -> Html {
    let i18n = use_i18n();
    html! {
        <PersonalPage
            heading={i18n.mine().heading}
            back={(Route::Home.address().into(), i18n.shell().back_home.into())}
        >
            <Shown />
        </PersonalPage>
    }
}

#[component]
fn Shown() -> Html {
    let i18n = use_i18n();
    let words = i18n.mine();
    let services = use_services();
    let live = use_live(
        NAME.into(),
        |(household, _): &(Household, usize)| household.poll_after_ms,
        |client| Box::pin(async move { client.household().await }),
    );
    let household = live.loaded.get().cloned();
    {
        let services = services.clone();
        use_effect_with(household.clone(), move |household| {
            if let Some((household, _)) = household.as_deref() {
                open_orders(&services.cache, household);
            }
        });
    }
    let now = services.client.clock().now();
    let signed_out = live.loaded.error.as_deref().is_some_and(needs_sign_in);
    if signed_out {
        return html! {
            <AskToSignIn key="ask" ended=true />
        };
    }
    let Some((household, dropped)) = household.as_deref() else {
        return html! {
            <NotLoaded key="wait" error={live.loaded.error.clone()} reload={live.reload} />
        };
    };
    html! {
        <>
            { stale(i18n, &live.loaded, now) }
            { things(i18n, &household.items) }
            if *dropped > 0 {
                <p key="dropped">
                    { fill(words.dropped, &[("count", &dropped.to_string()), ("phone", &services.config.phone)]) }
                </p>
            }
            <Unclaimed key="unclaimed" items={household.items.clone()} />
            { permission_lists(i18n, household) }
            <nav class="mine-links" aria-label={words.more} key="more">
                { further(MineView::Claim, IconName::Search, words.claim_link) }
                { further(MineView::Messages, IconName::Info, words.messages_link) }
                { further(MineView::Data, IconName::Document, words.data_link) }
            </nav>
        </>
    }
}

/// The orders of the account open by the session, and stand at once.
fn open_orders(cache: &crate::fetch::Cache, household: &Household) {
    for order in household
        .items
        .iter()
        .filter_map(|item| item.reservation.as_ref())
    {
        if kept::secret(&order.reference).is_none() {
            kept::remember_secret(&order.reference, "");
        }
        let view = ReservationView {
            reservation: order.clone(),
            key: None,
            server_time: household.server_time,
            poll_after_ms: household.poll_after_ms,
        };
        let name = format!("order/{}", order.reference);
        cache.put(&name, Loaded::ready(view, household.server_time));
    }
}

/// What is to be done next, large; the rest below.
fn things(i18n: I18n, items: &[HouseholdItem]) -> Html {
    let words = i18n.mine();
    let (todo, done): (Vec<_>, Vec<_>) = items.iter().partition(|item| item.open);
    let list = |items: &[&HouseholdItem]| -> Html {
        html! {
            <Few class="order-list" list=true items={items.iter().map(|item| item_card(i18n, item)).collect::<Vec<_>>()} />
        }
    };
    html! {
        <>
            <section key="next">
                <h2>{ words.next_heading }</h2>
                if let Some((first, _)) = todo.split_first() {
                    <div class="mine-next">{ list(&[first]) }</div>
                } else {
                    <p>{ words.nothing }</p>
                    <LinkButton href={Choice::default().at(OrderStep::Documents).address()} kind={ButtonKind::Secondary}>
                        { words.order }
                    </LinkButton>
                }
            </section>
            if todo.len() > 1 {
                <section key="then">
                    <h2>{ words.then_heading }</h2>
                    { list(&todo[1..]) }
                </section>
            }
            if !done.is_empty() {
                <section key="done">
                    <h2>{ words.done_heading }</h2>
                    { list(&done) }
                </section>
            }
        </>
    }
}

/// Says that what is shown may be old.
fn stale<T>(i18n: I18n, loaded: &Loaded<T>, now: Timestamp) -> Html {
    match &loaded.data {
        Some((_, at)) if loaded.error.is_some() || loaded.stale_s(now).is_some() => html! {
            <StaleNote key="stale" text={fill(i18n.order().stale, &[("time", &i18n.moment(*at))])} />
        },
        _ => Html::default(),
    }
}

fn further(view: MineView, picture: IconName, text: &'static str) -> Html {
    html! {
        <a class="mine-links__one" href={Route::Mine(view).address()}>
            { icon(picture) }
            <span>{ text }</span>
        </a>
    }
}

#[derive(Properties, PartialEq)]
struct UnclaimedProps {
    items: Vec<HouseholdItem>,
}

/// Orders that this device keeps and the account does not have.
#[component]
fn Unclaimed(props: &UnclaimedProps) -> Html {
    let i18n = use_i18n();
    let words = i18n.mine();
    let count = kept::kept_references()
        .iter()
        .filter(|reference| props.items.iter().all(|item| item.reference != **reference))
        .count();
    if count == 0 {
        return Html::default();
    }
    html! {
        <section class="panel">
            <p>{ fill(words.unclaimed, &[("count", &count.to_string())]) }</p>
            <LinkButton href={Route::Mine(MineView::Claim).address()} kind={ButtonKind::Secondary}>
                { words.unclaimed_link }
            </LinkButton>
        </section>
    }
}
