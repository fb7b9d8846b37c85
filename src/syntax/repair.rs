//! Repair: known faults of the parser on news, mended by rule.
//!
//! Comes in: the forms of a sentence and its tree. Goes out: a tree with the
//! same words. Must not know: actors, stances. Every rule keeps the tree a
//! tree: one root, no cycle.

use super::{Relation, Tree, Upos};

/// Mends what the parser is known to get wrong in news.
pub fn repair(forms: &[&str], mut tree: Tree) -> Tree {
    if forms.len() == tree.words.len() {
        free_swallowed_subject(forms, &mut tree);
        attach_reported_clause(forms, &mut tree);
    }
    debug_assert!(tree.words.is_empty() || tree.is_valid());
    tree
}

/// Moves a word to another head, unless that would make a cycle.
fn attach(tree: &mut Tree, word: usize, head: usize, relation: Relation) -> bool {
    if word == head || tree.is_within(head, word) {
        return false;
    }
    tree.words[word].head = Some(head);
    tree.words[word].relation = relation;
    true
}

/// "According to RT, Germany, Italy and Spain oppose …": a phrase that opens
/// the sentence and ends at a comma does not take in the subject after it.
fn free_swallowed_subject(forms: &[&str], tree: &mut Tree) {
    let opens = forms.first().is_some_and(|form| {
        matches!(
            form.to_lowercase().as_str(),
            "according"
                | "during"
                | "in"
                | "at"
                | "on"
                | "after"
                | "before"
                | "like"
                | "unlike"
                | "within"
                | "with"
        )
    });
    let Some(comma) = forms
        .iter()
        .take(16)
        .position(|form| *form == ",")
        .filter(|_| opens)
    else {
        return;
    };
    let Some(top) = (0..comma).find(|&word| {
        matches!(tree.words[word].relation, Relation::Obl | Relation::Nmod)
            && tree.words[word].head.is_some_and(|head| head > comma)
    }) else {
        return;
    };
    let Some(verb) = tree.words[top].head else {
        return;
    };
    let subject = |word: usize| {
        matches!(
            tree.words[word].relation,
            Relation::Nsubj | Relation::NsubjPass | Relation::Csubj | Relation::Expl
        )
    };
    let has_subject =
        (0..forms.len()).any(|word| tree.words[word].head == Some(verb) && subject(word));
    let swallowed: Vec<usize> = (comma + 1..verb)
        .filter(|&word| {
            tree.words[word].relation == Relation::Conj
                && tree.words[word].head.is_some_and(|head| head < comma)
                && tree.is_within(word, top)
        })
        .collect();
    let Some(&first) = swallowed.first() else {
        return;
    };
    if has_subject || tree.words[verb].upos != Upos::Verb && tree.words[verb].upos != Upos::Adj {
        return;
    }
    let passive = (0..forms.len()).any(|word| {
        tree.words[word].head == Some(verb) && tree.words[word].relation == Relation::AuxPass
    });
    let relation = if passive {
        Relation::NsubjPass
    } else {
        Relation::Nsubj
    };
    if attach(tree, first, verb, relation) {
        for &other in &swallowed[1..] {
            attach(tree, other, first, Relation::Conj);
        }
    }
}

/// Verbs that take a finite clause with "that".
const REPORTS: &[&str] = &[
    "say",
    "claim",
    "state",
    "declare",
    "warn",
    "announce",
    "insist",
    "stress",
    "argue",
    "add",
    "note",
    "tell",
    "agree",
    "demand",
    "maintain",
    "emphasize",
    "emphasise",
    "underline",
    "underscore",
    "reiterate",
    "confirm",
    "believe",
    "suggest",
    "explain",
];

/// "claimed during the conference that the country is ready": the clause is
/// what was claimed, not a relative clause of the conference.
fn attach_reported_clause(forms: &[&str], tree: &mut Tree) {
    for clause in 0..forms.len() {
        let word = &tree.words[clause];
        if !matches!(word.relation, Relation::AclRelcl | Relation::Acl) {
            continue;
        }
        let Some(noun) = word.head else { continue };
        let children: Vec<usize> = (0..forms.len())
            .filter(|&child| tree.words[child].head == Some(clause))
            .collect();
        let that = children.iter().any(|&child| {
            forms[child].eq_ignore_ascii_case("that")
                && tree.words[child].relation == Relation::Mark
                && child < clause
        });
        let own_subject = children.iter().any(|&child| {
            matches!(
                tree.words[child].relation,
                Relation::Nsubj | Relation::NsubjPass
            ) && !forms[child].eq_ignore_ascii_case("that")
        });
        let verb = tree.path(noun).skip(1).take(3).find(|&above| {
            tree.words[above].upos == Upos::Verb
                && REPORTS.contains(&tree.words[above].lemma.as_str())
        });
        let Some(verb) = verb.filter(|&verb| that && own_subject && verb < noun) else {
            continue;
        };
        if !matches!(
            tree.words[noun].relation,
            Relation::Obl | Relation::OblUnmarked | Relation::Nmod
        ) {
            continue;
        }
        let has_complement = (0..forms.len()).any(|child| {
            tree.words[child].head == Some(verb) && tree.words[child].relation == Relation::Ccomp
        });
        if !has_complement {
            attach(tree, clause, verb, Relation::Ccomp);
        }
    }
}
