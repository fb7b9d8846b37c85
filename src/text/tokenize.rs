//! Characters → tokens, in the manner of the English Web Treebank.
//!
//! Hyphenated words are cut at the hyphen (`long - range`) but for bound
//! prefixes (`anti-war`); clitics are tokens (`do n't`, `Iran 's`); a full stop
//! stays with its abbreviation; addresses, numbers and dates stay whole.

use super::abbreviation::{self, Class};
use super::chunk::{char_at, char_before, chunks};
use super::{Token, address, clitic};
use crate::span::Span;

/// Adds the tokens of one sentence to `tokens`.
pub(super) fn tokenize(text: &str, sentence: Span, tokens: &mut Vec<Token>) {
    for chunk in chunks(text, sentence) {
        let mut scanner = Scanner {
            text: &text[..chunk.end],
            start: chunk.start,
            is_last: chunk.end == sentence.end,
            tokens,
        };
        scanner.chunk();
    }
}

struct Scanner<'a> {
    /// The document's text up to the end of the chunk.
    text: &'a str,
    /// Where the chunk begins.
    start: usize,
    /// Whether the chunk is the last of its sentence.
    is_last: bool,
    tokens: &'a mut Vec<Token>,
}

impl Scanner<'_> {
    fn chunk(&mut self) {
        let mut at = self.start;
        while at < self.text.len() {
            let end = self.token(at);
            // Every branch moves on by a character at least.
            at = end.max(at + char_at(self.text, at).len_utf8());
        }
    }

    /// Pushes the token or tokens that begin at `at`; returns their end.
    fn token(&mut self, at: usize) -> usize {
        let c = char_at(self.text, at);
        if is_word(c) {
            if let Some(end) = address::end(self.text, at) {
                return self.push(at, end);
            }
            return self.word(at);
        }
        if let Some(end) = self.marked_word(c, at) {
            return self.push(at, end);
        }
        let end = at + c.len_utf8();
        match c {
            '\'' | '’' => {
                let end = clitic::leading(self.text, at).unwrap_or(end);
                self.push(at, self.doubled('\'', at).unwrap_or(end))
            }
            '!' | '?' => self.push(at, self.run(at, |next| matches!(next, '!' | '?'))),
            '.' | '-' | '–' | '—' | '…' | '*' | '=' | '_' | '~' | '<' | '>' | '`' | '#' | '+'
            | '|' => self.push(at, self.run(at, |next| next == c)),
            _ => self.push(at, end),
        }
    }

    /// A mark that belongs to the word after it: `#peace`, `@user`, `+44`, `.5`.
    fn marked_word(&self, c: char, at: usize) -> Option<usize> {
        let next = char_at(self.text, at + c.len_utf8());
        let free = at == self.start || !is_word(char_before(self.text, at));
        match c {
            '#' | '@' if free && next.is_alphabetic() => Some(self.run(at + 1, is_word)),
            '+' | '.' if free && next.is_ascii_digit() && (c == '.' || at == self.start) => {
                Some(self.word_end(at + 1))
            }
            _ => None,
        }
    }

    /// Two straight apostrophes stand for one quotation mark.
    fn doubled(&self, c: char, at: usize) -> Option<usize> {
        (self.text[at..].starts_with("''")).then_some(at + 2 * c.len_utf8())
    }

    fn run(&self, at: usize, belongs: impl Fn(char) -> bool) -> usize {
        let rest = &self.text[at..];
        at + rest.find(|c| !belongs(c)).unwrap_or(rest.len())
    }

    /// Pushes the word at `at`, cut at clitics and before units.
    fn word(&mut self, at: usize) -> usize {
        let mut end = self.word_end(at);
        let word = &self.text[at..end];
        if char_at(self.text, end) == '$'
            && word.len() <= 3
            && word.bytes().all(|b| b.is_ascii_uppercase())
        {
            return self.push(at, end + 1);
        }
        if char_at(self.text, end) == '.' && self.keeps_stop(at, end) {
            end += 1;
        }
        let mut from = at;
        for cut in clitic::cuts(&self.text[at..end]).into_iter().flatten() {
            self.push(from, at + cut);
            from = at + cut;
        }
        self.push(from, end)
    }

    /// Where the word at `at` ends, marks within it included.
    fn word_end(&self, at: usize) -> usize {
        let mut end = at;
        loop {
            end = self.run(end, is_word);
            let joint = char_at(self.text, end);
            let next = end + joint.len_utf8();
            if end == self.text.len() || !self.joins(at, end, joint, next) {
                return end;
            }
            end = next;
        }
    }

    /// Whether the mark `joint` at `end` is part of the word that began at `at`.
    fn joins(&self, at: usize, end: usize, joint: char, next: usize) -> bool {
        let (before, after) = (char_before(self.text, end), char_at(self.text, next));
        let digits = before.is_ascii_digit() && after.is_ascii_digit();
        match joint {
            '\'' | '’' | 'ʼ' => after.is_alphabetic() && before.is_alphanumeric(),
            '.' => is_word(after) && self.stop_joins(at, end, next),
            ',' | ':' => digits,
            '/' => self.slash_joins(at, end, next),
            '&' => before.is_uppercase() && after.is_uppercase(),
            '@' => is_word(after),
            '-' => self.hyphen_joins(at, end, next),
            _ => false,
        }
    }

    /// A stop inside a word: `U.S`, `1.5`; not in `end.Next`, `Nov.28`, `etc.and`.
    fn stop_joins(&self, at: usize, end: usize, next: usize) -> bool {
        let (before, after) = (&self.text[at..end], self.run(next, char::is_alphanumeric));
        let after = &self.text[next..after];
        let typo = before.len() > 2
            && before.ends_with(char::is_lowercase)
            && after.len() > 1
            && after.starts_with(char::is_uppercase)
            && after.ends_with(char::is_lowercase);
        let month = after.starts_with(|c: char| c.is_ascii_digit())
            && matches!(
                abbreviation::class(before),
                Some(Class::Date | Class::Number)
            );
        !typo && !month
    }

    /// A slash inside a word: `9/11`, `A/73`, `s/he`; not in `and/or`.
    fn slash_joins(&self, at: usize, end: usize, next: usize) -> bool {
        let after = &self.text[next..self.run(next, char::is_alphanumeric)];
        let left = self.text[at..end].rsplit('/').next().unwrap_or("");
        let number = |part: &str| part.starts_with(|c: char| c.is_ascii_digit());
        let short = |part: &str| part.len() == 1 && part.bytes().all(|b| b.is_ascii_alphabetic());
        let symbol = |part: &str| !part.is_empty() && part.bytes().all(|b| b.is_ascii_uppercase());
        number(left) && number(after)
            || short(left) && (short(after) || number(after) || after == "he")
            || self.text[at..end].contains('/')
                && symbol(left) | number(left)
                && (number(after) || symbol(after))
    }

    /// A hyphen inside a word: a bound prefix, a telephone number, a date.
    fn hyphen_joins(&self, at: usize, end: usize, next: usize) -> bool {
        let word = &self.text[at..end];
        let after = char_at(self.text, next);
        if after.is_alphanumeric() && clitic::is_prefix(word, after) {
            return true;
        }
        if !after.is_ascii_digit() || !word.bytes().all(|b| b.is_ascii_digit() || b == b'-') {
            return false;
        }
        let rest = &self.text[next..];
        let tail = rest
            .find(|c: char| !c.is_ascii_digit() && c != '-')
            .unwrap_or(rest.len());
        let number = self.text[at..next + tail].trim_end_matches('-');
        let groups = number.split('-').count();
        groups >= 3 || (groups == 2 && number.len() == 8 && number.as_bytes()[3] == b'-')
    }

    /// Whether the stop at `end` belongs to the word before it.
    fn keeps_stop(&self, at: usize, end: usize) -> bool {
        let after = char_at(self.text, end + 1);
        if after == '.' || is_word(after) && !after.is_ascii_digit() && !after.is_uppercase() {
            return false;
        }
        let closes = self.is_last
            && self.text[end + 1..]
                .chars()
                .all(|c| matches!(c, '"' | '”' | '’' | '\'' | ')' | ']' | '»' | '“'));
        match abbreviation::class(&self.text[at..end]) {
            None => false,
            Some(Class::Number | Class::DateOrWord | Class::Open | Class::Initial) => !closes,
            Some(_) => true,
        }
    }

    fn push(&mut self, start: usize, end: usize) -> usize {
        self.tokens.push(Token {
            span: Span::new(start, end),
        });
        end
    }
}

