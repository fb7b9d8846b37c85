//! One judgement: accept, reject or correct, by whom and why.

use serde::{Deserialize, Serialize};

use super::words::places;
use super::{Misfit, Unit};
use crate::date::PartialDate;
use crate::span::Span;
use crate::stances::{ActorRef, IssueRef, Stance};
use crate::text::single_spaced;
use crate::vocabulary::{Act, Modality, Review, Scope, StanceKind};

/// What is to become of a record.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Decision {
    /// It is right.
    Accept,
    /// It is wrong and is left out.
    Reject,
    /// It is right once it is corrected.
    Correct,
}

impl Decision {
    /// The word for it in files and tables.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Accept => "accept",
            Self::Reject => "reject",
            Self::Correct => "correct",
        }
    }
}

/// A value, or that there is to be none.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Maybe<T> {
    /// None.
    Nothing,
    /// This one.
    Is(T),
}

impl<T: Clone> Maybe<T> {
    fn value(&self) -> Option<T> {
        match self {
            Self::Nothing => None,
            Self::Is(value) => Some(value.clone()),
        }
    }
}

/// What a record should say instead; what is absent stays.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Correction {
    /// Who holds the position.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub holder: Option<ActorRef>,
    /// For whom the holder speaks.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub party: Option<Maybe<ActorRef>>,
    /// Supports, opposes or warns.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub stance: Option<StanceKind>,
    /// The narrower act.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub act: Option<Act>,
    /// The target, in words of the sentence.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub target: Option<String>,
    /// What the target means.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub meaning: Option<String>,
    /// The issue to which the target belongs.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub issue: Option<Maybe<IssueRef>>,
    /// At whom it is aimed.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub aimed: Option<Vec<ActorRef>>,
    /// To whom it is addressed.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub addressee: Option<Vec<ActorRef>>,
    /// The sources between the text and the holder.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub via: Option<Vec<ActorRef>>,
    /// 1 mild, 2 plain, 3 strong.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub intensity: Option<u8>,
    /// How far the holder stands by it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub modality: Option<Modality>,
    /// What of the target it is about.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub scope: Option<Scope>,
    /// Whether the stance itself is quoted.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub quoted: Option<bool>,
    /// When it was said.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub date: Option<Maybe<PartialDate>>,
}

impl Correction {
    /// Whether it changes nothing.
    pub fn is_empty(&self) -> bool {
        *self == Self::default()
    }

    /// Makes a record say what it should.
    ///
    /// New words for the target are looked for in the sentence, the nearest to
    /// the old ones are taken; if the old ones meant themselves, so do the new.
    ///
    /// # Errors
    ///
    /// [`Misfit`] if the record cannot say so; then it is unchanged.
    pub fn apply(&self, record: &mut Stance) -> Result<(), Misfit> {
        let mut new = record.clone();
        set(&mut new.holder, self.holder.as_ref());
        set(&mut new.stance, self.stance.as_ref());
        set(&mut new.act, self.act.as_ref());
        set(&mut new.addressee, self.addressee.as_ref());
        set(&mut new.via, self.via.as_ref());
        set(&mut new.intensity, self.intensity.as_ref());
        set(&mut new.modality, self.modality.as_ref());
        set(&mut new.scope, self.scope.as_ref());
        set(&mut new.quoted, self.quoted.as_ref());
        if let Some(party) = &self.party {
            new.party = party.value();
        }
        if let Some(date) = &self.date {
            new.date = date.value();
        }
        self.apply_to_target(&mut new)?;
        let changed = (new.stance, new.act) != (record.stance, record.act);
        if changed && !go_together(new.stance, new.act) {
            return Err(Misfit::Act {
                act: new.act.as_str(),
                stance: new.stance.as_str(),
            });
        }
        if !(1..=3).contains(&new.intensity) {
            return Err(Misfit::Intensity(new.intensity));
        }
        *record = new;
        Ok(())
    }

    fn apply_to_target(&self, record: &mut Stance) -> Result<(), Misfit> {
        let sentence = &record.evidence;
        let target = &mut record.target;
        if let Some(words) = &self.target
            && single_spaced(words) != single_spaced(&target.text)
        {
            let old = target.start;
            let found = places(&sentence.text, words).into_iter();
            let nearest = found.min_by_key(|span| (sentence.start + span.start).abs_diff(old));
            let Some(Span { start, end }) = nearest else {
                return Err(Misfit::NoSuchWords(words.clone()));
            };
            let text = sentence.text[start..end].to_owned();
            if target.meaning == target.text {
                target.meaning.clone_from(&text);
            }
            (target.start, target.end) = (sentence.start + start, sentence.start + end);
            target.text = text;
        }
        set(&mut target.meaning, self.meaning.as_ref());
        set(&mut target.actors, self.aimed.as_ref());
        if let Some(issue) = &self.issue {
            target.issue = issue.value();
        }
        Ok(())
    }

