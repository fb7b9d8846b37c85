//! `demarche parse`

use std::fmt::{Display, Write as _};
use std::io::{self, Read, Write};
use std::path::{Path, PathBuf};

use clap::ValueEnum;
use demarche::document::{self, Document, Format, Options};
use demarche::syntax::outline::outline;
use demarche::syntax::{Parser, Tree, conllu, repair};
use demarche::text::{self, Sentence, SentenceKind};
use rayon::prelude::*;

use crate::failure::{Failure, Outcome};
use crate::output;
use crate::sources::Threads;
use demarche::text::single_spaced;

const EXAMPLES: &str = "\
Examples:
  demarche parse examples/articles/2022-08-taiwan-visit.txt
  echo 'Norway supports the treaty.' | demarche parse -
  demarche parse --format conllu examples/articles > articles.conllu
  demarche parse --from conllu --format conllu --no-repair articles.conllu";

/// Show the sentences and dependency trees of documents
#[derive(Debug, clap::Args)]
#[command(after_help = EXAMPLES)]
pub(crate) struct Args {
    /// Read these files and folders; `-` is standard input
    #[arg(required = true, value_name = "PATH")]
    paths: Vec<PathBuf>,

    /// Write trees in this form
    #[arg(long, value_enum, default_value_t = Form::Tree)]
    format: Form,

    /// Read every input as this kind, whatever its ending says
    #[arg(long, value_enum, value_name = "KIND")]
    from: Option<Kind>,

    /// Show trees as the model gives them, without mending known faults
    #[arg(long)]
    no_repair: bool,

    #[command(flatten)]
    pool: Threads,
}

/// What trees are written as.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
enum Form {
    /// A picture for human readers
    Tree,
    /// CoNLL-U
    Conllu,
}

/// Kinds of input.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
enum Kind {
    /// Plain text
    Text,
    /// Markdown
    Markdown,
    /// Web pages
    Html,
    /// JSON, one document a line
    Jsonl,
    /// Tokens in CoNLL-U, whose own analysis is passed over
    Conllu,
}

impl Kind {
    /// The kind of document; `None` for given tokens.
    fn document(self) -> Option<Format> {
        match self {
            Self::Text => Some(Format::Text),
            Self::Markdown => Some(Format::Markdown),
            Self::Html => Some(Format::Html),
            Self::Jsonl => Some(Format::Jsonl),
            Self::Conllu => None,
        }
    }
}

/// Runs the command.
pub(crate) fn run(args: &Args) -> Result<Outcome, Failure> {
    let trees = Trees {
        parser: Parser::embedded()?,
        args,
    };
    args.pool.pool()?.install(|| {
        let mut out = output::stdout();
        let outcome = if args.from == Some(Kind::Conllu) {
            trees.of_tokens(&mut out)?
        } else {
            trees.of_documents(&mut out)?
        };
        out.flush()?;
        Ok(outcome)
    })
}

/// Names an input that could not be read.
fn passed_over(error: &impl Display) {
    output::note(&output::visible(&format!("warning: {error}")));
}

struct Trees<'a> {
    parser: Parser,
    args: &'a Args,
}

