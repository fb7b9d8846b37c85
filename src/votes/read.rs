//! Files → roll calls and votes.

use std::collections::HashMap;
use std::fs::File;
use std::io::{BufRead, BufReader, Read};
use std::path::{Path, PathBuf};

use csv::StringRecord;
use flate2::bufread::MultiGzDecoder;

use super::{Choice, RollCall, VotesError};
use crate::actors::ActorRef;
use crate::date::PartialDate;
use crate::id::ActorId;
use crate::lexicon::Lexicon;
use crate::stances::issue::IssueMatcher;
use crate::vocabulary::ActorKind;

/// A table, known by its headings.
pub enum Table {
    /// Of roll calls: `rcid`, `short`, and what else there is.
    RollCalls(Vec<RollCall>),
    /// Of votes: `rcid`, `country`, `country_code`, `vote`, and what else there is.
    Votes(Votes),
}

impl Table {
    /// Opens a table; one of roll calls is read, one of votes can be.
    ///
    /// # Errors
    ///
    /// [`VotesError`] with the file's name, and the line where there is one.
    pub fn read(file: &Path, matcher: &IssueMatcher) -> Result<Self, VotesError> {
        let mut sheet = Sheet::open(file)?;
        if sheet.column("vote").is_some() {
            sheet.need("country")?;
            sheet.need("rcid")?;
            return Ok(Self::Votes(Votes(sheet)));
        }
        sheet.need("rcid")?;
        sheet.need("short")?;
        let mut calls = Vec::new();
        while sheet.next()? {
            calls.push(roll_call(&sheet, matcher)?);
        }
        Ok(Self::RollCalls(calls))
    }
}

/// The votes of a table, one after the other.
pub struct Votes(Sheet);

/// A line of a table of votes.
pub struct Ballot<'a> {
    sheet: &'a Sheet,
    /// The roll call's identifier.
    pub roll_call: String,
    /// Two letters, or nothing.
    pub code: &'a str,
    /// The country's name.
    pub country: &'a str,
    /// How it voted.
    pub choice: Choice,
}

impl Ballot<'_> {
    /// The roll call as far as this line tells.
    ///
    /// # Errors
    ///
    /// [`VotesError::Cell`] if the date is none.
    pub fn call(&self, matcher: &IssueMatcher) -> Result<RollCall, VotesError> {
        roll_call(self.sheet, matcher)
    }
}

impl Votes {
    /// Hands every vote to `take`.
    ///
    /// # Errors
    ///
    /// [`VotesError`] with file and line, or what `take` fails with.
    pub fn each<E: From<VotesError>>(
        mut self,
        mut take: impl FnMut(&Ballot<'_>) -> Result<(), E>,
    ) -> Result<(), E> {
        while self.0.next()? {
            let sheet = &self.0;
            let vote = sheet.cell("vote");
            let choice = vote
                .parse()
                .map_err(|_| sheet.wrong(vote, "vote (yes, no, abstain)"))?;
            take(&Ballot {
                sheet,
                roll_call: call_id(sheet.cell("rcid")),
                code: sheet.cell("country_code"),
                country: sheet.cell("country"),
                choice,
            })?;
        }
        Ok(())
    }
}

fn roll_call(sheet: &Sheet, matcher: &IssueMatcher) -> Result<RollCall, VotesError> {
    let date = match sheet.cell("date") {
        "" => None,
        text => Some(parse_date(sheet, text)?),
    };
    let (title, description) = (sheet.cell("short"), sheet.cell("descr"));
    let mut issue = [title, description].into_iter();
    let issue = issue.find_map(|words| matcher.classify_text(words));
    let session = whole(sheet.cell("session"));
    let resolution = sheet.cell("unres");
    Ok(RollCall {
        id: call_id(sheet.cell("rcid")),
        session: session.parse().ok(),
        date,
        resolution: (!resolution.is_empty()).then(|| resolution.to_owned()),
        title: if title.is_empty() { description } else { title }.to_owned(),
        description: description.to_owned(),
        important: whole(sheet.cell("importantvote")) == "1",
        issue,
    })
}

fn parse_date(sheet: &Sheet, text: &str) -> Result<PartialDate, VotesError> {
    text.parse().map_err(|_| sheet.wrong(text, "date"))
}

/// Whole numbers stand in some tables with a decimal point.
fn whole(number: &str) -> &str {
    number.strip_suffix(".0").unwrap_or(number)
}

fn call_id(number: &str) -> String {
    format!("unga:{}", whole(number))
}

/// A table, one line at a time.
pub(super) struct Sheet {
    file: PathBuf,
    reader: csv::Reader<Box<dyn Read>>,
    columns: HashMap<String, usize>,
    line: StringRecord,
}

impl Sheet {
    fn open(file: &Path) -> Result<Self, VotesError> {
        let io = |source| VotesError::Io {
            file: file.to_owned(),
            source,
        };
        let mut bytes = BufReader::with_capacity(1 << 16, File::open(file).map_err(io)?);
        let packed = bytes.fill_buf().map_err(io)?.starts_with(&[0x1f, 0x8b]);
        let plain: Box<dyn Read> = if packed {
            Box::new(MultiGzDecoder::new(bytes))
        } else {
            Box::new(bytes)
        };
        let mut reader = csv::ReaderBuilder::new().flexible(true).from_reader(plain);
        let headers = reader.headers().map_err(|source| VotesError::Csv {
            file: file.to_owned(),
            source,
        })?;
        let headers = headers.iter().enumerate();
        let name = |name: &str| name.trim_start_matches('\u{feff}').trim().to_owned();
        let columns = headers.map(|(place, head)| (name(head), place)).collect();
        Ok(Self {
            file: file.to_owned(),
            columns,
            reader,
            line: StringRecord::new(),
        })
    }

