//! PDF: SVG in, one page of the drawing's own size out, with the shipped font
//! embedded, so that its words can be searched and copied.
//!
//! Nothing of the clock or the machine is written: the same drawing gives the
//! same bytes.

use krilla::color::rgb;
use krilla::geom::{Path, PathBuilder, Point, Transform};
use krilla::metadata::Metadata;
use krilla::num::NormalizedF32;
use krilla::page::PageSettings;
use krilla::paint::{Fill, FillRule, LineCap, LineJoin, Stroke, StrokeDash};
use krilla::surface::Surface;
use krilla::text::{Font, GlyphId, KrillaGlyph};
use krilla::{Data, Document};
use resvg::tiny_skia::{self, PathSegment};
use resvg::usvg;

use super::error::RenderError;
use super::paint::{BOLD, FONTS, REGULAR, tree};

/// Points of a page in one pixel of a drawing (96 an inch).
const POINTS: f32 = 72.0 / 96.0;

/// Weight from which letters are bold.
const BOLD_WEIGHT: u16 = 600;

/// Writes the SVG as a PDF of one page.
pub(super) fn pdf(svg: &str, title: &str) -> Result<Vec<u8>, RenderError> {
    let tree = tree(svg)?;
    let pen = Pen::new().ok_or_else(|| failed("the font cannot be read"))?;
    let size = (tree.size().width() * POINTS, tree.size().height() * POINTS);
    let page = PageSettings::from_wh(size.0, size.1).ok_or_else(|| failed("it has no size"))?;
    let mut document = Document::new();
    document.set_metadata(
        Metadata::new()
            .title(crate::export::dot_quote::visible(title))
            .creator("demarche".to_owned()),
    );
    let mut page = document.start_page_with(page);
    let mut surface = page.surface();
    surface.push_transform(&Transform::from_scale(POINTS, POINTS));
    pen.group(tree.root(), &mut surface)?;
    surface.pop();
    surface.finish();
    page.finish();
    document
        .finish()
        .map_err(|error| failed(&format!("{error:?}")))
}

fn failed(why: &str) -> RenderError {
    RenderError::Paint(why.to_owned())
}

/// What letters are drawn with.
struct Pen {
    regular: Font,
    bold: Font,
}

impl Pen {
    fn new() -> Option<Self> {
        let font = |bytes: &'static [u8]| Font::new(Data::from(bytes.to_vec()), 0);
        Some(Self {
            regular: font(REGULAR)?,
            bold: font(BOLD)?,
        })
    }

    fn group(&self, group: &usvg::Group, surface: &mut Surface<'_>) -> Result<(), RenderError> {
        surface.push_transform(&transform(group.transform()));
        let opacity = group.opacity();
        let is_faint = opacity != usvg::Opacity::ONE;
        if is_faint {
            surface.push_opacity(normal(opacity.get()));
        }
        for child in group.children() {
            match child {
                usvg::Node::Group(inner) => self.group(inner, surface)?,
                usvg::Node::Path(path) => draw(path, surface)?,
                usvg::Node::Text(text) => self.text(text, surface)?,
                usvg::Node::Image(_) => return Err(failed("it holds a picture")),
            }
        }
        if is_faint {
            surface.pop();
        }
        surface.pop();
        Ok(())
    }

    fn text(&self, text: &usvg::Text, surface: &mut Surface<'_>) -> Result<(), RenderError> {
        for span in text.layouted().iter().filter(|span| span.visible) {
            for glyph in &span.positioned_glyphs {
                let is_bold = FONTS
                    .face(glyph.font)
                    .is_some_and(|face| face.weight.0 >= BOLD_WEIGHT);
                let font = if is_bold { &self.bold } else { &self.regular };
                // The place of a glyph holds the size of the font, which krilla sets itself.
                let unscaled = font.units_per_em() / span.font_size.get();
                let place = glyph
                    .transform()
                    .pre_concat(tiny_skia::Transform::from_scale(unscaled, unscaled));
                surface.push_transform(&transform(place));
                // A halo lies beneath its letters and is no text of its own.
                if let Some(stroke) = &span.stroke {
                    let halo = (None, Some(line(stroke)?));
                    letter(glyph, font, span.font_size.get(), halo, true, surface);
                }
                if let Some(fill) = &span.fill {
                    let ink = (Some(area(fill)?), None);
                    letter(glyph, font, span.font_size.get(), ink, false, surface);
                }
                surface.pop();
            }
        }
        Ok(())
    }
}

