//! Having everything erased: what goes, what stays and why; asked once more; and the receipt.

use super::data_page::refused;
use crate::fetch::{Phase, Sending, use_load, use_services, use_submit};
use crate::i18n::{I18n, fill, use_i18n};
use crate::not_loaded::NotLoaded;
use crate::page::Page;
use crate::routes::{MineView, Route};
use crate::session::{AskToSignIn, PersonalPage, forget, needs_sign_in, tell_signed_out};
use crate::ui::{Button, ButtonKind, LinkButton, Notice, NoticeKind};
use contract::household::Erasure;
use yew::prelude::*;

/// Asks, erases, shows the receipt.
#[component]
pub(super) fn ErasePage() -> Html {
    let i18n = use_i18n();
    let words = i18n.mine();
    let receipt = use_state(|| None::<Erasure>);
    let sure = use_state(|| false);
    if let Some(receipt) = &*receipt {
        return shown_receipt(i18n, receipt);
    }
    let back = Route::Mine(MineView::Data).address();
    let heading = if *sure {
        words.sure_heading
    } else {
        words.erase_heading
    };
    html! {
        <PersonalPage
            {heading}
            back={(back.into(), words.back_to_data.into())}
            focus_key={u32::from(*sure)}
        >
            <Preview sure={sure.clone()} receipt={receipt.clone()} />
        </PersonalPage>
    }
}

#[derive(Properties, PartialEq)]
struct PreviewProps {
    sure: UseStateHandle<bool>,
    receipt: UseStateHandle<Option<Erasure>>,
}

/// What it would do. Nothing is done before the second press.
#[component]
fn Preview(props: &PreviewProps) -> Html {
    let i18n = use_i18n();
    let words = i18n.mine();
    let services = use_services();
    let load = use_load::<Erasure, _>("erasure".into(), |client| {
        Box::pin(async move { client.get_erasure().await })
    });
    let done = {
        let (services, receipt) = (services.clone(), props.receipt.clone());
        Callback::from(move |erasure: Erasure| {
            // The account is gone, and with it every session: no tab keeps anything of it.
            tell_signed_out();
            forget(&services);
            receipt.set(Some(erasure));
        })
    };
    let submit = use_submit::<Erasure, _>(
        Sending::WhileHere,
        |client, pending| Box::pin(async move { client.erase_account(&pending.key).await }),
        done,
    );
    let Some(erasure) = load.loaded.get() else {
        return match &load.loaded.error {
            Some(error) if needs_sign_in(error) => html! {
                <AskToSignIn ended=true />
            },
            error => html! {
                <NotLoaded error={error.clone()} reload={load.reload} />
            },
        };
    };
    let set = |value: bool| {
        let sure = props.sure.clone();
        Callback::from(move |_: MouseEvent| sure.set(value))
    };
    let onerase = {
        let submit = submit.clone();
        Callback::from(move |_: MouseEvent| {
            submit.edit();
            submit.press(String::new());
        })
    };
    html! {
        <>
            if *props.sure {
                <p key="sure"><strong>{ words.sure_text }</strong></p>
                if !erasure.stops.is_empty() {
                    <p key="stops">{ fill(words.stops, &[("orders", &erasure.stops.join(", "))]) }</p>
                }
                { answer(i18n, &submit.phase(), submit.presses(), &services.config.phone) }
                <div class="page__actions" key="actions">
                    <Button kind={ButtonKind::Danger} busy={submit.busy()} onclick={onerase}>{ words.sure_yes }</Button>
                    <Button kind={ButtonKind::Secondary} onclick={set(false)}>{ words.sure_no }</Button>
                </div>
            } else {
                { what(i18n, erasure) }
                <div class="page__actions" key="first">
                    <Button kind={ButtonKind::Danger} onclick={set(true)}>{ words.erase }</Button>
                    <LinkButton href={Route::Mine(MineView::Data).address()} kind={ButtonKind::Secondary}>{ words.sure_no }</LinkButton>
                </div>
            }
        </>
    }
}

/// What goes, what stays and why, what stops.
fn what(i18n: I18n, erasure: &Erasure) -> Html {
    let words = i18n.mine();
    html! {
        <>
            <section key="goes">
                <h2>{ words.goes }</h2>
                <ul class="dash-list">{ for erasure.erased.iter().map(|text| html! { <li>{ i18n.shown(text) }</li> }) }</ul>
            </section>
            if !erasure.kept.is_empty() {
                <section key="stays">
                    <h2>{ words.stays }</h2>
                    <ul class="dash-list">
                        { for erasure.kept.iter().map(|kept| html! {
                            <li><strong>{ i18n.shown(&kept.what) }</strong><br />{ i18n.shown(&kept.why) }</li>
                        }) }
                    </ul>
                </section>
            }
            if !erasure.stops.is_empty() {
                <p key="stops">{ fill(words.stops, &[("orders", &erasure.stops.join(", "))]) }</p>
            }
        </>
    }
}

fn answer(i18n: I18n, phase: &Phase<Erasure>, press: u32, phone: &str) -> Html {
    match phase {
        Phase::Rejected(error) => refused(i18n, error, press, phone),
        Phase::Unknown => html! {
            <Notice key="unknown" kind={NoticeKind::Info} title={i18n.mine().erase_unknown} follows={Some(press)}>
                <p>{ fill(i18n.cancel().unknown_text, &[("phone", phone)]) }</p>
            </Notice>
        },
        _ => Html::default(),
    }
}

/// It is done: what went, what stays. Nobody is signed in any more.
fn shown_receipt(i18n: I18n, erasure: &Erasure) -> Html {
    let words = i18n.mine();
    let at = erasure.done_at.unwrap_or(erasure.server_time);
    html! {
        <Page
            heading={words.erased_heading}
            lead={fill(words.erased_lead, &[("time", &i18n.moment(at))])}
            back={(Route::Home.address().into(), i18n.shell().back_home.into())}
            focus_key=2
        >
            { what(i18n, erasure) }
            <LinkButton href={Route::Home.address()}>{ i18n.shell().back_home }</LinkButton>
        </Page>
    }
}
