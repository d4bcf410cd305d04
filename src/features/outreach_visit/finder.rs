//! Which service fits: by answers to plain questions, by a moment of a life, by free words. Pure, and worked out on
//! the device from the catalogue: nothing that is answered or typed leaves it.

use crate::word_search::{APPROXIMATE, Query};
use contract::text::LocalText;
use contract::visit::{FinderAnswer, SameWords, VisitCatalogue, VisitService};

/// A service that fits, and why.
#[derive(Debug, Clone, PartialEq)]
pub struct Suggestion<'c> {
    /// The service.
    pub service: &'c VisitService,
    /// Why it fits, the weightiest reason in front; never empty.
    pub why: Vec<Why<'c>>,
}

/// Why a service fits.
#[derive(Debug, Clone, PartialEq)]
pub enum Why<'c> {
    /// What the catalogue says of an answer.
    Said(&'c LocalText),
    /// It is called so, or by a word that means the same.
    Word(&'c str),
}

/// The services that fit what was answered: ids of answers and moments. What fits most stands in front.
///
/// A later question says more than an earlier one ("what is hard" more than "who"): a service that fits only the
/// earlier one is left out where another fits the later.
pub fn by_answers<'c>(catalogue: &'c VisitCatalogue, chosen: &[String]) -> Vec<Suggestion<'c>> {
    let mut found: Vec<(usize, usize, Suggestion<'c>)> = catalogue
        .services
        .iter()
        .filter_map(|service| {
            let tags = service.finder.iter().enumerate();
            let mut fitting: Vec<_> = tags
                .filter(|(_, tag)| chosen.contains(&tag.answer))
                .map(|(at, tag)| (weight(catalogue, &tag.answer), at, &tag.why))
                .collect();
            fitting.sort_by_key(|(weight, at, _)| (std::cmp::Reverse(*weight), *at));
            let (sum, place) = fitting
                .iter()
                .fold((0, 0), |(sum, place), (weight, at, _)| (sum + weight, place + at));
            let why: Vec<_> = fitting.into_iter().map(|(_, _, why)| Why::Said(why)).collect();
            (sum > 0).then_some((sum, place, Suggestion { service, why }))
        })
        .collect();
    let best = found.iter().map(|(sum, ..)| *sum).max().unwrap_or(0);
    found.retain(|(sum, ..)| *sum >= best.min(2));
    found.sort_by_key(|(sum, place, _)| (std::cmp::Reverse(*sum), *place));
    found.into_iter().map(|(_, _, suggestion)| suggestion).collect()
}

/// How much an answer says: more the later its question; a moment of a life as much as the second.
fn weight(catalogue: &VisitCatalogue, answer: &str) -> usize {
    let question = catalogue
        .questions
        .iter()
        .position(|question| question.answers.iter().any(|one| one.id == answer));
    question.map_or(2, |at| at + 1)
}

/// The answers to a question that lead further, given what was answered: those with a service that fits both. All
/// where none does.
pub fn leading_on<'c>(
    catalogue: &'c VisitCatalogue,
    answers: &'c [FinderAnswer],
    chosen: &[String],
) -> Vec<&'c FinderAnswer> {
    let fits = |service: &VisitService, answer: &str| service.finder.iter().any(|tag| tag.answer == answer);
    let leads = |answer: &&FinderAnswer| {
        catalogue
            .services
            .iter()
            .any(|service| fits(service, &answer.id) && chosen.iter().all(|one| fits(service, one)))
    };
    let leading: Vec<&FinderAnswer> = answers.iter().filter(leads).collect();
    match leading.is_empty() {
        true => answers.iter().collect(),
        false => leading,
    }
}

/// The services that fit what was typed, the best in front; none where nothing fits.
pub fn by_words<'c>(catalogue: &'c VisitCatalogue, typed: &str) -> Vec<Suggestion<'c>> {
    let Some(whole) = Word::new(catalogue, typed) else {
        return Vec::new();
    };
    let mut found = fitting(catalogue, &[whole]);
    if found.is_empty() {
        let parts = typed.split_whitespace();
        let parts: Vec<Word> = parts.filter_map(|part| Word::new(catalogue, part)).collect();
        found = fitting(catalogue, &parts);
    }
    // Guesses at typing errors only where nothing fits as it was typed.
    let best = found.iter().map(|(far, _)| *far).min().unwrap_or(0);
    if best < APPROXIMATE {
        found.retain(|(far, _)| *far < APPROXIMATE);
    }
    found.sort_by_key(|(far, _)| *far);
    found.into_iter().map(|(_, suggestion)| suggestion).collect()
}

/// A word that was typed, and the words that mean the same, line by line, each line with how sure it is.
struct Word {
    query: Query,
    same: Vec<(u32, Vec<Query>)>,
}

