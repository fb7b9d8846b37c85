//! The parser's hot loop: matrix products of 16-bit integers, summed exactly in
//! 32 bits, on whatever vector unit the processor has.
//!
//! All variants give the same bits. They are safe code: the instructions named
//! here take values, and `multiversion` picks the variant that the processor at
//! hand can run. Must not know: layers.

#![allow(
    clippy::inline_always,
    reason = "compiled anew inside each caller for the processor at hand"
)]
#![allow(
    clippy::cast_precision_loss,
    reason = "a sum of products is rounded once, and the same everywhere"
)]

use multiversion::multiversion;
use multiversion::target::match_target;

/// Outputs that are computed together.
pub(super) const PANEL: usize = 48;

/// For each output of a panel the weights of two neighbouring inputs.
pub(super) type Line = [[i16; 2]; PANEL];

/// A matrix, what is done to its sums, and the rows to multiply by it.
pub(super) struct Product<'a> {
    /// Panel after panel, a line for each pair of inputs.
    pub(super) lines: &'a [Line],
    /// Lines in a panel.
    pub(super) pairs: usize,
    /// Factor of each sum, panel after panel.
    pub(super) scales: &'a [[f32; PANEL]],
    /// What is then added.
    pub(super) bias: &'a [[f32; PANEL]],
    /// Pairs of inputs.
    pub(super) inputs: &'a [[i16; 2]],
    /// Pairs from the start of one row of inputs to the start of the next.
    pub(super) stride: usize,
}

impl<'a> Product<'a> {
    /// Inputs of so many rows from `first`.
    #[inline(always)]
    fn rows<const ROWS: usize>(&self, first: usize) -> [&'a [[i16; 2]]; ROWS] {
        std::array::from_fn(|row| {
            let start = (first + row) * self.stride;
            &self.inputs[start..start + self.pairs]
        })
    }

    /// Scales a row's sums and puts them in their place.
    #[inline(always)]
    fn finish(&self, panel: usize, sums: &[i32; PANEL], output: &mut [f32; PANEL]) {
        let (scales, bias) = (&self.scales[panel], &self.bias[panel]);
        for at in 0..PANEL {
            output[at] = sums[at] as f32 * scales[at] + bias[at];
        }
    }
}

/// Multiplies; `outputs` has for each row its panels.
#[multiversion(targets(
    "x86_64+avx512f+avx512bw+avx512vl+avx512dq+avx512vnni",
    "x86_64+avx2",
    "x86_64+sse4.1"
))]
pub(super) fn multiply(product: &Product<'_>, outputs: &mut [[f32; PANEL]]) {
    match_target! {
        "x86_64+avx512f+avx512bw+avx512vl+avx512dq+avx512vnni" => x86::wide(product, outputs),
        "x86_64+avx2" => x86::middle(product, outputs),
        "x86_64+sse4.1" => x86::narrow(product, outputs),
        _ => portable(product, outputs),
    }
}

/// Takes the rows four, two and one at a time: `$sums` computes the sums of a panel for so many
/// rows as the array that it gets has.
macro_rules! blocks {
    ($product:expr, $outputs:expr, $sums:path) => {{
        let panels = $product.scales.len();
        let rows = $outputs.len() / panels;
        for (panel, lines) in $product.lines.chunks_exact($product.pairs).enumerate() {
            let mut first = 0;
            blocks!(@rows 4, first, rows, panel, panels, lines, $product, $outputs, $sums);
            blocks!(@rows 2, first, rows, panel, panels, lines, $product, $outputs, $sums);
            blocks!(@rows 1, first, rows, panel, panels, lines, $product, $outputs, $sums);
        }
    }};
    (@rows $count:literal, $first:ident, $rows:ident, $panel:ident, $panels:ident, $lines:ident,
     $product:expr, $outputs:expr, $sums:path) => {
        while $rows - $first >= $count {
            let sums: [[i32; PANEL]; $count] = $sums($lines, $product.rows($first));
            for (row, sums) in sums.iter().enumerate() {
                $product.finish($panel, sums, &mut $outputs[($first + row) * $panels + $panel]);
            }
            $first += $count;
        }
    };
}

/// For processors without a variant of their own.
fn portable(product: &Product<'_>, outputs: &mut [[f32; PANEL]]) {
    blocks!(product, outputs, portable_sums);
}

/// Sums of a panel, sixteen outputs at a time.
#[inline(always)]
fn portable_sums<const ROWS: usize>(
    lines: &[Line],
    inputs: [&[[i16; 2]]; ROWS],
) -> [[i32; PANEL]; ROWS] {
    const PART: usize = 16;
    let mut sums = [[0; PANEL]; ROWS];
    for (row, inputs) in inputs.iter().enumerate() {
        for part in 0..PANEL / PART {
            let mut part_sums = [0_i32; PART];
            for (line, pair) in lines.iter().zip(*inputs) {
                let [first, second] = pair.map(i32::from);
                let weights = &line.as_chunks::<PART>().0[part];
                for at in 0..PART {
                    let [first_weight, second_weight] = weights[at].map(i32::from);
                    part_sums[at] += first_weight * first + second_weight * second;
                }
            }
            sums[row].as_chunks_mut::<PART>().0[part] = part_sums;
        }
    }
    sums
}

