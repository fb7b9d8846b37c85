//! Classes of words: `data/words/*.ron`.
//!
//! Comes in: the embedded tables. Goes out: whether a word is of a class. Must not know: sentences.
//! Unlike the other tables these are part of how text is read, and no user's folder replaces them.

use std::sync::LazyLock;

use serde::Deserialize;

/// A class of words.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
pub(crate) enum WordClass {
    /// What parties settle with one another: "the deal".
    Accord,
    /// Nouns for those who act on their own, whosever they are said to be.
    ActingNoun,
    /// Nouns for what somebody asks of others: "a French request to".
    Asking,
    /// Words in the names of bodies before which one speaks: "told the Council that".
    Assembly,
    /// Those who hear what is said to all: "told reporters".
    Audience,
    /// Verbs by which somebody makes a text his own: "issued a statement".
    Authoring,
    /// Verbs of trying: what one tries to do for somebody else is one's own aim still.
    Attempts,
    /// Verbs that tell what becomes of their subject rather than what it does.
    Becoming,
    /// Verbs of belief: "does not think X is right" denies it.
    Believing,
    /// Acts of force, which one takes sides on.
    Blow,
    /// Words in the names of bodies that lists may leave out: "Federal Department of Justice".
    BodyModifier,
    /// Of what a ministry or force of a state is: "foreign ministry", "air force".
    BranchOfState,
    /// Participles that only say that something is about to be done: "is set to".
    Bound,
    /// Who can be called upon to do something, where no name says it.
    CalledUpon,
    /// Verbs whose subject ends by itself: "the attacks must stop".
    Ceasing,
    /// Family names that are words, places or many people's: never understood without a title.
    CommonFamilyName,
    /// What is so, of which a speaker says that it calls for something: "the situation", "this crisis".
    Circumstance,
    /// Peoples and faiths that no state speaks for: "Tamil groups", "Catholic bishops".
    Community,
    /// Words by which somebody holds what a clause says, in the form of the text: "is convinced that".
    Conviction,
    /// Nouns for those who stand with or against somebody, and do not speak for him: "Iran's opponents".
    Counterpart,
    /// Verbs that stand against what they govern also where the holder promises to do so:
    /// "vowed to fight terrorism".
    Countering,
    /// Verbs for what a body or meeting does by a decision: "the summit adopted it".
    Deciding,
    /// Verbs with which a statement opens that somebody issues: "Norway condemns the raid."
    Declaring,
    /// Nouns of ending: "an end to the blockade".
    EndNoun,
    /// Verbs that end what they govern: "stop X" asked for is X opposed. Those of `Countering`
    /// do so too.
    Ending,
    /// Offices for a time or a task, beside which one keeps or has had another: "envoy".
    Errand,
    /// Nouns for those who meet and decide together: "the conference".
    Gathering,
    /// Verbs by which something comes into hands: "lend Peru money".
    Giving,
    /// Those whom nobody wants to help: "our enemies".
    Foe,
    /// Verbs whose subject goes on: "the mission should continue".
    GoingOn,
    /// What sets a group apart that no name owns: "poor nations", "world leaders".
    GroupModifier,
    /// Bodies of which there are many, and which act once it is told which they are: "Kurdish groups".
    GroupNoun,
    /// Members of bodies of which a state has one: "lawmakers".
    HomeMember,
    /// First halves of names that end in the adjective of another: "Latin-American".
    HalfName,
    /// What is bad, whoever speaks of it: "the massacre", "a famine".
    Harm,
    /// Deeds that are bad, whoever does them, and a threat where one means to do them to somebody named:
    /// "killing", "isolate Peru".
    Harming,
    /// Further verbs that stand in the way of their object, or pass it over.
    Hindering,
    /// Bodies of which a state has one.
    HomeBody,
    /// Verbs by which one only addresses a listener, or tells him how to feel: "trust me", "enjoy it".
    IdleOrder,
    /// Those of `Proposals` that mean what somebody just proposed: "the idea".
    Ideas,
    /// Verbs of speech whose object is told: "assured Peru that".
    Informing,
    /// Nouns that say how much of something there is: "a wave of attacks".
    Amount,
    /// Nouns and pronouns for those who issue a text together.
    Issuer,
    /// Verbs that keep somebody from something.
    Keeping,
    /// Words that leave open whether it is so: "seems to".
    LeavingOpen,
    /// Texts that bind or are voted on, of which one sort may be called by another: "the text".
    LawText,
    /// Places that troops leave.
    LeftPlace,
    /// Verbs that carry a nominal cue as object: "voiced support".
    Light,
    /// Verbs of holding a view, which the speaker who tells of it need not share: "some maintain that".
    Maintaining,
    /// What somebody does or decides, which one takes sides on: "the ban".
    Measure,
    /// Things by which one reaches something else: "talks to end the war".
    Means,
    /// Texts and talks that have one to whom they go: "a letter to Peru".
    Message,
    /// Verbs of meeting: "Biden met with Xi".
    Meeting,
    /// What one threatens to do, where one promises it.
    Menacing,
    /// What one asks of a listener's mind is no policy: "we must remember".
    Musing,
    /// Owners inside names of bodies: "the People's Alliance".
    NameOwner,
    /// Small words inside names of persons: "van der Bellen".
    NameParticle,
    /// Verbs that name their object by a predicate: "called it a mistake".
    Naming,
    /// What nobody does, and of which a judgement is no position: "the earthquake was a disaster".
    NaturalEvent,
    /// What no position of public affairs is about: "rejects late comeback", "condemned the soup".
    NoPolicy,
    /// Nouns for what publishes news: "told the newspaper", "French radio".
    NewsOutlet,
    /// Verbs by which one tells of another's position: "noted Norway's support".
    Noting,
    /// Offices of a state or body, whose bearers speak for it.
    Office,
    /// Nouns for the speaker's own side: "our delegation".
    OurSide,
    /// What a state does with its own means: ruling it out says nothing of others.
    OwnMeans,
    /// Nouns for what `OwnMeans` does.
    OwnPart,
    /// Parts of a state with spokesmen and chiefs of their own: "army", "ministry".
    PartOfState,
    /// Names by which one state's parties go alone, and others with the state's name: "Republicans".
    PartyElsewhere,
    /// Adjectives for one who speaks plainly: "The minister was blunt: …".
    Plainness,
    /// Names of places on the net where one writes: "wrote on Twitter".
    Platform,
    /// Nouns that point back at a proposal under discussion.
    Proposals,
    /// Nouns for thoughts of whoever: "the argument that".
    ReportedThought,
    /// Verbs that one does something with: "opened the meeting with a warning".
    Responding,
    /// Participles for one who is helped, not led: "the Soviet-backed government".
    Propped,
    /// Verbs by which a vote or decision rejects their object: "voted to override the veto".
    Revoking,
    /// Nouns for those who can do something themselves, besides `CalledUpon`: "judges must act".
    Doer,
    /// Verbs of speech that take a side and may stand behind what is said: "aid is running out, Peru
    /// warned".
    SaidBehind,
    /// Verbs of speech beside which "to" names who is told: "wrote to Peru".
    SayingTo,
    /// Verbs of perception: "glad to see that".
    Seeing,
    /// Verbs by which an outlet hands on what somebody says: "quoted by Tass".
    Relaying,
    /// Family names that many bear: a minister of long ago is no farmer of today, and one of today is
    /// meant only in a text on what he serves.
    SharedFamilyName,
    /// Words that only reports of games use.
    SportWord,
    /// Nouns for what tells invented things: "in the novel".
    Story,
    /// Nouns for what somebody is who holds no office: "James Baker, a plumber".
    Trade,
    /// What somebody wants done: "the initiative".
    Scheme,
    /// Names of bodies that many states have, and that the lexicon gives to one.
    SharedBody,
    /// Names of parties that many states have.
    SharedParty,
    /// Words by which bodies are called once they were named in full: "the Council".
    ShortBody,
    /// Nouns for those whom a state or body sends: "Israel's UN envoy" is Israel's.
    Sent,
    /// Nouns for the side of a person: "his delegation".
    SideOf,
    /// Nouns that say what sort of body bears the name beside them: "the environmental group
    /// Greenpeace".
    SortOfBody,
    /// Verbs of speaking that a speaker says of himself and no policy: "to clarify".
    SpokenDeed,
    /// How one speaks: "I want to be clear".
    SpokenManner,
    /// What one gives or takes in a talk: "an update", "your questions".
    SpokenThing,
    /// Words that end the names of bodies, but as often those of things: only where it speaks
    /// or takes a position is such a name a body's.
    SpeakingBody,
    /// Verbs of being about a deed: whoever "is not working to end it" has rejected nothing.
    Striving,
    /// What becomes of one who does not heed a warning: "will pay a price".
    Suffering,
    /// Words for what is only thought of, in whose clause nothing is said to be so: "the fear that".
    Supposition,
    /// Nouns that tell for what or whom they are: "support for the rebels".
    TakingFor,
    /// Verbs that take back the noun that they govern: "withheld its support".
    TakingBack,
    /// Verbs whose denial leaves what they tell as it is: "does not hide that".
    Telling,
    /// Texts that say what their authors say.
    Text,
    /// Words that end the names of things and places.
    Thing,
    /// What one threatens with, where it stands as the object.
    Threatened,
    /// How long something lasts: "argued for weeks".
    TimeSpan,
    /// Words that turn what they govern: "refused to", "unwilling to".
    Turning,
    /// Words by which one undertakes what follows: "intends to strengthen".
    Undertaking,
    /// Nouns for what somebody says, besides `View`: "his reply was that".
    Utterance,
    /// Nouns for what somebody holds: "in Berlin's view", "its position is that".
    View,
    /// Texts on which one votes.
    VotedText,
    /// Nouns for wars, whose end is an aim by itself.
    WarNoun,
    /// Verbs of wanting: "as Peru had demanded" tells of Peru's wish, not what Peru tells.
    Wishing,
}

