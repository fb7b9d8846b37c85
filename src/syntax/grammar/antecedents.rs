//! Antecedents: what ", which" stands for behind a name.
//!
//! Comes in: a verb with a relative pronoun. Goes out: the noun or clause meant. Must not know: actors.

use super::Parsed;
use crate::syntax::{Relation, Upos};

/// Verbs that judge what happens rather than whom they name.
const JUDGING: &[&str] = &[
    "condemn",
    "criticise",
    "criticize",
    "decry",
    "denounce",
    "deplore",
    "protest",
    "regret",
    "slam",
    "welcome",
];

/// Nouns for what states do and propose, and that others judge.
const JUDGED: &[&str] = &[
    "accord",
    "agreement",
    "aid",
    "annexation",
    "attack",
    "bid",
    "bill",
    "campaign",
    "deal",
    "decision",
    "embargo",
    "invasion",
    "law",
    "mission",
    "move",
    "offensive",
    "operation",
    "pact",
    "plan",
    "proposal",
    "raid",
    "report",
    "request",
    "resolution",
    "sale",
    "sanction",
    "strike",
    "talk",
    "treaty",
    "visit",
    "withdrawal",
];

impl Parsed {
    /// "the sale of jets to Peru, which Chile condemned": the sale. "Peru invaded Chile, which Cuba
    /// condemned": that it did. Elsewhere the noun before the clause.
    pub(super) fn whole_before(&self, verb: usize, pronoun: usize) -> Option<usize> {
        let noun = self.antecedent(verb)?;
        let loose = self.lower(pronoun) == "which"
            && pronoun > 0
            && self.lower(pronoun - 1) == ","
            && self.word(noun).upos == Upos::Propn;
        if !loose {
            return Some(noun);
        }
        if let Some(thing) = self.judged_around(noun) {
            return Some(thing);
        }
        let judges = JUDGING.contains(&self.lemma(verb));
        let deed = self
            .ancestors(noun)
            .take(3)
            .find(|&word| self.word(word).upos == Upos::Verb)
            .filter(|_| judges && matches!(self.relation(noun), Relation::Obj | Relation::Obl));
        Some(deed.map_or(noun, |deed| self.outer_verb(deed)))
    }

    /// The noun for a deed or proposal whose phrase ends with a name.
    fn judged_around(&self, name: usize) -> Option<usize> {
        const INSIDE: &[Relation] = &[
            Relation::Nmod,
            Relation::Conj,
            Relation::Obj,
            Relation::Obl,
            Relation::Acl,
        ];
        let chain: Vec<usize> = self.ancestors(name).take(5).collect();
        chain
            .windows(2)
            .take_while(|pair| INSIDE.contains(&self.relation(pair[0])))
            .map(|pair| pair[1])
            .take_while(|&above| {
                self.word(above).tag == "VB" || self.word(above).upos != Upos::Verb
            })
            .find(|&above| {
                self.word(above).upos == Upos::Noun && JUDGED.contains(&self.lemma(above))
            })
    }

    /// "applied to join": of an infinitive the verb that governs it.
    fn outer_verb(&self, verb: usize) -> usize {
        let infinitive = matches!(self.relation(verb), Relation::Xcomp | Relation::Advcl)
            && self.word(verb).tag == "VB";
        self.head(verb).filter(|_| infinitive).unwrap_or(verb)
    }
}
