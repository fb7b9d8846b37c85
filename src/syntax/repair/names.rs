//! Titles and names as one phrase.

use super::draft::Draft;
use crate::syntax::{Relation, Upos};

/// Words that stand before a name and say what the person is.
const TITLES: &[&str] = &[
    "adm",
    "adm.",
    "admiral",
    "adviser",
    "advisor",
    "ambassador",
    "analyst",
    "ayatollah",
    "boss",
    "captain",
    "chairman",
    "chairwoman",
    "chancellor",
    "chief",
    "col",
    "col.",
    "colonel",
    "commander",
    "commissioner",
    "congressman",
    "congresswoman",
    "coordinator",
    "counterpart",
    "dr",
    "dr.",
    "emir",
    "envoy",
    "fm",
    "gen",
    "gen.",
    "general",
    "governor",
    "head",
    "judge",
    "king",
    "lawmaker",
    "leader",
    "lt",
    "lt.",
    "marshal",
    "mayor",
    "minister",
    "mp",
    "mr",
    "mr.",
    "mrs",
    "mrs.",
    "ms",
    "ms.",
    "negotiator",
    "officer",
    "official",
    "pm",
    "pope",
    "premier",
    "president",
    "prince",
    "princess",
    "prof",
    "prof.",
    "professor",
    "queen",
    "rep",
    "rep.",
    "reps.",
    "representative",
    "researcher",
    "secretary",
    "sen",
    "sen.",
    "senator",
    "sens.",
    "sheikh",
    "speaker",
    "spokesman",
    "spokesperson",
    "spokeswoman",
    "sultan",
    "taoiseach",
];

/// Titles that are also names of people.
const ALSO_NAMES: &[&str] = &[
    "general", "head", "judge", "king", "marshal", "mayor", "pope", "prince", "sheikh", "speaker",
];

/// Relations of what describes a title, and goes with it.
const DESCRIBING: &[Relation] = &[
    Relation::Amod,
    Relation::Compound,
    Relation::Det,
    Relation::NmodPoss,
    Relation::NmodDesc,
    Relation::Nummod,
    Relation::Flat,
];

/// "US" in capitals is the country, not a pronoun, unless all is in capitals.
pub(super) fn country_like_pronoun(draft: &mut Draft<'_>) {
    let shouted = draft
        .forms
        .iter()
        .all(|form| !form.chars().any(char::is_lowercase));
    if shouted {
        return;
    }
    for word in 0..draft.len() {
        if draft.form(word) == "US" && draft.upos(word) == Upos::Pron {
            draft.make_name(word);
        }
    }
}

/// Gives every title and the name after it the same structure.
pub(super) fn titles(draft: &mut Draft<'_>) {
    let mut title = 0;
    while title + 1 < draft.len() {
        let name = title + 1;
        let end = name_end(draft, name);
        if is_title(draft, title) && end > name {
            join(draft, title, name, end);
            title = end;
        } else {
            title += 1;
        }
    }
}

fn is_title(draft: &Draft<'_>, word: usize) -> bool {
    matches!(draft.upos(word), Upos::Noun | Upos::Propn | Upos::Adj)
        && draft.form_is(word, TITLES)
        && !(draft.is(word, &[Relation::Flat]) && draft.form_is(word, ALSO_NAMES))
}

/// The word after the name that begins here; the same word if none does.
fn name_end(draft: &Draft<'_>, start: usize) -> usize {
    let named = |&word: &usize| {
        let form = draft.form(word);
        draft.upos(word) == Upos::Propn
            && form.chars().next().is_some_and(char::is_uppercase)
            && form.chars().any(char::is_lowercase)
            && !is_title(draft, word)
    };
    let end = (start..draft.len())
        .take_while(named)
        .last()
        .map_or(start, |last| last + 1);
    // "Prime Minister Modi's visit": the name ends there. "President Trump Tower" is none.
    end
}

