//! Clauses of headlines: "Kosovo declares independence; Serbia and Russia object", "China protests as
//! Japan buys islands", "EU leaders to borrow as plan fails".
//!
//! Headlines drop articles, copulas and the finite verb, so that the parser takes verbs for nouns
//! and hangs one clause into another. Comes in: a draft. Goes out: each clause with its own predicate
//! and subject, the first of them the root. Only what is wrong by the words themselves is changed.

use super::draft::Draft;
use super::headline_predicates::{Kind, Predicate, predicate};
use super::headline_verbs as verbs;
use crate::syntax::{Relation, Upos};

/// A longer line is no headline.
const LONGEST: usize = 30;

/// Words that open a clause beside the main one.
const OPENING: &[&str] = &["after", "although", "as", "but", "though", "when", "while"];

/// One clause of a headline, its opening word left out.
#[derive(Clone, Copy, Debug)]
struct Clause {
    start: usize,
    end: usize,
    /// The word or sign before it.
    opening: Option<usize>,
    predicate: Option<Predicate>,
}

/// Gives each clause of a headline its predicate and subject.
pub(super) fn settle(draft: &mut Draft<'_>) {
    if draft.len() > LONGEST || ends_sentence(draft) {
        return;
    }
    let clauses = clauses(draft);
    let new = |clause: &&Clause| {
        clause
            .predicate
            .is_some_and(|it| is_unsettled(draft, &it) || has_loose_list(draft, clause, it))
    };
    let unsettled: Vec<Clause> = clauses.iter().filter(new).copied().collect();
    let Some(main) = clauses.iter().find(|clause| clause.predicate.is_some()) else {
        return;
    };
    if unsettled.is_empty() {
        return;
    }
    let Some(top) = main.predicate.map(|it| it.word) else {
        return;
    };
    let first_is_new = unsettled.iter().any(|it| it.start == main.start);
    if first_is_new {
        take_root(draft, main, top);
    }
    for clause in &clauses {
        // A clause that the parser got right stays, but where it lost its place at the root.
        let moved = first_is_new && clause.start != main.start;
        let is_new = unsettled.iter().any(|it| it.start == clause.start);
        if let Some(predicate) = clause.predicate.filter(|_| moved || is_new) {
            rebuild(draft, clause, predicate, top);
        } else if let Some(predicate) = clause.predicate {
            gather(draft, clause, predicate.word);
        }
    }
}

/// A full stop, or a quotation that may hold one.
fn ends_sentence(draft: &Draft<'_>) -> bool {
    let last = draft.len().saturating_sub(1);
    let quoted = last > 1 && draft.form_is(last, &["\"", "”"]);
    let last = if quoted { last - 1 } else { last };
    draft.form_is(last, &[".", "!", "?", "…", "\"", "”", ":", ","])
}

/// The clauses behind a label ("Tampa: …"), or before a speaker behind a colon.
fn clauses(draft: &Draft<'_>) -> Vec<Clause> {
    const LONGEST_LABEL: usize = 8;
    let colon = (1..draft.len()).find(|&word| draft.form(word) == ":");
    let (start, end) = match colon {
        Some(colon) if colon <= LONGEST_LABEL && colon + 2 < draft.len() => {
            (colon + 1, draft.len())
        }
        Some(colon) => (0, colon),
        None => (0, draft.len()),
    };
    let mut all: Vec<Clause> = Vec::new();
    let mut from = start;
    let mut opening = None;
    for word in start..end {
        if is_border(draft, from, word) {
            all.extend(clause(draft, (from, word), opening));
            opening = Some(word);
            from = word + 1;
        }
    }
    all.extend(clause(draft, (from, end), opening));
    all
}

/// Whether a clause ends at this word, seen from where it began. A comma between names does not.
fn is_border(draft: &Draft<'_>, from: usize, word: usize) -> bool {
    let sign = draft.form_is(word, &[";", "–", "—", "--"]);
    let opens = word > from
        && draft.form_is(word, OPENING)
        && matches!(
            draft.upos(word),
            Upos::Sconj | Upos::Adp | Upos::Cconj | Upos::Adv
        );
    let comma = draft.is_comma(word) && predicate(draft, from, word).is_some();
    sign || opens || comma
}

fn clause(
    draft: &Draft<'_>,
    (start, end): (usize, usize),
    opening: Option<usize>,
) -> Option<Clause> {
    (start < end).then(|| Clause {
        start,
        end,
        opening,
        predicate: predicate(draft, start, end),
    })
}

/// Whether the parser has another tree than the predicate asks for.
fn is_unsettled(draft: &Draft<'_>, predicate: &Predicate) -> bool {
    const NO_CLAUSE: &[Relation] = &[
        Relation::Acl,
        Relation::Amod,
        Relation::Advcl,
        Relation::Appos,
        Relation::Compound,
        Relation::Nmod,
    ];
    let on_subject = draft
        .head(predicate.word)
        .is_some_and(|head| head < predicate.subject_end);
    match predicate.kind {
        Kind::Finite => false,
        Kind::Noun => true,
        Kind::Infinitive | Kind::Participle | Kind::Adjective => {
            on_subject && draft.is(predicate.word, NO_CLAUSE)
        }
    }
}

/// "Chile, Peru to abide by ruling": names of which the parser made an apposition.
fn has_loose_list(draft: &Draft<'_>, clause: &Clause, predicate: Predicate) -> bool {
    let heads = subjects(draft, clause, predicate);
    predicate.kind == Kind::Infinitive
        && heads.len() > 1
        && heads.iter().any(|&head| draft.is(head, &[Relation::Appos]))
}

