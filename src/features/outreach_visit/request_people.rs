//! For whom: those whose permission is in force for visits.

use crate::fetch::use_load;
use crate::i18n::{fill, use_i18n};
use crate::routes::{RepresentationView, Route};
use crate::ui::{ButtonKind, ChoiceGroup, LinkButton, RadioCard};
use contract::household::Service;
use contract::permission::{Permission, PermissionState};
use yew::prelude::*;

/// Who is chosen.
#[derive(Properties, PartialEq)]
pub(super) struct PeopleProps {
    /// Reference of the permission; empty where nobody is chosen.
    pub(super) permission: String,
    /// What is wrong.
    pub(super) error: Option<AttrValue>,
    /// Called with the reference of another one.
    pub(super) onchange: Callback<AttrValue>,
}

/// Name in the cache.
pub(super) const NAME: &str = "visit-people";

fn for_visits(permission: &Permission) -> bool {
    permission.state == PermissionState::Granted && permission.services.contains(&Service::OutreachVisit)
}

/// The question, and the way to a permission where there is none.
#[component]
pub(super) fn People(props: &PeopleProps) -> Html {
    let i18n = use_i18n();
    let words = i18n.visit_request();
    let load = use_load::<Vec<Permission>, _>(NAME.into(), |client| {
        Box::pin(async move {
            let (household, _) = client.household().await?;
            let mut people = household.acting_for;
            people.retain(for_visits);
            Ok(people)
        })
    });
    let people = load.loaded.get().cloned().unwrap_or_default();
    let card = |it: &Permission| {
        html! {
            <RadioCard
                key={it.reference.clone()}
                id={format!("permission-{}", it.reference)}
                name="permission"
                value={it.reference.clone()}
                checked={props.permission == it.reference}
                onchange={props.onchange.clone()}
                title={fill(i18n.on_behalf().person, &[("name", &it.represented_name)])}
            />
        }
    };
    html! {
        <ChoiceGroup legend={words.person} name="permission" error={props.error.clone()}>
            if people.is_empty() && load.loaded.get().is_some() {
                <p>{ words.nobody }</p>
                <LinkButton
                    href={Route::Representation(RepresentationView::Ask).address()}
                    kind={ButtonKind::Secondary}
                >
                    { words.ask_somebody }
                </LinkButton>
            }
            { for people.iter().map(card) }
        </ChoiceGroup>
    }
}
