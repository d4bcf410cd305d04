//! What is kept about me: to read, to take along, to have erased.

use super::export_view::ExportView;
use crate::api::ApiError;
use crate::device;
use crate::fetch::{Phase, Sending, use_services, use_submit};
use crate::i18n::use_i18n;
use crate::navigation::use_focus_again;
use crate::routes::{MineView, Route};
use crate::session::{AskToSignIn, PersonalPage, needs_sign_in};
use crate::trouble::trouble;
use crate::ui::{Button, ButtonKind, LinkButton, Notice, NoticeKind};
use contract::household::PersonalExport;
use yew::prelude::*;

/// What is kept, and what can be done about it.
#[component]
pub(super) fn DataPage() -> Html {
    let i18n = use_i18n();
    let words = i18n.mine();
    html! {
        <PersonalPage
            heading={words.data_heading}
            lead={words.data_lead}
            back={(Route::Mine(MineView::Household).address().into(), words.back.into())}
        >
            <Shown />
        </PersonalPage>
    }
}

/// Loaded on a press only, and kept nowhere but on this page.
#[component]
fn Shown() -> Html {
    let i18n = use_i18n();
    let words = i18n.mine();
    let phone = use_services().config.phone.clone();
    let saved = use_state(|| "");
    let submit = use_submit::<PersonalExport, _>(
        Sending::Ask,
        |client, _| Box::pin(async move { client.export_household().await }),
        Callback::noop(),
    );
    let onread = {
        let submit = submit.clone();
        Callback::from(move |_: MouseEvent| {
            submit.edit();
            submit.press(String::new());
        })
    };
    let phase = submit.phase();
    let export = match &phase {
        Phase::Confirmed(export) => Some(export.clone()),
        _ => None,
    };
    // What was pressed is gone from the page: the focus goes on to what came in its place.
    let first = use_node_ref();
    use_focus_again(export.is_some(), first.clone());
    let onsave = {
        let (saved, export) = (saved.clone(), export.clone());
        Callback::from(move |_: MouseEvent| {
            let text = export
                .as_ref()
                .and_then(|export| serde_json::to_string_pretty(export).ok());
            let offered =
                text.is_some_and(|text| device::offer_file("my-data.json", "application/json", &text));
            saved.set(if offered { words.saved } else { words.not_saved });
        })
    };
    html! {
        <>
            if let Phase::Rejected(error) = &phase {
                { refused(i18n, error, submit.presses(), &phone) }
            }
            if let Some(export) = export {
                <section key="export">
                    if device::keeps_and_prints() {
                        <div class="mine-actions">
                            <Button kind={ButtonKind::Secondary} onclick={onsave}>{ words.save }</Button>
                            <Button kind={ButtonKind::Secondary} onclick={|_| device::print()}>{ i18n.order().print }</Button>
                        </div>
                        <p role="status">{ *saved }</p>
                    }
                    <ExportView {export} first={first} />
                </section>
            } else {
                <div class="page__actions" key="read">
                    <Button busy={submit.busy()} onclick={onread}>{ words.read }</Button>
                </div>
            }
            <section key="erase">
                <h2>{ words.erase_section }</h2>
                <p>{ words.erase_section_text }</p>
                <LinkButton href={Route::Mine(MineView::Erase).address()} kind={ButtonKind::Quiet}>{ words.erase_link }</LinkButton>
            </section>
        </>
    }
}

/// Why not, where the resident looks.
pub(super) fn refused(i18n: crate::i18n::I18n, error: &ApiError, press: u32, phone: &str) -> Html {
    if needs_sign_in(error) {
        return html! {
            <AskToSignIn key="ask" ended=true follows={Some(press)} />
        };
    }
    let (title, text) = trouble(i18n, error, phone);
    html! {
        <Notice key="refused" kind={NoticeKind::Warning} {title} follows={Some(press)}>
            <p>{ text }</p>
        </Notice>
    }
}
