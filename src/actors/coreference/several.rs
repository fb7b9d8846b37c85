//! Descriptions of several: "the two leaders", "both countries", "the ministers".
//!
//! Comes in: what earlier words meant. Goes out: all whom a plural means, or nobody where that is not
//! clear. Must not know: stances.

use super::description::is_court;
use super::{DESCRIPTION_REACH, History, Referent};
use crate::actors::cast::{Cast, Key, the_only};
use crate::actors::home;
use crate::syntax::Relation;
use crate::syntax::grammar::Parsed;
use crate::vocabulary::ActorKind;

/// How many sentences back those may be who met.
const MEETING_REACH: usize = 60;
/// So many a plural noun without a number means one by one.
const FEW: usize = 3;

/// Those who fight a government.
const REBELS: &[&str] = &[
    "extremist",
    "guerrilla",
    "insurgent",
    "islamist",
    "jihadist",
    "militant",
    "rebel",
    "separatist",
];
/// Those who took power by force.
const PUTSCHISTS: &[&str] = &["putschist", "general", "ruler"];

impl History {
    /// The only state for which the subjects of the sentence before stand.
    pub(in crate::actors) fn state_just_told(
        &self,
        cast: &Cast<'_>,
        sentence: usize,
    ) -> Option<Key> {
        let just = |it: &&Referent| it.subject && it.sentence + 1 == sentence;
        let told = self.recent(sentence, 1).filter(just);
        let mut states = told
            .flat_map(|it| &it.keys)
            .map(|&key| home::state_of(cast, key));
        let first = states.next()??;
        states.all(|it| it == Some(first)).then_some(first)
    }

    /// "the two leaders", "both countries", "the sides".
    pub(super) fn several(
        &self,
        cast: &Cast<'_>,
        sentence: usize,
        parsed: &Parsed,
        word: usize,
        lemma: &str,
    ) -> Vec<Key> {
        let number = number(parsed, word);
        // Of more than a few, whose number is not told, the text speaks as of one body.
        let many = |referent: &&Referent| {
            let keys = referent.keys.len();
            keys > 1 && number.map_or(keys <= FEW, |number| number == keys)
        };
        // "The ministers of France and Spain met. The ministers …"
        let repeated = self
            .recent(sentence, DESCRIPTION_REACH)
            .filter(many)
            .find(|referent| referent.head == lemma && referent.sentence < sentence);
        if let Some(referent) = repeated {
            return referent.keys.clone();
        }
        if let Some(body) = self.body_of_members(cast, sentence, parsed, word, lemma) {
            return vec![body];
        }
        let office = matches!(lemma, "president" | "minister");
        let persons = office || matches!(lemma, "leader" | "man");
        let sides = matches!(
            lemma,
            "side" | "country" | "nation" | "party" | "government"
        );
        let plain = number == Some(2) || matches!(lemma, "leader" | "side");
        // "The nations": those just named, not those of the world.
        let states = matches!(lemma, "country" | "nation" | "government") && is_bare(parsed, word);
        if !(persons || sides) || !(plain || office || states) {
            return Vec::new();
        }
        let reach = if states && !plain { 1 } else { MEETING_REACH };
        let wanted = |key: Key| {
            let kind = cast.member(key).actor.kind;
            if persons {
                let holds = || cast.has_office(key, |title| title.ends_with(lemma));
                kind == ActorKind::Person && (plain || holds())
            } else {
                kind == ActorKind::Country
            }
        };
        let met = self
            .recent(sentence, reach)
            .filter(many)
            .find(|referent| referent.keys.iter().all(|&key| wanted(key)));
        match met {
            Some(met) => met.keys.clone(),
            None if plain => self.only_two(cast, sentence, sides, wanted),
            None => Vec::new(),
        }
    }

    /// "the judges", "the 16 members", "the allies": the body that they make up.
    fn body_of_members(
        &self,
        cast: &Cast<'_>,
        sentence: usize,
        parsed: &Parsed,
        word: usize,
        lemma: &str,
    ) -> Option<Key> {
        let subject = matches!(parsed.relation(word), Relation::Nsubj | Relation::OblAgent);
        let described = parsed.first(word, &[Relation::Amod, Relation::Compound]);
        if !subject || described.is_some() {
            return None;
        }
        if REBELS.contains(&lemma) {
            return self.only_group(cast, sentence);
        }
        if PUTSCHISTS.contains(&lemma) {
            return self.under_officers(cast, sentence);
        }
        let fits = |key: Key| {
            let actor = &cast.member(key).actor;
            match lemma {
                "judge" | "justice" | "magistrate" => is_court(actor),
                "member" => actor.kind == ActorKind::Organisation,
                "ally" => actor.id.as_str() == "org:NATO",
                _ => false,
            }
        };
        self.recent(sentence, DESCRIPTION_REACH)
            .filter(|referent| (referent.sentence, referent.word) < (sentence, word))
            .find_map(|referent| match referent.keys.as_slice() {
                [one] if fits(*one) => Some(*one),
                _ => None,
            })
    }

    /// "the rebels": the only group of whom the text just told.
    fn only_group(&self, cast: &Cast<'_>, sentence: usize) -> Option<Key> {
        let group = |&key: &Key| cast.member(key).actor.kind == ActorKind::Group;
        let told = self.recent(sentence, DESCRIPTION_REACH);
        the_only(told.flat_map(|it| &it.keys).copied().filter(group))
    }

    /// "the junta", "the putschists" after "Chile's army": the only state of whose officers the text told.
    pub(super) fn under_officers(&self, cast: &Cast<'_>, sentence: usize) -> Option<Key> {
        const OFFICERS: &[&str] = &[
            "army", "general", "junta", "military", "officer", "ruler", "soldier",
        ];
        let told = self.recent(sentence, DESCRIPTION_REACH);
        the_only(
            told.filter(|it| OFFICERS.contains(&it.head.as_str()))
                .flat_map(|it| &it.keys)
                .filter_map(|&key| home::state_of(cast, key)),
        )
    }

    /// The only two persons, or sides, of whom the text spoke so far.
    fn only_two(
        &self,
        cast: &Cast<'_>,
        sentence: usize,
        sides: bool,
        wanted: impl Fn(Key) -> bool,
    ) -> Vec<Key> {
        let mut found: Vec<Key> = Vec::new();
        let said = self.referents.iter().filter(|it| it.sentence <= sentence);
        for &key in said.flat_map(|referent| &referent.keys) {
            let key = if sides {
                cast.party(key).unwrap_or(key)
            } else {
                key
            };
            if wanted(key) && !found.contains(&key) {
                found.push(key);
            }
        }
        if found.len() == 2 { found } else { Vec::new() }
    }
}

/// "the nations" with nothing that says which.
fn is_bare(parsed: &Parsed, word: usize) -> bool {
    let children = parsed.children(word);
    let telling = |&child: &usize| {
        !matches!(
            parsed.relation(child),
            Relation::Det | Relation::Punct | Relation::Case
        )
    };
    let the = children.iter().any(|&child| parsed.lower(child) == "the");
    the && !children.iter().any(telling)
}

/// How many a plural says that there are.
fn number(parsed: &Parsed, word: usize) -> Option<usize> {
    parsed
        .children(word)
        .iter()
        .find_map(|&child| match parsed.lower(child) {
            "two" | "both" => Some(2),
            "three" => Some(3),
            "four" => Some(4),
            _ => None,
        })
}
