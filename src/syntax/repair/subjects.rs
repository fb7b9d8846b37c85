//! Subjects that the parser hung on what stands before them.
//!
//! Comes in: a tree under repair. Goes out: the tree, mended. Must not know: other repairs.

use super::draft::Draft;
use crate::syntax::{Relation, Upos};

/// How a subject may wrongly hang on the noun before the comma.
const JOINED: &[Relation] = &[
    Relation::Conj,
    Relation::Appos,
    Relation::NmodUnmarked,
    Relation::OblUnmarked,
    Relation::List,
    Relation::Dep,
    Relation::Parataxis,
    Relation::Flat,
];

/// What may stand between a subject and its predicate, and depends on the predicate.
pub(super) const BEFORE_PREDICATE: &[Relation] = &[
    Relation::Aux,
    Relation::AuxPass,
    Relation::Cop,
    Relation::Advmod,
    Relation::Case,
    Relation::Det,
    Relation::Amod,
];

/// "According to RT, Germany and Italy oppose it": a finite predicate without subject takes the
/// nouns between the comma and itself, which hung on the opening phrase.
pub(super) fn after_opening(draft: &mut Draft<'_>) {
    for predicate in 0..draft.len() {
        let mends = draft.is(
            predicate,
            &[
                Relation::Root,
                Relation::Ccomp,
                Relation::Parataxis,
                Relation::Advcl,
            ],
        );
        if !mends || draft.has_subject(predicate) {
            continue;
        }
        let finite = draft.is_finite(predicate);
        // "agreed" and "back" are now and then taken for other forms of the verb.
        let doubtful = draft.is(predicate, &[Relation::Root])
            && matches!(draft.tag(predicate), "VB" | "VBN")
            && !draft.has(
                predicate,
                &[Relation::Aux, Relation::AuxPass, Relation::Mark],
            );
        if !finite && !doubtful {
            continue;
        }
        if let Some(subject) = swallowed(draft, predicate, finite) {
            free(draft, subject, predicate);
        }
    }
}

/// The first of the nouns that end where the predicate begins and were joined, after a comma, to
/// a phrase that depends on the predicate.
fn swallowed(draft: &Draft<'_>, predicate: usize, may_end_in_comma: bool) -> Option<usize> {
    let mut start = predicate;
    while start > 0
        && draft.head(start - 1) == Some(predicate)
        && draft.is(start - 1, BEFORE_PREDICATE)
    {
        start -= 1;
    }
    let mut last = start.checked_sub(1)?;
    if may_end_in_comma && draft.is_comma(last) {
        last = last.checked_sub(1)?;
    }
    let joined = |&word: &usize| {
        let (first, end) = draft.edges(word);
        // "At a meeting this week in Rome, Ada Lund said": "this week" is not joined.
        let apart = draft.is(word, &[Relation::Conj]) || draft.follows_comma(first);
        draft.is(word, JOINED) && draft.is_nominal(word) && end == last && apart
    };
    let below = draft
        .path(last)
        .take_while(|&word| draft.head(word) != Some(predicate));
    let found = below.filter(joined).last()?;
    let host = draft.head(found)?;
    // The opening phrase itself must stay with the predicate.
    let opening = draft
        .path(host)
        .find(|&word| draft.head(word) == Some(predicate))?;
    if opening > predicate || draft.is(opening, &[Relation::Conj]) {
        return None;
    }
    let sibling = |&word: &usize| {
        draft.head(word) == Some(host)
            && draft.is(word, JOINED)
            && matches!(draft.upos(word), Upos::Noun | Upos::Propn | Upos::Pron)
            && draft.follows_comma(draft.edges(word).0)
    };
    (host + 1..=found).find(sibling)
}

