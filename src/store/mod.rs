//! Store: graphs in `SQLite` files, for more edges than a text file can hold.
//!
//! Comes in: [`Report`](crate::graph::Report)s, roll calls, a [`Selection`].
//! Goes out: the [`StanceGraph`](crate::graph::StanceGraph) of all or of the
//! selected edges. Must not know: how questions are put into words, other
//! programs' formats. `schema.sql` is the form of the file and `docs/store.md`
//! its description. Start reading at [`Store`].
//!
//! What is added, is added in one transaction: a kill leaves the file as it was
//! before or as it is after.

mod error;
mod find;
mod numbers;
mod read;
mod selection;
mod sql;
mod votes;
mod write;

use std::path::{Path, PathBuf};

use rusqlite::config::DbConfig;
use rusqlite::{Connection, OpenFlags};

pub use error::DatabaseError;
pub use selection::{About, Selection};
pub use sql::{Cell, Rows};
pub use votes::{Beside, BesideFilter, Imported};

/// The form of the file that this program writes, and the newest it reads.
pub const VERSION: i64 = 3;

/// Says in the file's header whose it is: "dema".
const APPLICATION: i64 = 0x6465_6d61;

const SCHEMA: &str = include_str!("schema.sql");
const VIEWS: &str = include_str!("views.sql");

/// Brings a file of the first form to the second, and one of the second to the third.
const UPGRADES: [&str; 2] = [
    include_str!("upgrade_to_2.sql"),
    include_str!("upgrade_to_3.sql"),
];

/// Lets a file of an older form that is only read look like one of the present form; `{reviewed}`
/// is what the first form lacks besides.
const READ_AS_NEW: &str = "PRAGMA temp_store = MEMORY; CREATE TEMP VIEW evidence AS \
    SELECT v.*{reviewed}, e.holder, e.party, e.stance, e.issue \
    FROM main.evidence v JOIN main.edges e ON e.number = v.edge;";

/// 64 MB of pages: an answer reads here and there in the file.
const CACHE: &str = "PRAGMA cache_size = -65536;";

/// Pages come straight from the system's memory: faster by a third where the
/// whole file is read, slower by a fifth where an answer reads here and there.
const MAPPED: &str = "PRAGMA mmap_size = 2147418112;";

/// Milliseconds to wait while another program writes.
const PATIENCE: u64 = 10_000;

/// A graph in an `SQLite` file.
#[derive(Debug)]
pub struct Store {
    file: PathBuf,
    connection: Connection,
}

/// Whether a file's name ends as those of stores do.
pub fn is_store(path: &Path) -> bool {
    let ending = path.extension().and_then(|ending| ending.to_str());
    ending.is_some_and(|ending| matches!(ending, "sqlite" | "sqlite3" | "db"))
}

impl Store {
    /// Opens a store to add to it; makes it if there is none.
    ///
    /// # Errors
    ///
    /// [`DatabaseError`] if the file is no store or cannot be written.
    pub fn open(file: &Path) -> Result<Self, DatabaseError> {
        let connection = Connection::open(file).map_err(DatabaseError::at(file))?;
        let store = Self::over(file, connection)?;
        store.prepare().map_err(DatabaseError::at(file))?;
        if store.check()? < VERSION {
            store.upgrade().map_err(DatabaseError::at(file))?;
        }
        Ok(store)
    }

    /// Opens a store that is not to be changed.
    ///
    /// # Errors
    ///
    /// [`DatabaseError`] if there is no such file or it is no store.
    pub fn open_read_only(file: &Path) -> Result<Self, DatabaseError> {
        if !file.exists() {
            return Err(DatabaseError::Missing(file.to_owned()));
        }
        let flags = OpenFlags::SQLITE_OPEN_READ_ONLY | OpenFlags::SQLITE_OPEN_NO_MUTEX;
        let connection =
            Connection::open_with_flags(file, flags).map_err(DatabaseError::at(file))?;
        let store = Self::over(file, connection)?;
        // A store in a folder that may not be written has no place for the
        // shared memory of the write-ahead log: it is read as it stands.
        if store.version().is_err()
            && let Some(store) = Self::immutable(file)
        {
            return store.readable();
        }
        store.readable()
    }

