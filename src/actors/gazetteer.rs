//! Gazetteer: the longest match over all names of the lexicon.
//!
//! Comes in: the lexicon once, then tokens and the date of their document. Goes out:
//! [`NameMatch`]es. Must not know: trees, what a match means in its sentence.

use std::collections::HashMap;

use unicode_normalization::UnicodeNormalization;

use crate::date::PartialDate;
use crate::lexicon::{ActorEntry, Lexicon};
use crate::span::Span;
use crate::text;

/// In which way a name points at its actor.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum NameForm {
    /// It is no actor at all.
    Decoy,
    /// The name itself: "Russia", "Sergei Lavrov".
    Name,
    /// A place or building that stands for it: "Moscow".
    Metonym,
    /// An adjective: "Russian".
    Adjective,
    /// A noun for its people: "Russians".
    Demonym,
}

/// A name found in a run of tokens.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct NameMatch {
    /// First token.
    pub start: usize,
    /// First token after the name.
    pub end: usize,
    /// In which way it points.
    pub form: NameForm,
    /// Index into [`Lexicon::actors`]; meaningless for a decoy.
    pub entry: usize,
}

#[derive(Clone, Debug)]
struct Surface {
    rest: Vec<String>,
    form: NameForm,
    entry: usize,
    /// First and last day of the actor, where they matter.
    life: (Option<PartialDate>, Option<PartialDate>),
}

impl Surface {
    /// Whether these words stand at the head of a run, behind its first word.
    fn heads(&self, behind: &[String]) -> bool {
        behind.len() >= self.rest.len() && self.rest.iter().zip(behind).all(|(a, b)| a == b)
    }

    /// Whether the actor is there on a date; on none, whether it still is.
    fn lives(&self, date: Option<PartialDate>) -> bool {
        let (from, until) = self.life;
        date.map_or(until.is_none(), |date| date.may_lie_within(from, until))
    }
}

/// From when until when an actor is meant by its name: a person from his first office to his last. Of
/// father and son with one name it is the one who held an office.
fn life(actor: &ActorEntry) -> (Option<PartialDate>, Option<PartialDate>) {
    let begun: Option<Vec<PartialDate>> = actor.offices.iter().map(|office| office.from).collect();
    let ended: Option<Vec<PartialDate>> = actor.offices.iter().map(|office| office.until).collect();
    let first = begun.and_then(|dates| dates.into_iter().min());
    let last = ended.and_then(|dates| dates.into_iter().max());
    (actor.from.or(first), actor.until.or(last))
}

/// All names of a lexicon, ready for matching.
#[derive(Clone, Debug, Default)]
pub struct Gazetteer {
    by_first: HashMap<String, Vec<Surface>>,
}

/// A form as names are compared: no accents, straight apostrophes, capitals kept; "O.A.U." is "OAU".
pub fn fold(form: &str) -> String {
    if form.is_ascii() {
        return match initials(form) {
            Some(letters) => letters,
            None => form.to_owned(),
        };
    }
    form.nfd()
        .filter(|c| !unicode_normalization::char::is_combining_mark(*c))
        .map(|c| match c {
            '’' | '‘' => '\'',
            'ı' => 'i',
            'ł' => 'l',
            'ø' => 'o',
            'đ' => 'd',
            other => other,
        })
        .collect()
}

/// The folded tokens of a name.
fn words_of(name: &str) -> Vec<String> {
    text::segment(name, Span::new(0, name.len()))
        .iter()
        .flat_map(|sentence| &sentence.tokens)
        .map(|token| fold(token.span.slice(name)))
        .collect()
}

/// The letters of three or more initials with stops between: "O.A.U.". "U.S." stays as it is.
fn initials(form: &str) -> Option<String> {
    let dotted = form.len() >= 6 && form.len().is_multiple_of(2);
    let pairs = form.as_bytes().chunks(2);
    let all = dotted
        && pairs
            .clone()
            .all(|pair| pair[0].is_ascii_uppercase() && pair[1] == b'.');
    all.then(|| pairs.map(|pair| char::from(pair[0])).collect())
}