#[cfg(target_arch = "x86_64")]
mod x86 {
    //! Variants for vectors of 128, 256 and 512 bits. Loads and stores are spelt out lane by lane,
    //! which the compiler turns into single instructions.

    #![allow(clippy::wildcard_imports, reason = "the names say what they are")]
    #![allow(clippy::many_single_char_names, reason = "lanes in order")]

    use std::arch::x86_64::*;

    use super::{Line, PANEL, Product};

    /// Vectors of outputs that are computed together.
    const VECTORS: usize = 3;

    macro_rules! variant {
        (
            $(#[$feature:meta])* $name:ident, $sums:ident, $lanes:literal,
            $zero:ident, $broadcast:ident, $load:ident, $multiply_add:ident, $store:ident
        ) => {
            $(#[$feature])*
            pub(super) fn $name(product: &Product<'_>, outputs: &mut [[f32; PANEL]]) {
                blocks!(product, outputs, $sums);
            }

            $(#[$feature])*
            #[inline]
            fn $sums<const ROWS: usize>(
                lines: &[Line],
                inputs: [&[[i16; 2]]; ROWS],
            ) -> [[i32; PANEL]; ROWS] {
                let mut inputs = inputs;
                for row in &mut inputs {
                    *row = &row[..lines.len()];
                }
                let mut outputs = [[0; PANEL]; ROWS];
                for part in 0..PANEL / (VECTORS * $lanes) {
                    let mut sums = [[$zero(); VECTORS]; ROWS];
                    for pair in 0..lines.len() {
                        let lanes = lines[pair].as_chunks::<$lanes>().0;
                        let mut weights = [$zero(); VECTORS];
                        for vector in 0..VECTORS {
                            weights[vector] = $load(&lanes[part * VECTORS + vector]);
                        }
                        for row in 0..ROWS {
                            let input = $broadcast(joined(inputs[row][pair]));
                            for vector in 0..VECTORS {
                                let sum = &mut sums[row][vector];
                                *sum = $multiply_add(*sum, input, weights[vector]);
                            }
                        }
                    }
                    for row in 0..ROWS {
                        let places = outputs[row].as_chunks_mut::<$lanes>().0;
                        for vector in 0..VECTORS {
                            places[part * VECTORS + vector] = $store(sums[row][vector]);
                        }
                    }
                }
                outputs
            }
        };
    }

    variant!(
        #[target_feature(enable = "avx512f,avx512bw,avx512vl,avx512dq,avx512vnni")]
        wide,
        wide_sums,
        16,
        _mm512_setzero_si512,
        _mm512_set1_epi32,
        load16,
        _mm512_dpwssd_epi32,
        store16
    );

    variant!(
        #[target_feature(enable = "avx2")]
        middle,
        middle_sums,
        8,
        _mm256_setzero_si256,
        _mm256_set1_epi32,
        load8,
        multiply_add8,
        store8
    );

    variant!(
        #[target_feature(enable = "sse4.1")]
        narrow,
        narrow_sums,
        4,
        _mm_setzero_si128,
        _mm_set1_epi32,
        load4,
        multiply_add4,
        store4
    );

    /// Two inputs as one 32-bit lane.
    #[inline(always)]
    fn joined(pair: [i16; 2]) -> i32 {
        let [low, high] = pair.map(|half| u32::from(half.cast_unsigned()));
        (low | high << 16).cast_signed()
    }

    #[target_feature(enable = "sse4.1")]
    #[inline]
    fn load4(lanes: &[[i16; 2]; 4]) -> __m128i {
        let [a, b, c, d] = *lanes;
        _mm_setr_epi16(a[0], a[1], b[0], b[1], c[0], c[1], d[0], d[1])
    }

    #[target_feature(enable = "sse4.1")]
    #[inline]
    fn multiply_add4(sum: __m128i, input: __m128i, weights: __m128i) -> __m128i {
        _mm_add_epi32(sum, _mm_madd_epi16(input, weights))
    }

    #[target_feature(enable = "sse4.1")]
    #[inline]
    fn store4(lanes: __m128i) -> [i32; 4] {
        [
            _mm_extract_epi32::<0>(lanes),
            _mm_extract_epi32::<1>(lanes),
            _mm_extract_epi32::<2>(lanes),
            _mm_extract_epi32::<3>(lanes),
        ]
    }

    #[target_feature(enable = "avx2")]
    #[inline]
    fn load8(lanes: &[[i16; 2]; 8]) -> __m256i {
        let [a, b, c, d, e, f, g, h] = *lanes;
        _mm256_setr_epi16(
            a[0], a[1], b[0], b[1], c[0], c[1], d[0], d[1], //
            e[0], e[1], f[0], f[1], g[0], g[1], h[0], h[1],
        )
    }

    #[target_feature(enable = "avx2")]
    #[inline]
    fn multiply_add8(sum: __m256i, input: __m256i, weights: __m256i) -> __m256i {
        _mm256_add_epi32(sum, _mm256_madd_epi16(input, weights))
    }

    #[target_feature(enable = "avx2")]
    #[inline]
    fn store8(lanes: __m256i) -> [i32; 8] {
        [
            _mm256_extract_epi32::<0>(lanes),
            _mm256_extract_epi32::<1>(lanes),
            _mm256_extract_epi32::<2>(lanes),
            _mm256_extract_epi32::<3>(lanes),
            _mm256_extract_epi32::<4>(lanes),
            _mm256_extract_epi32::<5>(lanes),
            _mm256_extract_epi32::<6>(lanes),
            _mm256_extract_epi32::<7>(lanes),
        ]
    }

    #[target_feature(enable = "avx512f,avx512bw")]
    #[inline]
    fn load16(lanes: &[[i16; 2]; 16]) -> __m512i {
        let [a, b, c, d, e, f, g, h, i, j, k, l, m, n, o, p] = *lanes;
        // Highest lane first: there is no instruction wrapper in the other order.
        _mm512_set_epi16(
            p[1], p[0], o[1], o[0], n[1], n[0], m[1], m[0], //
            l[1], l[0], k[1], k[0], j[1], j[0], i[1], i[0], //
            h[1], h[0], g[1], g[0], f[1], f[0], e[1], e[0], //
            d[1], d[0], c[1], c[0], b[1], b[0], a[1], a[0],
        )
    }

    #[target_feature(enable = "avx512f,avx512bw")]
    #[inline]
    fn store16(lanes: __m512i) -> [i32; 16] {
        let mut stored = [0; 16];
        let (low, high) = stored.split_at_mut(8);
        low.copy_from_slice(&store8(_mm512_castsi512_si256(lanes)));
        high.copy_from_slice(&store8(_mm512_extracti64x4_epi64::<1>(lanes)));
        stored
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A product of seven rows, which overlap, by a matrix of two panels, and its outputs by
    /// schoolbook.
    fn example() -> (Vec<Line>, Vec<[i16; 2]>, Vec<[f32; PANEL]>) {
        let number = |seed: usize, range: usize| {
            let wild = seed.wrapping_mul(0x9e37_79b9_7f4a_7c15) >> 33;
            i16::try_from(wild % (2 * range + 1)).unwrap() - i16::try_from(range).unwrap()
        };
        let lines: Vec<Line> = (0..2 * 6)
            .map(|line| {
                std::array::from_fn(|at| [0, 1].map(|half| number(line * 999 + at * 2 + half, 127)))
            })
            .collect();
        let inputs: Vec<[i16; 2]> = (0..6 + 6 * 4)
            .map(|pair| [0, 1].map(|half| number(pair * 2 + half, 16_000)))
            .collect();
        let mut outputs = Vec::new();
        for row in 0..7 {
            for panel in 0..2 {
                outputs.push(std::array::from_fn(|at| {
                    let terms = (0..6).map(|pair| {
                        let [weight, more] = lines[panel * 6 + pair][at].map(i32::from);
                        let [input, next] = inputs[row * 4 + pair].map(i32::from);
                        weight * input + more * next
                    });
                    terms.sum::<i32>() as f32 * 0.5 + 1.0
                }));
            }
        }
        (lines, inputs, outputs)
    }

    macro_rules! only {
        ($name:ident, $target:literal, $variant:path) => {
            #[multiversion(targets($target))]
            fn $name(product: &Product<'_>, outputs: &mut [[f32; PANEL]]) {
                match_target! {
                    $target => $variant(product, outputs),
                    _ => portable(product, outputs),
                }
            }
        };
    }

    only!(multiply_middle, "x86_64+avx2", x86::middle);
    only!(multiply_narrow, "x86_64+sse4.1", x86::narrow);

    #[test]
    fn all_variants_agree() {
        let (lines, inputs, expected) = example();
        let product = Product {
            lines: &lines,
            pairs: 6,
            scales: &[[0.5; PANEL]; 2],
            bias: &[[1.0; PANEL]; 2],
            inputs: &inputs,
            stride: 4,
        };
        let check = |multiply: fn(&Product<'_>, &mut [[f32; PANEL]])| {
            let mut outputs = vec![[0.0; PANEL]; 14];
            multiply(&product, &mut outputs);
            assert!(outputs == expected);
        };
        check(multiply);
        check(multiply_middle);
        check(multiply_narrow);
        check(portable);
    }
}
