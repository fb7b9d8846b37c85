//! Markdown: front matter understood, text extracted.

use pulldown_cmark::{Event, HeadingLevel, Options, Parser, Tag, TagEnd};

use super::Document;
use super::metadata::Metadata;

/// A Markdown file as a document. Its text is what a reader would see: one line
/// a paragraph, heading or list item; no code, no pictures, no notes.
pub(super) fn read(id: String, source: &str) -> Document {
    let (mut metadata, content) = front_matter(source);
    let mut extract = Extract::default();
    let options =
        Options::ENABLE_TABLES | Options::ENABLE_FOOTNOTES | Options::ENABLE_STRIKETHROUGH;
    for event in Parser::new_ext(content, options) {
        extract.take(event);
    }
    metadata.title = metadata.title.or(extract.title);
    metadata.describe(Document::new(id, extract.text.trim().to_owned()))
}

/// What front matter says, and the Markdown after it. Of YAML and TOML only
/// the lines `name: value` and `name = "value"` are read.
fn front_matter(source: &str) -> (Metadata, &str) {
    let mut metadata = Metadata::default();
    let Some((fence, separator)) = [("---", ':'), ("+++", '=')].into_iter().find(|(fence, _)| {
        source
            .lines()
            .next()
            .is_some_and(|line| line.trim_end() == *fence)
    }) else {
        return (metadata, source);
    };
    let mut at = source.find('\n').map_or(source.len(), |at| at + 1);
    let first = at;
    for line in source[first..].split_inclusive('\n') {
        at += line.len();
        if line.trim_end() == fence || (fence == "---" && line.trim_end() == "...") {
            return (metadata, &source[at..]);
        }
        if let Some((name, value)) = line.split_once(separator) {
            metadata.set(name, value.trim().trim_matches(['"', '\'']));
        }
    }
    // Without its end it is a rule, not a fence.
    (Metadata::default(), source)
}

#[derive(Default)]
struct Extract {
    text: String,
    title: Option<String>,
    /// How many elements are open whose text is left out.
    hidden: usize,
    /// Where the first heading of the first level began.
    heading: Option<usize>,
}

impl Extract {
    fn take(&mut self, event: Event<'_>) {
        match event {
            Event::Start(tag) => self.start(&tag),
            Event::End(tag) => self.end(tag),
            Event::Text(text) | Event::Code(text) if self.hidden == 0 => self.text.push_str(&text),
            Event::SoftBreak if self.hidden == 0 => self.text.push(' '),
            Event::HardBreak if self.hidden == 0 => self.text.push('\n'),
            _ => {}
        }
    }

    fn start(&mut self, tag: &Tag<'_>) {
        match tag {
            Tag::CodeBlock(_) | Tag::Image { .. } | Tag::HtmlBlock | Tag::FootnoteDefinition(_) => {
                self.hidden += 1;
            }
            Tag::Heading {
                level: HeadingLevel::H1,
                ..
            } if self.title.is_none() => {
                self.heading = Some(self.text.len());
            }
            Tag::List(_) | Tag::Item => self.end_line(1),
            _ => {}
        }
    }

    fn end(&mut self, tag: TagEnd) {
        match tag {
            TagEnd::CodeBlock | TagEnd::Image | TagEnd::HtmlBlock | TagEnd::FootnoteDefinition => {
                self.hidden = self.hidden.saturating_sub(1);
            }
            TagEnd::Heading(_) => {
                if let Some(from) = self.heading.take() {
                    self.title =
                        Some(self.text[from..].trim().to_owned()).filter(|t| !t.is_empty());
                }
                self.end_line(2);
            }
            TagEnd::Paragraph | TagEnd::List(_) | TagEnd::Table => self.end_line(2),
            TagEnd::Item | TagEnd::TableCell | TagEnd::TableRow | TagEnd::TableHead => {
                self.end_line(1);
            }
            _ => {}
        }
    }

    /// Ends the line, so that `breaks` line breaks stand at the end of the text.
    fn end_line(&mut self, breaks: usize) {
        if self.hidden > 0 || self.text.is_empty() {
            return;
        }
        let there = self.text.len() - self.text.trim_end_matches('\n').len();
        for _ in there..breaks {
            self.text.push('\n');
        }
    }
}

#[cfg(test)]
mod tests {
    use super::read;

    #[test]
    fn front_matter_and_text() {
        let document = read(
            "a".into(),
            "---\ntitle: \"Talks *fail*\"\ndate: 2025-02-19\nsource: Bree Herald\ntags: [x]\n---\n\
            Gondor **rejects** the\n[plan](https://example.org) and `this`.\n\n- One\n- Two\n\n  more\n\n\
            > “No,” he said.\n\n```\ncode\n```\n\n![map](m.png)\n\n| a | b |\n|---|---|\n| c | d |\n",
        );
        assert_eq!(document.title.as_deref(), Some("Talks *fail*"));
        assert_eq!(document.date.unwrap().to_string(), "2025-02-19");
        assert_eq!(document.publisher.as_deref(), Some("Bree Herald"));
        insta::assert_snapshot!(document.text, @r"
        Gondor rejects the plan and this.

        One

        Two

        more

        “No,” he said.

        a
        b
        c
        d
        ");
        assert_eq!(document.body.len(), document.text.len());
    }

    #[test]
    fn the_first_heading_is_the_title() {
        let document = read(
            "a".into(),
            "+++\ndate = \"2025\"\n+++\n# Talks fail\n\nText.\n\n# Other",
        );
        assert_eq!(document.title.as_deref(), Some("Talks fail"));
        assert_eq!(document.date.unwrap().to_string(), "2025");
        assert_eq!(document.text, "Talks fail\n\nText.\n\nOther");
    }

    #[test]
    fn a_rule_is_no_front_matter() {
        assert_eq!(read("a".into(), "---\n\nText: here.\n").text, "Text: here.");
        assert_eq!(read("a".into(), "").text, "");
    }
}
