//! A sheet to draw on: shapes and words in, SVG out.
//!
//! Comes in: places in points (1/72 inch), words from anywhere. Goes out: SVG
//! of the few elements that `render/` lets pass as well, with tooltips as
//! `<title>` elements; all words are escaped here. Must not know: what is drawn.

#[cfg(test)]
pub(super) mod layout_check;
mod metrics;
mod style;
mod track;

use std::fmt::Write as _;

use quick_xml::escape::escape;

use super::dot_quote::visible;
use style::FAMILIES;
use track::number;

pub(super) use metrics::width_of;
pub(super) use style::{Anchor, Dash, FRAME, INK, Letters, NOTE, Pen};
pub(super) use track::Track;

/// Points from the upper left: to the right, down.
pub(super) type Point = (f64, f64);

/// The sheet.
#[derive(Default)]
pub(super) struct Canvas {
    body: String,
}

impl Canvas {
    /// Begins a group, of which the tooltip is shown wherever one points at it.
    pub(super) fn open(&mut self, class: &'static str, tooltip: &str) {
        let _ = write!(self.body, "<g class=\"{class}\">");
        if !tooltip.is_empty() {
            let _ = write!(
                self.body,
                "<title>{}</title>",
                escape(visible(tooltip).as_str())
            );
        }
    }

    pub(super) fn close(&mut self) {
        self.body.push_str("</g>\n");
    }

    /// A line or outline by the commands of SVG, made by [`Track`].
    pub(super) fn path(&mut self, track: &Track, pen: Pen, fill: &'static str) {
        let _ = write!(
            self.body,
            "<path d=\"{}\" fill=\"{fill}\"{}/>",
            track.0.trim_start(),
            pen.attributes()
        );
    }

    pub(super) fn line(&mut self, from: Point, to: Point, pen: Pen) {
        self.path(&Track::from(from).to(to), pen, "none");
    }

    pub(super) fn circle(&mut self, (x, y): Point, radius: f64, pen: Pen, fill: &'static str) {
        let radius = number(radius);
        let _ = write!(
            self.body,
            "<ellipse cx=\"{}\" cy=\"{}\" rx=\"{radius}\" ry=\"{radius}\" fill=\"{fill}\"{}/>",
            number(x),
            number(y),
            pen.attributes()
        );
    }

    /// A rectangle with rounded corners, by its upper left and its size.
    pub(super) fn frame(
        &mut self,
        (x, y): Point,
        (width, height): (f64, f64),
        corner: f64,
        pen: Pen,
        fill: &'static str,
    ) {
        let (right, bottom) = (x + width, y + height);
        let track = Track::from((x + corner, y))
            .to((right - corner, y))
            .bent((right, y), (right, y + corner))
            .to((right, bottom - corner))
            .bent((right, bottom), (right - corner, bottom))
            .to((x + corner, bottom))
            .bent((x, bottom), (x, bottom - corner))
            .to((x, y + corner))
            .bent((x, y), (x + corner, y));
        self.path(&track.ended(), pen, fill);
    }

    /// One line of words, the point being at its foot.
    pub(super) fn text(&mut self, (x, y): Point, letters: Letters, words: &str) {
        let anchor = match letters.anchor {
            Anchor::Start => "start",
            Anchor::Middle => "middle",
            Anchor::End => "end",
        };
        let weight = if letters.bold {
            " font-weight=\"bold\""
        } else {
            ""
        };
        let words = visible(words).replace('\n', " ");
        let _ = write!(
            self.body,
            "<text x=\"{}\" y=\"{}\" text-anchor=\"{anchor}\" font-family=\"{FAMILIES}\" \
             font-size=\"{}\"{weight} fill=\"{}\">{}</text>",
            number(x),
            number(y),
            number(letters.size),
            letters.colour,
            escape(words.as_str())
        );
    }

    /// The drawing, on white, in points.
    pub(super) fn finish(self, title: &str, width: f64, height: f64) -> String {
        let (width, height) = (number(width), number(height));
        format!(
            "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<svg role=\"img\" width=\"{width}pt\" \
             height=\"{height}pt\" viewBox=\"0 0 {width} {height}\" \
             xmlns=\"http://www.w3.org/2000/svg\">\n<title>{}</title>\n\
             <polygon points=\"0,0 {width},0 {width},{height} 0,{height}\" fill=\"white\"/>\n{}</svg>\n",
            escape(visible(title).as_str()),
            self.body
        )
    }
}

#[cfg(test)]
mod tests {
    use super::{Anchor, Canvas, Letters, Pen, Track};

    #[test]
    fn words_stay_words() {
        let mut canvas = Canvas::default();
        canvas.open("mark", "a </title><script>x</script>\u{0}\nb");
        let letters = Letters::plain(9.0).anchored(Anchor::End);
        canvas.text((1.0, 2.0), letters, "<b>&amp;\"'\n\u{202e}é");
        canvas.close();
        let svg = canvas.finish("t & t", 10.0, 20.0);
        assert!(
            svg.contains("<title>a &lt;/title&gt;&lt;script&gt;x&lt;/script&gt;\nb</title>"),
            "{svg}"
        );
        assert!(
            svg.contains(">&lt;b&gt;&amp;amp;&quot;&apos; é</text>"),
            "{svg}"
        );
        assert!(svg.contains("<title>t &amp; t</title>"), "{svg}");
    }

    #[test]
    fn a_frame_is_closed() {
        let mut canvas = Canvas::default();
        canvas.frame(
            (0.0, 0.0),
            (10.0, 10.0),
            2.0,
            Pen::solid("black", 1.0),
            "none",
        );
        assert_eq!(canvas.body.matches('Q').count(), 4);
        assert!(canvas.body.contains(" Z\""), "{}", canvas.body);
        assert!(Track::from((0.0, 0.0)).to((1.0, 1.0)).0.starts_with("M0,0"));
    }
}
