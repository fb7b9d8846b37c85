//! The picture of who agrees with whom, as a plain model: actors in blocs, a
//! tie for each pair that shares a position or takes contrary ones.
//!
//! Comes in: the statements that count. Goes out: actors and ties as
//! `demarche align` computes them, for `alignment_svg.rs` and
//! `dot_alignment.rs` to draw. Must not know: places on a page, SVG, DOT.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write as _;

use super::diagram::Basis;
use super::diagram_source::basis;
use crate::analysis::align::{Affiliation, Measure, Network};
use crate::analysis::blocs::blocs;
use crate::analysis::{Statement, Topic};
use crate::graph::StanceGraph;
use crate::vocabulary::{ActorKind, StanceKind};

/// How many actors a page can show so that each tie can still be followed.
pub const LEGIBLE_ACTORS: usize = 24;

/// How many lines a page can show so that each can still be followed.
pub const LEGIBLE_LINES: usize = 60;

/// Ties lighter than this are none.
const NO_TIE: f64 = 1e-9;

/// Actors and the ties between them.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Alignment {
    /// What stands above it.
    pub title: String,
    /// Those with a tie, bloc by bloc, the largest first.
    pub actors: Vec<AlignedActor>,
    /// The ties, by the places of their actors.
    pub ties: Vec<AlignmentTie>,
    /// Names of those that speak, but share no topic with another.
    pub loners: Vec<String>,
    /// Actors that speak on fewer topics and were left out.
    pub left_out: usize,
    /// Lines of agreement or conflict that were left out.
    pub lines_left_out: usize,
    /// How ties are weighed.
    pub measure: Measure,
    /// Share of the weight of all ties that is on the wrong side of a bloc's
    /// border.
    pub frustration_share: f64,
    /// What the drawing rests on.
    pub basis: Basis,
}

/// An actor in its bloc.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct AlignedActor {
    /// Identifier.
    pub id: String,
    /// Name.
    pub name: String,
    /// What sort of actor it is.
    pub kind: ActorKind,
    /// Number of its bloc, from 1, as `demarche align` counts.
    pub bloc: usize,
}

/// What two actors share and what divides them.
#[derive(Clone, Debug, PartialEq)]
pub struct AlignmentTie {
    /// Places of the two actors, the earlier first.
    pub between: (usize, usize),
    /// Weight of the same stance on the same topic.
    pub agreement: f64,
    /// Weight of support against opposition on the same topic.
    pub conflict: f64,
    /// "Ceasefire (both support)".
    pub agreed: Vec<String>,
    /// "Quotas (Italy supports, Hungary opposes)".
    pub disputed: Vec<String>,
}

/// The stances of each actor by topic.
type Held<'g> = BTreeMap<Topic<'g>, BTreeSet<StanceKind>>;

