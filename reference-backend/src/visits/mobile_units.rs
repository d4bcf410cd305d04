//! Where trucks and buses stop.

use super::wishes;
use crate::answer::Answer;
use crate::call::Call;
use crate::demo_data;
use crate::problems::Refusal;
use contract::office::OfficeKind;
use contract::visit::{MobileUnits, VisitDong};

/// `GET /visits/mobile-units`.
pub(crate) fn mobile_units(call: &Call<'_>) -> Result<Answer, Refusal> {
    let seeds: Vec<_> = demo_data::offices()
        .into_iter()
        .filter(|office| office.kind == OfficeKind::DongOffice)
        .collect();
    let dong = call.core.db.read(|connection| {
        let counted = |office: demo_data::OfficeSeed| {
            Ok(VisitDong {
                wishes: wishes::shown(connection, office.id, call.now)?,
                id: office.id.into(),
                name: office.dong,
                position: office.position,
            })
        };
        let all: Result<Vec<_>, rusqlite::Error> = seeds.into_iter().map(counted).collect();
        all
    });
    let units = MobileUnits {
        units: demo_data::mobile_units(),
        stops: demo_data::mobile_stops(call.now),
        dong: dong.map_err(Refusal::from)?,
        server_time: call.now,
    };
    Answer::read(call, &units)
}
