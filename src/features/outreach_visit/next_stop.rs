//! "Next near me": by the dong that was chosen, or, only when asked to, by where the device is.

use super::mobile_stops::{dong_at, next_near};
use super::stop_item::next_sentence;
use crate::device;
use crate::i18n::{I18n, use_i18n};
use crate::ui::{Button, ButtonKind, IconName, SelectField};
use contract::visit::{MobileStop, MobileUnits};
use std::rc::Rc;
use yew::prelude::*;

/// Properties of [`ChooseDong`].
#[derive(Properties, PartialEq)]
pub(super) struct ChooseDongProps {
    /// Trucks and buses.
    pub(super) units: Rc<(MobileUnits, usize)>,
    /// Id of the dong that is chosen.
    pub(super) chosen: Option<String>,
    /// Called with another one; with an empty id for all.
    pub(super) choose: Callback<String>,
}

/// Which dong. The place of the device is asked for when the button is pressed, and sent to nobody.
#[component]
pub(super) fn ChooseDong(props: &ChooseDongProps) -> Html {
    let i18n = use_i18n();
    let words = i18n.visit_stops();
    let asking = use_state(|| false);
    let unknown = use_state(|| false);
    let all = (AttrValue::default(), AttrValue::from(words.all_dong));
    let options = std::iter::once(all)
        .chain((props.units.0.dong.iter()).map(|dong| (dong.id.clone().into(), i18n.text(&dong.name))));
    let onclick = {
        let (asking, unknown) = (asking.clone(), unknown.clone());
        let (units, choose) = (props.units.clone(), props.choose.clone());
        Callback::from(move |_: MouseEvent| {
            let (asking, unknown) = (asking.clone(), unknown.clone());
            let (units, choose) = (units.clone(), choose.clone());
            asking.set(true);
            device::locate(move |place| {
                asking.set(false);
                let found = place.and_then(|place| dong_at(&units.0, place));
                unknown.set(found.is_none());
                if let Some(dong) = found {
                    choose.emit(dong.id.clone());
                }
            });
        })
    };
    html! {
        <div class="visit-near">
            <SelectField
                id="visit-dong"
                label={words.dong}
                options={options.collect::<Vec<_>>()}
                value={props.chosen.clone().unwrap_or_default()}
                onchange={props.choose.reform(|id: AttrValue| id.to_string())}
            />
            if !device::is_kiosk() {
                <Button kind={ButtonKind::Quiet} small=true icon={IconName::Place} busy={*asking} {onclick}>
                    { words.locate }
                </Button>
            }
            <p role="status">{ if *unknown { words.not_located } else { "" } }</p>
        </div>
    }
}

/// The next one for who lives there.
pub(super) fn next_stop(i18n: I18n, units: &MobileUnits, stops: &[&MobileStop], dong: &str) -> Html {
    let words = i18n.visit_stops();
    let text = match next_near(units, stops, dong) {
        Some(stop) => next_sentence(i18n, units, stop, stop.dong == dong),
        None => words.none_near.into(),
    };
    html! {
        <p key="next" class="visit-next" role="status">{ text }</p>
    }
}
