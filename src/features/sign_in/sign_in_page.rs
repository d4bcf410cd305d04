//! The page: which step, which ways there are, and on to where one came from.

use super::code_step::CodeStep;
use super::first_step::FirstStep;
use super::phone_step::PhoneStep;
use super::signed_in::SignedIn;
use super::use_sign_in::{SignIn, use_sign_in};
use crate::fetch::{LoadHandle, use_load, use_services};
use crate::i18n::{I18n, use_i18n};
use crate::navigation::use_navigator;
use crate::not_loaded::NotLoaded;
use crate::page::Page;
use crate::routes::{Choice, MineView, OrderStep, Route};
use crate::session::{take_way_back, use_session, was_signed_out};
use crate::ui::{ButtonKind, LinkButton, Notice, NoticeKind};
use contract::session::{SignInKind, SignInMethod, SignInMethods};
use yew::prelude::*;

/// Signing in.
#[component]
pub(super) fn SignInPage() -> Html {
    let i18n = use_i18n();
    let navigator = use_navigator();
    let session = use_session();
    let methods = use_load::<SignInMethods, _>("sign-in-methods".into(), |client| {
        Box::pin(async move { client.sign_in_methods().await })
    });
    let on_done = {
        let navigator = navigator.clone();
        Callback::from(move |()| {
            let back = take_way_back().unwrap_or(Route::Mine(MineView::Household));
            navigator.replace(back);
        })
    };
    let sign_in = use_sign_in(on_done);
    // Brought back signed in, by an identity provider or because another tab has signed in.
    let person = session.person().map(|person| person.name.clone());
    use_effect_with(person.is_some(), move |signed_in| {
        if let (true, Some(back)) = (*signed_in, signed_in.then(take_way_back).flatten()) {
            navigator.replace(back);
        }
    });
    if let Some(name) = person {
        return html! {
            <SignedIn {name} />
        };
    }
    let words = i18n.sign_in();
    let (heading, lead, step) = match (&*sign_in.attempt, *sign_in.first) {
        (None, _) => (words.heading, Some(words.lead), 0),
        (Some(_), false) => (words.code_heading, None, 1),
        (Some(_), true) => (words.first_heading, Some(words.first_lead), 2),
    };
    html! {
        <Page
            {heading}
            lead={lead.map(AttrValue::from)}
            back={(Route::Home.address().into(), i18n.shell().back_home.into())}
            wrong={sign_in.is_wrong()}
            focus_key={focus_key(&sign_in, step)}
        >
            <SignedOut key="out" />
            { ways(i18n, &methods, &sign_in, step) }
            if step == 0 {
                <p key="not-needed">
                    { words.not_needed }{ " " }
                    <a href={Choice::default().at(OrderStep::Documents).address()}>{ words.order_without }</a>
                </p>
            }
        </Page>
    }
}

/// Another step, or another code: what was pressed is gone, and the heading is where it goes on.
fn focus_key(sign_in: &SignIn, step: u32) -> u32 {
    let id = sign_in
        .attempt
        .as_ref()
        .map(|attempt| attempt.sent.attempt.as_bytes());
    let add = |sum: u32, byte: &u8| sum.wrapping_mul(31).wrapping_add(u32::from(*byte));
    id.unwrap_or_default().iter().fold(step, add)
}

/// The ways that the backend offers, the first in front.
fn ways(i18n: I18n, methods: &LoadHandle<SignInMethods>, sign_in: &SignIn, step: u32) -> Html {
    match methods.loaded.get() {
        None => html! {
            <NotLoaded key="wait" error={methods.loaded.error.clone()} reload={methods.reload.clone()} />
        },
        Some(methods) => methods
            .methods
            .iter()
            .map(|method| match method.kind {
                SignInKind::PhoneCode => by_code(sign_in, step),
                SignInKind::Redirect => html! {
                    <Elsewhere key="elsewhere" label={i18n.text(&method.name)} address={address(method)} />
                },
                SignInKind::Unknown => Html::default(),
            })
            .collect(),
    }
}

fn by_code(sign_in: &SignIn, step: u32) -> Html {
    let sign_in = sign_in.clone();
    let form = match step {
        0 => html! {
            <PhoneStep key="phone" {sign_in} />
        },
        1 => html! {
            <CodeStep key="code" {sign_in} />
        },
        _ => html! {
            <FirstStep key="first" {sign_in} />
        },
    };
    html! {
        <div key="by-code" class="sign-in-ways">
            { form }
            <Demo key="demo" />
        </div>
    }
}

/// Back to this page, which knows where to go on.
fn address(method: &SignInMethod) -> String {
    let back = Route::Mine(MineView::SignIn).address();
    let address = method.address.clone().unwrap_or_default();
    let mark = if address.contains('?') { '&' } else { '?' };
    format!("{address}{mark}back={back}")
}

#[derive(Properties, PartialEq)]
struct ElsewhereProps {
    label: AttrValue,
    address: String,
}

/// A way that leads to an identity provider.
#[component]
fn Elsewhere(props: &ElsewhereProps) -> Html {
    let backend = use_services().config.backend.clone();
    html! {
        <div class="page__actions">
            <LinkButton href={format!("{backend}{}", props.address)} kind={ButtonKind::Secondary}>
                { props.label.clone() }
            </LinkButton>
        </div>
    }
}

/// Where the messages of a demonstration are read.
#[component]
fn Demo() -> Html {
    let words = use_i18n().sign_in();
    if !use_services().config.demo {
        return Html::default();
    }
    html! {
        <Notice kind={NoticeKind::Info} title={words.demo_title}>
            <p>{ words.demo_text }</p>
            <p><a href="/staff/inbox" target="_blank" rel="noopener">{ words.demo_link }</a></p>
        </Notice>
    }
}

/// Said once after signing out, in every tab.
#[component]
fn SignedOut() -> Html {
    let words = use_i18n().sign_in();
    let said = *use_memo((), |()| was_signed_out());
    let keeps = said
        && crate::device::storage::read(crate::device::storage::Area::Device, crate::kept_orders::KEPT)
            .is_some();
    html! {
        if said {
            <Notice kind={NoticeKind::Info} title={words.out_title} role_status=true>
                <p>{ if keeps { words.out_but_kept } else { words.out_text } }</p>
            </Notice>
        }
    }
}
