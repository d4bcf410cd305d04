//! A simple map of the district: which dong lie beside each other, and where a truck or bus stops next.

use super::map_cells::{Cell, SIZE, cells};
use super::mobile_stops::comes;
use crate::i18n::I18n;
use contract::office::Position;
use contract::visit::{MobileStop, VisitDong};
use yew::prelude::*;

/// Latin names of more letters are written smaller.
const LONG: usize = 8;

/// The map. It is a picture of the list that stands beside it, so that it is not read out; pressing a dong chooses it.
pub(super) fn district_map(
    i18n: I18n,
    dong: &[VisitDong],
    stops: &[&MobileStop],
    chosen: Option<&str>,
    choose: &Callback<String>,
) -> Html {
    let placed: Vec<(&VisitDong, &Position)> = dong
        .iter()
        .filter_map(|one| Some((one, one.position.as_ref()?)))
        .collect();
    let positions: Vec<&Position> = placed.iter().map(|(_, position)| *position).collect();
    if positions.is_empty() {
        return Html::default();
    }
    let drawn = cells(&positions);
    let shapes = placed.iter().zip(&drawn).map(|((dong, _), cell)| {
        let there = stops.iter().filter(|stop| stop.dong == dong.id);
        let count = there.filter(|stop| comes(stop)).count();
        shape(i18n, dong, cell, count, chosen == Some(dong.id.as_str()), choose)
    });
    html! {
        <div key="map" class="visit-map">
            <svg viewBox={format!("0 0 {} {}", SIZE.0, SIZE.1)} aria-hidden="true" focusable="false">
                { for shapes }
            </svg>
            <p class="visit-map__note">{ i18n.visit_stops().map_note }</p>
        </div>
    }
}

fn shape(
    i18n: I18n,
    dong: &VisitDong,
    cell: &Cell,
    stops: usize,
    chosen: bool,
    choose: &Callback<String>,
) -> Html {
    let points: Vec<String> = cell
        .corners
        .iter()
        .map(|(x, y)| format!("{x:.0},{y:.0}"))
        .collect();
    let id = dong.id.clone();
    let onclick = choose.reform(move |_: MouseEvent| id.clone());
    let (x, y) = cell.middle;
    let name = short_name(&i18n.text(&dong.name));
    let class = classes!(
        "visit-map__dong",
        (stops > 0).then_some("has-stops"),
        chosen.then_some("is-chosen"),
        (name.len() > LONG && name.is_ascii()).then_some("is-long")
    );
    html! {
        <g key={dong.id.clone()} {class} {onclick}>
            <polygon points={points.join(" ")} />
            <text x={format!("{x:.0}")} y={format!("{y:.0}")}>{ name }</text>
            if stops > 0 {
                <text class="visit-map__count" x={format!("{x:.0}")} y={format!("{:.0}", y + 16.0)}>{ stops }</text>
            }
        </g>
    }
}

/// The name without what every dong's name ends in.
fn short_name(name: &str) -> String {
    // What stands in brackets is the Korean name; Vietnamese says first what the place is.
    let name = name.split(['(', '（']).next().unwrap_or_default().trim();
    let name = name.strip_prefix("phường ").unwrap_or(name);
    // The last letter of a Korean name is the word for "dong", whatever the language of the page.
    match name.strip_suffix("-dong") {
        Some(short) => short.into(),
        None => {
            let mut letters = name.chars();
            let last = letters.next_back();
            if last.is_some_and(|letter| !letter.is_ascii()) {
                letters.as_str().into()
            } else {
                name.into()
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::short_name;

    #[test]
    fn names_are_short_on_the_map() {
        assert_eq!(short_name("서초1동"), "서초1");
        assert_eq!(short_name("Banpo 1-dong"), "Banpo 1");
        assert_eq!(short_name("瑞草1洞（서초1동）"), "瑞草1");
        assert_eq!(short_name("phường Seocho 1 (서초1동)"), "Seocho 1");
        assert_eq!(short_name("Elsewhere"), "Elsewhere");
        assert_eq!(short_name(""), "");
    }
}