/// "On Sunday Ada Lund, the club's head, protested": a name without a preposition before a comma
/// is the subject, and the noun behind the comma only describes it.
pub(super) fn name_before_role(draft: &mut Draft<'_>) {
    for name in 0..draft.len() {
        let Some(predicate) = draft.head(name).filter(|&head| head > name) else {
            continue;
        };
        let bare = draft.is(name, &[Relation::Obl, Relation::OblUnmarked])
            && draft.upos(name) == Upos::Propn
            && draft.has(name, &[Relation::Flat])
            && !draft.has(name, &[Relation::Case, Relation::Det]);
        if !bare {
            continue;
        }
        let behind = draft.edges(name).1 + 1;
        let role = draft.children(predicate).into_iter().find(|&word| {
            draft.is(word, &[Relation::Nsubj, Relation::NsubjPass])
                && draft.upos(word) == Upos::Noun
                && behind < draft.len()
                && draft.is_comma(behind)
                && draft.edges(word).0 == behind + 1
        });
        let closed = |role: usize| {
            let end = draft.edges(role).1 + 1;
            end < predicate && draft.is_comma(end)
        };
        if let Some(role) = role.filter(|&role| closed(role)) {
            let relation = draft.relation(role);
            draft.attach(name, predicate, relation);
            draft.attach(role, name, Relation::Appos);
        }
    }
}

/// "to retaliate after Washington imposed sanctions": a bare name just before a verb whose clause
/// opens before the name is its subject.
pub(super) fn name_before_clause_verb(draft: &mut Draft<'_>) {
    for verb in 2..draft.len() {
        let fits = draft.is(verb, &[Relation::Advcl, Relation::Ccomp])
            && matches!(draft.tag(verb), "VBN" | "VBD" | "VBZ" | "VBP")
            && !draft.has_subject(verb)
            && !draft.has(verb, &[Relation::AuxPass]);
        if !fits {
            continue;
        }
        let mut last = verb - 1;
        while last > 0 && draft.head(last) == Some(verb) && draft.is(last, BEFORE_PREDICATE) {
            last -= 1;
        }
        let Some(name) = draft
            .path(last)
            .take_while(|&word| draft.head(word) != Some(verb))
            .find(|&word| {
                draft.is(word, &[Relation::Obl, Relation::OblUnmarked, Relation::Obj])
                    && draft.is_nominal(word)
            })
        else {
            continue;
        };
        let first = draft.edges(name).0;
        let opens = draft
            .children(verb)
            .into_iter()
            .any(|mark| draft.is(mark, &[Relation::Mark]) && mark + 1 == first);
        let bare = !draft.has(name, &[Relation::Case]);
        if opens && bare && draft.edges(name).1 == last {
            draft.attach(name, verb, Relation::Nsubj);
        }
    }
}

/// "It was a mistake and interference was wrong": a noun joined to the same head just before a
/// predicate without subject is its subject.
pub(super) fn joined_clause(draft: &mut Draft<'_>) {
    for predicate in 2..draft.len() {
        let Some(head) = draft.head_before(predicate) else {
            continue;
        };
        let fits = draft.is(predicate, &[Relation::Conj])
            && draft.is_finite(predicate)
            && !draft.has_subject(predicate)
            && draft.has(head, &[Relation::Cop, Relation::Nsubj, Relation::NsubjPass]);
        if !fits {
            continue;
        }
        let mut last = predicate - 1;
        while last > 0 && draft.head(last) == Some(predicate) && draft.is(last, BEFORE_PREDICATE) {
            last -= 1;
        }
        let noun = draft.children(head).into_iter().find(|&noun| {
            draft.is(noun, &[Relation::Conj])
                && draft.is_nominal(noun)
                && head < noun
                && draft.edges(noun).1 == last
                && draft.has(noun, &[Relation::Cc])
        });
        if let Some(noun) = noun {
            let cc = draft
                .children(noun)
                .into_iter()
                .find(|&word| draft.is(word, &[Relation::Cc]));
            draft.attach(noun, predicate, Relation::Nsubj);
            if let Some(cc) = cc {
                draft.attach(cc, predicate, Relation::Cc);
            }
        }
    }
}

