//! What the parser gets wrong in news, mended by rule.
//!
//! Comes in: the forms of a sentence and its tree. Goes out: the same tree with
//! these faults mended, still one root and no cycle:
//!
//! - An opening phrase swallows the subject: in "According to RT, Germany and
//!   Italy oppose it" the subject is Germany, with Italy as `conj`, and RT is an
//!   `obl` by itself (`subjects.rs`).
//! - "On Sunday Ada Lund, the club's head, protested": the name is the subject
//!   (`subjects.rs`).
//! - "does not and will not recognise it": the last verb is the predicate
//!   (`auxiliaries.rs`).
//! - "demand that Peru put an end to it": what is wanted is no past (`auxiliaries.rs`).
//! - "Equally important is the reform": the reform is the subject (`predicates.rs`).
//! - "In Lisbon, Portugal and France agreed": France goes with Portugal
//!   (`subjects.rs`).
//! - "On Monday Peru, Chile and Cuba agreed", "Ada Lund of the Greens and Bo Ek of the Left": one list
//!   each; "opponents of the ban, including Peru": some of the opponents; "the states leading the boycott,
//!   Peru and Chile": these states (`lists.rs`).
//! - "The hanging of two men following a trial was wrong": the hanging was (`two_subjects.rs`).
//! - Two subjects of one verb are one coordination, or a role before its name; "France and Chile each
//!   refused": "each" is no subject (`two_subjects.rs`).
//! - Title and name are one phrase: the first name is the head, further names
//!   are `flat`, the title is `nmod:desc` and takes what describes it
//!   (`names.rs`).
//! - "Name: clause": the clause has the root; the name before the colon, which
//!   is no subject, depends on it as `parataxis` (`headlines.rs`).
//! - "PARIS (AFP) — The plan was rejected": the dateline is no subject, nor has
//!   it the root (`headlines.rs`).
//! - "Germany to send tanks": a headline's infinitive is its verb; "Chief pleads
//!   with Council": what has a subject is a verb (`headlines.rs`, `headline_verbs.rs`).
//! - "Kosovo declares independence; Serbia and Russia object", "EU leaders to borrow as plan fails": each
//!   clause of a headline has its own predicate and subject (`headline_clauses.rs`).
//! - "claimed there that X" has X as `ccomp`; "X was wrong, he said" leaves
//!   X its subject; "the war, X warned, could spread": a clause by itself; "a report that X had
//!   rejected the offer" is no relative clause (`reports.rs`).
//! - "X was wrong, insists the minister": who says so stands behind; "Lift the siege, Oslo tells
//!   Damascus": Oslo tells it to lift the siege (`inverted.rs`).
//! - "described plans to expand the port as a mistake": the plans are (`object_complements.rs`).
//! - "was branded a stunt by Peru": by whom it was (`named.rs`).
//! - A verb coordinated with a noun, or with a verb of another tense inside what
//!   is said, goes to the verb that it matches (`clauses.rs`).
//! - "condemned the raid that killed him and called for calm": the second declaration goes with the
//!   first (`clauses.rs`).
//! - "To sign it, he said, would be wrong": the infinitive is the subject (`infinitives.rs`).
//! - "to stop arming rebels and to leave", "urged them to sign it, pay and leave": an infinitive goes
//!   with an infinitive; "the refusal of
//!   France to pay": with the noun; "calls on Peru and Chile to leave": with the verb; "telephoned him to urge a truce": who telephoned urges it
//!   (`infinitives.rs`).
//! - "call on better equipped countries": "on" is a preposition; "called off their
//!   strike" has an object (`clauses.rs`).
//! - "the destabilizing purge": a noun that modifies like an adjective is one
//!   (`clauses.rs`).
//! - "note with concern, however, the rise": the object is the verb's; "opposes Sweden joining": the joining is
//!   what is opposed; "hailed as historic the treaty": the treaty is the object; "the raid, which Peru
//!   called a crime": the pronoun is; "gave the plan its approval": the plan is no second object
//!   (`objects.rs`).
//! - "objects to Peru joining the pact": to the joining (`gerunds.rs`).
//! - "“A mistake,” said Ann, and Bo, the envoy, called for talks": Bo called for them (`second_speaker.rs`).
//! - "Peru tested a missile and Chile condemned it", "urges Peru to leave and condemns the raid",
//!   "said scrapping the plan was wrong": each clause has its own subject and verb (`joined.rs`).
//! - "called for sanctions and France for talks": France is no second thing called for; "drew protests
//!   from Kenya and praise from Peru": the praise is drawn (`gapping.rs`).
//! - "blamed the failure of the talks on Peru": on Peru it is blamed (`phrases.rs`).
//! - "The President of Peru, the Premier of Chad and the King of Nepal": three (`lists.rs`).
//! - "Calls upon all States": the phrase is the verb's (`phrases.rs`).
//! - "open to talks": "to" is a preposition; "a call for a truce, and for talks": for both; "approached
//!   the court seeking an order": who approached it seeks (`phrases.rs`).
//! - "officials of the ministry who resigned": the officials did; "it was Norway that refused": about
//!   Norway (`relative_clauses.rs`).
//! - "in response to a plea": to the plea (`phrases.rs`).
//! - "would back plans": "back" is the verb; "Norway as well as Chile": one list; "Norway — long a friend —
//!   refused": the friend is an apposition; "a spokesman Thursday protested": the day is no subject
//!   (`phrases.rs`).
//! - "backed it, as did Peru": Peru is the subject of "did" (`gapping.rs`).
//! - "views the plan with concern": how it is viewed; "was the first to condemn it": what the first does
//!   (`named.rs`).
//! - "said X was wrong, adding that …": the speaker adds it (`reports.rs`).
//! - "backs, but Chile rejects, the pact": the pact is the object of both (`shared_objects.rs`).
//! - "the refusal to fund it angered Peru": a sentence has a verb (`garden_paths.rs`).
//! - "condemned the raid weeks before the summit": the raid (`times.rs`).
//! - "agreed to raise the tax, a step that Peru had refused": the step sums up the clause before it
//!   (`appositions.rs`).
//! - Negation hangs on its verb; "told him that …" has a `ccomp`
//!   (`clauses.rs`).
//!
//! Must not know: actors, stances. Start reading at [`repair`].

