//! Reporting: who says, thinks or holds what stands around a word of a sentence.
//!
//! Comes in: a word, the reading. Goes out: the speakers over it, the nearest first. Must not know:
//! quotations, frames' arguments.

use super::colon::{in_a_manner, prefix, suffix};
use super::frames::Frames;
use super::nominal;
use super::reach;
use crate::actors::reading::How;
use crate::actors::{Key, Reading};
use crate::lexicon::WordClass;
use crate::syntax::grammar::Parsed;
use crate::syntax::{Relation, Upos};
use crate::text::SentenceKind;

/// Who says or thinks what stands around a word.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Report {
    /// The verb of speech, or the phrase that names whose view it is.
    pub(super) verb: usize,
    /// Its subjects; empty for the first person.
    pub(super) keys: Vec<Key>,
    /// Whether what is said goes as far as the word, or the author adds that.
    pub(super) reaches: bool,
}

/// Whether a verb says that something is so.
pub(super) fn says(parsed: &Parsed, verb: usize) -> bool {
    WordClass::SaidBehind.has(parsed.lemma(verb)) || parsed.lemma(verb) == "say"
}

/// Verbs of speech and words of belief over a word, the nearest first.
pub(super) fn reporting(
    frames: &Frames,
    reading: &Reading<'_>,
    sentence: usize,
    parsed: &Parsed,
    word: usize,
) -> Vec<Report> {
    let report = |verb, keys, reaches| Report {
        verb,
        keys,
        reaches,
    };
    let path: Vec<usize> = parsed.ancestors(word).collect();
    let mut found = Vec::new();
    for pair in path.windows(2) {
        let [below, above] = [pair[0], pair[1]];
        let who = if let Some(who) = believer(parsed, below, above) {
            speaking(parsed, sentence, who, reading)
        } else if is_complement(parsed, below, above) && tells(frames, parsed, above)
            || is_spoken_of(parsed, below, above)
        {
            speaker_of(parsed, sentence, above, reading)
        } else {
            None
        };
        let reaches = || !reach::is_authors_own(parsed, above, word);
        found.extend(who.map(|keys| report(above, keys, reaches())));
    }
    for &above in &path {
        let within = |word: usize| path.contains(&word);
        let asides = asides(frames, parsed, above, &within);
        found.extend(asides.filter_map(|verb| {
            let keys = speaker_of(parsed, sentence, verb, reading)?;
            Some(report(verb, keys, !reach::only_agrees(parsed, verb)))
        }));
        let views = views(parsed, above).filter(|(phrase, _)| !within(*phrase));
        let views = views.map(|(phrase, whose)| {
            let keys = reading.speaker(sentence, parsed, whose).keys;
            report(phrase, keys, true)
        });
        found.extend(views.filter(|view| !view.keys.is_empty()));
    }
    let source = source_of_all(reading, sentence, parsed, &path);
    found.extend(source.map(|(phrase, keys)| report(phrase, keys, true)));
    let last = reach::closing(frames, parsed).filter(|&(verb, who)| {
        word < who && !path.contains(&verb) && found.iter().all(|known| known.verb != verb)
    });
    let last = last.and_then(|(verb, who)| Some((verb, speaking(parsed, sentence, who, reading)?)));
    found.extend(last.map(|(verb, keys)| report(verb, keys, true)));
    // "Lavrov: NATO troops are unacceptable"
    let label = prefix(parsed, sentence, reading, word)
        .or_else(|| in_a_manner(parsed, sentence, reading, word))
        .or_else(|| suffix(parsed, sentence, reading, word));
    found.extend(label.map(|keys| report(0, keys, true)));
    found
}

/// "certain States insist that …", "it has been argued that …", "in their view": whether a word stands
/// in a view that somebody unnamed holds.
pub(super) fn is_view_of_others(parsed: &Parsed, word: usize) -> bool {
    parsed.ancestors(word).any(|clause| {
        let told = matches!(
            parsed.relation(clause),
            Relation::Ccomp | Relation::Csubj | Relation::CsubjPass
        ) && parsed.mark(clause).is_none_or(|mark| mark == "that");
        let verb = parsed.head(clause).filter(|_| told);
        verb.is_some_and(|verb| others_say(parsed, verb)) || is_in_their_view(parsed, clause)
    })
}

