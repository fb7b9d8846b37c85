//! The stream of documents out of files, folders and standard input.

use std::collections::{BTreeMap, VecDeque};
use std::fs::File;
use std::hash::{DefaultHasher, Hash, Hasher};
use std::io::{self, BufRead, BufReader, Read};
use std::path::{Path, PathBuf};

use super::corpus::{self, Source};
use super::error::ReadError;
use super::format::Format;
use super::{Document, encoding, html, jsonl, markdown, plain, top_date, written_date};
use crate::id::DocumentId;

/// How to read.
#[derive(Clone, Copy, Debug, Default)]
pub struct Options {
    /// Read every input as this, whatever its ending says.
    pub from: Option<Format>,
}

/// The documents under `paths`: files, folders with all that is in them, and
/// `-` for standard input.
///
/// An input that cannot be read gives an error in its place, and the rest is
/// read. One document is in memory at a time; of JSONL one line. Two documents
/// never bear the same id: the second gets `#2` at its end.
pub fn read(paths: &[PathBuf], options: Options) -> Documents {
    Documents {
        sources: corpus::sources(paths),
        options,
        rows: None,
        seen: BTreeMap::new(),
    }
}

/// The iterator that [`read`] returns.
pub struct Documents {
    sources: VecDeque<Result<Source, ReadError>>,
    options: Options,
    rows: Option<Rows>,
    /// Hashes of the ids given out, with their number. The hasher has no seed.
    seen: BTreeMap<u64, u32>,
}

/// A larger file that is one document is refused.
const LARGEST: u64 = 256 << 20;

/// A JSONL file is given up after so many bad lines if none was good.
const MOST_BAD_ROWS: usize = 20;

impl Iterator for Documents {
    type Item = Result<Document, ReadError>;

    fn next(&mut self) -> Option<Self::Item> {
        loop {
            if let Some(rows) = &mut self.rows {
                match rows.next() {
                    Some(document) => return Some(document.map(|document| self.unique(document))),
                    None => self.rows = None,
                }
            }
            let document = match self.sources.pop_front()? {
                Ok(source) => self.open(source),
                Err(error) => Some(Err(error)),
            };
            if let Some(document) = document {
                return Some(document.map(|document| self.unique(document)));
            }
        }
    }
}

impl Documents {
    /// Reads a source that is one document; of one with rows only the start.
    fn open(&mut self, source: Source) -> Option<Result<Document, ReadError>> {
        let is_stream = source.path.as_os_str() == "-";
        let input = if is_stream {
            "standard input".into()
        } else {
            source.path.display().to_string()
        };
        match self.try_open(source, &input) {
            Ok(Some(document)) => Some(Ok(document)),
            Ok(None) => None,
            Err(error) => Some(Err(error)),
        }
    }

    fn try_open(&mut self, source: Source, input: &str) -> Result<Option<Document>, ReadError> {
        let failed = |error| ReadError::io(input, error);
        let mut stream: Box<dyn BufRead + Send> = if source.path.as_os_str() == "-" {
            Box::new(BufReader::new(io::stdin()))
        } else {
            Box::new(BufReader::new(File::open(&source.path).map_err(failed)?))
        };
        let mut start = [0; SAMPLE];
        let len = fill(&mut stream, &mut start).map_err(failed)?;
        let start = start[..len].to_vec();
        let format = self
            .options
            .from
            .or(source.format)
            .unwrap_or_else(|| Format::of_content(&start));
        if encoding::is_binary(&start) {
            return Err(ReadError::NotText {
                input: input.to_owned(),
            });
        }
        let stream = io::Cursor::new(start).chain(stream);
        if format == Format::Jsonl {
            self.rows = Some(Rows::new(input, source.id, stream)?);
            return Ok(None);
        }
        let mut bytes = Vec::new();
        stream
            .take(LARGEST + 1)
            .read_to_end(&mut bytes)
            .map_err(failed)?;
        parse(source.id, bytes, format, input, &source.path).map(Some)
    }

    fn unique(&mut self, mut document: Document) -> Document {
        let mut hasher = DefaultHasher::new();
        document.id.as_str().hash(&mut hasher);
        let count = self.seen.entry(hasher.finish()).or_default();
        *count += 1;
        if *count > 1 {
            document.id = DocumentId::new(format!("{}#{count}", document.id));
        }
        document
    }
}

/// So many bytes tell the kind of a stream.
const SAMPLE: usize = 8_192;

/// Reads until `start` is full or the stream ends.
fn fill(stream: &mut impl Read, start: &mut [u8]) -> io::Result<usize> {
    let mut len = 0;
    while len < start.len() {
        match stream.read(&mut start[len..]) {
            Ok(0) => break,
            Ok(more) => len += more,
            Err(error) if error.kind() == io::ErrorKind::Interrupted => {}
            Err(error) => return Err(error),
        }
    }
    Ok(len)
}

