//! All that is known of one entry, as lines of a name and a value.

use demarche::date::PartialDate;
use demarche::lexicon::actor::RoleEntry;
use demarche::lexicon::lookup::lasts_on;
use demarche::lexicon::{ActorEntry, Entry, IssueEntry, Lexicon, StanceFrame};
use demarche::stances::issue::IssueMatcher;

use super::{places, plural, yes_or_no};
use crate::output::one_line;

/// Columns for the names of lines.
const NAMES: usize = 14;

/// The lines of an entry; memberships and offices of the date alone, if there
/// is one.
pub(super) fn of(lexicon: &Lexicon, entry: Entry<'_>, date: Option<PartialDate>) -> String {
    let mut sheet = Sheet::default();
    match entry {
        Entry::Actor(actor) => sheet.actor(lexicon, actor, date),
        Entry::Issue(issue) => sheet.issue(lexicon, issue),
        Entry::Frame(frame) => sheet.frame(frame),
        Entry::Role(role) => sheet.role(role),
    }
    sheet.text
}

#[derive(Default)]
struct Sheet {
    text: String,
}

impl Sheet {
    fn head(&mut self, id: &str, name: &str, what: &str) {
        self.text = format!("{}\n  {:<NAMES$}{}\n", one_line(id), what, one_line(name));
    }

    /// A line for each value, the name before the first.
    fn lines<T: AsRef<str>>(&mut self, name: &str, values: impl IntoIterator<Item = T>) {
        let mut name = name;
        for value in values {
            let value = one_line(value.as_ref());
            let label = format!("  {name:<NAMES$}");
            self.text.extend([label.as_str(), &value, "\n"]);
            name = "";
        }
    }

    /// All values on one line, none if there are none.
    fn list(&mut self, name: &str, values: &[String]) {
        if !values.is_empty() {
            self.lines(name, [values.join(", ")]);
        }
    }

    fn actor(&mut self, lexicon: &Lexicon, actor: &ActorEntry, date: Option<PartialDate>) {
        self.head(actor.id.as_str(), &actor.name, actor.kind.as_str());
        self.list("names", &actor.names);
        self.list("adjectives", &actor.adjectives);
        self.list("demonyms", &actor.demonyms);
        self.list("metonyms", &actor.metonyms);
        self.lines("speaks for", actor.party.iter().map(ToString::to_string));
        self.lines("existed", period(actor.from, actor.until));
        let name = |id| lexicon.actor(id).map_or(id.as_str(), |entry| &entry.name);
        let memberships = actor.memberships.iter();
        let memberships = memberships.filter(|m| lasts_on(date, m.from, m.until));
        self.lines(
            "member of",
            memberships.map(|m| spell(name(&m.of), m.from, m.until)),
        );
        let offices = actor.offices.iter();
        let offices = offices.filter(|office| lasts_on(date, office.from, office.until));
        self.lines(
            "offices",
            offices.map(|office| {
                let what = format!("{}, {}", office.title, name(&office.of));
                spell(&what, office.from, office.until)
            }),
        );
        let members = lexicon.members(&actor.id, date);
        self.lines(
            "members",
            members
                .iter()
                .map(|(member, m)| spell(&member.name, m.from, m.until)),
        );
        let officials = lexicon.officials(&actor.id, date);
        self.lines(
            "officials",
            officials.iter().map(|(person, office)| {
                let who = format!("{}: {}", office.title, person.name);
                spell(&who, office.from, office.until)
            }),
        );
        let speakers = lexicon.actors.iter();
        let speakers = speakers.filter(|other| other.party.as_ref() == Some(&actor.id));
        self.lines(
            "speakers",
            speakers.map(|other| format!("{} ({})", other.name, other.id)),
        );
    }

    fn issue(&mut self, lexicon: &Lexicon, issue: &IssueEntry) {
        self.head(issue.id.as_str(), &issue.label, "issue");
        let matcher = IssueMatcher::new(&lexicon.issues);
        self.lines(
            "broader",
            matcher.broader(&issue.id).iter().map(ToString::to_string),
        );
        self.lines(
            "narrower",
            matcher.narrower(&issue.id).iter().map(ToString::to_string),
        );
        self.lines("named", &issue.named);
        self.lines("unless", &issue.unless);
    }

    fn frame(&mut self, frame: &StanceFrame) {
        self.head(frame.id.as_str(), &frame.cue, "frame");
        let kind = format!(
            "{}, {}, intensity {}",
            frame.side(),
            frame.act,
            frame.intensity
        );
        self.lines("stance", [kind]);
        self.lines("scope", frame.scope.map(|scope| scope.to_string()));
        self.lines("if negated", frame.negated.map(|act| act.to_string()));
        self.list("holder", &places(&frame.holder));
        self.list("target", &places(&frame.target));
        self.list("addressee", &places(&frame.addressee));
        self.list("aimed at", &places(&frame.aimed));
        self.lines(
            "examples",
            frame.examples.iter().map(|example| &example.text),
        );
        self.lines("but not", &frame.counterexamples);
    }

    fn role(&mut self, role: &RoleEntry) {
        self.head(&role.name, &role.name, "role");
        self.lines("plural", [plural(role)]);
        self.lines("official", [yes_or_no(role.official)]);
        self.lines("of", role.of.iter().map(ToString::to_string));
    }
}

fn spell(what: &str, from: Option<PartialDate>, until: Option<PartialDate>) -> String {
    period(from, until).map_or_else(|| what.to_owned(), |period| format!("{what}, {period}"))
}

fn period(from: Option<PartialDate>, until: Option<PartialDate>) -> Option<String> {
    match (from, until) {
        (None, None) => None,
        (Some(from), None) => Some(format!("since {from}")),
        (None, Some(until)) => Some(format!("until {until}")),
        (Some(from), Some(until)) => Some(format!("{from} to {until}")),
    }
}
