//! The figures of a comparison, as a table and as JSON.

use std::fmt;
use std::ops::AddAssign;

use serde::Serialize;

use super::comparison::{Compared, Level, Tally, names};
use super::gold::GoldStance;
use super::lots::Lots;
use super::prediction::Prediction;
use crate::vocabulary::StanceKind;

/// Starts the draw of documents for the intervals.
const SEED: u32 = 7;

/// Number of resampled document sets behind an interval.
const RESAMPLES: usize = 300;
/// Places of the interval's bounds among the sorted resamples: 5 % and 95 %.
const BOUNDS: [usize; 2] = [15, 284];

/// All figures of a comparison.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Report {
    /// Documents with gold.
    pub documents: usize,
    /// Gold stances in them.
    pub gold: usize,
    /// Those that are clear.
    pub gold_clear: usize,
    /// Predictions, repeats left out.
    pub predictions: usize,
    /// Evidence and targets that do not stand where they are said to stand.
    pub span_faults: usize,
    /// The right stance in the right sentence.
    pub found: LevelFigures,
    /// And the right holder or party.
    pub who: LevelFigures,
    /// And the right target.
    #[serde(rename = "who+what")]
    pub who_what: QuotedFigures,
    /// How often the other fields are right, of the matched stances.
    pub fields: FieldFigures,
    /// Holder by name, and the right target.
    pub strict: LevelFigures,
}

/// Precision, recall and F1, each from 0 to 1, to four decimals.
#[derive(Clone, Copy, Debug, Default, PartialEq, Serialize)]
pub struct Figures {
    /// Share of the predictions that are right.
    pub precision: f64,
    /// Share of the clear gold stances that are found.
    pub recall: f64,
    /// Harmonic mean of both.
    pub f1: f64,
}

/// Figures of a level with the uncertainty that comes from the choice of documents.
#[derive(Clone, Copy, Debug, Default, PartialEq, Serialize)]
pub struct LevelFigures {
    /// Over all documents.
    #[serde(flatten)]
    pub all: Figures,
    /// Bounds between which 90 % of resampled document sets have their F1.
    pub f1_90: [f64; 2],
}

/// Figures of the level that is quoted, by stance as well.
#[derive(Clone, Copy, Debug, Default, PartialEq, Serialize)]
pub struct QuotedFigures {
    /// Over all stances.
    #[serde(flatten)]
    pub level: LevelFigures,
    /// Of *supports* alone.
    pub supports: Figures,
    /// Of *opposes* alone.
    pub opposes: Figures,
    /// Of *warns* alone.
    pub warns: Figures,
}

/// Share of matched stances in which a field is right; none if no stance counts.
#[derive(Clone, Copy, Debug, Default, PartialEq, Serialize)]
pub struct FieldFigures {
    /// The act.
    pub act: Option<f64>,
    /// The intensity.
    pub intensity: Option<f64>,
    /// The modality.
    pub modality: Option<f64>,
    /// The scope.
    pub scope: Option<f64>,
    /// Whether it is quoted.
    pub quoted: Option<f64>,
    /// All sources in between and no more, where there is any on either side.
    pub via: Option<f64>,
    /// All addressees and no more, where there is any on either side.
    pub addressee: Option<f64>,
}

