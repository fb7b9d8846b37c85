//! Names: runs of tokens → mentions of members of the cast.
//!
//! Comes in: parsed sentences. Goes out: for each sentence its [`Mention`]s,
//! the cast filled with listed actors and with persons whom the text itself
//! introduces by title or apposition. Must not know: pronouns.

mod bygone;
mod person;
mod titled;
mod turn_taker;

use std::collections::{BTreeMap, HashSet};

use self::person::person;
use self::titled::{bracketed_state, learn_titles};
pub(super) use self::titled::{is_former, title_before, titled_party};
use self::turn_taker::turn_taker;
use super::abbreviations::{bare_abbreviations, call_as_called, spelt_out};
use super::bare_names::bare_names;
use super::cast::{Cast, Key};
use super::directory::Directory;
use super::gazetteer::{Gazetteer, NameForm, NameMatch, fold};
use super::name_runs::{after_title, body, is_no_person, name_runs, starts_capital};
use super::short_names::{Round, Shorts, add_short_names, short_names};
use super::titles::{HONORIFICS, Titles};
use crate::lexicon::{Lexicon, WordClass};
use crate::syntax::Relation;
use crate::syntax::grammar::Parsed;
use crate::syntax::title_case::is_shouted;
use crate::text::SentenceKind;
use crate::text::single_spaced;

/// A run of words that names an actor, or a decoy.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Mention {
    /// First word.
    pub start: usize,
    /// First word after it.
    pub end: usize,
    /// Who is named; `None` for a decoy.
    pub key: Option<Key>,
    /// In which way.
    pub form: NameForm,
}

impl Mention {
    /// Words that name a member of the cast.
    pub(super) fn named(start: usize, end: usize, key: Key) -> Self {
        Self {
            start,
            end,
            key: Some(key),
            form: NameForm::Name,
        }
    }

    /// Whether a word belongs to it.
    pub(super) fn covers(&self, word: usize) -> bool {
        self.start <= word && word < self.end
    }
}

/// The words of a sentence in the two forms that names need.
#[derive(Clone, Debug, Default)]
pub(super) struct Forms {
    pub(super) folded: Vec<String>,
    pub(super) lower: Vec<String>,
}

/// What naming needs besides the sentences.
#[derive(Clone, Copy, Debug)]
pub struct Naming<'a> {
    /// The tables.
    pub lexicon: &'a Lexicon,
    /// All listed names.
    pub gazetteer: &'a Gazetteer,
    /// All titles.
    pub titles: &'a Titles,
    /// All listed actors.
    pub directory: &'a Directory,
    /// Verbs by which one speaks or takes a position.
    pub speaking: &'a HashSet<String>,
    /// The document's text.
    pub text: &'a str,
}

impl Naming<'_> {
    /// Whether a word is the subject of a verb by which one speaks or takes a position.
    pub(super) fn speaks(&self, parsed: &Parsed, word: usize) -> bool {
        parsed.relation(word) == Relation::Nsubj
            && parsed
                .head(word)
                .is_some_and(|verb| self.speaking.contains(parsed.lemma(verb)))
    }

    /// Whether a name is joined to one that speaks: "Quebec Premier Jane Doe and Alberta's John Roe".
    fn speaks_with(&self, parsed: &Parsed, word: usize) -> bool {
        let mut joined = parsed.ancestors(word);
        let first = joined.find(|&at| parsed.relation(at) != Relation::Conj);
        first.is_some_and(|first| first != word && self.speaks(parsed, first))
    }

    /// Whether a name speaks itself or stands beside a description that does: "The opposition
    /// leader, Neil Kinnock, called …".
    pub(super) fn speaks_by_name(&self, parsed: &Parsed, word: usize) -> bool {
        let described = || {
            let beside = parsed.relation(word) == Relation::Appos;
            parsed.head(word).filter(|_| beside)
        };
        self.speaks(parsed, word) || described().is_some_and(|head| self.speaks(parsed, head))
    }

    /// The words from `start` to `end`, white space made single.
    fn written(&self, parsed: &Parsed, start: usize, end: usize) -> String {
        let span = parsed.span(start).cover(parsed.span(end - 1));
        single_spaced(span.slice(self.text))
    }
}

/// Brings those into the cast whom the title of a document names in full: it introduces "Envoy Jane Doe",
/// whom the text then calls "Ms Doe".
pub fn in_title(naming: Naming<'_>, title: &[Parsed], cast: &mut Cast<'_>) -> Vec<Vec<Mention>> {
    let of_sentence = |parsed: &Parsed| {
        let forms = forms(naming, parsed);
        let named = naming.gazetteer.find(&forms.folded, cast.date());
        let mut mentions = listed(naming, &forms, &named, false, cast);
        introduce(naming, parsed, &forms, &mut mentions, cast);
        mentions
    };
    title.iter().map(of_sentence).collect()
}

