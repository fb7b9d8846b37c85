//! How wide words are: the font metrics of Helvetica and Helvetica Bold.
//!
//! Comes in: words, and what they look like. Goes out: points. Must not know:
//! the sheet.

use super::style::Letters;
use crate::export::dot_quote::visible;

/// Points that the words take in the font of the drawing.
pub(in crate::export) fn width_of(words: &str, letters: Letters) -> f64 {
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
mod tests {
    use super::width_of;
    use crate::export::canvas::Letters;

    #[test]
    fn wide_letters_take_more_room() {
        let letters = Letters::plain(10.0);
        assert!(width_of("WWW", letters) > 2.0 * width_of("iii", letters));
        assert!(width_of("abc", letters.bold()) > width_of("abc", letters));
        assert!((width_of("a\u{301}", letters) - width_of("a", letters)).abs() < 1e-9);
    }
}
