//! Bytes → text, whatever the encoding.

use std::borrow::Cow;

use encoding_rs::{Encoding, UTF_8, UTF_16BE, UTF_16LE, WINDOWS_1252};

/// So many bytes are looked at to tell what sort a file is.
const SAMPLE: usize = 8_192;

/// The text that `bytes` hold; `None` if they are no text.
///
/// A byte order mark decides, then the look of UTF-16, then whether the bytes
/// are UTF-8, then `declared` (an HTML page's own word), then Windows-1252,
/// which reads any bytes.
pub(super) fn decode(bytes: Vec<u8>, declared: Option<&'static Encoding>) -> Option<String> {
    if let Some((encoding, mark)) = Encoding::for_bom(&bytes) {
        return Some(
            encoding
                .decode_without_bom_handling(&bytes[mark..])
                .0
                .into_owned(),
        );
    }
    if let Some(encoding) = utf_16(&bytes) {
        return Some(encoding.decode_without_bom_handling(&bytes).0.into_owned());
    }
    if is_binary(&bytes) {
        return None;
    }
    let bytes = match String::from_utf8(bytes) {
        Ok(text) => return Some(read_once(text)),
        Err(error) => error.into_bytes(),
    };
    let encoding = declared
        .filter(|encoding| *encoding != UTF_8)
        .unwrap_or_else(|| fallback(&bytes));
    Some(encoding.decode_without_bom_handling(&bytes).0.into_owned())
}

/// The text as it was before a program took its UTF-8 for Windows-1252 ("Franceâ€™s").
///
/// Only where the marks of that stand more than once, for a text may tell of them.
fn read_once(text: String) -> String {
    const MARK: &str = "â€";
    if text.matches(MARK).nth(1).is_none() {
        return text;
    }
    let mut mended = String::with_capacity(text.len());
    let mut rest = text.as_str();
    while !rest.is_empty() {
        let ascii = rest.find(|c: char| !c.is_ascii()).unwrap_or(rest.len());
        mended.push_str(&rest[..ascii]);
        rest = &rest[ascii..];
        let (run, after) = rest.split_at(rest.find(|c: char| c.is_ascii()).unwrap_or(rest.len()));
        let (bytes, _, lost) = WINDOWS_1252.encode(run);
        match std::str::from_utf8(&bytes) {
            Ok(original) if !lost => mended.push_str(original),
            _ => mended.push_str(run),
        }
        rest = after;
    }
    mended
}

/// Whether `bytes` cannot be text: they hold zeros, or too many control signs.
pub(super) fn is_binary(bytes: &[u8]) -> bool {
    // A PDF may be all ASCII and is no prose for that.
    if bytes.starts_with(b"%PDF-") {
        return true;
    }
    let sample = &bytes[..bytes.len().min(SAMPLE)];
    if Encoding::for_bom(sample).is_some() || utf_16(sample).is_some() {
        return false;
    }
    let control = |b: &&u8| matches!(b, 1..=8 | 14..=26 | 28..=31 | 127);
    sample.contains(&0) || sample.iter().filter(control).count() * 50 > sample.len()
}

/// UTF-16 without a mark: of Latin text every second byte is zero.
fn utf_16(bytes: &[u8]) -> Option<&'static Encoding> {
    let sample = &bytes[..bytes.len().min(SAMPLE) & !1];
    let zeros = |from: usize| {
        sample
            .iter()
            .skip(from)
            .step_by(2)
            .filter(|b| **b == 0)
            .count()
    };
    let (even, odd) = (zeros(0), zeros(1));
    let pairs = sample.len() / 2;
    if pairs < 2 || bytes.len() % 2 == 1 && bytes.len() < SAMPLE {
        return None;
    }
    match () {
        () if odd * 10 > pairs * 6 && even * 20 < pairs => Some(UTF_16LE),
        () if even * 10 > pairs * 6 && odd * 20 < pairs => Some(UTF_16BE),
        () => None,
    }
}

