//! `field=value` → a correction.

use clap::ValueEnum;
use demarche::actors::cast::slug;
use demarche::curation::judgement::{go_together, plain_act};
use demarche::curation::{Correction, Maybe};
use demarche::graph::{ActorNode, Catalogue, StanceGraph};
use demarche::id::{ActorId, IssueId};
use demarche::lexicon::Lexicon;
use demarche::query::Names;
use demarche::stances::issue::IssueMatcher;
use demarche::stances::{ActorRef, IssueRef, Stance};
use demarche::vocabulary::ActorKind;

use crate::failure::Failure;
use crate::output::one_line;
use demarche::text::single_spaced;

/// What of a record can be corrected.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(super) enum Field {
    Holder,
    Party,
    Stance,
    Act,
    Target,
    Meaning,
    Issue,
    Aimed,
    Addressee,
    Via,
    Intensity,
    Modality,
    Scope,
    Quoted,
    Date,
}

/// The key of each field, the field, and what may be written.
pub(super) const KEYS: &[(char, Field, &str)] = &[
    (
        'h',
        Field::Holder,
        "a name, an identifier, or kind:Name for somebody new",
    ),
    ('p', Field::Party, "as for the holder, or none"),
    ('s', Field::Stance, "supports, opposes or warns"),
    ('a', Field::Act, "support, demand, reject, criticise …"),
    ('t', Field::Target, "words of the sentence"),
    ('m', Field::Meaning, "what the target means"),
    ('i', Field::Issue, "an issue, or none"),
    (
        'x',
        Field::Aimed,
        "actors at whom it is aimed, with ; between, or none",
    ),
    (
        'd',
        Field::Addressee,
        "actors to whom it is addressed, or none",
    ),
    ('v', Field::Via, "sources between text and holder, or none"),
    ('n', Field::Intensity, "1, 2 or 3"),
    (
        'o',
        Field::Modality,
        "asserted, conditional, future or earlier",
    ),
    ('c', Field::Scope, "general, own-participation or timing"),
    ('q', Field::Quoted, "yes or no"),
    ('w', Field::Date, "YYYY, YYYY-MM or YYYY-MM-DD, or none"),
];

impl Field {
    /// The word for it on the command line.
    pub(super) fn as_str(self) -> &'static str {
        match self {
            Self::Holder => "holder",
            Self::Party => "party",
            Self::Stance => "stance",
            Self::Act => "act",
            Self::Target => "target",
            Self::Meaning => "meaning",
            Self::Issue => "issue",
            Self::Aimed => "aimed",
            Self::Addressee => "addressee",
            Self::Via => "via",
            Self::Intensity => "intensity",
            Self::Modality => "modality",
            Self::Scope => "scope",
            Self::Quoted => "quoted",
            Self::Date => "date",
        }
    }
}

/// A field and its value, for `--set`.
pub(super) fn assignment(words: &str) -> Result<(Field, String), String> {
    let Some((field, value)) = words.split_once('=') else {
        return Err("write FIELD=VALUE".to_owned());
    };
    let field = Field::from_str(field.trim(), true).map_err(|_| {
        let names: Vec<&str> = KEYS.iter().map(|(_, field, _)| field.as_str()).collect();
        format!("no such field; fields are {}", names.join(", "))
    })?;
    Ok((field, value.trim().to_owned()))
}

/// Everything by which values are understood.
pub(super) struct Tables<'a> {
    names: &'a Names,
    known: Catalogue,
    matcher: IssueMatcher,
}

impl<'a> Tables<'a> {
    pub(super) fn new(lexicon: &Lexicon, graph: &StanceGraph, names: &'a Names) -> Self {
        Self {
            names,
            known: Catalogue::from(graph).fill(Catalogue::from(lexicon)),
            matcher: IssueMatcher::new(&lexicon.issues),
        }
    }