/// Whether `c` is part of a word by itself: letters, digits, accents that
/// combine, joiners, the low line.
fn is_word(c: char) -> bool {
    if c.is_ascii() {
        return c.is_ascii_alphanumeric() || c == '_';
    }
    let joins = matches!(
        c,
        '\u{ad}' | '\u{200c}' | '\u{200d}' | '\u{fe0e}' | '\u{fe0f}'
    );
    joins || c.is_alphanumeric() || is_combining(c)
}

/// Vowel signs and accents outside the Latin script that are no letters in
/// Unicode's eyes, yet never stand alone.
fn is_combining(c: char) -> bool {
    matches!(c,
        '\u{300}'..='\u{36f}' | '\u{483}'..='\u{489}' | '\u{591}'..='\u{5bd}' | '\u{5bf}' | '\u{5c1}' | '\u{5c2}'
        | '\u{610}'..='\u{61a}' | '\u{64b}'..='\u{65f}' | '\u{670}' | '\u{6d6}'..='\u{6dc}'
        | '\u{900}'..='\u{903}' | '\u{93a}'..='\u{94f}' | '\u{951}'..='\u{957}' | '\u{e31}'
        | '\u{e34}'..='\u{e3a}' | '\u{e47}'..='\u{e4e}' | '\u{1ab0}'..='\u{1aff}' | '\u{20d0}'..='\u{20ff}')
}

