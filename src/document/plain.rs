//! Plain text, with or without a header.

use super::Document;
use super::metadata::Metadata;
use crate::span::Span;

/// A plain text as a document. The text stays as it stands; lines such as
/// `Title: …`, `Date: …`, `Source: …` at its top are no part of the body.
pub(super) fn read(id: String, text: String) -> Document {
    let mut metadata = Metadata::default();
    let start = header(&text, &mut metadata);
    let body = Span::new(start, text.len());
    metadata.describe(Document {
        body,
        ..Document::new(id, text)
    })
}

/// Reads the header; returns the first byte after it, blank lines included.
fn header(text: &str, metadata: &mut Metadata) -> usize {
    let mut start = 0;
    let mut any = false;
    for line in text.split_inclusive('\n') {
        let line_is_blank = line.trim().is_empty();
        let known = line.split_once(':').is_some_and(|(name, value)| {
            // "Title: Subtitle" may open a text; a header name is one word.
            let value_is_there = value.starts_with([' ', '\t']) || value.trim().is_empty();
            value_is_there && metadata.set(name, value)
        });
        match (known, line_is_blank) {
            (true, _) => any = true,
            (false, true) if !any => {}
            (false, true) => {
                start += line.len();
                break;
            }
            (false, false) => break,
        }
        start += line.len();
    }
    if any { start } else { 0 }
}

#[cfg(test)]
mod tests {
    use super::read;

    #[test]
    fn a_header_is_understood_and_left_out_of_the_body() {
        let text = "Title: Talks fail: a summary\r\nDATE: Feb. 19, 2025\r\nSource: Bree Herald\r\n\
            Speaker: the Thain\r\nParty: Shire\r\nURL: https://example.org/1\r\nAuthor: nobody\r\n\
            \r\nGondor left.\n";
        let document = read("a".into(), text.into());
        assert_eq!(document.body.slice(text), "Gondor left.\n");
        assert_eq!(document.text, text);
        assert_eq!(document.title.as_deref(), Some("Talks fail: a summary"));
        assert_eq!(document.date.unwrap().to_string(), "2025-02-19");
        assert_eq!(document.publisher.as_deref(), Some("Bree Herald"));
        assert_eq!(document.speaker.as_deref(), Some("the Thain"));
        assert_eq!(document.party.as_deref(), Some("Shire"));
        assert_eq!(document.url.as_deref(), Some("https://example.org/1"));
    }

    #[test]
    fn a_text_without_header_is_all_body() {
        for text in [
            "Gondor left.\nTitle: none\n",
            "Rohan: we stay.\n",
            "",
            "\n\nGondor left.",
        ] {
            let document = read("a".into(), text.into());
            assert_eq!(document.body.slice(text), text);
            assert_eq!(document.title, None);
        }
    }

    #[test]
    fn a_header_ends_where_the_text_begins() {
        let text = "Date: 2025\nGondor left.";
        assert_eq!(
            read("a".into(), text.into()).body.slice(text),
            "Gondor left."
        );
    }
}
