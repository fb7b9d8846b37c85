//! Gerunds: whose doing a gerund or participle tells that hangs on a verb: "criticised Rome for closing
//! its ports".
//!
//! Comes in: a gerund and its verb. Goes out: the word for its doer, where it is another than the
//! verb's subject. Must not know: who the actors are.

use super::Parsed;
use crate::syntax::{Relation, Upos};

/// Verbs whose object is seen or heard doing something.
const PERCEIVING: &[&str] = &[
    "catch", "depict", "find", "hear", "notice", "observe", "picture", "portray", "see", "show",
    "watch", "witness",
];

/// Verbs that blame or praise their object for something.
const BLAMING: &[&str] = &[
    "accuse",
    "admonish",
    "applaud",
    "assail",
    "attack",
    "bash",
    "berate",
    "blame",
    "blast",
    "castigate",
    "censure",
    "chide",
    "commend",
    "condemn",
    "congratulate",
    "criticise",
    "criticize",
    "decry",
    "denounce",
    "deride",
    "ding",
    "excoriate",
    "fault",
    "forgive",
    "hail",
    "hammer",
    "hit",
    "honor",
    "honour",
    "knock",
    "lambast",
    "lambaste",
    "laud",
    "mock",
    "needle",
    "pan",
    "pardon",
    "praise",
    "punish",
    "rap",
    "rebuke",
    "reprimand",
    "reproach",
    "ridicule",
    "rip",
    "roast",
    "salute",
    "sanction",
    "savage",
    "scold",
    "skewer",
    "slam",
    "suspect",
    "thank",
    "tweak",
    "upbraid",
];

impl Parsed {
    /// "…, with Kan calling it an outrage": the noun of the phrase just before the participle.
    pub(super) fn with_phrase_before(&self, participle: usize) -> Option<usize> {
        let bare = self.word(participle).tag == "VBG" && self.mark(participle).is_none();
        let before = participle.checked_sub(1).filter(|_| bare)?;
        self.ancestors(before)
            .take(4)
            .find(|&noun| self.case(noun) == "with" && self.word(noun).upos == Upos::Propn)
    }

    /// Who does what a gerund or participle tells that hangs on a verb, where it is not the verb's subject.
    pub(super) fn doer_beside(&self, gerund: usize, verb: usize) -> Option<usize> {
        self.charged(gerund, verb)
            .or_else(|| self.perceived(gerund, verb))
            .or_else(|| self.paid_back(gerund, verb))
    }

    /// "hear the people demanding it", "applaud the crowd rejecting it": who is heard or praised does so.
    fn perceived(&self, participle: usize, verb: usize) -> Option<usize> {
        let bare = self.word(participle).tag == "VBG" && self.mark(participle).is_none();
        let takes = PERCEIVING.contains(&self.lemma(verb)) || BLAMING.contains(&self.lemma(verb));
        let object = self
            .first(verb, &[Relation::Obj])
            .filter(|_| bare && takes)?;
        // "applauded the vote, calling it fair": the one who applauds.
        let next = self.subtree(object).last().map(|&last| last + 1);
        let first = self.subtree(participle).first().copied();
        (object < participle && next == first).then_some(object)
    }

    /// "retaliate against Chile for closing its ports": what one pays somebody back for is his doing.
    fn paid_back(&self, gerund: usize, verb: usize) -> Option<usize> {
        const PENALTIES: &[&str] = &["ban", "embargo", "fine", "penalty", "sanction", "tariff"];
        let deed = self.word(gerund).tag == "VBG" && self.mark(gerund) == Some("for");
        let penalty = || {
            self.first(verb, &[Relation::Obj])
                .is_some_and(|object| PENALTIES.contains(&self.lemma(object)))
        };
        let fits = |case: &str| match case {
            "against" => true,
            "on" | "upon" => penalty(),
            _ => false,
        };
        self.dependents(verb, &[Relation::Obl])
            .find(|&whom| deed && whom < gerund && fits(&self.case(whom)))
    }

    /// "criticised Rome for closing its ports": what somebody is blamed or praised for is the
    /// object's doing.
    fn charged(&self, gerund: usize, verb: usize) -> Option<usize> {
        // "took Rome to task for closing its ports"
        let tasked = || {
            self.dependents(verb, &[Relation::Obl])
                .any(|task| self.lower(task) == "task" && self.case(task) == "to")
        };
        let blamed = matches!(self.mark(gerund), Some("for" | "of"))
            && (BLAMING.contains(&self.lemma(verb)) || tasked());
        // "quoted Lund as rejecting it"
        let quoted =
            self.mark(gerund) == Some("as") && matches!(self.lemma(verb), "quote" | "cite");
        let charge = self.word(gerund).tag == "VBG" && (blamed || quoted);
        self.first(verb, &[Relation::Obj])
            .filter(|&object| charge && object < gerund)
    }
}