#[cfg(test)]
mod tests {
    use super::tokenize;
    use crate::span::Span;

    /// `expect` has the tokens with one space between them.
    #[track_caller]
    fn check(sentence: &str, expect: &str) {
        let mut tokens = Vec::new();
        tokenize(sentence, Span::new(0, sentence.len()), &mut tokens);
        let found: Vec<_> = tokens
            .iter()
            .map(|token| token.span.slice(sentence))
            .collect();
        assert_eq!(found.join(" "), expect);
    }

    #[test]
    fn clitics() {
        check(
            "I'm sure they don't, can't or cannot.",
            "I 'm sure they do n't , ca n't or can not .",
        );
        check(
            "Rohan’s and the allies’ men",
            "Rohan ’s and the allies ’ men",
        );
        check("O'Neill's d'état o'clock", "O'Neill 's d'état o'clock");
    }

    #[test]
    fn hyphens() {
        check(
            "a well-known anti-war, UN-backed 15-year-old plan",
            "a well - known anti-war , UN - backed 15 - year - old plan",
        );
        check(
            "13-0 in 1969-1970, mid-June, 555-0134, 2025-02-18",
            "13 - 0 in 1969 - 1970 , mid-June , 555-0134 , 2025-02-18",
        );
        check(
            "Gondor--not Rohan—left – all",
            "Gondor -- not Rohan — left – all",
        );
        check("U.S.-led al-Harad", "U.S. - led al - Harad");
    }

    #[test]
    fn abbreviations_keep_their_stop() {
        check(
            "Mr. J. Took, of the U.S., left.",
            "Mr. J. Took , of the U.S. , left .",
        );
        check("He left the U.S.", "He left the U.S.");
        check("He sold Mithril Corp.", "He sold Mithril Corp.");
        check("It is no.", "It is no .");
        check("(i.e., at 10 a.m.)", "( i.e. , at 10 a.m. )");
        check("the end.", "the end .");
    }

    #[test]
    fn numbers_and_money() {
        check(
            "$1.5bn, US$200,000 and 5% of €3m",
            "$ 1.5 bn , US$ 200,000 and 5 % of € 3 m",
        );
        check(
            "9/11, 10:30pm, the 20th, the 1990s, +44",
            "9/11 , 10:30 pm , the 20th , the 1990s , +44",
        );
        check("A/73/PV.6 and/or s/he", "A/73/PV.6 and / or s/he");
    }

    #[test]
    fn addresses_and_tags() {
        check(
            "See https://example.org/a?b=1, or press@example.org.",
            "See https://example.org/a?b=1 , or press@example.org .",
        );
        check(
            "@shire_gov said #peace is AT&T's",
            "@shire_gov said #peace is AT&T 's",
        );
    }

    #[test]
    fn quotation_marks_dots_and_other_scripts() {
        check(
            "“No…” (\"yes\") «non»...",
            "“ No … ” ( \" yes \" ) « non » ...",
        );
        check("What?! [3]", "What ?! [ 3 ]");
        check(
            "Россия-США 日本 e\u{301}te\u{301} שָׁלוֹם",
            "Россия - США 日本 e\u{301}te\u{301} שָׁלוֹם",
        );
    }
}