/// "During a meeting in Lisbon, Portugal and France agreed": what is joined to a word of the opening
/// phrase over the subject's head is joined to the subject.
pub(super) fn joined_to_subject(draft: &mut Draft<'_>) {
    for subject in 1..draft.len() {
        let verb = draft.head(subject).filter(|&verb| verb > subject);
        let Some(verb) = verb.filter(|_| draft.is(subject, &[Relation::Nsubj])) else {
            continue;
        };
        let first = draft.edges(subject).0;
        let joined = (subject + 1..verb).find(|&word| {
            draft.is(word, &[Relation::Conj])
                && draft.is_nominal(word)
                && draft.head(word).is_some_and(|host| host < first)
        });
        if let Some(joined) = joined {
            draft.attach(joined, subject, Relation::Conj);
        }
    }
}

/// Makes a noun the subject; what was joined to the same noun after it is now joined to it.
fn free(draft: &mut Draft<'_>, subject: usize, predicate: usize) {
    let Some(host) = draft.head(subject) else {
        return;
    };
    let passive = draft.has(predicate, &[Relation::AuxPass]);
    let relation = if passive {
        Relation::NsubjPass
    } else {
        Relation::Nsubj
    };
    let first = draft.edges(subject).0;
    for word in draft.children(host) {
        if word > subject && draft.is(word, JOINED) {
            draft.attach(word, subject, Relation::Conj);
        }
    }
    draft.attach(subject, predicate, relation);
    if draft.follows_comma(first) {
        draft.attach(first - 1, predicate, Relation::Punct);
    }
}

/// "Syria says it is willing to …": "it" is somebody who is willing, not empty.
pub(super) fn willing_subject(draft: &mut Draft<'_>) {
    const OF_SOMEBODY: &[&str] = &[
        "willing",
        "unwilling",
        "ready",
        "prepared",
        "determined",
        "committed",
        "eager",
        "keen",
        "able",
        "unable",
        "reluctant",
        "opposed",
        "hopeful",
        "confident",
        "open",
        "happy",
        "pleased",
        "concerned",
        "worried",
        "deeply",
        "aware",
        "satisfied",
    ];
    for word in 0..draft.len() {
        let Some(predicate) = draft.head(word) else {
            continue;
        };
        let empty = draft.is(word, &[Relation::Expl]) && draft.form_is(word, &["it"]);
        if empty && OF_SOMEBODY.contains(&draft.lemma(predicate)) {
            draft.relabel(word, Relation::Nsubj);
        }
    }
}

#[cfg(test)]
mod tests {
    use crate::syntax::repair::tests::check;

    #[test]
    fn opening_phrases_leave_the_subject_alone() {
        check(
            "According to RT , Germany , Italy , Poland and Spain oppose the idea .",
            &[
                "RT obl oppose",
                "Germany nsubj oppose",
                "Italy conj Germany",
                "Poland conj Germany",
                "idea obj oppose",
            ],
        );
        check(
            "During a meeting in Lisbon , Portugal and France agreed to send more weapons .",
            &[
                "Portugal nsubj agreed",
                "France conj Portugal",
                "Lisbon nmod meeting",
            ],
        );
        check(
            "At a summit in Brussels , Poland , Lithuania and Latvia called for tougher measures .",
            &["Poland nsubj called", "Lithuania conj Poland"],
        );
        check(
            "Besides Germany , Poland and Italy have also rejected the plan .",
            &[
                "Germany obl rejected",
                "Poland nsubj rejected",
                "Italy conj Poland",
            ],
        );
    }

    #[test]
    fn opening_phrases_keep_their_own_lists() {
        check(
            "In Germany , France and Italy , people oppose the idea .",
            &["people nsubj oppose", "France conj Germany"],
        );
        check(
            "Talks in Vienna , Geneva and Oslo failed .",
            &["Talks nsubj failed", "Geneva conj Vienna"],
        );
    }

    #[test]
    fn names_before_their_role_are_subjects() {
        check(
            "On Sunday Amr Moussa , the League 's secretary general , criticised the bombardment .",
            &["Amr nsubj criticised", "general appos Amr"],
        );
        check(
            "Ankara has threatened to retaliate after Washington imposed sanctions on two ministers .",
            &["Washington nsubj imposed"],
        );
        check(
            "The Union does not and will not recognise the vote .",
            &["Union nsubj recognise"],
        );
    }
}
