//! `demarche review decide`

use std::collections::BTreeMap;
use std::path::PathBuf;

use demarche::curation::{Correction, Decision, Judgement};
use demarche::date::PartialDate;
use demarche::document::{self, Document};
use demarche::id::DocumentId;
use demarche::pipeline::Analyser;
use demarche::query::Names;

use super::desk;
use super::fields::{Field, Tables, assignment};
use super::page::Pages;
use super::pick::{self, Item, Picking, State};
use super::session::{Session, Signature};
use crate::curated::{Curated, count};
use crate::failure::{Failure, Outcome};
use crate::output::{self, one_line};
use crate::sources::{self, DocumentReading};

/// Accept, reject or correct records, by keyboard or by options
///
/// Without --accept, --reject, --correct or --undo the records are shown one by
/// one, those first that nobody judged: a accepts, r rejects, c corrects, ? tells
/// the other keys. Every judgement is written at once. Where standard input is no
/// terminal, keys are read from its lines; what follows a key answers its
/// question ("n not his words").
///
/// Give the documents and not only a graph file to see the sentences around a
/// passage and the cue.
#[derive(Debug, clap::Args)]
#[command(after_help = "\
Examples:
  demarche review decide examples/articles --curation mine.ron --coder Ada
  demarche review decide examples/articles --curation mine.ron --on NATO --sort unsure
  demarche review decide examples/articles --curation mine.ron --by Poland --accept all
  demarche review decide examples/articles --curation mine.ron --by Poland --state accepted \
--reject all --why 'only a trial'
  demarche review decide examples/articles --curation mine.ron --by Poland --state rejected \
--correct all --set intensity=3 --set scope=timing
  demarche review decide examples/articles --curation mine.ron --by Poland --state corrected \
--undo all")]
pub(super) struct Args {
    /// Graph files or documents
    #[arg(required = true, value_name = "SOURCE")]
    sources: Vec<PathBuf>,
    /// The file of judgements, ending in .ron; made if there is none
    #[arg(long, short, value_name = "FILE")]
    curation: PathBuf,
    /// Who judges
    #[arg(long, value_name = "NAME")]
    coder: Option<String>,
    /// The day that judgements are to bear
    #[arg(long, value_name = "DATE")]
    date: Option<PartialDate>,
    /// Accept records: identifiers of records or edges, or starts of them, or `all`, that is all undecided ones that are picked
    #[arg(long, value_name = "ID", num_args = 1.., group = "what")]
    accept: Vec<String>,
    /// Reject records
    #[arg(long, value_name = "ID", num_args = 1.., group = "what")]
    reject: Vec<String>,
    /// Correct records, as --set says
    #[arg(long, value_name = "ID", num_args = 1.., group = "what", requires = "set")]
    correct: Vec<String>,
    /// Take back judgements of this coder
    #[arg(long, value_name = "ID", num_args = 1.., group = "what")]
    undo: Vec<String>,
    /// A field and what it is to say, such as holder=Poland or scope=timing; may be given several times
    #[arg(long, value_name = "FIELD=VALUE", value_parser = assignment, requires = "correct")]
    set: Vec<(Field, String)>,
    /// Why
    #[arg(long, value_name = "TEXT", requires = "what")]
    why: Option<String>,
    #[command(flatten)]
    picking: Picking,
    #[command(flatten)]
    reading: DocumentReading,
}

/// Runs the command.
pub(super) fn run(args: &Args) -> Result<Outcome, Failure> {
    super::list::check_name(&args.curation)?;
    let mut curated = Curated::read_or_new(&args.curation)?;
    let loaded = sources::load_unjudged(&args.sources, &args.reading, false)?;
    let names = Names::of(&loaded.lexicon, &loaded.graph);
    let tables = Tables::new(&loaded.lexicon, &loaded.graph, &names);
    let (items, _) = pick::items(&loaded.graph, &curated.curation);
    let ids = args.ids();
    let mut states = args.picking.state.clone();
    if states.is_empty() {
        states = args.usual_states();
    }
    let items = args.picking.pick(items, &states, &loaded.graph, &names)?;
    let signature = Signature {
        coder: args.coder.clone(),
        date: args.date,
        why: args.why.clone(),
    };
    if let Some(ids) = ids {
        let items = meant(items, ids)?;
        let found = !items.is_empty();
        judge(args, items, &mut curated, &tables, &signature)?;
        return Ok(Outcome::of(loaded.bad, found));
    }
    if items.is_empty() {
        output::note("there is nothing left to judge; --state decided shows what was judged");
        return Ok(Outcome::of(loaded.bad, false));
    }
    let documents = documents(&args.sources);
    let analyser = if documents.is_empty() {
        None
    } else {
        Some(Analyser::new(loaded.lexicon.clone())?)
    };
    let mut desk = desk::open()?;
    let pages = Pages {
        graph: &loaded.graph,
        documents,
        analyser,
        cues: BTreeMap::new(),
        width: desk.width(),
        coloured: desk.is_coloured(),
    };
    let mut session = Session::new(items, &mut curated, pages, tables, signature);
    let ended = session.run(desk.as_mut());
    // The terminal is itself again before anything is said.
    drop(desk);
    ended?;
    let left = session.items.iter();
    let left = left.filter(|item| item.state() == State::Undecided).count();
    output::note(&format!(
        "{} written to {}; {left} of {} records are undecided",
        count(session.made, "judgement"),
        one_line(&args.curation.display().to_string()),
        session.items.len(),
    ));
    Ok(Outcome::of(loaded.bad, true))
}

