//! Offices of those who lead a state, without its name: "the Prime Minister's Office", "the office of the
//! president".
//!
//! Comes in: the word "office". Goes out: the body of the state whose affairs are told. Must not know:
//! stances.

use super::{How, Reading, Tables, Who};
use crate::actors::cast::same_office;
use crate::actors::home;
use crate::syntax::Relation;
use crate::syntax::grammar::Parsed;

/// Titles of those who lead a state.
const LEADERS: &[&str] = &["president", "prime minister", "premier", "chancellor"];

impl Reading<'_> {
    /// "The premier's office rejected it": that of the state whose affairs are told, where nobody known is
    /// the premier.
    pub(super) fn office_of_leader(
        &mut self,
        tables: &Tables,
        (index, parsed): (usize, &Parsed),
        word: usize,
    ) -> Option<Who> {
        if !matches!(parsed.lower(word), "office") {
            return None;
        }
        let of = |&whose: &usize| parsed.case(whose) == "of";
        let whose = parsed
            .first(word, &[Relation::NmodPoss])
            .or_else(|| parsed.dependents(word, &[Relation::Nmod]).find(of))?;
        let title = tables.titles.ending_at(parsed.lowers(), whose + 1)?;
        let leads = LEADERS
            .iter()
            .any(|leader| same_office(leader, &title.role));
        let known = self.read.contains_key(&(index, whose));
        if !leads || known || title.plural {
            return None;
        }
        let here = self.state_behind(index, parsed, word);
        let state = self.state_meant(here, index, parsed, word)?;
        let name = format!("{}'s Office", in_capitals(&title.role));
        let key = home::body_of(&mut self.cast, &tables.gazetteer, state, &name);
        Some(Who::one(key, How::Description))
    }
}

/// "prime minister" as in a name: "Prime Minister".
fn in_capitals(role: &str) -> String {
    let capital = |word: &str| {
        let mut letters = word.chars();
        let first = letters.next().into_iter().flat_map(char::to_uppercase);
        first.chain(letters).collect::<String>()
    };
    role.split(' ').map(capital).collect::<Vec<_>>().join(" ")
}