    /// Takes a value into a correction; an empty one means none.
    pub(super) fn take(
        &self,
        to: &mut Correction,
        field: Field,
        value: &str,
    ) -> Result<(), Failure> {
        let none = value.is_empty() || value == "none";
        let maybe_actor = || {
            if none {
                return Ok(Maybe::Nothing);
            }
            self.actor(value).map(Maybe::Is)
        };
        match field {
            Field::Holder => to.holder = Some(self.actor(value)?),
            Field::Party => to.party = Some(maybe_actor()?),
            Field::Stance => to.stance = Some(value.parse()?),
            Field::Act => to.act = Some(value.parse()?),
            Field::Target if none => return Err(Failure::new("a target needs words")),
            Field::Target => to.target = Some(value.to_owned()),
            Field::Meaning if none => return Err(Failure::new("a meaning needs words")),
            Field::Meaning => to.meaning = Some(value.to_owned()),
            Field::Issue if none => to.issue = Some(Maybe::Nothing),
            Field::Issue => to.issue = Some(Maybe::Is(self.issue(value)?)),
            Field::Aimed => to.aimed = Some(self.actors(value)?),
            Field::Addressee => to.addressee = Some(self.actors(value)?),
            Field::Via => to.via = Some(self.actors(value)?),
            Field::Intensity => match value {
                "1" => to.intensity = Some(1),
                "2" => to.intensity = Some(2),
                "3" => to.intensity = Some(3),
                _ => return Err(Failure::new("write 1, 2 or 3")),
            },
            Field::Modality => to.modality = Some(value.parse()?),
            Field::Scope => to.scope = Some(value.parse()?),
            Field::Quoted => match value {
                "yes" => to.quoted = Some(true),
                "no" => to.quoted = Some(false),
                _ => return Err(Failure::new("write yes or no")),
            },
            Field::Date if none => to.date = Some(Maybe::Nothing),
            Field::Date => to.date = Some(Maybe::Is(value.parse()?)),
        }
        Ok(())
    }

    /// Adds what follows from what was corrected and is not said itself: the
    /// party of another holder, the act of another stance, the issue of other
    /// words. Says nothing anew that the record says already.
    pub(super) fn complete(&self, to: &Correction, record: &Stance) -> Correction {
        let mut to = to.clone();
        if let (Some(holder), None) = (&to.holder, &to.party) {
            let party = self.party(holder, record);
            if party.as_ref() != record.party.as_ref() {
                to.party = Some(party.map_or(Maybe::Nothing, Maybe::Is));
            }
        }
        match (to.stance, to.act) {
            (Some(stance), None) if !go_together(stance, record.act) => {
                to.act = Some(plain_act(stance));
            }
            (None, Some(act)) if !go_together(record.stance, act) => to.stance = Some(act.stance()),
            _ => {}
        }
        if (to.target.is_some() || to.meaning.is_some()) && to.issue.is_none() {
            let mut new = record.clone();
            if to.apply(&mut new).is_ok() {
                let issue = self.matcher.classify_text(&new.target.meaning);
                let issue = issue.and_then(|id| self.issue_ref(&id));
                if issue != record.target.issue {
                    to.issue = Some(issue.map_or(Maybe::Nothing, Maybe::Is));
                }
            }
        }
        to
    }

    /// For whom an actor speaks: as the tables say for the day of the record,
    /// else a country or organisation for itself.
    fn party(&self, holder: &ActorRef, record: &Stance) -> Option<ActorRef> {
        let own = matches!(holder.kind, ActorKind::Country | ActorKind::Organisation);
        let listed = self.listed_party(holder, record);
        listed.or_else(|| own.then(|| holder.clone()))
    }

    fn listed_party(&self, holder: &ActorRef, record: &Stance) -> Option<ActorRef> {
        let node = self.known.actor(&holder.id)?;
        let of_office = || {
            let offices = record.date.map(|date| node.offices_on(date));
            let mut of: Vec<&ActorId> = offices.into_iter().flatten().map(|it| &it.of).collect();
            of.dedup();
            match of.as_slice() {
                [only] => Some(*only),
                _ => None,
            }
        };
        let mut party = self.known.actor(node.party.as_ref().or_else(of_office)?)?;
        // A ministry's minister speaks for the state.
        if let Some(above) = party.party.as_ref().and_then(|id| self.known.actor(id)) {
            party = above;
        }
        Some(reference(party))
    }

    fn actors(&self, value: &str) -> Result<Vec<ActorRef>, Failure> {
        if value.is_empty() || value == "none" {
            return Ok(Vec::new());
        }
        value.split(';').map(|name| self.actor(name)).collect()
    }

    fn actor(&self, name: &str) -> Result<ActorRef, Failure> {
        let name = name.trim();
        let mut known: Vec<&ActorNode> = Vec::new();
        let by_id = self.known.actor(&ActorId::new(name));
        known.extend(by_id);
        if known.is_empty() {
            let ids = self.names.actors(name);
            known.extend(ids.iter().filter_map(|id| self.known.actor(id)));
        }
        match known.as_slice() {
            [only] => Ok(reference(only)),
            [] => self.newcomer(name),
            several => {
                let list: Vec<String> = several
                    .iter()
                    .map(|it| format!("{} ({})", one_line(it.id.as_str()), one_line(&it.name)))
                    .collect();
                let failure = format!("several actors are called '{}'", one_line(name));
                Err(Failure::new(failure).hint(format!("give one of {}", list.join(", "))))
            }
        }
    }

