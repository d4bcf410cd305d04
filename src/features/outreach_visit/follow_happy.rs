//! The happy call (해피콜): two questions afterwards.

use super::follow_use::{Act, ActHandle};
use crate::i18n::{I18n, use_i18n};
use crate::session::use_typed;
use crate::ui::{Button, ChoiceGroup, RadioCard, TextArea};
use contract::limits::VISIT_TEXT_MAX;
use contract::privacy::looks_like_registration_number;
use contract::visit::{Felt, HappyCallAnswer, Solved};
use yew::prelude::*;

/// Of which visit.
#[derive(Properties, PartialEq)]
pub(super) struct HappyCallProps {
    /// Answers.
    pub(super) act: ActHandle,
    /// Of which visit.
    pub(super) reference: String,
    /// Which of its happy calls, from 0: each is answered anew.
    pub(super) nth: usize,
}

#[derive(Clone, Default, PartialEq)]
struct Typed {
    solved: String,
    felt: String,
    wish: String,
}

/// Both questions, and room for a wish.
#[component]
pub(super) fn HappyCall(props: &HappyCallProps) -> Html {
    let i18n = use_i18n();
    let words = i18n.visit_follow();
    let typed = use_typed::<Typed>(&format!("visit-happy-call/{}/{}", props.reference, props.nth));
    let wrong = use_state(|| [None::<AttrValue>, None, None]);
    let shown = typed.get().clone();
    let onsubmit = {
        let (act, wrong, shown) = (props.act.clone(), wrong.clone(), shown.clone());
        Callback::from(move |event: SubmitEvent| {
            event.prevent_default();
            let (solved, felt) = (Solved::from_word(&shown.solved), Felt::from_word(&shown.felt));
            let missing = |is: bool| is.then(|| AttrValue::from(words.choose_one));
            let long = shown.wish.chars().count() > VISIT_TEXT_MAX;
            let found = [
                missing(solved == Solved::Unknown),
                missing(felt == Felt::Unknown),
                long.then(|| AttrValue::from(words.wish_too_long)),
            ];
            if found.iter().all(Option::is_none) {
                let wish = Some(shown.wish.trim().to_owned()).filter(|wish| !wish.is_empty());
                act.press(Act::HappyCall(HappyCallAnswer { solved, felt, wish }));
            }
            wrong.set(found);
        })
    };
    let onsolved = typed.on(|typed, word: AttrValue| typed.solved = word.to_string());
    let onfelt = typed.on(|typed, word: AttrValue| typed.felt = word.to_string());
    let onwish = {
        let (typed, wrong) = (typed.clone(), wrong.clone());
        Callback::from(move |text: String| match looks_like_registration_number(&text) {
            true => wrong.set([None, None, Some(i18n.visit_wrong().registration.into())]),
            false => typed.change(|typed| typed.wish = text),
        })
    };
    let [wrong_solved, wrong_felt, wrong_wish] = (*wrong).clone();
    html! {
        <form {onsubmit} novalidate=true class="visit-happy">
            <h2>{ words.happy_call }</h2>
            <ChoiceGroup legend={words.solved} name="solved" error={wrong_solved}>
                { for solved(i18n).into_iter().map(|(word, title)| card("solved", word, title, &shown.solved, &onsolved)) }
            </ChoiceGroup>
            <ChoiceGroup legend={words.felt} name="felt" error={wrong_felt}>
                { for felt(i18n).into_iter().map(|(word, title)| card("felt", word, title, &shown.felt, &onfelt)) }
            </ChoiceGroup>
            <TextArea id="wish" label={words.wish} error={wrong_wish} value={shown.wish.clone()} oninput={onwish} rows={2} />
            <Button submit=true busy={props.act.busy()}>{ words.send_happy_call }</Button>
        </form>
    }
}

fn solved(i18n: I18n) -> [(&'static str, &'static str); 3] {
    let words = i18n.visit_follow();
    [
        (Solved::Yes.word(), words.solved_yes),
        (Solved::Partly.word(), words.solved_partly),
        (Solved::No.word(), words.solved_no),
    ]
}

fn felt(i18n: I18n) -> [(&'static str, &'static str); 3] {
    let words = i18n.visit_follow();
    [
        (Felt::Good.word(), words.felt_good),
        (Felt::Fair.word(), words.felt_fair),
        (Felt::Poor.word(), words.felt_poor),
    ]
}

fn card(
    name: &'static str,
    word: &'static str,
    title: &'static str,
    chosen: &str,
    onchange: &Callback<AttrValue>,
) -> Html {
    html! {
        <RadioCard
            key={word}
            id={format!("{name}-{word}")}
            {name}
            value={word}
            checked={word == chosen}
            onchange={onchange.clone()}
            {title}
        />
    }
}
