//! `demarche review list`

use std::io::Write;
use std::path::{Path, PathBuf};

use demarche::curation::{Entry, Judgement, Unit};
use demarche::query::Names;
use demarche::stances::Stance;
use serde::Serialize;

use super::page::judged;
use super::pick::{self, Item, Picking, state_of};
use crate::curated::Curated;
use crate::failure::{Failure, Outcome};
use crate::output::{self, one_line};
use crate::sheet::{Format, Sheet};
use crate::sources::{self, DocumentReading};

/// List records with what was judged of them
///
/// A record is undecided, accepted, rejected, corrected or in conflict. `gone` are
/// judgements on these documents that no record fits any more, because the text or
/// the extraction changed; `near` those that fit a record that reads otherwise now.
#[derive(Debug, clap::Args)]
#[command(after_help = "\
Examples:
  demarche review decide examples/articles --curation mine.ron --by Poland --accept all
  demarche review list examples/articles --curation mine.ron --by Poland
  demarche review list examples/articles --curation mine.ron --state undecided --max-confidence 0.6
  demarche review list examples/articles --curation mine.ron --state decided --format csv")]
pub(super) struct Args {
    /// Graph files or documents
    #[arg(required = true, value_name = "SOURCE")]
    sources: Vec<PathBuf>,
    /// The file of judgements
    #[arg(long, short, value_name = "FILE")]
    curation: PathBuf,
    /// Print a table, or records for programs
    #[arg(long, value_enum, default_value_t = Format::Table)]
    format: Format,
    #[command(flatten)]
    picking: Picking,
    #[command(flatten)]
    reading: DocumentReading,
}

/// A row for programs.
#[derive(Serialize)]
struct Row<'a> {
    id: String,
    state: &'static str,
    /// How well the judgement fits the record.
    #[serde(skip_serializing_if = "Option::is_none")]
    fit: Option<&'static str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    edge: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    record: Option<&'a Stance>,
    /// What was judged, where it does not read as the record.
    #[serde(skip_serializing_if = "Option::is_none")]
    judged: Option<&'a Unit>,
    judgements: &'a [Judgement],
}

/// A curation file is RON and says so.
pub(super) fn check_name(file: &Path) -> Result<(), Failure> {
    if file.extension().is_some_and(|ending| ending == "ron") {
        return Ok(());
    }
    let name = file.display();
    Err(Failure::new(format!("'{name}' does not end in .ron"))
        .hint("judgements are kept in RON files"))
}

/// Runs the command.
pub(super) fn run(args: &Args) -> Result<Outcome, Failure> {
    let curated = Curated::read_or_new(&args.curation)?;
    let loaded = sources::load_unjudged(&args.sources, &args.reading, false)?;
    let names = Names::of(&loaded.lexicon, &loaded.graph);
    let (items, mut gone) = pick::items(&loaded.graph, &curated.curation);
    let states = args.picking.state.clone();
    let items = args.picking.pick(items, &states, &loaded.graph, &names)?;
    gone.retain(|entry| args.picking.wants_gone(entry));
    let rows: Vec<Row<'_>> = items
        .iter()
        .map(of_item)
        .chain(gone.iter().map(of_gone))
        .collect();
    let sheet = if args.format == Format::Csv {
        csv(&items, &gone)
    } else {
        table(&items, &gone)
    };
    let mut out = output::stdout();
    sheet.print(args.format, &rows, &mut out)?;
    out.flush()?;
    Ok(Outcome::of(loaded.bad, !rows.is_empty()))
}

fn of_item(item: &Item) -> Row<'_> {
    let entry = item.entry.as_ref();
    Row {
        id: item.unit.id(),
        state: item.state().as_str(),
        fit: entry.map(|(_, fit)| fit.as_str()),
        edge: Some(item.edge.as_str()),
        record: Some(&item.record),
        judged: item.has_changed().then(|| item.judged_unit()),
        judgements: entry.map_or(&[], |(entry, _)| &entry.judgements),
    }
}

fn of_gone(entry: &Entry) -> Row<'_> {
    Row {
        id: entry.unit.id(),
        state: "gone",
        fit: None,
        edge: None,
        record: None,
        judged: Some(&entry.unit),
        judgements: &entry.judgements,
    }
}

