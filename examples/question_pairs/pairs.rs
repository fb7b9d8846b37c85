//! Gold stances → a graph; questions with their answers → precision and recall.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

use demarche::document::Document;
use demarche::evaluation::gold::{GoldDocument, GoldStance, read_gold};
use demarche::graph::{Catalogue, Report, StanceGraph, assemble};
use demarche::id::ActorId;
use demarche::lexicon::Lexicon;
use demarche::pipeline::Analyser;
use demarche::query::{self, Answer, Filters, Names};
use demarche::stances::issue::IssueMatcher;
use demarche::stances::{ActorRef, IssueRef, Quotation, Stance, Target};
use demarche::vocabulary::ActorKind;
use serde::Deserialize;

/// Which half a question belongs to.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
pub enum Half {
    /// The search for targets may be changed by a look at it.
    Tune,
    /// It only tells how the search does.
    Check,
}

/// A question with its answer: `data/ask/questions.ron`.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Pair {
    /// The question.
    pub question: String,
    /// Its half.
    pub set: Half,
    /// Whether the target is put in words that name no issue.
    pub paraphrased: bool,
    /// The parties that hold the position.
    pub expected: Vec<String>,
    /// Parties that count neither way.
    #[serde(default)]
    pub also: Vec<String>,
}

/// What the answers to some questions came to.
#[derive(Clone, Copy, Debug, Default)]
pub struct Figures {
    /// Questions.
    pub questions: usize,
    /// Parties that were found and expected.
    pub right: usize,
    /// Parties that were found and not expected.
    pub wrong: usize,
    /// Parties that were expected and not found.
    pub missed: usize,
}

impl Figures {
    /// The share of what was found that is right.
    pub fn precision(&self) -> f64 {
        share(self.right, self.wrong)
    }

    /// The share of what was expected that was found.
    pub fn recall(&self) -> f64 {
        share(self.right, self.missed)
    }
}

#[allow(clippy::cast_precision_loss, reason = "there are a few hundred")]
fn share(right: usize, other: usize) -> f64 {
    if right + other == 0 {
        return 1.0;
    }
    right as f64 / (right + other) as f64
}

/// What one question came to.
#[derive(Clone, Debug)]
pub struct Outcome {
    /// The question with its answer.
    pub pair: Pair,
    /// How it was read, or why not.
    pub read_as: String,
    /// Right, wrong, missed parties.
    pub right: Vec<String>,
    /// Found and not expected.
    pub wrong: Vec<String>,
    /// Expected and not found.
    pub missed: Vec<String>,
    /// Targets that were suggested; whether one of the expected parties has the asked stance on it.
    pub suggested: Vec<(String, bool)>,
}

/// The sum of some outcomes.
pub fn figures<'a>(outcomes: impl IntoIterator<Item = &'a Outcome>) -> Figures {
    let mut sum = Figures::default();
    for outcome in outcomes {
        sum.questions += 1;
        sum.right += outcome.right.len();
        sum.wrong += outcome.wrong.len();
        sum.missed += outcome.missed.len();
    }
    sum
}

fn root(path: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join(path)
}

/// The questions of `data/ask/questions.ron`.
pub fn pairs() -> Result<Vec<Pair>, Box<dyn std::error::Error>> {
    pairs_of("data/ask/questions.ron")
}

/// The questions that were written after the tables of other wordings.
pub fn fresh_pairs() -> Result<Vec<Pair>, Box<dyn std::error::Error>> {
    pairs_of("data/ask/questions-fresh.ron")
}

/// Questions with words of which the vectors of nearness know nothing.
pub fn unknown_pairs() -> Result<Vec<Pair>, Box<dyn std::error::Error>> {
    pairs_of("data/ask/questions-unknown.ron")
}

/// Questions about nothing that the texts speak of.
pub fn nonsense_pairs() -> Result<Vec<Pair>, Box<dyn std::error::Error>> {
    pairs_of("data/ask/questions-nonsense.ron")
}

/// The questions by which a search by nearness of words was tried.
pub fn nearness_pairs() -> Result<Vec<Pair>, Box<dyn std::error::Error>> {
    pairs_of("data/ask/questions-nearness.ron")
}

fn pairs_of(path: &str) -> Result<Vec<Pair>, Box<dyn std::error::Error>> {
    let text = std::fs::read_to_string(root(path))?;
    Ok(ron::from_str(&text)?)
}

/// All documents that we annotated ourselves.
pub fn gold() -> Result<Vec<GoldDocument>, Box<dyn std::error::Error>> {
    let mut all = read_gold(&root("examples/articles"), &root("data/gold"), None)?;
    let texts = root("data/gold/texts");
    all.extend(read_gold(&texts, &texts, None)?);
    Ok(all)
}

/// The graph of the clear gold stances.
pub fn gold_graph(
    gold: &[GoldDocument],
    lexicon: &Lexicon,
) -> Result<StanceGraph, Box<dyn std::error::Error>> {
    let reader = GoldReader {
        names: Names::of(lexicon, &StanceGraph::default()),
        matcher: IssueMatcher::new(&lexicon.issues),
        lexicon,
    };
    let mut reports = Vec::new();
    for one in gold {
        let document = one.document()?;
        let clear = one.stances.iter().filter(|stance| stance.clear);
        let records = clear.map(|stance| reader.record(stance, &document));
        reports.push(Report::new(&document, records.collect()));
    }
    Ok(assemble(reports, &Catalogue::from(lexicon)))
}

