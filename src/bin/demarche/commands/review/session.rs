//! A person judges records one by one.

use demarche::curation::{Correction, Decision, Judgement};

use super::desk::{Desk, Key};
use super::fields::{Field, KEYS, Tables};
use super::page::Pages;
use super::pick::Item;
use crate::curated::Curated;
use crate::failure::Failure;
use crate::output::{one_line, visible};

/// Who judges, and when.
#[derive(Clone, Debug, Default)]
pub(super) struct Signature {
    pub(super) coder: Option<String>,
    pub(super) date: Option<demarche::date::PartialDate>,
    pub(super) why: Option<String>,
}

impl Signature {
    /// A judgement by this coder.
    pub(super) fn judgement(&self, decision: Decision, to: Correction) -> Judgement {
        Judgement {
            to,
            coders: self.coder.iter().cloned().collect(),
            date: self.date,
            why: self.why.clone(),
            ..Judgement::of(decision)
        }
    }
}

const HELP: &str = "\
a accept   r reject   c correct   n note why   u undo   s skip   b back   q quit   ? help";

const LONG_HELP: &str = "\
a  accept: the record is right            s  skip to the next (also → or return)
r  reject: it is wrong, leave it out      b  back to the one before (also ←)
c  correct: right once fields are changed u  undo my judgement of this record
n  note why, for the next judgement or for the one that was made
q  quit (also ctrl-c); every judgement is written the moment it is made
*cue* is what made the program read a stance, [target] what it is about";

/// A sitting of one person over some records.
pub(super) struct Session<'a> {
    pub(super) items: Vec<Item>,
    pub(super) curated: &'a mut Curated,
    pub(super) pages: Pages<'a>,
    pub(super) tables: Tables<'a>,
    pub(super) signature: Signature,
    /// What went wrong or was done last.
    message: String,
    at: usize,
    /// Judgements that were made.
    pub(super) made: usize,
}

impl<'a> Session<'a> {
    pub(super) fn new(
        items: Vec<Item>,
        curated: &'a mut Curated,
        pages: Pages<'a>,
        tables: Tables<'a>,
        signature: Signature,
    ) -> Self {
        Self {
            items,
            curated,
            pages,
            tables,
            signature,
            message: String::new(),
            at: 0,
            made: 0,
        }
    }

    /// Goes through the records until there are no more or the person quits.
    pub(super) fn run(&mut self, desk: &mut dyn Desk) -> Result<(), Failure> {
        loop {
            self.pages.width = desk.width();
            if let Some(item) = self.items.get(self.at) {
                self.pages.find_cues(&item.record.document, &self.items);
            }
            desk.show(&self.page())?;
            self.message.clear();
            match desk.key()? {
                Key::End | Key::Sign('q') => return Ok(()),
                Key::Sign('b') => self.at = self.at.saturating_sub(1),
                Key::Sign('?') => LONG_HELP.clone_into(&mut self.message),
                Key::Escape | Key::Redraw => {}
                _ if self.at >= self.items.len() => {}
                Key::Sign('s' | ' ') | Key::Enter => self.at += 1,
                Key::Sign('a') => self.judge(Decision::Accept, Correction::default())?,
                Key::Sign('r') => self.judge(Decision::Reject, Correction::default())?,
                Key::Sign('c') => {
                    if let Some(to) = self.correct(desk)? {
                        self.judge(Decision::Correct, to)?;
                    }
                }
                Key::Sign('n') => self.note(desk)?,
                Key::Sign('u') => self.undo()?,
                Key::Sign(sign) => self.message = unknown(sign),
            }
        }
    }

    fn page(&self) -> String {
        let count = self.items.len();
        let mut page = match self.items.get(self.at) {
            Some(item) => self.pages.of(item, &format!("{} of {count}", self.at + 1)),
            None => format!("All {count} seen."),
        };
        if let Some(why) = &self.signature.why {
            page = format!("{page}\nnote:      {}", one_line(why));
        }
        format!("{page}\n\n{}{HELP}\n", told(&self.message))
    }

    fn judge(&mut self, decision: Decision, to: Correction) -> Result<(), Failure> {
        let judgement = self.signature.judgement(decision, to);
        let item = &mut self.items[self.at];
        let (unit, earlier) = (item.unit.clone(), item.earlier_unit().cloned());
        self.curated
            .change(|curation| curation.judge(unit, judgement, earlier.as_ref()))?;
        item.entry = None;
        item.refresh(&self.curated.curation);
        self.signature.why = None;
        self.made += 1;
        self.at += 1;
        Ok(())
    }

