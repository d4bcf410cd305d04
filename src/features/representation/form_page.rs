//! The same on paper: a power of attorney (위임장) to be completed and signed by hand, and the number for the
//! counter. What stands in it is shown in clear and kept no longer than the page.

use super::authority_form::authority_form;
use super::use_permission::permission_trouble;
use crate::device;
use crate::fetch::{Loaded, use_load, use_services};
use crate::i18n::use_i18n;
use crate::not_loaded::NotLoaded;
use crate::routes::{Choice, OrderStep, RepresentationView, Route};
use crate::session::PersonalPage;
use crate::ui::{Button, IconName};
use contract::permission::AuthorityForm;
use contract::problem::ProblemCode;
use yew::prelude::*;

#[derive(Properties, PartialEq)]
pub(super) struct FormPageProps {
    pub(super) reference: String,
}

/// The page around the paper.
#[component]
pub(super) fn FormPage(props: &FormPageProps) -> Html {
    let i18n = use_i18n();
    let words = i18n.authority();
    let one = Route::Representation(RepresentationView::One(props.reference.clone()));
    html! {
        <PersonalPage
            heading={words.heading}
            lead={words.lead}
            back={(one.address().into(), words.back.into())}
        >
            <Paper reference={props.reference.clone()} />
        </PersonalPage>
    }
}

#[component]
fn Paper(props: &FormPageProps) -> Html {
    let i18n = use_i18n();
    let words = i18n.authority();
    let services = use_services();
    let (name, reference) = (format!("form/{}", props.reference), props.reference.clone());
    let load = use_load::<AuthorityForm, _>(name.clone(), move |client| {
        let reference = reference.clone();
        Box::pin(async move { client.get_authority_form(&reference).await })
    });
    {
        let cache = services.cache.clone();
        use_effect_with(name, move |name| {
            let name = name.clone();
            move || cache.put(&name, Loaded::<AuthorityForm>::default())
        });
    }
    let Some(form) = load.loaded.get() else {
        return match load.loaded.error.as_deref() {
            Some(error) if error.code().is_some_and(is_final) => {
                permission_trouble(i18n, error, 0, &services.config.phone)
            }
            _ => html! {
                <NotLoaded key="wait" error={load.loaded.error.clone()} reload={load.reload} />
            },
        };
    };
    html! {
        <>
            <div class="mine-actions" key="actions">
                if device::keeps_and_prints() {
                    <Button icon={IconName::Print} onclick={|_| device::print()}>{ words.print }</Button>
                } else {
                    <p>{ words.no_print }</p>
                }
            </div>
            { authority_form(i18n, form) }
            <p key="papers" class="on-screen">
                { words.papers }{ " " }
                <a href={Choice::default().at(OrderStep::Documents).address()}>{ words.papers_link }</a>
            </p>
        </>
    }
}

/// Whether trying again changes nothing.
fn is_final(code: ProblemCode) -> bool {
    matches!(
        code,
        ProblemCode::SignInRequired
            | ProblemCode::NotFound
            | ProblemCode::Forbidden
            | ProblemCode::PermissionEnded
    )
}