fn table(items: &[Item], gone: &[Entry]) -> Sheet {
    let mut sheet = Sheet::new(["Record", "Judged", "Holder", "Position", "Words", "Where"]);
    let judgements = |entry: &Entry| {
        let lines: Vec<String> = entry.judgements.iter().map(judged).collect();
        lines.join("\n")
    };
    for item in items {
        let mut state = item.state().as_str().to_owned();
        if let Some((entry, fit)) = &item.entry {
            if item.has_changed() {
                state = format!("{state} [{}]", fit.as_str());
            }
            state = format!("{state}\n{}", judgements(entry));
        }
        sheet.add([
            item.unit.id(),
            state,
            output::holder(&item.record),
            output::position(&item.record).content(),
            one_line(&item.record.evidence.text),
            output::place(&item.record),
        ]);
    }
    for entry in gone {
        let unit = &entry.unit;
        sheet.add([
            unit.id(),
            format!(
                "gone, was {}\n{}",
                state_of(entry).as_str(),
                judgements(entry)
            ),
            one_line(unit.holder.as_str()),
            format!("{}:\n{}", unit.stance, one_line(&unit.target)),
            one_line(&unit.sentence),
            one_line(unit.document.as_str()),
        ]);
    }
    sheet
}

/// Columns of the CSV table.
const HEAD: [&str; 22] = [
    "record",
    "state",
    "fit",
    "edge",
    "document",
    "start",
    "end",
    "date",
    "holder",
    "party",
    "stance",
    "act",
    "target",
    "meaning",
    "issue",
    "modality",
    "scope",
    "confidence",
    "decisions",
    "coders",
    "why",
    "sentence",
];

fn csv(items: &[Item], gone: &[Entry]) -> Sheet {
    let mut sheet = Sheet::new(HEAD);
    for item in items {
        let record = &item.record;
        let entry = item.entry.as_ref();
        let own = [
            item.unit.id(),
            item.state().as_str().to_owned(),
            entry.map_or("", |(_, fit)| fit.as_str()).to_owned(),
            item.edge.to_string(),
            record.document.to_string(),
            record.evidence.start.to_string(),
            record.evidence.end.to_string(),
            record.date.map(|date| date.to_string()).unwrap_or_default(),
            record.holder.name.clone(),
            record
                .party
                .as_ref()
                .map(|it| it.name.clone())
                .unwrap_or_default(),
            record.stance.to_string(),
            record.act.to_string(),
            record.target.text.clone(),
            record.target.meaning.clone(),
            record
                .target
                .issue
                .as_ref()
                .map(|it| it.label.clone())
                .unwrap_or_default(),
            record.modality.to_string(),
            record.scope.to_string(),
            format!("{:.2}", record.confidence),
        ];
        let last = last_cells(entry.map_or(&[], |(entry, _)| &entry.judgements));
        let sentence = [record.evidence.text.clone()];
        sheet.add(own.into_iter().chain(last).chain(sentence));
    }
    for entry in gone {
        let unit = &entry.unit;
        let party = unit.party.as_ref().map(ToString::to_string);
        let mut own = vec![unit.id(), "gone".to_owned(), String::new(), String::new()];
        own.extend([
            unit.document.to_string(),
            String::new(),
            String::new(),
            String::new(),
        ]);
        own.extend([unit.holder.to_string(), party.unwrap_or_default()]);
        own.extend([
            unit.stance.to_string(),
            unit.act.to_string(),
            unit.target.clone(),
        ]);
        own.extend(std::iter::repeat_n(String::new(), 5));
        own.extend(last_cells(&entry.judgements));
        own.push(unit.sentence.clone());
        sheet.add(own);
    }
    sheet
}

/// Decisions, coders and reasons.
fn last_cells(judgements: &[Judgement]) -> [String; 3] {
    let joined = |of: &dyn Fn(&Judgement) -> String| {
        let cells: Vec<String> = judgements
            .iter()
            .map(of)
            .filter(|it| !it.is_empty())
            .collect();
        cells.join("; ")
    };
    [
        joined(&|it| it.decision.as_str().to_owned()),
        joined(&|it| it.coders.join(", ")),
        joined(&|it| it.why.clone().unwrap_or_default()),
    ]
}
