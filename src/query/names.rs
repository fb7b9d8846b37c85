//! Names in questions → actors and issues.

use std::collections::{BTreeMap, BTreeSet, HashMap};
use std::sync::Arc;

use super::spelling::{distance, fold, folded_words, last_word, slips};
use super::tables;
use super::wordings::{Contraries, Wordings};
use crate::graph::StanceGraph;
use crate::graph::words::{Part, Phrase, content_stems};
use crate::id::{ActorId, IssueId};
use crate::lexicon::Lexicon;
use crate::stances::issue::IssueMatcher;
use crate::stances::wordform;
use crate::vocabulary::ActorKind;

/// Words of a question that narrow no issue.
const VAGUE: &[&str] = &[
    "any",
    "call",
    "calls",
    "decision",
    "idea",
    "ideas",
    "issue",
    "move",
    "new",
    "plan",
    "plans",
    "policy",
    "possible",
    "potential",
    "proposal",
    "proposals",
    "proposed",
    "question",
];

/// Words that only link others: a target need not have them.
const LINKS: &[&str] = &[
    "additional",
    "after",
    "against",
    "all",
    "before",
    "between",
    "during",
    "every",
    "extra",
    "further",
    "giving",
    "having",
    "letting",
    "making",
    "more",
    "new",
    "putting",
    "some",
    "through",
    "towards",
    "under",
    "upon",
    "versus",
    "without",
];

/// Every way to name an actor or an issue: from the lexicon, from a graph.
#[derive(Clone, Debug, Default)]
pub struct Names {
    /// Folded name → actors.
    actors: HashMap<String, Vec<ActorId>>,
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
    written: BTreeSet<String>,
    /// Labels of the graph's issues, for suggestions.
    topics: BTreeSet<String>,
    /// Stems of an issue's label → the issues.
    labels: BTreeMap<BTreeSet<String>, Vec<IssueId>>,
    matcher: IssueMatcher,
    /// Other ways to put a phrase.
    wordings: Wordings,
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
                let surname = last_word(&entry.name);
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

    /// The phrase with every name in it widened to all names of that actor.
    pub fn widened(&self, phrase: &str) -> Phrase {
        let parts = self.parts(phrase).into_iter();
        Phrase::of_parts(parts.map(|(part, _)| part).collect())
    }

    /// The parts of [`widened`](Self::widened), and which of them name actors.
    pub(super) fn parts(&self, phrase: &str) -> Vec<(Part, bool)> {
        let words: Vec<String> = folded_words(phrase).collect();
        let only_links = words.iter().all(|word| LINKS.contains(&word.as_str()));
        let mut parts: Vec<(Part, bool)> = Vec::new();
        let mut at = 0;
        while at < words.len() {
            let longest = (at + 1..=words.len().min(at + 6)).rev().find_map(|end| {
                let actors = self.actors.get(&words[at..end].join(" "))?;
                Some((end, actors))
            });
            if let Some((end, actors)) = longest {
                let ways = actors.iter().flat_map(|id| self.ways(id));
                parts.push((ways.collect(), true));
                at = end;
            } else if let Some((end, ways)) = self.wordings.at(&words, at) {
                parts.push((ways, false));
                at = end;
            } else {
                if only_links || !LINKS.contains(&words[at].as_str()) {
                    let stems = content_stems(&words[at]);
                    parts.extend(stems.map(|stem| (vec![vec![stem]], false)));
                }
                at += 1;
            }
        }
        parts
    }