/// The graph of what is found in the same documents.
pub fn extracted_graph(
    gold: &[GoldDocument],
    analyser: &Analyser,
) -> Result<StanceGraph, Box<dyn std::error::Error>> {
    let mut reports = Vec::new();
    for one in gold {
        let document = one.document()?;
        let stances = analyser.stances(&document);
        reports.push(Report::new(&document, stances));
    }
    Ok(assemble(reports, &Catalogue::from(&analyser.lexicon)))
}

/// Puts all questions to a graph.
pub fn ask_all(pairs: &[Pair], graph: &StanceGraph, lexicon: &Lexicon) -> Vec<Outcome> {
    let names = Names::of(lexicon, graph);
    pairs.iter().map(|pair| ask(pair, graph, &names)).collect()
}

fn ask(pair: &Pair, graph: &StanceGraph, names: &Names) -> Outcome {
    let asked = query::search(&pair.question, &Filters::default(), graph, names);
    let (read_as, found) = match &asked {
        Ok(answer) => {
            let parties = answer
                .rows
                .iter()
                .map(|row| row.party.unwrap_or(row.holder));
            let parties = parties.map(|party| party.id.as_str().to_owned());
            (answer.query.expr.to_string(), parties.collect())
        }
        Err(error) => (error.to_string(), BTreeSet::new()),
    };
    let id = |name: &String| match &names.actors(name)[..] {
        [only] => only.as_str().to_owned(),
        _ => unlisted(name).as_str().to_owned(),
    };
    let expected: BTreeSet<String> = pair.expected.iter().map(id).collect();
    let also: BTreeSet<String> = pair.also.iter().map(id).collect();
    Outcome {
        pair: pair.clone(),
        read_as,
        right: found.intersection(&expected).cloned().collect(),
        wrong: found
            .iter()
            .filter(|id| !expected.contains(*id) && !also.contains(*id))
            .cloned()
            .collect(),
        missed: expected.difference(&found).cloned().collect(),
        suggested: asked.map_or_else(
            |_| Vec::new(),
            |answer| suggested(&answer, &expected, graph),
        ),
    }
}

/// The suggestions of an answer, and which of them lead to an expected party.
fn suggested(
    answer: &Answer<'_>,
    expected: &BTreeSet<String>,
    graph: &StanceGraph,
) -> Vec<(String, bool)> {
    let leads = |target: &str| {
        graph.edges().iter().any(|edge| {
            let party = edge.party.as_ref().unwrap_or(&edge.holder);
            let mut texts = edge.evidence.iter().map(|record| &record.target.text);
            expected.contains(party.as_str())
                && answer.query.stance().is_none_or(|it| it == edge.stance)
                && (graph.label(&edge.target) == target || texts.any(|text| text == target))
        })
    };
    let targets = answer.nearest.iter();
    targets
        .map(|target| (target.clone(), leads(target)))
        .collect()
}

struct GoldReader<'a> {
    names: Names,
    matcher: IssueMatcher,
    lexicon: &'a Lexicon,
}

impl GoldReader<'_> {
    fn record(&self, stance: &GoldStance, document: &Document) -> Stance {
        let actors = |names: &[String]| names.iter().map(|name| self.actor(name)).collect();
        let meaning = &stance.target_meaning;
        let issue = self.matcher.classify_text(meaning);
        let start = document.text.find(&stance.sentence).unwrap_or_default();
        Stance {
            document: document.id.clone(),
            holder: self.actor(&stance.holder),
            party: (!stance.party.is_empty()).then(|| self.actor(&stance.party)),
            stance: stance.stance,
            act: stance.act,
            target: Target {
                text: stance.target.clone(),
                start,
                end: start + stance.target.len(),
                meaning: meaning.clone(),
                actors: actors(&stance.target_actors),
                issue: issue.map(|id| IssueRef {
                    label: self.matcher.label(&id).unwrap_or_default().to_owned(),
                    id,
                }),
            },
            addressee: actors(&stance.addressee),
            via: actors(&stance.via),
            intensity: stance.intensity,
            modality: stance.modality,
            scope: stance.scope,
            quoted: stance.quoted,
            date: document.date,
            confidence: 1.0,
            rule: "gold".into(),
            reviewed: None,
            evidence: Quotation {
                text: stance.sentence.clone(),
                start,
                end: start + stance.sentence.len(),
            },
        }
    }

    fn actor(&self, name: &str) -> ActorRef {
        if let [id] = &self.names.actors(name)[..]
            && let Some(entry) = self.lexicon.actors.iter().find(|entry| entry.id == *id)
        {
            return ActorRef {
                id: id.clone(),
                name: entry.name.clone(),
                kind: entry.kind,
            };
        }
        ActorRef {
            id: unlisted(name),
            name: name.to_owned(),
            kind: ActorKind::Group,
        }
    }
}

/// The identifier of an actor that no list has.
fn unlisted(name: &str) -> ActorId {
    let words = name.to_lowercase();
    let words = words
        .split(|c: char| !c.is_alphanumeric())
        .filter(|word| !word.is_empty());
    ActorId::new(format!("group:{}", words.collect::<Vec<_>>().join("-")))
}
