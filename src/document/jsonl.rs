//! JSONL: one document a line.

use serde::Deserialize;
use serde_json::Value;

use super::Document;
use super::metadata::Metadata;

/// A row. Fields of other names are ignored; a field of another sort than
/// expected is read as if it were absent, all but the text.
#[derive(Deserialize)]
struct Row {
    id: Option<Value>,
    text: Option<Value>,
    title: Option<Value>,
    date: Option<Value>,
    url: Option<Value>,
    publisher: Option<Value>,
    speaker: Option<Value>,
    party: Option<Value>,
}

/// Reads one line; `default_id` names the document if the line does not.
///
/// # Errors
///
/// What is wrong with the line, for people to read.
pub(super) fn read(line: &[u8], default_id: &str) -> Result<Document, String> {
    let row: Row = serde_json::from_slice(line).map_err(|error| explain(&error))?;
    let text = match row.text {
        Some(Value::String(text)) => text,
        Some(_) => return Err("its \"text\" is no string".to_owned()),
        None => return Err("has no \"text\"".to_owned()),
    };
    let mut metadata = Metadata::default();
    let fields = [
        ("title", row.title),
        ("date", row.date),
        ("url", row.url),
        ("publisher", row.publisher),
        ("speaker", row.speaker),
        ("party", row.party),
    ];
    for (name, value) in fields {
        if let Some(value) = value.and_then(plain) {
            metadata.set(name, &value);
        }
    }
    let id = row
        .id
        .and_then(plain)
        .unwrap_or_else(|| default_id.to_owned());
    Ok(metadata.describe(Document::new(id, text)))
}

fn plain(value: Value) -> Option<String> {
    match value {
        Value::String(text) => Some(text).filter(|text| !text.trim().is_empty()),
        Value::Number(number) => Some(number.to_string()),
        _ => None,
    }
}

fn explain(error: &serde_json::Error) -> String {
    let message = error.to_string();
    // The line is always 1 here; the reader's own count is the right one.
    let message = message.split(" at line ").next().unwrap_or("");
    if message.contains("surrogate") || message.contains("unexpected end of hex escape") {
        return format!(
            "half of a two-part character (a lone surrogate) at column {}",
            error.column()
        );
    }
    if message.contains("struct Row") {
        return "not a JSON object".to_owned();
    }
    format!("not a JSON object: {message} at column {}", error.column())
}

#[cfg(test)]
mod tests {
    use super::read;

    #[test]
    fn all_fields_and_unknown_ones() {
        let line =
            br#"{"id":7,"text":"Caf\u00e9 \ud83d\ude00","title":"T","date":"19 Feb 2025","url":"u",
            "publisher":"P","speaker":"S","party":"Q","extra":{"a":[1]},"url2":null}"#;
        let document = read(line, "x").unwrap();
        assert_eq!(document.id.as_str(), "7");
        assert_eq!(document.text, "Café 😀");
        assert_eq!(document.date.unwrap().to_string(), "2025-02-19");
        let given = [
            document.title,
            document.url,
            document.publisher,
            document.speaker,
            document.party,
        ];
        assert_eq!(given.map(Option::unwrap), ["T", "u", "P", "S", "Q"]);
    }

    #[test]
    fn signs_of_another_file_leave_the_title_alone() {
        let line = br#"{"text":"Peru\\_and Chile\\\n\nThey met.","title":"Peru\\_and Chile\\"}"#;
        let document = read(line, "x").unwrap();
        assert_eq!(document.title.as_deref(), Some("Peru and Chile"));
        // The places of evidence are counted in the text as it was given.
        assert_eq!(document.text, "Peru\\_and Chile\\\n\nThey met.");
    }

    #[test]
    fn what_is_missing_or_odd() {
        let document = read(
            br#"{"text":"a","date":2024,"title":null,"party":["x"],"id":""}"#,
            "x",
        )
        .unwrap();
        assert_eq!(document.id.as_str(), "x");
        assert_eq!(document.date.unwrap().to_string(), "2024");
        assert_eq!((document.title, document.party), (None, None));
    }

    #[track_caller]
    fn check(line: &[u8], expect: &str) {
        assert_eq!(read(line, "x").unwrap_err(), expect);
    }

    #[test]
    fn bad_lines_say_what_is_wrong() {
        check(
            br#"{"text":"a \ud800 b"}"#,
            "half of a two-part character (a lone surrogate) at column 18",
        );
        check(br#"{"id":"a"}"#, "has no \"text\"");
        check(br#"{"text":5}"#, "its \"text\" is no string");
        assert!(
            read(b"{\"text\":", "x")
                .unwrap_err()
                .starts_with("not a JSON object: EOF")
        );
        for line in [b"1".as_slice(), b"\"a\"", b"null", b"[]", b"[1]"] {
            check(line, "not a JSON object");
        }
        assert!(read(b"\xff", "x").is_err());
        assert!(
            read("[".repeat(100_000).as_bytes(), "x").is_err(),
            "deep nesting is refused"
        );
    }
}