/// Adds those whom a title calls by their short names. They are known by then: a title alone is no reason
/// to take "President-elect Doe" for somebody new.
pub fn by_short_name_in_title(
    naming: Naming<'_>,
    title: &[Parsed],
    mentions: &mut [Vec<Mention>],
    cast: &mut Cast<'_>,
) {
    let namesakes = BTreeMap::new();
    let shorts = Shorts {
        of_cast: short_names(cast),
        namesakes: &namesakes,
    };
    for (parsed, mentions) in title.iter().zip(mentions) {
        let forms = forms(naming, parsed);
        let round = Round::Titled;
        add_short_names(naming, round, parsed, &forms, &shorts, mentions, cast);
        mentions.sort_by_key(|mention| mention.start);
    }
}

/// Finds all mentions of all sentences.
pub fn find(naming: Naming<'_>, sentences: &[Parsed], cast: &mut Cast<'_>) -> Vec<Vec<Mention>> {
    let forms: Vec<Forms> = sentences
        .iter()
        .map(|parsed| forms(naming, parsed))
        .collect();
    let mut mentions: Vec<Vec<Mention>> = Vec::with_capacity(sentences.len());
    let named: Vec<Vec<NameMatch>> = forms
        .iter()
        .map(|forms| naming.gazetteer.find(&forms.folded, cast.date()))
        .collect();
    let past = bygone::tells_past(naming, &forms, &named, cast.date());
    for (forms, named) in forms.iter().zip(&named) {
        mentions.push(listed(naming, forms, named, past, cast));
    }
    for ((parsed, forms), mentions) in sentences.iter().zip(&forms).zip(&mut mentions) {
        introduce(naming, parsed, forms, mentions, cast);
    }
    for ((parsed, forms), mentions) in sentences.iter().zip(&forms).zip(&mut mentions) {
        name_again(naming, parsed, forms, mentions, cast);
    }
    spelt_out(cast, &forms, &mut mentions);
    for ((parsed, forms), mentions) in sentences.iter().zip(&forms).zip(&mut mentions) {
        bare_abbreviations(naming, parsed, forms, mentions, cast);
    }
    // The first round lets titles ("President Trump") bring persons in, the
    // second finds them where they are called by the bare name.
    let namesakes = namesakes(naming, sentences, &forms, &mentions);
    for round in [Round::Titled, Round::Any] {
        let shorts = Shorts {
            of_cast: short_names(cast),
            namesakes: &namesakes,
        };
        for ((parsed, forms), mentions) in sentences.iter().zip(&forms).zip(&mut mentions) {
            add_short_names(naming, round, parsed, forms, &shorts, mentions, cast);
            mentions.sort_by_key(|mention| mention.start);
        }
    }
    for ((parsed, forms), mentions) in sentences.iter().zip(&forms).zip(&mut mentions) {
        if parsed.sentence.kind == SentenceKind::Turn {
            turn_taker(naming, parsed, forms, mentions, cast);
        }
    }
    bare_names(naming, sentences, &forms, &mut mentions, cast);
    call_as_called(naming, sentences, &forms, &mentions, cast);
    mentions
}

fn forms(naming: Naming<'_>, parsed: &Parsed) -> Forms {
    let tokens = &parsed.sentence.tokens;
    let written = parsed.sentence.forms(naming.text);
    let shouted = match parsed.sentence.kind {
        SentenceKind::Heading => is_shouted(&written),
        SentenceKind::Turn => true,
        _ => false,
    };
    let folded = |word: usize| {
        let form = fold(written[word]);
        // "MR. LAVROV:" in a transcript is "Mr. Lavrov", "FRANCE" in a line of capitals France.
        let honoured = word > 0 && HONORIFICS.contains(&parsed.lower(word - 1));
        let loud = honoured || shouted && !naming.gazetteer.is_name(&form);
        if loud && form.len() > 2 && form.chars().all(|c| c.is_ascii_uppercase()) {
            let (first, rest) = form.split_at(1);
            format!("{first}{}", rest.to_lowercase())
        } else {
            form
        }
    };
    let folded: Vec<String> = (0..tokens.len()).map(folded).collect();
    let lower = |word: usize| match parsed.lower(word) {
        "m." if is_monsieur(&folded, word) => "monsieur".to_owned(),
        lower => lower.to_owned(),
    };
    let lower = (0..tokens.len()).map(lower).collect();
    Forms { folded, lower }
}