    /// Somebody whom no table knows, written as `kind:Name`.
    fn newcomer(&self, words: &str) -> Result<ActorRef, Failure> {
        let new = words.split_once(':').and_then(|(kind, name)| {
            let kind: ActorKind = kind.trim().parse().ok()?;
            let name = single_spaced(name);
            let slug = slug(&name);
            (!slug.is_empty()).then(|| ActorRef {
                id: ActorId::new(format!("{kind}:{slug}")),
                name,
                kind,
            })
        });
        new.ok_or_else(|| {
            let kinds: Vec<&str> = ActorKind::ALL.iter().map(|kind| kind.as_str()).collect();
            let nearest = self.names.nearest(words);
            let mean = if nearest.is_empty() {
                String::new()
            } else {
                format!("did you mean {}? ", one_line(&nearest.join(" or ")))
            };
            let failure = format!("nobody is known by the name '{}'", one_line(words));
            Failure::new(failure).hint(format!(
                "{mean}for somebody new write kind:Name, kind being {}",
                kinds.join(", ")
            ))
        })
    }

    fn issue(&self, words: &str) -> Result<IssueRef, Failure> {
        let found = self.names.issues(words);
        let whole: Vec<&IssueId> = found
            .iter()
            .filter(|(_, left)| left.is_empty())
            .map(|(id, _)| id)
            .collect();
        let id = match whole.as_slice() {
            [only] => (*only).clone(),
            _ => IssueId::new(words),
        };
        self.issue_ref(&id).ok_or_else(|| {
            let near = found.iter().filter_map(|(id, _)| self.issue_ref(id));
            let near: Vec<String> = near.map(|it| one_line(&it.label)).collect();
            let failure = Failure::new(format!("no issue is called '{}'", one_line(words)));
            failure.hint(if near.is_empty() {
                "`demarche lexicon list issues` names them".to_owned()
            } else {
                format!("did you mean {}?", near.join(" or "))
            })
        })
    }

    fn issue_ref(&self, id: &IssueId) -> Option<IssueRef> {
        let node = self.known.issue(id)?;
        Some(IssueRef {
            id: node.id.clone(),
            label: node.label.clone(),
        })
    }
}

fn reference(node: &ActorNode) -> ActorRef {
    ActorRef {
        id: node.id.clone(),
        name: node.name.clone(),
        kind: node.kind,
    }
}

#[cfg(test)]
mod tests {
    use demarche::document::Document;
    use demarche::pipeline::Analyser;
    use demarche::vocabulary::{Act, StanceKind};

    use super::*;

    /// What a correction of the first record of a sentence comes to.
    fn completed(sentence: &str, date: &str, words: &[&str]) -> Correction {
        let analyser = Analyser::new(Lexicon::embedded().unwrap()).unwrap();
        let mut document = Document::new("a", sentence);
        document.date = date.parse().ok();
        let record = analyser.stances(&document).remove(0);
        let graph = StanceGraph::default();
        let names = Names::of(&analyser.lexicon, &graph);
        let tables = Tables::new(&analyser.lexicon, &graph, &names);
        let mut to = Correction::default();
        for words in words {
            let (field, value) = assignment(words).unwrap();
            tables.take(&mut to, field, &value).unwrap();
        }
        tables.complete(&to, &record)
    }

    #[test]
    fn what_follows_is_filled_in() {
        let sentence = "Poland rejected the price cap.";
        let party = |date: &str, holder: &str| {
            let to = completed(sentence, date, &[&format!("holder={holder}")]);
            match to.party {
                Some(Maybe::Is(party)) => party.id.to_string(),
                Some(Maybe::Nothing) => "none".to_owned(),
                None => "as it was".to_owned(),
            }
        };
        assert_eq!(party("2021-08", "Sergei Lavrov"), "country:RU");
        assert_eq!(party("2021-08", "European Commission"), "org:EU");
        assert_eq!(party("2021-08", "NATO"), "org:NATO");
        assert_eq!(party("2021-08", "Poland"), "as it was");
        assert_eq!(party("2021-08", "person:Ada Byron"), "none");

        let to = completed(sentence, "", &["stance=supports"]);
        assert_eq!(to.act.map(Act::as_str), Some("support"));
        let to = completed(sentence, "", &["act=warn"]);
        assert_eq!(to.stance.map(StanceKind::as_str), Some("warns"));
        let to = completed(sentence, "", &["meaning=sending troops to Ukraine"]);
        assert!(matches!(to.issue, Some(Maybe::Is(_))), "{to:?}");
        let to = completed(sentence, "", &["target=cap", "issue=none"]);
        assert_eq!(to.issue, Some(Maybe::Nothing));
    }
}