mod appositions;
mod auxiliaries;
mod clauses;
mod draft;
mod gapping;
mod garden_paths;
mod gerunds;
mod headline_clauses;
mod headline_predicates;
mod headline_verbs;
mod headlines;
mod infinitives;
mod inverted;
mod joined;
mod lists;
mod named;
mod names;
mod object_complements;
mod objects;
mod phrases;
mod predicates;
mod relative_clauses;
mod reports;
mod second_speaker;
mod shared_objects;
mod subjects;
mod times;
mod two_subjects;

use super::Tree;
use draft::Draft;

/// A longer sentence is left as it is: it is no sentence but a table or list.
const LONGEST: usize = 300;

/// Mends the known faults of a sentence's tree. A tree that does not fit the forms, or is no tree,
/// is left as it is.
pub fn repair(forms: &[&str], tree: Tree) -> Tree {
    if forms.len() != tree.words.len() || forms.len() > LONGEST || !tree.is_valid() {
        return tree;
    }
    let mut draft = Draft::new(forms, tree);
    names::country_like_pronoun(&mut draft);
    garden_paths::verb_taken_for_participle(&mut draft);
    clauses::adjective_taken_for_noun(&mut draft);
    headline(&mut draft);
    speech(&mut draft);
    subjects(&mut draft);
    clauses(&mut draft);
    objects(&mut draft);
    joined(&mut draft);
    draft.into_tree()
}

/// Names with their titles, and who says what.
fn speech(draft: &mut Draft<'_>) {
    names::titles(draft);
    phrases::to_before_noun(draft);
    phrases::of_opening_verb(draft);
    phrases::verb_taken_for_adverb(draft);
    phrases::as_well_as(draft);
    phrases::day_before_verb(draft);
    relative_clauses::clause_of_name(draft);
    relative_clauses::clause_behind_contrast(draft);
    relative_clauses::clause_of_object(draft);
    relative_clauses::clause_inside_saying(draft);
    relative_clauses::noun_before_clause(draft);
    phrases::aside_between_dashes(draft);
    inverted::speaker_between(draft);
    inverted::speaker_behind(draft);
    inverted::asked_before(draft);
    inverted::split_subject(draft);
    reports::reported_clause(draft);
    reports::subject_of_clause(draft);
    reports::aside_in_subject(draft);
    reports::according_to(draft);
    reports::clause_behind_semicolon(draft);
    reports::added_by_speaker(draft);
    reports::content_of_noun(draft);
    reports::clause_beside(draft);
}

