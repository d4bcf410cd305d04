//! A map drawn from the middles of the dong alone: who lies beside whom, not where the borders are. Pure.
//!
//! The middles are spread so that each has room for its name, then each dong gets the part of the plane that is
//! nearest to it.

use contract::office::Position;

/// Width and height of the picture, in its own units.
pub(super) const SIZE: (f64, f64) = (360.0, 400.0);
/// Room for the name of a dong: middles are pushed apart until they are so far from each other.
const ROOM: (f64, f64) = (72.0, 56.0);
/// No part reaches farther from its middle.
const REACH: f64 = 46.0;
/// What stays free at the edges.
const MARGIN: f64 = 48.0;
/// Rounds of pushing apart.
const ROUNDS: usize = 200;

/// A dong on the map.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Cell {
    /// Its middle.
    pub(super) middle: (f64, f64),
    /// Its corners.
    pub(super) corners: Vec<(f64, f64)>,
}

/// A cell for each position, in their order.
pub(super) fn cells(positions: &[&Position]) -> Vec<Cell> {
    let middles = spread(placed(positions));
    let cell = |(at, middle): (usize, &(f64, f64))| {
        let mut corners = round(*middle);
        for (_, other) in middles.iter().enumerate().filter(|(other, _)| *other != at) {
            corners = nearer_half(&corners, *middle, *other);
        }
        Cell {
            middle: *middle,
            corners,
        }
    };
    middles.iter().enumerate().map(cell).collect()
}

/// The positions in the picture, north above.
fn placed(positions: &[&Position]) -> Vec<(f64, f64)> {
    let range = |values: &mut dyn Iterator<Item = i32>| {
        values.fold((i32::MAX, i32::MIN), |(least, most), value| {
            (least.min(value), most.max(value))
        })
    };
    let east = range(&mut positions.iter().map(|place| place.longitude_e6));
    let north = range(&mut positions.iter().map(|place| place.latitude_e6));
    let part = |value: i32, (least, most): (i32, i32)| match most > least {
        true => f64::from(value - least) / f64::from(most - least),
        false => 0.5,
    };
    positions
        .iter()
        .map(|place| {
            (
                MARGIN + part(place.longitude_e6, east) * (SIZE.0 - 2.0 * MARGIN),
                MARGIN + (1.0 - part(place.latitude_e6, north)) * (SIZE.1 - 2.0 * MARGIN),
            )
        })
        .collect()
}

/// Pushes apart what is too close, within the picture.
fn spread(mut middles: Vec<(f64, f64)>) -> Vec<(f64, f64)> {
    for _ in 0..ROUNDS {
        for one in 0..middles.len() {
            for other in one + 1..middles.len() {
                let (x, y) = (
                    middles[other].0 - middles[one].0,
                    middles[other].1 - middles[one].1,
                );
                // How far apart, where 1 is far enough.
                let apart = (x / ROOM.0).hypot(y / ROOM.1);
                if apart >= 1.0 {
                    continue;
                }
                let push = (1.0 - apart) / 4.0;
                // Two on one spot go apart sideways.
                let (x, y) = if apart < 1e-6 {
                    (ROOM.0, 0.0)
                } else {
                    (x / apart, y / apart)
                };
                middles[one] = within(middles[one].0 - x * push, middles[one].1 - y * push);
                middles[other] = within(middles[other].0 + x * push, middles[other].1 + y * push);
            }
        }
    }
    middles
}

fn within(x: f64, y: f64) -> (f64, f64) {
    (x.clamp(MARGIN, SIZE.0 - MARGIN), y.clamp(MARGIN, SIZE.1 - MARGIN))
}

/// A round cell without neighbours.
fn round((x, y): (f64, f64)) -> Vec<(f64, f64)> {
    (0..24)
        .map(|corner| {
            let angle = f64::from(corner) * std::f64::consts::TAU / 24.0;
            (x + REACH * angle.cos(), y + REACH * angle.sin())
        })
        .collect()
}

/// The part of a shape that is nearer to its own middle than to another one.
fn nearer_half(corners: &[(f64, f64)], middle: (f64, f64), other: (f64, f64)) -> Vec<(f64, f64)> {
    let (x, y) = (other.0 - middle.0, other.1 - middle.1);
    let (half_x, half_y) = ((other.0 + middle.0) / 2.0, (other.1 + middle.1) / 2.0);
    // Below zero on the own side of the line halfway.
    let side = |(at_x, at_y): (f64, f64)| (at_x - half_x) * x + (at_y - half_y) * y;
    let mut kept = Vec::with_capacity(corners.len() + 1);
    for (at, corner) in corners.iter().enumerate() {
        let next = corners[(at + 1) % corners.len()];
        let (here, there) = (side(*corner), side(next));
        if here <= 0.0 {
            kept.push(*corner);
        }
        if (here < 0.0) != (there < 0.0) && here != there {
            let part = here / (here - there);
            kept.push((
                corner.0 + (next.0 - corner.0) * part,
                corner.1 + (next.1 - corner.1) * part,
            ));
        }
    }
    kept
}

#[cfg(test)]
mod tests {
    use super::*;

    fn position(north: i32, east: i32) -> Position {
        Position {
            latitude_e6: north,
            longitude_e6: east,
            approximate: true,
        }
    }

    #[test]
    fn north_is_above_and_names_have_room_within_the_picture() {
        let places: Vec<Position> = (0..18)
            .map(|at| position(37_480_000 + at % 5 * 3_000, 127_000_000 + at * 1_000))
            .collect();
        let cells = cells(&places.iter().collect::<Vec<_>>());
        assert_eq!(cells.len(), 18);
        for (at, cell) in cells.iter().enumerate() {
            assert!(cell.corners.len() >= 3, "{at}");
            let inside = |(x, y): &(f64, f64)| (0.0..=SIZE.0).contains(x) && (0.0..=SIZE.1).contains(y);
            assert!(cell.corners.iter().all(inside), "{at}");
            for other in &cells[at + 1..] {
                let (x, y) = (cell.middle.0 - other.middle.0, cell.middle.1 - other.middle.1);
                assert!((x / ROOM.0).hypot(y / ROOM.1) > 0.8, "{at}");
            }
        }
    }

    #[test]
    fn the_north_is_above_the_south() {
        let (north, south) = (
            position(37_510_000, 127_000_000),
            position(37_470_000, 127_010_000),
        );
        let cells = cells(&[&north, &south]);
        assert!(cells[0].middle.1 < cells[1].middle.1 && cells[0].middle.0 < cells[1].middle.0);
    }

    #[test]
    fn two_on_one_spot_or_none_at_all_are_drawn_too() {
        let spot = position(37_500_000, 127_000_000);
        let both = cells(&[&spot, &spot]);
        assert!(both[0].middle != both[1].middle);
        assert_eq!(cells(&[]), []);
        assert_eq!(cells(&[&spot]).len(), 1);
    }
}
