//! Finding a book, to see whether it is paid back. Works without an account.

use crate::api::List;
use crate::fetch::{use_load, use_services};
use crate::gradually::Few;
use crate::i18n::{I18n, fill, use_i18n};
use crate::navigation::use_navigator;
use crate::not_loaded::NotLoaded;
use crate::page::Page;
use crate::routes::{BookView, Route};
use crate::session::{SessionBar, TypedHandle, use_typed};
use crate::spoken_search::SpokenSearch;
use crate::ui::{Button, Notice, NoticeKind};
use contract::limits::SEARCH_MAX;
use contract::payback::{Book, IsbnFault, normalise_isbn};
use contract::privacy::looks_like_registration_number;
use contract::problem::ProblemCode;
use yew::prelude::*;

/// What was typed, and what was looked for last.
#[derive(Clone, PartialEq, Default)]
struct Typed {
    text: String,
    asked: Option<String>,
}

/// Why nothing was looked for.
#[derive(Clone, Copy, PartialEq)]
enum Wrong {
    Empty,
    Mistyped,
    Registration,
}

/// Asks for a title, an author or an ISBN; lists what fits.
#[component]
pub(super) fn CheckPage() -> Html {
    let i18n = use_i18n();
    let words = i18n.payback_check();
    let wrong = use_state(|| None::<Wrong>);
    html! {
        <Page
            heading={words.heading}
            lead={words.lead}
            wrong={wrong.is_some()}
            back={(Route::Payback(BookView::Coach, String::new()).address().into(), i18n.payback().back.into())}
            above={html! { <SessionBar key="session" /> }}
        >
            <Finder key="finder" wrong={Held(wrong)} />
        </Page>
    }
}

/// Why nothing was looked for, as the page holds it: its title says so too.
#[derive(Clone, PartialEq)]
struct Held(UseStateHandle<Option<Wrong>>);

#[derive(Properties, PartialEq)]
struct FinderProps {
    wrong: Held,
}

#[component]
fn Finder(props: &FinderProps) -> Html {
    let i18n = use_i18n();
    let words = i18n.payback_check();
    let typed = use_typed::<Typed>("payback-search");
    let wrong = props.wrong.0.clone();
    let presses = use_state(|| 0_u32);
    let onsubmit = use_search(&typed, &wrong, &presses);
    let notice = wrong.map(|wrong| {
        let (title, text) = match wrong {
            Wrong::Empty => (words.empty_title, words.empty_text),
            Wrong::Mistyped => (words.mistyped_title, words.mistyped_text),
            Wrong::Registration => (words.registration_title, words.registration_text),
        };
        html! {
            <Notice key="wrong" kind={NoticeKind::Warning} {title} follows={Some(*presses)}><p>{ text }</p></Notice>
        }
    });
    html! {
        <>
            <form {onsubmit} novalidate=true class="find-form" key="form">
                <SpokenSearch
                    key="text"
                    id="book"
                    label={words.search}
                    hint={words.search_hint}
                    value={typed.get().text.clone()}
                    oninput={typed.on(|typed, text: String| typed.text = text)}
                    clear_label={words.clear}
                />
                <div class="page__actions" key="actions"><Button submit=true>{ words.find }</Button></div>
            </form>
            { notice }
            if let (Some(text), None) = (typed.get().asked.clone(), *wrong) {
                <Found key="found" {text} />
            }
        </>
    }
}

/// What a press does: an ISBN opens its page, a mistyped one is told, anything else is looked for.
#[hook]
fn use_search(
    typed: &TypedHandle<Typed>,
    wrong: &UseStateHandle<Option<Wrong>>,
    presses: &UseStateHandle<u32>,
) -> Callback<SubmitEvent> {
    let navigator = use_navigator();
    let (typed, wrong, presses) = (typed.clone(), wrong.clone(), presses.clone());
    Callback::from(move |event: SubmitEvent| {
        event.prevent_default();
        presses.set(*presses + 1);
        let text: String = typed.get().text.trim().chars().take(SEARCH_MAX).collect();
        match normalise_isbn(&text) {
            Ok(isbn) => navigator.push(Route::Payback(BookView::Title, isbn)),
            Err(_) if looks_like_registration_number(&text) => {
                wrong.set(Some(Wrong::Registration));
                typed.change(|typed| *typed = Typed::default());
            }
            Err(IsbnFault::CheckDigit) => wrong.set(Some(Wrong::Mistyped)),
            Err(IsbnFault::NotAnIsbn) if text.is_empty() => wrong.set(Some(Wrong::Empty)),
            Err(IsbnFault::NotAnIsbn) => {
                wrong.set(None);
                typed.change(|typed| typed.asked = Some(text));
            }
        }
    })
}

#[derive(Properties, PartialEq)]
struct FoundProps {
    text: String,
}

/// The books that fit.
#[component]
fn Found(props: &FoundProps) -> Html {
    let i18n = use_i18n();
    let words = i18n.payback_check();
    let phone = use_services().config.phone.clone();
    let text = props.text.clone();
    let load =
        use_load::<(List<Book>, Option<String>), _>(format!("payback-books/{}", props.text), move |client| {
            let text = text.clone();
            Box::pin(async move { client.search_books(&text, None).await })
        });
    match (load.loaded.get(), &load.loaded.error) {
        (Some(found), _) if found.0.items.is_empty() => html! {
            <Notice title={words.none_title} role_status=true><p>{ fill(words.none_text, &[("phone", &phone)]) }</p></Notice>
        },
        (Some(found), _) => {
            let count = found.0.items.len().to_string();
            html! {
                <section>
                    <h2 role="status">{ fill(words.found, &[("count", &count)]) }</h2>
                    <Few class="order-list" list=true items={found.0.items.iter().map(|book| card(i18n, book)).collect::<Vec<_>>()} />
                    if found.1.is_some() {
                        <p>{ words.more }</p>
                    }
                </section>
            }
        }
        (None, Some(error)) if error.code() == Some(ProblemCode::IsbnWrong) => html! {
            <Notice kind={NoticeKind::Warning} title={words.mistyped_title} role_status=true>
                <p>{ words.mistyped_text }</p>
            </Notice>
        },
        (None, error) => html! {
            <NotLoaded error={error.clone()} reload={load.reload} />
        },
    }
}

fn card(i18n: I18n, book: &Book) -> Html {
    let href = Route::Payback(BookView::Title, book.isbn13.clone()).address();
    html! {
        <li key={book.isbn13.clone()}>
            // What books are called is Korean in every language of the page.
            <a class="order-card" {href}>
                <strong class="order-card__time" lang="ko">{ &book.title }</strong>
                <span class="order-card__documents" lang="ko">{ &book.author }{ " · " }{ &book.publisher }</span>
                <span>{ i18n.won(book.price_won) }</span>
            </a>
        </li>
    }
}
