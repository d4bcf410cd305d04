//! Finding the right service: a few plain questions, a moment of a life, or words of one's own.

use super::answers::{Answers, use_answers};
use super::finder::{Suggestion, by_answers, by_words, leading_on};
use super::group_link;
use super::suggestion_card::{service_line, suggestion_card};
use super::use_public::use_catalogue;
use crate::device;
use crate::gradually::Few;
use crate::i18n::{I18n, fill, use_i18n};
use crate::navigation::use_focus_again;
use crate::not_loaded::NotLoaded;
use crate::nothing_found::NothingFound;
use crate::page::Page;
use crate::routes::{Route, StopsChoice, VisitView};
use crate::session::use_typed;
use crate::spoken_search::SpokenSearch;
use crate::ui::{Details, IconName, icon};
use crate::word_search::Query;
use contract::visit::{FinderAnswer, FinderQuestion, VisitCatalogue};
use yew::prelude::*;

/// So many suggestions stand open; the rest opens on a press.
const SHOWN: usize = 4;

/// The page.
#[component]
pub(super) fn FinderPage() -> Html {
    let i18n = use_i18n();
    let words = i18n.visits();
    let load = use_catalogue();
    let answers = use_answers();
    let typed = use_typed::<String>("visit-search");
    // What was pressed is gone from the page: the next question, or what was found, has the focus.
    let next = use_node_ref();
    use_focus_again(answers.changes, next.clone());
    let query = Query::new(typed.get());
    let see_all = typed.on(|typed, _: MouseEvent| typed.clear());
    let content = match load.loaded.get() {
        None => html! {
            <NotLoaded error={load.loaded.error.clone()} reload={load.reload.clone()} />
        },
        Some(known) => {
            let finding = Finding {
                i18n,
                catalogue: &known.0,
                answers: &answers,
                next: &next,
                query: (!query.is_empty()).then_some(&query),
                see_all,
            };
            match typed.get().trim().is_empty() {
                true => finding.by_questions(),
                false => finding.found_after(&by_words(&known.0, typed.get()), false),
            }
        }
    };
    html! {
        <Page
            heading={words.heading}
            lead={if device::is_kiosk() { words.lead_kiosk } else { words.lead }}
            back={(Route::Home.address().into(), i18n.shell().back_home.into())}
        >
            <SpokenSearch
                key="search"
                id="visit-search"
                label={words.search_label}
                hint={i18n.marked(words.search_hint)}
                value={typed.get().clone()}
                oninput={typed.on(|typed, text| *typed = text)}
                clear_label={words.search_clear}
            />
            { content }
            <nav class="mine-links" key="more" aria-label={words.further}>
                <a class="mine-links__one" href={Route::Visits(VisitView::Stops(StopsChoice::default())).address()}>
                    { icon(IconName::Place) }
                    <span>{ words.stops_link }</span>
                </a>
                if group_link::led().is_some() {
                    <a class="mine-links__one" href={Route::Visits(VisitView::Group).address()}>
                        { icon(IconName::Person) }
                        <span>{ i18n.visit_group().led }</span>
                    </a>
                }
            </nav>
        </Page>
    }
}

/// What the page shows of the catalogue.
struct Finding<'a> {
    i18n: I18n,
    catalogue: &'a VisitCatalogue,
    answers: &'a Answers,
    next: &'a NodeRef,
    /// What was typed.
    query: Option<&'a Query>,
    /// Back to the questions and the whole list.
    see_all: Callback<MouseEvent>,
}