/// Whose a predicate is.
fn subjects(draft: &mut Draft<'_>) {
    auxiliaries::two_auxiliaries(draft);
    auxiliaries::subject_of_auxiliary(draft);
    objects::pronoun_before_subject(draft);
    subjects::joined_to_subject(draft);
    subjects::after_opening(draft);
    subjects::name_before_role(draft);
    subjects::name_before_clause_verb(draft);
    subjects::joined_clause(draft);
    two_subjects::participle_behind_subject(draft);
    two_subjects::each_of_subject(draft);
    two_subjects::two_subjects(draft);
    lists::exception(draft);
    lists::list_after_opening(draft);
    lists::list_of_offices(draft);
    lists::members_of_bodies(draft);
    lists::shared_possession(draft);
    lists::examples_of_many(draft);
    lists::several_named_behind(draft);
    two_subjects::headline_pair(draft);
    two_subjects::spoken_to_in_headline(draft);
    subjects::willing_subject(draft);
    predicates::fronted(draft);
    names::name_after_role(draft);
}

/// Which clause, negation or particle goes with which verb.
fn clauses(draft: &mut Draft<'_>) {
    auxiliaries::wanted_taken_for_past(draft);
    clauses::negation(draft);
    clauses::told_that(draft);
    clauses::opening_participle(draft);
    clauses::verb_with_particle(draft);
    clauses::particle_before_noun(draft);
    clauses::verb_joined_to_noun(draft);
    clauses::tense_of_joined_verb(draft);
    objects::gerund_with_subject(draft);
    gerunds::preposition_of_object(draft);
    gerunds::with_doer(draft);
    gerunds::with_doers(draft);
    gerunds::beside_platform(draft);
    clauses::declared_besides(draft);
    infinitives::as_subject(draft);
    infinitives::joined(draft);
    infinitives::bare_joined(draft);
    infinitives::of_noun(draft);
    infinitives::of_contact(draft);
    infinitives::of_those_asked(draft);
    clauses::cleft(draft);
}

/// What a verb governs, and what it calls that.
fn objects(draft: &mut Draft<'_>) {
    times::span_behind_noun(draft);
    objects::quoted_name(draft);
    objects::object_of_noun(draft);
    objects::object_after_manner(draft);
    objects::noun_behind_aside(draft);
    objects::object_behind_name(draft);
    objects::phrase_after_whatsoever(draft);
    object_complements::complement_of_object(draft);
    named::manner_behind_object(draft);
    named::by_whom_called(draft);
    named::name_behind_agent(draft);
    named::quoted_before_name(draft);
    named::object_behind_quoted(draft);
    named::first_to(draft);
    phrases::on_whom_blamed(draft);
    phrases::joined_phrase(draft);
    phrases::phrase_of_nothing(draft);
    relative_clauses::who_of_body(draft);
    relative_clauses::subject_behind_pronoun(draft);
    phrases::of_response(draft);
    phrases::participle_after_object(draft);
}

/// What is joined to what.
fn joined(draft: &mut Draft<'_>) {
    joined::object_taken_for_subject(draft);
    joined::subject_taken_for_object(draft);
    second_speaker::subject_behind_speaker(draft);
    joined::calls_taken_for_noun(draft);
    joined::finite_after_infinitive(draft);
    joined::gerund_as_subject(draft);
    joined::second_absolute(draft);
    joined::subjects_behind_after(draft);
    joined::added_noun(draft);
    shared_objects::behind_both(draft);
    gapping::second_clause_without_verb(draft);
    gapping::second_object_with_phrase(draft);
    gapping::subject_behind_auxiliary(draft);
    objects::claims_of_name(draft);
    objects::recipient(draft);
    objects::object_of_inverted(draft);
    appositions::sum_of_clause(draft);
}

/// What the parser gets wrong at the head of an article.
fn headline(draft: &mut Draft<'_>) {
    headlines::dateline(draft);
    headline_verbs::verb_taken_for_noun(draft);
    headline_verbs::verb_with_subject(draft);
    headlines::infinitive(draft);
    headline_clauses::settle(draft);
    headline_verbs::done_to_subject(draft);
    headlines::answer(draft);
    headlines::called_by_adjective(draft);
    headlines::called(draft);
    headlines::name_before_object(draft);
    headlines::speaker_before_colon(draft);
    headlines::speaker_behind_colon(draft);
}

#[cfg(test)]
mod tests;
