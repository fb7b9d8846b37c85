//! Remembering: what later words of a document may refer back to.
//!
//! Comes in: a sentence whose words have been read. Goes out: its referents, in the history of the
//! document. Must not know: what later words mean.

use super::{Reading, Tables};
use crate::actors::cast::Key;
use crate::actors::coreference::{History, Referent, head_noun, is_spokesman};
use crate::actors::gazetteer::NameForm;
use crate::lexicon::WordClass;
use crate::lexicon::body::StandsFor;
use crate::syntax::grammar::Parsed;
use crate::syntax::{Relation, Upos};
use crate::text::SentenceKind;
use crate::vocabulary::ActorKind;

impl Reading<'_> {
    /// "Biden met with Xi": afterwards "they" and "the two leaders" are both.
    pub(super) fn remember_meeting(
        &self,
        index: usize,
        parsed: &Parsed,
        verb: usize,
        history: &mut History,
    ) {
        if !WordClass::Meeting.has(parsed.lemma(verb)) || parsed.word(verb).upos != Upos::Verb {
            return;
        }
        let Some(subject) = parsed.subject(verb) else {
            return;
        };
        let other = parsed.first(verb, &[Relation::Obj]).or_else(|| {
            parsed
                .dependents(verb, &[Relation::Obl])
                .find(|&with| matches!(parsed.case(with).as_str(), "with" | "to"))
        });
        let Some(other) = other else {
            return;
        };
        let mut keys = self.phrase(index, parsed, subject).keys;
        let with = self.phrase(index, parsed, other).keys;
        if keys.len() != 1 || with.len() != 1 || keys == with {
            return;
        }
        keys.extend(with);
        history.push(Referent {
            sentence: index,
            word: verb,
            keys,
            subject: true,
            head: String::new(),
        });
    }

    /// Lets later words refer back to this one.
    pub(super) fn remember(
        &self,
        tables: &Tables,
        text: &str,
        (index, parsed): (usize, &Parsed),
        word: usize,
        history: &mut History,
    ) {
        let subject = matches!(
            parsed.relation(word),
            Relation::Nsubj | Relation::NsubjPass | Relation::NsubjOuter
        );
        let referent = |keys, head| Referent {
            sentence: index,
            word,
            keys,
            subject,
            head,
        };
        let Some(who) = self.read.get(&(index, word)) else {
            let named = self.is_named_behind(index, parsed, word);
            let title = stranger(tables, parsed, word).filter(|_| subject && !named);
            if let Some(title) = title {
                history.push(referent(Vec::new(), title));
            } else if is_unknown_people(tables, text, parsed, word) {
                history.push(referent(Vec::new(), String::new()));
            }
            return;
        };
        // Whom a speaker calls "he" is not the speaker.
        if who.keys.is_empty() || opens_turn(parsed, word) {
            return;
        }
        if matches!(
            parsed.relation(word),
            Relation::Compound | Relation::Amod | Relation::Flat | Relation::NmodDesc
        ) {
            return;
        }
        // "He" after "the Castro regime" is not Castro.
        let body = matches!(
            tables.titles.body(parsed.lemma(word)),
            Some(StandsFor::Itself | StandsFor::Body)
        );
        let person = |key: &Key| self.cast.member(*key).actor.kind == ActorKind::Person;
        if body && who.keys.iter().all(person) {
            return;
        }
        let mut keys = who.keys.clone();
        for other in joined(parsed, word) {
            keys.extend(self.word(index, other).into_iter().flat_map(|it| &it.keys));
        }
        history.push(referent(keys, head_noun(parsed, word)));
    }

    /// "the Liberal leader Sheila Copps", "the minister, Sheila Copps,": the name stands behind, on
    /// whatever the parser hung it.
    fn is_named_behind(&self, index: usize, parsed: &Parsed, word: usize) -> bool {
        let comma = word + 1 < parsed.len() && parsed.lower(word + 1) == ",";
        let behind = word + 1 + usize::from(comma);
        let mut mentions = self.mentions[index].iter();
        mentions.any(|mention| mention.start == behind && mention.form == NameForm::Name)
    }
}

/// What is coordinated with the first word of a list, however the parser chained it.
fn joined(parsed: &Parsed, word: usize) -> Vec<usize> {
    let mut all = Vec::new();
    let mut next = vec![word];
    while let Some(one) = next
        .pop()
        .filter(|_| parsed.relation(word) != Relation::Conj)
    {
        let conjuncts: Vec<usize> = parsed.dependents(one, &[Relation::Conj]).collect();
        all.extend(&conjuncts);
        next.extend(conjuncts);
    }
    all
}

/// "The Prime Minister spoke …" of whom nothing more is known: the title.
fn stranger(tables: &Tables, parsed: &Parsed, word: usize) -> Option<String> {
    let definite = parsed.has_det(word, &["the"]);
    let singular = matches!(parsed.word(word).tag, "NN" | "NNP");
    let title = tables.titles.around(parsed.lowers(), word)?;
    let body = tables.titles.body(parsed.lemma(word));
    let person = matches!(body, None | Some(StandsFor::Members));
    let unknown = definite && singular && person && title.official && !is_spokesman(&title.role);
    unknown.then_some(title.role)
}

/// "9,000 Chamorros", "many Basques": several of a name that no list has. "They" behind it are none from
/// before.
fn is_unknown_people(tables: &Tables, text: &str, parsed: &Parsed, word: usize) -> bool {
    let many = |&child: &usize| {
        parsed.relation(child) == Relation::Nummod
            || matches!(parsed.lower(child), "many" | "most" | "several" | "some")
    };
    // "the Five Prime Ministers"
    let described = tables.titles.ending_at(parsed.lowers(), word + 1).is_some()
        || tables
            .titles
            .body(&parsed.lemma(word).to_lowercase())
            .is_some();
    let form = parsed.span(word).slice(text);
    !described
        && matches!(parsed.word(word).tag, "NNS" | "NNPS")
        && form.starts_with(char::is_uppercase)
        && parsed.sentence.kind == SentenceKind::Prose
        && parsed.children(word).iter().any(many)
}

/// "MS. PSAKI: He is committed to it": the name before the words of a transcript, as a label of its
/// own or, where there is but one, in capitals before a colon.
fn opens_turn(parsed: &Parsed, word: usize) -> bool {
    let name = parsed.lemma(word);
    let capitals = name.len() > 2 && !name.chars().any(char::is_lowercase);
    let colon = || (word + 1..parsed.len().min(word + 4)).any(|at| parsed.lower(at) == ":");
    parsed.sentence.kind == SentenceKind::Turn || capitals && word < 5 && colon()
}
