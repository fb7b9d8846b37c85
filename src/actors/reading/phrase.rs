//! Phrases: a noun with what is coordinated with it and stands beside it → all who are meant.
//!
//! Comes in: the head of a noun phrase. Goes out: a [`Who`]. Must not know: how single words were
//! understood.

use super::{How, Reading, Who};
use crate::actors::Key;
use crate::actors::gazetteer::NameForm;
use crate::actors::names::Mention;
use crate::syntax::grammar::Parsed;
use crate::syntax::{Relation, Upos};
use crate::vocabulary::ActorKind;

impl Reading<'_> {
    /// Who a noun phrase means: its head and what is coordinated with it.
    pub fn phrase(&self, sentence: usize, parsed: &Parsed, head: usize) -> Who {
        if let Some(who) = self.listed(sentence, parsed, head) {
            return who;
        }
        let named = self.word(sentence, head).or_else(|| {
            // "Turkey, a NATO ally that …": the apposition is Turkey.
            let of = (parsed.relation(head) == Relation::Appos).then(|| parsed.head(head))??;
            self.word(sentence, of)
        });
        let mut found = named.cloned().unwrap_or_default();
        let mut next = vec![head];
        let mut joined = Vec::new();
        // "Germany, Italy, Poland and Spain", however the parser chained them.
        while let Some(one) = next.pop() {
            next.extend(parsed.dependents(one, &[Relation::Conj]));
            joined.push(one);
        }
        joined.extend(self.joined_behind_party(sentence, parsed, head));
        // "all but Peru": everybody else.
        joined.retain(|&other| {
            other == head || !parsed.is_excepted(head, other) && !parsed.is_set_against(other)
        });
        joined.sort_unstable();
        for other in joined.into_iter().filter(|&other| other != head) {
            if parsed.is_predicate(other) && parsed.word(other).upos == Upos::Verb {
                continue;
            }
            if let Some(who) = self.word(sentence, other) {
                found.keys.extend(who.keys.iter().copied());
                found.how = found.how.max(who.how);
            }
        }
        found.keys.extend(self.name_before(sentence, parsed, head));
        // "Forum chair and Tongan prime minister, Siaosi Sovaleni": one person with his titles.
        let named = parsed
            .dependents(head, &[Relation::Appos])
            .find_map(|beside| {
                let who = self.word(sentence, beside)?;
                let person = |key: &Key| self.cast.member(*key).actor.kind == ActorKind::Person;
                (who.how == How::Name && who.keys.len() == 1 && who.keys.iter().all(person))
                    .then_some(who)
            });
        let titles_only = found.keys.iter().all(|&key| {
            let member = self.cast.member(key);
            member.actor.kind == ActorKind::Person
                && (member.entry.is_none() || named.is_some_and(|who| who.keys.contains(&key)))
        });
        if let Some(who) = named.filter(|_| titles_only && found.keys.len() > 1) {
            return who.clone();
        }
        let mut seen = Vec::new();
        found.keys.retain(|key| {
            !seen.contains(key) && {
                seen.push(*key);
                true
            }
        });
        found
    }

    /// "Jane Doe of the Greens and John Roe of the Liberals": a person whom the parser joined to the
    /// party of the one before.
    fn joined_behind_party(&self, sentence: usize, parsed: &Parsed, head: usize) -> Option<usize> {
        let is_person = |word: usize| {
            let who = self
                .word(sentence, word)
                .filter(|who| who.how == How::Name)?;
            let [one] = who.keys.as_slice() else {
                return None;
            };
            Some(self.cast.member(*one).actor.kind == ActorKind::Person)
        };
        if is_person(head) != Some(true) {
            return None;
        }
        let party = parsed
            .dependents(head, &[Relation::Nmod])
            .find(|&of| parsed.case(of) == "of" && is_person(of) == Some(false))?;
        parsed
            .dependents(party, &[Relation::Conj])
            .find(|&other| is_person(other) == Some(true))
    }

    /// "Oxfam International and Save the Children": the name before, where the parser took the two for
    /// one.
    fn name_before(&self, sentence: usize, parsed: &Parsed, head: usize) -> Option<Key> {
        let mentions = &self.mentions[sentence];
        let named = |it: &&Mention| it.form == NameForm::Name && it.key.is_some();
        let name = mentions.iter().filter(named).find(|it| it.covers(head))?;
        let mark = name
            .start
            .checked_sub(1)
            .filter(|&at| parsed.lower(at) == "and")?;
        let before = mentions.iter().filter(named).find(|it| it.end == mark)?;
        let own = before.start..before.end;
        let within = own.clone().all(|word| {
            let above = |at: usize| own.contains(&at) || name.covers(at);
            parsed.head(word).is_some_and(above) && parsed.relation(word) != Relation::Conj
        });
        let body = |key: Key| self.cast.member(key).actor.kind == ActorKind::Organisation;
        before.key.filter(|&key| within && body(key))
    }

    /// "the three ministers, A, B and C", "two of its allies, A and B": each who is listed.
    fn listed(&self, sentence: usize, parsed: &Parsed, head: usize) -> Option<Who> {
        let several = parsed.word(head).tag == "NNS" || parsed.word(head).upos == Upos::Num;
        let list = parsed
            .dependents(head, &[Relation::Appos])
            .find(|&beside| several && parsed.first(beside, &[Relation::Conj]).is_some())?;
        let who = self.phrase(sentence, parsed, list);
        (who.keys.len() > 1 && who.how == How::Name).then_some(who)
    }
}
