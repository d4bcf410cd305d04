//! For whom one may act, and for whom one is about to: chosen on one page, taken up on another. Never in an address.

use super::who::may_be_signed_in;
use crate::device::storage::{self, Area};
use crate::fetch::use_load;
use crate::i18n::{fill, use_i18n};
use crate::routes::{Choice, OrderStep};
use contract::household::Service;
use contract::permission::{Permission, PermissionState};
use contract::time::Date;
use serde::{Deserialize, Serialize};
use std::rc::Rc;
use yew::prelude::*;

const NAME: &str = "acting-for";

/// The person for whom one acts, as far as a permission says.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ActingFor {
    /// Reference of the permission.
    pub permission: String,
    /// Name, masked.
    pub name: String,
    /// As in [`Permission::mark`].
    pub mark: u8,
    /// Last day on which it holds.
    pub until: Date,
}

impl ActingFor {
    /// What is remembered of a permission.
    pub fn of(permission: &Permission) -> Self {
        Self {
            permission: permission.reference.clone(),
            name: permission.represented_name.clone(),
            mark: permission.mark,
            until: permission.until,
        }
    }

    /// Leaves it for the page that acts.
    pub fn leave(&self) {
        if let Ok(text) = serde_json::to_string(self) {
            storage::write(Area::Tab, NAME, &text);
        }
    }

    /// Takes what was left; the next call finds nothing.
    pub fn take() -> Option<Self> {
        let text = storage::read(Area::Tab, NAME)?;
        storage::remove(Area::Tab, NAME);
        serde_json::from_str(&text).ok()
    }
}

/// Permissions in force under which documents can be ordered. Nobody is asked for those who are not signed in.
#[hook]
pub fn use_people() -> Rc<Vec<Permission>> {
    let load = use_load::<Vec<Permission>, _>("people".into(), |client| {
        Box::pin(async move {
            if !may_be_signed_in() {
                return Ok(Vec::new());
            }
            let (household, _) = client.household().await?;
            let mut people = household.acting_for;
            people.retain(for_documents);
            Ok(people)
        })
    });
    load.loaded.get().cloned().unwrap_or_default()
}

fn for_documents(permission: &Permission) -> bool {
    permission.state == PermissionState::Granted && permission.services.contains(&Service::SirenOrder)
}

/// What the link needs.
#[derive(Properties, PartialEq)]
pub struct OrderForThemProps {
    /// The permission of the person for whom.
    pub permission: Permission,
}

/// Begins an order of documents for the person of a permission; nothing where that is not in force for it.
#[component]
pub fn OrderForThem(props: &OrderForThemProps) -> Html {
    let words = use_i18n().on_behalf();
    if !for_documents(&props.permission) {
        return Html::default();
    }
    let acting = ActingFor::of(&props.permission);
    let href = Choice::default().at(OrderStep::Documents).address();
    html! {
        // A plain link, so that it is one; the person is left beside it, not in it.
        <a class="krds-btn secondary" {href} onclick={move |_: MouseEvent| acting.leave()}>
            <span class="krds-btn__text">
                { words.order_for_them }
                // Beside the card the eye knows whom; the ear needs the name.
                <span class="sr-only">{ " " }{ fill(words.person, &[("name", &props.permission.represented_name)]) }</span>
            </span>
        </a>
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn who_was_chosen_is_taken_up_once_and_what_cannot_be_read_is_nobody() {
        let acting = ActingFor {
            permission: "S7K2-9QF4".into(),
            name: "홍*친".into(),
            mark: 1,
            until: Date::new(2026, 12, 31).unwrap(),
        };
        acting.leave();
        assert_eq!((ActingFor::take(), ActingFor::take()), (Some(acting), None));
        storage::write(Area::Tab, NAME, "<script>");
        assert_eq!(ActingFor::take(), None);
    }
}