/// Whether those who say what a verb of speech tells are others than the speaker of the whole.
fn others_say(parsed: &Parsed, verb: usize) -> bool {
    let subject = parsed.first(verb, &[Relation::Nsubj]);
    // "We are told that it is necessary."
    if parsed.lemma(verb) == "tell" && parsed.is_passive(verb) {
        return true;
    }
    if !WordClass::Maintaining.has(parsed.lemma(verb)) {
        // "Member States conceded that", "the President affirms that"
        let concede = matches!(
            parsed.lemma(verb),
            "affirm" | "announce" | "complain" | "concede" | "conclude" | "declare" | "fear"
        );
        return concede
            && subject.is_some_and(|who| {
                let lemma = parsed.lemma(who).to_lowercase();
                parsed.first(who, &[Relation::NmodPoss]).is_none()
                    && (WordClass::Office.has(&lemma) || WordClass::CalledUpon.has(&lemma))
            });
    }
    let unnamed = subject.is_some_and(|who| {
        matches!(
            parsed.lower(who),
            "some" | "others" | "many" | "they" | "those"
        ) || matches!(parsed.word(who).tag, "NNS" | "NNPS")
            && parsed.first(who, &[Relation::NmodPoss]).is_none()
            || parsed.lemma(who) == "opponent"
    });
    unnamed || parsed.is_passive(verb) && subject.is_none()
}

/// "in his view", beside a clause.
fn is_in_their_view(parsed: &Parsed, clause: usize) -> bool {
    parsed.dependents(clause, &[Relation::Obl]).any(|view| {
        let whose = || parsed.first(view, &[Relation::NmodPoss]);
        WordClass::View.has(parsed.lemma(view))
            && whose().is_some_and(|whose| matches!(parsed.lower(whose), "her" | "his" | "their"))
            && parsed.case(view) == "in"
    })
}

/// "…, according to a report by X." at the end of a sentence, or at its head, as "in the words of X":
/// it is said of the whole, whatever the parser hung it on.
fn source_of_all(
    reading: &Reading<'_>,
    sentence: usize,
    parsed: &Parsed,
    path: &[usize],
) -> Option<(usize, Vec<Key>)> {
    let mut forms = parsed.lowers().iter();
    if !forms.any(|word| word == "according" || word == "words" || word == "view") {
        return None;
    }
    let at_edge = |phrase: usize| {
        let words = parsed.subtree(phrase);
        let (Some(&first), Some(&last)) = (words.first(), words.last()) else {
            return false;
        };
        let opens = parsed.opens_behind(first, ",");
        opens && last + 2 >= parsed.len() || first == 0
    };
    let whose = |word: usize| {
        let case = parsed.case(word);
        if case.starts_with("according") {
            return Some(word);
        }
        let view = case == "in" && matches!(parsed.lower(word), "words" | "view");
        view.then(|| nominal::owner(parsed, word)).flatten()
    };
    let (phrase, whose) = (0..parsed.len()).find_map(|word| {
        let whose = whose(word).filter(|_| !path.contains(&word) && at_edge(word))?;
        Some((word, whose))
    })?;
    // Below a word of the path it was found already.
    let found = parsed.head(phrase).is_some_and(|head| path.contains(&head));
    let keys = reading.speaker(sentence, parsed, whose).keys;
    (!found && !keys.is_empty()).then_some((phrase, keys))
}

/// Whether a clause is what a verb above it says.
fn is_complement(parsed: &Parsed, below: usize, above: usize) -> bool {
    // "X asked for radars, Y agreed to send them": two clauses side by side.
    let beside = matches!(
        parsed.relation(below),
        Relation::Parataxis | Relation::Ccomp
    ) && parsed.mark(below).is_none()
        && parsed
            .dependents(above, &[Relation::Obl])
            .any(|phrase| parsed.case(phrase) == "for");
    matches!(
        parsed.relation(below),
        Relation::Ccomp | Relation::Parataxis | Relation::Csubj | Relation::CsubjPass
    ) && !beside
        || parsed.relation(below) == Relation::Xcomp && parsed.lemma(above) == "say"
}

/// "spoke of a theft", "complained of a blockade": the word is the speaker's.
fn is_spoken_of(parsed: &Parsed, below: usize, above: usize) -> bool {
    matches!(parsed.lemma(above), "complain" | "speak" | "talk")
        && parsed.relation(below) == Relation::Obl
        && parsed.case(below) == "of"
        && !parsed.is_negated(above)
        && !parsed.is_passive(above)
}