/// "M. Schumann", not the initial of "Henry M. Jackson" or "M. Night Shyamalan".
fn is_monsieur(folded: &[String], word: usize) -> bool {
    let capital = |at: usize| folded.get(at).is_some_and(|form| starts_capital(form));
    let before = word.checked_sub(1).is_some_and(capital);
    let particle = folded
        .get(word + 1)
        .is_some_and(|form| WordClass::NameParticle.has(form));
    !before && (capital(word + 1) && !capital(word + 2) || particle && capital(word + 2))
}

/// Full names by their last word that the text gives to persons not known so far: "Browne" after
/// "Amery Browne" is no listed Browne.
fn namesakes(
    naming: Naming<'_>,
    sentences: &[Parsed],
    forms: &[Forms],
    mentions: &[Vec<Mention>],
) -> BTreeMap<String, String> {
    let mut found = BTreeMap::new();
    for ((parsed, forms), mentions) in sentences.iter().zip(forms).zip(mentions) {
        for (start, end) in name_runs(parsed, forms, mentions) {
            let start = after_title(naming, forms, start, end);
            let title = naming.titles.is_title(&forms.lower[start..end]);
            if end - start < 2 || end - start > 3 || title || is_no_person(forms, start, end) {
                continue;
            }
            found
                .entry(forms.folded[end - 1].clone())
                .or_insert_with(|| naming.written(parsed, start, end));
        }
    }
    found
}

/// Mentions by the gazetteer.
fn listed(
    naming: Naming<'_>,
    forms: &Forms,
    named: &[NameMatch],
    past: bool,
    cast: &mut Cast<'_>,
) -> Vec<Mention> {
    let date = cast.date();
    named
        .iter()
        .filter(|hit| !is_half(forms, hit.start, hit.form))
        .filter(|hit| past || !bygone::is_namesake(naming, forms, hit, date))
        .map(|hit| Mention {
            start: hit.start,
            end: hit.end,
            key: (hit.form != NameForm::Decoy).then(|| cast.listed(hit.entry)),
            form: hit.form,
        })
        .collect()
}

/// "American" of "Ibero-American countries" says nothing of its state.
fn is_half(forms: &Forms, start: usize, form: NameForm) -> bool {
    let dashed = start > 1 && forms.lower[start - 1] == "-";
    dashed
        && form == NameForm::Adjective
        && WordClass::HalfName.has(forms.lower[start - 2].as_str())
}

/// Adds persons whom title or apposition introduces, and lets known persons
/// learn their roles.
fn introduce(
    naming: Naming<'_>,
    parsed: &Parsed,
    forms: &Forms,
    mentions: &mut Vec<Mention>,
    cast: &mut Cast<'_>,
) {
    for (start, end) in name_runs(parsed, forms, mentions) {
        if let Some((start, end, kind)) = body(naming, parsed, forms, mentions, (start, end)) {
            let name = naming.written(parsed, start, end);
            let key = cast.unlisted(&name, kind, None);
            mentions.push(Mention::named(start, end, key));
            continue;
        }
        if let Some(mention) = person(naming, parsed, forms, mentions, (start, end), cast) {
            mentions.push(mention);
        }
    }
    learn_titles(naming, forms, mentions, cast);
    mentions.sort_by_key(|mention| mention.start);
}

/// Full names that another sentence introduced.
fn name_again(
    naming: Naming<'_>,
    parsed: &Parsed,
    forms: &Forms,
    mentions: &mut Vec<Mention>,
    cast: &Cast<'_>,
) {
    for (start, end) in name_runs(parsed, forms, mentions) {
        let start = after_title(naming, forms, start, end);
        let name = naming.written(parsed, start, end);
        if let Some(key) = cast.called(&name).filter(|_| name.contains(' ')) {
            mentions.push(Mention::named(start, end, key));
        }
    }
    mentions.sort_by_key(|mention| mention.start);
}

/// Words of capitals with small letters: "JANE DOE" → "Jane Doe".
pub(super) fn small_letters(name: &str) -> String {
    let word = |word: &str| {
        let capitals = word.chars().count() > 2 && !word.chars().any(char::is_lowercase);
        if !capitals {
            return word.to_owned();
        }
        // "JEAN-PAUL", "O’NEILL": each part is a name.
        let mut opens = true;
        let mut so_far = 0;
        word.chars()
            .map(|letter| {
                let written = if opens {
                    letter
                } else {
                    letter.to_lowercase().next().unwrap_or(letter)
                };
                so_far += 1;
                opens = letter == '-' || so_far == 2 && matches!(letter, '\'' | '’');
                written
            })
            .collect()
    };
    name.split(' ').map(word).collect::<Vec<String>>().join(" ")
}