/// Makes the predicate of the first clause the root, or what hangs where its clause hung.
fn take_root(draft: &mut Draft<'_>, clause: &Clause, top: usize) {
    let Some(root) = draft.root() else {
        return;
    };
    let inside = clause.start <= root;
    if inside {
        draft.make_root(top, Relation::Dep);
    } else {
        // A label has the root: `speaker_before_colon` gives it to this clause.
        draft.attach(top, root, Relation::Parataxis);
    }
}

/// Hangs the words of a clause on its predicate, and that on the main one.
fn rebuild(draft: &mut Draft<'_>, clause: &Clause, predicate: Predicate, top: usize) {
    let verb = predicate.word;
    if predicate.kind == Kind::Noun && verbs::is_people(draft, verb - 1) {
        draft.make_name(verb - 1);
    }
    let subjects = subjects(draft, clause, predicate);
    if predicate.kind == Kind::Noun {
        verbs::make_verb(draft, verb);
    }
    if verb != top {
        let opened = clause.opening.is_some_and(|it| draft.form_is(it, OPENING));
        let relation = match () {
            () if opened && !clause.opening.is_some_and(|it| draft.form_is(it, &["but"])) => {
                Relation::Advcl
            }
            () if subjects.is_empty() => Relation::Conj,
            () => Relation::Parataxis,
        };
        draft.attach(verb, top, relation);
    }
    gather(draft, clause, verb);
    if let Some(opening) = clause.opening {
        let relation = match draft.form_is(opening, OPENING) {
            true if draft.form_is(opening, &["but"]) => Relation::Cc,
            true => Relation::Mark,
            false => Relation::Punct,
        };
        draft.attach(opening, verb, relation);
    }
    hang_subjects(draft, clause, predicate, &subjects);
    if predicate.kind != Kind::Finite {
        verbs::settle_behind(draft, verb, clause.end);
    }
}

/// Hangs on its predicate what the parser hung outside the clause: "declare [state, Britain and Greece]
/// object".
fn gather(draft: &mut Draft<'_>, clause: &Clause, verb: usize) {
    for word in (clause.start..clause.end).filter(|&word| word != verb) {
        let outside = |head: usize| head < clause.start || head >= clause.end;
        if draft.head(word).is_some_and(outside) {
            let bare = draft.is_nominal(word) && !draft.has(word, &[Relation::Case]);
            let object = word > verb && bare && !draft.has(verb, &[Relation::Obj]);
            let relation = if object {
                Relation::Obj
            } else {
                draft.relation(word)
            };
            draft.attach(word, verb, relation);
        }
    }
}

/// The heads of the names before a predicate: one, or those of a list.
fn subjects(draft: &Draft<'_>, clause: &Clause, predicate: Predicate) -> Vec<usize> {
    let end = predicate.subject_end;
    let mut heads: Vec<usize> = Vec::new();
    let mut from = clause.start;
    for word in clause.start..=end {
        let parts = word == end || draft.is_comma(word) || draft.form_is(word, &["and", "&"]);
        if !parts {
            continue;
        }
        let within = |head: &usize| (from..word).contains(head);
        let head = (from..word)
            .rev()
            .find(|&it| draft.is_nominal(it))
            .and_then(|last| {
                let path = draft.path(last).take_while(within);
                path.filter(|&it| draft.is_nominal(it)).last()
            });
        heads.extend(head);
        from = word + 1;
    }
    heads
}

fn hang_subjects(draft: &mut Draft<'_>, clause: &Clause, predicate: Predicate, subjects: &[usize]) {
    const SUBJECTS: &[Relation] = &[Relation::Nsubj, Relation::NsubjPass, Relation::NsubjOuter];
    let verb = predicate.word;
    let Some((&first, rest)) = subjects.split_first() else {
        return;
    };
    let settled = predicate.kind == Kind::Finite && draft.has(verb, SUBJECTS);
    if settled {
        return;
    }
    let passive = predicate.kind == Kind::Participle;
    let relation = if passive {
        Relation::NsubjPass
    } else {
        Relation::Nsubj
    };
    draft.attach(first, verb, relation);
    for &other in rest {
        draft.attach(other, first, Relation::Conj);
    }
    for word in clause.start..predicate.subject_end {
        let loose = word != first && draft.head(word) == Some(verb);
        if loose && predicate.kind != Kind::Finite {
            draft.attach(word, first, draft.relation(word));
        }
    }
}

#[cfg(test)]
mod tests {
    use crate::syntax::repair::tests::check;

    #[test]
    fn each_clause_has_its_verb() {
        check(
            "Kosovo declares independence ; Serbia and Russia object",
            &[
                "declares root",
                "object parataxis declares",
                "Serbia nsubj object",
            ],
        );
        check(
            "China protests as Japan buys islands",
            &[
                "protests root",
                "buys advcl protests",
                "China nsubj protests",
            ],
        );
    }

    #[test]
    fn infinitives_have_their_subjects() {
        check(
            "Spain , Ireland and Norway to recognise state ; Israel recalls envoys",
            &[
                "recognise root",
                "Spain nsubj recognise",
                "recalls parataxis recognise",
            ],
        );
        check("Plan to send troops to Mali fails", &["fails root"]);
    }

    #[test]
    fn verbs_are_no_part_of_a_name() {
        check(
            "China attacks Patten over vote plan",
            &["attacks root", "China nsubj attacks"],
        );
        check("Egypt protests turn violent", &["turn root"]);
    }
}