/// "remains convinced that …", "is of the view that …", "made it clear that …", "left no doubt
/// that …": the word for who holds what the clause says.
pub(super) fn believer(parsed: &Parsed, clause: usize, word: usize) -> Option<usize> {
    let content = matches!(parsed.relation(clause), Relation::Ccomp | Relation::Acl)
        && parsed.mark(clause) == Some("that");
    let denied = parsed.lower(word.saturating_sub(1)) == "no";
    let believes =
        WordClass::Conviction.has(parsed.lower(word)) && !denied && !parsed.is_negated(word)
            || parsed.lemma(word) == "doubt" && parsed.word(word).upos == Upos::Noun && denied;
    if !content || !believes {
        return None;
    }
    // "is convinced" is a passive to the parser now and then.
    if parsed
        .first(word, &[Relation::Cop, Relation::AuxPass])
        .is_some()
    {
        return parsed.subject(word);
    }
    let verb = parsed.head(word)?;
    let complement = matches!(
        parsed.relation(word),
        Relation::Obj | Relation::Obl | Relation::Xcomp
    );
    let carries = WordClass::Light.has(parsed.lemma(verb))
        || matches!(parsed.lemma(verb), "leave" | "let" | "form" | "entertain");
    // "was told of the view that": the subject of another verb need not share it.
    (complement && carries && !parsed.is_passive(verb) && !parsed.is_negated(verb))
        .then(|| parsed.subject(verb))
        .flatten()
}

/// "…, he said", also where the parser took it for a relative clause: "the plan, he said, is".
fn asides<'p>(
    frames: &'p Frames,
    parsed: &'p Parsed,
    clause: usize,
    within: &'p impl Fn(usize) -> bool,
) -> impl Iterator<Item = usize> + 'p {
    let subject = parsed.first(clause, &[Relation::Nsubj, Relation::NsubjPass]);
    let after_subject = subject.into_iter().flat_map(move |subject| {
        parsed
            .dependents(
                subject,
                &[Relation::AclRelcl, Relation::Acl, Relation::Parataxis],
            )
            .filter(move |&verb| subject < verb && verb < clause && is_set_off(parsed, verb))
    });
    parsed
        .dependents(clause, &[Relation::Parataxis, Relation::Advcl])
        .filter(move |&verb| {
            parsed.relation(verb) == Relation::Parataxis || parsed.mark(verb) == Some("as")
        })
        .chain(after_subject)
        .filter(move |&verb| {
            // "X asked for help, Y agreed": what has a complement of its own reports nothing else.
            let bare = puts_it(parsed, verb)
                || parsed
                    .first(verb, &[Relation::Ccomp, Relation::Obj, Relation::Xcomp])
                    .is_none()
                    && !parsed
                        .dependents(verb, &[Relation::Obl])
                        .any(|phrase| parsed.case(phrase) == "for");
            let own = parsed.first(verb, &[Relation::Nsubj]).is_some();
            // "Peru proposed a truce; Chile agreed" tells of Chile, not of what it said.
            let answers = matches!(
                parsed.lemma(verb),
                "accept" | "agree" | "decline" | "disagree" | "object" | "oblige" | "refuse"
            );
            // "Peru signs pact; Chile protests": in a headline the clause is a deed of its own.
            let heading = parsed.sentence.kind == SentenceKind::Heading;
            let answers = answers || heading && parsed.lemma(verb) == "protest";
            let speaks = || {
                frames.reports(parsed.lemma(verb)) || puts_it(parsed, verb) || goes_on(parsed, verb)
            };
            bare && own && !answers && !within(verb) && speaks()
        })
}

/// "as X put it".
fn puts_it(parsed: &Parsed, verb: usize) -> bool {
    let it = |object: usize| parsed.lower(object) == "it" && object == verb + 1;
    parsed.lemma(verb) == "put" && parsed.first(verb, &[Relation::Obj]).is_some_and(it)
}

/// "…, he went on, …".
fn goes_on(parsed: &Parsed, verb: usize) -> bool {
    parsed.lemma(verb) == "go" && verb + 1 < parsed.len() && parsed.lower(verb + 1) == "on"
}

/// Whether a finite clause stands between commas, with nothing that ties it to a noun.
fn is_set_off(parsed: &Parsed, verb: usize) -> bool {
    let words = parsed.subtree(verb);
    let plain = |word: &usize| parsed.lower(*word) != ",";
    let (Some(&first), Some(&last)) = (
        words.iter().find(|word| plain(word)),
        words.iter().rev().find(|word| plain(word)),
    ) else {
        return false;
    };
    let comma = |word: usize| word < parsed.len() && parsed.lower(word) == ",";
    let tied = words.iter().any(|&word| parsed.is_relative_pronoun(word))
        || parsed.first(verb, &[Relation::Mark]).is_some();
    matches!(parsed.word(verb).tag, "VBD" | "VBZ" | "VBP")
        && !tied
        && first > 0
        && comma(first - 1)
        && comma(last + 1)
}

