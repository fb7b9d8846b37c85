//! Which stance and which acts a verb of a question asks for.

use crate::graph::words::stem;
use crate::vocabulary::{Act, StanceKind};

/// What a verb asks for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Asked {
    /// The stances; all three for "say".
    pub stances: &'static [StanceKind],
    /// The acts; empty: all acts of the stances.
    pub acts: &'static [Act],
}

const SUPPORTS: &[StanceKind] = &[StanceKind::Supports];
const OPPOSES: &[StanceKind] = &[StanceKind::Opposes];
const WARNS: &[StanceKind] = &[StanceKind::Warns];

const fn asked(stances: &'static [StanceKind], acts: &'static [Act]) -> Asked {
    Asked { stances, acts }
}

/// Verbs in dictionary form, with the words that belong to them; a row is one meaning.
const VERBS: &[(&[&str], Asked)] = &[
    (
        &[
            "support",
            "back",
            "endorse",
            "favour",
            "favor",
            "champion",
            "defend",
            "want",
            "stand with",
            "stand behind",
            "stand by",
            "side with",
            "stand up for",
            "approve of",
            "in favour of",
            "in favor of",
            "supportive of",
            "for",
        ],
        asked(SUPPORTS, &[]),
    ),
    (
        &["welcome", "praise", "hail", "applaud", "commend"],
        asked(SUPPORTS, &[Act::Welcome]),
    ),
    (
        &[
            "advocate",
            "call for",
            "urge",
            "propose",
            "push for",
            "promote",
            "recommend",
            "plead for",
            "ask for",
            "seek",
        ],
        asked(SUPPORTS, &[Act::Advocate, Act::Demand]),
    ),
    (&["demand", "insist on"], asked(SUPPORTS, &[Act::Demand])),
    (
        &[
            "agree to",
            "agree with",
            "agree on",
            "accept",
            "approve",
            "sign",
            "ratify",
        ],
        asked(SUPPORTS, &[Act::Agree]),
    ),
    (
        &["offer", "pledge", "promise", "vow"],
        asked(SUPPORTS, &[Act::Offer]),
    ),
    (
        &["recognise", "recognize"],
        asked(SUPPORTS, &[Act::Recognise]),
    ),
    (&["concede"], asked(SUPPORTS, &[Act::Concede])),
    (
        &[
            "oppose",
            "object to",
            "object",
            "disapprove of",
            "resist",
            "disagree with",
            "against",
            "opposed to",
            "dislike",
            "come out against",
            "speak out against",
        ],
        asked(OPPOSES, &[]),
    ),
    (
        &["reject", "refuse", "rule out", "veto", "decline", "dismiss"],
        asked(OPPOSES, &[Act::Reject, Act::Oppose]),
    ),
    (
        &[
            "criticise",
            "criticize",
            "condemn",
            "denounce",
            "deplore",
            "decry",
            "slam",
            "complain about",
            "critical of",
            "protest",
            "protest against",
        ],
        asked(OPPOSES, &[Act::Criticise, Act::Accuse]),
    ),
    (&["accuse", "blame"], asked(OPPOSES, &[Act::Accuse])),
    (
        &[
            "warn about",
            "warn against",
            "warn of",
            "warn over",
            "warn on",
            "warn that",
            "warn",
            "caution about",
            "caution against",
            "caution",
            "fear",
        ],
        asked(WARNS, &[]),
    ),
    (
        &["threaten with", "threaten"],
        asked(WARNS, &[Act::Threaten]),
    ),
    (
        &[
            "say about",
            "say on",
            "say of",
            "say to",
            "say",
            "said about",
            "said on",
            "said of",
            "said",
            "think about",
            "think of",
            "think on",
            "think",
            "stand on",
            "stand",
            "state on",
            "state about",
            "declare on",
            "declare about",
            "comment on",
            "position on",
            "positions on",
            "position about",
            "stance on",
            "stances on",
            "view on",
            "views on",
            "view of",
            "opinion on",
            "opinion of",
            "opinion about",
            "talk about",
            "speak about",
        ],
        asked(StanceKind::ALL, &[]),
    ),
];

