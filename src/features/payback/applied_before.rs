//! That a title was applied for before, told before anything is chosen or bought.

use crate::api::PaybackQuery;
use crate::fetch::use_load;
use crate::i18n::{I18n, fill};
use crate::routes::{BookView, Route};
use crate::ui::{Notice, NoticeKind};
use contract::payback::{PaybackList, PaybackRow, PaybackState};
use yew::prelude::*;

/// Reference of one's own book of this title that goes on or was paid back.
#[hook]
pub(super) fn use_before(isbn: &str) -> Option<String> {
    let of = isbn.to_owned();
    let load = use_load::<(PaybackList, usize), _>(format!("payback-title/{isbn}"), move |client| {
        let query = PaybackQuery {
            text: of.clone(),
            ..PaybackQuery::default()
        };
        Box::pin(async move { client.list_paybacks(&query).await })
    });
    let (list, _) = &**load.loaded.get()?;
    let stands = list.items.iter().find(|row| row.isbn13 == isbn && stands(row));
    stands.map(|row| row.reference.clone())
}

/// Whether it keeps its title from being applied for once more.
fn stands(row: &PaybackRow) -> bool {
    !matches!(
        row.state,
        PaybackState::Refused | PaybackState::Withdrawn | PaybackState::Missed
    )
}

/// Says so, with the way to that book.
pub(super) fn applied_before(i18n: I18n, reference: &str, phone: &str) -> Html {
    let words = i18n.payback_trouble();
    html! {
        <Notice kind={NoticeKind::Warning} title={words.twice_title} role_status=true>
            <p>{ fill(words.twice_text, &[("phone", phone)]) }</p>
            <p>
                <a href={Route::Payback(BookView::One, reference.to_owned()).address()}>
                    { i18n.payback_apply().see_before }
                </a>
            </p>
        </Notice>
    }
}
