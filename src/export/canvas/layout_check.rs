//! For the tests of drawings: whether all words can be read.
//!
//! Comes in: a finished drawing. Goes out: nothing, or a failed test. Must not
//! know: what is drawn.

use super::{Letters, width_of};

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
