//! Cleaning: the SVG of a layout program in, an SVG that is nothing but a
//! drawing out.
//!
//! Only the elements and attributes that a stance diagram needs pass; links
//! must lead to the web. Tooltips become `<title>` elements, which every viewer
//! shows; the layout program's own titles (node identifiers), comments and
//! document type go. Dashes are set anew, since Graphviz makes them the same
//! for thin and thick lines.

use quick_xml::escape::escape;
use quick_xml::events::{BytesRef, BytesStart, Event};
use quick_xml::{Reader, XmlVersion};
use std::fmt::Write as _;

use super::error::RenderError;
use crate::export::dot_quote::is_web_link;

const ELEMENTS: &[&str] = &[
    "svg", "g", "a", "title", "path", "polygon", "polyline", "ellipse", "text",
];

const ATTRIBUTES: &[&str] = &[
    "xmlns",
    "xmlns:xlink",
    "width",
    "height",
    "viewBox",
    "id",
    "class",
    "transform",
    "fill",
    "fill-opacity",
    "stroke",
    "stroke-width",
    "stroke-opacity",
    "stroke-linecap",
    "points",
    "d",
    "cx",
    "cy",
    "rx",
    "ry",
    "x",
    "text-anchor",
    "font-size",
    "font-weight",
    "font-style",
    "xml:space",
];

/// Families of the same widths, so that text fits on every system.
const FAMILIES: &str = "Helvetica, Arial, Arimo, Liberation Sans, sans-serif";

/// Rewrites the SVG as a plain drawing.
pub(super) fn clean(svg: &str) -> Result<String, RenderError> {
    let mut reader = Reader::from_str(svg);
    let mut out = Cleaned {
        text: String::from("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"),
        ..Cleaned::default()
    };
    loop {
        match reader.read_event().map_err(malformed)? {
            Event::Start(start) => out.open(&start, false)?,
            Event::Empty(start) => out.open(&start, true)?,
            Event::End(_) => out.close()?,
            Event::Text(text) => out.push_text(&text.into_inner()),
            Event::GeneralRef(reference) => out.reference(&reference)?,
            Event::Decl(_) | Event::DocType(_) | Event::Comment(_) => {}
            Event::CData(_) => return Err(RenderError::Unsafe("a CDATA section".to_owned())),
            Event::PI(_) => return Err(RenderError::Unsafe("a processing instruction".to_owned())),
            Event::Eof => break,
        }
    }
    if !out.open.is_empty() || !out.seen_root {
        return Err(RenderError::Malformed("it ends too early".to_owned()));
    }
    Ok(out.text)
}

fn malformed(error: impl std::fmt::Display) -> RenderError {
    RenderError::Malformed(error.to_string())
}

/// What is written so far.
#[derive(Default)]
struct Cleaned {
    text: String,
    /// Elements still open, by the names under which they were written; `None`
    /// for those that are dropped with what they hold.
    open: Vec<Option<&'static str>>,
    /// The class of the last group that has one: "graph", "node", "edge"…
    class: String,
    seen_root: bool,
}

impl Cleaned {
    fn open(&mut self, start: &BytesStart<'_>, empty: bool) -> Result<(), RenderError> {
        let name = start.name();
        let Some(&name) = ELEMENTS.iter().find(|&&known| known == name.as_ref()) else {
            return Err(RenderError::Unsafe(format!(
                "an element '{}'",
                name.as_ref()
            )));
        };
        if self.open.is_empty() && (name != "svg" || self.seen_root) {
            return Err(RenderError::Malformed(
                "it has no single root 'svg'".to_owned(),
            ));
        }
        self.seen_root = true;
        if self.dropping() || (name == "title" && !matches!(self.class.as_str(), "" | "graph")) {
            if !empty {
                self.open.push(None);
            }
            return Ok(());
        }
        let mut element = Element::read(start)?;
        if let (true, Some(class)) = (name == "g", element.class.take()) {
            self.class = class;
        }
        if name == "text" {
            element.place(self.class == "edge");
        }
        // Without a link, an anchor is only a carrier of a tooltip.
        let name = if name == "a" && !element.is_link {
            "g"
        } else {
            name
        };
        self.text.push('<');
        self.text.push_str(name);
        if name == "svg" {
            self.text.push_str(" role=\"img\"");
        }
        self.text.push_str(&element.attributes);
        if empty && element.tooltip.is_none() {
            self.text.push_str("/>");
            return Ok(());
        }
        self.text.push('>');
        if let Some(tooltip) = element.tooltip {
            let _ = write!(self.text, "<title>{tooltip}</title>");
        }
        self.open.push(Some(name));
        if empty { self.close() } else { Ok(()) }
    }

    fn close(&mut self) -> Result<(), RenderError> {
        match self.open.pop() {
            Some(Some(name)) => {
                let _ = write!(self.text, "</{name}>");
                Ok(())
            }
            Some(None) => Ok(()),
            None => Err(RenderError::Malformed("an end without a start".to_owned())),
        }
    }

    fn dropping(&self) -> bool {
        self.open.last().is_some_and(Option::is_none)
    }

    /// Text that is escaped already.
    fn push_text(&mut self, text: &str) {
        if !self.open.is_empty() && !self.dropping() {
            self.text.push_str(&text.replace('>', "&gt;"));
        }
    }

    fn reference(&mut self, reference: &BytesRef<'_>) -> Result<(), RenderError> {
        let character = match reference.resolve_char_ref().map_err(malformed)? {
            Some(character) => character,
            None => match reference.borrow().into_inner().as_ref() {
                "amp" => '&',
                "lt" => '<',
                "gt" => '>',
                "quot" => '"',
                "apos" => '\'',
                other => return Err(RenderError::Malformed(format!("unknown entity '{other}'"))),
            },
        };
        self.push_text(&escape(character.to_string().as_str()));
        Ok(())
    }
}