/// "according to X", "in X's view", "for X, the plan is …", "X's position is that …": a phrase
/// beside a clause, with the word for whose words or view it is.
fn views(parsed: &Parsed, clause: usize) -> impl Iterator<Item = (usize, usize)> {
    const PHRASES: &[Relation] = &[
        Relation::Obl,
        Relation::Nmod,
        Relation::Parataxis,
        Relation::NsubjOuter,
    ];
    parsed
        .dependents(clause, PHRASES)
        .filter_map(move |phrase| {
            let case = parsed.case(phrase);
            let is_view = || WordClass::View.has(parsed.lemma(phrase));
            if parsed.relation(phrase) == Relation::NsubjOuter {
                let utterance = || WordClass::Utterance.has(parsed.lemma(phrase));
                let says = (is_view() || utterance()) && parsed.mark(clause) != Some("to");
                return says
                    .then(|| nominal::owner(parsed, phrase))
                    .flatten()
                    .map(|whose| (phrase, whose));
            }
            if case.starts_with("according") {
                return Some((phrase, phrase));
            }
            if case == "in" && is_view() {
                return nominal::owner(parsed, phrase).map(|whose| (phrase, whose));
            }
            // "For Norway, the base …": before everything else of the clause.
            let subject = parsed.first(clause, &[Relation::Nsubj, Relation::NsubjPass])?;
            let judged = parsed.first(clause, &[Relation::Cop]).is_some();
            let opens = matches!(case.as_str(), "for" | "to") && phrase < subject && judged;
            (opens && parsed.word(phrase).upos == Upos::Propn).then_some((phrase, phrase))
        })
}

/// "The BBC quoted Clark as saying", "Clark was cited as saying": who is quoted speaks.
fn quoted(parsed: &Parsed, verb: usize) -> Option<usize> {
    let quotes = |word: &usize| matches!(parsed.lemma(*word), "quote" | "cite" | "paraphrase");
    let above = || {
        let head = parsed.head(verb)?;
        (parsed.lemma(verb) == "say").then_some(head)
    };
    let quoting = Some(verb)
        .filter(quotes)
        .or_else(|| above().filter(quotes))?;
    let says = parsed
        .children(quoting)
        .iter()
        .any(|&below| parsed.word(below).tag == "VBG" && parsed.lemma(below) == "say");
    parsed.logical_object(quoting).filter(|_| says)
}

/// Who is the subject of a verb of speech; an empty list for "I" and "we".
pub(super) fn speaker_of(
    parsed: &Parsed,
    sentence: usize,
    verb: usize,
    reading: &Reading<'_>,
) -> Option<Vec<Key>> {
    let subject = quoted(parsed, verb)
        .or_else(|| read_text(parsed, verb))
        .or_else(|| parsed.logical_subject(verb))?;
    speaking(parsed, sentence, subject, reading)
}

/// "“…,” the statement read", "“…,” read a statement from X": the text that reads so.
fn read_text(parsed: &Parsed, verb: usize) -> Option<usize> {
    if parsed.lemma(verb) != "read" {
        return None;
    }
    let subject = parsed.first(verb, &[Relation::Nsubj]);
    let inverted = || {
        parsed
            .first(verb, &[Relation::Obj])
            .filter(|&text| text > verb)
    };
    let text = subject.or_else(inverted)?;
    let said = parsed
        .dependents(verb, &[Relation::Ccomp, Relation::Parataxis])
        .any(|clause| clause < verb || parsed.lower(verb + 1) == ":");
    (said && WordClass::Text.has(parsed.lemma(text))).then_some(text)
}

/// Whether a verb tells what somebody says, or a text reads.
pub(super) fn tells(frames: &Frames, parsed: &Parsed, verb: usize) -> bool {
    frames.reports(parsed.lemma(verb)) || read_text(parsed, verb).is_some()
}

/// Who a word for a speaker means; an empty list for "I" and "we".
fn speaking(
    parsed: &Parsed,
    sentence: usize,
    subject: usize,
    reading: &Reading<'_>,
) -> Option<Vec<Key>> {
    let who = reading.speaker(sentence, parsed, subject);
    if who.how == How::FirstPerson {
        return Some(Vec::new());
    }
    (!who.keys.is_empty()).then_some(who.keys)
}
