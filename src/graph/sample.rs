//! An invented world for tests: Arvania, Borsk and Celdonia quarrel over a dam.

use super::{Catalogue, DocumentNode, Report, StanceGraph, assemble};
use crate::lexicon::{ActorEntry, IssueEntry, Lexicon};
use crate::stances::{ActorRef, IssueRef, Quotation, Stance, Target};
use crate::vocabulary::{ActorKind, Modality, Scope, StanceKind};

pub(crate) fn lexicon() -> Lexicon {
    let options =
        ron::Options::default().with_default_extension(ron::extensions::Extensions::IMPLICIT_SOME);
    let actors: Vec<ActorEntry> = options
        .from_str(
            r#"[
        (id: "country:AR", kind: Country, name: "Arvania", adjectives: ["Arvanian"], demonyms: ["Arvanians"],
         metonyms: ["Arvan City"], memberships: [(of: "org:LEAGUE", from: "1990", until: "2020-05-01")]),
        (id: "country:BO", kind: Country, name: "Borsk", adjectives: ["Borskian"],
         memberships: [(of: "org:LEAGUE", from: "1995")]),
        (id: "country:CE", kind: Country, name: "Celdonia", names: ["Republic of Celdonia"]),
        (id: "media:courier", kind: Media, name: "Courier"),
        (id: "org:LEAGUE", kind: Organisation, name: "River League", names: ["League", "RL"]),
        (id: "person:ina-oduro", kind: Person, name: "Ina Oduro",
         offices: [(title: "foreign minister", of: "country:AR", from: "2019")]),
    ]"#,
        )
        .unwrap();
    let issues: Vec<IssueEntry> = options
        .from_str(
            r#"[
        (id: "issue:dam", label: "Upper Sill dam", broader: ["issue:water"], named: ["dam|barrage sill", "dam build|construction"]),
        (id: "issue:troops", label: "Troop deployment", named: ["troop|soldier deploy|deployment|send"]),
        (id: "issue:water", label: "Water sharing", named: ["water share|sharing"]),
    ]"#,
        )
        .unwrap();
    Lexicon {
        actors,
        issues,
        ..Lexicon::default()
    }
}

/// A plain record: `who` and `party` are "kind:id Name", `issue` is "issue:x Label" or empty.
pub(crate) fn stance(
    who: &str,
    party: &str,
    kind: StanceKind,
    target: &str,
    issue: &str,
) -> Stance {
    let act = match kind {
        StanceKind::Supports => crate::vocabulary::Act::Support,
        StanceKind::Opposes => crate::vocabulary::Act::Oppose,
        StanceKind::Warns => crate::vocabulary::Act::Warn,
    };
    let sentence = format!("{} {kind} {target}.", actor(who).name);
    Stance {
        document: "none".into(),
        holder: actor(who),
        party: (!party.is_empty()).then(|| actor(party)),
        stance: kind,
        act,
        target: Target {
            text: target.to_owned(),
            start: sentence.len() - 1 - target.len(),
            end: sentence.len() - 1,
            meaning: target.to_owned(),
            actors: Vec::new(),
            issue: issue.split_once(' ').map(|(id, label)| IssueRef {
                id: id.into(),
                label: label.to_owned(),
            }),
        },
        addressee: Vec::new(),
        via: Vec::new(),
        intensity: 2,
        modality: Modality::Asserted,
        scope: Scope::General,
        quoted: false,
        date: None,
        confidence: 0.8,
        rule: "test".into(),
        evidence: Quotation {
            start: 0,
            end: sentence.len(),
            text: sentence,
        },
        reviewed: None,
    }
}

/// "person:jane-doe Jane Doe" → the actor.
pub(crate) fn actor(words: &str) -> ActorRef {
    let (id, name) = words.split_once(' ').unwrap();
    let kind = match id.split(':').next().unwrap() {
        "country" => ActorKind::Country,
        "org" => ActorKind::Organisation,
        "media" => ActorKind::Media,
        "person" => ActorKind::Person,
        other => panic!("no kind for '{other}'"),
    };
    ActorRef {
        id: id.into(),
        name: name.to_owned(),
        kind,
    }
}

pub(crate) fn report(document: &str, date: &str, mut stances: Vec<Stance>) -> Report {
    let date = date.parse().ok();
    for record in &mut stances {
        record.document = document.into();
        record.date = date;
    }
    let document = DocumentNode {
        id: document.into(),
        date,
        hash: super::node::text_hash(document),
        ..DocumentNode::default()
    };
    Report { document, stances }
}

pub(crate) const AR: &str = "country:AR Arvania";
pub(crate) const BO: &str = "country:BO Borsk";
pub(crate) const CE: &str = "country:CE Celdonia";
pub(crate) const ODURO: &str = "person:ina-oduro Ina Oduro";
pub(crate) const DAM: &str = "issue:dam Upper Sill dam";
pub(crate) const TROOPS: &str = "issue:troops Troop deployment";

/// Two documents on the dam and on troops.
pub(crate) fn reports() -> Vec<Report> {
    let mut only_courier = stance(CE, CE, StanceKind::Opposes, "the Sill dam", DAM);
    only_courier.via = vec![actor("media:courier Courier")];
    let mut own = stance(
        CE,
        CE,
        StanceKind::Opposes,
        "sending its troops to the delta",
        TROOPS,
    );
    own.scope = Scope::OwnParticipation;
    let mut early = stance(
        BO,
        BO,
        StanceKind::Opposes,
        "deploying soldiers in the delta",
        TROOPS,
    );
    early.scope = Scope::Timing;
    let mut aimed = stance(BO, BO, StanceKind::Opposes, "the ban on Borskian fish", "");
    aimed.act = crate::vocabulary::Act::Criticise;
    aimed.target.actors = vec![actor(AR)];
    let mut warned = stance(AR, AR, StanceKind::Warns, "raids on the river port", "");
    warned.addressee = vec![actor(BO)];
    vec![
        report(
            "courier-7",
            "2021-03-02",
            vec![
                stance(ODURO, AR, StanceKind::Opposes, "the dam on the Sill", DAM),
                stance(BO, BO, StanceKind::Supports, "the dam on the Sill", DAM),
                only_courier,
                aimed,
            ],
        ),
        report(
            "gazette-1",
            "2019-11-30",
            vec![
                stance(
                    ODURO,
                    AR,
                    StanceKind::Opposes,
                    "construction of the dam",
                    DAM,
                ),
                stance(
                    ODURO,
                    AR,
                    StanceKind::Supports,
                    "troops deployed in the delta",
                    TROOPS,
                ),
                own,
                early,
                warned,
            ],
        ),
    ]
}

pub(crate) fn graph() -> StanceGraph {
    assemble(reports(), &Catalogue::from(&lexicon()))
}