impl Gazetteer {
    /// Gathers the names of all actors and decoys.
    pub fn new(lexicon: &Lexicon) -> Self {
        let mut gazetteer = Self::default();
        for decoy in &lexicon.decoys {
            gazetteer.add(&decoy.name, NameForm::Decoy, usize::MAX, None);
        }
        for (index, actor) in lexicon.actors.iter().enumerate() {
            gazetteer.add(&actor.name, NameForm::Name, index, Some(actor));
            for (names, form) in [
                (&actor.names, NameForm::Name),
                (&actor.metonyms, NameForm::Metonym),
                (&actor.adjectives, NameForm::Adjective),
                (&actor.demonyms, NameForm::Demonym),
            ] {
                for name in names {
                    gazetteer.add(name, form, index, Some(actor));
                }
            }
        }
        #[allow(clippy::iter_over_hash_type, reason = "each list is sorted by itself")]
        for surfaces in gazetteer.by_first.values_mut() {
            surfaces.sort_by(|a, b| {
                (b.rest.len(), a.form, a.entry).cmp(&(a.rest.len(), b.form, b.entry))
            });
        }
        gazetteer
    }

    fn add(&mut self, name: &str, form: NameForm, entry: usize, actor: Option<&ActorEntry>) {
        let mut words = words_of(name);
        if words.is_empty() {
            return;
        }
        let rest = words.split_off(1);
        let surface = Surface {
            rest,
            form,
            entry,
            life: actor.map_or((None, None), life),
        };
        self.by_first
            .entry(words.remove(0))
            .or_default()
            .push(surface);
    }

    /// Whether a word by itself is a name as it is written: "NATO".
    pub fn is_name(&self, form: &str) -> bool {
        let surfaces = self.by_first.get(form);
        surfaces.is_some_and(|all| all.iter().any(|surface| surface.rest.is_empty()))
    }

    /// The actor whose name is just these words (folded forms).
    pub fn named(&self, forms: &[String], date: Option<PartialDate>) -> Option<usize> {
        let surface = self.longest(forms, date)?;
        let whole = surface.form == NameForm::Name && surface.rest.len() + 1 == forms.len();
        whole.then_some(surface.entry)
    }

    /// The actor of just this name, also as registers write it: "Micronesia, Federated States of",
    /// "Brunei-Darussalam".
    pub fn registered(&self, name: &str, date: Option<PartialDate>) -> Option<usize> {
        let exactly = |name: &str| self.named(&words_of(name), date);
        let turned = || {
            let (last, first) = name.split_once(", ").filter(|it| it.1.ends_with(" of"))?;
            exactly(&format!("{first} {last}"))
        };
        exactly(name)
            .or_else(turned)
            .or_else(|| exactly(&name.replace('-', " ")))
    }

    /// All names in a run of tokens (folded forms), the longest first at each
    /// place, none overlapping another. Of actors with one name it is the one that was there on the
    /// date: "Moscow" was the Soviet Union's before it was Russia's.
    pub fn find(&self, forms: &[String], date: Option<PartialDate>) -> Vec<NameMatch> {
        let mut found = Vec::new();
        let mut at = 0;
        while at < forms.len() {
            if let Some(surface) = self.longest(&forms[at..], date) {
                let end = at + 1 + surface.rest.len();
                found.push(NameMatch {
                    start: at,
                    end,
                    form: surface.form,
                    entry: surface.entry,
                });
                at = end;
            } else {
                at += 1;
            }
        }
        found
    }

    /// The longest name at the head of a run of tokens.
    fn longest(&self, forms: &[String], date: Option<PartialDate>) -> Option<&Surface> {
        let (first, behind) = forms.split_first()?;
        let mut fitting = self
            .by_first
            .get(first)?
            .iter()
            .filter(|surface| surface.heads(behind));
        let longest = fitting.next()?;
        let living = std::iter::once(longest)
            .chain(fitting)
            .take_while(|surface| surface.rest.len() == longest.rest.len())
            .find(|surface| surface.lives(date));
        Some(living.unwrap_or(longest))
    }
}
