//! For whom: oneself, or someone whose permission is in force for books.

use super::my_books::quota_left;
use super::use_totals::use_totals;
use crate::fetch::use_load;
use crate::i18n::{fill, use_i18n};
use crate::ui::{ChoiceGroup, RadioCard};
use contract::household::Service;
use contract::permission::{Permission, PermissionState};
use yew::prelude::*;

/// Who is chosen.
#[derive(Properties, PartialEq)]
pub(super) struct HelpedProps {
    /// What is asked.
    pub(super) legend: AttrValue,
    /// Reference of the permission; empty for oneself.
    pub(super) permission: String,
    /// Called with the reference of another one.
    pub(super) onchange: Callback<AttrValue>,
}

fn for_books(permission: &Permission) -> bool {
    permission.state == PermissionState::Granted && permission.services.contains(&Service::BookPayback)
}

/// The question; nothing where nobody has given a permission for books.
#[component]
pub(super) fn Helped(props: &HelpedProps) -> Html {
    let i18n = use_i18n();
    let words = i18n.payback_apply();
    let load = use_load::<Vec<Permission>, _>("payback-people".into(), |client| {
        Box::pin(async move {
            let (household, _) = client.household().await?;
            let mut people = household.acting_for;
            people.retain(for_books);
            Ok(people)
        })
    });
    {
        // A permission that has ended meanwhile leaves nobody chosen whose books cannot be seen.
        let onchange = props.onchange.clone();
        let ended = load.loaded.get().is_some_and(|people| {
            !props.permission.is_empty() && people.iter().all(|it| it.reference != props.permission)
        });
        use_effect_with(ended, move |ended| {
            if *ended {
                onchange.emit(AttrValue::default());
            }
        });
    }
    let people = match load.loaded.get() {
        Some(people) if !people.is_empty() => people.clone(),
        _ => return Html::default(),
    };
    let card = |value: &str, title: String| {
        html! {
            <RadioCard
                key={value.to_owned()}
                id={format!("who-{value}")}
                name="who"
                value={value.to_owned()}
                checked={props.permission == value}
                onchange={props.onchange.clone()}
                {title}
            />
        }
    };
    html! {
        <ChoiceGroup legend={props.legend.clone()} name="who">
            { card("", words.oneself.to_owned()) }
            { for people.iter().map(|it| {
                card(&it.reference, fill(i18n.on_behalf().person, &[("name", &it.represented_name)]))
            }) }
        </ChoiceGroup>
    }
}

/// Under which permission.
#[derive(Properties, PartialEq)]
pub(super) struct TheirQuotaProps {
    /// Its reference.
    pub(super) permission: String,
}

/// How many more books may be applied for, for someone else.
#[component]
pub(super) fn TheirQuota(props: &TheirQuotaProps) -> Html {
    let i18n = use_i18n();
    let load = use_totals(&props.permission);
    let text = load.loaded.get().map(|totals| quota_left(i18n, &totals.quota));
    html! {
        <p role="status">
            if let Some(text) = text {
                { fill(i18n.payback_apply().their_quota, &[("quota", &text)]) }
            }
        </p>
    }
}
