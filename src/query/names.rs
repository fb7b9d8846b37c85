//! Names in questions → actors and issues.

use std::collections::{BTreeMap, BTreeSet, HashMap};

use super::spelling::{fold, folded_words, last_word};
use super::tables;
use super::wordings::Wordings;
use crate::graph::StanceGraph;
use crate::graph::words::{Part, content_stems};
use crate::id::{ActorId, IssueId};
use crate::lexicon::Lexicon;
use crate::stances::issue::IssueMatcher;
use crate::vocabulary::ActorKind;

/// Every way to name an actor or an issue: from the lexicon, from a graph.
#[derive(Clone, Debug, Default)]
pub struct Names {
    /// Folded name → actors.
    pub(super) actors: HashMap<String, Vec<ActorId>>,
    /// Folded last word of a person's name → persons of the graph.
    surnames: HashMap<String, Vec<ActorId>>,
    /// The same, persons of the lexicon alone.
    other_surnames: HashMap<String, Vec<ActorId>>,
    /// Persons among the actors.
    persons: BTreeSet<ActorId>,
    /// The names of an actor as written.
    spelt: HashMap<ActorId, Vec<String>>,
    /// Folded words for offices, which may stand before a name.
    titles: BTreeSet<String>,
    /// Names of the graph's actors as written, for suggestions.
    pub(super) written: BTreeSet<String>,
    /// Labels of the graph's issues, for suggestions.
    pub(super) topics: BTreeSet<String>,
    /// Stems of an issue's label → the issues.
    pub(super) labels: BTreeMap<BTreeSet<String>, Vec<IssueId>>,
    pub(super) matcher: IssueMatcher,
    /// Other ways to put a phrase.
    pub(super) wordings: Wordings,
    /// Folded name → those of whom it is not plain who is meant.
    ambiguous: BTreeMap<String, Vec<ActorId>>,
}

impl Names {
    /// The names of all actors and issues of both.
    pub fn of(lexicon: &Lexicon, graph: &StanceGraph) -> Self {
        let tables = || (IssueMatcher::new(&lexicon.issues), Wordings::embedded());
        let (mut names, (matcher, wordings)) =
            rayon::join(|| Self::of_actors(lexicon, graph), tables);
        (names.matcher, names.wordings) = (matcher, wordings);
        names.ambiguous = tables::ambiguous()
            .into_iter()
            .map(|entry| (fold(&entry.name), entry.may_be))
            .collect();
        names
    }

    /// All names but the ways to name issues.
    fn of_actors(lexicon: &Lexicon, graph: &StanceGraph) -> Self {
        let mut names = Self::default();
        for entry in &lexicon.actors {
            let own = std::iter::once(&entry.name).chain(&entry.names);
            let other = entry
                .adjectives
                .iter()
                .chain(&entry.demonyms)
                .chain(&entry.metonyms);
            for name in own.chain(other) {
                names.add(&entry.id, name);
            }
            if entry.kind == ActorKind::Person {
                let surname = match &entry.family {
                    Some(family) => fold(family),
                    None => last_word(&entry.name),
                };
                insert(&mut names.other_surnames, surname, &entry.id);
                names.persons.insert(entry.id.clone());
            }
        }
        for node in graph.actors() {
            names.add(&node.id, &node.name);
            names.written.insert(node.name.clone());
            if node.kind == ActorKind::Person {
                insert(&mut names.surnames, last_word(&node.name), &node.id);
                names.persons.insert(node.id.clone());
            }
        }
        for role in &lexicon.roles {
            names.titles.extend(folded_words(&role.name));
        }
        let titles = "president prime minister foreign secretary chancellor mr mrs ms dr sir";
        names.titles.extend(folded_words(titles));
        let listed = lexicon.issues.iter().map(|issue| (&issue.id, &issue.label));
        let of_graph = graph.issues().iter().map(|issue| (&issue.id, &issue.label));
        for (id, label) in listed.chain(of_graph) {
            let ids = names
                .labels
                .entry(content_stems(label).collect())
                .or_default();
            if !ids.contains(id) {
                ids.push(id.clone());
            }
        }
        names.topics = graph
            .issues()
            .iter()
            .map(|issue| issue.label.clone())
            .collect();
        names
    }

    fn add(&mut self, id: &ActorId, name: &str) {
        insert(&mut self.actors, fold(name), id);
        let spelt = self.spelt.entry(id.clone()).or_default();
        if spelt.iter().all(|other| other != name) {
            spelt.push(name.to_owned());
        }
    }

    /// Whether a phrase names holders: an actor, or members of an organisation.
    pub fn is_holder(&self, phrase: &str) -> bool {
        !self.actors(phrase).is_empty() || self.members_of(phrase).is_some()
    }

    /// The actors that a phrase names as a whole; several if the name is shared.
    ///
    /// An identifier, any name, a person's last name, each also with an office
    /// before it ("President Doe") and with a possessive "s".
    pub fn actors(&self, phrase: &str) -> Vec<ActorId> {
        let words: Vec<String> = folded_words(phrase).collect();
        for start in 0..words.len() {
            let found = self.named(&words[start..]);
            if !found.is_empty() {
                return found;
            }
            // What is left out before the name has to be an office or whose it is.
            if !self.titles.contains(&words[start]) && !self.actors.contains_key(&words[start]) {
                break;
            }
        }
        let by_id = ActorId::new(phrase.trim());
        self.spelt
            .contains_key(&by_id)
            .then_some(by_id)
            .into_iter()
            .collect()
    }

