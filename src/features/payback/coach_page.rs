//! What to do now: books to bring back, what may still be bought, and the question whether a book is paid back.
//! The district's side is for everyone; one's own side for those who are signed in.

use super::money::{money, steps};
use super::my_books::MyBooks;
use super::share::ShareService;
use super::title_page::closed;
use super::use_public::use_rules;
use crate::come_to_me::come_to_me;
use crate::device;
use crate::fetch::use_services;
use crate::i18n::use_i18n;
use crate::not_loaded::NotLoaded;
use crate::page::Page;
use crate::routes::{BookView, Route};
use crate::session::{AskToSignIn, PersonalPart, SessionBar, may_be_signed_in, use_session};
use crate::ui::{Details, IconName, LinkButton, icon};
use yew::prelude::*;

/// The page. What is one's own stands first; who is not signed in is asked to last, since the rest needs it not.
#[component]
pub(super) fn CoachPage() -> Html {
    let i18n = use_i18n();
    let words = i18n.payback_coach();
    let session = use_session();
    // Asked once the page is there: what is drawn on the host has no device.
    let maybe = use_state(|| false);
    {
        let maybe = maybe.clone();
        use_effect_with((), move |()| maybe.set(may_be_signed_in()));
    }
    html! {
        <Page
            heading={words.heading}
            lead={words.lead}
            back={(Route::Home.address().into(), i18n.shell().back_home.into())}
            above={html! { <SessionBar key="session" /> }}
        >
            <PersonalPart key="own"><MyBooks /></PersonalPart>
            if *maybe && session.person().is_none() && !session.nobody() {
                <NotLoaded key="wait" error={session.error()} reload={session.reload.clone()} />
            }
            <div class="page__actions" key="check">
                <LinkButton href={Route::Payback(BookView::Check, String::new()).address()} icon={IconName::Search}>
                    { words.check }
                </LinkButton>
            </div>
            <District key="district" />
            <nav class="mine-links" aria-label={words.more} key="more">
                { further(BookView::History, IconName::Book, words.history) }
                { further(BookView::Stores, IconName::Place, words.stores) }
            </nav>
            if device::can_pass_on() {
                <div class="mine-actions" key="share"><ShareService /></div>
            }
            { come_to_me(i18n) }
            if session.nobody() && !session.before {
                <AskToSignIn key="ask" />
            }
        </Page>
    }
}

fn further(view: BookView, picture: IconName, text: &'static str) -> Html {
    html! {
        <a class="mine-links__one" href={Route::Payback(view, String::new()).address()}>
            { icon(picture) }
            <span>{ text }</span>
        </a>
    }
}

/// Whether there is money, and how it goes.
#[component]
fn District() -> Html {
    let i18n = use_i18n();
    let words = i18n.payback_coach();
    let phone = use_services().config.phone.clone();
    let load = use_rules();
    match load.loaded.get() {
        Some(rules) => html! {
            <>
                <section key="money">
                    <h2>{ words.money_heading }</h2>
                    { closed(i18n, &rules.budget, &phone) }
                    { money(i18n, rules) }
                </section>
                <div key="steps"><Details summary={words.steps}>{ steps(i18n, rules) }</Details></div>
            </>
        },
        None => html! {
            <NotLoaded error={load.loaded.error.clone()} reload={load.reload} />
        },
    }
}
