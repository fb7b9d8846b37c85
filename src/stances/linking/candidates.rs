//! Candidates: a cue → every reading of who may hold which position on what.
//!
//! Comes in: a cue in its sentence. Goes out: [`Candidate`]s, likely or not. Must not know:
//! weights.

use super::holdings::{At, Holding, Origin, naming};
use crate::actors::Key;
use crate::lexicon::WordClass;
use crate::lexicon::stance::{CueClass, Place};
use crate::stances::attempt::{attempt, holders_are_target};
use crate::stances::context;
use crate::stances::extract::{Found, Source};
use crate::stances::frames::Frame;
use crate::stances::given;
use crate::stances::holder::Holders;
use crate::stances::matching::{self, Filler};
use crate::stances::misreading;
use crate::stances::nominal;
use crate::stances::reality;
use crate::stances::reporting;
use crate::stances::sense;
use crate::stances::target;
use crate::stances::target_words::target_words;
use crate::stances::unmatched::Gap;
use crate::syntax::Relation;
use crate::syntax::grammar::Parsed;
use crate::vocabulary::Act;

/// One reading of a cue.
#[derive(Clone, Debug)]
pub(super) struct Candidate<'a> {
    pub(super) found: Found<'a>,
    /// The word that names the holder, where one does.
    pub(super) word: Option<usize>,
    /// From where the holder comes.
    pub(super) origin: Origin,
    /// What the frame lacks by the rules.
    pub(super) gap: Option<Gap>,
    /// Which of the frame's own places the target fills, counted from 0.
    pub(super) own_place: Option<usize>,
    /// Whether the rules find just this.
    pub(super) by_rule: bool,
}

/// How many frames of one cue are tried.
const FRAMES: usize = 3;

/// What the rules found, as a candidate beside the others.
pub(super) fn of_rule<'a>(source: Source<'_>, parsed: &Parsed, found: Found<'a>) -> Candidate<'a> {
    let places = &found.frame.entry.target;
    Candidate {
        word: naming(source, parsed, found.sentence, found.cue, &found.holders),
        origin: Origin::Rule,
        gap: None,
        own_place: places.iter().position(|place| *place == found.filler.place),
        by_rule: true,
        found,
    }
}

/// All readings of a cue.
pub(super) fn candidates<'a>(
    source: Source<'a>,
    sentence: usize,
    parsed: &'a Parsed,
    cue: usize,
    before: &[Key],
) -> Vec<Candidate<'a>> {
    let mut all = Vec::new();
    let mut sides = Vec::new();
    // Of a game every reading would be a misreading.
    if source.of_games[sentence] {
        return all;
    }
    let place = At {
        source,
        sentence,
        parsed,
        cue,
    };
    let voice = source
        .speech
        .voice(source.frames, source.reading, sentence, parsed, cue);
    let others = place.others(&voice, before);
    // Of a verb that tells a position or charges another with it the position goes first here.
    let mut evoked: Vec<&Frame> = source.frames.evoked(parsed, cue).take(FRAMES).collect();
    let told = |frame: &&Frame| {
        frame.entry.holder.contains(&Place::Subject) && frame.entry.act == Act::Reject
    };
    if evoked.iter().any(told) {
        evoked.sort_by_key(|frame| frame.is_charge());
    }
    for frame in evoked {
        let side = (frame.entry.side(), frame.entry.needs_negation);
        if sides.contains(&side) {
            continue;
        }
        sides.push(side);
        let gap = attempt(source, sentence, parsed, cue, frame).err();
        // The noun of "reaffirmed its opposition" is a cue of its own, "the rejected plan" says
        // not who rejected it.
        if !matches!(gap, Some(Gap::Carried | Gap::Attribute | Gap::NotNegated))
            && !place.is_nobodys(frame)
        {
            let holders = place.holders(frame, &voice, &others);
            place.of_frame(frame, gap, &holders, &mut all);
        }
    }
    all
}

impl<'a> At<'a> {
    /// Each target with each holder of one frame.
    fn of_frame(
        self,
        frame: &'a Frame,
        gap: Option<Gap>,
        holders: &[Holding],
        all: &mut Vec<Candidate<'a>>,
    ) {
        let At {
            source,
            sentence,
            parsed,
            cue,
        } = self;
        let context = context::of_frame(source.frames, parsed, cue, frame);
        let suffered = self.is_suffered(frame);
        let quoted = source.speech.is_quoted(parsed.span(cue));
        for (own_place, filler) in fillers(parsed, cue, frame) {
            if misreading::is_misread(source, sentence, parsed, cue, &frame.entry, &filler) {
                continue;
            }
            let words = target_words(parsed, frame, &filler, cue, context.negated);
            let Some(span) = target::span(parsed, &words) else {
                continue;
            };
            let stranger = self.stranger(frame, filler.head);
            let is_stranger = |word: Option<usize>| {
                let words = stranger.as_ref();
                words.is_some_and(|it| !word.is_some_and(|word| it.contains(&word)))
            };
            for (origin, word, holders) in holders {
                if *origin != Origin::Rule && is_stranger(*word) {
                    continue;
                }
                if word.is_some() && *word == nominal::receiver(parsed, cue) {
                    continue;
                }
                let inside = word.is_some_and(|it| words.contains(&it) || it == filler.head);
                if inside
                    || *origin == Origin::Voice && suffered
                    || self.cannot_hold(frame, holders, &filler)
                {
                    continue;
                }
                all.push(Candidate {
                    found: Found {
                        sentence,
                        cue,
                        frame,
                        holders: holders.clone(),
                        filler: filler.clone(),
                        words: words.clone(),
                        span,
                        context,
                        quoted,
                        before: None,
                        judgement: None,
                    },
                    word: *word,
                    origin: *origin,
                    gap,
                    own_place,
                    by_rule: false,
                });
            }
        }
    }

