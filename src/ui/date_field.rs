//! A date that people know by heart, such as a birth date: three boxes, no calendar to leaf through.

use yew::prelude::*;

use super::DateParts;
use super::field::text_of;
use super::field_text::{described_by, error_text, group_class, hint_text};

/// Properties of [`DateField`].
#[derive(Properties, Clone, PartialEq)]
pub struct DateFieldProps {
    /// The id of the year's box; an error summary links to it.
    pub id: AttrValue,
    /// What date is asked.
    pub legend: AttrValue,
    /// An example of the date.
    #[prop_or_default]
    pub hint: Option<Html>,
    /// What is wrong, and how to mend it.
    #[prop_or_default]
    pub error: Option<AttrValue>,
    /// Whether the error appeared while typing, and is read out at once. Not after an attempt to go on: there
    /// the summary of errors speaks.
    #[prop_or_default]
    pub error_now: bool,
    /// What stands in the boxes.
    pub value: DateParts,
    /// Called with all three texts on each change.
    pub oninput: Callback<DateParts>,
    /// The words for year, month and day.
    pub labels: [AttrValue; 3],
    /// Whether the browser may fill in the resident's own birth date.
    #[prop_or_default]
    pub autocomplete_bday: bool,
}

struct Part {
    key: &'static str,
    width: &'static str,
    /// The year's box takes a whole pasted date.
    longest: &'static str,
    fill: &'static str,
    change: fn(&DateParts, &str) -> DateParts,
}

const PARTS: [Part; 3] = [
    Part {
        key: "year",
        width: "date-part is-year",
        longest: "14",
        fill: "bday-year",
        change: DateParts::with_year,
    },
    Part {
        key: "month",
        width: "date-part",
        longest: "2",
        fill: "bday-month",
        change: DateParts::with_month,
    },
    Part {
        key: "day",
        width: "date-part",
        longest: "2",
        fill: "bday-day",
        change: DateParts::with_day,
    },
];

/// Three boxes for year, month and day.
#[component]
pub fn DateField(props: &DateFieldProps) -> Html {
    let wrong = props.error.is_some();
    let described = described_by(&props.id, props.hint.is_some(), wrong);
    html! {
        <fieldset class={group_class(wrong)} aria-describedby={described}>
            <legend class="form-label">{ props.legend.clone() }</legend>
            { hint_text(&props.id, props.hint.as_ref()) }
            { error_text(&props.id, props.error.as_ref(), props.error_now) }
            <div class="date-parts" key="boxes">
                { for PARTS.iter().enumerate().map(|(at, part)| box_of(props, part, at)) }
            </div>
        </fieldset>
    }
}

fn box_of(props: &DateFieldProps, part: &'static Part, at: usize) -> Html {
    // The year's box carries the bare id, so that a link to the field lands in the first box.
    let id = if at == 0 {
        props.id.clone()
    } else {
        AttrValue::from(format!("{}-{}", props.id, part.key))
    };
    let value = [&props.value.year, &props.value.month, &props.value.day][at].clone();
    let wrong = props.error.is_some();
    let oninput = {
        let (before, change) = (props.value.clone(), part.change);
        props
            .oninput
            .reform(move |event: InputEvent| change(&before, &text_of(event.target())))
    };
    html! {
        <div class={part.width} key={part.key}>
            <label for={id.clone()}>{ props.labels[at].clone() }</label>
            <input
                class="krds-input"
                {id}
                type="text"
                {value}
                {oninput}
                inputmode="numeric"
                maxlength={part.longest}
                spellcheck="false"
                autocomplete={if props.autocomplete_bday { part.fill } else { "off" }}
                aria-invalid={wrong.then_some("true")}
                aria-describedby={described_by(&props.id, false, wrong)}
            />
        </div>
    }
}
