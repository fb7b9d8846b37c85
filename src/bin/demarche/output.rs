//! What reaches the screen or a file: escaping, tables, JSON lines, safe writing.

use std::fmt::Write as _;
use std::fs::{self, File};
use std::io::{self, BufWriter, IsTerminal, StdoutLock, Write};
use std::path::Path;

use comfy_table::presets::UTF8_HORIZONTAL_ONLY;
use comfy_table::{Cell, Color, ContentArrangement, Table};
use demarche::graph::StanceEdge;
use demarche::stances::Stance;
use demarche::vocabulary::{Modality, Scope, StanceKind};
use serde::Serialize;
use serde_json::ser::{CompactFormatter, Formatter, PrettyFormatter, Serializer};

use crate::failure::Failure;

/// Standard output, buffered.
pub(crate) fn stdout() -> BufWriter<StdoutLock<'static>> {
    BufWriter::new(io::stdout().lock())
}

/// Whether standard output shows colours.
fn is_coloured() -> bool {
    let choice = anstream::AutoStream::choice(&io::stdout());
    choice != anstream::ColorChoice::Never && io::stdout().is_terminal()
}

/// The text with everything spelt out that could steer a terminal or turn the
/// direction of writing: the words come from documents and are not trusted.
pub(crate) fn visible(text: &str) -> String {
    let mut shown = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '\n' => shown.push('\n'),
            '\t' => shown.push(' '),
            c if is_steering(c) => {
                // Writing to a string cannot fail.
                let _ = write!(shown, "\\u{{{:x}}}", u32::from(c));
            }
            c => shown.push(c),
        }
    }
    shown
}

/// [`visible`], on one line.
pub(crate) fn one_line(text: &str) -> String {
    let words: Vec<&str> = text.split_whitespace().collect();
    visible(&words.join(" "))
}

/// Control characters, marks of direction, line separators, tags.
fn is_steering(c: char) -> bool {
    c.is_control()
        || matches!(c,
            '\u{61c}' | '\u{200e}' | '\u{200f}' | '\u{2028}'..='\u{202e}'
            | '\u{2060}'..='\u{206f}' | '\u{feff}' | '\u{fff9}'..='\u{fffb}'
            | '\u{e0000}'..='\u{e007f}')
}

/// Writes a value as JSON on one line.
pub(crate) fn json_line<T: Serialize>(out: &mut impl Write, value: &T) -> Result<(), Failure> {
    let mut json = Serializer::with_formatter(&mut *out, Escaping(CompactFormatter));
    value.serialize(&mut json).map_err(io::Error::from)?;
    Ok(writeln!(out)?)
}

/// Writes a value as JSON, indented.
pub(crate) fn json<T: Serialize>(out: &mut impl Write, value: &T) -> Result<(), Failure> {
    let mut json = Serializer::with_formatter(&mut *out, Escaping(PrettyFormatter::new()));
    value.serialize(&mut json).map_err(io::Error::from)?;
    Ok(writeln!(out)?)
}

/// JSON of which the strings escape what [`visible`] spells out; the value is the same.
struct Escaping<F>(F);

macro_rules! hand_on {
    ($($name:ident($($argument:ident: $kind:ty),*);)+) => {
        $(
            fn $name<W: ?Sized + Write>(&mut self, out: &mut W $(, $argument: $kind)*) -> io::Result<()> {
                self.0.$name(out $(, $argument)*)
            }
        )+
    };
}

impl<F: Formatter> Formatter for Escaping<F> {
    hand_on! {
        begin_array();
        end_array();
        begin_array_value(first: bool);
        end_array_value();
        begin_object();
        end_object();
        begin_object_key(first: bool);
        end_object_key();
        begin_object_value();
        end_object_value();
    }

    fn write_string_fragment<W: ?Sized + Write>(
        &mut self,
        out: &mut W,
        fragment: &str,
    ) -> io::Result<()> {
        let mut rest = fragment;
        while let Some(at) = rest.find(is_steering) {
            self.0.write_string_fragment(out, &rest[..at])?;
            let steering = rest[at..].chars().next().unwrap_or_default();
            for unit in steering.encode_utf16(&mut [0; 2]) {
                write!(out, "\\u{unit:04x}")?;
            }
            rest = &rest[at + steering.len_utf8()..];
        }
        self.0.write_string_fragment(out, rest)
    }
}

/// Characters in a line of a table that goes to a file or a pipe.
const PAGE_WIDTH: u16 = 140;

/// Characters of an edge's identifier that tables show; `explain` takes them.
const SHORT_ID: usize = 8;

/// A table that fits the screen.
pub(crate) fn table(head: &[&str]) -> Table {
    let mut table = Table::new();
    table.load_style(UTF8_HORIZONTAL_ONLY);
    table.set_content_arrangement(ContentArrangement::Dynamic);
    table.set_header(head);
    if !io::stdout().is_terminal() {
        let columns = std::env::var("COLUMNS")
            .ok()
            .and_then(|columns| columns.parse().ok());
        table.set_width(columns.unwrap_or(PAGE_WIDTH));
    }
    table
}

