//! Bodies without an owner: "the Cabinet", "In Taipei, the government".
//!
//! Comes in: a noun that names a body. Goes out: that of the state whose affairs are told. Must not
//! know: stances.

use super::{How, Reading, Tables, Who, is_outright};
use crate::actors::Key;
use crate::actors::cast::the_only;
use crate::actors::coreference::History;
use crate::actors::gazetteer::NameForm;
use crate::actors::home;
use crate::lexicon::WordClass;
use crate::lexicon::body::StandsFor;
use crate::syntax::grammar::Parsed;
use crate::syntax::{Relation, Upos};
use crate::text::SentenceKind;
use crate::vocabulary::ActorKind;

impl Reading<'_> {
    /// The state whose affairs the document tells; else the one from which it reports, where nobody of
    /// another was just told of.
    pub(super) fn home_state(&self, index: usize) -> Option<Key> {
        let other = |key: Key| {
            let state = home::state_of(&self.cast, key);
            state.is_some() && state != self.dateline
        };
        let near = index.saturating_sub(1)..=index;
        let told = || {
            let mut keys = self.mentions[near].iter().flatten().filter_map(|it| it.key);
            keys.any(other)
        };
        self.home.or_else(|| self.dateline.filter(|_| !told()))
    }

    /// The state of a body: told with it, around it, or by the whole document.
    pub(super) fn state_meant(
        &self,
        here: Option<Key>,
        index: usize,
        parsed: &Parsed,
        word: usize,
    ) -> Option<Key> {
        here.or_else(|| self.state_told_of(index, parsed, word))
            .or_else(|| self.home_state(index))
    }

    /// "Norway opened the port. A foreign ministry spokesman said …": the only state of which the sentence
    /// before tells, where that is what it is about and this one names no state.
    pub(super) fn state_just_told(&self, index: usize, history: &History) -> Option<Key> {
        let states = |at: usize| {
            let keys = self.mentions[at].iter().filter_map(|it| it.key);
            keys.filter_map(|key| home::state_of(&self.cast, key))
        };
        let state = history.state_just_told(&self.cast, index)?;
        let only = states(index.checked_sub(1)?).all(|it| it == state);
        // No other state calls a ministry of its own so.
        let american = self.cast.member(state).actor.id.as_str() == "country:US";
        (only && !american && states(index).next().is_none()).then_some(state)
    }

    /// "the foreign ministry in Lima": the state in whose capital a body sits.
    pub(super) fn state_behind(&self, index: usize, parsed: &Parsed, word: usize) -> Option<Key> {
        if word + 2 >= parsed.len() || parsed.lower(word + 1) != "in" {
            return None;
        }
        let mut mentions = self.mentions[index].iter();
        let place = mentions.find(|mention| mention.start == word + 2)?;
        let key = place.key.filter(|_| is_outright(place))?;
        let possessive = place.end < parsed.len() && parsed.word(place.end).tag == "POS";
        let state = self.cast.member(key).actor.kind == ActorKind::Country;
        (state && !possessive).then_some(key)
    }

    /// "In Taipei, the government …": the state in whose capital it is told.
    pub(super) fn state_told_of(&self, index: usize, parsed: &Parsed, word: usize) -> Option<Key> {
        let place = |at: usize| {
            let in_it = at < word && parsed.case(at) == "in";
            let mention = self.mentions[index]
                .iter()
                .find(|mention| in_it && mention.covers(at))?;
            let key = mention.key?;
            let state = self.cast.member(key).actor.kind == ActorKind::Country;
            (state && mention.form == NameForm::Metonym).then_some(key)
        };
        parsed
            .ancestors(word)
            .find_map(|above| parsed.dependents(above, &[Relation::Obl]).find_map(place))
    }

    /// "the Nine", "the Twelve": the European Community, which its members counted as long as they were so many.
    pub(super) fn community(&mut self, text: &str, parsed: &Parsed, word: usize) -> Option<Who> {
        const COUNTED: &[(&str, i16, i16)] = &[
            ("Six", 1957, 1972),
            ("Nine", 1973, 1980),
            ("Ten", 1981, 1985),
            ("Twelve", 1986, 1994),
        ];
        let form = parsed.span(word).slice(text);
        let (_, from, until) = COUNTED.iter().find(|(number, ..)| *number == form)?;
        let then = (*from..=*until).contains(&self.cast.date()?.year());
        let counts = matches!(
            parsed.relation(word),
            Relation::Nummod | Relation::Compound | Relation::Flat
        );
        let alone = word > 0 && parsed.lower(word - 1) == "the" && !counts;
        let key = self
            .cast
            .listed_by_id(&"org:EU".into())
            .filter(|_| then && alone)?;
        Some(Who::one(key, How::Name))
    }

    /// "The Cabinet", "parliament" and the like without an owner: those of the state whose affairs
    /// the document tells.
    pub(super) fn body_at_home(
        &mut self,
        tables: &Tables,
        text: &str,
        (index, parsed): (usize, &Parsed),
        word: usize,
        history: &History,
    ) -> Option<Who> {
        if !matches!(parsed.word(word).upos, Upos::Noun | Upos::Propn) {
            return None;
        }
        if let Some(members) = self.members_at_home(tables, text, parsed, word) {
            return Some(Who::one(members, How::Description));
        }
        if let Some(servant) = self.servant_at_home(text, (index, parsed), word, history) {
            return Some(Who::one(servant, How::Description));
        }
        let here = self.state_behind(index, parsed, word);
        let of_ministry = ministry(parsed, word);
        let is_bare = is_bare_body(parsed, word, here.is_some());
        if of_ministry.is_none() && !is_bare {
            return None;
        }
        let just_told = || {
            let ministry = of_ministry.filter(|_| here.is_none());
            ministry.and_then(|_| self.state_just_told(index, history))
        };
        let home = self
            .state_meant(here, index, parsed, word)
            .or_else(just_told)?;
        let lemma = parsed.lemma(word).to_lowercase();
        let of_ministry = of_ministry
            .filter(|_| self.cast.member(home).actor.id.as_str() != "country:US")
            .map(str::to_owned);
        let bare = || is_bare.then(|| tables.titles.body(&lemma))?;
        let name = match of_ministry {
            Some(name) => name,
            None => match bare()? {
                StandsFor::Itself => return Some(Who::one(home, How::Description)),
                StandsFor::Body if WordClass::HomeBody.has(lemma.as_str()) => capital(&lemma),
                _ => return None,
            },
        };
        let key = home::body_of(&mut self.cast, &tables.gazetteer, home, &name);
        Some(Who::one(key, How::Description))
    }

    /// The state of which the only parliament is that a document names: "MPs" beside "the House of
    /// Commons" are British.
    fn only_parliament(&self, parsed: &Parsed, word: usize) -> Option<Key> {
        const MEMBERS: &[&str] = &["lawmaker", "legislator", "mp", "parliamentarian", "senator"];
        const HOUSES: &[&str] = &[
            "Bundestag",
            "Commons",
            "Congress",
            "House",
            "Knesset",
            "Parliament",
            "Senate",
        ];
        let lemma = parsed.lemma(word).to_lowercase();
        if !MEMBERS.contains(&lemma.as_str()) || parsed.relation(word) != Relation::Nsubj {
            return None;
        }
        let house = |key: Key| {
            let actor = &self.cast.member(key).actor;
            actor.kind == ActorKind::Institution
                && actor.name.split(' ').any(|word| HOUSES.contains(&word))
                && actor.name != "White House"
        };
        let named = self
            .mentions
            .iter()
            .flatten()
            .filter_map(|mention| mention.key);
        the_only(
            named
                .filter(|&key| house(key))
                .filter_map(|key| home::state_of(&self.cast, key)),
        )
    }

    /// "MPs throw out bill": those of the state whose affairs are told, as headlines name them.
    fn members_at_home(
        &mut self,
        tables: &Tables,
        text: &str,
        parsed: &Parsed,
        word: usize,
    ) -> Option<Key> {
        let several = matches!(parsed.word(word).tag, "NNS" | "NNPS");
        let acts = WordClass::HomeMember.has(parsed.lemma(word).to_lowercase().as_str())
            && tables.titles.body(parsed.lemma(word)).is_some();
        let alone = parsed.children(word).is_empty();
        if !(several && acts && alone) {
            return None;
        }
        let of = if is_headline_subject(parsed, word) {
            self.home
        } else {
            Some(self.only_parliament(parsed, word)?)
        };
        let name = parsed.span(word).slice(text);
        Some(self.cast.unlisted(name, ActorKind::Collective, of))
    }
}

