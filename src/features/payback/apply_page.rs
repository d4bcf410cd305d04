//! Applying for a book: the title, the quota and the money first, then store and, where books are bought first, the
//! day of buying.

use super::applied_before::{applied_before, use_before};
use super::apply_form::ApplyForm;
use super::my_books::quota_left;
use super::title_page::closed;
use super::use_public::{use_check, use_rules, use_stores};
use super::use_totals::use_totals;
use super::verdict::{book_facts, verdict};
use crate::fetch::use_services;
use crate::i18n::use_i18n;
use crate::not_loaded::NotLoaded;
use crate::routes::{BookView, Route};
use crate::session::{AskToSignIn, PersonalPage, needs_sign_in};
use crate::ui::{Notice, NoticeKind};
use contract::payback::TitleVerdict;
use yew::prelude::*;

/// Which book.
#[derive(Properties, PartialEq)]
pub(super) struct ApplyPageProps {
    /// ISBN, as the address has it.
    pub(super) isbn: String,
}

/// The page.
#[component]
pub(super) fn ApplyPage(props: &ApplyPageProps) -> Html {
    let i18n = use_i18n();
    let words = i18n.payback_apply();
    let back = Route::Payback(BookView::Title, props.isbn.clone()).address();
    let wrong = use_state(|| false);
    let onwrong = {
        let wrong = wrong.clone();
        Callback::from(move |is: bool| wrong.set(is))
    };
    html! {
        <PersonalPage
            heading={words.heading}
            lead={words.lead}
            wrong={*wrong}
            back={(back.into(), words.back.into())}
        >
            <Shown isbn={props.isbn.clone()} {onwrong} />
        </PersonalPage>
    }
}

#[derive(Properties, PartialEq)]
struct ShownProps {
    isbn: String,
    onwrong: Callback<bool>,
}

#[component]
fn Shown(props: &ShownProps) -> Html {
    let i18n = use_i18n();
    let phone = use_services().config.phone.clone();
    let (check, rules) = (use_check(&props.isbn), use_rules());
    let stores = use_stores(Some(&props.isbn));
    let totals = use_totals("");
    let before = use_before(&props.isbn);
    if totals
        .loaded
        .error
        .as_ref()
        .is_some_and(|error| needs_sign_in(error))
    {
        return html! {
            <AskToSignIn ended=true />
        };
    }
    let loaded = (
        check.loaded.get(),
        rules.loaded.get(),
        stores.loaded.get(),
        totals.loaded.get(),
    );
    let (Some(known), Some(rules), Some(stores), Some(totals)) = loaded else {
        let error = [
            &check.loaded.error,
            &rules.loaded.error,
            &stores.loaded.error,
            &totals.loaded.error,
        ]
        .into_iter()
        .find_map(Clone::clone);
        let reload = Callback::from(move |()| {
            check.reload.emit(());
            stores.reload.emit(());
            totals.reload.emit(());
        });
        return html! {
            <NotLoaded {error} {reload} />
        };
    };
    let open = rules.budget.state.takes_books();
    let allowed = known.verdict == TitleVerdict::Allowed;
    html! {
        <>
            if let Some(book) = &known.book {
                <section key="book">
                    <h2 lang="ko">{ &book.title }</h2>
                    { book_facts(i18n, book) }
                </section>
            }
            if !allowed {
                <div key="verdict">{ verdict(i18n, known, &phone) }</div>
            }
            if !open {
                <div key="closed">{ closed(i18n, &rules.budget, &phone) }</div>
            }
            <Notice
                key="quota"
                kind={if totals.quota.left() == 0 { NoticeKind::Warning } else { NoticeKind::Info }}
                title={quota_left(i18n, &totals.quota)}
            />
            if let Some(reference) = &before {
                <div key="before">{ applied_before(i18n, reference, &phone) }</div>
            }
            if allowed && open {
                <ApplyForm
                    key="form"
                    isbn={known.isbn13.clone()}
                    rules={rules.clone()}
                    stores={stores.clone()}
                    own_left={if before.is_some() { 0 } else { totals.quota.left() }}
                    onwrong={props.onwrong.clone()}
                />
            }
        </>
    }
}