impl Word {
    /// Reads it; `None` where there is nothing to look for. The lines are looked up once, not for each service.
    fn new(catalogue: &VisitCatalogue, typed: &str) -> Option<Self> {
        let query = Query::new(typed);
        if query.is_empty() {
            return None;
        }
        let of_line = |same: &SameWords| {
            let far = same.words.iter().filter_map(|one| as_name(&query, one)).min()?;
            Some((far, same.words.iter().map(|one| Query::new(one)).collect()))
        };
        let same = catalogue.same_words.iter().filter_map(of_line).collect();
        Some(Self { query, same })
    }
}

/// Services that fit at least one of the words; the more of them, the nearer.
fn fitting<'c>(catalogue: &'c VisitCatalogue, words: &[Word]) -> Vec<(u32, Suggestion<'c>)> {
    let of_service = |service: &'c VisitService| {
        let mut hits: Vec<(u32, Why<'c>)> = words
            .iter()
            .filter_map(|word| nearest(catalogue, service, word))
            .collect();
        hits.sort_by_key(|(far, _)| *far);
        let (nearest, _) = hits.first()?;
        let missed = u32::try_from(words.len() - hits.len()).unwrap_or(0);
        let far = *nearest + missed;
        let mut why: Vec<Why<'c>> = hits.into_iter().map(|(_, why)| why).collect();
        why.dedup();
        Some((far, Suggestion { service, why }))
    };
    catalogue.services.iter().filter_map(of_service).collect()
}

/// How near a service is to a word, and by which of its own words.
fn nearest<'c>(
    catalogue: &'c VisitCatalogue,
    service: &'c VisitService,
    word: &Word,
) -> Option<(u32, Why<'c>)> {
    let query = &word.query;
    let by_name = names(service).filter_map(|name| Some((as_name(query, name)?, Why::Word(name))));
    let by_answer = said(service, catalogue)
        .filter(|(text, _)| query.stands_in(text) || query.mentions(text))
        .map(|(_, why)| (5, why));
    let by_same = by_same_words(catalogue, service, word);
    by_name
        .chain(by_answer)
        .chain(by_same)
        .min_by_key(|(far, _)| *far)
}

/// How near a service is by words that mean the same as one that was typed: the nearer the more lines of them fit.
fn by_same_words<'c>(
    catalogue: &'c VisitCatalogue,
    service: &'c VisitService,
    word: &Word,
) -> Option<(u32, Why<'c>)> {
    let of_line = |(far, line): &(u32, Vec<Query>)| {
        let hits = line.iter().filter_map(|one| {
            let by_name = names(service).find(|name| one.stands_in(name));
            let by_answer = || said(service, catalogue).find(|(text, _)| one.stands_in(text));
            match by_name {
                Some(name) => Some((3 + far, Why::Word(name))),
                None => by_answer().map(|(_, why)| (6 + far, why)),
            }
        });
        hits.min_by_key(|(far, _)| *far)
    };
    let hits: Vec<(u32, Why<'c>)> = word.same.iter().filter_map(of_line).collect();
    let further = u32::try_from(hits.len()).unwrap_or(0).saturating_sub(1);
    let (far, why) = hits.into_iter().min_by_key(|(far, _)| *far)?;
    // Never as near as its own name.
    Some((far.saturating_sub(further).max(3), why))
}

/// How near a word is to a name.
fn as_name(word: &Query, name: &str) -> Option<u32> {
    match word.distance(name) {
        Some(far) if far < APPROXIMATE => Some(far),
        far if word.mentions(name) => Some(far.map_or(2, |far| far.min(2))),
        far => far,
    }
}

/// What a service is called.
fn names(service: &VisitService) -> impl Iterator<Item = &str> {
    let own = [&service.name.ko]
        .into_iter()
        .chain(&service.name.en)
        .chain(&service.also_called);
    own.map(String::as_str)
}

/// What is said of a service: its sentence, and the answers and moments by which it is found, each with the reason.
fn said<'c>(
    service: &'c VisitService,
    catalogue: &'c VisitCatalogue,
) -> impl Iterator<Item = (&'c str, Why<'c>)> {
    let both = |text: &'c LocalText, why: &'c LocalText| {
        let texts = [Some(&text.ko), text.en.as_ref()].into_iter().flatten();
        texts.map(move |text| (text.as_str(), Why::Said(why)))
    };
    let of_answer = move |id: &'c str| {
        let questions = catalogue.questions.iter().flat_map(|question| &question.answers);
        questions
            .chain(&catalogue.moments)
            .find(move |answer| answer.id == id)
    };
    let tags = service.finder.iter().flat_map(move |tag| {
        let answer = of_answer(&tag.answer).into_iter();
        answer
            .flat_map(move |answer| both(&answer.text, &tag.why))
            .chain(both(&tag.why, &tag.why))
    });
    tags.chain(both(&service.summary, &service.summary))
}