    fn undo(&mut self) -> Result<(), Failure> {
        let coders: Vec<String> = self.signature.coder.iter().cloned().collect();
        let item = &mut self.items[self.at];
        let unit = item.judged_unit().clone();
        let mut found = false;
        self.curated
            .change(|curation| found = curation.withdraw(&unit, &coders))?;
        item.refresh(&self.curated.curation);
        self.message = if found {
            "taken back".to_owned()
        } else {
            "there is no judgement of yours to take back".to_owned()
        };
        Ok(())
    }

    /// Takes down why: for the judgement that this coder made of the record,
    /// else for the next one.
    fn note(&mut self, desk: &mut dyn Desk) -> Result<(), Failure> {
        let Some(why) = desk.line("why:")? else {
            return Ok(());
        };
        let why = (!why.is_empty()).then_some(why);
        let coders: Vec<String> = self.signature.coder.iter().cloned().collect();
        let item = &mut self.items[self.at];
        let own = item.entry.as_ref().and_then(|(entry, _)| {
            let own = entry.judgements.iter().find(|it| it.coders == coders)?;
            Some((entry.unit.clone(), own.clone()))
        });
        let Some((unit, mut own)) = own else {
            self.signature.why = why;
            return Ok(());
        };
        own.why = why;
        self.curated
            .change(|curation| curation.judge(unit, own, None))?;
        item.refresh(&self.curated.curation);
        "noted".clone_into(&mut self.message);
        Ok(())
    }

    /// What the record should say instead; nothing if that was given up.
    fn correct(&mut self, desk: &mut dyn Desk) -> Result<Option<Correction>, Failure> {
        let record = self.items[self.at].record.clone();
        let mut to = Correction::default();
        loop {
            let whole = self.tables.complete(&to, &record);
            let mut new = record.clone();
            let fits = whole.apply(&mut new);
            if let Err(misfit) = &fits {
                self.message = format!("{}{misfit}\n", self.message);
            }
            let item = &self.items[self.at];
            let place = format!("{} of {}", self.at + 1, self.items.len());
            desk.show(&format!(
                "{}\n\n{}{}\nreturn: write it   esc or .: give it up\n",
                self.pages.corrected(item, &new, &place),
                told(&self.message),
                keys(),
            ))?;
            self.message.clear();
            match desk.key()? {
                Key::Escape | Key::End | Key::Sign('.') => return Ok(None),
                Key::Enter if whole.is_empty() => {
                    "nothing is changed so far".clone_into(&mut self.message);
                }
                Key::Enter if fits.is_ok() => return Ok(Some(whole)),
                Key::Enter | Key::Redraw => {}
                Key::Sign(sign) => match KEYS.iter().find(|(key, ..)| *key == sign) {
                    None => self.message = unknown(sign),
                    Some((_, field, hint)) => self.change(desk, &mut to, *field, hint)?,
                },
            }
        }
    }

    fn change(
        &mut self,
        desk: &mut dyn Desk,
        to: &mut Correction,
        field: Field,
        hint: &str,
    ) -> Result<(), Failure> {
        let prompt = format!("{} ({hint}):", field.as_str());
        let Some(value) = desk.line(&prompt)? else {
            return Ok(());
        };
        if let Err(failure) = self.tables.take(to, field, &value) {
            self.message = failure.to_string();
        }
        Ok(())
    }
}

/// A message on lines of its own, if there is one.
fn told(message: &str) -> String {
    let message = visible(message.trim_end());
    if message.is_empty() {
        message
    } else {
        format!("{message}\n")
    }
}

/// Keys of the fields that stand in one line.
const KEYS_A_LINE: usize = 8;

fn keys() -> String {
    let line = |keys: &[(char, Field, &str)]| {
        let keys = keys.iter();
        let keys = keys.map(|(key, field, _)| format!("{key} {}", field.as_str()));
        keys.collect::<Vec<_>>().join("   ")
    };
    let lines = KEYS.chunks(KEYS_A_LINE).map(line);
    lines.collect::<Vec<_>>().join("\n")
}

fn unknown(sign: char) -> String {
    one_line(&format!("'{sign}' means nothing here"))
}
