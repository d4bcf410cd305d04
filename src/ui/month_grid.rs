//! A month to choose a day from: a real table, so that the weekday of each day can be asked for.

use yew::prelude::*;

/// How much room a day has.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum DayState {
    /// Plenty.
    Free,
    /// A little.
    NearlyFull,
    /// None left.
    Full,
    /// The office is shut.
    Closed,
    /// Before or after the days that can be reserved.
    Outside,
}

impl DayState {
    const fn class(self) -> &'static str {
        match self {
            Self::Free => "is-free",
            Self::NearlyFull => "is-busy",
            Self::Full => "is-full",
            Self::Closed => "is-closed",
            Self::Outside => "is-outside",
        }
    }

    const fn can_be_chosen(self) -> bool {
        matches!(self, Self::Free | Self::NearlyFull)
    }
}

/// One day.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct MonthDay {
    /// What is handed to `onselect`, such as "2026-11-24".
    pub date_key: AttrValue,
    /// The number of the day.
    pub day_number: u8,
    /// The whole day in words, with its state: "11월 24일 화요일, 12자리 남음".
    pub label: AttrValue,
    /// What stands under the number, a few signs such as "12자리"; may be empty.
    pub note: AttrValue,
    /// How much room it has.
    pub state: DayState,
    /// Whether it is the chosen day.
    pub selected: bool,
}

/// Properties of [`MonthGrid`].
#[derive(Properties, Clone, PartialEq)]
pub struct MonthGridProps {
    /// The month.
    pub caption: AttrValue,
    /// The weekdays, beginning with the first column.
    pub weekdays: [AttrValue; 7],
    /// The weeks. A day of another month is left out.
    pub weeks: Vec<[Option<MonthDay>; 7]>,
    /// Called with the key of the day that was pressed.
    pub onselect: Callback<AttrValue>,
}

/// A month of buttons. Days that cannot be chosen are text, so that nothing looks as if it could be pressed.
#[component]
pub fn MonthGrid(props: &MonthGridProps) -> Html {
    html! {
        <div class="month-grid">
            <table>
                <caption>{ props.caption.clone() }</caption>
                <thead>
                    <tr>
                        { for props.weekdays.iter().map(|day| html! { <th scope="col">{ day.clone() }</th> }) }
                    </tr>
                </thead>
                <tbody>
                    { for props.weeks.iter().enumerate().map(|(at, week)| html! {
                        <tr key={at}>{ for week.iter().map(|day| cell(day.as_ref(), &props.onselect)) }</tr>
                    }) }
                </tbody>
            </table>
        </div>
    }
}

fn cell(day: Option<&MonthDay>, onselect: &Callback<AttrValue>) -> Html {
    let Some(day) = day else {
        return html! {
            <td></td>
        };
    };
    let face = html! {
        <>
            <span class="month-grid__number" aria-hidden="true">{ day.day_number }</span>
            if !day.note.is_empty() {
                <span class="month-grid__note" aria-hidden="true">{ day.note.clone() }</span>
            }
            <span class="sr-only">{ day.label.clone() }</span>
        </>
    };
    let class = classes!("month-grid__day", day.state.class());
    if !day.state.can_be_chosen() {
        return html! {
            <td><span {class}>{ face }</span></td>
        };
    }
    let onclick = {
        let key = day.date_key.clone();
        onselect.reform(move |_: MouseEvent| key.clone())
    };
    html! {
        <td>
            <button type="button" {class} aria-pressed={if day.selected { "true" } else { "false" }} {onclick}>
                { face }
            </button>
        </td>
    }
}
