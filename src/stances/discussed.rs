//! What was discussed: the targets to which "the idea", "this" and "it" may go back.
//!
//! Comes in: matches with what they mean, in the order of the text. Goes out: the proposal, deed and
//! pronoun last spoken of. Must not know: how a meaning is put into words.

use super::antecedent::{self, agrees};
use super::extract::{Found, Source};
use super::meaning::{Meaning, of_words};
use super::target;
use crate::actors::Key;
use crate::actors::reading::How;
use crate::lexicon::WordClass;
use crate::lexicon::stance::{CueClass, Place};
use crate::syntax::grammar::Parsed;
use crate::syntax::{Relation, Upos};
use crate::vocabulary::{Act, StanceKind};

/// What earlier targets were about, for "the idea".
#[derive(Clone, Debug, Default)]
pub(super) struct Discussed {
    pub(super) last: Option<Topic>,
    /// What somebody was last said to have done: "the move".
    pub(super) deed: Option<Deed>,
    /// What "it" last meant, with its sentence: the next one mostly means the same.
    pub(super) pointed: Option<(usize, Meaning)>,
}

/// What somebody was said to have done.
#[derive(Clone, Debug)]
pub(super) struct Deed {
    pub(super) sentence: usize,
    pub(super) meaning: Meaning,
    doers: Vec<Key>,
    /// What he refused by it.
    refused: Option<Meaning>,
}

impl Deed {
    /// What "the move" means in somebody's mouth: nobody judges his own refusal harshly, but what he
    /// refused.
    pub(super) fn meant_by(&self, holders: &[Key], side: StanceKind) -> &Meaning {
        let own = holders.iter().any(|holder| self.doers.contains(holder));
        let refused = self.refused.as_ref();
        refused
            .filter(|_| own && side != StanceKind::Supports)
            .unwrap_or(&self.meaning)
    }
}

/// A target that later words may refer to.
#[derive(Clone, Debug)]
pub(super) struct Topic {
    pub(super) sentence: usize,
    pub(super) meaning: Meaning,
    /// Tag of its head: what "it" and "they" agree with.
    tag: &'static str,
    /// Whether it is named by a noun for what one takes sides on.
    pub(super) debated: bool,
    /// Whether the rules found it: nothing else is sure enough to be "it".
    by_rule: bool,
    /// Whether somebody asks for it or offers it, so that it can be "the idea".
    proposed: bool,
    /// Who took a side on it, and which.
    holders: Vec<Key>,
    side: StanceKind,
}

/// How many sentences back "the idea" may find its proposal.
pub(super) const PROPOSAL_REACH: usize = 4;

/// What beside a pronoun tells whom or what it means.
const TELLING: &[Relation] = &[
    Relation::Nmod,
    Relation::Acl,
    Relation::AclRelcl,
    Relation::Appos,
];

/// How many sentences back a bare pronoun may find what it is about.
pub(super) const PRONOUN_REACH: usize = 1;