/// Bytes of a kind other than JSONL → the document.
fn parse(
    id: String,
    bytes: Vec<u8>,
    format: Format,
    input: &str,
    path: &Path,
) -> Result<Document, ReadError> {
    let input = || input.to_owned();
    if bytes.len() as u64 > LARGEST {
        return Err(ReadError::TooLarge {
            input: input(),
            limit: LARGEST,
        });
    }
    let declared = (format == Format::Html)
        .then(|| encoding::declared(&bytes))
        .flatten();
    let text =
        encoding::decode(bytes, declared).ok_or_else(|| ReadError::NotText { input: input() })?;
    let mut document = match format {
        Format::Markdown => markdown::read(id, &text),
        Format::Html => html::read(id, &text),
        Format::Text | Format::Jsonl => plain::read(id, text),
    };
    if document.body.slice(&document.text).trim().is_empty() {
        return Err(ReadError::Empty { input: input() });
    }
    if document.date.is_none() {
        let name = path.file_name().map(|name| name.to_string_lossy());
        document.date = name
            .and_then(|name| written_date::at_start(&name))
            .or_else(|| top_date::of(document.body.slice(&document.text)));
    }
    Ok(document)
}

/// The rows of a JSONL stream.
struct Rows {
    input: String,
    /// Name of rows without an id, to which the line is added.
    id: String,
    stream: Box<dyn BufRead + Send>,
    line: usize,
    good: usize,
    bad: usize,
    /// Whether the stream is given up.
    done: bool,
    buffer: Vec<u8>,
}

impl Rows {
    fn new(
        input: &str,
        id: String,
        mut stream: impl BufRead + Send + 'static,
    ) -> Result<Self, ReadError> {
        let failed = |error| ReadError::io(input, error);
        let start = stream.fill_buf().map_err(failed)?;
        let wide = start.iter().take(64).any(|b| *b == 0)
            || start.starts_with(b"\xFF\xFE")
            || start.starts_with(b"\xFE\xFF");
        let stream: Box<dyn BufRead + Send> = if wide {
            let mut bytes = Vec::new();
            stream
                .take(LARGEST)
                .read_to_end(&mut bytes)
                .map_err(failed)?;
            let text = encoding::decode(bytes, None);
            let text = text.ok_or_else(|| ReadError::NotText {
                input: input.to_owned(),
            })?;
            Box::new(io::Cursor::new(text.into_bytes()))
        } else {
            Box::new(stream)
        };
        Ok(Self {
            input: input.to_owned(),
            id,
            stream,
            line: 0,
            good: 0,
            bad: 0,
            done: false,
            buffer: Vec::new(),
        })
    }

    fn next(&mut self) -> Option<Result<Document, ReadError>> {
        loop {
            if self.done {
                return None;
            }
            if self.good == 0 && self.bad == MOST_BAD_ROWS {
                self.done = true;
                return Some(Err(ReadError::NoRows {
                    input: self.input.clone(),
                    lines: self.line,
                }));
            }
            self.buffer.clear();
            match self.stream.read_until(b'\n', &mut self.buffer) {
                Ok(0) if self.line == 0 => {
                    self.line = 1;
                    return Some(Err(ReadError::Empty {
                        input: self.input.clone(),
                    }));
                }
                Ok(0) => return None,
                Ok(_) => self.line += 1,
                Err(error) => {
                    self.done = true;
                    return Some(Err(ReadError::io(&self.input, error)));
                }
            }
            let buffer = std::mem::take(&mut self.buffer);
            let mark = if self.line == 1 {
                b"\xEF\xBB\xBF".as_slice()
            } else {
                b""
            };
            let line = buffer.strip_prefix(mark).unwrap_or(&buffer).trim_ascii();
            let row = (!line.is_empty()).then(|| self.row(line));
            self.buffer = buffer;
            if row.is_some() {
                return row;
            }
        }
    }

    fn row(&mut self, line: &[u8]) -> Result<Document, ReadError> {
        let default_id = format!("{}:{}", self.id, self.line);
        let found = jsonl::read(line, &default_id).and_then(|document| {
            let empty = document.text.trim().is_empty();
            if empty {
                Err("its \"text\" is empty".to_owned())
            } else {
                Ok(document)
            }
        });
        let found = found.map(|mut document| {
            document.date = document.date.or_else(|| top_date::of(&document.text));
            document
        });
        match found {
            Ok(document) => {
                self.good += 1;
                Ok(document)
            }
            Err(message) => {
                self.bad += 1;
                Err(ReadError::Row {
                    input: self.input.clone(),
                    line: self.line,
                    message,
                })
            }
        }
    }
}
