//! The main event of a sentence: its tree → a predicate with a root.
//!
//! Comes in: a sentence, the table of events, the stance frames. Goes out:
//! [`Chosen`]. Must not know: who the actors are. Start at [`main_event`].
//!
//! The main clause is asked first. Speech hands on to what is said, light
//! verbs to their object, announcements change the root of what is announced.
//! Only where all that yields nothing are clauses and nouns further down asked.

use super::code::Root;
use super::table::{CueSort, EventRule, EventTable, Says};
use crate::id::RuleId;
use crate::lexicon::stance::Place;
use crate::stances::context;
use crate::stances::frames::{Frame, Frames};
use crate::stances::matching;
use crate::syntax::grammar::Parsed;
use crate::syntax::{Relation, Upos};
use crate::vocabulary::{Act, StanceKind};

/// The main event of a sentence.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Chosen {
    /// The predicate.
    pub(super) cue: usize,
    /// Its root.
    pub(super) root: Root,
    /// The rule of the table or the stance frame that says so.
    pub(super) rule: RuleId,
    /// The outermost predicate that leads to it, whose subject acts.
    pub(super) top: usize,
    /// Who acts, where a stance frame tells its place.
    pub(super) by: Option<usize>,
}

/// What choosing reads.
#[derive(Clone, Copy)]
pub(super) struct Choice<'a> {
    pub(super) table: &'a EventTable,
    pub(super) frames: &'a Frames,
    pub(super) parsed: &'a Parsed,
}

/// How many steps from a predicate down to what it leads to.
const DEEPEST: usize = 6;

/// The main event, if any word of the sentence tells one.
pub(super) fn main_event(choice: Choice<'_>) -> Option<Chosen> {
    let parsed = choice.parsed;
    let root = parsed.root()?;
    let mut level = vec![root];
    while !level.is_empty() {
        for &word in &level {
            if let Some(found) = choice.at(word, DEEPEST) {
                return Some(found);
            }
        }
        let mut next: Vec<usize> = level
            .iter()
            .flat_map(|&word| parsed.children(word))
            .copied()
            .collect();
        next.sort_by_key(|&word| (order(parsed.relation(word)), word));
        level = next;
    }
    None
}

/// What is nearer to the main clause's meaning comes first.
fn order(relation: Relation) -> u8 {
    match relation {
        Relation::Ccomp | Relation::Xcomp => 0,
        Relation::Obj => 1,
        Relation::Nsubj | Relation::NsubjPass => 2,
        Relation::Obl | Relation::OblAgent => 3,
        Relation::Conj => 4,
        Relation::Advcl => 5,
        _ => 6,
    }
}

