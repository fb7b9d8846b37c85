//! Keys under which the forms and spellings of one word meet.
//!
//! Comes in: a word as it stands in a text, a lemma, or a word of a pattern.
//! Goes out: a key. Must not know: trees, issues. A key serves comparison alone:
//! it is often no dictionary form ("peace" → "peac").

use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

/// Forms that no rule brings together with their dictionary form.
const IRREGULAR: &[(&str, &str)] = &[
    ("are", "be"),
    ("bought", "buy"),
    ("broke", "break"),
    ("broken", "break"),
    ("built", "build"),
    ("children", "child"),
    ("crises", "crisis"),
    ("fought", "fight"),
    ("freed", "free"),
    ("gave", "give"),
    ("given", "give"),
    ("gone", "go"),
    ("held", "hold"),
    ("led", "lead"),
    ("men", "man"),
    ("met", "meet"),
    ("overthrew", "overthrow"),
    ("overthrown", "overthrow"),
    ("paid", "pay"),
    ("referenda", "referendum"),
    ("sent", "send"),
    ("shot", "shoot"),
    ("sold", "sell"),
    ("struck", "strike"),
    ("taken", "take"),
    ("took", "take"),
    ("used", "use"),
    ("using", "use"),
    ("was", "be"),
    ("were", "be"),
    ("withdrawn", "withdraw"),
    ("withdrew", "withdraw"),
    ("women", "woman"),
];

/// Words that end like an inflected form and are none.
const WHOLE: &[&str] = &[
    "aids", "his", "homs", "iris", "isis", "need", "paris", "speed", "this", "tunis",
];

/// British and other spellings, as they stand after the endings are off.
const SPELLINGS: &[(&str, &str)] = &[
    ("aluminium", "aluminum"),
    ("centr", "center"),
    ("manoeuvr", "maneuver"),
    ("theatr", "theater"),
];

/// The key of one word: equal for the forms of a word ("sends", "sending",
/// "sent"), its British and American spellings, with and without capitals,
/// accents and a possessive ending.
///
/// The word should hold letters and digits alone; see [`split`].
pub fn base(word: &str) -> String {
    let word = plain(word);
    if WHOLE.contains(&word.as_str()) || !word.is_ascii() {
        return word;
    }
    if let Ok(at) = IRREGULAR.binary_search_by_key(&word.as_str(), |(form, _)| form) {
        return spelling(single_end(IRREGULAR[at].1));
    }
    let stem = without_ending(&word);
    spelling(single_end(&stem))
}

/// The words of a text, in small letters: split wherever something stands that
/// is neither letter nor digit; "U.S." is one word, possessive endings drop out.
pub fn split(text: &str) -> Vec<String> {
    text.split(|c: char| c.is_whitespace() || matches!(c, '-' | '/' | '–' | '—'))
        .flat_map(|chunk| {
            let chunk = chunk.trim_matches(|c: char| !c.is_alphanumeric() && c != '.');
            let chunk = without_possessive(chunk);
            if is_dotted_initials(chunk) {
                vec![chunk.replace('.', "").to_lowercase()]
            } else {
                chunk
                    .split(|c: char| !c.is_alphanumeric())
                    .filter(|part| !part.is_empty())
                    .map(str::to_lowercase)
                    .collect()
            }
        })
        .collect()
}

fn without_possessive(chunk: &str) -> &str {
    ["'s", "’s", "'S", "’S"]
        .into_iter()
        .find_map(|ending| chunk.strip_suffix(ending))
        .unwrap_or(chunk)
}

/// "U.S.", "U.N", but neither "1.5" nor "end."
fn is_dotted_initials(chunk: &str) -> bool {
    chunk.contains('.')
        && chunk
            .trim_end_matches('.')
            .split('.')
            .all(|part| part.chars().count() == 1 && part.chars().all(char::is_alphabetic))
}

/// Small letters without accents.
fn plain(word: &str) -> String {
    if word.is_ascii() {
        return word.to_ascii_lowercase();
    }
    word.nfd()
        .filter(|c| !is_combining_mark(*c))
        .flat_map(char::to_lowercase)
        .collect()
}

