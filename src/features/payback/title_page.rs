//! Whether a title is paid back, with the exact rule that says no. Works without an account.

use super::library_wait::LibraryWait;
use super::stores_with::StoresWith;
use super::use_public::{use_check, use_rules};
use super::verdict::{book_facts, verdict};
use crate::fetch::use_services;
use crate::i18n::{I18n, fill, use_i18n};
use crate::not_loaded::NotLoaded;
use crate::page::Page;
use crate::routes::{BookView, Route};
use crate::session::SessionBar;
use crate::ui::{ButtonKind, LinkButton, Notice, NoticeKind};
use contract::payback::{Budget, TitleVerdict};
use contract::problem::ProblemCode;
use yew::prelude::*;

/// Which title.
#[derive(Properties, PartialEq)]
pub(super) struct TitlePageProps {
    /// ISBN, as the address has it.
    pub(super) isbn: String,
}

/// The answer, and what to do with it.
#[component]
pub(super) fn TitlePage(props: &TitlePageProps) -> Html {
    let i18n = use_i18n();
    let words = i18n.payback_check();
    html! {
        <Page
            heading={words.title_heading}
            back={(Route::Payback(BookView::Check, String::new()).address().into(), words.back.into())}
            above={html! { <SessionBar key="session" /> }}
        >
            <Judged key="judged" isbn={props.isbn.clone()} />
        </Page>
    }
}

#[component]
fn Judged(props: &TitlePageProps) -> Html {
    let i18n = use_i18n();
    let words = i18n.payback_check();
    let phone = use_services().config.phone.clone();
    let check = use_check(&props.isbn);
    let rules = use_rules();
    let Some(known) = check.loaded.get() else {
        return match &check.loaded.error {
            Some(error) if error.code() == Some(ProblemCode::IsbnWrong) => html! {
                <Notice kind={NoticeKind::Warning} title={words.mistyped_title}><p>{ words.mistyped_text }</p></Notice>
            },
            error => html! {
                <NotLoaded error={error.clone()} reload={check.reload} />
            },
        };
    };
    let allowed = known.verdict == TitleVerdict::Allowed;
    let budget = rules.loaded.get().map(|rules| rules.budget.clone());
    let open = budget.as_ref().is_some_and(|budget| budget.state.takes_books());
    html! {
        <>
            <div key="verdict">{ verdict(i18n, known, &phone) }</div>
            if let Some(book) = &known.book {
                <section key="book">
                    <h2 lang="ko">{ &book.title }</h2>
                    { book_facts(i18n, book) }
                </section>
            }
            if let (true, Some(budget)) = (allowed, &budget) {
                <div key="budget">{ closed(i18n, budget, &phone) }</div>
            }
            if allowed && open {
                <div class="page__actions" key="apply">
                    <LinkButton href={Route::Payback(BookView::Apply, known.isbn13.clone()).address()}>
                        { words.apply }
                    </LinkButton>
                    <p>{ words.apply_note }</p>
                </div>
            }
            if known.book.is_some() && allowed && open {
                <StoresWith key="stores" isbn={known.isbn13.clone()} />
            }
            if known.book.is_some() {
                <LibraryWait key="library" isbn={known.isbn13.clone()} />
            }
            <div class="page__actions" key="other">
                <LinkButton href={Route::Payback(BookView::Check, String::new()).address()} kind={ButtonKind::Secondary}>
                    { words.other }
                </LinkButton>
            </div>
        </>
    }
}

/// That nothing can be applied for now, before anything is bought.
pub(super) fn closed(i18n: I18n, budget: &Budget, phone: &str) -> Html {
    let words = i18n.payback();
    if budget.state.takes_books() {
        return Html::default();
    }
    html! {
        <Notice kind={NoticeKind::Warning} title={words.closed_title}>
            if let Some(reason) = &budget.reason {
                <p lang={i18n.lang_of(reason)}>{ i18n.text(reason) }</p>
            }
            <p>
                if let Some(day) = budget.opens_on {
                    { fill(words.opens_on, &[("date", &i18n.full_date(day))]) }
                } else {
                    { fill(words.opens_unknown, &[("phone", phone)]) }
                }
            </p>
        </Notice>
    }
}