/// The attributes of an element that may stay.
#[derive(Default)]
struct Element {
    attributes: String,
    tooltip: Option<String>,
    is_link: bool,
    class: Option<String>,
    /// Height on the page, of texts.
    y: Option<f64>,
}

impl Element {
    fn read(start: &BytesStart<'_>) -> Result<Self, RenderError> {
        let mut element = Self::default();
        let (mut dash, mut width) = (String::new(), 1.0_f64);
        for attribute in start.attributes() {
            let attribute = attribute.map_err(malformed)?;
            let value = attribute
                .normalized_value(XmlVersion::Implicit1_0)
                .map_err(malformed)?
                .into_owned();
            let name = attribute.key.as_ref();
            match name {
                "xlink:href" | "href" => element.link(&value)?,
                "xlink:title" => element.tooltip = Some(escape(value.as_str()).into_owned()),
                "font-family" => element.push("font-family", FAMILIES),
                "stroke-dasharray" => dash = value,
                "y" => element.y = value.parse().ok(),
                _ if name.to_ascii_lowercase().starts_with("on") => {
                    return Err(RenderError::Unsafe(format!("an event handler '{name}'")));
                }
                _ if ATTRIBUTES.contains(&name) => {
                    if name == "stroke-width" {
                        width = value.parse().unwrap_or(1.0);
                    }
                    if name == "class" {
                        element.class = Some(value.clone());
                    }
                    element.push(name, &value);
                }
                _ => {}
            }
        }
        element.dash(&dash, width);
        Ok(element)
    }

    fn push(&mut self, name: &str, value: &str) {
        let _ = write!(self.attributes, " {name}=\"{}\"", escape(value));
    }

    fn link(&mut self, url: &str) -> Result<(), RenderError> {
        if !is_web_link(url) {
            return Err(RenderError::Unsafe(format!("a link to '{url}'")));
        }
        self.is_link = true;
        self.push("xlink:href", url);
        Ok(())
    }

    /// Where a text stands. That of an edge is set off from its line, which
    /// Graphviz lets touch it, and from others that cross there.
    fn place(&mut self, of_edge: bool) {
        let Some(y) = self.y else { return };
        self.push("y", &format!("{:.2}", if of_edge { y - 2.0 } else { y }));
        if of_edge {
            self.attributes
                .push_str(" stroke=\"white\" stroke-width=\"2.4\" paint-order=\"stroke\"");
        }
    }

    /// Dashes and dots that grow with the line, dots being round.
    fn dash(&mut self, dash: &str, width: f64) {
        let width = width.clamp(0.1, 100.0);
        match dash {
            "" => {}
            "1,5" => {
                let gap = 1.5 + 1.5 * width;
                self.push("stroke-dasharray", &format!("0.1,{gap:.2}"));
                self.push("stroke-linecap", "round");
            }
            _ => {
                let (line, gap) = (4.5 + 1.6 * width, 2.5 + 0.9 * width);
                self.push("stroke-dasharray", &format!("{line:.2},{gap:.2}"));
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::clean;

    fn body(inner: &str) -> String {
        format!("<svg xmlns:xlink=\"http://www.w3.org/1999/xlink\">{inner}</svg>")
    }

    #[test]
    fn refuses_what_may_run_or_lead_away() {
        for bad in [
            "<script>x</script>",
            "<SCRIPT/>",
            "<foreignObject/>",
            "<image/>",
            "<style>x</style>",
            "<g onload=\"x\"/>",
            "<g ONCLICK='x'/>",
            "<a xlink:href=\"javascript:x\"/>",
            "<a href=\"data:text/html,x\"/>",
            "<![CDATA[x]]>",
            "<?xml-stylesheet href=\"x\"?>",
            "<g>",
            "<g></a>",
            "<text>&unknown;</text>",
            "</svg><svg>",
        ] {
            assert!(clean(&body(bad)).is_err(), "{bad}");
        }
        assert!(clean("").is_err());
        assert!(clean("<g/>").is_err());
    }

    #[test]
    fn tooltips_become_titles_and_identifiers_go() {
        let drawn = "<!-- x --><g id=\"n\" class=\"node\"><title>holder:x</title>\
            <g id=\"a_n\"><a xlink:title=\"a &lt;b&gt;&#10;c\"><text font-family=\"Times\" \
            style=\"x\">A &amp; B&#160;C</text></a></g></g>";
        let cleaned = clean(&body(drawn)).unwrap();
        insta::assert_snapshot!(cleaned, @r#"
        <?xml version="1.0" encoding="UTF-8"?>
        <svg role="img" xmlns:xlink="http://www.w3.org/1999/xlink"><g id="n" class="node"><g id="a_n"><g><title>a &lt;b&gt;
        c</title><text font-family="Helvetica, Arial, Arimo, Liberation Sans, sans-serif">A &amp; B C</text></g></g></g></svg>
        "#);
    }

    #[test]
    fn dashes_grow_with_the_line() {
        let thin = clean(&body("<path stroke-dasharray=\"5,2\"/>")).unwrap();
        let thick = clean(&body("<path stroke-dasharray=\"5,2\" stroke-width=\"3\"/>")).unwrap();
        assert!(thin.contains("\"6.10,3.40\""), "{thin}");
        assert!(thick.contains("\"9.30,5.20\""), "{thick}");
    }
}
