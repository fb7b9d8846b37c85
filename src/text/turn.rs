//! Who speaks: the names before the turns of a transcript.
//!
//! `mod.rs` cuts them off, so that neither a name nor a "Q" runs into the words that are said.
//! Nothing here knows who is meant.

use std::collections::BTreeMap;

use super::chunk::is_space;
use super::paragraph::{self, Paragraph, ends_sentence};
use super::turn_words::{ASKING, JOINING, NO_NAMES, OFFICES, TITLES};

/// A label has so many bytes at most.
const LONGEST: usize = 140;

/// And so many words, what stands in brackets aside.
const MOST_WORDS: usize = 9;

/// What is said about the way of speaking, as "(spoke in Russian)", has so many bytes at most.
const LONGEST_ASIDE: usize = 60;

/// How plainly a label is one.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Sort {
    /// "MR. PRICE:", "QUESTION:": a text with two of these is a transcript.
    Sure,
    /// "ANDERSON:", a bare "Q": a label if the text is a transcript, or if two such names take
    /// turns.
    Likely,
    /// "Ned Price:": a label if two such names take turns.
    Name,
}

/// The bytes that the label of each paragraph takes, behind the bullet of an item and the space
/// after it; 0 where there is none.
pub(super) fn labels(text: &str, paragraphs: &[Paragraph]) -> Vec<usize> {
    let lines = paragraphs.iter().map(|paragraph| {
        let line = paragraph.span.slice(text);
        let item = paragraph::label(line).map_or(0, str::len);
        line[item..].trim_start_matches(is_space)
    });
    let found: Vec<Option<(usize, Sort)>> = lines.clone().map(label).collect();
    let sure = lines.clone().zip(&found).filter_map(|(line, found)| {
        found.filter(|(_, sort)| *sort == Sort::Sure)?;
        Some(if is_spoken_name(line) { 2 } else { 1 })
    });
    let is_transcript = sure.sum::<usize>() >= 2;
    let mut times: BTreeMap<&str, usize> = BTreeMap::new();
    for (line, found) in lines.clone().zip(&found) {
        if found.is_some_and(|(_, sort)| sort != Sort::Sure) {
            *times.entry(named(line)).or_default() += 1;
        }
    }
    times.retain(|_, times| *times > 1);
    let take_turns = is_transcript || times.len() > 1;
    lines
        .zip(found)
        .map(|(line, found)| {
            let Some((len, sort)) = found.filter(|_| take_turns) else {
                return 0;
            };
            let is_label = match sort {
                Sort::Sure => true,
                Sort::Likely => is_transcript || times.contains_key(named(line)),
                Sort::Name => times.contains_key(named(line)),
            };
            if is_label { len } else { 0 }
        })
        .collect()
}

/// The name of a label, without what stands around it.
fn named(line: &str) -> &str {
    let line = after_time(line);
    let name = line.split([':', '(']).next().unwrap_or(line);
    name.trim_matches(|c: char| is_space(c) || c == '*')
}

/// "SECRETARY TOOK:", a title and a name in capitals: one of them makes a transcript.
fn is_spoken_name(line: &str) -> bool {
    let name = named(line);
    name.contains(' ') && is_shouted(name)
}

fn is_shouted(name: &str) -> bool {
    name.chars().any(char::is_alphabetic) && !name.chars().any(char::is_lowercase)
}

/// The label with which a line begins, by its length in bytes.
fn label(line: &str) -> Option<(usize, Sort)> {
    if let Some(len) = question(line) {
        return Some(len);
    }
    // "**Senator Took:** “…”": the marks of bold type stand around a name in plain text too.
    let rest = after_time(line).trim_start_matches('*');
    let timed = after_time(line).len() < line.len();
    let skipped = line.len() - rest.len();
    let end = name_end(rest)?;
    let (name, after) = rest.split_at(end);
    let sort = if timed { Sort::Sure } else { sort(name)? };
    let Some(after) = after.strip_prefix(':') else {
        // "Mr X (Paisley) (Lab)" stands on a line of its own, without a colon.
        let alone = after.is_empty() && name.ends_with(')') && sort == Sort::Sure;
        return alone.then_some((line.len(), sort));
    };
    let bold = after.len() - after.trim_start_matches('*').len();
    let after = &after[bold..];
    if !after.is_empty() && !after.starts_with(is_space) {
        return None;
    }
    Some((skipped + end + 1 + bold + aside(after), sort))
}

