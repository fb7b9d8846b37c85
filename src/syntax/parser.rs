//! The parser: forms of a sentence in, its [`Tree`] out.
//!
//! Must not know: documents, spans, actors. Start reading at [`Parser::parse`].

use std::cell::RefCell;
use std::ops::Range;

use super::biaffine::{Heads, HeadsScratch};
use super::encoder::{Encoder, EncoderScratch};
use super::lemma::Lemmas;
use super::lexical::{Lexical, LexicalCache};
use super::model::{ModelError, ModelFile};
use super::{Relation, Tree, Upos, Word, spanning_tree, tag};

/// The model that comes with demarche.
pub(super) static EMBEDDED: &[u8] = include_bytes!("../../data/models/english.syntax");

/// The longest sentence that is parsed whole; time and memory grow with the square of it.
const LONGEST_WHOLE: usize = 250;

/// Pieces of a longer sentence have so many words at most, and end after a stop or comma if there
/// is one in their second half.
const LONGEST_PIECE: usize = 160;

/// A tagger and dependency parser for English.
///
/// It is read-only and may be shared by threads.
#[derive(Debug)]
pub struct Parser {
    checksum: u32,
    upos: Vec<Upos>,
    tags: Vec<&'static str>,
    relations: Vec<Relation>,
    lexical: Lexical<'static>,
    encoder: Encoder,
    heads: Heads,
    lemmas: Lemmas<'static>,
}

/// Working memory of a parser, to be used again for the next sentence.
#[derive(Debug, Default)]
pub struct Scratch {
    checksum: u32,
    lexical: LexicalCache,
    encoder: EncoderScratch,
    heads: HeadsScratch,
    states: Vec<f32>,
    scores: Vec<f32>,
}

thread_local! {
    static SCRATCH: RefCell<Scratch> = RefCell::default();
}

impl Parser {
    /// The parser that comes with demarche.
    ///
    /// # Errors
    ///
    /// Only if the embedded model is damaged, which the tests rule out.
    pub fn embedded() -> Result<Self, ModelError> {
        Self::new(EMBEDDED)
    }

    fn new(bytes: &'static [u8]) -> Result<Self, ModelError> {
        let file = ModelFile::read(bytes)?;
        let width = file.table("i.weight")?.rows;
        Ok(Self {
            checksum: file.checksum,
            upos: labels(&file.upos, |label| label.parse().ok())?,
            tags: labels(&file.tags, tag::find)?,
            relations: labels(&file.relations, |label| label.parse().ok())?,
            lexical: Lexical::new(&file, width)?,
            encoder: Encoder::new(&file, width)?,
            heads: Heads::new(&file, width)?,
            lemmas: Lemmas::new(&file.words)?,
        })
    }

    /// Parses a sentence, given as the forms of its tokens.
    ///
    /// The tree has one word for each form; no form gives the empty tree. Very long sentences are
    /// parsed in pieces, whose roots depend on the first as [`Relation::Parataxis`].
    pub fn parse(&self, forms: &[&str]) -> Tree {
        SCRATCH.with(|scratch| match scratch.try_borrow_mut() {
            Ok(mut scratch) => self.parse_with(&mut scratch, forms),
            Err(_) => self.parse_with(&mut Scratch::default(), forms),
        })
    }

    /// Does the same as [`Parser::parse`] in memory of the caller's.
    pub fn parse_with(&self, scratch: &mut Scratch, forms: &[&str]) -> Tree {
        if scratch.checksum != self.checksum {
            *scratch = Scratch {
                checksum: self.checksum,
                ..Scratch::default()
            };
        }
        let mut words = Vec::with_capacity(forms.len());
        let mut first_root = None;
        for piece in pieces(forms) {
            let start = piece.start;
            self.parse_piece(scratch, &forms[piece], &mut words);
            for (index, word) in words.iter_mut().enumerate().skip(start) {
                match (&mut word.head, first_root) {
                    (Some(head), _) => *head += start,
                    (None, None) => first_root = Some(index),
                    (head, root) => {
                        *head = root;
                        word.relation = Relation::Parataxis;
                    }
                }
            }
        }
        Tree { words }
    }

    /// Appends the words of a piece, whose heads count from its start.
    fn parse_piece(&self, scratch: &mut Scratch, forms: &[&str], words: &mut Vec<Word>) {
        scratch.states.clear();
        for form in forms {
            self.lexical
                .append(form, &mut scratch.lexical, &mut scratch.states);
        }
        self.encoder
            .encode(&mut scratch.states, &mut scratch.encoder);
        self.heads.look(&scratch.states, &mut scratch.heads);
        self.heads
            .arcs(forms.len(), &mut scratch.heads, &mut scratch.scores);
        let heads = spanning_tree::heads(&scratch.scores, forms.len());
        let relations = self.heads.relations(&heads, &mut scratch.heads);
        for (index, form) in forms.iter().enumerate() {
            let (upos, tag) = self.heads.part_of_speech(index, &scratch.heads);
            let tag = self.tags[tag];
            let upos = agreed(self.upos[upos], tag);
            words.push(Word {
                upos,
                tag,
                lemma: self.lemmas.lemma(form, upos, tag),
                head: heads[index].checked_sub(1),
                relation: self.relations[relations[index]],
            });
        }
        let start = words.len() - forms.len();
        settle_contractions(forms, &mut words[start..]);
    }
}