impl Alignment {
    /// The network of those `most` actors that speak on the most topics, and
    /// on at least `least`.
    pub fn of(
        statements: &[Statement<'_>],
        graph: &StanceGraph,
        (least, most): (usize, usize),
        measure: Measure,
    ) -> Self {
        let affiliation = Affiliation::of(statements, graph, least, most);
        let agreement = affiliation.network(Network::Congruence, measure).rows;
        let conflict = affiliation.network(Network::Conflict, measure).rows;
        let found = blocs(&affiliation.network(Network::Subtract, measure));
        let count = affiliation.actors.len();
        let is_tied =
            |a: usize| (0..count).any(|b| agreement[a][b] > NO_TIE || conflict[a][b] > NO_TIE);
        // Places in the affiliation network, in the order in which they are drawn.
        let mut drawn: Vec<(usize, usize)> = Vec::new();
        for (number, members) in found.members.iter().enumerate() {
            let tied = members.iter().filter(|&&actor| is_tied(actor));
            drawn.extend(tied.map(|&actor| (actor, number + 1)));
        }
        let mut held: Vec<Held<'_>> = vec![BTreeMap::new(); count];
        for tie in &affiliation.ties {
            let topic = affiliation.topics[tie.topic];
            held[tie.actor].entry(topic).or_default().insert(tie.stance);
        }
        let mut ties = Vec::new();
        for (first, &(a, _)) in drawn.iter().enumerate() {
            for (second, &(b, _)) in drawn.iter().enumerate().skip(first + 1) {
                let (agreed, disputed) = (agreement[a][b], conflict[a][b]);
                if agreed > NO_TIE || disputed > NO_TIE {
                    let names = [affiliation.actors[a].name, affiliation.actors[b].name];
                    ties.push(AlignmentTie {
                        between: (first, second),
                        agreement: agreed,
                        conflict: disputed,
                        agreed: shared(&held[a], &held[b]),
                        disputed: contrary(&held[a], &held[b], names),
                    });
                }
            }
        }
        let name = |place: usize| affiliation.actors[place].name.to_owned();
        let speakers: BTreeSet<_> = statements.iter().map(|it| &it.who.id).collect();
        let records: Vec<_> = statements.iter().map(|it| it.record).collect();
        Self {
            title: String::new(),
            actors: drawn
                .iter()
                .map(|&(place, bloc)| AlignedActor {
                    id: affiliation.actors[place].id.to_string(),
                    name: name(place),
                    kind: graph
                        .actor(affiliation.actors[place].id)
                        .map_or(ActorKind::Group, |node| node.kind),
                    bloc,
                })
                .collect(),
            ties,
            loners: (0..count)
                .filter(|&place| !is_tied(place))
                .map(name)
                .collect(),
            left_out: speakers.len() - count,
            lines_left_out: 0,
            measure,
            frustration_share: found.frustration_share,
            basis: basis(&records),
        }
    }

    /// Keeps the heaviest `limit` lines, of agreement and of conflict half each
    /// if there are so many.
    pub fn keep_heaviest(&mut self, limit: usize) {
        let half = limit / 2;
        let count = |weight: fn(&AlignmentTie) -> f64| {
            let ties = self.ties.iter();
            ties.filter(|tie| weight(tie) > 0.0).count()
        };
        let (agreements, conflicts) = (count(|tie| tie.agreement), count(|tie| tie.conflict));
        let of_conflict = conflicts.min(half.max(limit.saturating_sub(agreements)));
        let of_agreement = agreements.min(limit - of_conflict);
        self.lines_left_out += agreements + conflicts - of_agreement - of_conflict;
        thin(&mut self.ties, of_agreement, |tie| &mut tie.agreement);
        thin(&mut self.ties, of_conflict, |tie| &mut tie.conflict);
        self.ties
            .retain(|tie| tie.agreement > 0.0 || tie.conflict > 0.0);
    }

    /// How many lines there are to draw.
    pub fn lines(&self) -> usize {
        let lines =
            |tie: &AlignmentTie| usize::from(tie.agreement > 0.0) + usize::from(tie.conflict > 0.0);
        self.ties.iter().map(lines).sum()
    }

    /// The weight of the heaviest line.
    pub fn heaviest(&self) -> f64 {
        let weights = self
            .ties
            .iter()
            .flat_map(|tie| [tie.agreement, tie.conflict]);
        weights.fold(0.0, f64::max)
    }
}

/// Leaves weight only to the `kept` heaviest; of equal ones to the first.
fn thin(ties: &mut [AlignmentTie], kept: usize, weight: fn(&mut AlignmentTie) -> &mut f64) {
    let mut order: Vec<(usize, f64)> = ties
        .iter_mut()
        .enumerate()
        .map(|(place, tie)| (place, *weight(tie)))
        .collect();
    order.sort_by(|a, b| b.1.total_cmp(&a.1).then(a.0.cmp(&b.0)));
    for (place, _) in order.into_iter().skip(kept) {
        *weight(&mut ties[place]) = 0.0;
    }
}

fn shared(a: &Held<'_>, b: &Held<'_>) -> Vec<String> {
    let mut topics = Vec::new();
    for (topic, stances) in a {
        for stance in b.get(topic).into_iter().flat_map(|it| it & stances) {
            let verb = match stance {
                StanceKind::Supports => "both support",
                StanceKind::Opposes => "both oppose",
                StanceKind::Warns => "both warn",
            };
            topics.push(format!("{} ({verb})", topic.label));
        }
    }
    topics
}

fn contrary(a: &Held<'_>, b: &Held<'_>, [first, second]: [&str; 2]) -> Vec<String> {
    use StanceKind::{Opposes, Supports};
    let mut topics = Vec::new();
    for (topic, mine) in a {
        let Some(theirs) = b.get(topic) else { continue };
        for (one, other) in [(Supports, Opposes), (Opposes, Supports)] {
            if mine.contains(&one) && theirs.contains(&other) {
                topics.push(format!("{} ({first} {one}, {second} {other})", topic.label));
            }
        }
    }
    topics
}

/// Most topics of one sort in a tooltip.
const TOLD: usize = 12;

impl AlignmentTie {
    /// What the two agree on and what divides them.
    pub fn told(&self, alignment: &Alignment) -> String {
        let name = |place: usize| alignment.actors[place].name.as_str();
        let mut text = format!("{} and {}", name(self.between.0), name(self.between.1));
        for (word, topics) in [("agree on", &self.agreed), ("differ on", &self.disputed)] {
            if topics.is_empty() {
                continue;
            }
            text.push('\n');
            text.push_str(word);
            text.push_str(": ");
            text.push_str(&topics[..topics.len().min(TOLD)].join("; "));
            if topics.len() > TOLD {
                let _ = write!(text, "; and {} more", topics.len() - TOLD);
            }
        }
        text
    }
}