/// The usual name of a ministry that stands without its state: "the foreign ministry", "the
/// Ministry of Defence".
fn ministry(parsed: &Parsed, word: usize) -> Option<&'static str> {
    if parsed.lower(word) != "ministry" || parsed.first(word, &[Relation::NmodPoss]).is_some() {
        return None;
    }
    let kind = parsed
        .dependents(
            word,
            &[
                Relation::Amod,
                Relation::Compound,
                Relation::Nmod,
                Relation::NmodDesc,
            ],
        )
        .map(|of| parsed.lower(of))
        .collect::<Vec<_>>();
    let of = |names: &[&str]| kind.iter().any(|kind| names.contains(kind));
    match () {
        () if of(&["foreign", "affairs"]) => Some("Foreign Ministry"),
        () if of(&["defence", "defense"]) => Some("Defence Ministry"),
        () if of(&["interior"]) => Some("Interior Ministry"),
        () if of(&["finance"]) => Some("Finance Ministry"),
        () => None,
    }
}

fn capital(word: &str) -> String {
    let mut letters = word.chars();
    letters
        .next()
        .map(|first| first.to_uppercase().chain(letters).collect())
        .unwrap_or_default()
}

/// "the Cabinet", "Parliament": nothing around it says whose it is.
fn is_bare_body(parsed: &Parsed, word: usize, placed: bool) -> bool {
    const DESCRIBING: &[Relation] = &[
        Relation::Amod,
        Relation::Compound,
        Relation::Nmod,
        Relation::NmodPoss,
        Relation::Flat,
        Relation::Appos,
        Relation::AclRelcl,
        Relation::Acl,
    ];
    let definite = parsed.first(word, &[Relation::Det]).map_or_else(
        || parsed.word(word).upos == Upos::Propn || is_headline_subject(parsed, word),
        |det| parsed.lower(det) == "the",
    );
    let singular = matches!(parsed.word(word).tag, "NN" | "NNP");
    // "the parliament in Oslo" is no less bare.
    let place =
        |of: &usize| placed && parsed.relation(*of) == Relation::Nmod && parsed.case(*of) == "in";
    let described = parsed.dependents(word, DESCRIBING).any(|of| !place(&of));
    let part = matches!(
        parsed.relation(word),
        Relation::Compound | Relation::Flat | Relation::NmodDesc
    );
    definite && singular && !described && !part
}

/// Headlines leave the article out: "Cabinet rejects plan".
fn is_headline_subject(parsed: &Parsed, word: usize) -> bool {
    parsed.sentence.kind == SentenceKind::Heading && parsed.relation(word) == Relation::Nsubj
}