/// What a record says, for a table: stance, act, target, reservations.
pub(crate) fn position(record: &Stance) -> Cell {
    let mut text = record.stance.to_string();
    if record.act.as_str() != record.stance.as_str().trim_end_matches('s') {
        text.push_str(", ");
        text.push_str(record.act.as_str());
    }
    match record.intensity {
        0 | 1 => text.push_str(", mildly"),
        2 => {}
        _ => text.push_str(", strongly"),
    }
    text.push_str(":\n");
    text.push_str(&one_line(&record.target.meaning));
    for note in reservations(record) {
        text.push_str("\n[");
        text.push_str(&note);
        text.push(']');
    }
    let cell = Cell::new(text);
    if !is_coloured() {
        return cell;
    }
    cell.fg(match record.stance {
        StanceKind::Supports => Color::Green,
        StanceKind::Opposes => Color::Red,
        StanceKind::Warns => Color::Yellow,
    })
}

/// What keeps a record from being the plain position of its holder.
pub(crate) fn reservations(record: &Stance) -> Vec<String> {
    let mut notes = Vec::new();
    match record.scope {
        Scope::General => {}
        Scope::OwnParticipation => notes.push("own participation".to_owned()),
        Scope::Timing => notes.push("timing".to_owned()),
    }
    if record.modality != Modality::Asserted {
        notes.push(record.modality.to_string());
    }
    if !record.via.is_empty() {
        let names: Vec<String> = record
            .via
            .iter()
            .map(|source| one_line(&source.name))
            .collect();
        notes.push(format!("via {}", names.join(", ")));
    }
    notes
}

/// Who holds the position of a record, and for whom.
pub(crate) fn holder(record: &Stance) -> String {
    let holder = one_line(&record.holder.name);
    match &record.party {
        Some(party) if party.id != record.holder.id => {
            format!("{holder}\nfor {}", one_line(&party.name))
        }
        _ => holder,
    }
}

/// Says something on standard error.
pub(crate) fn note(message: &str) {
    // Where standard error is closed nobody wants to know.
    let _ = writeln!(anstream::stderr(), "{message}");
}

/// Where a record stands: document, bytes, date, confidence, judgement, edge.
pub(crate) fn place(record: &Stance) -> String {
    let date = record
        .date
        .map(|date| format!("\n{date}"))
        .unwrap_or_default();
    let review = record.reviewed;
    let review = review.map(|it| format!(", {it}")).unwrap_or_default();
    format!(
        "{} {}..{}{date}\nsure {:.2}{review}, edge {}",
        one_line(record.document.as_str()),
        record.evidence.start,
        record.evidence.end,
        record.confidence,
        &StanceEdge::id_of(record).as_str()[..SHORT_ID],
    )
}

/// Writes to the file, or, without one and for `-`, to standard output.
pub(crate) fn write(path: Option<&Path>, bytes: &[u8]) -> Result<(), Failure> {
    if let Some(path) = path.filter(|path| path.as_os_str() != "-") {
        return write_whole(path, bytes);
    }
    let mut out = stdout();
    out.write_all(bytes)?;
    Ok(out.flush()?)
}

/// Writes a file so that at every moment either the old or the new one is whole:
/// into a file beside it, then moved into its place.
pub(crate) fn write_whole(path: &Path, content: &[u8]) -> Result<(), Failure> {
    // A link stays a link: the file that it points at is replaced.
    let path = fs::canonicalize(path).unwrap_or_else(|_| path.to_owned());
    let named = |error: io::Error| Failure::new(format!("{}: {error}", path.display()));
    let name = path
        .file_name()
        .ok_or_else(|| Failure::new(format!("'{}' is no name for a file", path.display())))?;
    let mut beside = name.to_owned();
    beside.push(format!(".{}.part", std::process::id()));
    let beside = path.with_file_name(beside);
    let written = File::create(&beside).and_then(|mut file| {
        file.write_all(content)?;
        file.sync_all()?;
        if let Ok(old) = fs::metadata(&path) {
            fs::set_permissions(&beside, old.permissions())?;
        }
        fs::rename(&beside, &path)
    });
    written.map_err(|error| {
        // The old file is untouched; the part beside it is of no use.
        let _ = fs::remove_file(&beside);
        named(error)
    })
}

#[cfg(test)]
mod tests {
    use super::{Escaping, one_line, visible};
    use serde::Serialize;
    use serde_json::ser::{CompactFormatter, Serializer};

    #[test]
    fn steering_characters_are_spelt_out() {
        assert_eq!(
            visible("a\u{1b}[2Jb\u{202e}c\u{9b}d"),
            "a\\u{1b}[2Jb\\u{202e}c\\u{9b}d"
        );
        assert_eq!(one_line("a\r\nb\tc"), "a b c");
        assert_eq!(visible("Élysée «oui» 中文"), "Élysée «oui» 中文");
    }

    #[test]
    fn json_escapes_and_keeps_the_value() {
        let text = "a\u{1b}\"\u{202e}ü\u{e0041}";
        let mut out = Vec::new();
        let mut json = Serializer::with_formatter(&mut out, Escaping(CompactFormatter));
        text.serialize(&mut json).unwrap();
        let out = String::from_utf8(out).unwrap();
        assert_eq!(out, "\"a\\u001b\\\"\\u202eü\\udb40\\udc41\"");
        assert_eq!(serde_json::from_str::<String>(&out).unwrap(), text);
    }
}
