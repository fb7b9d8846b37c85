//! Arguments: subject and agent of a predicate as meaning has them, also where grammar leaves them out.
//!
//! Comes in: a sentence with its tree. Goes out: words. Must not know: actors.

use super::Parsed;
use crate::syntax::{Relation, Upos};

/// Nouns for what somebody means or has to do.
const WILL: &[&str] = &[
    "need",
    "commitment",
    "effort",
    "desire",
    "intention",
    "resolve",
    "determination",
    "will",
    "willingness",
    "readiness",
    "duty",
    "responsibility",
    "obligation",
    "plan",
    "pledge",
    "promise",
    "vow",
    "decision",
    "right",
    "goal",
    "aim",
    "resolution",
    "step",
    "measure",
    "action",
    "aspiration",
    "ambition",
    "importance",
    "necessity",
    "occasion",
    "opportunity",
];

/// Verbs whose subject makes its own what its object names: who rejects a plan
/// to leave would not leave.
const ASSERTING: &[&str] = &[
    "underscore",
    "underline",
    "stress",
    "emphasize",
    "emphasise",
    "reaffirm",
    "reiterate",
    "affirm",
    "express",
    "have",
    "make",
    "state",
    "declare",
    "announce",
    "share",
    "voice",
    "renew",
    "take",
    "continue",
    "confirm",
    "show",
    "acknowledge",
    "recognize",
    "recognise",
    "highlight",
    "feel",
    "see",
    "note",
    "pledge",
    "seize",
    "use",
];

impl Parsed {
    /// The word that stands as subject of a predicate, sought also where
    /// grammar leaves it out: under control, in coordination, in participles
    /// and relative clauses.
    pub fn subject(&self, predicate: usize) -> Option<usize> {
        self.subject_within(predicate, 8)
    }

    fn subject_within(&self, predicate: usize, depth: usize) -> Option<usize> {
        if let Some(subject) = self.stated_subject(predicate) {
            return Some(subject);
        }
        if let Some(name) = self.only_one_to(predicate) {
            return Some(name);
        }
        let head = self.head(predicate)?;
        let depth = depth.checked_sub(1)?;
        match self.relation(predicate) {
            Relation::Xcomp => {
                // "finds it hard to accept it"
                let found = self
                    .head(head)
                    .filter(|&verb| self.first(verb, &[Relation::Expl]).is_some());
                if let Some(verb) = found.filter(|_| self.relation(head) == Relation::Xcomp) {
                    return self.subject_within(verb, depth);
                }
                let object = self.first(head, &[Relation::Obj, Relation::Iobj]);
                match object {
                    Some(object) if object < predicate => Some(object),
                    _ => self.subject_within(head, depth),
                }
            }
            Relation::Conj if self.is_predicate(head) => self.subject_within(head, depth),
            Relation::Advcl => self
                .with_phrase_before(predicate)
                .or_else(|| self.doer_beside(predicate, head))
                .or_else(|| self.subject_within(head, depth)),
            Relation::Parataxis => self.subject_within(head, depth),
            Relation::Acl | Relation::AclRelcl if self.member(head).is_some() => self.member(head),
            Relation::Acl if self.word(predicate).tag == "VBG" => Some(head),
            // "is not in a position to sign it"
            Relation::Acl
                if self.lemma(head) == "position"
                    && self.first(head, &[Relation::Cop]).is_some() =>
            {
                self.first(head, &[Relation::Nsubj])
            }
            Relation::Acl if self.mark(predicate) == Some("to") => {
                // "efforts to stop", "the decision to send": whose efforts?
                self.owner(head, predicate)
                    .or_else(|| self.owner_of_will(head, depth))
            }
            Relation::AclRelcl => Some(head),
            _ => None,
        }
    }

