//! `demarche diagram --kind alignment` and `--kind timeline`: pictures of what
//! `align` and `timeline` tell in tables.

use demarche::analysis::align::Measure;
use demarche::analysis::timeline::timeline;
use demarche::analysis::{Lens, Statement, Voice};
use demarche::export::alignment::{Alignment, LEGIBLE_ACTORS, LEGIBLE_LINES};
use demarche::export::timeline::{LEGIBLE_ROWS, Timeline};
use demarche::export::{alignment_svg, dot_alignment, timeline_svg};
use demarche::graph::StanceGraph;
use demarche::query::Names;
use demarche::render::{self, Renderer};

use super::diagram::Args;
use super::picture::{Format, drawn, undrawn};
use crate::failure::Failure;
use crate::output;
use crate::view;

/// Draws who agrees with whom; says whether there was anything to draw.
pub(crate) fn alignment(
    args: &Args,
    graph: &StanceGraph,
    names: &Names,
    format: Option<Format>,
) -> Result<bool, Failure> {
    if !args.by.is_empty() {
        return Err(
            Failure::new("an alignment is drawn of all actors, not of one")
                .hint("leave out --actor, or narrow with --about, --least and --most"),
        );
    }
    let format = not_a_page(format.unwrap_or(Format::Dot))?;
    let statements = statements(args, graph, names, None)?;
    let most = if args.all {
        usize::MAX
    } else {
        args.most.unwrap_or(LEGIBLE_ACTORS)
    };
    let measure: Measure = args.measure.into();
    let mut picture = Alignment::of(&statements, graph, (args.least, most), measure);
    picture.title = title(args, "Agreement and conflict");
    if !args.all {
        picture.keep_heaviest(LEGIBLE_LINES);
    }
    if picture.ties.is_empty() {
        output::note("no two actors take a position on the same topic");
        return Ok(false);
    }
    let bytes = match (format, args.renderer()) {
        (Format::Dot, _) => dot_alignment::dot(&picture).into_bytes(),
        (_, Renderer::BuiltIn) => drawn(alignment_svg::svg(&picture), &picture.title, format)?,
        (_, Renderer::Installed) => {
            let svg = render::svg(&dot_alignment::dot(&picture), Renderer::Installed);
            drawn(
                svg.map_err(|error| undrawn(&error))?,
                &picture.title,
                format,
            )?
        }
    };
    output::write(args.output.as_deref(), &bytes)?;
    Ok(true)
}

/// Draws positions over time; says whether there was anything to draw.
pub(crate) fn over_time(
    args: &Args,
    graph: &StanceGraph,
    names: &Names,
    format: Option<Format>,
) -> Result<bool, Failure> {
    let format = match not_a_page(format.unwrap_or(Format::Svg))? {
        Format::Dot => {
            return Err(
                Failure::new("a timeline is no graph, so there is no DOT of it")
                    .hint("end the file's name in .svg, .png or .pdf"),
            );
        }
        format => format,
    };
    let mut found = Vec::new();
    if args.by.is_empty() {
        found = statements(args, graph, names, None)?;
    }
    for name in &args.by {
        found.extend(statements(args, graph, names, Some(name))?);
    }
    let lines = timeline(&found, graph);
    let mut picture = Timeline::of(&lines, graph, (!args.all).then_some(LEGIBLE_ROWS));
    picture.title = title(args, "Positions over time");
    if picture.topics.is_empty() {
        output::note("no dated position to draw");
        return Ok(false);
    }
    let bytes = drawn(timeline_svg::svg(&picture), &picture.title, format)?;
    output::write(args.output.as_deref(), &bytes)?;
    Ok(true)
}

fn not_a_page(format: Format) -> Result<Format, Failure> {
    if format == Format::Html {
        return Err(
            Failure::new("the page to search and filter is one of positions")
                .hint("end the file's name in .svg, .png or .pdf, or use --kind positions"),
        );
    }
    Ok(format)
}

/// The statements that are wanted, of one actor or of all.
fn statements<'g>(
    args: &Args,
    graph: &'g StanceGraph,
    names: &Names,
    by: Option<&str>,
) -> Result<Vec<Statement<'g>>, Failure> {
    let lens = Lens {
        edges: args
            .about
            .as_deref()
            .map(|about| demarche::analysis::edges_on(about, graph, names)),
        since: args.since,
        until: args.until,
        include_own: args.include_own,
        voice: Voice::Party,
        ..Lens::default()
    };
    let lens = match by {
        Some(name) => view::of_actor(lens, view::actor(name, graph, names)?, graph),
        None => lens,
    };
    let mut statements = lens.statements(graph);
    statements.retain(|it| args.stance.is_empty() || args.stance.contains(&it.record.stance));
    Ok(statements)
}

fn title(args: &Args, what: &str) -> String {
    if let Some(title) = &args.title {
        return title.clone();
    }
    match (args.by.as_slice(), &args.about) {
        ([], None) => what.to_owned(),
        ([], Some(about)) => format!("{what}: {about}"),
        (by, None) => format!("{what}: {}", by.join(", ")),
        (by, Some(about)) => format!("{what}: {} on {about}", by.join(", ")),
    }
}
