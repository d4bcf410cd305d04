//! What a backend is opened with.

use crate::clock::Clock;
use crate::payback::PaybackConfig;
use crate::queue_status::QueueOptions;
use crate::rules::OrderRulesConfig;
use crate::session::SessionRules;
use std::fmt;
use std::path::PathBuf;

/// What a backend is opened with. The default is for tests: in memory, the machine's clock, no limits.
#[derive(Debug, Clone)]
pub struct Options {
    /// Where the data is kept.
    pub database: Database,
    /// What time it is.
    pub clock: Clock,
    /// Whether known inputs give known faults: see DIFFERENCES.md.
    pub demo_faults: bool,
    /// Whether some slots look partly booked, the same ones each time.
    pub demo_bookings: bool,
    /// Whether the JSON door for tests, `/staff/api`, is open to programs on this machine.
    pub test_api: bool,
    /// Whether one can also sign in by way of an identity provider, a page of this program that believes anyone.
    pub sign_in_redirect: bool,
    /// Most requests of one client, if limited.
    pub rate_limit: Option<RateLimit>,
    /// How often an order may be looked for in vain.
    pub find_limit: FindLimit,
    /// The rules of the siren order.
    pub rules: OrderRulesConfig,
    /// How sessions and codes run.
    pub session_rules: SessionRules,
    /// Where the waiting numbers come from, and how numbers are taken from home.
    pub queue: QueueOptions,
    /// The rules of book payback.
    pub payback: PaybackConfig,
}

/// Where the data is kept.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Database {
    /// In memory; gone with the backend.
    Memory,
    /// In a file, which is made if it is not there.
    File(PathBuf),
}

/// Most requests of one client.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct RateLimit {
    /// So many a minute for long.
    pub per_minute: u32,
    /// So many at once after a rest.
    pub burst: u32,
}

/// How often an order may be looked for in vain, so that birth dates cannot be guessed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct FindLimit {
    /// Failed tries for one reference.
    pub per_reference: u32,
    /// Failed tries of one client.
    pub per_client: u32,
    /// Within so many minutes.
    pub minutes: u16,
}

impl Default for FindLimit {
    fn default() -> Self {
        Self {
            per_reference: 5,
            per_client: 30,
            minutes: 15,
        }
    }
}

impl Default for Options {
    fn default() -> Self {
        Self {
            database: Database::Memory,
            clock: Clock::system(),
            demo_faults: false,
            demo_bookings: false,
            test_api: false,
            sign_in_redirect: false,
            rate_limit: None,
            find_limit: FindLimit::default(),
            rules: OrderRulesConfig::default(),
            session_rules: SessionRules::default(),
            queue: QueueOptions::default(),
            payback: PaybackConfig::default(),
        }
    }
}

/// Why a backend could not be opened.
#[derive(Debug)]
pub enum OpenError {
    /// The database cannot be opened or brought up to date.
    Database(rusqlite::Error),
    /// Its folder cannot be made.
    Folder(std::io::Error),
    /// The recording of waiting numbers cannot be read or written.
    Recording(std::io::Error),
    /// It was written by a newer version of this program.
    Newer {
        /// Version of the schema that was found.
        found: usize,
        /// Newest version that this program knows.
        known: usize,
    },
}

impl fmt::Display for OpenError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Database(error) => write!(f, "the database cannot be opened: {error}"),
            Self::Folder(error) => write!(f, "the folder of the database cannot be made: {error}"),
            Self::Recording(error) => write!(f, "the recording cannot be read or written: {error}"),
            Self::Newer { found, known } => {
                write!(
                    f,
                    "the database is of version {found}; this program knows up to {known}"
                )
            }
        }
    }
}

impl std::error::Error for OpenError {}

impl From<rusqlite::Error> for OpenError {
    fn from(error: rusqlite::Error) -> Self {
        Self::Database(error)
    }
}

impl From<std::io::Error> for OpenError {
    fn from(error: std::io::Error) -> Self {
        Self::Folder(error)
    }
}