fn letter(
    glyph: &usvg::layout::PositionedGlyph,
    font: &Font,
    size: f32,
    (fill, stroke): (Option<Fill>, Option<Stroke>),
    as_outline: bool,
    surface: &mut Surface<'_>,
) {
    let drawn = KrillaGlyph::new(
        GlyphId::new(glyph.id.0),
        0.0,
        0.0,
        0.0,
        0.0,
        0..glyph.text.len(),
        None,
    );
    surface.set_fill(fill);
    surface.set_stroke(stroke);
    let origin = Point::from_xy(0.0, 0.0);
    surface.draw_glyphs(
        origin,
        &[drawn],
        font.clone(),
        &glyph.text,
        size,
        as_outline,
    );
}

fn draw(path: &usvg::Path, surface: &mut Surface<'_>) -> Result<(), RenderError> {
    if !path.is_visible() || (path.fill().is_none() && path.stroke().is_none()) {
        return Ok(());
    }
    let Some(outline) = outline(path.data()) else {
        return Ok(());
    };
    surface.set_fill(path.fill().map(area).transpose()?);
    surface.set_stroke(path.stroke().map(line).transpose()?);
    surface.draw_path(&outline);
    Ok(())
}

fn outline(path: &tiny_skia::Path) -> Option<Path> {
    let mut drawn = PathBuilder::new();
    for segment in path.segments() {
        match segment {
            PathSegment::MoveTo(to) => drawn.move_to(to.x, to.y),
            PathSegment::LineTo(to) => drawn.line_to(to.x, to.y),
            PathSegment::QuadTo(by, to) => drawn.quad_to(by.x, by.y, to.x, to.y),
            PathSegment::CubicTo(by, via, to) => {
                drawn.cubic_to(by.x, by.y, via.x, via.y, to.x, to.y);
            }
            PathSegment::Close => drawn.close(),
        }
    }
    drawn.finish()
}

fn area(fill: &usvg::Fill) -> Result<Fill, RenderError> {
    Ok(Fill {
        paint: colour(fill.paint())?.into(),
        opacity: normal(fill.opacity().get()),
        rule: match fill.rule() {
            usvg::FillRule::NonZero => FillRule::NonZero,
            usvg::FillRule::EvenOdd => FillRule::EvenOdd,
        },
    })
}

fn line(stroke: &usvg::Stroke) -> Result<Stroke, RenderError> {
    Ok(Stroke {
        paint: colour(stroke.paint())?.into(),
        width: stroke.width().get(),
        miter_limit: stroke.miterlimit().get(),
        line_cap: match stroke.linecap() {
            usvg::LineCap::Butt => LineCap::Butt,
            usvg::LineCap::Round => LineCap::Round,
            usvg::LineCap::Square => LineCap::Square,
        },
        line_join: match stroke.linejoin() {
            usvg::LineJoin::Miter | usvg::LineJoin::MiterClip => LineJoin::Miter,
            usvg::LineJoin::Round => LineJoin::Round,
            usvg::LineJoin::Bevel => LineJoin::Bevel,
        },
        opacity: normal(stroke.opacity().get()),
        dash: stroke.dasharray().map(|array| StrokeDash {
            array: array.to_vec(),
            offset: stroke.dashoffset(),
        }),
    })
}

fn colour(paint: &usvg::Paint) -> Result<rgb::Color, RenderError> {
    match paint {
        usvg::Paint::Color(colour) => Ok(rgb::Color::new(colour.red, colour.green, colour.blue)),
        _ => Err(failed("it holds a pattern")),
    }
}

fn normal(share: f32) -> NormalizedF32 {
    NormalizedF32::new(share).unwrap_or(NormalizedF32::ONE)
}

fn transform(of: tiny_skia::Transform) -> Transform {
    Transform::from_row(of.sx, of.ky, of.kx, of.sy, of.tx, of.ty)
}
