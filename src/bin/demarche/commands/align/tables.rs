//! Alignments → tables to read.
//!
//! Comes in: the networks of each time. Goes out: a matrix, blocs and topics,
//! printed. Must not know: documents, files for programs.

use std::io::Write;

use demarche::analysis::Who;

use super::records::records;
use super::{Alignment, Args, Show};
use crate::failure::Failure;
use crate::output::one_line;
use crate::sheet::Sheet;

/// Prints what is to be shown of each time.
pub(super) fn print(
    args: &Args,
    all: &[Alignment<'_>],
    out: &mut impl Write,
) -> Result<(), Failure> {
    let show = |what| args.show.is_none_or(|show| show == what);
    if all.is_empty() {
        writeln!(out, "Nothing found.")?;
    }
    for it in all {
        if let Some(window) = &it.window {
            writeln!(out, "\n== {window} ==")?;
        }
        if show(Show::Matrix) {
            matrix(args, it, out)?;
        }
        if args.show == Some(Show::Affiliation) {
            records(Show::Affiliation, std::slice::from_ref(it)).table(out)?;
        }
        if show(Show::Blocs) {
            bloc_table(it, out)?;
        }
        if show(Show::Topics) {
            records(Show::Topics, std::slice::from_ref(it)).table(out)?;
        }
    }
    Ok(())
}

fn matrix(args: &Args, it: &Alignment<'_>, out: &mut impl Write) -> Result<(), Failure> {
    let name = |who: &Who<'_>| one_line(who.name);
    writeln!(out, "{:?} network, by {:?}:", args.network, args.measure)?;
    let numbers = (1..=it.affiliation.actors.len()).map(|number| number.to_string());
    let mut sheet = Sheet::new(
        [String::new(), "Actor".to_owned()]
            .into_iter()
            .chain(numbers),
    );
    for (place, (who, row)) in it
        .affiliation
        .actors
        .iter()
        .zip(&it.matrix.rows)
        .enumerate()
    {
        let cells = row.iter().enumerate().map(|(other, weight)| {
            if other == place {
                "·".to_owned()
            } else {
                weight_text(*weight)
            }
        });
        let own = [(place + 1).to_string(), name(who)];
        sheet.add(own.into_iter().chain(cells));
    }
    sheet.table(out)
}

/// Whole numbers as such, others with two decimals, without a minus before zero.
pub(super) fn weight_text(weight: f64) -> String {
    let text = format!("{weight:.2}");
    let text = text.strip_suffix(".00").unwrap_or(&text);
    if text == "-0" {
        "0".to_owned()
    } else {
        text.to_owned()
    }
}

fn bloc_table(it: &Alignment<'_>, out: &mut impl Write) -> Result<(), Failure> {
    let index = it
        .external_internal
        .map(|index| format!(", E-I index {index:.2}"))
        .unwrap_or_default();
    writeln!(
        out,
        "\nBlocs (frustration {}, {:.0} % of all ties{index}):",
        weight_text(it.blocs.frustration),
        it.blocs.frustration_share * 100.0,
    )?;
    let mut sheet = Sheet::new(["Bloc", "Members"]);
    for (number, members) in it.members.iter().enumerate() {
        let names: Vec<String> = members.iter().map(|who| one_line(who.name)).collect();
        sheet.add([(number + 1).to_string(), names.join(", ")]);
    }
    sheet.table(out)
}