/// "Q", "Q:", "Q." before a question, "A:" before its answer, without what follows.
fn question(line: &str) -> Option<(usize, Sort)> {
    let asks = line.starts_with('Q');
    let rest = line.strip_prefix(['Q', 'A'])?;
    let marked = rest.starts_with(':') || asks && rest.starts_with('.');
    let after = if marked { &rest[1..] } else { rest };
    let words = after.trim_start_matches(is_space);
    let spaces = after.len() - words.len();
    let opens = words.starts_with(|c: char| c.is_uppercase() || !c.is_alphabetic());
    // "Q & A" heads a list of questions.
    if spaces == 0 || !opens || words.starts_with(['&', '+']) || !(asks || marked) {
        return None;
    }
    let sort = if asks && (marked || spaces > 1) {
        Sort::Sure
    } else {
        Sort::Likely
    };
    Some((1 + usize::from(marked), sort))
}

/// The line without the time of day or of the recording before it: `[11:00:00]`, `(00:38)`.
fn after_time(line: &str) -> &str {
    let bracketed = [('[', ']'), ('(', ')')]
        .into_iter()
        .find_map(|(open, close)| line.strip_prefix(open)?.split_once(close));
    match bracketed {
        Some((time, rest)) if is_time(time) => rest.trim_start_matches(is_space),
        _ => line,
    }
}

fn is_time(text: &str) -> bool {
    text.contains(':') && text.bytes().all(|b| b.is_ascii_digit() || b == b':')
}

/// Where the name ends: before the first colon outside brackets, or at the end of the line.
fn name_end(line: &str) -> Option<usize> {
    let mut depth = 0_usize;
    for (at, c) in line.char_indices() {
        match c {
            _ if at > LONGEST => return None,
            '(' => depth += 1,
            ')' => depth = depth.checked_sub(1)?,
            ':' if depth == 0 => return Some(at),
            '"' | '“' | '”' | '!' | '?' | ';' | '\n' => return None,
            _ => {}
        }
    }
    (depth == 0 && !ends_sentence(line.trim_end_matches(')'))).then_some(line.len())
}

/// The brackets after a colon that tell how somebody speaks or when: `(Via interpreter)`,
/// `(00:38)`. Their length, with the space before them.
fn aside(after: &str) -> usize {
    let words = after.trim_start_matches(is_space);
    let inside = words
        .strip_prefix('(')
        .and_then(|rest| rest.split_once(')'))
        .filter(|(inside, _)| inside.len() <= LONGEST_ASIDE);
    inside.map_or(0, |(inside, _)| {
        after.len() - words.len() + inside.len() + 2
    })
}

/// What sort of label these words are; `None` if they are no name.
fn sort(name: &str) -> Option<Sort> {
    let plain = without_brackets(name)?;
    let words: Vec<&str> = plain
        .split(is_space)
        .filter(|word| !word.is_empty())
        .collect();
    let (&first, rest) = words.split_first()?;
    // "Senator Took’s Plan:"
    if words.len() > MOST_WORDS || plain.contains("’s ") || plain.contains("'s ") {
        return None;
    }
    let bare = |word: &str| {
        word.trim_matches(|c: char| !c.is_alphanumeric())
            .to_lowercase()
    };
    let shouted = is_shouted(&plain);
    let head = bare(first);
    let large = |word: &&str| {
        let first = word.chars().find(|c| c.is_alphabetic());
        first.is_none_or(char::is_uppercase) || JOINING.contains(word)
    };
    if !words.iter().all(large) {
        return None;
    }
    // "Reporter 1:", "QUESTION (Herald):"
    if words.len() <= 3 && ASKING.contains(&head.as_str()) {
        return Some(Sort::Sure);
    }
    let after_article = || {
        rest.first()
            .is_some_and(|word| OFFICES.contains(&bare(word).as_str()))
    };
    let titled =
        !rest.is_empty() && TITLES.contains(&head.as_str()) || head == "the" && after_article();
    // "PRESIDENT TOOK KEEPS HIS PROMISES:" heads a paragraph.
    let heads = shouted && words.len() > 3 && !plain.contains(',');
    match () {
        () if titled && !heads => Some(Sort::Sure),
        () if shouted && head.len() > 1 => Some(Sort::Likely),
        () if words.len() <= 4 && !plain.contains(',') && !NO_NAMES.contains(&head.as_str()) => {
            Some(Sort::Name)
        }
        () => None,
    }
}

