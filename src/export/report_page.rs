//! A report, put into words by a template.
//!
//! Comes in: a [`Report`], a template of ours or of the user's. Goes out:
//! Markdown or HTML. Everything that is filled in is escaped for the notation,
//! in users' templates too, unless they say `|safe`.

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use minijinja::syntax::SyntaxConfig;
use minijinja::value::Serde;
use minijinja::{AutoEscape, Environment, Output, State, Value, context, escape_formatter};
use sha2::{Digest, Sha256};

use super::ExportError;
use super::markdown::escaped;
use super::report::Report;
use crate::vocabulary::UnknownWord;

const MARKDOWN: &str = include_str!("../../data/templates/report.md");
const HTML: &str = include_str!("../../data/templates/report.html");
const STYLE: &str = include_str!("../../data/templates/report.css");

/// How a report is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Notation {
    /// Markdown with footnotes and a Mermaid drawing.
    Markdown,
    /// One HTML page.
    Html,
}

impl Notation {
    fn file(self) -> &'static str {
        match self {
            Self::Markdown => "report.md",
            Self::Html => "report.html",
        }
    }

    /// The template that is used where the user brings none.
    pub fn template(self) -> &'static str {
        match self {
            Self::Markdown => MARKDOWN,
            Self::Html => HTML,
        }
    }
}

impl std::str::FromStr for Notation {
    type Err = UnknownWord;

    fn from_str(word: &str) -> Result<Self, UnknownWord> {
        match word {
            "md" | "markdown" => Ok(Self::Markdown),
            "html" => Ok(Self::Html),
            _ => Err(UnknownWord {
                word: word.to_owned(),
                choices: vec!["md", "html"],
            }),
        }
    }
}

impl Report {
    /// The report in words. `svg` is its drawing, as `render::svg` cleans it;
    /// `template` is a text in the language of minijinja.
    ///
    /// # Errors
    ///
    /// [`ExportError::Template`], with the line, if the template is faulty.
    pub fn written(
        &self,
        notation: Notation,
        svg: Option<&str>,
        template: &str,
    ) -> Result<String, ExportError> {
        let mut templates = Environment::new();
        templates.set_auto_escape_callback(|name| {
            if name == Notation::Html.file() {
                AutoEscape::Html
            } else {
                AutoEscape::Custom("markdown".into())
            }
        });
        templates.set_formatter(format);
        templates.set_syntax(
            SyntaxConfig::builder()
                .trim_blocks(true)
                .lstrip_blocks(true)
                .build()?,
        );
        templates.set_fuel(Some(FUEL));
        templates.add_template(notation.file(), template)?;
        let filled = templates.get_template(notation.file())?.render(context! {
            report => Value::from(Serde(self)),
            svg => svg.unwrap_or_default(),
            style => STYLE,
            policy => policy(),
        })?;
        Ok(format!("{}\n", filled.trim_end()))
    }
}

/// Steps after which a template that does not end is stopped.
const FUEL: u64 = 200_000_000;

fn policy() -> String {
    let hash = STANDARD.encode(Sha256::digest(STYLE));
    format!(
        "default-src 'none'; style-src 'sha256-{hash}'; img-src data:; base-uri 'none'; form-action 'none'"
    )
}

/// Writes a value, escaped for the notation.
fn format(
    out: &mut Output<'_>,
    state: &mut State<'_, '_>,
    value: &Value,
) -> Result<(), minijinja::Error> {
    let shown = if value.is_none() {
        &Value::UNDEFINED
    } else {
        value
    };
    match state.auto_escape() {
        AutoEscape::Custom(_) => {
            let text = shown.to_string();
            let text = if shown.is_safe() {
                text
            } else {
                escaped(&text)
            };
            out.write_str(&text).map_err(minijinja::Error::from)
        }
        _ if shown.is_safe() => escape_formatter(out, state, shown),
        // Signs that turn the direction of writing would turn the page's own.
        _ => match shown.as_str() {
            Some(text) => escape_formatter(out, state, &super::dot_quote::visible(text).into()),
            None => escape_formatter(out, state, shown),
        },
    }
}
