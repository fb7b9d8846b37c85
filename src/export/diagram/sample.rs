//! A diagram for tests.

use super::{Basis, Cluster, Diagram, DiagramEdge, HolderNode, Quote, TargetKind, TargetNode};
use crate::vocabulary::{ActorKind, StanceKind};

fn holder(id: &str, member_of: &[&str]) -> HolderNode {
    HolderNode {
        id: format!("country:{id}"),
        label: id.to_owned(),
        speakers: Vec::new(),
        kind: ActorKind::Country,
        member_of: member_of.iter().map(|&id| id.to_owned()).collect(),
    }
}

fn target(id: &str, kind: TargetKind) -> TargetNode {
    TargetNode {
        id: format!("issue:{id}"),
        label: id.to_owned(),
        kind,
    }
}

pub(super) fn edge(holder: &str, stance: StanceKind, target: &str) -> DiagramEdge {
    DiagramEdge {
        holder: format!("country:{holder}"),
        target: format!("issue:{target}"),
        stance,
        intensity: 2,
        count: 1,
        via: Vec::new(),
        own_participation: false,
        timing: false,
        quotes: vec![Quote {
            words: format!("{holder} {stance} the {target}."),
            speaker: None,
            source: "chronicle-3019".to_owned(),
            date: "3019-03-15".parse().ok(),
            url: None,
        }],
        url: None,
    }
}

/// A small invented world with every feature of a drawing in it.
pub(in crate::export) fn world() -> Diagram {
    let league = ["org:free-peoples", "org:council"];
    let mut gondor = holder("Gondor", &league);
    gondor.speakers = vec!["Steward Denethor".to_owned(), "Captain Faramir".to_owned()];
    let mut edges = vec![
        edge("Gondor", StanceKind::Supports, "Muster of the Westfold"),
        edge("Gondor", StanceKind::Opposes, "Tribute to Mordor"),
        edge("Rohan", StanceKind::Supports, "Muster of the Westfold"),
        edge("Rohan", StanceKind::Warns, "Tribute to Mordor"),
        edge("Mordor", StanceKind::Opposes, "Muster of the Westfold"),
        edge("Dale", StanceKind::Opposes, "Tribute to Mordor"),
    ];
    for (edge, speaker) in [(0, "Captain Faramir"), (1, "Steward Denethor")] {
        edges[edge].quotes[0].speaker = Some(speaker.to_owned());
    }
    edges[1].intensity = 3;
    edges[1].count = 4;
    edges[3].via = vec!["Isengard Herald".to_owned()];
    edges[4].intensity = 1;
    edges[5].own_participation = true;
    Diagram {
        title: "Positions in the third age".to_owned(),
        holders: vec![
            gondor,
            holder("Rohan", &league[..1]),
            holder("Dale", &league[1..]),
            holder("Mordor", &[]),
        ],
        targets: vec![
            target("Muster of the Westfold", TargetKind::Issue),
            target("Tribute to Mordor", TargetKind::Words),
        ],
        edges,
        clusters: vec![
            Cluster {
                id: "org:free-peoples".to_owned(),
                label: "Free Peoples".to_owned(),
            },
            Cluster {
                id: "org:council".to_owned(),
                label: "White Council".to_owned(),
            },
        ],
        basis: Basis {
            documents: 3,
            positions: 9,
            from: "3018-09".parse().ok(),
            until: "3019-03-25".parse().ok(),
        },
        left_out: 0,
        by_stance: false,
    }
}
