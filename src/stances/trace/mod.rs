//! Trace: a record → the frame, the words and the steps that made it.
//!
//! Comes in: what extraction reads, a record that it yielded. Goes out: a
//! [`Trace`]. Must not know: graphs, how a trace is shown. The document is
//! read again, so a trace never tells of anything but what extraction does.

mod record;

pub use record::{Filled, Part, Resolution, Surroundings, Trace, VoiceStep};

use super::extract::{self, Found, Source};
use super::matching::{self, Filler, naming};
use super::polarity::polarity;
use super::record::{ActorRef, Quotation, Stance};
use super::reporting::reporting;
use super::target;
use super::unmatched::Gap;
use crate::actors::Key;
use crate::actors::reading::How;
use crate::lexicon::Lexicon;
use crate::lexicon::stance::{CueClass, Place};
use crate::syntax::Relation;
use crate::syntax::grammar::Parsed;
use crate::syntax::outline::outline;

/// What made each of the given records of this document, which is walked once; `None` for a record
/// that the tables do not yield.
pub fn traces(source: Source<'_>, lexicon: &Lexicon, wanted: &[&Stance]) -> Vec<Option<Trace>> {
    let cast = &source.reading.cast;
    let mut made: Vec<Option<Trace>> = vec![None; wanted.len()];
    extract::walk(source, true, |parsed, hit, records| {
        for (trace, stance) in made.iter_mut().zip(wanted) {
            if trace.is_some() || !records.iter().any(|record| same(record, stance)) {
                continue;
            }
            let mut keys = hit.holders.keys.iter().copied();
            let holder = keys.find(|&key| cast.member(key).actor.id == stance.holder.id);
            let tracer = Tracer {
                source,
                lexicon,
                index: hit.sentence,
                parsed,
                hit,
            };
            *trace = holder.map(|holder| tracer.trace(stance, holder));
        }
    });
    made
}

fn same(one: &Stance, other: &Stance) -> bool {
    one.rule == other.rule
        && one.holder.id == other.holder.id
        && one.evidence == other.evidence
        && (one.target.start, one.target.end) == (other.target.start, other.target.end)
}

#[derive(Clone, Copy)]
struct Tracer<'a> {
    source: Source<'a>,
    lexicon: &'a Lexicon,
    index: usize,
    parsed: &'a Parsed,
    hit: &'a Found<'a>,
}