    /// The words that turn a target into its contrary.
    pub(super) fn contraries(&self) -> Arc<Contraries> {
        self.wordings.contraries()
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

    /// The issues that a phrase names, each with the words of the phrase that
    /// say more than the issue.
    pub fn issues(&self, phrase: &str) -> Vec<(IssueId, String)> {
        let by_id = IssueId::new(phrase.trim());
        if self.labels.values().flatten().any(|id| *id == by_id) {
            return vec![(by_id, String::new())];
        }
        let stems: BTreeSet<String> = content_stems(phrase).collect();
        let labelled = self.labels.get(&stems).into_iter().flatten();
        let mut issues: Vec<_> = labelled.map(|id| (id.clone(), String::new())).collect();
        self.add_named(phrase, &mut issues);
        if issues.is_empty() {
            // What the words of the question name stands; else other words may.
            let folded: Vec<String> = folded_words(phrase).collect();
            for variant in self.wordings.variants(&folded) {
                self.add_named(&variant, &mut issues);
            }
        }
        issues
    }

    fn add_named(&self, phrase: &str, issues: &mut Vec<(IssueId, String)>) {
        {
            let words = wordform::split(phrase);
            for (id, places) in self.matcher.mentioned_at(&[phrase]) {
                if issues.iter().any(|(known, _)| *known == id) {
                    continue;
                }
                let left = words
                    .iter()
                    .enumerate()
                    .filter(|(place, _)| !places.contains(place));
                let left = left
                    .map(|(_, word)| word.as_str())
                    .filter(|word| !VAGUE.contains(word) && !LINKS.contains(word));
                issues.push((id, left.collect::<Vec<_>>().join(" ")));
            }
        }
    }

    /// The issues that a phrase names as a whole, by identifier or by name.
    pub fn issues_called(&self, phrase: &str) -> Vec<IssueId> {
        let prefixed = IssueId::new(format!("issue:{}", phrase.trim()));
        if self.labels.values().flatten().any(|id| *id == prefixed) {
            return vec![prefixed];
        }
        let whole = self.issues(phrase).into_iter();
        let whole = whole.filter(|(_, left)| content_stems(left).next().is_none());
        whole.map(|(id, _)| id).collect()
    }

    /// Actors of the graph whose names are spelt nearly so, the nearest first,
    /// at most three.
    pub fn nearest(&self, name: &str) -> Vec<String> {
        let name = fold(name);
        let near = self.written.iter().filter_map(|written| {
            let last = distance(&name, &last_word(written));
            let far = last.min(distance(&name, &fold(written)));
            (far <= slips(&name)).then_some((far, written))
        });
        let near: BTreeSet<(usize, &String)> = near.collect();
        near.into_iter()
            .take(SUGGESTIONS)
            .map(|(_, written)| written.clone())
            .collect()
    }

    /// Actors and issues of the graph that a question seems to name, for one
    /// that is not understood: some word of theirs is spelt nearly like one of
    /// its words. At most three of each.
    pub fn in_question(&self, question: &str) -> Vec<String> {
        let words: BTreeSet<String> = folded_words(question).collect();
        let long = words.iter().filter(|word| word.len() > 3);
        let mut near: BTreeSet<(usize, &String)> = BTreeSet::new();
        for word in long {
            near.extend(self.written.iter().filter_map(|written| {
                let far = distance(word, &last_word(written)).min(distance(word, &fold(written)));
                // Less than for a name that is known to be one.
                (far < slips(word)).then_some((far, written))
            }));
        }
        let actors = near.into_iter().take(SUGGESTIONS).map(|(_, name)| name);
        let topics = self.nearest_topics(question);
        actors.cloned().chain(topics).collect()
    }

    /// Issues of the graph of which some word is spelt nearly like one of the
    /// phrase, at most three.
    pub fn nearest_topics(&self, phrase: &str) -> Vec<String> {
        let words: Vec<String> = folded_words(phrase).filter(|word| word.len() > 4).collect();
        let is_near = |label: &&String| {
            let mut of_label = folded_words(label).filter(|word| word.len() > 4);
            of_label.any(|a| words.iter().any(|b| distance(&a, b) < slips(b)))
        };
        self.topics
            .iter()
            .filter(is_near)
            .take(SUGGESTIONS)
            .cloned()
            .collect()
    }
}

/// Most suggestions at a time.
const SUGGESTIONS: usize = 3;

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

    #[test]
    fn issues_and_what_they_leave_over() {
        let names = names();
        let found = |phrase: &str| {
            let issues = names.issues(phrase).into_iter();
            let issues = issues.map(|(id, left)| format!("{id} {left}"));
            issues.collect::<Vec<_>>().join(", ")
        };
        assert_eq!(found("troop deployments"), "issue:troops ");
        assert_eq!(
            found("sending soldiers to the delta"),
            "issue:troops to the delta"
        );
        assert_eq!(found("the Sill dam"), "issue:dam the");
        assert_eq!(found("fish"), "");
    }

    #[test]
    fn misspelt_names() {
        let names = names();
        assert_eq!(names.nearest("Arvanai"), ["Arvania"]);
        assert_eq!(names.nearest("Odoru"), ["Ina Oduro"]);
        assert!(names.nearest("Xyz").is_empty());
        assert_eq!(
            names.nearest_topics("deploiment of apples"),
            ["Troop deployment"]
        );
        assert!(names.nearest_topics("apples").is_empty());
        assert_eq!(
            names.in_question("has Arvanai said anything of deploiment"),
            ["Arvania", "Troop deployment"]
        );
        assert!(names.in_question("is it raining").is_empty());
    }
}
