//! Dictionary forms: a form with its part of speech and tag in, its lemma out.
//!
//! Irregular forms stand in `data/lemmas/irregular.ron`. All others follow the
//! rules of spelling; where these leave a choice (hoping: hope, hop?), the
//! parser's own word list decides. Must not know: trees.

use std::collections::HashMap;

use serde::Deserialize;

use super::{ModelError, Upos};

const IRREGULAR: &str = include_str!("../../data/lemmas/irregular.ron");

/// Kinds of words with forms of their own.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Deserialize)]
enum Class {
    Verb,
    BaseVerb,
    Modal,
    Noun,
    Adjective,
    Adverb,
    Pronoun,
    Possessive,
    Determiner,
    Particle,
}

/// An entry of the list.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Irregular {
    class: Class,
    lemma: String,
    forms: Vec<String>,
}

/// Finds lemmas.
#[derive(Debug)]
pub(super) struct Lemmas<'a> {
    irregular: HashMap<(Class, String), String>,
    /// Known words with their rank: 1 is the most frequent.
    words: HashMap<&'a str, usize>,
}

impl<'a> Lemmas<'a> {
    /// Finds lemmas with the help of a list of words, most frequent first.
    pub(super) fn new(words: &[&'a str]) -> Result<Self, ModelError> {
        let entries: Vec<Irregular> =
            ron::from_str(IRREGULAR).map_err(|error| ModelError::Lemmas {
                message: error.to_string(),
            })?;
        let mut irregular = HashMap::new();
        for entry in entries {
            for form in entry.forms {
                irregular.insert((entry.class, form), entry.lemma.clone());
            }
        }
        Ok(Self {
            irregular,
            words: words.iter().copied().zip(1..).collect(),
        })
    }

    /// The dictionary form of a word.
    pub(super) fn lemma(&self, form: &str, upos: Upos, tag: &str) -> String {
        if upos == Upos::Propn {
            return form.to_owned();
        }
        let form = form.to_lowercase();
        let irregular = |class| self.irregular.get(&(class, form.clone())).cloned();
        let found = match (upos, tag) {
            (_, "MD") => irregular(Class::Modal),
            (Upos::Verb | Upos::Aux, "VB" | "VBP") => irregular(Class::BaseVerb),
            (Upos::Verb | Upos::Aux, _) => irregular(Class::Verb)
                .or_else(|| self.prefixed_verb(&form))
                .or_else(|| self.verb(&form, tag)),
            (Upos::Noun, "NNS" | "NNPS") => irregular(Class::Noun)
                .or_else(|| self.compound(&form))
                .or_else(|| self.plural(&form)),
            (Upos::Adj, "JJR" | "JJS") => {
                irregular(Class::Adjective).or_else(|| self.compared(&form))
            }
            (Upos::Adv, "RBR" | "RBS") => irregular(Class::Adverb).or_else(|| self.compared(&form)),
            (Upos::Part | Upos::Adv, _) => irregular(Class::Particle),
            (Upos::Pron, "PRP$") => irregular(Class::Possessive),
            (Upos::Pron, "PRP") if form == "her" => Some("she".to_owned()),
            (Upos::Pron, _) => irregular(Class::Pronoun),
            (Upos::Det, _) => irregular(Class::Determiner),
            _ => None,
        };
        found.unwrap_or(form)
    }

    /// A verb of a prefix and an irregular verb, as "overthrew", "withheld".
    fn prefixed_verb(&self, form: &str) -> Option<String> {
        const PREFIXES: [&str; 14] = [
            "over", "under", "with", "up", "fore", "re", "mis", "out", "un", "inter", "for", "pre",
            "co", "off",
        ];
        PREFIXES.iter().find_map(|prefix| {
            let rest = form.strip_prefix(prefix)?;
            let rest = rest.strip_prefix('-').unwrap_or(rest);
            let verb = self.irregular.get(&(Class::Verb, rest.to_owned()))?;
            let lemma = form.strip_suffix(rest)?.to_owned() + verb;
            (rest.len() > 2 && self.rank(&lemma).is_some()).then_some(lemma)
        })
    }

    /// A plural of which only the last part is irregular, as "servicemen", "policy-makers".
    fn compound(&self, form: &str) -> Option<String> {
        if let Some((first, last)) = form.rsplit_once('-') {
            let key = (Class::Noun, last.to_owned());
            let last = self.irregular.get(&key).cloned();
            let last = last.or_else(|| self.plural(form.rsplit('-').next()?))?;
            return Some(format!("{first}-{last}"));
        }
        if let Some(stem) = form.strip_suffix("children") {
            return Some(format!("{stem}child"));
        }
        let stem = form.strip_suffix("men")?;
        (stem.len() > 2 && !stem.ends_with("speci")).then(|| format!("{stem}man"))
    }

    fn rank(&self, word: &str) -> Option<usize> {
        self.words.get(word).copied()
    }

    /// The most frequent candidate that is a known word.
    fn known<const N: usize>(&self, candidates: [String; N]) -> Option<String> {
        let known = candidates
            .into_iter()
            .filter_map(|word| Some((self.rank(&word)?, word)));
        known.min().map(|(_, word)| word)
    }

    fn verb(&self, form: &str, tag: &str) -> Option<String> {
        match tag {
            "VBZ" => self.plural(form),
            "VBG" => self.stem(
                form.strip_suffix("ing")
                    .or_else(|| form.strip_suffix("in'"))?,
            ),
            "VBD" | "VBN" => {
                if let Some(stem) = form.strip_suffix("ied") {
                    return Some(format!("{stem}y"));
                }
                if form.ends_with("eed") {
                    return form.strip_suffix('d').map(str::to_owned);
                }
                self.stem(
                    form.strip_suffix("ed")
                        .or_else(|| form.strip_suffix("'d"))?,
                )
            }
            _ => None,
        }
    }

    /// The verb of which `stem` is left without "ing" or "ed".
    fn stem(&self, stem: &str) -> Option<String> {
        let letters: Vec<char> = stem.chars().collect();
        let &[.., before, last] = letters.as_slice() else {
            return None;
        };
        if !letters
            .iter()
            .any(|&letter| is_vowel(letter) || letter == 'y')
        {
            return None;
        }
        if last == before && !is_vowel(last) {
            return Some(self.undoubled(stem, last));
        }
        let with_e = format!("{stem}e");
        Some(match needs_e(&letters) {
            Some(true) => with_e,
            Some(false) => stem.to_owned(),
            None => {
                let known = self.known([stem.to_owned(), with_e.clone()]);
                let likely = matches!(last, 'c' | 's' | 'z' | 'g' | 't') && is_vowel(before);
                known.unwrap_or_else(|| if likely { with_e } else { stem.to_owned() })
            }
        })
    }

    /// One letter less where "ing" or "ed" doubled it.
    fn undoubled(&self, stem: &str, last: char) -> String {
        let single = &stem[..stem.len() - last.len_utf8()];
        let known = |word: &str| self.rank(word).is_some();
        let keep = match last {
            's' | 'z' | 'f' => true,
            'l' => self.known([stem.to_owned(), single.to_owned()]).as_deref() == Some(stem),
            _ => known(stem) && !known(single),
        };
        if keep { stem } else { single }.to_owned()
    }

    /// Without the "s" of plurals and of verbs in the third person.
    fn plural(&self, form: &str) -> Option<String> {
        let without = form.strip_suffix('s')?;
        if let Some(stem) = without.strip_suffix(['\'', '’']) {
            return Some(stem.to_owned());
        }
        let counted = without.ends_with(|last: char| last.is_ascii_digit());
        if without.len() < 2 || counted {
            return None;
        }
        if without.ends_with(['s', 'u']) && self.rank(without).is_none() {
            return None;
        }
        if let Some(stem) = without.strip_suffix("ie") {
            return Some(if stem.len() < 2 {
                without.to_owned()
            } else {
                format!("{stem}y")
            });
        }
        let Some(stem) = without.strip_suffix('e') else {
            return Some(without.to_owned());
        };
        let ends = |ends: &[&str]| ends.iter().any(|end| stem.ends_with(end));
        let known = |word: &str| self.rank(word).is_some();
        let bare = if ends(&["ss", "zz", "sh", "x"]) {
            true
        } else if ends(&["s", "z"]) {
            !known(without) && known(stem)
        } else if ends(&["ch", "o"]) {
            self.known([stem.to_owned(), without.to_owned()]).as_deref() != Some(without)
        } else {
            false
        };
        Some(if bare { stem } else { without }.to_owned())
    }

    /// Without "er" or "est".
    fn compared(&self, form: &str) -> Option<String> {
        let stem = form
            .strip_suffix("er")
            .or_else(|| form.strip_suffix("est"))?;
        if let Some(stem) = stem.strip_suffix('i') {
            return Some(format!("{stem}y"));
        }
        let letters: Vec<char> = stem.chars().collect();
        let &[.., before, last] = letters.as_slice() else {
            return None;
        };
        if before == last && !is_vowel(last) && !"lsf".contains(last) {
            return Some(stem[..stem.len() - last.len_utf8()].to_owned());
        }
        self.known([stem.to_owned(), format!("{stem}e")])
    }
}

/// Whether a verb whose letters before "ing" or "ed" are these ends in "e", as far as the letters
/// tell. The last two are no doubled consonant.
fn needs_e(letters: &[char]) -> Option<bool> {
    let &[ref start @ .., before, last] = letters else {
        return None;
    };
    let after_vowel = is_vowel(before);
    let long_vowel = start.last().is_some_and(|&letter| is_vowel(letter));
    match last {
        'u' | 'v' => Some(true),
        // "pounce", "coerce"
        'c' if !after_vowel => Some(true),
        'l' if !after_vowel && !matches!(before, 'w' | 'r') => Some(true),
        't' | 'd' | 'p' | 'm' | 'b' | 'k' | 'n' if !after_vowel && before != 's' => Some(false),
        'w' | 'x' | 'y' | 'i' => Some(false),
        // One short vowel before one consonant: "hope", since "hop" doubles its last letter.
        _ if after_vowel && !long_vowel && !is_vowel(last) && one_syllable(letters) => Some(true),
        _ => None,
    }
}

fn is_vowel(letter: char) -> bool {
    "aeiou".contains(letter)
}

/// Whether the letters have one group of vowels.
fn one_syllable(letters: &[char]) -> bool {
    let begins = |at: usize| is_vowel(letters[at]) && (at == 0 || !is_vowel(letters[at - 1]));
    (0..letters.len()).filter(|&at| begins(at)).count() == 1
}

#[cfg(test)]
mod tests {
    use std::sync::LazyLock;