impl Finding<'_> {
    /// What was answered, the next question, and what fits so far.
    fn by_questions(&self) -> Html {
        let words = self.i18n.visits();
        let chosen = &self.answers.chosen;
        let found = by_answers(self.catalogue, chosen);
        let open = self.open_question();
        html! {
            <div key="questions" class="visit-questions">
                { self.chosen() }
                if let Some(question) = open {
                    { self.question(question) }
                }
                if chosen.is_empty() {
                    { self.moments() }
                    <Details summary={fill(words.all, &[("count", &self.catalogue.services.len().to_string())])}>
                        <ul class="visit-lines">
                            { for self.catalogue.services.iter().map(|service| service_line(self.i18n, service)) }
                        </ul>
                    </Details>
                } else {
                    { self.found_after(&found, open.is_none()) }
                }
            </div>
        }
    }

    /// The first question without an answer; none once a moment was chosen.
    fn open_question(&self) -> Option<&FinderQuestion> {
        let chosen = |answer: &FinderAnswer| self.answers.chosen.contains(&answer.id);
        if self.catalogue.moments.iter().any(chosen) {
            return None;
        }
        let questions = &self.catalogue.questions;
        questions
            .iter()
            .find(|question| !question.answers.iter().any(chosen))
    }

    fn question(&self, question: &FinderQuestion) -> Html {
        let leading = leading_on(self.catalogue, &question.answers, &self.answers.chosen);
        let rest: Vec<&FinderAnswer> = question
            .answers
            .iter()
            .filter(|answer| !leading.iter().any(|one| one.id == answer.id))
            .collect();
        html! {
            <section key={question.id.clone()}>
                <h2 tabindex="-1" ref={self.next.clone()} lang={self.i18n.lang_of(&question.text)}>
                    { self.i18n.text(&question.text) }
                </h2>
                { self.chips(&leading) }
                if !rest.is_empty() {
                    <Details summary={self.i18n.visits().other_answers}>{ self.chips(&rest) }</Details>
                }
            </section>
        }
    }

    fn moments(&self) -> Html {
        let all: Vec<&FinderAnswer> = self.catalogue.moments.iter().collect();
        html! {
            <section key="moments">
                <h2>{ self.i18n.visits().moments }</h2>
                { self.chips(&all) }
            </section>
        }
    }

    fn chips(&self, answers: &[&FinderAnswer]) -> Html {
        let chip = |answer: &&FinderAnswer| {
            let id = answer.id.clone();
            let onclick = self.answers.toggle.reform(move |_: MouseEvent| id.clone());
            html! {
                <li key={answer.id.clone()}>
                    <button type="button" class="visit-chip" lang={self.i18n.lang_of(&answer.text)} {onclick}>
                        { self.i18n.text(&answer.text) }
                    </button>
                </li>
            }
        };
        html! {
            <Few class="visit-chips" list=true first=4 items={answers.iter().map(chip).collect::<Vec<_>>()} />
        }
    }

    /// What was answered: pressed once more, an answer is taken back.
    fn chosen(&self) -> Html {
        let questions = self
            .catalogue
            .questions
            .iter()
            .flat_map(|question| &question.answers);
        let all: Vec<&FinderAnswer> = questions.chain(&self.catalogue.moments).collect();
        let words = self.i18n.visits();
        let chip = |id: &String| {
            let answer = all.iter().find(|answer| answer.id == *id)?;
            let again = id.clone();
            let onclick = self.answers.toggle.reform(move |_: MouseEvent| again.clone());
            let text = self.i18n.shown(&answer.text);
            Some(html! {
                <li key={id.clone()}>
                    <button type="button" class="visit-chip is-chosen" data-private="" {onclick}>
                        // Heard is what a press does; both say in which language the answer is.
                        <span aria-hidden="true">{ text.clone() }</span>
                        <span class="sr-only">{ self.i18n.fill_shown(words.take_back, text) }</span>
                        { icon(IconName::Close) }
                    </button>
                </li>
            })
        };
        if self.answers.chosen.is_empty() {
            return Html::default();
        }
        html! {
            <ul key="chosen" class="visit-chips" aria-label={words.chosen}>
                { for self.answers.chosen.iter().filter_map(chip) }
            </ul>
        }
    }

    /// What fits the answers; it has the focus where no question is left.
    fn found_after(&self, found: &[Suggestion<'_>], last: bool) -> Html {
        let words = self.i18n.visits();
        html! {
            <section key="found">
                <h2 tabindex={last.then_some("-1")} ref={if last { self.next.clone() } else { NodeRef::default() }}>
                    { words.fitting }
                </h2>
                { self.found(found, words.none_by_words) }
            </section>
        }
    }

    fn found(&self, found: &[Suggestion<'_>], none: &'static str) -> Html {
        let words = self.i18n.visits();
        let count = found.len().to_string();
        let (first, rest) = found.split_at(found.len().min(SHOWN));
        let cards = |some: &[Suggestion<'_>]| {
            let cards = some.iter().map(|one| suggestion_card(self.i18n, one, self.query));
            html! { <ul class="visit-cards">{ for cards }</ul> }
        };
        html! {
            <div key="found" class="visit-found">
                <p role="status">
                    { if found.is_empty() { none.into() } else { fill(words.found, &[("count", &count)]) } }
                </p>
                if found.is_empty() && self.query.is_some() {
                    <NothingFound see_all={words.see_all} onclick={self.see_all.clone()} />
                }
                { cards(first) }
                if !rest.is_empty() {
                    <Details summary={fill(words.more_found, &[("count", &rest.len().to_string())])}>
                        { cards(rest) }
                    </Details>
                }
            </div>
        }
    }
}