impl Choice<'_> {
    /// The event that a word tells, or leads to.
    fn at(self, word: usize, deep: usize) -> Option<Chosen> {
        let deep = deep.checked_sub(1)?;
        let found = self
            .of_rules(word, deep)
            .or_else(|| self.of_frames(word, deep))
            .or_else(|| self.of_speech(word, deep))
            .or_else(|| self.of_nouns(word, deep))?;
        Some(self.under_auxiliaries(word, found))
    }

    /// By the table of events.
    fn of_rules(self, word: usize, deep: usize) -> Option<Chosen> {
        for &class in classes(self.parsed, word) {
            let parsed = self.parsed;
            for head in [parsed.lemma(word), parsed.lower(word)] {
                let cued = self.table.cued(&head.to_lowercase(), class);
                for cued in cued {
                    let rule = &self.table.rules[cued.rule];
                    if !self.fits(word, rule, &cued.rest) {
                        continue;
                    }
                    if let Some(found) = self.says(word, rule, deep) {
                        return Some(found);
                    }
                }
            }
        }
        None
    }

    fn says(self, word: usize, rule: &EventRule, deep: usize) -> Option<Chosen> {
        let chosen = |root| Chosen {
            cue: word,
            root,
            rule: rule.id.clone(),
            top: word,
            by: None,
        };
        let negated = self.is_negated(word);
        if negated && rule.negated.is_some() {
            return rule.negated.map(chosen);
        }
        match rule.says {
            Says::Is(root) if negated => root.denied().map(chosen),
            Says::Is(root) => Some(chosen(root)),
            Says::Announces if negated => Some(chosen(Root::Reject)),
            Says::Announces => Some(match self.below(word, deep) {
                Some(found) => Chosen {
                    root: found.root.announced(),
                    top: word,
                    ..found
                },
                None => chosen(Root::Agree),
            }),
            Says::Through(otherwise) => self
                .below(word, deep)
                .map(|found| Chosen { top: word, ..found })
                .or_else(|| otherwise.map(chosen)),
        }
    }

    /// Whether the words around a cue are those for which a rule asks.
    fn fits(self, word: usize, rule: &EventRule, rest: &[String]) -> bool {
        let parsed = self.parsed;
        let is = |at: usize, asked: &String| {
            let lower = parsed.lower(at);
            // A plural at the head of a sentence is often read as a name.
            parsed.lemma(at) == asked || lower == asked || lower.strip_suffix('s') == Some(asked)
        };
        let any = |words: &[usize], asked: &[String]| {
            asked.is_empty()
                || words
                    .iter()
                    .any(|&at| asked.iter().any(|asked| is(at, asked)))
        };
        let children = parsed.children(word);
        let stands = |rest: &String| {
            children.iter().any(|&child| {
                is(child, rest) || parsed.children(child).iter().any(|&at| is(at, rest))
            })
        };
        let all: Vec<usize> = (0..parsed.len()).collect();
        rest.iter().all(stands)
            && rule
                .passive
                .is_none_or(|passive| passive == parsed.is_passive(word))
            && (rule.subject.is_empty() || any(&self.subject_words(word), &rule.subject))
            && (rule.object.is_empty() || any(&self.object_words(word), &rule.object))
            && (rule.about.is_empty() || any(&self.words_about(word), &rule.about))
            && (rule.unless.is_empty() || !any(&all, &rule.unless))
    }

    fn subject_words(self, word: usize) -> Vec<usize> {
        let parsed = self.parsed;
        let subject = parsed.logical_subject(word).or_else(|| {
            // Of "clashes between troops", "a raid by rebels": whose doing it is.
            parsed
                .dependents(
                    word,
                    &[Relation::Nmod, Relation::NmodPoss, Relation::Compound],
                )
                .find(|&of| matches!(parsed.case(of).as_str(), "" | "by" | "of" | "between"))
        });
        subject
            .map(|subject| parsed.subtree(subject))
            .unwrap_or_default()
    }

    /// The object with its own parts, without clauses that only describe it.
    fn object_words(self, word: usize) -> Vec<usize> {
        let parsed = self.parsed;
        let mut found: Vec<usize> = parsed.dependents(word, &[Relation::Obj]).collect();
        found.extend(parsed.logical_object(word).filter(|it| !found.contains(it)));
        let mut next = 0;
        while next < found.len() {
            let part = |&child: &usize| {
                matches!(
                    parsed.relation(child),
                    Relation::Compound
                        | Relation::Amod
                        | Relation::Nmod
                        | Relation::Conj
                        | Relation::Flat
                )
            };
            found.extend(parsed.children(found[next]).iter().copied().filter(part));
            next += 1;
        }
        found
    }

    /// All words below a cue but its subject and who is said to have said it.
    fn words_about(self, word: usize) -> Vec<usize> {
        let parsed = self.parsed;
        let passive = parsed.is_passive(word);
        let outside = |child: usize| match parsed.relation(child) {
            Relation::Parataxis => true,
            Relation::Nsubj => !passive,
            _ => false,
        };
        parsed
            .children(word)
            .iter()
            .filter(|&&child| !outside(child))
            .flat_map(|&child| parsed.subtree(child))
            .collect()
    }

    /// By the stance frames: the act's root, turned where the cue is negated.
    fn of_frames(self, word: usize, deep: usize) -> Option<Chosen> {
        let parsed = self.parsed;
        let frame = self.frames.evoked(parsed, word).find(|frame| {
            let entry = &frame.entry;
            let target = matching::fill(parsed, word, entry.class, &entry.target);
            // A charge that only the voice makes ("lies", "brutal") is no event.
            let told =
                |place: &Place| !matches!(place, Place::Itself | Place::Deed | Place::Modified);
            // What hangs on the sort of words around, or on what may come, is a judgement.
            let plain = entry.given.is_none() && !entry.to_come;
            plain
                && target.is_some_and(|target| told(&target.place))
                && (!entry.needs_negation || self.is_negated(word))
        })?;
        let root = self.root_of(frame, word)?;
        let chosen = Chosen {
            cue: word,
            root,
            rule: frame.entry.id.clone(),
            top: word,
            by: matching::fill(parsed, word, frame.entry.class, &frame.entry.holder)
                .map(|holder| holder.head),
        };
        // "is prepared to impose sanctions" offers nothing.
        if frame.entry.act == Act::Offer
            && root == Root::Agree
            && let Some(found) = self.below(word, deep)
            && found.root.announced() == Root::Threaten
        {
            return Some(Chosen {
                root: Root::Threaten,
                ..chosen
            });
        }
        Some(chosen)
    }

    fn root_of(self, frame: &Frame, word: usize) -> Option<Root> {
        let entry = &frame.entry;
        let context = context::read(self.frames, self.parsed, word);
        if !context.negated || entry.needs_negation {
            return self.root_of_act(entry.act);
        }
        match entry.negated {
            Some(act) => self.root_of_act(act),
            None if entry.act.stance() == StanceKind::Supports => Some(Root::Reject),
            None => None,
        }
    }

    fn root_of_act(self, act: Act) -> Option<Root> {
        self.table.codebook.act(act).map(|codes| codes.root)
    }

    /// Of a verb of speech what is said.
    fn of_speech(self, word: usize, deep: usize) -> Option<Chosen> {
        let parsed = self.parsed;
        if !self.frames.reports(parsed.lemma(word)) {
            return None;
        }
        let said = parsed.first(word, &[Relation::Ccomp, Relation::Xcomp, Relation::Advcl])?;
        self.at(said, deep)
    }

    /// Of a verb in no table: the noun that is its object or subject.
    fn of_nouns(self, word: usize, deep: usize) -> Option<Chosen> {
        const NEAR: &[Relation] = &[
            Relation::Xcomp,
            Relation::Obj,
            Relation::Nsubj,
            Relation::NsubjPass,
        ];
        let parsed = self.parsed;
        if parsed.word(word).upos != Upos::Verb {
            return None;
        }
        NEAR.iter().find_map(|relation| {
            let near = parsed.first(word, std::slice::from_ref(relation))?;
            let found = self.at(near, deep)?;
            Some(Chosen { top: word, ..found })
        })
    }

    /// What stands below a predicate that leads further.
    fn below(self, word: usize, deep: usize) -> Option<Chosen> {
        const WAYS: &[Relation] = &[
            Relation::Xcomp,
            Relation::Ccomp,
            Relation::Acl,
            Relation::Obj,
            Relation::Advcl,
            Relation::Obl,
            Relation::Nmod,
            Relation::Compound,
            Relation::NsubjPass,
        ];
        WAYS.iter().find_map(|way| {
            self.parsed
                .dependents(word, std::slice::from_ref(way))
                .find_map(|below| self.at(below, deep))
        })
    }

    fn is_negated(self, word: usize) -> bool {
        let parsed = self.parsed;
        parsed.is_negated(word)
            || parsed.word(word).upos == Upos::Noun
                && parsed
                    .dependents(word, &[Relation::Det])
                    .any(|det| parsed.lower(det) == "no")
    }

    /// "will impose", "may halt", "must stop": announced or called for.
    fn under_auxiliaries(self, word: usize, found: Chosen) -> Chosen {
        let parsed = self.parsed;
        if parsed.word(word).upos == Upos::Noun && parsed.first(word, &[Relation::Cop]).is_none() {
            return found;
        }
        let mut root = found.root;
        for auxiliary in parsed.auxiliaries(word) {
            match auxiliary {
                "will" | "would" | "shall" | "'ll" => root = root.announced(),
                "may" | "might" | "could" if root.announced() == Root::Threaten => {
                    root = Root::Threaten;
                }
                "must" | "should" | "ought" => root = Root::Demand,
                _ => {}
            }
        }
        Chosen { root, ..found }
    }
}

/// The sorts of cue that a word may be.
fn classes(parsed: &Parsed, word: usize) -> &'static [CueSort] {
    match parsed.word(word).upos {
        Upos::Verb if matches!(parsed.word(word).tag, "VBN" | "VBG" | "JJ") => {
            &[CueSort::Verb, CueSort::Adjective]
        }
        Upos::Verb => &[CueSort::Verb],
        Upos::Noun | Upos::Propn => &[CueSort::Noun],
        Upos::Adj | Upos::Adv | Upos::Adp => &[CueSort::Adjective],
        _ => &[],
    }
}
