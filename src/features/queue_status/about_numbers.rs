//! What must be known of the numbers of a page: where they come from, how often they were right, what is missing.

use crate::i18n::{I18n, fill};
use crate::ui::{Notice, NoticeKind};
use contract::office::Office;
use contract::queue_status::{Accuracy, QueueSource};
use yew::prelude::*;

/// Where the numbers come from, said where it is not the counters themselves.
pub(super) fn source_words(i18n: I18n, source: QueueSource) -> Option<&'static str> {
    let words = i18n.queue();
    match source {
        QueueSource::Counters => None,
        QueueSource::NationalService => Some(words.source_national),
        QueueSource::Simulation => Some(words.source_simulation),
        QueueSource::Recording => Some(words.source_recording),
        QueueSource::Unknown => Some(words.source_unknown),
    }
}

/// The same as a notice.
pub(super) fn source_note(i18n: I18n, source: QueueSource) -> Html {
    let Some(title) = source_words(i18n, source) else {
        return Html::default();
    };
    let kind = match source {
        QueueSource::NationalService => NoticeKind::Info,
        _ => NoticeKind::Warning,
    };
    html! {
        <Notice {kind} {title} />
    }
}

/// How often the ranges were right; nothing with too little data.
pub(super) fn accuracy_note(i18n: I18n, accuracy: Option<&Accuracy>) -> Html {
    let told = accuracy.and_then(|it| Some((it.days, forecast::of_ten(it)?)));
    let Some((days, right)) = told else {
        return Html::default();
    };
    let values = (days.to_string(), right.to_string());
    let values = [("days", values.0.as_str()), ("right", &values.1)];
    let words = i18n.queue();
    html! {
        <p class="queue-accuracy">
            <strong>{ fill(words.accuracy, &values) }</strong>
            { " " }
            { words.accuracy_why }
        </p>
    }
}

/// Hours that an office tells only in words, as it says them.
pub(super) fn hours_notes(i18n: I18n, office: Option<&Office>) -> Html {
    let notes = office.map_or(&[][..], |office| &office.hours.notes);
    notes
        .iter()
        .map(|note| html! { <p>{ i18n.shown(note) }</p> })
        .collect()
}

/// How many numbers could not be read or cannot be true; nothing where all is well.
pub(super) fn missing_note(i18n: I18n, missing: usize) -> Html {
    if missing == 0 {
        return Html::default();
    }
    html! {
        <p class="queue-missing">{ fill(i18n.queue().dropped, &[("count", &missing.to_string())]) }</p>
    }
}
