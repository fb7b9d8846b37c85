//! Relative clauses: whom or what they describe, and who does what they tell.
//!
//! Comes in: a tree under repair. Goes out: the tree, mended. Must not know: other repairs.

use super::draft::Draft;
use super::phrases::preposition;
use crate::syntax::{Relation, Upos};

/// What is no person: "who" never means it.
const BODIES: &[&str] = &[
    "administration",
    "agency",
    "cabinet",
    "company",
    "country",
    "department",
    "embassy",
    "government",
    "house",
    "ministry",
    "nation",
    "office",
    "organisation",
    "organization",
    "parliament",
    "party",
    "region",
    "regime",
    "senate",
    "state",
    "union",
];

const SUBJECTS: &[Relation] = &[Relation::Nsubj, Relation::NsubjPass];

/// "officials of the ministry who resigned": who resigned are the officials.
pub(super) fn who_of_body(draft: &mut Draft<'_>) {
    for clause in 2..draft.len() {
        let relative = draft.is(clause, &[Relation::AclRelcl]);
        let Some(body) = draft.head(clause).filter(|&body| relative && body < clause) else {
            continue;
        };
        let fits = draft.is(body, &[Relation::Nmod])
            && BODIES.contains(&draft.lemma(body))
            && preposition(draft, body).is_some()
            && draft.has_form(clause, SUBJECTS, &["who"]);
        if let Some(people) = draft.head(body).filter(|&people| fits && people < body) {
            draft.attach(clause, people, Relation::AclRelcl);
        }
    }
}

/// "the plan, which Peru's minister, Ada Lund, opposes, failed": of two subjects the one behind the pronoun
/// is that of its clause.
pub(super) fn subject_behind_pronoun(draft: &mut Draft<'_>) {
    for verb in 4..draft.len() {
        if !draft.is(verb, &[Relation::AclRelcl]) || draft.has_subject(verb) {
            continue;
        }
        let pronoun = draft.children(verb).into_iter().find(|&word| {
            word < verb
                && draft.is(word, &[Relation::Obj])
                && draft.form_is(word, &["which", "whom", "that"])
        });
        let Some(pronoun) = pronoun.filter(|&pronoun| pronoun > 1) else {
            continue;
        };
        let between = |word: usize| draft.is(word, SUBJECTS) && !draft.is_within(verb, word);
        let inside = draft
            .path(verb)
            .skip(1)
            .take_while(|&word| word > pronoun)
            .last();
        let subject = inside
            .filter(|&word| draft.is(word, SUBJECTS))
            .or_else(|| (pronoun + 1..verb).find(|&word| between(word)));
        let before = pronoun - 1 - usize::from(draft.is_comma(pronoun - 1));
        let whole = draft.path(before).take_while(|&word| word <= before);
        let behind = whole
            .filter(|&word| draft.is_nominal(word) && draft.edges(word).1 == before)
            .last();
        let noun = draft.head(verb).filter(|&noun| noun < pronoun).or(behind);
        if let (Some(subject), Some(noun)) = (subject, noun) {
            draft.attach(verb, noun, Relation::AclRelcl);
            draft.attach(subject, verb, Relation::Nsubj);
        }
    }
}

/// "It was Norway that refused": the clause is about Norway.
pub(super) fn clause_of_name(draft: &mut Draft<'_>) {
    for verb in 2..draft.len() {
        let relative = draft.is(verb, &[Relation::AdvclRelcl]);
        let Some(name) = draft.head(verb).filter(|&name| relative && name < verb) else {
            continue;
        };
        let named = draft.is_nominal(name)
            && draft.has(name, &[Relation::Cop])
            && draft
                .children(name)
                .into_iter()
                .any(|it| draft.form_is(it, &["it"]));
        if named {
            draft.relabel(verb, Relation::AclRelcl);
        }
    }
}

/// "It was Norway, not Chile, that refused": the clause is about Norway; behind "not Norway but Chile" about
/// Chile.
pub(super) fn clause_behind_contrast(draft: &mut Draft<'_>) {
    for verb in 4..draft.len() {
        let loose = draft.is(verb, &[Relation::Parataxis, Relation::Conj])
            && draft.upos(verb) == Upos::Verb
            && draft.has_form(verb, SUBJECTS, &["that", "who", "which"]);
        let Some(name) = draft.head(verb).filter(|&name| loose && name < verb) else {
            continue;
        };
        let it = draft.children(name).into_iter().any(|word| {
            draft.is(word, &[Relation::Nsubj, Relation::Expl]) && draft.form_is(word, &["it"])
        });
        if !it || !draft.is_nominal(name) || !draft.has(name, &[Relation::Cop]) {
            continue;
        }
        let other = draft.children(name).into_iter().find(|&word| {
            draft.is(word, &[Relation::Conj])
                && draft.has_form(word, &[Relation::Cc], &["but"])
                && word < verb
        });
        let denied = draft.has_form(name, &[Relation::Advmod], &["not", "n't", "n’t"]);
        match other.filter(|_| denied) {
            Some(other) => draft.attach(verb, other, Relation::AclRelcl),
            None => draft.attach(verb, name, Relation::AclRelcl),
        }
    }
}

