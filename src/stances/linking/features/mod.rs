//! Features: what a sentence shows for and against a candidate, as short words.
//!
//! Comes in: a candidate. Goes out: the names of what holds of it. Must not know: weights.

mod labels;

use std::fmt;

use self::labels::{bucket, class, how, origin, place_name};
use super::candidates::Candidate;
use super::paths::{path, path_to, steps};
use crate::actors::reading::How;
use crate::lexicon::stance::CueClass;
use crate::stances::extract::{Found, Source};
use crate::stances::record::Stance;
use crate::stances::unmatched::Gap;
use crate::syntax::grammar::Parsed;
use crate::syntax::{Relation, Upos};
use crate::text::SentenceKind;

/// Takes the features of a candidate one by one.
pub(super) trait Sink {
    /// Takes one.
    fn put(&mut self, feature: fmt::Arguments<'_>);
}

impl Sink for Vec<String> {
    fn put(&mut self, feature: fmt::Arguments<'_>) {
        self.push(feature.to_string());
    }
}

/// A sentence with what all its candidates share.
pub(super) struct Scene<'s, 'a> {
    source: Source<'a>,
    index: usize,
    parsed: &'a Parsed,
    /// What the rules find in it.
    found: &'s [Found<'a>],
    /// The words that evoke a frame.
    pub(super) cues: Vec<usize>,
    negative: bool,
    conditional: bool,
}

impl<'s, 'a> Scene<'s, 'a> {
    pub(super) fn new(
        source: Source<'a>,
        index: usize,
        parsed: &'a Parsed,
        found: &'s [Found<'a>],
    ) -> Self {
        let any = |words: &[&str]| (0..parsed.len()).any(|at| words.contains(&parsed.lower(at)));
        let is_cue = |&word: &usize| source.frames.evoked(parsed, word).next().is_some();
        Self {
            source,
            index,
            parsed,
            found,
            cues: (0..parsed.len()).filter(is_cue).collect(),
            negative: any(&["not", "n't", "no", "never", "without"]),
            conditional: any(&["if", "unless", "whether"]),
        }
    }

    /// Hands all that holds of a candidate to `all`; `record` is what it would say of its first
    /// holder.
    pub(super) fn features(&self, candidate: &Candidate<'_>, record: &Stance, all: &mut impl Sink) {
        let hit = &candidate.found;
        let view = View {
            scene: self,
            parsed: self.parsed,
            hit,
            candidate,
            record,
            class: class(hit.frame.entry.class),
            origin: origin(candidate.origin),
        };
        view.frame(all);
        view.surroundings(all);
        if let Some(word) = candidate.word {
            view.holder_word(word, all);
        }
        view.holder(all);
        view.clause(all);
        view.subjects(all);
        view.target(all);
        view.sentence(all);
        view.rules(all);
    }

    /// Whether a word means an actor.
    fn is_named(&self, word: usize) -> bool {
        let who = self.source.reading.word(self.index, word);
        who.is_some_and(|who| !who.keys.is_empty())
    }
}

/// A candidate under description.
#[derive(Clone, Copy)]
struct View<'v, 's, 'a> {
    scene: &'v Scene<'s, 'a>,
    parsed: &'a Parsed,
    hit: &'v Found<'v>,
    candidate: &'v Candidate<'v>,
    record: &'v Stance,
    class: &'static str,
    origin: &'static str,
}