    /// The subject that a predicate has of its own, with what a pronoun there stands for.
    fn stated_subject(&self, predicate: usize) -> Option<usize> {
        const SUBJECTS: &[Relation] = &[Relation::Nsubj, Relation::NsubjPass, Relation::NsubjOuter];
        // "Baker warned Tariq that …": a name just behind the verb is what the parser mistook.
        let addressed = |word: usize| word == predicate + 1 && self.word(word).upos == Upos::Propn;
        let subjects = || self.dependents(predicate, SUBJECTS);
        let last = subjects().next_back().filter(|&last| addressed(last));
        let before = last.and_then(|_| subjects().rfind(|&subject| subject < predicate));
        if let Some(subject) = before.or_else(|| subjects().next_back()) {
            if self.is_relative_pronoun(subject) {
                let whole = self.antecedent(predicate).map(|noun| {
                    self.member(noun)
                        .unwrap_or_else(|| self.coordination_before(noun, subject))
                });
                return whole.or(Some(subject));
            }
            // "Lund was the only Democrat to refuse": the parser may hang "was" on the Democrat.
            let said_to_be = self.first(subject, &[Relation::Cop]).is_some();
            let name = self
                .first(subject, &[Relation::Nsubj])
                .filter(|_| said_to_be);
            return name.or(Some(subject));
        }
        None
    }

    /// "Lund, the only member to refuse": the name, on whatever the parser hung the infinitive.
    fn only_one_to(&self, predicate: usize) -> Option<usize> {
        if self.mark(predicate) != Some("to") {
            return None;
        }
        let first = self.subtree(predicate).first().copied()?;
        let noun = first.checked_sub(1)?;
        let only = self.dependents(noun, &[Relation::Amod]).any(|only| {
            matches!(
                self.lower(only),
                "first" | "last" | "lone" | "only" | "sole"
            )
        });
        (only && self.relation(noun) == Relation::Appos)
            .then(|| self.head(noun))
            .flatten()
    }

    /// Whose a noun is that an infinitive goes with: "its plan to", "a threat by Peru to veto it", "the
    /// decision of the Council to send them".
    fn owner(&self, noun: usize, infinitive: usize) -> Option<usize> {
        let phrase = |case: &str| {
            self.dependents(noun, &[Relation::Nmod])
                .find(|&whose| self.case(whose) == case)
        };
        let of = || phrase("of").filter(|&of| of < infinitive && WILL.contains(&self.lemma(noun)));
        self.first(noun, &[Relation::NmodPoss])
            .or_else(|| phrase("by").or_else(|| phrase("from")))
            .or_else(of)
    }

    /// "one of the most cruel acts": the word that stands for such a noun.
    pub fn one_of(&self, noun: usize) -> usize {
        // "one of a handful of countries"
        let many = self.head(noun).filter(|&many| {
            self.relation(noun) == Relation::Nmod
                && self.case(noun) == "of"
                && matches!(
                    self.lemma(many),
                    "dozen" | "group" | "handful" | "minority" | "number"
                )
        });
        let noun = many.unwrap_or(noun);
        self.head(noun)
            .filter(|&one| {
                self.relation(noun) == Relation::Nmod
                    && self.case(noun) == "of"
                    && matches!(self.lower(one), "one" | "some" | "part")
            })
            .unwrap_or(noun)
    }

    /// "Peru is among the countries that refuse", "Peru was the first country to refuse": who is said
    /// to be one of them.
    pub fn member(&self, noun: usize) -> Option<usize> {
        const MEMBERS: &[&str] = &[
            "candidate",
            "congressman",
            "country",
            "democrat",
            "government",
            "lawmaker",
            "leader",
            "legislator",
            "member",
            "minister",
            "mp",
            "nation",
            "one",
            "party",
            "power",
            "republican",
            "senator",
            "signatory",
            "state",
        ];
        // "among those condemning it", "the first to condemn it"
        let other = matches!(self.lower(noun), "those" | "first" | "last" | "latest");
        if !MEMBERS.contains(&self.lemma(noun).to_lowercase().as_str()) && !other {
            return None;
        }
        let said = self.one_of(noun);
        let clause = if self.first(said, &[Relation::Cop]).is_some() {
            said
        } else {
            let verb = self.head(said)?;
            let becomes = matches!(self.lemma(verb), "become" | "remain")
                && matches!(self.relation(said), Relation::Xcomp | Relation::Obj);
            becomes.then_some(verb)?
        };
        let subject = self.first(clause, &[Relation::Nsubj])?;
        // "Clinton, who was the first leader to sign it"
        if self.is_relative_pronoun(subject) {
            self.antecedent(clause)
        } else {
            Some(subject)
        }
    }

    /// Whose will a bare noun names: "underscored the need to deter": the
    /// subject of the verb of which the noun is the object.
    fn owner_of_will(&self, noun: usize, depth: usize) -> Option<usize> {
        let verb = self.head(noun)?;
        if !ASSERTING.contains(&self.lemma(verb)) {
            return None;
        }
        let object = matches!(self.relation(noun), Relation::Obj | Relation::Conj);
        (object && WILL.contains(&self.lemma(noun)) && !self.is_passive(verb))
            .then(|| self.subject_within(verb, depth))
            .flatten()
    }