/// The figures of documents laid side by side with their predictions.
pub(super) fn of(documents: &[Compared<'_>]) -> Report {
    let golds = || documents.iter().flat_map(|document| &document.gold);
    let level = |level| level_figures(documents, level);
    let kind = |kind| figures(total(documents, Level::WhoWhat, Some(kind)));
    Report {
        documents: documents.len(),
        gold: golds().count(),
        gold_clear: golds().filter(|gold| gold.stance.clear).count(),
        predictions: documents.iter().map(|one| one.predictions.len()).sum(),
        span_faults: documents.iter().map(|one| one.span_faults).sum(),
        found: level(Level::Found),
        who: level(Level::Who),
        who_what: QuotedFigures {
            level: level(Level::WhoWhat),
            supports: kind(StanceKind::Supports),
            opposes: kind(StanceKind::Opposes),
            warns: kind(StanceKind::Warns),
        },
        fields: field_figures(documents),
        strict: level(Level::Strict),
    }
}

fn total(documents: &[Compared<'_>], level: Level, only: Option<StanceKind>) -> Tally {
    let mut total = Tally::default();
    for document in documents {
        total += document.tally(level, only);
    }
    total
}

impl AddAssign for Tally {
    fn add_assign(&mut self, other: Self) {
        self.right += other.right;
        self.counted += other.counted;
        self.hit += other.hit;
        self.wanted += other.wanted;
    }
}

impl Tally {
    fn f1(self) -> f64 {
        let (precision, recall) = (
            share(self.right, self.counted),
            share(self.hit, self.wanted),
        );
        if precision + recall > 0.0 {
            2.0 * precision * recall / (precision + recall)
        } else {
            0.0
        }
    }
}

fn figures(tally: Tally) -> Figures {
    Figures {
        precision: rounded(share(tally.right, tally.counted), 4),
        recall: rounded(share(tally.hit, tally.wanted), 4),
        f1: rounded(tally.f1(), 4),
    }
}

fn level_figures(documents: &[Compared<'_>], level: Level) -> LevelFigures {
    let tallies: Vec<Tally> = documents
        .iter()
        .map(|document| document.tally(level, None))
        .collect();
    LevelFigures {
        all: figures(total(documents, level, None)),
        f1_90: interval(&tallies),
    }
}

/// Bounds of F1 over sets of documents drawn again and again, with return,
/// from those given. The draw is the same in every run.
fn interval(tallies: &[Tally]) -> [f64; 2] {
    if tallies.is_empty() {
        return [0.0; 2];
    }
    let mut lots = Lots::new(SEED);
    let mut drawn: Vec<f64> = (0..RESAMPLES)
        .map(|_| {
            let mut sum = Tally::default();
            for _ in tallies {
                sum += tallies[lots.below(tallies.len())];
            }
            sum.f1()
        })
        .collect();
    drawn.sort_by(f64::total_cmp);
    BOUNDS.map(|at| rounded(drawn[at], 3))
}

fn field_figures(documents: &[Compared<'_>]) -> FieldFigures {
    let pairs: Vec<_> = documents
        .iter()
        .flat_map(|document| document.right_pairs(Level::WhoWhat))
        .collect();
    let right = |agrees: fn(&Prediction, &GoldStance) -> bool| {
        share_of(pairs.iter().map(|(found, gold)| agrees(found, gold)))
    };
    let lists = |of_found: fn(&Prediction) -> &[String], of_gold: fn(&GoldStance) -> &[String]| {
        let lists = pairs
            .iter()
            .map(|(found, gold)| (of_found(found), of_gold(gold)));
        share_of(
            lists
                .filter(|(found, gold)| !found.is_empty() || !gold.is_empty())
                .map(|(found, gold)| same_actors(found, gold)),
        )
    };
    FieldFigures {
        act: right(|found, gold| found.act == Some(gold.act)),
        intensity: right(|found, gold| found.intensity == Some(gold.intensity)),
        modality: right(|found, gold| found.modality == Some(gold.modality)),
        scope: right(|found, gold| found.scope == Some(gold.scope)),
        quoted: right(|found, gold| found.quoted == Some(gold.quoted)),
        via: lists(|found| &found.via, |gold| &gold.via),
        addressee: lists(|found| &found.addressee, |gold| &gold.addressee),
    }
}

/// Whether every gold actor is found and none beside.
fn same_actors(found: &[String], gold: &[String]) -> bool {
    let (mine, theirs) = (names(found), names(gold));
    mine.len() == theirs.len()
        && theirs
            .iter()
            .all(|wanted| mine.iter().any(|name| name.same_as(wanted)))
}

fn share_of(outcomes: impl Iterator<Item = bool>) -> Option<f64> {
    let (mut right, mut all) = (0, 0);
    for outcome in outcomes {
        all += 1;
        right += u32::from(outcome);
    }
    (all > 0).then(|| rounded(share(right, all), 4))
}

fn share(part: u32, whole: u32) -> f64 {
    if whole == 0 {
        0.0
    } else {
        f64::from(part) / f64::from(whole)
    }
}

/// Rounds as printing does, so that table and JSON agree.
fn rounded(value: f64, decimals: usize) -> f64 {
    format!("{value:.decimals$}").parse().unwrap_or(value)
}

impl fmt::Display for Report {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        writeln!(
            f,
            "{} documents, {} clear gold stances (of {}), {} predictions, {} span faults",
            self.documents, self.gold_clear, self.gold, self.predictions, self.span_faults
        )?;
        writeln!(
            f,
            "{:<10}{:>10}{:>8}{:>7}   90% interval of F1",
            "level", "precision", "recall", "F1"
        )?;
        let quoted = &self.who_what;
        for (name, level) in [
            ("found", &self.found),
            ("who", &self.who),
            ("who+what", &quoted.level),
            ("strict", &self.strict),
        ] {
            let Figures {
                precision,
                recall,
                f1,
            } = level.all;
            let [low, high] = level.f1_90;
            writeln!(
                f,
                "{name:<10}{precision:>10.3}{recall:>8.3}{f1:>7.3}   {low:.2}-{high:.2}"
            )?;
        }
        for (name, figures) in [
            ("supports", quoted.supports),
            ("opposes", quoted.opposes),
            ("warns", quoted.warns),
        ] {
            let Figures {
                precision,
                recall,
                f1,
            } = figures;
            writeln!(f, "  {name:<10}{precision:>8.3}{recall:>8.3}{f1:>7.3}")?;
        }
        write!(f, "fields right, of matched stances: {}", self.fields)
    }
}

impl fmt::Display for FieldFigures {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let fields = [
            ("act", self.act),
            ("intensity", self.intensity),
            ("modality", self.modality),
            ("scope", self.scope),
            ("quoted", self.quoted),
            ("via", self.via),
            ("addressee", self.addressee),
        ];
        let shown = fields.map(|(name, share)| match share {
            Some(share) => format!("{name} {share:?}"),
            None => format!("{name} -"),
        });
        f.write_str(&shown.join(", "))
    }
}