    /// The actors of exactly this name. A bare last name is that of all persons
    /// of the graph who bear it, else of those in the lexicon.
    fn named(&self, words: &[String]) -> Vec<ActorId> {
        let name = words.join(" ");
        let exact = self.actors.get(&name);
        let [_] = words else {
            return exact.cloned().unwrap_or_default();
        };
        let is_person = |id: &ActorId| self.persons.contains(id);
        match (exact, self.surnames.get(&name)) {
            (Some(exact), Some(bearers)) if exact.iter().all(is_person) => {
                let ids: BTreeSet<&ActorId> = exact.iter().chain(bearers).collect();
                ids.into_iter().cloned().collect()
            }
            (Some(ids), _) | (None, Some(ids)) => ids.clone(),
            (None, None) => self.other_surnames.get(&name).cloned().unwrap_or_default(),
        }
    }

    /// Everybody whom a name may mean, where it is not plain who is meant.
    pub fn may_be(&self, phrase: &str, found: &[ActorId]) -> Vec<ActorId> {
        let listed = self.ambiguous.get(&fold(phrase));
        let mut all: BTreeSet<&ActorId> = listed.into_iter().flatten().collect();
        all.extend(found);
        all.into_iter().cloned().collect()
    }

    /// The organisations whose members a phrase names: "NATO members", "any EU
    /// country", "members of the EU".
    pub fn members_of(&self, phrase: &str) -> Option<Vec<ActorId>> {
        let actors = self.actors(&self.organisation_of(phrase)?);
        (!actors.is_empty()).then_some(actors)
    }

    /// The name of the organisation in "NATO members".
    pub fn organisation_of(&self, phrase: &str) -> Option<String> {
        let words: Vec<String> = folded_words(phrase).collect();
        let small = |word: &String| {
            matches!(
                word.as_str(),
                "any" | "some" | "all" | "a" | "an" | "every" | "other" | "member"
            )
        };
        let group = |word: &String| {
            matches!(
                word.as_str(),
                "member"
                    | "members"
                    | "country"
                    | "countries"
                    | "state"
                    | "states"
                    | "nation"
                    | "nations"
                    | "ally"
                    | "allies"
                    | "government"
                    | "governments"
            )
        };
        let start = words
            .iter()
            .take_while(|word| {
                matches!(
                    word.as_str(),
                    "any" | "some" | "all" | "a" | "every" | "other"
                )
            })
            .count();
        let words = &words[start..];
        let of = match words {
            [first, of, rest @ ..] if group(first) && of == "of" => rest,
            [member, second, of, rest @ ..]
                if member == "member" && group(second) && of == "of" =>
            {
                rest
            }
            [rest @ .., last] if group(last) => match rest {
                [before @ .., member] if small(member) && !before.is_empty() => before,
                _ => rest,
            },
            _ => return None,
        };
        let written = phrase.split_whitespace();
        let written = written.filter(|word| folded_words(word).all(|word| of.contains(&word)));
        let name = written.collect::<Vec<_>>().join(" ");
        (!self.actors(&name).is_empty()).then_some(name)
    }

    /// All ways to name an actor inside a phrase.
    pub fn ways(&self, actor: &ActorId) -> Part {
        let mut ways = Part::new();
        for name in self.spelt.get(actor).into_iter().flatten() {
            let way: Vec<String> = content_stems(name).collect();
            if !way.is_empty() && !ways.contains(&way) {
                ways.push(way);
            }
        }
        ways
    }
}

fn insert(names: &mut HashMap<String, Vec<ActorId>>, name: String, id: &ActorId) {
    let ids = names.entry(name).or_default();
    if !ids.contains(id) {
        ids.push(id.clone());
    }
}

#[cfg(test)]
mod tests {
    use super::Names;
    use crate::graph::sample::{graph, lexicon};

    fn names() -> Names {
        Names::of(&lexicon(), &graph())
    }

    #[test]
    fn every_way_to_name_an_actor() {
        let names = names();
        for (phrase, id) in [
            ("Arvania", "country:AR"),
            ("ARVANIA's", "country:AR"),
            ("the Arvanians", "country:AR"),
            ("the Republic of Celdonia", "country:CE"),
            ("Oduro", "person:ina-oduro"),
            ("Arvanian foreign minister Ina Oduro", "person:ina-oduro"),
            ("R.L.", "org:LEAGUE"),
            ("country:BO", "country:BO"),
        ] {
            let found = names.actors(phrase);
            assert_eq!(found.len(), 1, "{phrase}: {found:?}");
            assert_eq!(found[0].as_str(), id, "{phrase}");
        }
        for phrase in ["opposition in Arvania", "", "the", "Ina"] {
            assert!(names.actors(phrase).is_empty(), "{phrase}");
        }
    }

    #[test]
    fn members() {
        let names = names();
        for phrase in [
            "RL members",
            "any League member state",
            "members of the River League",
        ] {
            assert!(names.members_of(phrase).is_some(), "{phrase}");
        }
        for phrase in ["countries", "members", "League"] {
            assert!(names.members_of(phrase).is_none(), "{phrase}");
        }
    }
}