/// One class as a file has it.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Entry {
    class: WordClass,
    words: Vec<String>,
}

/// The tables; the tests rule out that one is not well formed.
static TABLES: &[&str] = &[
    include_str!("../../data/words/debated.ron"),
    include_str!("../../data/words/names.ron"),
    include_str!("../../data/words/predicates.ron"),
];

/// The words of each class, sorted, at the place of its number.
static CLASSES: LazyLock<Vec<Vec<String>>> = LazyLock::new(|| {
    let mut classes: Vec<Vec<String>> = Vec::new();
    for entry in TABLES.iter().filter_map(|table| read(table).ok()).flatten() {
        let at = entry.class as usize;
        classes.resize(classes.len().max(at + 1), Vec::new());
        classes[at] = entry.words;
        classes[at].sort_unstable();
    }
    classes
});

fn read(table: &str) -> Result<Vec<Entry>, ron::error::SpannedError> {
    ron::from_str(table)
}

impl WordClass {
    /// Whether a word is of the class; its form is that of the table.
    pub(crate) fn has(self, word: &str) -> bool {
        CLASSES
            .get(self as usize)
            .is_some_and(|words| words.binary_search_by(|it| it.as_str().cmp(word)).is_ok())
    }
}

#[cfg(test)]
mod tests {
    use super::{TABLES, WordClass, read};

    #[test]
    fn tables_are_well_formed_and_their_words_sorted() {
        for table in TABLES {
            for entry in read(table).unwrap() {
                let mut sorted = entry.words.clone();
                sorted.sort_by_key(|word| word.to_lowercase());
                sorted.dedup();
                assert_eq!(entry.words, sorted, "{:?}", entry.class);
                assert!(!entry.words.is_empty(), "{:?}", entry.class);
            }
        }
    }

    #[test]
    fn a_word_is_found_in_its_class_alone() {
        assert!(WordClass::Ending.has("stop"));
        assert!(!WordClass::Naming.has("stop"));
    }
}
