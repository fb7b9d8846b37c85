//! A sheet to draw on: shapes and words in, SVG out.
//!
//! Comes in: places in points (1/72 inch), words from anywhere. Goes out: SVG
//! of the few elements that `render/` lets pass as well, with tooltips as
//! `<title>` elements; all words are escaped here. Must not know: what is drawn.

use std::fmt::Write as _;

use quick_xml::escape::escape;

use super::dot_quote::visible;

/// Families of the same widths, so that text fits on every system.
pub(super) const FAMILIES: &str = "Helvetica, Arial, Arimo, Liberation Sans, sans-serif";
/// Colour of names and lines.
pub(super) const INK: &str = "#20262D";
/// Colour of notes and titles.
pub(super) const NOTE: &str = "#4A535D";
/// Colour of frames.
pub(super) const FRAME: &str = "#8A94A0";

/// Points from the upper left: to the right, down.
pub(super) type Point = (f64, f64);

/// How a line runs.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Dash {
    Solid,
    Dashed,
    Dotted,
}

/// What a line is drawn with.
#[derive(Clone, Copy, Debug)]
pub(super) struct Pen {
    pub(super) colour: &'static str,
    pub(super) width: f64,
    pub(super) dash: Dash,
}

impl Pen {
    /// No line at all.
    pub(super) const NONE: Self = Self::solid("none", 0.0);

    pub(super) const fn solid(colour: &'static str, width: f64) -> Self {
        Self {
            colour,
            width,
            dash: Dash::Solid,
        }
    }

    /// Dashes and dots that grow with the line, dots being round.
    fn attributes(&self) -> String {
        let Self {
            colour,
            width,
            dash,
        } = *self;
        if width == 0.0 {
            return String::new();
        }
        let mut text = format!(" stroke=\"{colour}\" stroke-width=\"{}\"", number(width));
        let _ = match dash {
            Dash::Solid => Ok(()),
            Dash::Dashed => write!(
                text,
                " stroke-dasharray=\"{},{}\"",
                number(4.5 + 1.6 * width),
                number(2.5 + 0.9 * width)
            ),
            Dash::Dotted => write!(
                text,
                " stroke-dasharray=\"0.1,{}\" stroke-linecap=\"round\"",
                number(1.5 + 1.5 * width)
            ),
        };
        text
    }
}

/// Where a text stands relative to its point.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Anchor {
    Start,
    Middle,
    End,
}

/// What a text looks like.
#[derive(Clone, Copy, Debug)]
pub(super) struct Letters {
    pub(super) size: f64,
    pub(super) colour: &'static str,
    pub(super) bold: bool,
    pub(super) anchor: Anchor,
}

impl Letters {
    pub(super) const fn plain(size: f64) -> Self {
        Self {
            size,
            colour: INK,
            bold: false,
            anchor: Anchor::Start,
        }
    }

    pub(super) const fn anchored(mut self, anchor: Anchor) -> Self {
        self.anchor = anchor;
        self
    }

    pub(super) const fn coloured(mut self, colour: &'static str) -> Self {
        self.colour = colour;
        self
    }

    pub(super) const fn bold(mut self) -> Self {
        self.bold = true;
        self
    }
}

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

/// A line in the making.
pub(super) struct Track(String);

impl Track {
    pub(super) fn from((x, y): Point) -> Self {
        Self(format!("M{},{}", number(x), number(y)))
    }

    /// Straight on.
    pub(super) fn to(mut self, (x, y): Point) -> Self {
        let _ = write!(self.0, " L{},{}", number(x), number(y));
        self
    }

    /// In a bend that is drawn towards a point.
    pub(super) fn bent(mut self, by: Point, to: Point) -> Self {
        let _ = write!(
            self.0,
            " Q{},{} {},{}",
            number(by.0),
            number(by.1),
            number(to.0),
            number(to.1)
        );
        self
    }

    /// Along a circle, clockwise.
    pub(super) fn around(mut self, radius: f64, is_long: bool, (x, y): Point) -> Self {
        let radius = number(radius);
        let _ = write!(
            self.0,
            " A{radius},{radius} 0 {} 1 {},{}",
            u8::from(is_long),
            number(x),
            number(y)
        );
        self
    }

    /// Back to the start.
    pub(super) fn ended(mut self) -> Self {
        self.0.push_str(" Z");
        self
    }
}

/// Two decimals, without those that are zero and without a minus before zero.
pub(super) fn number(value: f64) -> String {
    let text = format!("{value:.2}");
    let text = text.trim_end_matches('0').trim_end_matches('.');
    if text == "-0" {
        "0".to_owned()
    } else {
        text.to_owned()
    }
}