    /// Whether a word is a relative pronoun that stands for another word.
    pub fn is_relative_pronoun(&self, index: usize) -> bool {
        matches!(self.word(index).tag, "WDT" | "WP") && self.lower(index) != "what"
            || self.lower(index) == "that"
                && self.word(index).upos == Upos::Pron
                && self.word(index).tag != "DT"
    }

    /// The noun that a relative clause around `predicate` modifies.
    pub fn antecedent(&self, predicate: usize) -> Option<usize> {
        self.ancestors(predicate)
            .take(4)
            .find(|&word| self.relation(word) == Relation::AclRelcl)
            .and_then(|clause| self.head(clause))
    }

    /// "Peru, Chile and Brazil, which had refused": after a comma, all that is
    /// coordinated is meant, so the first of it. "Ada Lund of the Greens, who refused": the person.
    fn coordination_before(&self, noun: usize, pronoun: usize) -> usize {
        let comma = pronoun > 0 && self.lower(pronoun - 1) == ",";
        // "Ada Lund and other senators who refused": she too.
        let others = self
            .first(noun, &[Relation::Amod])
            .is_some_and(|other| self.lower(other) == "other");
        let named = |word: usize| self.word(word).upos == Upos::Propn;
        match self.head(noun) {
            Some(person)
                if comma
                    && self.lower(pronoun) == "who"
                    && self.relation(noun) == Relation::Nmod
                    && self.case(noun) == "of"
                    && named(noun)
                    && named(person) =>
            {
                person
            }
            Some(first)
                if comma
                    && self.relation(noun) == Relation::Conj
                    && self.word(first).upos == self.word(noun).upos
                    && self.word(noun).upos == Upos::Propn =>
            {
                first
            }
            Some(first) if others && self.relation(noun) == Relation::Conj && named(first) => first,
            _ => noun,
        }
    }

    /// The agent of the active verb, or the "by" phrase of the passive.
    pub fn logical_subject(&self, verb: usize) -> Option<usize> {
        if self.is_passive(verb) {
            return self
                .agent(verb)
                .or_else(|| self.shared_agent(verb))
                .or_else(|| self.agent_behind_phrase(verb));
        }
        self.subject(verb)
    }

    /// The "by" phrase of a passive.
    fn agent(&self, verb: usize) -> Option<usize> {
        self.dependents(verb, &[Relation::OblAgent, Relation::Obl, Relation::Nmod])
            .find(|&agent| self.case(agent) == "by")
    }

    /// "was approved and supported by Peru": the agent of the later passive serves the earlier one.
    fn shared_agent(&self, verb: usize) -> Option<usize> {
        let next = self.dependents(verb, &[Relation::Conj]).next()?;
        let beside = (verb + 1..next).all(|it| {
            matches!(
                self.relation(it),
                Relation::Cc | Relation::CcPreconj | Relation::Advmod
            )
        });
        let bare = self.word(next).tag == "VBN"
            && self
                .first(
                    next,
                    &[Relation::NsubjPass, Relation::Aux, Relation::AuxPass],
                )
                .is_none();
        (beside && bare).then(|| self.agent(next))?
    }

    /// "was condemned for the raid by Peru", "was offered a loan by Peru": the parser gives the agent to the
    /// phrase before it.
    fn agent_behind_phrase(&self, verb: usize) -> Option<usize> {
        let judged = matches!(
            self.lemma(verb),
            "applaud"
                | "blame"
                | "censure"
                | "commend"
                | "condemn"
                | "criticise"
                | "criticize"
                | "denounce"
                | "fault"
                | "praise"
                | "rebuke"
                | "slam"
                | "thank"
        );
        let phrase = self
            .dependents(verb, &[Relation::Obj, Relation::Obl])
            .find(|&phrase| {
                phrase > verb
                    && (self.relation(phrase) == Relation::Obj
                        || judged && matches!(self.case(phrase).as_str(), "for" | "over"))
            })?;
        let last = self.subtree(phrase).last().copied();
        self.dependents(phrase, &[Relation::Nmod]).find(|&by| {
            self.case(by) == "by"
                && self.word(by).upos == Upos::Propn
                && self.subtree(by).last().copied() == last
        })
    }
}