    /// The store, if it can be read; one of an older form as if it were new.
    fn readable(self) -> Result<Self, DatabaseError> {
        let form = self.check()?;
        if form < VERSION {
            let reviewed = if form < 2 { ", NULL AS reviewed" } else { "" };
            let view = READ_AS_NEW.replace("{reviewed}", reviewed);
            let made = self.connection.execute_batch(&view);
            made.map_err(DatabaseError::at(&self.file))?;
        }
        Ok(self)
    }

    fn immutable(file: &Path) -> Option<Self> {
        let path = file.canonicalize().ok()?;
        let path = path.to_str()?.replace('%', "%25");
        let path = path.replace('?', "%3f").replace('#', "%23");
        let flags = OpenFlags::SQLITE_OPEN_READ_ONLY
            | OpenFlags::SQLITE_OPEN_NO_MUTEX
            | OpenFlags::SQLITE_OPEN_URI;
        let connection =
            Connection::open_with_flags(format!("file:{path}?immutable=1"), flags).ok()?;
        let store = Self::over(file, connection).ok()?;
        store.version().is_ok().then_some(store)
    }

    fn over(file: &Path, connection: Connection) -> Result<Self, DatabaseError> {
        connection
            .busy_timeout(std::time::Duration::from_millis(PATIENCE))
            .map_err(DatabaseError::at(file))?;
        connection.set_prepared_statement_cache_capacity(64);
        // A statement is planned once, not anew for every value bound to it:
        // planning took longer than reading an edge.
        connection
            .set_db_config(DbConfig::SQLITE_DBCONFIG_ENABLE_QPSG, true)
            .map_err(DatabaseError::at(file))?;
        connection
            .execute_batch(CACHE)
            .map_err(DatabaseError::at(file))?;
        Ok(Self {
            file: file.to_owned(),
            connection,
        })
    }

    /// Makes the tables of a new file, and sets how it is written.
    fn prepare(&self) -> rusqlite::Result<()> {
        let connection = &self.connection;
        let objects: i64 =
            connection.query_row("SELECT count(*) FROM sqlite_schema", [], |row| row.get(0))?;
        // References hold by the order of writing, and a test checks them;
        // checking each row would double the time.
        connection.execute_batch("PRAGMA foreign_keys = OFF;")?;
        if objects == 0 {
            connection.execute_batch("PRAGMA journal_mode = WAL; PRAGMA synchronous = NORMAL;")?;
            connection.execute_batch(&format!(
                "BEGIN IMMEDIATE;\n{SCHEMA}\n{VIEWS}\nPRAGMA application_id = {APPLICATION};\n\
                 PRAGMA user_version = {VERSION};\nCOMMIT;"
            ))?;
        } else {
            connection.execute_batch("PRAGMA synchronous = NORMAL;")?;
        }
        Ok(())
    }

    /// Brings a file of an older form to the present one, whole or not at all.
    fn upgrade(&self) -> rusqlite::Result<()> {
        self.connection.execute_batch("BEGIN IMMEDIATE;")?;
        // Another program may have been quicker.
        let (_, found) = self.version()?;
        let done = usize::try_from(found - 1).unwrap_or_default();
        let mut steps: String = UPGRADES.iter().skip(done).copied().collect();
        if found < 2 {
            // The first step took the views away.
            steps.push_str(VIEWS);
        }
        if found < VERSION {
            steps = format!("{steps}\nPRAGMA user_version = {VERSION};");
        }
        let done = self.connection.execute_batch(&format!("{steps}\nCOMMIT;"));
        if done.is_err() {
            self.connection.execute_batch("ROLLBACK;")?;
        }
        done
    }

    /// Makes ready to read the file from one end to the other.
    fn map(&self) -> rusqlite::Result<()> {
        self.connection.execute_batch(MAPPED)
    }

    fn version(&self) -> rusqlite::Result<(i64, i64)> {
        let pragma = |name: &str| {
            let sql = format!("PRAGMA {name}");
            self.connection.query_row(&sql, [], |row| row.get(0))
        };
        Ok((pragma("application_id")?, pragma("user_version")?))
    }

    /// The version of the file, if it is a store that can be read.
    fn check(&self) -> Result<i64, DatabaseError> {
        let (application, found) = self.version().map_err(DatabaseError::at(&self.file))?;
        if application != APPLICATION {
            return Err(DatabaseError::Foreign(self.file.clone()));
        }
        if found > VERSION {
            return Err(DatabaseError::Version {
                file: self.file.clone(),
                found,
                newest: VERSION,
            });
        }
        Ok(found)
    }
}
