//! SQLite: opened once, written in immediate transactions, read in snapshots.

use crate::options::{Database, OpenError};
use rusqlite::{Connection, Transaction, TransactionBehavior};
use std::path::Path;
use std::sync::atomic::{AtomicU64, AtomicUsize, Ordering};
use std::sync::{Mutex, MutexGuard, PoisonError};
use std::time::Duration;

/// Steps of the schema, oldest first; `user_version` counts those that are done.
const MIGRATIONS: &[&str] = &[
    include_str!("../schema/001_start.sql"),
    include_str!("../schema/002_queue.sql"),
    include_str!("../schema/003_learning.sql"),
    include_str!("../schema/004_session.sql"),
    include_str!("../schema/005_payback.sql"),
    include_str!("../schema/006_wishes.sql"),
    include_str!("../schema/007_visits.sql"),
    include_str!("../schema/008_kiosk.sql"),
    include_str!("../schema/009_reminders.sql"),
    include_str!("../schema/010_waiting_photos.sql"),
];
/// Connections that only read, beside the one that writes.
const READERS: usize = 3;

/// The database.
#[derive(Debug)]
pub(crate) struct Db {
    writer: Mutex<Connection>,
    /// Empty for a database in memory: there, the writer reads as well.
    readers: Vec<Mutex<Connection>>,
    turn: AtomicUsize,
    /// How often something was written by this program.
    writes: AtomicU64,
}

impl Db {
    /// Opens or makes it, and brings its schema up to date.
    pub(crate) fn open(database: &Database) -> Result<Self, OpenError> {
        let (mut writer, readers) = match database {
            Database::Memory => (Connection::open_in_memory()?, Vec::new()),
            Database::File(path) => {
                if let Some(folder) = path.parent() {
                    std::fs::create_dir_all(folder)?;
                }
                // The writer first: it makes the file and turns on the write-ahead log.
                let writer = connect(path)?;
                let readers: Result<_, OpenError> =
                    (0..READERS).map(|_| connect(path).map(Mutex::new)).collect();
                (writer, readers?)
            }
        };
        migrate(&mut writer)?;
        Ok(Self {
            writer: Mutex::new(writer),
            readers,
            turn: AtomicUsize::new(0),
            writes: AtomicU64::new(0),
        })
    }

    /// Reads in one snapshot.
    pub(crate) fn read<T, E: From<rusqlite::Error>>(
        &self,
        work: impl FnOnce(&Connection) -> Result<T, E>,
    ) -> Result<T, E> {
        let turn = self.turn.fetch_add(1, Ordering::Relaxed);
        let mut connection = match self.readers.len() {
            0 => lock(&self.writer),
            count => lock(&self.readers[turn % count]),
        };
        let snapshot = connection.transaction_with_behavior(TransactionBehavior::Deferred)?;
        work(&snapshot)
    }

    /// Writes in one transaction, which nobody else's can come between. An error undoes it all.
    pub(crate) fn write<T, E: From<rusqlite::Error>>(
        &self,
        work: impl FnOnce(&Transaction<'_>) -> Result<T, E>,
    ) -> Result<T, E> {
        let mut connection = lock(&self.writer);
        let transaction = connection.transaction_with_behavior(TransactionBehavior::Immediate)?;
        let done = work(&transaction)?;
        transaction.commit()?;
        self.writes.fetch_add(1, Ordering::Release);
        Ok(done)
    }

    /// Another number after each write of this program: whoever keeps what they read looks again then.
    pub(crate) fn writes(&self) -> u64 {
        self.writes.load(Ordering::Acquire)
    }
}

/// A panic while writing has rolled its transaction back, so that the connection is still good.
fn lock(connection: &Mutex<Connection>) -> MutexGuard<'_, Connection> {
    connection.lock().unwrap_or_else(PoisonError::into_inner)
}

fn connect(path: &Path) -> Result<Connection, OpenError> {
    let connection = Connection::open(path)?;
    connection.busy_timeout(Duration::from_secs(5))?;
    connection.pragma_update(None, "journal_mode", "wal")?;
    // What was answered is on the disk.
    connection.pragma_update(None, "synchronous", "full")?;
    Ok(connection)
}

fn migrate(connection: &mut Connection) -> Result<(), OpenError> {
    connection.pragma_update(None, "foreign_keys", true)?;
    let transaction = connection.transaction_with_behavior(TransactionBehavior::Immediate)?;
    let done: u32 = transaction.query_row("PRAGMA user_version", [], |row| row.get(0))?;
    let done = done as usize;
    if done > MIGRATIONS.len() {
        return Err(OpenError::Newer {
            found: done,
            known: MIGRATIONS.len(),
        });
    }
    for step in &MIGRATIONS[done..] {
        transaction.execute_batch(step)?;
    }
    transaction.pragma_update(None, "user_version", MIGRATIONS.len() as u32)?;
    transaction.commit()?;
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_schema_is_made_once_and_a_newer_one_is_left_alone() {
        let mut connection = Connection::open_in_memory().unwrap();
        migrate(&mut connection).unwrap();
        migrate(&mut connection).unwrap();
        connection.pragma_update(None, "user_version", 99).unwrap();
        assert!(matches!(
            migrate(&mut connection),
            Err(OpenError::Newer { found: 99, .. })
        ));
    }

    #[test]
    fn what_fails_or_panics_is_undone_and_the_database_goes_on() {
        let db = Db::open(&Database::Memory).unwrap();
        let insert = |transaction: &Transaction<'_>| {
            transaction
                .execute("INSERT INTO fees VALUES ('a', 1)", [])
                .map(drop)
        };
        let failed: Result<(), rusqlite::Error> = db.write(|transaction| {
            insert(transaction)?;
            Err(rusqlite::Error::InvalidQuery)
        });
        assert!(failed.is_err());
        let panicked = std::panic::catch_unwind(std::panic::AssertUnwindSafe(|| {
            db.write::<(), rusqlite::Error>(|transaction| {
                insert(transaction)?;
                panic!("on purpose")
            })
        }));
        assert!(panicked.is_err());
        let count =
            |connection: &Connection| connection.query_row("SELECT COUNT(*) FROM fees", [], |row| row.get(0));
        assert_eq!(db.read::<u32, rusqlite::Error>(count).unwrap(), 0);
        db.write::<(), rusqlite::Error>(insert).unwrap();
        assert_eq!(db.read::<u32, rusqlite::Error>(count).unwrap(), 1);
    }
}
