//! Owners: whose a phrase is: "Russian", "Russia's", "of Russia", and who does not speak for the owner
//! beside him.
//!
//! Comes in: a phrase whose head is a title or a body noun. Goes out: the mention that owns it. Must not
//! know: other sentences.

use super::covering;
use crate::actors::cast::{Cast, Key};
use crate::actors::gazetteer::NameForm;
use crate::actors::names::Mention;
use crate::actors::reading::is_outright;
use crate::lexicon::WordClass;
use crate::syntax::Relation;
use crate::syntax::grammar::Parsed;
use crate::vocabulary::ActorKind;

/// The mention that owns the phrase: "Russian", "Russia's", "of Russia".
pub(super) fn owner<'m>(
    cast: &Cast<'_>,
    mentions: &'m [Mention],
    parsed: &Parsed,
    (head, tail): (usize, usize),
    document: bool,
) -> Option<&'m Mention> {
    let before = owner_before(cast, mentions, parsed, head);
    // "The Saudi-backed government of Yemen" is Yemen's.
    let before = before.filter(|it| {
        let of = || parsed.dependents(head, &[Relation::Nmod]);
        let owned = || of().any(|of| parsed.case(of) == "of" && covering(mentions, of).is_some());
        !is_propped(parsed, it) || !owned()
    });
    // "rebels in the Ivory Coast" are the country's; "a minister in Paris" is not.
    let many = matches!(parsed.word(head).tag, "NNS" | "NNPS");
    let rules = matches!(
        parsed.lemma(head),
        "government" | "regime" | "leadership" | "administration" | "junta"
    );
    // "the States parties to the treaty", "the participants in the Conference"
    let belongs = match parsed.lemma(head) {
        "party" | "signatory" if many => "to",
        "participant" if many => "in",
        _ => "of",
    };
    let speaks = matches!(
        parsed.lemma(head),
        "delegate" | "delegation" | "envoy" | "representative" | "speaker"
    );
    before.or_else(|| {
        let of_noun = |noun| {
            parsed
                .dependents(noun, &[Relation::Nmod])
                .find(|&of| match parsed.case(of).as_str() {
                    "of" => true,
                    "in" => many || rules,
                    other if other == belongs => true,
                    // "the delegate from Kenya", "the speaker for Peru"
                    "from" | "for" if speaks => true,
                    // "a report by Human Rights Watch"
                    "by" | "from" => document,
                    _ => false,
                })
        };
        // "the Government and people of Guyana"
        let shared = || {
            parsed
                .dependents(head, &[Relation::Conj])
                .filter(|&noun| {
                    matches!(
                        parsed.lemma(noun),
                        "people" | "government" | "nation" | "state"
                    )
                })
                .find_map(of_noun)
        };
        let of = of_noun(tail).or_else(shared)?;
        covering(mentions, of).filter(|mention| mention.key.is_some() && is_outright(mention))
    })
}

/// The mention before the head that owns the phrase: "Russian", "Russia's".
fn owner_before<'m>(
    cast: &Cast<'_>,
    mentions: &'m [Mention],
    parsed: &Parsed,
    head: usize,
) -> Option<&'m Mention> {
    let kind = |mention: &Mention| mention.key.map(|key| cast.member(key).actor.kind);
    let mut owners = mentions.iter().rev().filter(|mention| {
        mention.end <= head
            && mention.key.is_some()
            && (mention.start..mention.end)
                .any(|word| parsed.ancestors(word).take(5).any(|above| above == head))
            && head - mention.end <= 6
    });
    let nearest = owners.next()?;
    // "Israel's UN envoy" is sent by Israel to the UN, "the EU's Russia envoy" by the EU.
    let sender = owners
        .next()
        .filter(|_| WordClass::Sent.has(parsed.lemma(head)));
    let sender = sender.filter(|it| {
        let possessive =
            it.end < parsed.len() && matches!(parsed.lower(it.end), "'s" | "’s" | "'" | "’");
        let beside = it.end + usize::from(possessive) == nearest.start;
        let state = kind(it) == Some(ActorKind::Country)
            && (possessive || it.form == NameForm::Adjective)
            && kind(nearest) == Some(ActorKind::Organisation);
        beside && (state || possessive && kind(it) == Some(ActorKind::Organisation))
    });
    let owner = sender.unwrap_or(nearest);
    // "The Moscow office of Amnesty International" is Amnesty's.
    let branch = owner.form == NameForm::Metonym
        && matches!(
            parsed.lemma(head),
            "office" | "branch" | "bureau" | "chapter"
        )
        && parsed
            .dependents(head, &[Relation::Nmod])
            .filter(|&of| parsed.case(of) == "of")
            .any(|of| covering(mentions, of).is_some_and(|it| it.key.is_some()));
    (!branch).then_some(owner)
}

/// "the Soviet-backed government": the state helps it, and does not speak through it.
pub(super) fn is_propped(parsed: &Parsed, owner: &Mention) -> bool {
    owner.end + 1 < parsed.len()
        && parsed.lower(owner.end) == "-"
        && WordClass::Propped.has(parsed.lower(owner.end + 1))
}

/// "Iran's opponents", "Israel's allies": they do not speak for it; "NATO allies" are its members.
pub(super) fn is_counterpart(
    cast: &Cast<'_>,
    parsed: &Parsed,
    mentions: &[Mention],
    head: usize,
    owner: Key,
) -> bool {
    let lemma = parsed.lemma(head).to_lowercase();
    // "Its partners in the Council" are of it, "NATO's partners" are not.
    let possessive = || {
        mentions
            .iter()
            .any(|it| it.end + 1 == head && parsed.lower(it.end).ends_with('s'))
    };
    let within = cast.member(owner).actor.kind == ActorKind::Organisation && !possessive();
    !within && WordClass::Counterpart.has(lemma.as_str())
}

/// "the Kenyan opposition", "its opposition parties": they do not speak for the state.
pub(super) fn is_opposition(parsed: &Parsed, head: usize) -> bool {
    let named = |word: usize| parsed.lower(word) == "opposition";
    named(head)
        || parsed
            .dependents(head, &[Relation::Amod, Relation::Compound])
            .any(named)
}

/// Where the name of a ministry ends that tells its charge: "Department of Foreign Affairs".
pub(super) fn with_charge(mentions: &[Mention], text: &str, parsed: &Parsed, head: usize) -> usize {
    let body = matches!(parsed.lower(head), "department" | "ministry" | "office");
    let part = |word: usize| {
        let form = parsed.span(word).slice(text);
        form.chars().next().is_some_and(char::is_uppercase) && covering(mentions, word).is_none()
    };
    let link = |word: usize| matches!(parsed.lower(word), "and" | ",");
    let linked = head + 2 < parsed.len() && matches!(parsed.lower(head + 1), "of" | "for");
    if !body || !linked || !part(head) || !part(head + 2) {
        return head;
    }
    let mut last = head + 2;
    while last + 1 < parsed.len() {
        let next = last + 1 + usize::from(link(last + 1));
        if next >= parsed.len() || !part(next) {
            break;
        }
        last = next;
    }
    last
}