    use super::super::model::ModelFile;
    use super::super::parser::EMBEDDED;
    use super::*;

    static LEMMAS: LazyLock<Lemmas<'static>> =
        LazyLock::new(|| Lemmas::new(&ModelFile::read(EMBEDDED).unwrap().words).unwrap());

    /// Checks pairs "form lemma", separated by commas.
    #[track_caller]
    fn check(upos: Upos, tag: &str, pairs: &str) {
        for pair in pairs.split(", ") {
            let (form, lemma) = pair.split_once(' ').unwrap();
            assert_eq!(LEMMAS.lemma(form, upos, tag), lemma, "{form}/{tag}");
        }
    }

    #[test]
    fn verbs() {
        check(
            Upos::Verb,
            "VBD",
            "opposed oppose, Warned warn, urged urge, planned plan, said say, withdrew withdraw, \
             supplied supply, agreed agree, vetoed veto, pledged pledge, called call, reaffirmed \
             reaffirm, compelled compel, needed need, vowed vow, hoped hope, fled flee, cancelled \
             cancel, overthrew overthrow, struggled struggle, passed pass, rebuffed rebuff, pounced pounce, \
             derided deride, owed owe",
        );
        check(
            Upos::Verb,
            "VBG",
            "dying die, being be, hitting hit, imposing impose, considering consider, using use, \
             leaving leave, telling tell, visiting visit, inviting invite, sending send, lying lie, \
             preparing prepare, appearing appear, eating eat, calling call, banning ban",
        );
        check(
            Upos::Verb,
            "VBZ",
            "rejects reject, denies deny, pushes push, goes go, does do, has have, uses use, \
             welcomes welcome, lies lie, refuses refuse, focuses focus, teaches teach, aches ache",
        );
        check(Upos::Verb, "VB", "lay lay, Rent rent, found found");
        check(Upos::Aux, "MD", "ca can, wo will, could could");
    }

    #[test]
    fn nouns() {
        check(
            Upos::Noun,
            "NNS",
            "sanctions sanction, countries country, crises crisis, lives life, servicemen \
             serviceman, specimens specimen, policy-makers policy-maker, allies ally, houses house, \
             buses bus, series series, heroes hero, responses response, processes process, 1990s \
             1990s, children child, taxes tax, exercises exercise",
        );
        check(Upos::Noun, "NN", "news news, crisis crisis, Bus bus");
        check(Upos::Propn, "NNPS", "States States");
    }

    #[test]
    fn other_words() {
        check(
            Upos::Adj,
            "JJR",
            "better good, larger large, bigger big, easier easy, stronger strong, fuller full",
        );
        check(Upos::Adj, "JJ", "concerned concerned, Russian russian");
        check(Upos::Part, "RB", "n't not, n’t not");
        check(Upos::Pron, "PRP", "them they, her she");
        check(Upos::Pron, "PRP$", "her her, their their");
    }
}
