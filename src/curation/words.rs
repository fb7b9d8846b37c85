//! Words in sentences, white space aside.

use crate::span::Span;

/// Every place of the words in a text, whatever white space is between them;
/// never in the middle of a word.
pub fn places(text: &str, words: &str) -> Vec<Span> {
    let words: Vec<&str> = words.split_whitespace().collect();
    let Some(first) = words.first() else {
        return Vec::new();
    };
    let starts = text.match_indices(first).map(|(at, _)| at);
    let spans = starts.filter_map(|start| Some(Span::new(start, end_of(text, start, &words)?)));
    spans.filter(|span| is_whole(text, *span)).collect()
}

fn end_of(text: &str, start: usize, words: &[&str]) -> Option<usize> {
    let mut at = start;
    for (place, word) in words.iter().enumerate() {
        let rest = &text[at..];
        let trimmed = if place == 0 { rest } else { rest.trim_start() };
        if place > 0 && trimmed.len() == rest.len() {
            return None;
        }
        let after = trimmed.strip_prefix(word)?;
        at = text.len() - after.len();
    }
    Some(at)
}

fn is_whole(text: &str, span: Span) -> bool {
    let letter = |c: Option<char>| c.is_some_and(char::is_alphanumeric);
    let inside = span.slice(text);
    let split_before =
        letter(text[..span.start].chars().next_back()) && letter(inside.chars().next());
    let split_after = letter(inside.chars().next_back()) && letter(text[span.end..].chars().next());
    !split_before && !split_after
}

/// How many bytes of a sentence two wordings share at most, by any of their
/// places in it. Wordings that do not stand in the sentence share what one has
/// whole of the other.
pub fn overlap(sentence: &str, one: &str, other: &str) -> usize {
    let (ones, others) = (places(sentence, one), places(sentence, other));
    if ones.is_empty() || others.is_empty() {
        let (short, long) = if one.len() <= other.len() {
            (one, other)
        } else {
            (other, one)
        };
        return if places(long, short).is_empty() {
            0
        } else {
            short.len()
        };
    }
    let shared = ones.iter().flat_map(|a| {
        others
            .iter()
            .map(|b| a.end.min(b.end).saturating_sub(a.start.max(b.start)))
    });
    shared.max().unwrap_or(0)
}

#[cfg(test)]
mod tests {
    use super::{overlap, places};

    #[test]
    fn whole_words_across_line_breaks() {
        let text = "Opposed to war, he warns\n of  war\tand ruin. « L’été ».";
        let found = |words| -> Vec<&str> {
            let spans = places(text, words).into_iter();
            spans.map(|span| span.slice(text)).collect()
        };
        assert_eq!(found("war"), ["war", "war"]);
        assert_eq!(found("of war and ruin."), ["of  war\tand ruin."]);
        assert_eq!(found("L’été"), ["L’été"]);
        assert!(found("arns").is_empty() && found("").is_empty() && found("he war").is_empty());
    }

    #[test]
    fn wordings_overlap_where_they_stand() {
        let sentence = "Arvania opposes the dam on the Sill and the canal.";
        assert_eq!(overlap(sentence, "the dam", "the dam on the Sill"), 7);
        assert_eq!(overlap(sentence, "the canal", "the dam on the Sill"), 0);
        assert_eq!(overlap(sentence, "Sill and the", "the dam on the Sill"), 4);
        assert_eq!(overlap(sentence, "the idea", "the idea of a dam"), 8);
        assert_eq!(overlap(sentence, "the plan", "the idea of a dam"), 0);
    }
}