impl Trees<'_> {
    fn tree(&self, forms: &[&str]) -> Tree {
        let tree = self.parser.parse(forms);
        if self.args.no_repair {
            tree
        } else {
            repair::repair(forms, tree)
        }
    }

    /// Parses given tokens; a file that holds none is named and passed over.
    fn of_tokens(&self, out: &mut impl Write) -> Result<Outcome, Failure> {
        let (mut found, mut bad) = (false, 0);
        for path in &self.args.paths {
            let name = path.display();
            let content = read(path).map_err(|error| format!("{name}: {error}"));
            let sentences = content
                .as_deref()
                .map_err(Clone::clone)
                .and_then(|text| conllu::read(text).map_err(|error| format!("{name}: {error}")));
            let sentences = match sentences {
                Ok(sentences) => sentences,
                Err(error) => {
                    bad += 1;
                    passed_over(&error);
                    continue;
                }
            };
            let written: Vec<String> = sentences
                .par_iter()
                .map(|given| self.given(given))
                .collect();
            for sentence in &written {
                found = true;
                out.write_all(sentence.as_bytes())?;
            }
        }
        Ok(Outcome::of(bad, found))
    }

    fn given(&self, given: &conllu::Given<'_>) -> String {
        let forms = given.forms();
        let tree = self.tree(&forms);
        let mut text = String::new();
        match self.args.format {
            Form::Conllu => given.write(&tree, &mut text),
            Form::Tree => {
                let line = forms.join(" ");
                text = output::visible(&format!("{line}\n{}\n", outline(&forms, &tree)));
            }
        }
        text
    }

    /// Parses documents; one that cannot be read is named and passed over.
    fn of_documents(&self, out: &mut impl Write) -> Result<Outcome, Failure> {
        let options = Options {
            from: self.args.from.and_then(Kind::document),
        };
        let (mut found, mut bad) = (false, 0);
        for document in document::read(&self.args.paths, options) {
            match document {
                Ok(document) => {
                    found |= self.document(&document, out)?;
                }
                Err(error) => {
                    bad += 1;
                    passed_over(&error);
                }
            }
        }
        Ok(Outcome::of(bad, found))
    }

    /// Writes a document's trees and says whether there were any.
    fn document(&self, document: &Document, out: &mut impl Write) -> io::Result<bool> {
        let text = document.text.as_str();
        let sentences = text::segment(text, document.body);
        let trees: Vec<String> = sentences
            .par_iter()
            .map(|sentence| self.sentence(text, sentence))
            .collect();
        if self.args.format == Form::Conllu && !sentences.is_empty() {
            writeln!(out, "# newdoc id = {}", document.id)?;
        }
        let mut paragraph = None;
        for (number, (sentence, tree)) in (1..).zip(sentences.iter().zip(&trees)) {
            if self.args.format == Form::Conllu {
                if paragraph != Some(sentence.paragraph) {
                    writeln!(out, "# newpar")?;
                    paragraph = Some(sentence.paragraph);
                }
                writeln!(out, "# sent_id = {}-{number}", document.id)?;
                writeln!(out, "# text = {}", single_spaced(sentence.span.slice(text)))?;
            }
            out.write_all(tree.as_bytes())?;
        }
        Ok(!sentences.is_empty())
    }

    fn sentence(&self, text: &str, sentence: &Sentence) -> String {
        let forms = sentence.forms(text);
        let tree = self.tree(&forms);
        if self.args.format == Form::Tree {
            let line = single_spaced(sentence.span.slice(text));
            return output::visible(&format!("{line}\n{}\n", outline(&forms, &tree)));
        }
        let mut out = String::new();
        match sentence.kind {
            SentenceKind::Prose => {}
            SentenceKind::Heading => out.push_str("# kind = heading\n"),
            SentenceKind::Label => out.push_str("# kind = label\n"),
            SentenceKind::Turn => out.push_str("# kind = turn\n"),
        }
        for (number, (token, word)) in (1_usize..).zip(sentence.tokens.iter().zip(&tree.words)) {
            let next = sentence.tokens.get(number);
            let joined = next.is_some_and(|next| next.span.start == token.span.end);
            let mut misc = format!("Bytes={}:{}", token.span.start, token.span.end);
            if joined {
                let _ = write!(misc, "|SpaceAfter=No");
            }
            let form = single_spaced(token.span.slice(text));
            conllu::write_word(&number.to_string(), &form, word, &misc, &mut out);
        }
        out.push('\n');
        out
    }
}

fn read(path: &Path) -> io::Result<String> {
    if path == Path::new("-") {
        let mut content = String::new();
        io::stdin().read_to_string(&mut content)?;
        return Ok(content);
    }
    std::fs::read_to_string(path)
}