    /// The unit of a record that was corrected so.
    pub(super) fn of_unit(&self, unit: &Unit) -> Unit {
        let mut new = unit.clone();
        set(&mut new.holder, self.holder.as_ref().map(|it| &it.id));
        set(&mut new.stance, self.stance.as_ref());
        set(&mut new.act, self.act.as_ref());
        if let Some(words) = &self.target {
            new.target = single_spaced(words);
        }
        if let Some(party) = &self.party {
            new.party = party.value().map(|party| party.id);
        }
        new
    }
}

fn set<T: Clone>(place: &mut T, value: Option<&T>) {
    if let Some(value) = value {
        place.clone_from(value);
    }
}

/// Whether an act can express a stance. A demand that something stop opposes it.
pub fn go_together(stance: StanceKind, act: Act) -> bool {
    let turned = act == Act::Demand && stance == StanceKind::Opposes;
    act.stance() == stance || turned
}

/// The plainest act of a stance.
pub fn plain_act(stance: StanceKind) -> Act {
    match stance {
        StanceKind::Supports => Act::Support,
        StanceKind::Opposes => Act::Oppose,
        StanceKind::Warns => Act::Warn,
    }
}

/// What somebody judged of a unit.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Judgement {
    /// What is to become of it.
    pub decision: Decision,
    /// What it should say.
    #[serde(default, skip_serializing_if = "Correction::is_empty")]
    pub to: Correction,
    /// Who judged so; several once files are merged, nobody if none was named.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub coders: Vec<String>,
    /// When, if that was said.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub date: Option<PartialDate>,
    /// Why.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub why: Option<String>,
    /// Whether it settles what others disagree about.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub settles: bool,
}

impl Judgement {
    /// A plain judgement by nobody in particular.
    pub fn of(decision: Decision) -> Self {
        Self {
            decision,
            to: Correction::default(),
            coders: Vec::new(),
            date: None,
            why: None,
            settles: false,
        }
    }

    /// Whether both come to the same.
    pub fn agrees_with(&self, other: &Self) -> bool {
        (self.decision, &self.to) == (other.decision, &other.to)
    }

    /// Applies it to a record; whether the record stays.
    ///
    /// # Errors
    ///
    /// [`Misfit`] if it is corrected to what the record cannot say; then it is
    /// unchanged and counts as not judged.
    pub fn apply(&self, record: &mut Stance) -> Result<bool, Misfit> {
        match self.decision {
            Decision::Reject => return Ok(false),
            Decision::Accept => record.reviewed = Some(Review::Accepted),
            Decision::Correct => {
                self.to.apply(record)?;
                record.reviewed = Some(Review::Corrected);
            }
        }
        Ok(true)
    }

    pub(super) fn order(&self) -> impl Ord + use<> {
        (
            self.settles,
            self.coders.clone(),
            self.decision,
            self.date,
            self.why.clone(),
        )
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::graph::sample::{AR, BO, DAM, actor, stance};

    fn record() -> Stance {
        stance(AR, AR, StanceKind::Opposes, "the dam on the Sill", DAM)
    }

    #[test]
    fn a_corrected_target_is_at_its_place() {
        let mut record = record();
        let to = Correction {
            target: Some("the  Sill".to_owned()),
            holder: Some(actor(BO)),
            party: Some(Maybe::Nothing),
            ..Correction::default()
        };
        to.apply(&mut record).unwrap();
        let target = &record.target;
        assert_eq!(record.evidence.text[target.start..target.end], target.text);
        assert_eq!(
            (target.text.as_str(), target.meaning.as_str()),
            ("the Sill", "the Sill")
        );
        assert_eq!((record.holder.name.as_str(), record.party), ("Borsk", None));
    }

    #[test]
    fn what_cannot_be_said_changes_nothing() {
        for to in [
            Correction {
                target: Some("the canal".to_owned()),
                holder: Some(actor(BO)),
                ..Correction::default()
            },
            Correction {
                stance: Some(StanceKind::Warns),
                ..Correction::default()
            },
            Correction {
                intensity: Some(4),
                ..Correction::default()
            },
        ] {
            let mut same = record();
            to.apply(&mut same).unwrap_err();
            assert_eq!(same, record());
        }
        assert!(go_together(StanceKind::Opposes, Act::Demand));
        assert!(!go_together(StanceKind::Supports, Act::Reject));
        assert!(
            StanceKind::ALL
                .iter()
                .all(|it| go_together(*it, plain_act(*it)))
        );
    }
}