/// UTF-8 if the bytes are that but for a few damaged ones, else Windows-1252.
fn fallback(bytes: &[u8]) -> &'static Encoding {
    let (mut good, mut bad) = (0_usize, 0_usize);
    for chunk in bytes.utf8_chunks() {
        good += chunk.valid().chars().filter(|c| !c.is_ascii()).count();
        bad += usize::from(!chunk.invalid().is_empty());
    }
    if good > bad { UTF_8 } else { WINDOWS_1252 }
}

/// The encoding that an HTML page declares in its first bytes.
pub(super) fn declared(bytes: &[u8]) -> Option<&'static Encoding> {
    let start: Cow<'_, str> = String::from_utf8_lossy(&bytes[..bytes.len().min(4_096)]);
    let small = start.to_ascii_lowercase();
    let meta = &small[small.find("<meta")?..];
    let label = &meta[meta.find("charset")? + "charset".len()..];
    let label = label
        .trim_start()
        .strip_prefix('=')?
        .trim_start()
        .trim_start_matches(['"', '\'']);
    let end = label.find(|c: char| !(c.is_ascii_alphanumeric() || "-_:.".contains(c)));
    let encoding = Encoding::for_label(&label.as_bytes()[..end.unwrap_or(label.len())])?;
    // A page that can be read so far is not in UTF-16, whatever it says.
    (encoding != UTF_16LE && encoding != UTF_16BE).then_some(encoding)
}

#[cfg(test)]
mod tests {
    use encoding_rs::Encoding;

    use super::{declared, decode, is_binary};

    const TEXT: &str = "Élysée says “no”, twice.";

    #[track_caller]
    fn check(bytes: Vec<u8>) {
        assert_eq!(decode(bytes, None).as_deref(), Some(TEXT));
    }

    #[test]
    fn every_encoding_gives_the_same_text() {
        let wide =
            |order: fn(u16) -> [u8; 2]| TEXT.encode_utf16().flat_map(order).collect::<Vec<_>>();
        check(TEXT.into());
        check([&[0xEF, 0xBB, 0xBF], TEXT.as_bytes()].concat());
        check([vec![0xFF, 0xFE], wide(u16::to_le_bytes)].concat());
        check([vec![0xFE, 0xFF], wide(u16::to_be_bytes)].concat());
        check(wide(u16::to_le_bytes));
        check(wide(u16::to_be_bytes));
        check(b"\xC9lys\xE9e says \x93no\x94, twice.".to_vec());
    }

    #[test]
    fn one_damaged_byte_does_not_change_the_encoding() {
        let bytes = [TEXT.as_bytes(), b" \xE9"].concat();
        assert_eq!(decode(bytes, None), Some(format!("{TEXT} \u{fffd}")));
    }

    #[test]
    fn a_text_that_was_read_wrongly_before_is_mended() {
        let wrong = "Ã‰lysÃ©e says â€œnoâ€\u{9d}, twice.";
        check(wrong.into());
        let right = "Éowyn’s “café” â€ – à";
        assert_eq!(decode(right.into(), None).as_deref(), Some(right));
        let both = "the signs â€œ and â€™ of Éowyn";
        let mended = "the signs “ and ’ of Éowyn";
        assert_eq!(decode(both.into(), None).as_deref(), Some(mended));
    }

    #[test]
    fn junk_is_not_text() {
        assert!(is_binary(b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR"));
        assert!(is_binary(&(0..=255).collect::<Vec<u8>>()));
        assert_eq!(decode(b"\x7fELF\x02\x01\x01\0\0\0".to_vec(), None), None);
        assert!(!is_binary(b"") && !is_binary(b"plain\ttext\r\n"));
    }

    #[test]
    fn a_page_says_its_encoding() {
        let name = |page: &str| declared(page.as_bytes()).map(Encoding::name);
        assert_eq!(name("<meta charset=koi8-r>"), Some("KOI8-R"));
        let long = "<META http-equiv='Content-Type' content='text/html; charset=windows-1251'>";
        assert_eq!(name(long), Some("windows-1251"));
        assert_eq!(name("<meta charset='utf-16'>"), None);
        assert_eq!(name("<p>charset=koi8-r"), None);
        let russian = b"<meta charset=windows-1251>\xCD\xE5\xF2".to_vec();
        let text = decode(russian.clone(), declared(&russian)).unwrap();
        assert!(text.ends_with("Нет"));
    }
}
