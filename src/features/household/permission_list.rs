//! Who acts for whom: those I act for, and those who act for me.

use crate::i18n::{I18n, fill};
use crate::permission_words::{for_whom, permission_state, service_names};
use crate::routes::{RepresentationView, Route};
use crate::session::OrderForThem;
use crate::ui::{Badge, ButtonKind, LinkButton, person_mark, unbroken};
use contract::household::Household;
use contract::permission::{Permission, PermissionState, Side};
use yew::prelude::*;

/// Both lists, and the way to ask for a permission.
pub(super) fn permission_lists(i18n: I18n, household: &Household) -> Html {
    let words = i18n.mine();
    let list = |permissions: &[Permission], side| -> Html {
        html! {
            <ul class="order-list">{ for permissions.iter().map(|it| card(i18n, it, side)) }</ul>
        }
    };
    html! {
        <>
            <section key="acting">
                <h2>{ words.acting_heading }</h2>
                if household.acting_for.is_empty() {
                    <p>{ words.acting_none }</p>
                } else {
                    { list(&household.acting_for, Side::Helper) }
                }
                <LinkButton href={Route::Representation(RepresentationView::Ask).address()} kind={ButtonKind::Secondary}>
                    { words.ask_permission }
                </LinkButton>
            </section>
            if !household.acted_for_by.is_empty() {
                <section key="acted">
                    <h2>{ words.acted_heading }</h2>
                    { list(&household.acted_for_by, Side::Represented) }
                </section>
            }
        </>
    }
}

fn card(i18n: I18n, permission: &Permission, side: Side) -> Html {
    let mine = i18n.mine();
    let (kind, state) = permission_state(i18n, permission.state);
    let services = service_names(i18n, &permission.services);
    let helper = side == Side::Helper;
    let (template, day) = match permission.state {
        PermissionState::Asked => (mine.answer_until, permission.answer_until.date()),
        _ => (mine.permission_until, permission.until),
    };
    let class = match helper {
        true => format!("for-whom is-{}", permission.mark % crate::ui::PERSON_MARKS),
        false => "for-whom".into(),
    };
    let route = Route::Representation(RepresentationView::One(permission.reference.clone()));
    html! {
        <li key={permission.reference.clone()}>
            <a class="order-card" href={route.address()}>
                <span {class}>
                    if helper {
                        { person_mark(permission.mark) }
                    }
                    <span>{ unbroken(&for_whom(i18n, permission, side)) }</span>
                </span>
                <span class="order-card__state"><Badge {kind}>{ state }</Badge></span>
                <strong class="order-card__time">{ fill(template, &[("date", &i18n.full_date(day))]) }</strong>
                <span class="order-card__documents">{ services }</span>
            </a>
            if helper {
                <OrderForThem permission={permission.clone()} />
            }
        </li>
    }
}