/// Tells "it's come" (have) from "it's coming" and "it's built" (be).
fn settle_contractions(forms: &[&str], words: &mut [Word]) {
    for (index, form) in forms.iter().enumerate() {
        let perfect = |head: usize| words[head].tag == "VBN";
        if matches!(*form, "'s" | "’s")
            && words[index].relation == Relation::Aux
            && words[index].head.is_some_and(perfect)
        {
            "have".clone_into(&mut words[index].lemma);
        }
    }
}

/// Translates a model's labels.
fn labels<T>(names: &[&str], find: impl Fn(&str) -> Option<T>) -> Result<Vec<T>, ModelError> {
    let unknown = |name: &str| ModelError::Label {
        label: name.to_owned(),
    };
    names
        .iter()
        .map(|name| find(name).ok_or_else(|| unknown(name)))
        .collect()
}

/// Cuts a sentence into pieces short enough to parse.
fn pieces(forms: &[&str]) -> Vec<Range<usize>> {
    if forms.is_empty() {
        return Vec::new();
    }
    let mut pieces = Vec::new();
    let mut start = 0;
    while forms.len() - start > LONGEST_WHOLE {
        let window = &forms[start + LONGEST_PIECE / 2..start + LONGEST_PIECE];
        let stop = |signs: &[&str]| window.iter().rposition(|form| signs.contains(form));
        let cut = stop(&[".", ";", "!", "?", ":"]).or_else(|| stop(&[","]));
        let end = start + cut.map_or(LONGEST_PIECE, |at| LONGEST_PIECE / 2 + at + 1);
        pieces.push(start..end);
        start = end;
    }
    pieces.push(start..forms.len());
    pieces
}

/// The part of speech beside the finer tag: what is tagged as a finite verb ("signs" in a
/// headline) is no noun.
fn agreed(upos: Upos, tag: &str) -> Upos {
    if upos == Upos::Noun && matches!(tag, "VBZ" | "VBD" | "VBP") {
        Upos::Verb
    } else {
        upos
    }
}

#[cfg(test)]
mod tests {
    use std::sync::LazyLock;

    use proptest::prelude::*;

    use super::*;

    static PARSER: LazyLock<Parser> = LazyLock::new(|| Parser::embedded().unwrap());

    #[test]
    fn reads_a_plain_sentence() {
        let tree = PARSER.parse(&["Germany", "opposes", "the", "idea", "."]);
        let relations: Vec<_> = tree
            .words
            .iter()
            .map(|word| word.relation.as_str())
            .collect();
        assert_eq!(relations, ["nsubj", "root", "det", "obj", "punct"]);
        assert_eq!(tree.words[1].tag, "VBZ");
        assert_eq!(tree.words[3].head, Some(1));
    }

    #[test]
    fn contractions_of_be_and_have() {
        let lemma = |forms: &[&str]| PARSER.parse(forms).words[1].lemma.clone();
        assert_eq!(lemma(&["He", "'s", "been", "warned", "twice", "."]), "have");
        assert_eq!(lemma(&["He", "'s", "warning", "everybody", "."]), "be");
    }

    #[test]
    fn nothing_gives_nothing() {
        assert!(PARSER.parse(&[]).words.is_empty());
    }

    #[test]
    fn own_memory_makes_no_difference() {
        let forms = ["Nobody", "there", "expects", "a", "vote", "soon", "."];
        let mut scratch = Scratch::default();
        let first = PARSER.parse_with(&mut scratch, &forms);
        PARSER.parse_with(&mut scratch, &["Hello", "."]);
        assert_eq!(first, PARSER.parse_with(&mut scratch, &forms));
        assert_eq!(first, PARSER.parse(&forms));
    }

    #[test]
    fn long_sentences_are_cut_after_stops() {
        let mut forms = vec!["word"; 700];
        forms[100] = ";";
        forms[150] = ",";
        let cut = pieces(&forms);
        assert_eq!(cut[0], 0..101);
        assert_eq!(cut.last().map(|piece| piece.end), Some(700));
        let tree = PARSER.parse(&forms);
        assert_eq!(tree.words.len(), 700);
        assert!(tree.is_valid());
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(32))]
        #[test]
        fn any_forms_give_a_tree(forms in proptest::collection::vec("\\PC{0,6}|[a-z]{1,9}", 0..40)) {
            let forms: Vec<&str> = forms.iter().map(String::as_str).collect();
            let tree = PARSER.parse(&forms);
            prop_assert_eq!(tree.words.len(), forms.len());
            prop_assert!(tree.is_valid());
        }
    }
}
