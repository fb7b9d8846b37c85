//! Who said it: the words after a quotation that belong to its sentence.
//!
//! `sentence.rs` asks; nothing here knows who the speaker is.

use super::sentence::bare;

/// Whether a quotation that ended is followed by who said it, as one sentence:
/// `“Really?” Smith asked.`
///
/// `stopped` tells whether it ended with a full stop, `told` whether words before it in its sentence
/// may tell who said it; `next` and `rest` are the chunks after it.
pub(super) fn follows<'a>(
    stopped: bool,
    told: bool,
    next: &'a str,
    rest: impl Iterator<Item = &'a str>,
) -> bool {
    if !next.starts_with(char::is_uppercase) {
        return false;
    }
    let mut words = std::iter::once(next).chain(rest).skip_while({
        let mut names = 0;
        move |word| {
            names += 1;
            names <= 6 && starts_name(word)
        }
    });
    let Some(verb) = words.next().filter(|verb| is_report(bare(verb))) else {
        return false;
    };
    let after = words.next();
    if bare(after.unwrap_or("")) == "that" {
        return false;
    }
    // After "." a report is a new sentence ("Smith said the talks …") unless
    // it reports nothing but the quotation.
    let ended = |word: &str| word.ends_with(['.', ',', ';']);
    // "was told “help is near.” Smith said, “…”": the name begins another report.
    if told && !verb.ends_with('.') {
        return false;
    }
    !stopped
        || ended(verb)
        || after.is_none_or(|after| {
            matches!(bare(after), "so" | "reporters" | "journalists") || ended(after)
        })
}

fn starts_name(word: &str) -> bool {
    word.starts_with(char::is_uppercase) && !word.ends_with([',', '!', '?', ';'])
        || matches!(
            word,
            "de" | "van" | "von" | "der" | "bin" | "al" | "of" | "the"
        )
}

fn is_report(verb: &str) -> bool {
    REPORTS.contains(&verb)
}

/// Verbs with which a quotation is reported.
const REPORTS: &[&str] = &[
    "added",
    "adds",
    "answered",
    "answers",
    "argued",
    "asked",
    "asks",
    "commented",
    "concluded",
    "continued",
    "cried",
    "declared",
    "demanded",
    "exclaimed",
    "explained",
    "insisted",
    "joked",
    "noted",
    "posted",
    "quipped",
    "remarked",
    "replied",
    "replies",
    "responded",
    "said",
    "says",
    "shouted",
    "stated",
    "stressed",
    "told",
    "tweeted",
    "urged",
    "warned",
    "wondered",
    "writes",
    "wrote",
];