impl Args {
    /// The states of the records that are meant where none are given: what is
    /// judged already is judged anew only if it is named.
    fn usual_states(&self) -> Vec<State> {
        match self.ids() {
            None => vec![State::Undecided, State::Conflict, State::Near],
            Some(ids) if self.undo.is_empty() && ids.iter().any(|id| id == "all") => {
                vec![State::Undecided]
            }
            Some(_) => Vec::new(),
        }
    }

    /// The records that options name.
    fn ids(&self) -> Option<&[String]> {
        let lists = [&self.accept, &self.reject, &self.correct, &self.undo];
        let named = lists.into_iter().find(|ids| !ids.is_empty());
        named.map(Vec::as_slice)
    }
}

/// The items that identifiers mean; each has to mean one.
fn meant(items: Vec<Item>, ids: &[String]) -> Result<Vec<Item>, Failure> {
    if ids.iter().any(|id| id == "all") {
        return Ok(items);
    }
    for id in ids {
        let mut edges: Vec<&str> = items
            .iter()
            .filter(|item| is_meant(item, id))
            .map(|item| item.edge.as_str())
            .collect();
        edges.sort_unstable();
        edges.dedup();
        if edges.is_empty() {
            let failure = Failure::new(format!("no record or edge starts with '{}'", one_line(id)));
            return Err(failure.hint("`demarche review list SOURCE --curation FILE` names them"));
        }
        let records = items.iter().filter(|item| is_meant(item, id)).count();
        let several = edges.len() > 1 || (is_record(id) && records > 1);
        if several {
            return Err(Failure::new(format!(
                "several records or edges start with '{}'",
                one_line(id)
            ))
            .hint("give more of the identifier"));
        }
    }
    let wanted = |item: &Item| ids.iter().any(|id| is_meant(item, id));
    Ok(items.into_iter().filter(|item| wanted(item)).collect())
}

fn is_record(id: &str) -> bool {
    id.starts_with(['r', 'R'])
}

fn is_meant(item: &Item, start: &str) -> bool {
    let start = start.to_lowercase();
    if is_record(&start) {
        return start.len() > 1 && item.unit.id().starts_with(&start);
    }
    !start.is_empty() && item.edge.as_str().starts_with(&start)
}

/// Judges the records that options name, all or none.
fn judge(
    args: &Args,
    items: Vec<Item>,
    curated: &mut Curated,
    tables: &Tables<'_>,
    signature: &Signature,
) -> Result<(), Failure> {
    let coders: Vec<String> = signature.coder.iter().cloned().collect();
    let mut judgements: Vec<(Item, Option<Judgement>)> = Vec::new();
    for item in items {
        let judgement = if !args.undo.is_empty() {
            None
        } else if !args.accept.is_empty() {
            Some(signature.judgement(Decision::Accept, Correction::default()))
        } else if !args.reject.is_empty() {
            Some(signature.judgement(Decision::Reject, Correction::default()))
        } else {
            let to = correction(args, &item, tables)?;
            Some(signature.judgement(Decision::Correct, to))
        };
        judgements.push((item, judgement));
    }
    let mut changed = 0;
    curated.change(|curation| {
        for (item, judgement) in judgements {
            if let Some(judgement) = judgement {
                let earlier = item.earlier_unit().cloned();
                curation.judge(item.unit, judgement, earlier.as_ref());
                changed += 1;
            } else {
                changed += usize::from(curation.withdraw(item.judged_unit(), &coders));
            }
        }
    })?;
    if !args.reading.quiet {
        let what = if args.undo.is_empty() {
            "written to"
        } else {
            "taken back in"
        };
        let file = one_line(&args.curation.display().to_string());
        output::note(&format!("{} {what} {file}", count(changed, "judgement")));
    }
    Ok(())
}

fn correction(args: &Args, item: &Item, tables: &Tables<'_>) -> Result<Correction, Failure> {
    let mut to = Correction::default();
    for (field, value) in &args.set {
        tables.take(&mut to, *field, value)?;
    }
    let to = tables.complete(&to, &item.record);
    // What cannot be applied is told now, not when the graph is built.
    to.apply(&mut item.record.clone()).map_err(|misfit| {
        let place = format!("{}, {}", item.unit.id(), item.unit.document);
        Failure::new(format!("{misfit} ({})", one_line(&place)))
    })?;
    Ok(to)
}

/// The documents among the sources, by name. Those that cannot be read were
/// named when the sources were loaded.
fn documents(sources: &[PathBuf]) -> BTreeMap<DocumentId, Document> {
    let paths: Vec<PathBuf> = sources
        .iter()
        .filter(|path| path.as_os_str() != "-" && !sources::is_graph_file(path))
        .cloned()
        .collect();
    let read = document::read(&paths, document::Options::default()).flatten();
    let mut documents = BTreeMap::new();
    for document in read {
        documents.entry(document.id.clone()).or_insert(document);
    }
    documents
}