/// The words outside brackets; `None` if brackets open the label.
fn without_brackets(name: &str) -> Option<String> {
    let mut plain = String::with_capacity(name.len());
    let mut depth = 0_usize;
    for c in name.chars() {
        match c {
            '(' => depth += 1,
            ')' => depth = depth.saturating_sub(1),
            _ if depth == 0 => plain.push(c),
            _ => {}
        }
    }
    (!plain.trim().is_empty() && !name.starts_with('(')).then_some(plain)
}

#[cfg(test)]
mod tests {
    use super::labels;
    use crate::span::Span;
    use crate::text::paragraph::paragraphs;

    /// `|` stands where a label is to end.
    #[track_caller]
    fn check(marked: &[&str]) {
        let text = marked.join("\n\n").replace('|', "");
        let (paragraphs, _) = paragraphs(&text, Span::new(0, text.len()));
        let expect: Vec<usize> = marked
            .iter()
            .map(|line| line.find('|').unwrap_or(0))
            .collect();
        assert_eq!(labels(&text, &paragraphs), expect);
    }

    #[test]
    fn briefings() {
        check(&[
            "MR BAGGINS:| Good afternoon. Two things:",
            "We regret the raid.",
            "Q|  And the ford?",
            "Q| Sam here.",
            "VICE PRESIDENT TOOK: (Via interpreter)| We shall see.",
            "PALANTIR NEWS:| So no?",
            "The point is this: we stay.",
        ]);
        check(&[
            "QUESTION:| Why?",
            "A:| So it is.",
            "Reporter 2 (Herald):| And then?",
            "MODERATOR:| One more.",
            "Mr. BRANDYBUCK:| No.",
        ]);
    }

    #[test]
    fn records_of_meetings() {
        check(&[
            "The President:| I call on Rohan.",
            "Mr. Éomer (Rohan) (spoke in Rohirric):| We reject it.",
            "Under this item: nothing.",
        ]);
        check(&[
            "The Secretary of State for Fords and Bridges (Mr Bolger Took)|",
            "I made a statement.",
            "Mr Hob Hayward (Buckland East) (Con)|",
            "I thank him.",
        ]);
    }

    #[test]
    fn one_name_in_capitals() {
        check(&["SECRETARY TOOK:| We met.", "We spoke of the ford."]);
        check(&[
            "**Sen. Took:**| “Yes!”",
            "**Captain of the Guard:** “No!”",
            "**Rep. Cotton:**| “Yes!”",
        ]);
    }

    #[test]
    fn two_names_that_take_turns() {
        check(&[
            "Pippin: (00:00)|",
            "May I ask?",
            "Denethor Stern: (00:04)|",
            "You may.",
            "Pippin: (00:09)|",
            "Why?",
            "Denethor Stern: (00:12)|",
            "Because.",
        ]);
        check(&[
            "WORM:| Hello.",
            "SARUMAN:| I know.",
            "WORM:| So?",
            "SARUMAN:| So.",
        ]);
        check(&[
            "[11:00:00] GRIMA WORM, HOST:| Hello.",
            "GANDALF:| I know.",
            "PRESIDENT SARUMAN:| No.",
            "MR. WORM:| Yes.",
        ]);
    }

    #[test]
    fn what_is_no_transcript() {
        check(&[
            "GONDOR: No war.",
            "ROHAN: No peace.",
            "Photo: AFP",
            "Photo: AP",
        ]);
        check(&["President Took: a life", "He lived long."]);
        check(&[
            "PRESIDENT TOOK KEEPS HIS PROMISES: Today he spoke.",
            "THE SHIRE PROSPERS: It does.",
        ]);
        check(&["Q & A", "Q & A"]);
        check(&[
            "Senator Took’s Plan Will: end it",
            "Senator Took’s Plan Will: end it",
        ]);
    }
}