/// Points that the words take in the font of the drawing.
pub(super) fn width_of(words: &str, letters: Letters) -> f64 {
    let widths = if letters.bold { &BOLD } else { &REGULAR };
    let thousandths: f64 = visible(words)
        .chars()
        .map(|letter| {
            let place = u32::from(letter).wrapping_sub(32) as usize;
            match widths.get(place) {
                Some(&width) => f64::from(width),
                // Marks above a letter take no room; of other alphabets the
                // wider letters are taken, as what is too wide would be cut.
                None if matches!(letter, '\u{300}'..='\u{36f}') => 0.0,
                None if u32::from(letter) < 0x1100 => 680.0,
                None => 1000.0,
            }
        })
        .sum();
    thousandths * letters.size / 1000.0
}

/// Widths of the letters from space to tilde, in thousandths of the size.
#[rustfmt::skip]
const REGULAR: [u16; 95] = [
    278, 278, 355, 556, 556, 889, 667, 191, 333, 333, 389, 584, 278, 333, 278, 278,
    556, 556, 556, 556, 556, 556, 556, 556, 556, 556, 278, 278, 584, 584, 584, 556,
    1015, 667, 667, 722, 722, 667, 611, 778, 722, 278, 500, 667, 556, 833, 722, 778,
    667, 778, 722, 667, 611, 722, 667, 944, 667, 667, 611, 278, 278, 278, 469, 556,
    333, 556, 556, 500, 556, 556, 278, 556, 556, 222, 222, 500, 222, 833, 556, 556,
    556, 556, 333, 500, 278, 556, 500, 722, 500, 500, 500, 334, 260, 334, 584,
];
#[rustfmt::skip]
const BOLD: [u16; 95] = [
    278, 333, 474, 556, 556, 889, 722, 238, 333, 333, 389, 584, 278, 333, 278, 278,
    556, 556, 556, 556, 556, 556, 556, 556, 556, 556, 333, 333, 584, 584, 584, 611,
    975, 722, 722, 722, 722, 667, 611, 778, 722, 278, 556, 722, 611, 833, 722, 778,
    667, 778, 722, 667, 611, 722, 667, 944, 667, 667, 611, 333, 278, 333, 584, 556,
    333, 556, 611, 556, 611, 556, 333, 611, 611, 278, 278, 556, 278, 889, 611, 611,
    611, 611, 389, 556, 333, 611, 556, 778, 556, 556, 500, 389, 280, 389, 584,
];

#[cfg(test)]
pub(super) mod tests {
    use super::{Anchor, Canvas, Letters, Pen, Track, number, width_of};

    /// Left, top, right, bottom of every text of a drawing, with its words.
    fn texts(svg: &str) -> Vec<([f64; 4], String)> {
        let mut texts = Vec::new();
        for part in svg.split("<text ").skip(1) {
            let (head, rest) = part.split_once('>').unwrap();
            let words = rest.split_once("</text>").unwrap().0;
            let words = quick_xml::escape::unescape(words).unwrap().into_owned();
            let value = |name: &str| {
                let at = head
                    .find(&format!(" {name}=\""))
                    .map(|at| at + name.len() + 3);
                let at = at.unwrap_or_else(|| head.find(&format!("{name}=\"")).unwrap() + 3);
                head[at..].split('"').next().unwrap().to_owned()
            };
            let number = |name: &str| value(name).parse::<f64>().unwrap();
            let mut letters = Letters::plain(number("font-size"));
            letters.bold = head.contains("bold");
            let width = width_of(&words, letters);
            let left = match value("text-anchor").as_str() {
                "start" => number("x"),
                "middle" => number("x") - width / 2.0,
                _ => number("x") - width,
            };
            let (y, size) = (number("y"), letters.size);
            texts.push(([left, y - 0.75 * size, left + width, y + 0.2 * size], words));
        }
        texts
    }

    /// No text leaves the page or covers another.
    #[track_caller]
    pub(in crate::export) fn check_layout(svg: &str) {
        let size = |name: &str| {
            let rest = svg.split_once(&format!(" {name}=\"")).unwrap().1;
            rest.split_once("pt").unwrap().0.parse::<f64>().unwrap()
        };
        let (width, height) = (size("width"), size("height"));
        let texts = texts(svg);
        for (place, ([left, top, right, bottom], words)) in texts.iter().enumerate() {
            let inside = *left >= 0.0 && *top >= 0.0 && *right <= width && *bottom <= height;
            assert!(inside, "{words:?} leaves the page");
            for ([l, t, r, b], other) in &texts[place + 1..] {
                let apart = r <= left || right <= l || b <= top || bottom <= t;
                assert!(apart, "{words:?} and {other:?} cover each other");
            }
        }
    }

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
    fn numbers_are_short() {
        for (value, expected) in [
            (1.0, "1"),
            (0.125, "0.12"),
            (-0.001, "0"),
            (100.0, "100"),
            (-2.5, "-2.5"),
        ] {
            assert_eq!(number(value), expected);
        }
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

    #[test]
    fn wide_letters_take_more_room() {
        let letters = Letters::plain(10.0);
        assert!(width_of("WWW", letters) > 2.0 * width_of("iii", letters));
        assert!(width_of("abc", letters.bold()) > width_of("abc", letters));
        assert!((width_of("a\u{301}", letters) - width_of("a", letters)).abs() < 1e-9);
    }
}
