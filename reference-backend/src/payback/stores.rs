//! Stores with their hours, and the last day on which a book can be returned to one.

use crate::calendar;
use crate::demo_data::BookstoreSeed;
use crate::offices::own_closures;
use crate::state::Core;
use contract::office::{Closure, Hours};
use contract::payback::{Bookstore, LastReturn, Stock, StoreBrief, last_return};
use contract::text::LocalText;
use contract::time::Date;
use rusqlite::Connection;

/// Closing days are told from so many days ago, for what was bought then, and so many days ahead.
const CLOSURES: (u64, u64) = (40, 100);

/// A store as it is served.
pub(super) fn bookstore(
    connection: &Connection,
    seed: &BookstoreSeed,
    isbn: Option<&str>,
    today: Date,
) -> Result<Bookstore, rusqlite::Error> {
    Ok(Bookstore {
        id: seed.id.into(),
        name: seed.name.clone(),
        dong: seed.dong.clone(),
        address: None,
        phone: None,
        position: Some(seed.position.clone()),
        hours: hours(connection, seed, today)?,
        stock: isbn.map(|isbn| stock(seed, isbn)),
        demo: true,
    })
}

/// Two stores in three tell their stock; what it is follows from the ISBN.
fn stock(seed: &BookstoreSeed, isbn: &str) -> Stock {
    let sum = |text: &str| text.bytes().map(u32::from).sum::<u32>();
    match (sum(seed.id) % 3, (sum(isbn) + sum(seed.id)) % 2) {
        (0, _) => Stock::NotKnown,
        (_, 0) => Stock::Here,
        _ => Stock::ToOrder,
    }
}

fn hours(connection: &Connection, seed: &BookstoreSeed, around: Date) -> Result<Hours, rusqlite::Error> {
    let last = around.plus_days(CLOSURES.1);
    let near = |date: Date| date <= last && around.days_since(date) <= CLOSURES.0 as i64;
    let mut closures: Vec<Closure> = calendar::HOLIDAYS
        .iter()
        .map(|holiday| (holiday.date(), holiday.name()))
        .filter(|(date, name)| {
            // On the two great days everyone closes.
            near(*date) && (seed.closes_on_holidays || ["설날", "추석"].contains(&name.ko.as_str()))
        })
        .map(|(date, reason)| Closure { date, reason })
        .collect();
    for own in own_closures(connection, seed.id)? {
        if near(own.date) && closures.iter().all(|known| known.date != own.date) {
            closures.push(own);
        }
    }
    closures.sort_by_key(|closure| closure.date);
    Ok(Hours {
        weekly: seed.weekly.clone(),
        closures,
        notes: Vec::new(),
    })
}

/// A store of the catalogue.
pub(super) fn seed<'c>(core: &'c Core, id: &str) -> Option<&'c BookstoreSeed> {
    core.bookstores.iter().find(|seed| seed.id == id)
}

/// What a payback says of its store.
pub(super) fn brief(core: &Core, id: &str) -> StoreBrief {
    let seed = seed(core, id);
    StoreBrief {
        id: id.into(),
        name: seed.map_or_else(|| LocalText::new(id, id), |seed| seed.name.clone()),
        dong: seed.map_or_else(|| LocalText::new("", ""), |seed| seed.dong.clone()),
    }
}

/// The last day on which a book can be returned to a store.
pub(super) fn last_return_to(
    core: &Core,
    connection: &Connection,
    store: &str,
    (bought, deadline): (Date, Date),
) -> Result<Option<LastReturn>, rusqlite::Error> {
    let Some(seed) = seed(core, store) else {
        return Ok(None);
    };
    let days = u16::try_from(deadline.days_since(bought)).unwrap_or_default();
    let hours = hours(connection, seed, bought)?;
    Ok(last_return(bought, days, &[&hours]))
}