    /// Whether what a frame means cannot be held by somebody.
    fn cannot_hold(self, frame: &Frame, holders: &Holders, filler: &Filler) -> bool {
        let (source, sentence, parsed, cue) = (self.source, self.sentence, self.parsed, self.cue);
        sense::is_only_possible(parsed, cue, &frame.entry, holders)
            || holders_are_target(source, sentence, parsed, holders, filler)
            || given::is_foretold(source, &frame.entry, holders)
            || given::is_claimed(source, sentence, parsed, cue, &frame.entry, holders)
    }

    /// "cannot accept the argument that it is just", "failed to accept it": whether the words make the
    /// position nobody's.
    fn is_nobodys(self, frame: &Frame) -> bool {
        let (source, parsed, cue) = (self.source, self.parsed, self.cue);
        let others =
            || source.speech.speaks_throughout() && reporting::is_view_of_others(parsed, cue);
        let voiced = frame.entry.holder.contains(&Place::Voice);
        voiced && (sense::in_reported_thought(parsed, cue) || others())
            || reality::is_unreal(parsed, cue, &frame.entry)
    }

    /// "said Peru was accused of fraud": who says so does not accuse it.
    fn is_suffered(self, frame: &Frame) -> bool {
        let parsed = self.parsed;
        let passive = frame.entry.class == CueClass::Verb
            && !frame.entry.holder.contains(&Place::Voice)
            && parsed.is_passive(self.cue);
        let sufferer = parsed
            .first(self.cue, &[Relation::NsubjPass])
            .filter(|_| passive);
        sufferer.is_some_and(|it| {
            let who = self.source.reading.phrase(self.sentence, parsed, it);
            !who.keys.is_empty()
        })
    }
}

/// What may be the target: first what fills the frame's own places.
fn fillers(parsed: &Parsed, cue: usize, frame: &Frame) -> Vec<(Option<usize>, Filler)> {
    let entry = &frame.entry;
    let fill =
        |place: &Place| matching::fill(parsed, cue, entry.class, std::slice::from_ref(place));
    let mut all: Vec<(Option<usize>, Filler)> = entry
        .target
        .iter()
        .enumerate()
        .filter(|(_, place)| !matches!(place, Place::Before(_)))
        .filter_map(|(at, place)| Some((Some(at), fill(place)?)))
        .collect();
    // "argues that it is better": only "against" makes arguing a no.
    let against = |place: &Place| place.is_prep("against");
    let only_against = entry.class == CueClass::Verb
        && !entry.target.is_empty()
        && entry.target.iter().all(against);
    // "called the plan unfair": calls for nothing.
    let by_prep = |place: &Place| matches!(place, Place::Prep(_));
    let only_names = entry.class == CueClass::Verb
        && WordClass::Naming.has(parsed.lemma(cue))
        && !entry.target.is_empty()
        && entry.target.iter().all(by_prep);
    if only_against || only_names {
        return all;
    }
    // "must be rooted out": nobody roots for it.
    let no_object = entry.class == CueClass::Verb
        && parsed.is_passive(cue)
        && !frame.is_phrase()
        && entry.target.iter().all(by_prep)
        && !entry.target.iter().any(|place| {
            let mut below = parsed.children(cue).iter();
            below.any(|&word| place.is_prep(parsed.lower(word)))
        });
    for place in [
        Place::Object,
        Place::Clause,
        Place::Action,
        Place::Bearer,
        Place::Predicate,
        Place::Modified,
    ] {
        if !(no_object && matches!(place, Place::Object | Place::Bearer)) {
            all.extend(fill(&place).map(|filler| (None, filler)));
        }
    }
    let phrases = [cue].into_iter().chain(parsed.first(cue, &[Relation::Obj]));
    for above in phrases {
        for below in parsed.dependents(above, &[Relation::Obl, Relation::Nmod]) {
            let place = Place::Prep(parsed.case(below));
            all.push((None, Filler { head: below, place }));
        }
    }
    all.truncate(8);
    let mut heads = Vec::new();
    all.retain(|(_, filler)| {
        let new = !heads.contains(&filler.head);
        heads.push(filler.head);
        new
    });
    all
}
