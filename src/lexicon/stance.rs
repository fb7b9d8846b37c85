//! Stance frames: `data/stances/*.ron`.

use serde::Deserialize;

use crate::id::RuleId;
use crate::vocabulary::{Act, Scope, StanceKind};

/// Part of speech of a frame's cue.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Deserialize)]
pub enum CueClass {
    /// "reject", "call for", "rule out"
    Verb,
    /// "opposition to", "support for"
    Noun,
    /// "unacceptable", "in favour of" as predicate
    Adjective,
    /// "must", "should": an auxiliary over the clause that is called for
    Modal,
}

/// Where an argument of a frame stands, seen from its cue.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
pub enum Place {
    /// Subject of the active verb (agent of the passive).
    Subject,
    /// Direct object (subject of the passive).
    Object,
    /// A finite complement clause: "that …".
    Clause,
    /// An infinitive or gerund complement: "to …", "…ing".
    Action,
    /// A phrase with this preposition: "for", "against"; also before a gerund.
    Prep(String),
    /// The possessor or adjective of a nominal cue: "Berlin's", "German".
    Possessor,
    /// Of a predicative adjective or noun ("is unacceptable", "called it a
    /// mistake") the thing of which it is said; of a modal its whole clause.
    Bearer,
    /// Subject of the verb whose object the nominal cue is: "Moscow voiced
    /// support".
    Light,
    /// The clause of the cue itself, without its subject: a charge that the
    /// voice makes ("blackmails its neighbours").
    Itself,
    /// The deed that a word of manner judges: "unjustly imposed the levy", "acts in violation of the
    /// truce".
    Deed,
    /// The noun that an adjective describes, where the adjective alone judges:
    /// "the regime's indiscriminate bombing".
    Modified,
    /// Of a noun that is the subject of a copula, what it is said to be: "the
    /// only way is a negotiated settlement".
    Predicate,
    /// The clause of a condition: "will retaliate if tariffs rise".
    Condition,
    /// The clause beside which the cue's phrase stands, or its subject where that says it all: "the
    /// vote went ahead despite Norway's objections".
    Outer,
    /// The clause beside the cue's own, to which it answers: "Peru tests missile; Chile protests".
    Beside,
    /// Whoever voices the clause: speaker of the quotation or reported clause.
    Voice,
    /// What was told before, of a cue with no words of its own for its target: "Chile refused".
    Before(Topic),
}

/// What a cue without words of its own for its target is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
pub enum Topic {
    /// What somebody else has just asked for, offered or proposed: "Chile refused".
    Proposal,
    /// The text before a body that votes: "Chile voted against".
    VotedText,
    /// What the report is about, told where it opens: "Chile was disappointed".
    Event,
    /// What somebody else holds: "So does Chile".
    Position,
}

impl Place {
    /// Whether it is a phrase with this preposition.
    pub fn is_prep(&self, preposition: &str) -> bool {
        matches!(self, Self::Prep(own) if own == preposition)
    }
}

/// A predicate that expresses a stance, with the places of its arguments.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
#[allow(
    clippy::struct_excessive_bools,
    reason = "an entry of a table: each flag is a column that authors write"
)]
pub struct StanceFrame {
    /// `reject-v`: the cue and its class.
    pub id: RuleId,
    /// Dictionary form of the cue, with its fixed particles and nouns: "reject",
    /// "rule out", "take issue". The first word is the head.
    pub cue: String,
    /// Part of speech of the head.
    pub class: CueClass,
    /// The act.
    pub act: Act,
    /// The stance, where it is not that of the act.
    #[serde(default)]
    pub stance: Option<StanceKind>,
    /// 1 mild, 2 plain, 3 strong.
    pub intensity: u8,
    /// Scope, where the words themselves say it ("premature": timing).
    #[serde(default)]
    pub scope: Option<Scope>,
    /// The act where the cue is negated ("does not want": oppose), if that is
    /// not what the act itself implies.
    #[serde(default)]
    pub negated: Option<Act>,
    /// Places of the holder; the first that is filled counts.
    pub holder: Vec<Place>,
    /// Places of the target; the first that is filled counts.
    pub target: Vec<Place>,
    /// Place of the addressee.
    #[serde(default)]
    pub addressee: Vec<Place>,
    /// Place of an actor at whom the stance is aimed, beside the target.
    #[serde(default)]
    pub aimed: Vec<Place>,
    /// Whether the cue counts only where it is negated ("cannot be tolerated").
    #[serde(default)]
    pub needs_negation: bool,
    /// Whether the target must be filled by an actor, or by none.
    #[serde(default)]
    pub only: Option<TargetSort>,
    /// Whether the cue counts only in headlines, where a deed is told for the position that it is:
    /// "Peru cancels pact".
    #[serde(default)]
    pub headline: bool,
    /// A place with the sort of words that must fill it: "responsible for" a harm.
    #[serde(default)]
    pub given: Option<Given>,
    /// Whether the cue counts only of what will or may be: "would lead to".
    #[serde(default)]
    pub to_come: bool,
    /// Nouns and verbs, as dictionary forms, of which the cue has another sense: "block" of roads, or
    /// which an adjective describes: "legitimate target".
    #[serde(default)]
    pub not_of: Vec<String>,
    /// Sentences of our own that must yield this frame; a lexicon that is
    /// checked must give some.
    #[serde(default)]
    pub examples: Vec<Example>,
    /// Sentences that must yield no stance by this frame.
    #[serde(default)]
    pub counterexamples: Vec<String>,
    /// Whether a user's own table gives it, of which the learned model knows nothing.
    #[serde(skip)]
    pub is_own: bool,
}

impl StanceFrame {
    /// The stance that the frame takes where nothing turns it.
    pub fn side(&self) -> StanceKind {
        self.stance.unwrap_or_else(|| self.act.stance())
    }
}

/// What must fill a place beside a frame's cue.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Given {
    /// The place.
    pub at: Place,
    /// Of which sort its words must be.
    pub what: Sort,
}

/// A sort of words on which the sense of a cue depends.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
pub enum Sort {
    /// Something bad: "the massacre", "a new famine".
    Harm,
    /// Somebody whom nobody wants to help: "our enemies".
    Foe,
    /// What is so, and asks nothing by itself: "the situation", "this".
    Circumstance,
}

/// What may fill a frame's target.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
pub enum TargetSort {
    /// Only a known actor.
    Actor,
    /// Anything but an actor.
    Thing,
}

/// A sentence with the stance that it must yield.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Example {
    /// The sentence.
    pub text: String,
    /// Name of the holder.
    pub holder: String,
    /// Words that the target must hold.
    pub target: String,
}