impl Discussed {
    /// Notes what a match was about, if it can be what "the idea" means next.
    pub(super) fn note(
        &mut self,
        source: Source<'_>,
        parsed: &Parsed,
        hit: &Found<'_>,
        meaning: Meaning,
    ) {
        // What only answers the sentence before names nothing new.
        if hit.before.is_some() {
            return;
        }
        if pronoun_of(parsed, hit).is_some() {
            self.pointed = Some((hit.sentence, meaning.clone()));
        }
        // "NATO troops in Ukraine" can be what "the idea" is about, "NATO" cannot.
        let named = source
            .reading
            .word(hit.sentence, hit.filler.head)
            .is_some_and(|who| who.how == How::Name);
        let back = target::refers_back(parsed, hit.filler.head, &hit.words);
        let unknown = self
            .last
            .as_ref()
            .is_none_or(|topic| topic.sentence + PROPOSAL_REACH < hit.sentence);
        // "the draft" of which nothing more is said is what "it" then means.
        let noun = parsed.word(hit.filler.head).upos == Upos::Noun;
        let first = unknown && noun;
        if let Some(deed) = deed(source, parsed, hit) {
            let refuses = hit.frame.entry.act == Act::Reject;
            self.deed = Some(Deed {
                sentence: hit.sentence,
                meaning: deed,
                doers: hit.holders.keys.clone(),
                refused: refuses.then(|| meaning.clone()),
            });
        }
        // "the idea" is spoken of again: it is what "this" means in the next sentence.
        if let Some(topic) = self.last.as_mut().filter(|_| back && !first)
            && topic.meaning.text == meaning.text
        {
            topic.sentence = hit.sentence;
        }
        let stale = self
            .last
            .as_ref()
            .is_some_and(|topic| topic.sentence + PRONOUN_REACH < hit.sentence);
        if !named && (!back || first || stale && noun) {
            self.last = Some(Topic {
                sentence: hit.sentence,
                meaning,
                tag: parsed.word(hit.filler.head).tag,
                debated: antecedent::is_debated(parsed, hit.filler.head),
                by_rule: hit.judgement.as_ref().is_none_or(|it| it.by_rule),
                holders: hit.holders.keys.clone(),
                side: hit.frame.entry.side(),
                proposed: matches!(
                    hit.frame.entry.act,
                    Act::Advocate | Act::Demand | Act::Offer | Act::Agree | Act::Support
                ),
            });
        }
    }
}

impl Topic {
    /// Whether "the idea" can mean it: of "the bill" or "the decision" the last thing said is seldom
    /// what is meant.
    pub(super) fn is_proposed(&self, noun: &str, sentence: usize) -> bool {
        self.proposed && self.sentence + PROPOSAL_REACH >= sentence && WordClass::Ideas.has(noun)
    }

    /// Whether somebody who takes a side can mean it: nobody blames what he just asked for.
    pub(super) fn is_open_to(&self, holders: &[Key], side: StanceKind) -> bool {
        self.side == side || !holders.iter().any(|holder| self.holders.contains(holder))
    }

    /// Whether a bare pronoun can mean it: a thing, one or many. "They criticised the deal for
    /// leaving out the rebels. Peru welcomed it": not the leaving out.
    pub(super) fn can_be(&self, form: &str) -> bool {
        self.by_rule && (agrees(form, self.tag) || points(form))
    }
}

/// "this", "that", "so": what was said as a whole.
pub(super) fn points(form: &str) -> bool {
    matches!(form, "this" | "that" | "so")
}

/// The pronoun that is all that names a target: "welcomed it", "demanded that it be lifted".
pub(super) fn pronoun_of(parsed: &Parsed, hit: &Found<'_>) -> Option<usize> {
    let &[word] = hit.words.as_slice() else {
        return None;
    };
    // "those behind the raid" are told.
    let told = matches!(parsed.lower(word), "those" | "these" | "them" | "that")
        && parsed.first(word, TELLING).is_some();
    (!told && target::is_pronoun(parsed, word)).then_some(word)
}

/// What a match tells as done or decided: "vetoed the bill", "agreed to tighten sanctions".
fn deed(source: Source<'_>, parsed: &Parsed, hit: &Found<'_>) -> Option<Meaning> {
    let act = hit.frame.entry.act;
    let done = matches!(
        act,
        Act::Agree | Act::Offer | Act::Reject | Act::Recognise | Act::Threaten
    );
    let told = hit.frame.entry.class == CueClass::Verb
        && hit.holders.place == Place::Subject
        && !hit.quoted
        && matches!(parsed.relation(hit.cue), Relation::Root | Relation::Conj);
    (done && told).then_some(())?;
    let mut words = target::words(parsed, hit.cue, usize::MAX);
    words.retain(|&word| word >= hit.cue);
    let text = target::span(parsed, &words)?.slice(&source.document.text);
    Some(of_words(parsed, &words, text))
}
