//! A line in the making, by the path commands of SVG.
//!
//! Comes in: points. Goes out: the text of a path, and of every number in SVG.
//! Must not know: what the line is drawn with.

use std::fmt::Write as _;

use super::Point;

/// A line in the making.
pub(in crate::export) struct Track(pub(super) String);

impl Track {
    pub(in crate::export) fn from((x, y): Point) -> Self {
        Self(format!("M{},{}", number(x), number(y)))
    }

    /// Straight on.
    pub(in crate::export) fn to(mut self, (x, y): Point) -> Self {
        let _ = write!(self.0, " L{},{}", number(x), number(y));
        self
    }

    /// In a bend that is drawn towards a point.
    pub(in crate::export) fn bent(mut self, by: Point, to: Point) -> Self {
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
    pub(in crate::export) fn around(mut self, radius: f64, is_long: bool, (x, y): Point) -> Self {
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
    pub(in crate::export) fn ended(mut self) -> Self {
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

#[cfg(test)]
mod tests {
    use super::number;

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
}
