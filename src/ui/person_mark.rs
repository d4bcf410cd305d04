//! Tells apart the people of a household by colour and shape; the name stands beside it.

use yew::prelude::*;

/// One shape for each, on a square of 24: circle, square, triangle, diamond, star, cross.
const SHAPES: [&str; 6] = [
    "M21 12a9 9 0 1 1-18 0 9 9 0 0 1 18 0",
    "M4 4h16v16H4z",
    "M12 3 22 20.5H2z",
    "M12 2 22 12 12 22 2 12z",
    "m12 2 3 6.5 7 .9-5.1 4.9 1.3 7.1L12 18l-6.2 3.4 1.3-7.1L2 9.4l7-.9z",
    "M8.5 3h7v5.5H21v7h-5.5V21h-7v-5.5H3v-7h5.5z",
];

/// Number of looks; further people begin again, and their names tell them apart.
pub const PERSON_MARKS: u8 = SHAPES.len() as u8;

/// The mark of the person with this number.
pub fn person_mark(number: u8) -> Html {
    let look = number % PERSON_MARKS;
    html! {
        <svg
            key="mark"
            class={format!("person-mark is-{look}")}
            viewBox="0 0 24 24"
            width="24"
            height="24"
            aria-hidden="true"
            focusable="false"
        >
            <path d={SHAPES[usize::from(look)]} />
        </svg>
    }
}