impl Tracer<'_> {
    fn trace(self, stance: &Stance, holder: Key) -> Trace {
        let hit = self.hit;
        let mut cue = vec![hit.cue];
        cue.extend(hit.frame.fixed(self.parsed, hit.cue));
        let holders_words = self.holders_words();
        let judgement = hit.judgement.as_ref();
        Trace {
            rule: stance.rule.clone(),
            frame_cue: hit.frame.entry.cue.clone(),
            cue: cue.into_iter().map(|word| self.word(word)).collect(),
            places: self.places(holders_words.as_ref()),
            holder: self.resolution(holder, holders_words.as_ref()),
            voice: self.voice(),
            context: self.surroundings(),
            polarity: self.polarity_steps(stance),
            linked: judgement
                .filter(|it| !it.by_rule)
                .map(|it| it.gap.map_or("another place than its frame's", Gap::as_str)),
            confidence: judgement
                .into_iter()
                .flat_map(|it| &it.reasons)
                .map(|(reason, log_odds)| Part {
                    reason: reason.clone(),
                    log_odds: *log_odds,
                })
                .collect(),
            tree: self.tree(),
        }
    }

    fn word(self, word: usize) -> Quotation {
        Quotation::new(self.parsed.span(word), &self.source.document.text)
    }

    /// The words of the phrase at a head.
    fn phrase(self, head: usize) -> Quotation {
        let words = target::words(self.parsed, head, self.hit.cue);
        let span = target::span(self.parsed, &words);
        let span = span.unwrap_or_else(|| self.parsed.span(head));
        Quotation::new(span, &self.source.document.text)
    }

    fn tree(self) -> String {
        let text = self.source.document.text.as_str();
        outline(&self.parsed.sentence.forms(text), &self.parsed.tree)
    }

    fn fill(self, places: &[Place]) -> Option<Filler> {
        matching::fill(
            self.parsed,
            self.hit.cue,
            self.hit.frame.entry.class,
            places,
        )
    }

    /// The word that fills the holder's place, unless that is the voice.
    fn holders_words(self) -> Option<Filler> {
        let place = &self.hit.holders.place;
        if *place != Place::Voice {
            return self.fill(std::slice::from_ref(place));
        }
        let verb = naming::judging_verb(self.parsed, self.hit.cue)?;
        Some(Filler {
            head: self.parsed.logical_subject(verb)?,
            place: Place::Voice,
        })
    }

    fn places(self, holder: Option<&Filler>) -> Vec<Filled> {
        let (entry, text) = (&self.hit.frame.entry, &self.source.document.text);
        let filled = |role, filler: &Filler| Filled {
            role,
            place: format!("{:?}", filler.place),
            words: self.phrase(filler.head),
        };
        let mut places: Vec<Filled> = holder.map(|it| filled("holder", it)).into_iter().collect();
        places.push(Filled {
            role: "target",
            place: format!("{:?}", self.hit.filler.place),
            words: Quotation::new(self.hit.span, text),
        });
        for (role, of) in [("addressee", &entry.addressee), ("aimed", &entry.aimed)] {
            let mut free = of.clone();
            free.retain(|place| *place != self.hit.filler.place);
            places.extend(self.fill(&free).map(|filler| filled(role, &filler)));
        }
        places
    }

    fn actor(self, key: Key) -> ActorRef {
        self.source.reading.cast.member(key).actor.clone()
    }

    fn resolution(self, holder: Key, words: Option<&Filler>) -> Resolution {
        let party = self.source.reading.cast.party(holder);
        let how = self.hit.holders.how;
        let refers_back = matches!(how, How::Pronoun | How::Description);
        Resolution {
            words: words.map(|filler| self.phrase(filler.head)),
            how: match how {
                How::Name => "by name",
                How::Composed => "by a description that holds a name",
                How::Description => "by a description that refers back",
                How::Pronoun => "by a pronoun",
                How::FirstPerson => "in the first person",
            },
            refers_to: words
                .filter(|_| refers_back)
                .and_then(|filler| self.antecedent(holder, filler.head)),
            actor: self.actor(holder),
            party: party.map(|party| self.actor(party)),
            why: self.why(holder, party),
        }
    }

    /// The nearest words before a pronoun or description that name the same actor.
    fn antecedent(self, holder: Key, head: usize) -> Option<Quotation> {
        let text = &self.source.document.text;
        for (index, parsed) in self.source.sentences[..=self.index]
            .iter()
            .enumerate()
            .rev()
        {
            let end = if index == self.index {
                head
            } else {
                parsed.len()
            };
            let names = |word: usize| {
                let who = self.source.reading.word(index, word);
                who.is_some_and(|who| {
                    matches!(who.how, How::Name | How::Composed) && who.keys.contains(&holder)
                })
            };
            if let Some(word) = (0..end).rev().find(|&word| names(word)) {
                let words = target::words(parsed, word, usize::MAX);
                let span = target::span(parsed, &words).unwrap_or_else(|| parsed.span(word));
                return Some(Quotation::new(span, text));
            }
        }
        None
    }

    /// Why the holder speaks for its party.
    fn why(self, holder: Key, party: Option<Key>) -> String {
        let member = self.source.reading.cast.member(holder);
        let Some(party) = party else {
            return "no party is known".to_owned();
        };
        if party == holder {
            return format!("a {} is its own party", member.actor.kind);
        }
        let of = self.actor(party);
        let entry = member.entry.map(|entry| &self.lexicon.actors[entry]);
        let Some(entry) = entry else {
            let role = member.roles.first();
            return role.map_or_else(
                || format!("the text names {} with {}", of.name, member.actor.name),
                |role| format!("the text calls {} {role} of {}", member.actor.name, of.name),
            );
        };
        let date = self.source.document.date;
        let keeper = self.source.reading.cast.keeper_of_offices(party);
        let offices = || entry.offices.iter().filter(|office| office.of == *keeper);
        let held = offices()
            .rev()
            .find(|office| date.is_some_and(|date| date.may_lie_within(office.from, office.until)));
        if entry.party.as_ref() == Some(keeper) {
            return format!("{} is listed as speaking for {}", entry.id, of.id);
        }
        let when = date.map_or_else(|| "an undated text".to_owned(), |date| date.to_string());
        match (held, offices().next_back()) {
            (Some(office), _) => format!("{} of {} on {when}", office.title, of.id),
            (None, Some(office)) => format!(
                "once {} of {}; no office is listed on {when}",
                office.title, of.id
            ),
            (None, None) => format!("the text names {} with {}", of.name, entry.name),
        }
    }

    fn voice(self) -> Vec<VoiceStep> {
        let Source {
            frames,
            reading,
            speech,
            ..
        } = self.source;
        let cue = self.hit.cue;
        let actors = |keys: &[Key]| keys.iter().map(|&key| self.actor(key)).collect();
        let verbs = reporting(frames, reading, self.index, self.parsed, cue);
        let mut steps: Vec<VoiceStep> = verbs
            .iter()
            .map(|report| {
                let word = report.verb;
                let by = if self.parsed.case(word).starts_with("according") {
                    "according"
                } else if frames.reports(self.parsed.lemma(word)) {
                    "verb"
                } else {
                    "prefix"
                };
                VoiceStep {
                    by,
                    verb: (by == "verb").then(|| self.word(word)),
                    speakers: actors(&report.keys),
                }
            })
            .collect();
        let voice = speech.voice(frames, reading, self.index, self.parsed, cue);
        let named = |key: &Key| verbs.iter().any(|report| report.keys.contains(key));
        let others: Vec<Key> = voice
            .keys
            .iter()
            .chain(voice.via.iter().rev())
            .copied()
            .collect();
        let others: Vec<Key> = others.into_iter().filter(|key| !named(key)).collect();
        if !others.is_empty() || voice.quoted && verbs.is_empty() {
            steps.push(VoiceStep {
                by: match (voice.own_text, voice.quoted) {
                    (true, _) => "document",
                    (false, true) => "quotation",
                    (false, false) => "statement",
                },
                verb: None,
                speakers: actors(&others),
            });
        }
        steps
    }

    fn surroundings(self) -> Surroundings {
        let (parsed, context) = (self.parsed, self.hit.context);
        let mut words = Vec::new();
        let mut at = self.hit.cue;
        loop {
            for &child in parsed.children(at) {
                let aside = matches!(parsed.relation(child), Relation::Aux | Relation::Cop)
                    || matches!(
                        parsed.lower(child),
                        "not" | "n't" | "n’t" | "never" | "no" | "nor" | "longer" | "neither"
                    );
                let condition = parsed.relation(child) == Relation::Advcl
                    && matches!(parsed.mark(child), Some("if" | "unless" | "until"));
                if aside {
                    words.push(child);
                } else if condition {
                    words.extend(parsed.first(child, &[Relation::Mark]));
                }
            }
            match parsed.head(at) {
                Some(head)
                    if parsed.relation(at) == Relation::Xcomp || !parsed.is_predicate(at) =>
                {
                    at = head;
                    words.push(head);
                }
                _ => break,
            }
        }
        words.sort_unstable();
        words.dedup();
        Surroundings {
            negated: context.negated,
            hedged: context.hedged,
            modality: context.modality.as_str(),
            words: words.into_iter().map(|word| self.word(word)).collect(),
        }
    }

    fn polarity_steps(self, stance: &Stance) -> Vec<String> {
        let entry = &self.hit.frame.entry;
        let base = entry.side();
        let mut steps = vec![format!("the frame says: {}, {base}", entry.act)];
        let Some((side, act, turned)) = polarity(self.source, self.parsed, self.hit) else {
            return steps;
        };
        if (side, act) != (base, entry.act) {
            let reason = if turned || self.hit.context.negated {
                "the cue is negated"
            } else if side != base {
                "what the complement asks for or promises ends, counters or denies something"
            } else if entry.class == CueClass::Modal {
                "the modal asks nobody else"
            } else {
                "the words around the cue"
            };
            steps.push(format!("{reason}: {act}, {side}"));
        }
        if stance.intensity != entry.intensity {
            let word = if turned { "a turn" } else { "a booster" };
            steps.push(format!(
                "intensity {} becomes {} by {word}",
                entry.intensity, stance.intensity
            ));
        }
        steps.push(format!(
            "scope {}{}",
            stance.scope,
            if entry.scope.is_some() {
                ", as the frame says"
            } else {
                ""
            }
        ));
        steps
    }
}