/// "is building a dam Peru considers illegal": a clause without pronoun and comma, just behind a noun, tells
/// of that noun.
pub(super) fn clause_of_object(draft: &mut Draft<'_>) {
    for verb in 3..draft.len() {
        let relative = draft.is(verb, &[Relation::AdvclRelcl]) && draft.upos(verb) == Upos::Verb;
        let Some(above) = draft.head(verb).filter(|&above| relative && above < verb) else {
            continue;
        };
        let first = draft.edges(verb).0;
        let own = draft
            .children(verb)
            .into_iter()
            .any(|word| draft.is(word, SUBJECTS) && draft.edges(word).0 == first);
        let bare = own && !draft.follows_comma(first) && !draft.has(verb, &[Relation::Obj]);
        let noun = draft.children(above).into_iter().find(|&noun| {
            draft.is(noun, &[Relation::Obj])
                && draft.upos(noun) == Upos::Noun
                && draft.edges(noun).1 + 1 == first
        });
        if let Some(noun) = noun.filter(|_| bare) {
            draft.attach(verb, noun, Relation::AclRelcl);
        }
    }
}

/// Verbs by which one says or thinks what a relative clause tells.
const SAYS: &[&str] = &[
    "allege", "argue", "believe", "claim", "complain", "contend", "fear", "hope", "insist",
    "maintain", "say", "think", "warn",
];

/// "a pact that Peru says is illegal": what Peru says is that it is.
pub(super) fn clause_inside_saying(draft: &mut Draft<'_>) {
    for clause in 4..draft.len() {
        let Some(noun) = draft.head_before(clause) else {
            continue;
        };
        let pronoun = draft.children(clause).into_iter().find(|&word| {
            draft.is(word, SUBJECTS) && draft.form_is(word, &["that", "which", "who"])
        });
        let relative = draft.is(clause, &[Relation::AclRelcl]);
        let Some(pronoun) = pronoun.filter(|_| relative) else {
            continue;
        };
        let says = draft.children(noun).into_iter().find(|&verb| {
            let (first, last) = draft.edges(verb);
            draft.is(verb, &[Relation::AclRelcl])
                && SAYS.contains(&draft.lemma(verb))
                && draft.has(verb, SUBJECTS)
                && first == pronoun + 1
                && last == verb
                && verb < clause
                && !draft.is_comma(verb + 1)
        });
        if let Some(says) = says {
            draft.attach(clause, says, Relation::Ccomp);
        }
    }
}

/// "levied a tax Peru considers unjust": of two subjects of a verb that is taken for an object the first is
/// the object.
pub(super) fn noun_before_clause(draft: &mut Draft<'_>) {
    for verb in 4..draft.len() {
        let Some(main) = draft.head(verb).filter(|&main| main + 1 < verb) else {
            continue;
        };
        let taken = draft.is(verb, &[Relation::Obj])
            && draft.upos(verb) == Upos::Verb
            && draft.upos(main) == Upos::Verb
            && !draft.has(verb, &[Relation::Obj, Relation::Mark]);
        let subjects: Vec<usize> = draft
            .children(verb)
            .into_iter()
            .filter(|&word| draft.is(word, SUBJECTS))
            .collect();
        if let [noun, doer] = subjects.as_slice()
            && taken
            && draft.upos(*noun) == Upos::Noun
            && draft.edges(*noun).0 == main + 1
            && draft.edges(*noun).1 + 1 == draft.edges(*doer).0
        {
            let noun = *noun;
            draft.attach(noun, main, Relation::Obj);
            draft.attach(verb, noun, Relation::AclRelcl);
        }
    }
}

#[cfg(test)]
mod tests {
    use crate::syntax::repair::tests::check;

    #[test]
    fn relative_clauses_describe_their_noun() {
        check(
            "Documents name officials within the Lund administration who blasted the plan .",
            &["blasted acl:relcl officials"],
        );
        check(
            "The plan , which Norway 's foreign minister , Ann Other , supports , was discussed .",
            &["supports acl:relcl plan", "minister nsubj supports"],
        );
        check(
            "It was Norway that condemned the embargo .",
            &["condemned acl:relcl Norway"],
        );
        check(
            "It was Norway , not Chile , that condemned the embargo .",
            &["condemned acl:relcl Norway"],
        );
        check(
            "It was not Norway but Chile that condemned the raid .",
            &["condemned acl:relcl Chile"],
        );
        check(
            "Peru signed a pact Chile considers unjust .",
            &["considers acl:relcl pact", "pact obj signed"],
        );
        check(
            "Chile signed a pact that Norway says is illegal .",
            &["says acl:relcl pact", "illegal ccomp says"],
        );
    }
}