/// Makes the first name the head of the phrase.
fn join(draft: &mut Draft<'_>, title: usize, name: usize, end: usize) {
    let start = describing_start(draft, title, end);
    let inside = |word: usize| (start..end).contains(&word);
    let Some(top) = (start..end).min_by_key(|&word| draft.depth(word)) else {
        return;
    };
    // "A and minister B": both the role and the name were joined to A.
    if top == title && draft.is(title, &[Relation::Conj]) {
        for word in name..end {
            if draft.is(word, &[Relation::Conj]) && draft.head(word) == draft.head(title) {
                draft.attach(word, title, Relation::Flat);
            }
        }
    }
    // Words that hang on something outside and are not the top belong to another phrase.
    let strays = (title..end).filter(|&word| word != top && !draft.head(word).is_some_and(inside));
    if strays.count() > 0 {
        return;
    }
    hang(draft, top, name);
    for word in name + 1..end {
        draft.attach(word, name, Relation::Flat);
    }
    draft.attach(title, name, Relation::NmodDesc);
    for word in start..title {
        let Some(head) = draft.head(word) else {
            continue;
        };
        let of_name = head >= name && head < end && !draft.form_is(word, &["dear"]);
        if of_name && draft.is(word, DESCRIBING) {
            let relation = match draft.relation(word) {
                Relation::Flat | Relation::NmodDesc => Relation::Compound,
                relation => relation,
            };
            draft.attach(word, title, relation);
        }
    }
    for word in (0..start).chain(end..draft.len()) {
        let Some(head) = draft.head(word) else {
            continue;
        };
        let after = word >= end && inside(head) && head != name;
        let before = word < start && (name + 1..end).contains(&head);
        let outer = word < start && head == title && !draft.is(word, DESCRIBING);
        if after || before || outer {
            draft.attach(word, name, draft.relation(word));
        }
    }
}

/// Puts the name in the place of the phrase's top.
fn hang(draft: &mut Draft<'_>, top: usize, name: usize) {
    while draft.is_within(name, top) && name != top {
        let Some(head) = draft.head(name) else {
            return;
        };
        if head == top {
            draft.raise(name, Relation::NmodDesc);
            return;
        }
        let Some(above) = draft.head(head) else {
            return;
        };
        draft.attach(name, above, Relation::Flat);
    }
}

/// The first of the words before a title that describe it and hang inside the phrase.
fn describing_start(draft: &Draft<'_>, title: usize, end: usize) -> usize {
    let mut start = title;
    while let Some(before) = start.checked_sub(1) {
        let linked = draft
            .head(before)
            .is_some_and(|head| (start..end).contains(&head))
            && draft.is(before, DESCRIBING)
            || (start..end)
                .any(|word| draft.head(word) == Some(before) && draft.is(word, &[Relation::Flat]));
        if !linked {
            break;
        }
        start = before;
    }
    start
}

/// "Russia's ambassador to London, Andrei Kelin, accused": the name between commas is an
/// apposition of the role, not a second London.
pub(super) fn name_after_role(draft: &mut Draft<'_>) {
    for name in 2..draft.len() {
        let Some(place) = draft.head_before(name) else {
            continue;
        };
        let Some(role) = draft.head(place) else {
            continue;
        };
        let named = draft.is(name, &[Relation::Conj, Relation::Appos])
            && draft.upos(name) == Upos::Propn
            && draft.is(place, &[Relation::Nmod]);
        if !named {
            continue;
        }
        let (first, last) = draft.edges(name);
        let fits = is_title(draft, role)
            && draft.follows_comma(first)
            && (last + 1 < draft.len() && draft.is_comma(last + 1))
            && !draft.has(name, &[Relation::Cc, Relation::Conj])
            && draft.has(name, &[Relation::Flat, Relation::Compound]);
        if fits {
            draft.attach(name, role, Relation::Appos);
        }
    }
}

#[cfg(test)]
mod tests {
    use crate::syntax::repair::tests::check;

    #[test]
    fn titles_and_names_are_one_phrase() {
        check(
            "UK Prime Minister Keir Starmer supports the deployment .",
            &[
                "Keir nsubj supports",
                "Starmer flat Keir",
                "Minister nmod:desc Keir",
                "UK compound Minister",
            ],
        );
        check(
            "Former US President Joe Biden criticised the decision .",
            &[
                "Joe nsubj criticised",
                "President nmod:desc Joe",
                "US compound President",
            ],
        );
        check(
            "Chinese Foreign Ministry spokesperson Mao Ning said China opposes sanctions .",
            &[
                "Mao nsubj said",
                "Ning flat Mao",
                "spokesperson nmod:desc Mao",
                "opposes ccomp said",
            ],
        );
        check(
            "The talks with President Emmanuel Macron failed .",
            &[
                "Emmanuel nmod talks",
                "with case Emmanuel",
                "President nmod:desc Emmanuel",
            ],
        );
    }

    #[test]
    fn role_before_name() {
        check(
            "Human rights lawyer Amal Clooney condemned the verdict .",
            &["lawyer nmod:desc Amal", "Amal nsubj condemned"],
        );
    }
}
