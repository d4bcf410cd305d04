//! What a screen reader is told without asking: only what changes what a resident does, and at most once a
//! minute. The numbers themselves are read when one goes to them.

use crate::device;
use gloo::timers::callback::Timeout;
use yew::prelude::*;

/// Between two announcements at least so many milliseconds.
const APART_MS: i64 = 60_000;
/// So long what was said stays to be found; then it may no longer be true.
const STAYS_MS: u32 = 30_000;

/// A thing that can change, and the sentence that says how it is now.
pub(super) type Fact = (AttrValue, AttrValue);

/// What was said, and when.
#[derive(Debug, Default, Clone, PartialEq)]
struct Speech {
    /// What the listener knows; nothing before the page was read.
    known: Option<Vec<Fact>>,
    last_ms: Option<i64>,
}

/// What to do about the facts of now.
#[derive(Debug, PartialEq)]
enum Turn {
    Silent,
    Say(String),
    /// Look again after so many milliseconds.
    Wait(u32),
}

impl Speech {
    fn turn(&mut self, facts: &[Fact], now_ms: i64) -> Turn {
        let Some(known) = &self.known else {
            // The page itself is being read.
            self.known = Some(facts.to_vec());
            return Turn::Silent;
        };
        let news: Vec<&str> = facts
            .iter()
            .filter(|fact| !known.contains(fact))
            .map(|(_, sentence)| sentence.as_str())
            .filter(|sentence| !sentence.is_empty())
            .collect();
        if news.is_empty() {
            self.known = Some(facts.to_vec());
            return Turn::Silent;
        }
        let passed = self.last_ms.map_or(APART_MS, |last| now_ms - last);
        // A clock that was put back must not silence the page for longer.
        if (0..APART_MS).contains(&passed) {
            return Turn::Wait((APART_MS - passed) as u32);
        }
        let said = news.join(" ");
        self.known = Some(facts.to_vec());
        self.last_ms = Some(now_ms);
        Turn::Say(said)
    }
}

/// Properties of [`Speaker`].
#[derive(Properties, PartialEq)]
pub(super) struct SpeakerProps {
    /// How things are now.
    pub(super) facts: Vec<Fact>,
}

/// The one polite voice of a page. Unseen: what it says is seen where it happens.
#[component]
pub(super) fn Speaker(props: &SpeakerProps) -> Html {
    let speech = use_mut_ref(Speech::default);
    // What is said, and the how manieth it is.
    let said = use_state(|| (0_u32, AttrValue::default()));
    // Counts the pauses that are over.
    let looks = use_state(|| 0_u32);
    {
        let (said, again) = (said.clone(), looks.clone());
        use_effect_with((props.facts.clone(), *looks), move |(facts, looks)| {
            let mut pause = None;
            let say = |text: String| {
                let saying = said.0 + 1;
                said.set((saying, text.into()));
                let said = said.clone();
                Timeout::new(STAYS_MS, move || said.set((saying, AttrValue::default()))).forget();
            };
            match speech.borrow_mut().turn(facts, device::now_millis()) {
                Turn::Silent => {}
                Turn::Say(text) => say(text),
                Turn::Wait(millis) => {
                    let next = looks + 1;
                    pause = Some(Timeout::new(millis, move || again.set(next)));
                }
            }
            move || drop(pause)
        });
    }
    html! {
        <p class="sr-only" role="status">
            if !said.1.is_empty() {
                // A new piece each time, so that the same words are heard again.
                <span key={said.0}>{ said.1.clone() }</span>
            }
        </p>
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn facts(of: &[(&'static str, &'static str)]) -> Vec<Fact> {
        of.iter()
            .map(|(id, words)| ((*id).into(), (*words).into()))
            .collect()
    }

    #[test]
    fn only_changes_are_said_and_not_more_often_than_once_a_minute() {
        let mut speech = Speech::default();
        let (open, paused) = (
            facts(&[("a", "가: 열림."), ("b", "나: 열림.")]),
            facts(&[("a", "가: 멈춤."), ("b", "나: 열림.")]),
        );
        assert_eq!(speech.turn(&open, 0), Turn::Silent, "the page is being read");
        assert_eq!(speech.turn(&paused, 1_000), Turn::Say("가: 멈춤.".into()));
        assert_eq!(speech.turn(&paused, 2_000), Turn::Silent);
        assert_eq!(speech.turn(&open, 31_000), Turn::Wait(30_000));
        assert_eq!(speech.turn(&paused, 40_000), Turn::Silent, "it is as was said");
        assert_eq!(speech.turn(&open, 61_000), Turn::Say("가: 열림.".into()));
        assert_eq!(
            speech.turn(&paused, -5),
            Turn::Say("가: 멈춤.".into()),
            "a clock put back"
        );
    }

    #[test]
    fn numbers_that_stay_away_a_second_time_are_told_a_second_time() {
        let mut speech = Speech::default();
        let told = |words: &'static str| facts(&[("", words)]);
        assert_eq!(speech.turn(&told(""), 0), Turn::Silent);
        for (at, words) in [(1, "없음."), (2, "다시."), (3, "없음."), (4, "다시.")] {
            assert_eq!(speech.turn(&told(words), at * APART_MS), Turn::Say(words.into()));
            assert_eq!(speech.turn(&told(words), at * APART_MS + 1), Turn::Silent);
        }
    }
}
