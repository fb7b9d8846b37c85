//! The tables that come with demarche, by their files.
//!
//! Comes in: nothing. Goes out: each file's path below `data/` with its text.
//! Must not know: what the files hold.

macro_rules! embedded {
    ($($file:literal),+ $(,)?) => {
        [$(($file, include_str!(concat!("../../../data/", $file)))),+]
    };
}

/// Path below `data/` and text of each embedded file, sorted.
pub(super) const EMBEDDED: &[(&str, &str)] = &embedded![
    "actors/associations.ron",
    "actors/bodies.ron",
    "actors/companies.ron",
    "actors/decoys.ron",
    "actors/groups.ron",
    "actors/institutions.ron",
    "actors/media.ron",
    "actors/organisations.ron",
    "actors/parties.ron",
    "actors/persons-africa.ron",
    "actors/persons-americas.ron",
    "actors/persons-before-1990-africa.ron",
    "actors/persons-before-1990-americas.ron",
    "actors/persons-before-1990-asia-pacific.ron",
    "actors/persons-before-1990-eastern-europe.ron",
    "actors/persons-before-1990-international.ron",
    "actors/persons-before-1990-middle-east.ron",
    "actors/persons-before-1990-united-states.ron",
    "actors/persons-before-1990-western-europe.ron",
    "actors/persons-central-europe.ron",
    "actors/persons-east-asia.ron",
    "actors/persons-former-soviet-states.ron",
    "actors/persons-international.ron",
    "actors/persons-middle-east.ron",
    "actors/persons-south-asia.ron",
    "actors/persons-south-east-asia-pacific.ron",
    "actors/persons-united-states-congress.ron",
    "actors/persons-united-states.ron",
    "actors/persons-western-europe.ron",
    "actors/roles.ron",
    "actors/states.ron",
    "cues/cues.ron",
    "issues/conflicts.ron",
    "issues/diplomacy.ron",
    "issues/disputes.ron",
    "issues/economy.ron",
    "issues/history.ron",
    "issues/security.ron",
    "issues/words.ron",
    "issues/world.ron",
    "stances/attitudes.ron",
    "stances/consequences.ron",
    "stances/headlines.ron",
    "stances/idioms.ron",
    "stances/judgements.ron",
    "stances/opposes.ron",
    "stances/speeches.ron",
    "stances/supports.ron",
    "stances/verdicts.ron",
    "stances/warns.ron",
    "stances/wires.ron",
    "stances/without-target.ron",
];

#[cfg(test)]
mod tests {
    use std::path::Path;

    use super::EMBEDDED;
    use crate::lexicon::load::files::{Table, table_files};

    #[test]
    fn every_table_under_data_is_embedded() {
        let data = Path::new(env!("CARGO_MANIFEST_DIR")).join("data");
        let names: Vec<_> = EMBEDDED.iter().map(|(name, _)| *name).collect();
        assert_eq!(names, table_files(&data).unwrap());
        assert!(names.iter().all(|name| Table::of(name).is_some()));
    }
}
