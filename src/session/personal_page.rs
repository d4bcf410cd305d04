//! The frame of every page that shows what is the signed-in person's own.

use super::ask_to_sign_in::AskToSignIn;
use super::life::{Standing, use_standing};
use super::session_bar::{bar, use_never_kept_aside};
use super::who::use_session;
use crate::i18n::use_i18n;
use crate::not_loaded::NotLoaded;
use crate::page::Page;
use yew::prelude::*;

/// What a personal page has.
#[derive(Properties, PartialEq)]
pub struct PersonalPageProps {
    /// Heading; also the title, so that it names nobody.
    pub heading: AttrValue,
    /// One sentence below the heading; shown to the signed-in person only.
    #[prop_or_default]
    pub lead: Option<AttrValue>,
    /// Address and words of the link back.
    #[prop_or_default]
    pub back: Option<(AttrValue, AttrValue)>,
    /// Number of this step, and of all; shown to the signed-in person only.
    #[prop_or_default]
    pub step: Option<(usize, usize)>,
    /// Something on the page is wrong: the title says so first.
    #[prop_or_default]
    pub wrong: bool,
    /// When this changes, the focus goes to the heading.
    #[prop_or_default]
    pub focus_key: u32,
    /// What stands above the heading, such as an error summary.
    #[prop_or_default]
    pub above: Html,
    /// The page. Its components come to life only while someone is signed in.
    pub children: Html,
}

/// Shows the page to whoever is signed in and asks everyone else to sign in. Warns before the session ends, hides
/// everything when it has ended, and never comes back by "back" once it was left signed out.
#[component]
pub fn PersonalPage(props: &PersonalPageProps) -> Html {
    let i18n = use_i18n();
    let session = use_session();
    let standing = use_standing(&session);
    use_never_kept_aside();
    let person = session.person().filter(|_| standing != Standing::Over);
    let above = html! {
        <>
            { bar(i18n, person, standing) }
            if person.is_some() {
                { props.above.clone() }
            }
        </>
    };
    html! {
        <Page
            heading={props.heading.clone()}
            lead={props.lead.clone().filter(|_| person.is_some())}
            back={props.back.clone()}
            step={props.step.filter(|_| person.is_some())}
            wrong={props.wrong && person.is_some()}
            focus_key={props.focus_key}
            {above}
        >
            if person.is_some() {
                <div class="personal" key="page" data-private="">{ props.children.clone() }</div>
            } else if session.nobody() {
                <AskToSignIn key="ask" ended={session.before} follows={session.before.then_some(1)} />
            } else {
                <NotLoaded key="wait" error={session.error()} reload={session.reload.clone()} />
            }
        </Page>
    }
}
