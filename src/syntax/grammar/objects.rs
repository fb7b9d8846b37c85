//! Objects: the object of a verb as meaning has it, also where grammar leaves it out or makes it the subject.
//!
//! Comes in: a verb in a sentence with its tree. Goes out: the word for its object. Must not know: actors.

use super::Parsed;
use crate::syntax::{Relation, Upos};

impl Parsed {
    /// The direct object of a verb as meaning has it: of the passive the
    /// grammatical subject, of a relative clause the noun that it modifies.
    pub fn logical_object(&self, verb: usize) -> Option<usize> {
        if self.is_passive(verb) {
            let subject = self.first(verb, &[Relation::NsubjPass]);
            return match subject {
                Some(subject) if self.is_relative_pronoun(subject) => {
                    self.whole_before(verb, subject)
                }
                Some(subject) => Some(subject),
                None => match self.relation(verb) {
                    Relation::Acl | Relation::Amod => self.head(verb),
                    // "sponsored by Peru and opposed by Chile"
                    Relation::Conj | Relation::Xcomp => self
                        .head(verb)
                        .filter(|&first| self.is_passive(first))
                        .and_then(|first| self.logical_object(first))
                        .or_else(|| self.subject(verb)),
                    // "Condemned by Peru, the raid went on"
                    Relation::Advcl if self.first(verb, &[Relation::OblAgent]).is_some() => {
                        let main = self.head(verb).filter(|&main| verb < main)?;
                        self.subject(main)
                    }
                    _ => self.clausal_subject(verb),
                },
            };
        }
        // "the news that Bush had ditched the accord": of two, the noun.
        let plain = self
            .dependents(verb, &[Relation::Obj])
            .find(|&object| !self.is_relative_pronoun(object));
        let object = plain.or_else(|| self.first(verb, &[Relation::Obj]));
        match object {
            Some(object) if self.is_relative_pronoun(object) => self.whole_before(verb, object),
            Some(object) => Some(object),
            None if self.relation(verb) == Relation::AclRelcl
                && self
                    .first(verb, &[Relation::Nsubj])
                    .is_some_and(|s| !self.is_relative_pronoun(s))
                && self
                    .first(verb, &[Relation::Ccomp, Relation::Xcomp])
                    .is_none() =>
            {
                self.head(verb)
            }
            None => self
                .shared_object(verb)
                .or_else(|| self.shared_relative(verb)),
        }
    }

    /// "the plan, which Peru opposes and Chile supports": the pronoun before the first verb serves the
    /// second, which has a subject of its own and nothing behind it.
    fn shared_relative(&self, verb: usize) -> Option<usize> {
        let first = self.head(verb)?;
        let joined = self.relation(verb) == Relation::Conj
            && self.relation(first) == Relation::AclRelcl
            && self.first(verb, &[Relation::Nsubj]).is_some();
        let bare = !self.children[verb]
            .iter()
            .any(|&child| child > verb && self.relation(child) != Relation::Punct);
        let pronoun = self
            .first(first, &[Relation::Obj])
            .filter(|&object| self.is_relative_pronoun(object))?;
        (joined && bare).then(|| self.whole_before(first, pronoun))?
    }

    /// "sending troops was ruled out": a clause before the passive as its subject.
    fn clausal_subject(&self, verb: usize) -> Option<usize> {
        self.first(verb, &[Relation::Csubj, Relation::CsubjPass])
            .or_else(|| {
                self.dependents(verb, &[Relation::Advcl]).find(|&clause| {
                    clause < verb && self.word(clause).tag == "VBG" && self.mark(clause).is_none()
                })
            })
    }

    /// "approved and signed the treaty": the object of the later verb serves
    /// the earlier one.
    fn shared_object(&self, verb: usize) -> Option<usize> {
        let next = self
            .dependents(verb, &[Relation::Conj])
            .find(|&next| self.word(next).upos == Upos::Verb)?;
        let bare = self.children[next].iter().all(|&child| {
            !matches!(
                self.relation(child),
                Relation::Nsubj | Relation::NsubjPass | Relation::Mark
            )
        });
        // "condemned but did not reject the raid"
        let between = &[
            Relation::Cc,
            Relation::CcPreconj,
            Relation::Aux,
            Relation::Advmod,
        ];
        let nothing_else = || (verb + 1..next).all(|it| between.contains(&self.relation(it)));
        let near = next > verb
            && (next - verb <= 3 || nothing_else())
            && self
                .dependents(verb, &[Relation::Obl, Relation::Xcomp, Relation::Ccomp])
                .next()
                .is_none();
        if bare && near || self.is_behind_both(verb, next) {
            self.first(next, &[Relation::Obj])
        } else {
            None
        }
    }

    /// "backs, but Chile rejects, the pact": both verbs break off at a comma, behind which stands the object
    /// of both.
    fn is_behind_both(&self, verb: usize, next: usize) -> bool {
        let comma = |word: usize| word < self.len() && self.lower(word) == ",";
        let object = self.first(next, &[Relation::Obj]);
        let for_both = object.is_some_and(|object| {
            let first = self.subtree(object).into_iter().find(|&it| !comma(it));
            first == Some(next + 2)
        });
        verb < next && comma(verb + 1) && comma(next + 1) && for_both
    }
}