/// Takes off "-s", "-ed" and "-ing", as far as a plausible stem remains.
fn without_ending(word: &str) -> String {
    let word = singular(word);
    for ending in ["ied", "ies"] {
        if let Some(stem) = word.strip_suffix(ending).filter(|stem| stem.len() > 2) {
            return format!("{stem}y");
        }
    }
    for ending in ["ing", "ed"] {
        let stem = word.strip_suffix(ending).filter(|stem| is_stem(stem));
        if let Some(stem) = stem.filter(|stem| !(ending == "ed" && stem.ends_with('e'))) {
            return stem.to_owned();
        }
    }
    word.to_owned()
}

fn singular(word: &str) -> &str {
    let kept = ["ss", "us", "sis", "xis", "polis"];
    match word.strip_suffix('s') {
        Some(stem) if stem.len() > 3 && stem.ends_with("ie") => word,
        Some(stem) if stem.len() > 2 && !kept.iter().any(|end| word.ends_with(end)) => stem,
        _ => word,
    }
}

fn is_stem(stem: &str) -> bool {
    stem.len() > 2 && stem.contains(['a', 'e', 'i', 'o', 'u', 'y'])
}

/// Drops a final "e" and the second of two equal final consonants.
fn single_end(stem: &str) -> &str {
    let stem = match stem.strip_suffix('e') {
        Some(short) if short.len() > 2 => short,
        _ => stem,
    };
    let mut from_end = stem.bytes().rev();
    match (from_end.next(), from_end.next()) {
        (Some(last), Some(before)) if last == before && stem.len() > 3 => {
            stem.get(..stem.len() - 1).unwrap_or(stem)
        }
        _ => stem,
    }
}

/// One spelling for "defence" and "defense", "labour" and "labor",
/// "recognise" and "recognize".
fn spelling(stem: &str) -> String {
    if let Some((_, american)) = SPELLINGS.iter().find(|(british, _)| *british == stem) {
        return (*american).to_owned();
    }
    if let Some(front) = stem.strip_suffix("our").filter(|front| front.len() > 1) {
        return format!("{front}or");
    }
    if let Some(front) = stem.strip_suffix("enc") {
        return format!("{front}ens");
    }
    if let Some(front) = stem.strip_suffix("is").filter(|front| front.len() > 1) {
        return format!("{front}iz");
    }
    stem.replace("isation", "ization")
}

#[cfg(test)]
mod tests {
    use super::{IRREGULAR, base, split};

    #[track_caller]
    fn same(forms: &str) {
        let keys: Vec<_> = forms.split(' ').map(base).collect();
        assert!(keys.windows(2).all(|pair| pair[0] == pair[1]), "{keys:?}");
    }

    #[track_caller]
    fn differ(forms: &str) {
        let mut keys: Vec<_> = forms.split(' ').map(base).collect();
        let count = keys.len();
        keys.sort_unstable();
        keys.dedup();
        assert_eq!(keys.len(), count, "{keys:?}");
    }

    #[test]
    fn forms_of_a_word_meet() {
        same("send sends sending sent");
        same("deploy deploys deployed deploying");
        same("stop stops stopped stopping");
        same("sell selling sold sells");
        same("supply supplies supplied supplying");
        same("missile missiles");
        same("tax taxes taxed taxing");
        same("crisis crises");
        same("Houthi Houthis");
        same("virus viruses");
        same("ally allies allied");
        same("tie ties");
        same("woman women");
    }

    #[test]
    fn spellings_meet() {
        same("defence defense");
        same("programme program programmes programs");
        same("recognise recognize recognised recognizing");
        same("demilitarisation demilitarization");
        same("labour labor");
        same("Türkiye Turkiye");
        same("Guantánamo guantanamo");
    }

    #[test]
    fn different_words_stay_apart() {
        differ("us use");
        differ("aid aids");
        differ("need new gas state status");
        differ("arm army");
        differ("peace peacekeeping peacekeeper");
        differ("force forge four");
    }

    #[test]
    fn the_table_is_sorted() {
        assert!(IRREGULAR.is_sorted_by_key(|(form, _)| *form));
    }

    #[test]
    fn text_is_cut_into_words() {
        assert_eq!(
            split("the U.S. no-fly zone, Kyiv’s “9/11” F-16s at 1.5 °C."),
            [
                "the", "us", "no", "fly", "zone", "kyiv", "9", "11", "f", "16s", "at", "1", "5",
                "c"
            ]
        );
        assert_eq!(split("  -- ’ \u{0} "), Vec::<String>::new());
    }
}
