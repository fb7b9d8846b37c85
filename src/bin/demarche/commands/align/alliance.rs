//! How united an alliance is → a sheet.
//!
//! Comes in: the cohesion of its members, topic by topic. Goes out: a [`Sheet`],
//! for people or for programs. Must not know: networks and blocs.

use demarche::analysis::cohesion::{Cohesion, MemberPosition};

use super::tables::weight_text;
use crate::output::one_line;
use crate::sheet::{Format, Sheet};

/// One line a topic, or for programs one a member and topic.
pub(super) fn sheet(format: Format, found: &[Cohesion<'_>]) -> Sheet {
    if format == Format::Csv {
        return records(found);
    }
    let mut sheet = Sheet::new(["Topic", "Line", "Agreement", "Follow", "Dissent", "Silent"]);
    let names = |members: &[MemberPosition<'_>]| -> String {
        let names = members.iter().map(|it| match it.stance {
            Some(stance) => format!("{} ({stance})", one_line(it.who.name)),
            None => format!("{} (several)", one_line(it.who.name)),
        });
        names.collect::<Vec<_>>().join(", ")
    };
    for it in found {
        let mut line = it
            .line
            .map_or_else(|| "none".to_owned(), |line| line.to_string());
        if let Some(itself) = &it.itself {
            let says = itself
                .stance
                .map_or_else(|| "several".to_owned(), |stance| stance.to_string());
            line = format!("{line}\n[itself: {says}]");
        }
        let on = it.on.map(|on| format!("\n({on})")).unwrap_or_default();
        let silent: Vec<String> = it.silent.iter().map(|who| one_line(who.name)).collect();
        sheet.add([
            format!("{}{on}", one_line(it.topic.label)),
            line,
            it.agreement.map(weight_text).unwrap_or_default(),
            names(&it.followers),
            names(&it.dissenters),
            format!("{}: {}", silent.len(), silent.join(", ")),
        ]);
    }
    sheet
}

/// One line a member and topic.
fn records(found: &[Cohesion<'_>]) -> Sheet {
    let head = [
        "topic",
        "topic_id",
        "on",
        "line",
        "agreement",
        "member",
        "part",
        "stance",
        "records",
    ];
    let mut sheet = Sheet::new(head);
    for it in found {
        let line = it.line.map(|line| line.to_string()).unwrap_or_default();
        let own = [
            it.topic.label.to_owned(),
            it.topic.id.to_owned(),
            it.on.map(|on| on.to_string()).unwrap_or_default(),
            line,
            it.agreement.map(weight_text).unwrap_or_default(),
        ];
        let itself = it.itself.iter().map(|member| ("itself", member));
        let followers = it.followers.iter().map(|member| ("follows", member));
        let dissenters = it.dissenters.iter().map(|member| ("dissents", member));
        for (part, member) in itself.chain(followers).chain(dissenters) {
            let stance = member.stance.map(|it| it.to_string()).unwrap_or_default();
            let count = member.records.len().to_string();
            let cells = [member.who.name.to_owned(), part.to_owned(), stance, count];
            sheet.add(own.iter().cloned().chain(cells));
        }
        for who in &it.silent {
            let cells = [who.name, "silent", "", "0"].map(str::to_owned);
            sheet.add(own.iter().cloned().chain(cells));
        }
    }
    sheet
}
