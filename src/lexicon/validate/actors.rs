//! Faults of actors: ids, names, parties, memberships, offices.
//!
//! Comes in: the entries of actors. Goes out: findings, added to the [`Check`].
//! Must not know: frames and issues.

use std::collections::{BTreeMap, BTreeSet, HashMap};

use super::{Check, Severity};
use crate::lexicon::ActorEntry;
use crate::vocabulary::ActorKind;

/// Surfaces that two actors share on purpose; the reader decides by context.
const SHARED_SURFACES: &[&str] = &[];

impl<'a> Check<'a> {
    /// An entry by itself, and that what it names is there.
    pub(super) fn actor(&mut self, actor: &'a ActorEntry) {
        let id = actor.id.as_str();
        self.text(id, "name", &actor.name);
        for (field, surface) in surfaces(actor) {
            self.text(id, field, surface);
        }
        let prefix = id.split_once(':').map_or("", |(prefix, _)| prefix);
        if prefix.is_empty() {
            self.error(
                id,
                "an actor's id begins with its sort: 'country:', 'person:'",
            );
        } else if !may_begin(actor.kind, prefix) {
            self.warn(id, format!("is of kind {}", actor.kind));
        }
        if let Some(party) = &actor.party {
            self.known_actor(id, "party", party.as_str());
        }
        for membership in &actor.memberships {
            self.known_actor(id, "memberships.of", membership.of.as_str());
            self.period(id, membership.from, membership.until);
            if membership.of == actor.id {
                self.error(id, "is a member of itself");
            }
        }
        for office in &actor.offices {
            self.known_actor(id, "offices.of", office.of.as_str());
            self.text(id, "offices.title", &office.title);
            self.period(id, office.from, office.until);
        }
        if !actor.offices.is_empty() && actor.kind != ActorKind::Person {
            self.warn(id, "holds offices and is no person");
        }
        self.period(id, actor.from, actor.until);
    }

    /// Following `party` must come to an end.
    pub(super) fn parties(&mut self, actors: &'a [ActorEntry]) {
        let next: HashMap<&str, &str> = actors
            .iter()
            .filter_map(|actor| Some((actor.id.as_str(), actor.party.as_ref()?.as_str())))
            .collect();
        for actor in actors {
            let mut at = actor.id.as_str();
            for _ in 0..8 {
                match next.get(at) {
                    Some(party) => at = party,
                    None => break,
                }
            }
            if next.contains_key(at) {
                self.error(actor.id.as_str(), "following 'party' never ends");
            }
        }
    }

    /// Names that several actors bear.
    pub(super) fn surfaces(&mut self, actors: &'a [ActorEntry]) {
        let mut bearers: BTreeMap<&str, BTreeSet<&str>> = BTreeMap::new();
        for actor in actors {
            let own = std::iter::once(("name", actor.name.as_str())).chain(surfaces(actor));
            for (_, surface) in own {
                bearers
                    .entry(surface)
                    .or_default()
                    .insert(actor.id.as_str());
            }
        }
        for (surface, ids) in bearers {
            if ids.len() > 1 && !SHARED_SURFACES.contains(&surface) {
                let ids: Vec<_> = ids.into_iter().collect();
                let message = format!("'{surface}' also names {}", ids[1..].join(", "));
                self.add(Severity::Notice, ids[0], message);
            }
        }
    }
}

/// Every surface beside the usual name, with its field.
fn surfaces(actor: &ActorEntry) -> impl Iterator<Item = (&'static str, &str)> {
    let fields = [
        ("names", &actor.names),
        ("adjectives", &actor.adjectives),
        ("demonyms", &actor.demonyms),
        ("metonyms", &actor.metonyms),
    ];
    fields.into_iter().flat_map(|(field, surfaces)| {
        surfaces
            .iter()
            .map(move |surface| (field, surface.as_str()))
    })
}

/// Whether ids of the kind may begin so.
fn may_begin(kind: ActorKind, prefix: &str) -> bool {
    match kind {
        ActorKind::Organisation => matches!(prefix, "org" | "institution"),
        ActorKind::Collective => matches!(prefix, "org" | "group" | "collective" | "country"),
        other => prefix == other.as_str(),
    }
}

#[cfg(test)]
mod tests {
    use crate::lexicon::Lexicon;
    use crate::lexicon::validate::tests::{faults, table};

    #[test]
    fn faults_of_actors_are_found() {
        let lexicon = Lexicon {
            actors: table(
                r#"[(id: "country:gondor", kind: Country, name: "Gondor", names: [""], party: "country:arnor"),
                    (id: "country:arnor", kind: Country, name: "Arnor ", party: "country:gondor"),
                    (id: "country:arnor", kind: Person, name: "Stone-land", memberships: [
                        (of: "org:last-alliance", from: "3441", until: "3430")]),
                    (id: "country:rohan", kind: Country, name: "Rohan", names: ["Gondor"])]"#,
            ),
            ..Lexicon::default()
        };
        insta::assert_snapshot!(faults(&lexicon).join("\n"), @r#"
        error: country:arnor: ends (3430) before it begins (3441)
        error: country:arnor: following 'party' never ends
        error: country:arnor: memberships.of names 'org:last-alliance', which is no entry
        error: country:arnor: name 'Arnor ' has stray blanks
        error: country:arnor: this actor stands twice
        error: country:gondor: following 'party' never ends
        error: country:gondor: names is empty
        warning: country:arnor: is of kind person
        notice: country:gondor: 'Gondor' also names country:rohan
        "#);
    }
}