/// Nouns for those who take a stance: "opponents of X".
const NOUNS: &[(&str, Asked)] = &[
    ("supporters of", asked(SUPPORTS, &[])),
    ("backers of", asked(SUPPORTS, &[])),
    ("advocates of", asked(SUPPORTS, &[])),
    ("opponents of", asked(OPPOSES, &[])),
    ("critics of", asked(OPPOSES, &[Act::Criticise, Act::Accuse])),
    ("warnings about", asked(WARNS, &[])),
    ("warnings against", asked(WARNS, &[])),
    ("warnings of", asked(WARNS, &[])),
    ("positions on", asked(StanceKind::ALL, &[])),
    ("stances on", asked(StanceKind::ALL, &[])),
];

/// The verb with which the words start, and how many of them it takes.
///
/// Words are in small letters. Inflected forms count; of several verbs the
/// longest wins ("call for" before "call").
pub fn verb_at(words: &[&str]) -> Option<(Asked, usize)> {
    let all = VERBS.iter();
    let all = all.flat_map(|(verbs, asked)| verbs.iter().map(move |verb| (*verb, *asked)));
    longest(all, words)
}

/// The noun phrase with which the words start, and how many of them it takes.
pub fn noun_at(words: &[&str]) -> Option<(Asked, usize)> {
    longest(NOUNS.iter().copied(), words)
}

/// The asked stances turned round by "not": not to support is to oppose. The
/// other stances have no contrary that a text would state.
pub fn negated(asked: Asked) -> Option<Asked> {
    (asked.stances == SUPPORTS).then_some(Asked {
        stances: OPPOSES,
        acts: &[],
    })
}

fn longest(
    entries: impl Iterator<Item = (&'static str, Asked)>,
    words: &[&str],
) -> Option<(Asked, usize)> {
    let fitting = entries.filter_map(|(entry, asked)| {
        let count = entry.split(' ').count();
        let here = words.get(..count)?;
        let fits = entry.split(' ').zip(here).all(|(a, b)| same_verb(a, b));
        fits.then_some((asked, count))
    });
    // Of entries of one length the first counts.
    fitting.fold(None, |best: Option<(Asked, usize)>, new| match best {
        Some(best) if best.1 >= new.1 => Some(best),
        _ => Some(new),
    })
}

/// Whether a word is a form of the verb (or particle) in the table.
fn same_verb(entry: &str, word: &str) -> bool {
    if entry == word {
        return true;
    }
    // Short words are particles and have no forms, but for "say".
    match entry {
        "say" => matches!(word, "says" | "saying"),
        "veto" => matches!(word, "vetoes" | "vetoed" | "vetoing"),
        "stand" => matches!(word, "stands" | "stood" | "standing"),
        "think" => matches!(word, "thinks" | "thought"),
        "seek" => matches!(word, "seeks" | "sought" | "seeking"),
        "speak" => matches!(word, "speaks" | "spoke"),
        "come" => matches!(word, "comes" | "came"),
        _ => entry.len() > 3 && stem(entry) == stem(word),
    }
}

#[cfg(test)]
mod tests {
    use super::{Act, StanceKind, negated, verb_at};

    #[test]
    fn forms_and_particles() {
        for (words, stance, count) in [
            ("opposes the dam", StanceKind::Opposes, 1),
            ("objected to it", StanceKind::Opposes, 2),
            ("backing it", StanceKind::Supports, 1),
            ("criticizes it", StanceKind::Opposes, 1),
            ("criticised it", StanceKind::Opposes, 1),
            ("warns against it", StanceKind::Warns, 2),
            ("rules out it", StanceKind::Opposes, 2),
            ("in favor of it", StanceKind::Supports, 3),
            ("against it", StanceKind::Opposes, 1),
        ] {
            let words: Vec<&str> = words.split(' ').collect();
            let (asked, taken) = verb_at(&words).unwrap();
            assert_eq!((asked.stances, taken), (&[stance][..], count), "{words:?}");
        }
        assert_eq!(verb_at(&["dam"]), None);
        assert_eq!(verb_at(&[]), None);
    }

    #[test]
    fn narrow_verbs_ask_for_their_acts() {
        let (asked, _) = verb_at(&["condemns"]).unwrap();
        assert_eq!(asked.acts, [Act::Criticise, Act::Accuse]);
        let (asked, _) = verb_at(&["supports"]).unwrap();
        assert_eq!(negated(asked).unwrap().stances, [StanceKind::Opposes]);
    }
}
