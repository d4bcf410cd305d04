//! Trucks and buses: where they stop, when, what can be had there, and who wishes that they came.

use crate::office::Position;
use crate::text::LocalText;
use crate::time::Timestamp;
use crate::{wire, wire_enum};

/// So many people must wish for a stop before their number is told: below, it could tell who they are.
pub const WISHES_SHOWN_MIN: u32 = 5;

/// Characters of the random number by which a device without an account is told from others.
pub const WISH_DEVICE_LENGTH: usize = 32;

wire_enum! {
    /// What comes.
    pub enum MobileUnitKind {
        /// A truck.
        Truck = "truck",
        /// A bus.
        Bus = "bus",
    }
}

wire! {
    /// All trucks and buses with their stops of the coming weeks. Public.
    pub struct MobileUnits {
        /// The trucks and buses.
        pub units: Vec<MobileUnit>,
        /// Where they stop, the earliest first. In reading, one that cannot be read is dropped and counted.
        #[serde(default)]
        pub stops: Vec<MobileStop>,
        /// The dong of the district, in its order.
        pub dong: Vec<VisitDong>,
        /// The backend's clock when it answered.
        pub server_time: Timestamp,
    }

    /// A truck or bus.
    pub struct MobileUnit {
        /// Stable id.
        pub id: String,
        /// What it is.
        pub kind: MobileUnitKind,
        /// What is written on it.
        pub name: LocalText,
        /// Id of the visiting service that it belongs to.
        pub service: String,
        /// What is made out there at once, such as certificates.
        #[serde(default)]
        pub issues: Vec<LocalText>,
        /// In what one is advised there.
        #[serde(default)]
        pub advises: Vec<LocalText>,
    }

    /// One stop of a truck or bus.
    pub struct MobileStop {
        /// Stable id.
        pub id: String,
        /// Id of the truck or bus.
        pub unit: String,
        /// Id of the dong.
        pub dong: String,
        /// The place in words, as it is found from the street.
        pub place: LocalText,
        /// From when it stands there.
        pub start: Timestamp,
        /// Until when.
        pub end: Timestamp,
        /// Why it does not come after all; absent if it comes.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub cancelled: Option<LocalText>,
        /// True for a stop that is for demonstration only.
        #[serde(default)]
        pub demo: bool,
    }

    /// A dong of the district.
    pub struct VisitDong {
        /// Stable id.
        pub id: String,
        /// Its name.
        pub name: LocalText,
        /// About its middle, for a map; absent where unknown.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub position: Option<Position>,
        /// How many people wish for a stop here; absent below [`WISHES_SHOWN_MIN`].
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub wishes: Option<u32>,
    }

    /// "이 동네로 와 주세요": counts once for each person, however often it is sent.
    pub struct WishRequest {
        /// Id of the dong.
        pub dong: String,
        /// Whether it is wished for; `false` takes an earlier wish back.
        pub wanted: bool,
        /// A random number that the device keeps, [`WISH_DEVICE_LENGTH`] hexadecimal digits. It stands for the person
        /// who is not signed in; of one who is, only the account counts.
        pub device: String,
    }

    /// A wish as it stands now.
    pub struct WishView {
        /// Id of the dong.
        pub dong: String,
        /// Whether this person wishes for a stop there.
        pub wanted: bool,
        /// How many do; absent below [`WISHES_SHOWN_MIN`].
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub wishes: Option<u32>,
        /// The backend's clock when it answered.
        pub server_time: Timestamp,
    }
}
