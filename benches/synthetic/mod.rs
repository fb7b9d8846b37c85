//! The record that benches fill graphs with: one of a holder on a target, both by number.

use demarche::document::Document;
use demarche::graph::Report;
use demarche::stances::{ActorRef, IssueRef, Quotation, Stance, Target};
use demarche::vocabulary::{Act, ActorKind, Modality, Scope, StanceKind};

/// Holders of a graph of a million edges.
pub(crate) const HOLDERS: usize = 2_000;
/// Targets that are listed issues.
const ISSUES: usize = 400;
/// All targets; a fifth of them belongs to no listed issue.
const TARGETS: usize = 500;
const TOPICS: [&str; 10] = [
    "harbour", "railway", "canal", "tariff", "fishery", "border", "airport", "pipeline", "treaty",
    "census",
];

/// A document with one record of its holder on each target.
pub(crate) fn report(holder: usize) -> Report {
    let document = Document::new(format!("document-{holder}"), format!("text {holder}"));
    let records = (0..TARGETS).map(|target| record(&document, holder, target));
    Report::new(&document, records.collect())
}

fn record(document: &Document, holder: usize, number: usize) -> Stance {
    let country = holder % 200;
    let topic = TOPICS[number % TOPICS.len()];
    let words = format!("the new {topic} of district {number}");
    let listed = number < ISSUES;
    Stance {
        document: document.id.clone(),
        holder: ActorRef {
            id: format!("person:minister-{holder}").as_str().into(),
            name: format!("Minister Name{holder}"),
            kind: ActorKind::Person,
        },
        party: Some(ActorRef {
            id: format!("country:{country}").as_str().into(),
            name: format!("Country{country}"),
            kind: ActorKind::Country,
        }),
        stance: StanceKind::ALL[(holder + number) % 3],
        act: Act::Support,
        target: Target {
            text: words.clone(),
            start: 0,
            end: words.len(),
            meaning: words.clone(),
            actors: Vec::new(),
            issue: listed.then(|| IssueRef {
                id: format!("issue:{number}").as_str().into(),
                label: format!("{topic} number {number}"),
            }),
        },
        addressee: Vec::new(),
        via: Vec::new(),
        intensity: 2,
        modality: Modality::Asserted,
        scope: Scope::General,
        quoted: false,
        date: "2030-05-01".parse().ok(),
        confidence: 0.9,
        rule: "bench".into(),
        evidence: Quotation {
            start: number * 100,
            end: number * 100 + words.len(),
            text: words,
        },
        reviewed: None,
    }
}