impl View<'_, '_, '_> {
    /// The frame, what it lacks, and which places are filled.
    fn frame(self, all: &mut impl Sink) {
        let (class, origin) = (self.class, self.origin);
        let entry = &self.hit.frame.entry;
        let gap = self.candidate.gap.map_or("none", Gap::name);
        let place = match self.candidate.own_place {
            Some(0) => "own0".to_owned(),
            Some(_) => "own1".to_owned(),
            None => format!("other-{}", place_name(&self.hit.filler.place)),
        };
        all.put(format_args!("frame={}", entry.id.as_str()));
        all.put(format_args!("act={}", entry.act));
        all.put(format_args!("class={class}"));
        all.put(format_args!("act={}&class={class}", entry.act));
        all.put(format_args!("gap={gap}"));
        all.put(format_args!("origin={origin}"));
        all.put(format_args!("gap={gap}&origin={origin}"));
        all.put(format_args!("gap={gap}&origin={origin}&place={place}"));
        all.put(format_args!("gap={gap}&class={class}&place={place}"));
        all.put(format_args!("place={place}"));
        all.put(format_args!("place={place}&class={class}"));
        all.put(format_args!("frameplace={}:{place}", entry.id.as_str()));
        all.put(format_args!(
            "target={}",
            place_name(&self.hit.filler.place)
        ));
        let how = how(self.hit.holders.how);
        all.put(format_args!("how={how}&origin={origin}"));
    }

    /// How the cue lies to its arguments and what governs it.
    fn surroundings(self, all: &mut impl Sink) {
        let (parsed, hit) = (self.parsed, self.hit);
        let (class, origin, cue) = (self.class, self.origin, hit.cue);
        let to_holder = self
            .candidate
            .word
            .map_or_else(|| "-".to_owned(), |word| path(parsed, cue, word));
        let to_target = path_to(parsed, cue, hit.filler.head);
        let relation = parsed.relation(cue);
        all.put(format_args!("path={to_holder}"));
        all.put(format_args!("path={to_holder}&class={class}"));
        all.put(format_args!("tpath={to_target}&class={class}"));
        all.put(format_args!("cuerel={relation}"));
        all.put(format_args!(
            "cuerel={relation}&class={class}&origin={origin}"
        ));
        if let Some(governor) = parsed.head(cue) {
            let lemma = parsed.lemma(governor);
            let reports = self.scene.source.frames.reports(lemma);
            all.put(format_args!(
                "governor-reports={reports}&origin={origin}&rel={relation}"
            ));
            all.put(format_args!("governor={lemma}"));
        }
        let context = hit.context;
        let needs = hit.frame.entry.needs_negation;
        all.put(format_args!("negated={}&needs={needs}", context.negated));
        all.put(format_args!("void={}", context.void));
        all.put(format_args!("hedged={}", context.hedged));
        all.put(format_args!("modality={}", self.record.modality));
        all.put(format_args!("quoted={}&origin={origin}", hit.quoted));
        all.put(format_args!("side={}", self.record.stance));
    }

    /// The word that names the holder.
    fn holder_word(self, word: usize, all: &mut impl Sink) {
        let (parsed, class, cue) = (self.parsed, self.class, self.hit.cue);
        let source = self.scene.source;
        let relation = parsed.relation(word);
        let side = if word < cue { "before" } else { "after" };
        let away = steps(parsed, cue, word);
        all.put(format_args!("hrel={relation}&side={side}"));
        all.put(format_args!("hrel={relation}&class={class}"));
        all.put(format_args!("steps={}", away.min(7)));
        all.put(format_args!(
            "far={}&side={side}",
            bucket(word.abs_diff(cue))
        ));
        if let Some(head) = parsed.head(word) {
            let reports = source.frames.reports(parsed.lemma(head));
            all.put(format_args!("hgov-reports={reports}&hrel={relation}"));
            let above = parsed.dominates(head, cue);
            all.put(format_args!("hgov-above={above}&hrel={relation}"));
        }
        let quoted = |at: usize| source.speech.is_quoted(parsed.span(at));
        let (by_holder, by_cue) = (quoted(word), quoted(cue));
        all.put(format_args!("hquoted={by_holder}&quoted={by_cue}"));
        let (from, to) = (word.min(cue), word.max(cue));
        let another = |other: &usize| {
            let who = source.reading.word(self.hit.sentence, *other);
            who.is_some_and(|who| !who.keys.is_empty() && who.keys != self.hit.holders.keys)
        };
        let between = (from + 1..to).filter(another).count();
        all.put(format_args!("between={}", between.min(3)));
        let case = parsed.case(word);
        let case = if case.is_empty() { "-" } else { &case };
        all.put(format_args!("hcase={case}"));
        let nearest = (0..parsed.len())
            .filter(|&other| other != cue && self.scene.is_named(other))
            .map(|other| steps(parsed, cue, other))
            .min();
        let rank = away - nearest.unwrap_or(0).min(away);
        all.put(format_args!("rank={}&class={class}", rank.min(3)));
    }

    fn holder(self, all: &mut impl Sink) {
        let (class, origin) = (self.class, self.origin);
        let kind = self.record.holder.kind;
        all.put(format_args!("kind={kind}"));
        all.put(format_args!("kind={kind}&origin={origin}"));
        all.put(format_args!("noparty={}", self.record.party.is_none()));
        let holders = self.hit.holders.keys.len();
        all.put(format_args!("holders={}", holders.min(3)));
        let own = self.hit.holders.how == How::FirstPerson;
        all.put(format_args!("own={own}&origin={origin}&class={class}"));
    }

    /// The clause of the cue and what stands above it.
    fn clause(self, all: &mut impl Sink) {
        let (parsed, class, cue) = (self.parsed, self.class, self.hit.cue);
        all.put(format_args!("cue={}", parsed.lemma(cue).to_lowercase()));
        all.put(format_args!("cuetag={}", parsed.word(cue).tag));
        let chain: Vec<usize> = parsed.ancestors(cue).collect();
        let up = chain.iter().take(3);
        let up: Vec<&str> = up.map(|&word| parsed.relation(word).as_str()).collect();
        all.put(format_args!("up={}", up.join(">")));
        all.put(format_args!("depth={}", chain.len().min(6)));
        if let Some(&second) = chain.get(2) {
            all.put(format_args!("governor2={}", parsed.lemma(second)));
        }
        let clause = self.clause_head();
        let relation = parsed.relation(clause);
        all.put(format_args!("mark={}", parsed.mark(clause).unwrap_or("-")));
        all.put(format_args!("clauserel={relation}&class={class}"));
        for auxiliary in parsed.auxiliaries(clause) {
            all.put(format_args!("aux={auxiliary}"));
        }
        if let Some(det) = parsed.first(cue, &[Relation::Det]) {
            all.put(format_args!("det={}&class={class}", parsed.lower(det)));
        }
    }

    /// The predicate to which the cue belongs.
    fn clause_head(self) -> usize {
        let mut above = self.parsed.ancestors(self.hit.cue);
        let head = above.find(|&word| self.parsed.is_predicate(word));
        head.unwrap_or(self.hit.cue)
    }

    /// Whether the subjects of cue and sentence are the holder, somebody else or nobody known.
    fn subjects(self, all: &mut impl Sink) {
        let (parsed, class, origin) = (self.parsed, self.class, self.origin);
        let cue = self.hit.cue;
        let subject = match self.hit.frame.entry.class {
            CueClass::Noun => parsed.first(cue, &[Relation::NmodPoss]),
            CueClass::Modal => parsed.subject(self.clause_head()),
            _ => parsed.logical_subject(cue),
        };
        let own = self.whose(subject);
        all.put(format_args!("subject={own}&class={class}&origin={origin}"));
        if let Some(word) = subject.filter(|_| own.starts_with("unknown")) {
            let lemma = parsed.lemma(word).to_lowercase();
            all.put(format_args!("subjectlemma={lemma}"));
        }
        if let Some(root) = parsed.root() {
            let own = self.whose(parsed.subject(root));
            let reports = self.scene.source.frames.reports(parsed.lemma(root));
            all.put(format_args!(
                "rootsubject={own}&origin={origin}&reports={reports}"
            ));
        }
    }

    fn whose(self, word: Option<usize>) -> String {
        let Some(word) = word else {
            return "none".to_owned();
        };
        let reading = self.scene.source.reading;
        let who = reading.phrase(self.hit.sentence, self.parsed, word);
        let this = |keys: &[_]| keys.iter().any(|key| self.hit.holders.keys.contains(key));
        match () {
            () if who.how == How::FirstPerson => "first".to_owned(),
            () if who.keys.is_empty() => format!("unknown-{}", self.parsed.word(word).upos),
            () if this(&who.keys) => "this".to_owned(),
            () => "other".to_owned(),
        }
    }

    fn target(self, all: &mut impl Sink) {
        let (parsed, class, hit) = (self.parsed, self.class, self.hit);
        let (head, target) = (hit.filler.head, &self.record.target);
        let word = parsed.word(head);
        all.put(format_args!("twords={}", bucket(hit.words.len())));
        all.put(format_args!("tpos={}&class={class}", word.upos));
        all.put(format_args!("ttag={}", word.tag));
        all.put(format_args!("tactors={}", !target.actors.is_empty()));
        all.put(format_args!("tissue={}", target.issue.is_some()));
        all.put(format_args!("tside={}&class={class}", head > hit.cue));
        all.put(format_args!("tfar={}", bucket(head.abs_diff(hit.cue))));
        all.put(format_args!("tmeaning={}", target.meaning != target.text));
        if matches!(word.upos, Upos::Pron | Upos::Det) {
            all.put(format_args!("tpron={}", parsed.lower(head)));
        }
        all.put(format_args!("thead={}", parsed.lemma(head).to_lowercase()));
        let party = self.record.party.as_ref().map(|party| &party.id);
        let mut actors = target.actors.iter();
        let own_side = actors.any(|actor| Some(&actor.id) == party);
        all.put(format_args!("own-side={own_side}"));
    }

    fn sentence(self, all: &mut impl Sink) {
        let heading = self.parsed.sentence.kind == SentenceKind::Heading;
        all.put(format_args!("heading={heading}"));
        all.put(format_args!("length={}", bucket(self.parsed.len() / 3)));
        all.put(format_args!("negative={}", self.scene.negative));
        all.put(format_args!("conditional={}", self.scene.conditional));
        all.put(format_args!("cues={}", self.scene.cues.len().min(6)));
    }

    /// What the rules find beside it.
    fn rules(self, all: &mut impl Sink) {
        let (hit, found) = (self.hit, self.scene.found);
        let number = found.len();
        let mine = |other: &Found<'_>| other.holders.keys == hit.holders.keys;
        let at_cue = found.iter().any(|other| other.cue == hit.cue);
        let same = found.iter().any(|it| it.cue == hit.cue && mine(it));
        let holds = found.iter().any(mine);
        let others = || found.iter().filter(|other| other.cue != hit.cue);
        let inside = others().any(|it| it.words.contains(&hit.cue));
        let inside_same = others().any(|it| it.words.contains(&hit.cue) && mine(it));
        let shares = |it: &&Found<'_>| it.words.iter().any(|word| hit.words.contains(word));
        let overlap = others().find(shares).map_or("none", |other| {
            let same_side = other.frame.entry.side() == hit.frame.entry.side();
            match (mine(other), same_side) {
                (true, true) => "same",
                (true, false) => "other-side",
                (false, true) => "other-holder",
                (false, false) => "other",
            }
        });
        all.put(format_args!("rule-at-cue={at_cue}"));
        all.put(format_args!("rule-same-holder={same}&at-cue={at_cue}"));
        all.put(format_args!("rule-overlap={overlap}"));
        all.put(format_args!(
            "holds-by-rule={holds}&rules={}",
            number.min(2)
        ));
        all.put(format_args!("inside-target={inside}"));
        all.put(format_args!("inside-same={inside_same}"));
        all.put(format_args!("rules={}", number.min(3)));
    }
}
