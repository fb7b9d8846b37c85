//! What both XML formats need: elements with attributes, and only the
//! characters that XML allows.

use std::io::{self, Write};

use quick_xml::Writer;
use quick_xml::events::{BytesEnd, BytesStart, Event};

/// Opens an element.
pub(super) fn open<W: Write>(
    xml: &mut Writer<W>,
    name: &str,
    attributes: &[(&str, &str)],
) -> io::Result<()> {
    xml.write_event(Event::Start(start(name, attributes)))
}

/// Writes an element without content.
pub(super) fn empty<W: Write>(
    xml: &mut Writer<W>,
    name: &str,
    attributes: &[(&str, &str)],
) -> io::Result<()> {
    xml.write_event(Event::Empty(start(name, attributes)))
}

/// Closes an element.
pub(super) fn close<W: Write>(xml: &mut Writer<W>, name: &str) -> io::Result<()> {
    xml.write_event(Event::End(BytesEnd::new(name)))
}

fn start<'a>(name: &'a str, attributes: &[(&str, &str)]) -> BytesStart<'a> {
    let mut start = BytesStart::new(name);
    for (key, value) in attributes {
        start.push_attribute((*key, allowed(value).as_str()));
    }
    start
}

/// The text without the characters that XML 1.0 does not allow.
pub(super) fn allowed(text: &str) -> String {
    let allowed = |&c: &char| {
        matches!(c, '\t' | '\n' | '\r')
            || (c >= ' ' && !matches!(c, '\u{7f}'..='\u{9f}' | '\u{fffe}' | '\u{ffff}'))
    };
    text.chars().filter(allowed).collect()
}
