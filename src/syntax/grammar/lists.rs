//! Lists: members that are named to be left out.
//!
//! Comes in: a member of a coordination. Goes out: whether it is meant. Must not know: actors.

use super::Parsed;
use crate::syntax::{Relation, Upos};

impl Parsed {
    /// "but not Peru", "rather than Peru", "not Peru", "minus Peru": a member that is not meant.
    pub fn is_set_against(&self, member: usize) -> bool {
        let denied = || {
            self.dependents(member, &[Relation::Advmod])
                .any(|word| word < member && self.lower(word) == "not")
        };
        match self.first(member, &[Relation::Cc]) {
            Some(cc) => match self.lower(cc) {
                "rather" | "instead" | "not" | "minus" => true,
                "but" => denied(),
                "and" => self.word(member).upos != Upos::Verb && denied(),
                _ => false,
            },
            None => self.word(member).upos != Upos::Verb && denied(),
        }
    }

    /// "for peace and against the embargo": of the second the opposite is said.
    pub fn is_on_other_side(&self, member: usize) -> bool {
        let Some(first) = self
            .head(member)
            .filter(|_| self.relation(member) == Relation::Conj)
        else {
            return false;
        };
        let side = |word: usize| match self.case(word).as_str() {
            "for" | "in favour of" | "in favor of" | "of" => Some(true),
            "against" => Some(false),
            _ => None,
        };
        matches!((side(first), side(member)), (Some(one), Some(other)) if one != other)
            && (side(first) == Some(false)
                || matches!(
                    self.case(first).as_str(),
                    "for" | "in favour of" | "in favor of"
                )
                || self
                    .head(first)
                    .is_some_and(|it| matches!(self.lemma(it), "favour" | "favor")))
    }

    /// "all but Peru", "every member but Peru": a member that all others of the list do not include.
    pub fn is_excepted(&self, all: usize, member: usize) -> bool {
        let whole = |word: usize| {
            matches!(
                self.lower(word),
                "all"
                    | "any"
                    | "each"
                    | "every"
                    | "everybody"
                    | "everyone"
                    | "no"
                    | "nobody"
                    | "none"
            )
        };
        let but = self
            .first(member, &[Relation::Cc])
            .is_some_and(|cc| self.lower(cc) == "but");
        but && (whole(all) || self.dependents(all, &[Relation::Det]).any(whole))
    }
}