    fn column(&self, name: &str) -> Option<usize> {
        self.columns.get(name).copied()
    }

    fn need(&self, name: &'static str) -> Result<(), VotesError> {
        let found = self.column(name).map(|_| ());
        found.ok_or_else(|| VotesError::Columns {
            file: self.file.clone(),
            missing: name,
        })
    }

    fn next(&mut self) -> Result<bool, VotesError> {
        let read = self.reader.read_record(&mut self.line);
        read.map_err(|source| VotesError::Csv {
            file: self.file.clone(),
            source,
        })
    }

    /// The cell under a heading; empty where there is none.
    fn cell(&self, name: &str) -> &str {
        let column = self.column(name);
        let cell = column.and_then(|column| self.line.get(column));
        cell.unwrap_or_default().trim()
    }

    fn wrong(&self, value: &str, expected: &'static str) -> VotesError {
        VotesError::Cell {
            file: self.file.clone(),
            line: self.line.position().map_or(0, csv::Position::line),
            value: value.to_owned(),
            expected,
        }
    }
}

/// Codes and names of countries → actors.
pub struct Countries<'l> {
    lexicon: &'l Lexicon,
    known: HashMap<(String, String), ActorRef>,
}

impl<'l> Countries<'l> {
    /// The countries of the tables.
    pub fn new(lexicon: &'l Lexicon) -> Self {
        Self {
            lexicon,
            known: HashMap::new(),
        }
    }

    /// The country of that code; without one, of that name.
    pub fn resolve(&mut self, code: &str, name: &str) -> &ActorRef {
        let lexicon = self.lexicon;
        self.known
            .entry((code.to_owned(), name.to_owned()))
            .or_insert_with(|| {
                let listed = lexicon.actors.iter().find(|entry| {
                    let named = || {
                        std::iter::once(&entry.name)
                            .chain(&entry.names)
                            .any(|it| it == name)
                    };
                    entry.kind == ActorKind::Country
                        && if code.is_empty() {
                            named()
                        } else {
                            entry.id.as_str().strip_prefix("country:") == Some(code)
                        }
                });
                match listed {
                    Some(entry) => ActorRef {
                        id: entry.id.clone(),
                        name: entry.name.clone(),
                        kind: entry.kind,
                    },
                    None => unlisted(code, name),
                }
            })
    }
}

fn unlisted(code: &str, name: &str) -> ActorRef {
    let id = if code.is_empty() {
        let words: Vec<String> = crate::graph::words::lowercase_words(name).collect();
        format!("country:{}", words.join("-"))
    } else {
        format!("country:{code}")
    };
    ActorRef {
        id: ActorId::new(id),
        name: name.to_owned(),
        kind: ActorKind::Country,
    }
}
