//! Painting: SVG in, PNG out, with the shipped font and no other.

use std::sync::{Arc, LazyLock};

use resvg::usvg::{self, fontdb};
use resvg::{tiny_skia, usvg::Transform};

use super::error::RenderError;

pub(super) const REGULAR: &[u8] = include_bytes!("../../data/fonts/Arimo-Regular.ttf");
pub(super) const BOLD: &[u8] = include_bytes!("../../data/fonts/Arimo-Bold.ttf");
const FAMILY: &str = "Arimo";

/// Dots an inch.
const RESOLUTION: f32 = 200.0;
/// Pixels of a drawing in an inch.
const DOTS: f32 = 96.0;
/// Longest side of a picture in pixels; larger drawings are scaled down.
const LONGEST: f32 = 12_000.0;

pub(super) static FONTS: LazyLock<Arc<fontdb::Database>> = LazyLock::new(|| {
    let mut fonts = fontdb::Database::new();
    fonts.load_font_data(REGULAR.to_vec());
    fonts.load_font_data(BOLD.to_vec());
    fonts.set_sans_serif_family(FAMILY);
    fonts.set_serif_family(FAMILY);
    fonts.set_monospace_family(FAMILY);
    Arc::new(fonts)
});

/// The SVG read, its text set in the shipped font.
pub(super) fn tree(svg: &str) -> Result<usvg::Tree, RenderError> {
    let options = usvg::Options {
        font_family: FAMILY.to_owned(),
        fontdb: Arc::clone(&FONTS),
        dpi: DOTS,
        ..usvg::Options::default()
    };
    usvg::Tree::from_str(svg, &options).map_err(|error| RenderError::Paint(error.to_string()))
}

/// Paints the SVG on white.
pub(super) fn png(svg: &str) -> Result<Vec<u8>, RenderError> {
    let tree = tree(svg)?;
    let (width, height) = (tree.size().width(), tree.size().height());
    let scale = (RESOLUTION / DOTS).min(LONGEST / width.max(height));
    let mut picture = pixels(width * scale)
        .zip(pixels(height * scale))
        .and_then(|(width, height)| tiny_skia::Pixmap::new(width, height))
        .ok_or_else(|| RenderError::Paint("it has no size".to_owned()))?;
    picture.fill(tiny_skia::Color::WHITE);
    let transform = Transform::from_scale(scale, scale);
    resvg::render(&tree, transform, &mut picture.as_mut());
    let png = picture
        .encode_png()
        .map_err(|error| RenderError::Paint(error.to_string()))?;
    Ok(with_resolution(&png, scale * DOTS))
}

#[allow(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "the side is positive and at most LONGEST"
)]
fn pixels(side: f32) -> Option<u32> {
    (side.is_finite() && side > 0.0).then(|| side.ceil().max(1.0) as u32)
}

/// Puts the dots an inch into the PNG, so that a text processor shows the
/// picture in its true size.
fn with_resolution(png: &[u8], dots: f32) -> Vec<u8> {
    // Signature (8 bytes) and header chunk (25) always come first.
    const HEADER: usize = 33;
    let Some((head, rest)) = png.split_at_checked(HEADER) else {
        return png.to_vec();
    };
    #[allow(
        clippy::cast_possible_truncation,
        clippy::cast_sign_loss,
        reason = "a positive number of some thousands"
    )]
    let per_metre = ((dots / 0.0254).round().max(1.0) as u32).to_be_bytes();
    let mut chunk = b"pHYs".to_vec();
    chunk.extend(per_metre);
    chunk.extend(per_metre);
    chunk.push(1);
    let mut out = head.to_vec();
    out.extend(9_u32.to_be_bytes());
    out.extend(&chunk);
    out.extend(crc32fast::hash(&chunk).to_be_bytes());
    out.extend(rest);
    out
}
