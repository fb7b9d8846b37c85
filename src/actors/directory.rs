//! Directory: listed actors by identifier, by family name, by office.
//!
//! Comes in: the lexicon, once. Goes out: indices into [`Lexicon::actors`], in
//! rising order, without a walk through thousands of entries for each word.
//! Must not know: documents.

use std::collections::{BTreeSet, HashMap, HashSet};

use super::gazetteer::fold;
use crate::id::ActorId;
use crate::lexicon::{ActorEntry, Lexicon};
use crate::vocabulary::ActorKind;

/// Where to find a listed actor.
#[derive(Clone, Debug, Default)]
pub struct Directory {
    by_id: HashMap<ActorId, usize>,
    by_family: HashMap<String, Vec<usize>>,
    by_body: HashMap<ActorId, Vec<usize>>,
    forerunners: HashMap<ActorId, Vec<usize>>,
    unofficial: HashSet<String>,
}

impl Directory {
    /// Gathers the actors of a lexicon.
    pub fn new(lexicon: &Lexicon) -> Self {
        let mut directory = Self::default();
        for (entry, actor) in lexicon.actors.iter().enumerate() {
            directory.by_id.entry(actor.id.clone()).or_insert(entry);
            if actor.kind == ActorKind::Person {
                for form in family_forms(actor) {
                    directory.by_family.entry(form).or_default().push(entry);
                }
            }
            if let Some(heir) = &actor.succeeded_by {
                let forerunners = directory.forerunners.entry(heir.clone()).or_default();
                forerunners.push(entry);
            }
            let bodies: BTreeSet<&ActorId> =
                actor.offices.iter().map(|office| &office.of).collect();
            for body in bodies {
                directory
                    .by_body
                    .entry(body.clone())
                    .or_default()
                    .push(entry);
            }
        }
        directory.unofficial = lexicon
            .roles
            .iter()
            .filter(|role| !role.official)
            .map(|role| role.name.clone())
            .collect();
        directory
    }

    /// The actor of an identifier.
    pub fn by_id(&self, id: &ActorId) -> Option<usize> {
        self.by_id.get(id).copied()
    }

    /// Persons who go under a family name, given in the form of [`fold`].
    pub fn by_family(&self, form: &str) -> &[usize] {
        self.by_family.get(form).map_or(&[], Vec::as_slice)
    }

    /// Persons who hold or held any office of a state or body.
    pub fn officers(&self, of: &ActorId) -> &[usize] {
        self.by_body.get(of).map_or(&[], Vec::as_slice)
    }

    /// States whose offices are listed under another that took their place.
    pub fn forerunners(&self, heir: &ActorId) -> &[usize] {
        self.forerunners.get(heir).map_or(&[], Vec::as_slice)
    }

    /// Whether the bearer of a title speaks for the state or body named with it.
    pub fn is_official(&self, title: &str) -> bool {
        !self.unofficial.contains(title)
    }
}

/// The family names under which a listed person goes, folded.
fn family_forms(actor: &ActorEntry) -> BTreeSet<String> {
    if let Some(family) = &actor.family {
        let mut forms = spelt_otherwise(actor, &fold(family));
        forms.insert(fold(family));
        return forms;
    }
    std::iter::once(&actor.name)
        .chain(&actor.names)
        .filter_map(|name| name.rsplit(' ').next())
        .map(fold)
        .collect()
}

/// First words of other names of a person whose family name stands first: "Chou" of "Chou En-lai" for Zhou Enlai.
fn spelt_otherwise(actor: &ActorEntry, family: &str) -> BTreeSet<String> {
    let words = |name: &str| fold(name).split(' ').map(str::to_owned).collect::<Vec<_>>();
    let usual = words(&actor.name);
    if usual.first().is_none_or(|first| first != family) {
        return BTreeSet::new();
    }
    let others = actor.names.iter().map(|name| words(name));
    // "Chairman Mao" tells no other spelling.
    others
        .filter(|name| name.len() == usual.len() && name.iter().all(|word| word != family))
        .filter_map(|name| name.into_iter().next())
        .collect()
}

#[cfg(test)]
mod tests {
    use super::Directory;
    use crate::lexicon::Lexicon;

    #[test]
    fn finds_by_each_key() {
        let lexicon = Lexicon::embedded().unwrap();
        let directory = Directory::new(&lexicon);
        let id = |entry: usize| lexicon.actors[entry].id.as_str();
        let russia = directory.by_id(&"country:RU".into()).unwrap();
        assert_eq!(id(russia), "country:RU");
        let named: Vec<_> = directory.by_family("Lavrov").to_vec();
        assert!(
            named
                .iter()
                .any(|&entry| id(entry) == "person:sergei-lavrov")
        );
        let officers = directory.officers(&"country:RU".into());
        assert!(officers.is_sorted() && named.iter().any(|entry| officers.contains(entry)));
        assert!(directory.is_official("foreign minister"));
        assert!(directory.by_family("").is_empty());
        let zhou = directory.by_family("Zhou");
        assert!(
            zhou.iter()
                .any(|entry| directory.by_family("Chou").contains(entry))
        );
        assert!(directory.by_family("Chairman").is_empty());
    }
}
