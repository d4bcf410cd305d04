//! Which stops come next, and where the nearest one is. Pure.

use contract::time::{Date, Timestamp};
use contract::visit::{MobileStop, MobileUnits, VisitDong};

/// A dong as the crow flies from another.
const NEIGHBOURS: usize = 4;

/// The stops that are not over yet, the earliest first; those that were called off, too, so that their page says so.
pub(super) fn coming(units: &MobileUnits, now: Timestamp) -> Vec<&MobileStop> {
    let mut stops: Vec<&MobileStop> = units.stops.iter().filter(|stop| stop.end > now).collect();
    stops.sort_by_key(|stop| stop.start);
    stops
}

/// Whether it comes: it was not called off.
pub(super) fn comes(stop: &MobileStop) -> bool {
    stop.cancelled.is_none()
}

/// The stops in one dong.
pub(super) fn in_dong<'s>(stops: &[&'s MobileStop], dong: &str) -> Vec<&'s MobileStop> {
    stops.iter().copied().filter(|stop| stop.dong == dong).collect()
}

/// The stops of one day.
pub(super) fn on_day<'s>(stops: &[&'s MobileStop], day: Date) -> Vec<&'s MobileStop> {
    stops
        .iter()
        .copied()
        .filter(|stop| stop.start.date() == day)
        .collect()
}

/// The stops in the dong around one, the earliest first.
pub(super) fn nearby<'s>(units: &MobileUnits, stops: &[&'s MobileStop], dong: &str) -> Vec<&'s MobileStop> {
    let neighbours: Vec<&str> = by_distance(units, dong)
        .into_iter()
        .take(NEIGHBOURS)
        .map(|(dong, _)| dong.id.as_str())
        .collect();
    stops
        .iter()
        .copied()
        .filter(|stop| neighbours.contains(&stop.dong.as_str()))
        .collect()
}

/// The next stop for someone who lives in a dong: there, or else in the nearest one that has any.
pub(super) fn next_near<'s>(
    units: &MobileUnits,
    stops: &[&'s MobileStop],
    dong: &str,
) -> Option<&'s MobileStop> {
    let first = |dong: &str| in_dong(stops, dong).into_iter().find(|stop| comes(stop));
    first(dong).or_else(|| {
        by_distance(units, dong)
            .into_iter()
            .find_map(|(other, _)| first(&other.id))
    })
}

/// The other dong with the metres to them, the nearest in front; those without a position are left out.
fn by_distance<'u>(units: &'u MobileUnits, dong: &str) -> Vec<(&'u VisitDong, u32)> {
    let here = units.dong.iter().find(|one| one.id == dong);
    let Some(position) = here.and_then(|one| one.position.as_ref()) else {
        return Vec::new();
    };
    let (north, east) = (position.latitude_e6, position.longitude_e6);
    let mut others: Vec<_> = units
        .dong
        .iter()
        .filter(|one| one.id != dong)
        .filter_map(|one| Some((one, one.position.as_ref()?.metres_from(north, east)?)))
        .collect();
    others.sort_by_key(|(_, metres)| *metres);
    others
}

/// The dong in whose middle a place is nearest, in millionths of a degree.
pub(super) fn dong_at(units: &MobileUnits, (north, east): (i32, i32)) -> Option<&VisitDong> {
    units
        .dong
        .iter()
        .filter_map(|dong| Some((dong, dong.position.as_ref()?.metres_from(north, east)?)))
        .min_by_key(|(_, metres)| *metres)
        .map(|(dong, _)| dong)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn units() -> MobileUnits {
        let dong = |id: &str, north: i32| {
            serde_json::json!({ "id": id, "name": { "ko": id },
                "position": { "latitude_e6": north, "longitude_e6": 127_000_000 } })
        };
        let stop = |id: &str, dong: &str, day: &str| {
            serde_json::json!({ "id": id, "unit": "truck", "dong": dong, "place": { "ko": "." },
                "start": format!("{day}T10:00:00+09:00"), "end": format!("{day}T16:00:00+09:00") })
        };
        let mut called_off = stop("off", "a", "2026-11-24");
        called_off["cancelled"] = serde_json::json!({ "ko": "비" });
        serde_json::from_value(serde_json::json!({
            "units": [],
            "dong": [dong("a", 37_480_000), dong("b", 37_490_000), dong("c", 37_540_000)],
            "stops": [stop("late", "c", "2026-11-26"), stop("b1", "b", "2026-11-25"), called_off,
                stop("today", "c", "2026-11-23")],
            "server_time": "2026-11-23T10:00:00+09:00",
        }))
        .unwrap()
    }

    fn ids(stops: &[&MobileStop]) -> String {
        stops
            .iter()
            .map(|stop| stop.id.as_str())
            .collect::<Vec<_>>()
            .join(" ")
    }

    #[test]
    fn what_is_over_is_left_out_and_the_earliest_comes_first() {
        let units = units();
        let at = |text| Timestamp::parse(text).unwrap();
        assert_eq!(
            ids(&coming(&units, at("2026-11-23T15:59:00+09:00"))),
            "today off b1 late"
        );
        assert_eq!(
            ids(&coming(&units, at("2026-11-23T16:00:00+09:00"))),
            "off b1 late"
        );
    }

    #[test]
    fn the_next_stop_is_in_ones_own_dong_or_the_nearest_and_really_comes() {
        let units = units();
        let stops = coming(&units, units.server_time);
        let next = |dong| next_near(&units, &stops, dong).map(|stop| stop.id.as_str());
        assert_eq!(
            next("a"),
            Some("b1"),
            "the one in a was called off, b is nearer than c"
        );
        assert_eq!(next("c"), Some("today"));
        assert_eq!(next("nowhere"), None);
        assert_eq!(ids(&nearby(&units, &stops, "b")), "today off late");
    }

    #[test]
    fn a_place_lies_in_the_dong_whose_middle_is_nearest() {
        let units = units();
        let of = |north| dong_at(&units, (north, 127_000_000)).map(|dong| dong.id.as_str());
        assert_eq!((of(37_481_000), of(37_530_000)), (Some("a"), Some("c")));
    }
}
