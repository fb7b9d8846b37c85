//! `demarche lexicon try`

use std::io::Write;
use std::path::{Path, PathBuf};

use demarche::date::PartialDate;
use demarche::document::Document;
use demarche::evaluation::rule_examples::check_examples;
use demarche::lexicon::load::read_frames;
use demarche::lexicon::{Lexicon, StanceFrame};
use demarche::pipeline::Analyser;
use demarche::stances::Stance;
use demarche::stances::trial::{Attempt, Fate};
use demarche::syntax::outline::outline;

use super::{Tables, explained};
use crate::failure::{Failure, Outcome};
use crate::output::{self, one_line, visible};

/// Show what a sentence yields, which frames it evokes and what each lacks
///
/// With --frame also what a frame of your own would change.
#[derive(Debug, clap::Args)]
#[command(after_help = "\
Examples:
  demarche lexicon try 'Norway rejected the plan.'
  demarche lexicon try 'Norway lampooned the plan.' \\
    --frame '(id: \"lampoon-v\", cue: \"lampoon\", class: Verb, act: Criticise,
              intensity: 2, holder: [Subject], target: [Object])'")]
pub(super) struct Args {
    /// Sentences to read
    text: String,
    /// Add or replace this frame, or the frames of this RON file, and show what changes
    #[arg(long, value_name = "RON|FILE")]
    frame: Option<String>,
    /// Read the sentence as of this date
    #[arg(long, value_name = "DATE")]
    date: Option<PartialDate>,
    #[command(flatten)]
    tables: Tables,
}

/// Runs the command.
pub(super) fn run(args: &Args) -> Result<Outcome, Failure> {
    let lexicon = args.tables.read()?;
    let mut document = Document::new("sentence", &args.text);
    document.date = args.date;
    let own = args.frame.as_deref().map(frames).transpose()?;
    let analyser = Analyser::new(lexicon.clone())?;
    let mut out = output::stdout();
    trees(&analyser, &document, &mut out)?;
    let plain = analyser.stances(&document);
    writeln!(out, "yields:")?;
    positions(&plain, &mut out)?;
    let tried = analyser.attempts(&document);
    fates(&tried, &mut out)?;
    let mut found = plain.len();
    if let Some(own) = own {
        found += with_frames(lexicon, &own, &document, &plain, &mut out)?;
    }
    out.flush()?;
    Ok(if found == 0 {
        Outcome::Nothing
    } else {
        Outcome::Found
    })
}

/// The frames that were given as RON or in a file.
fn frames(given: &str) -> Result<Vec<StanceFrame>, Failure> {
    let written = given.trim_start().starts_with(['(', '[']);
    let (name, text) = if written {
        ("--frame".to_owned(), given.to_owned())
    } else {
        let path = PathBuf::from(given);
        (given.to_owned(), read(&path)?)
    };
    read_frames(&name, &text).map_err(|error| explained(&error))
}

fn read(path: &Path) -> Result<String, Failure> {
    std::fs::read_to_string(path).map_err(|error| {
        Failure::new(format!("{}: {error}", path.display()))
            .hint("--frame takes an entry in parentheses, or a RON file")
    })
}

fn trees(analyser: &Analyser, document: &Document, out: &mut impl Write) -> Result<(), Failure> {
    let text = document.text.as_str();
    for parsed in analyser.parse(document) {
        let tokens = &parsed.sentence.tokens;
        let forms: Vec<&str> = tokens.iter().map(|token| token.span.slice(text)).collect();
        writeln!(out, "{}", visible(&outline(&forms, &parsed.tree)))?;
    }
    Ok(())
}

fn positions(stances: &[Stance], out: &mut impl Write) -> Result<(), Failure> {
    for stance in stances {
        writeln!(out, "  {}", shown(stance))?;
    }
    if stances.is_empty() {
        writeln!(out, "  no position")?;
    }
    Ok(())
}

fn shown(stance: &Stance) -> String {
    let via: Vec<&str> = stance.via.iter().map(|via| via.name.as_str()).collect();
    let via = if via.is_empty() {
        String::new()
    } else {
        format!(", via {}", via.join(", "))
    };
    one_line(&format!(
        "{} {} “{}” ({}, {}, {}{via}; rule {}, sure {:.2})",
        stance.holder.name,
        stance.stance,
        stance.target.text,
        stance.act,
        stance.modality,
        stance.scope,
        stance.rule,
        stance.confidence,
    ))
}

/// Which frames were evoked, and what became of each.
fn fates(attempts: &[Attempt], out: &mut impl Write) -> Result<(), Failure> {
    writeln!(out, "frames evoked:")?;
    for attempt in attempts {
        let fate = match attempt.fate {
            Fate::Yields => "yields a position".to_owned(),
            Fate::Lacks(gap) => format!("nothing: {}", gap.as_str()),
            Fate::Later => "nothing: another frame of this cue came first".to_owned(),
            Fate::Needless => "nothing: another match says the same or more".to_owned(),
        };
        let (cue, rule) = (&attempt.cue.text, &attempt.rule);
        writeln!(out, "  {}", one_line(&format!("“{cue}” {rule}: {fate}")))?;
    }
    if attempts.is_empty() {
        writeln!(out, "  none: no word is the cue of a frame")?;
    }
    Ok(())
}

/// Reads the sentence once more with the frames put in, and their examples.
fn with_frames(
    mut lexicon: Lexicon,
    own: &[StanceFrame],
    document: &Document,
    plain: &[Stance],
    out: &mut impl Write,
) -> Result<usize, Failure> {
    for frame in own {
        let known = lexicon.frames.iter().position(|it| it.id == frame.id);
        let does = if let Some(place) = known {
            lexicon.frames[place] = frame.clone();
            "replaces the entry of this name"
        } else {
            lexicon.frames.push(frame.clone());
            "is added"
        };
        writeln!(out, "\n{} {does}", one_line(frame.id.as_str()))?;
    }
    let analyser = Analyser::new(lexicon)?;
    let stances = analyser.stances(document);
    let new: Vec<Stance> = difference(&stances, plain);
    let gone: Vec<Stance> = difference(plain, &stances);
    for (word, changed) in [("gained:", &new), ("lost:", &gone)] {
        if !changed.is_empty() {
            writeln!(out, "{word}")?;
            positions(changed, out)?;
        }
    }
    if new.is_empty() && gone.is_empty() {
        writeln!(out, "the sentence yields the same as before")?;
    }
    let mut attempts = analyser.attempts(document);
    attempts.retain(|attempt| own.iter().any(|frame| frame.id == attempt.rule));
    fates(&attempts, out)?;
    let results = check_examples(own, |sentence| {
        analyser.stances_by_rule(&Document::new("example", sentence))
    });
    for result in &results {
        writeln!(out, "{}", one_line(&result.to_string()))?;
    }
    Ok(new.len())
}

fn difference(some: &[Stance], others: &[Stance]) -> Vec<Stance> {
    some.iter()
        .filter(|stance| !others.contains(stance))
        .cloned()
        .collect()
}
