//! Arithmetic whose results do not depend on the machine.
//!
//! Sums of floats are taken in a fixed order that vector units can follow;
//! `exp` is our own, since the system's differ in the last bit. Integer
//! products are exact. Must not know: words, layers.

#![allow(
    clippy::inline_always,
    reason = "compiled anew inside each caller for the processor at hand"
)]
#![allow(
    clippy::cast_precision_loss,
    clippy::cast_possible_truncation,
    reason = "lengths are small, and the lowest bits are what is wanted"
)]

use multiversion::multiversion;

/// Lanes of a float sum: wide enough for every vector unit in use.
const LANES: usize = 16;

/// Adding this to a small float rounds it to an integer, which then stands in
/// its lowest bits.
const ROUNDER: f32 = 12_582_912.0;

/// Steps of a fixed-point activation for each unit. Values beyond ±32 are cut,
/// which no trained layer reaches in practice.
pub(super) const STEPS: f32 = 1024.0;

/// Largest fixed-point activation.
const LARGEST: f32 = 32_767.0;

/// A float as 16-bit fixed-point number with [`STEPS`] a unit, nearest, halves to even.
#[inline(always)]
pub(super) fn fixed(value: f32) -> i16 {
    let scaled = (value * STEPS).clamp(-LARGEST, LARGEST) + ROUNDER;
    ((scaled.to_bits() & 0xffff) as u16).cast_signed()
}

/// The values as fixed-point numbers; `outputs` may be longer.
#[multiversion(targets("x86_64+avx512f+avx512bw+avx512vl+avx512dq+avx512vnni", "x86_64+avx2"))]
pub(super) fn fix(values: &[f32], outputs: &mut [i16]) {
    for (output, value) in outputs.iter_mut().zip(values) {
        *output = fixed(*value);
    }
}

/// e to the power of `value`, which is first cut to ±20; relative error below 4e-6.
#[inline(always)]
pub(super) fn exp(value: f32) -> f32 {
    let scaled = value.clamp(-20.0, 20.0) * std::f32::consts::LOG2_E;
    let shifted = scaled + ROUNDER;
    let rest = scaled - (shifted - ROUNDER);
    let power = (shifted.to_bits().wrapping_add(127) << 23) & 0x7f80_0000;
    let mut sum = 0.001_339_887_4;
    for coefficient in [
        0.009_618_13,
        0.055_503_33,
        0.240_226_5,
        std::f32::consts::LN_2,
        1.0,
    ] {
        sum = sum * rest + coefficient;
    }
    f32::from_bits(power) * sum
}

/// The logistic function.
#[inline(always)]
pub(super) fn sigmoid(value: f32) -> f32 {
    1.0 / (1.0 + exp(-value))
}

/// The hyperbolic tangent.
#[inline(always)]
pub(super) fn tanh(value: f32) -> f32 {
    2.0 * sigmoid(2.0 * value) - 1.0
}

/// Adds up lanes pairwise, always in the same order.
#[inline(always)]
fn fold(mut lanes: [f32; LANES]) -> f32 {
    let mut width = LANES / 2;
    while width > 0 {
        for lane in 0..width {
            lanes[lane] += lanes[lane + width];
        }
        width /= 2;
    }
    lanes[0]
}

/// The scalar product of two vectors of the same length.
#[inline(always)]
pub(super) fn dot(left: &[f32], right: &[f32]) -> f32 {
    let mut lanes = [0.0; LANES];
    let (left, left_rest) = left.as_chunks::<LANES>();
    let (right, right_rest) = right.as_chunks::<LANES>();
    for (a, b) in left.iter().zip(right) {
        for lane in 0..LANES {
            lanes[lane] += a[lane] * b[lane];
        }
    }
    let mut sum = fold(lanes);
    for (a, b) in left_rest.iter().zip(right_rest) {
        sum += a * b;
    }
    sum
}

/// Sum of a function of the values, in fixed order; a rest beyond the lanes is left out, so
/// lengths are multiples of [`LANES`].
#[inline(always)]
fn sum_of(values: &[f32], term: impl Fn(f32) -> f32) -> f32 {
    let mut lanes = [0.0; LANES];
    for chunk in values.as_chunks::<LANES>().0 {
        for lane in 0..LANES {
            lanes[lane] += term(chunk[lane]);
        }
    }
    fold(lanes)
}

/// Shifts and scales values to mean 0 and variance 1, then by `gain` and `bias`.
#[inline(always)]
pub(super) fn normalize(values: &mut [f32], gain: &[f32], bias: &[f32]) {
    let count = values.len() as f32;
    let mean = sum_of(values, |value| value) / count;
    let variance = sum_of(values, |value| (value - mean) * (value - mean)) / count;
    let inverse = 1.0 / (variance + 1e-5).sqrt();
    for ((value, gain), bias) in values.iter_mut().zip(gain).zip(bias) {
        *value = (*value - mean) * inverse * gain + bias;
    }
}

/// 1 by the square root of a count.
pub(super) fn inverse_root(count: usize) -> f32 {
    1.0 / (count as f32).sqrt()
}

/// The index of the first largest value.
pub(super) fn largest(values: &[f32]) -> usize {
    let mut best = 0;
    for (index, value) in values.iter().enumerate() {
        if *value > values[best] {
            best = index;
        }
    }
    best
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn exp_is_close() {
        for step in -400_i16..=400 {
            let value = f32::from(step) * 0.05;
            let exact = f64::from(value).exp();
            let error = (f64::from(exp(value)) - exact).abs() / exact;
            assert!(error < 4e-6, "exp({value}) off by {error}");
        }
        assert_eq!(exp(-90.0).to_bits(), exp(-20.0).to_bits());
        assert!((tanh(0.5) - 0.462_117_16).abs() < 1e-6);
    }

    #[test]
    fn fixed_rounds_and_saturates() {
        assert_eq!(fixed(1.0), 1024);
        assert_eq!(fixed(-0.000_6), -1);
        assert_eq!(fixed(1e9), 32_767);
        assert_eq!(fixed(-1e9), -32_767);
        assert_eq!(fixed(f32::NAN), fixed(f32::NAN), "no panic");
    }

    #[test]
    fn normalizes() {
        let mut values: Vec<f32> = (0_u8..32).map(f32::from).collect();
        normalize(&mut values, &[1.0; 32], &[0.0; 32]);
        assert!(values.iter().sum::<f32>().abs() < 1e-4);
        assert!((dot(&values, &values) - 32.0).abs() < 1e-2);
    }
}
