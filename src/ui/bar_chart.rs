//! Bars over a day: a picture of a table that stands beside it.

use yew::prelude::*;

/// One bar, with its light part on top.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Bar {
    /// What stands below it, such as the hour.
    pub label: AttrValue,
    /// Height of the dark part.
    pub solid: u32,
    /// Height of the whole bar; at least `solid`.
    pub whole: u32,
    /// Whether it is marked, as "now".
    pub marked: bool,
}

/// Width of a bar's place and height of the highest bar, in the units of the picture, which is stretched.
const STEP: u32 = 10;
const HEIGHT: u32 = 100;

/// Properties of [`BarChart`].
#[derive(Properties, Clone, PartialEq)]
pub struct BarChartProps {
    /// What the picture shows, in a sentence or two.
    pub label: AttrValue,
    /// The bars, in order.
    pub bars: Vec<Bar>,
    /// Height of a line across all bars; at most that of the highest.
    #[prop_or_default]
    pub line: Option<u32>,
}

/// Bars beside each other. A place without a bar stays empty: nothing is known there.
///
/// All is set by attributes, since the page's policy refuses styles. The labels are no part of the drawing, so
/// that they grow with the text of the page.
#[component]
pub fn BarChart(props: &BarChartProps) -> Html {
    let highest = props.bars.iter().map(|bar| bar.whole).max().unwrap_or(0).max(1);
    let width = STEP * props.bars.len().max(1) as u32;
    html! {
        <div class="bar-chart" role="img" aria-label={props.label.clone()}>
            <svg
                viewBox={format!("0 0 {width} {HEIGHT}")}
                preserveAspectRatio="none"
                aria-hidden="true"
                focusable="false"
            >
                { for props.bars.iter().enumerate().map(|(at, bar)| column(at as u32, bar, highest)) }
                { props.line.map(|line| across(line, width, highest)) }
            </svg>
            <div class="bar-chart__labels">
                { for props.bars.iter().enumerate().map(|(at, bar)| label(at, bar)) }
            </div>
        </div>
    }
}

/// The line across, to measure the bars by.
fn across(value: u32, width: u32, highest: u32) -> Html {
    let y = (HEIGHT - tall(value, highest)).to_string();
    html! {
        <line class="bar-chart__line" x1="0" x2={width.to_string()} y1={y.clone()} y2={y} />
    }
}

/// How high a value stands in the picture.
fn tall(value: u32, highest: u32) -> u32 {
    let tall = u64::from(value) * u64::from(HEIGHT) / u64::from(highest.max(1));
    tall.min(u64::from(HEIGHT)) as u32
}

fn column(at: u32, bar: &Bar, highest: u32) -> Html {
    let rect = |class: &'static str, value: u32| {
        let tall = tall(value, highest);
        html! {
            <rect
                {class}
                x={(at * STEP + 2).to_string()}
                y={(HEIGHT - tall).to_string()}
                width={(STEP - 4).to_string()}
                height={tall.to_string()}
            />
        }
    };
    html! {
        <g key={at}>
            { rect("bar-chart__whole", bar.whole) }
            { rect("bar-chart__solid", bar.solid) }
        </g>
    }
}

fn label(at: usize, bar: &Bar) -> Html {
    html! {
        <span key={at} class={bar.marked.then_some("is-marked")}>{ bar.label.clone() }</span>
    }
}
