//! How far coders agree, beyond what chance would do.
//!
//! Krippendorff's alpha follows K. Krippendorff, *Content Analysis* (chapter on
//! reliability), and A. F. Hayes and K. Krippendorff, "Answering the Call for a
//! Standard Reliability Measure for Coding Data", *Communication Methods and
//! Measures* 1 (2007), for nominal data. Cohen's kappa follows J. Cohen, "A
//! Coefficient of Agreement for Nominal Scales", *Educational and Psychological
//! Measurement* 20 (1960).

use std::collections::BTreeMap;

/// Agreement of two coders on nominal values.
#[derive(Clone, Copy, Debug, PartialEq, serde::Serialize)]
pub struct Agreement {
    /// Units that both judged.
    pub units: usize,
    /// Units of which both judged the same.
    pub agreed: usize,
    /// Share of the units of which both judged the same, in per cent.
    pub percent: Option<f64>,
    /// Cohen's kappa; nothing where both know one value only.
    pub kappa: Option<f64>,
    /// Krippendorff's alpha, nominal; nothing where there is one value only.
    pub alpha: Option<f64>,
}

impl Agreement {
    /// Of pairs of values, one a unit.
    pub fn of<T: Ord + Copy>(pairs: &[(T, T)]) -> Self {
        let agreed = pairs.iter().filter(|(a, b)| a == b).count();
        let units: Vec<Vec<T>> = pairs.iter().map(|&(a, b)| vec![a, b]).collect();
        Self {
            units: pairs.len(),
            agreed,
            percent: (!pairs.is_empty()).then(|| 100.0 * ratio(agreed, pairs.len())),
            kappa: kappa(pairs),
            alpha: alpha(&units),
        }
    }
}

/// Cohen's kappa: (observed − expected) / (1 − expected) agreement, expected
/// from how often each coder gives each value.
pub fn kappa<T: Ord + Copy>(pairs: &[(T, T)]) -> Option<f64> {
    if pairs.is_empty() {
        return None;
    }
    let mut counts: BTreeMap<T, (usize, usize)> = BTreeMap::new();
    for &(a, b) in pairs {
        counts.entry(a).or_default().0 += 1;
        counts.entry(b).or_default().1 += 1;
    }
    let all = pairs.len();
    let agreed = pairs.iter().filter(|(a, b)| a == b).count();
    let expected: usize = counts.values().map(|(a, b)| a * b).sum();
    let (observed, expected) = (ratio(agreed, all), ratio(expected, all * all));
    let least = 1.0 - expected;
    (least > 0.0).then(|| (observed - expected) / least)
}

/// Krippendorff's alpha for nominal data: each unit with the values that any
/// number of coders gave it. Units with fewer than two values do not count.
///
/// With `o` the coincidences of values within units, each unit's pairs weighed
/// by 1 / (values of the unit − 1), `n_c` their sums for a value and `n` for
/// all: `1 − (n − 1) · Σ o(c,k) / Σ n_c · n_k`, both sums over c ≠ k.
pub fn alpha<T: Ord + Copy>(units: &[Vec<T>]) -> Option<f64> {
    let mut sums: BTreeMap<T, usize> = BTreeMap::new();
    let mut differing = 0.0;
    for unit in units.iter().filter(|unit| unit.len() > 1) {
        let mut counts: BTreeMap<T, usize> = BTreeMap::new();
        for &value in unit {
            *counts.entry(value).or_default() += 1;
            *sums.entry(value).or_default() += 1;
        }
        let same: usize = counts.values().map(|count| count * count).sum();
        differing += ratio(unit.len() * unit.len() - same, unit.len() - 1);
    }
    let all: usize = sums.values().sum();
    let same: usize = sums.values().map(|sum| sum * sum).sum();
    let by_chance = all * all - same;
    let rest = all.checked_sub(1)?;
    (by_chance > 0).then(|| 1.0 - ratio(rest, by_chance) * differing)
}

#[allow(clippy::cast_precision_loss, reason = "counts of judgements are small")]
fn ratio(part: usize, whole: usize) -> f64 {
    part as f64 / whole as f64
}

#[cfg(test)]
mod tests {
    use super::{Agreement, alpha, kappa};

    fn near(value: Option<f64>, expected: f64) -> bool {
        value.is_some_and(|value| (value - expected).abs() < 5e-4)
    }

    /// Krippendorff, "Computing Krippendorff's Alpha-Reliability" (2011), example
    /// C: four observers, twelve units, some values missing; nominal 0.743.
    #[test]
    fn alpha_of_four_observers() {
        let observers = [
            "1 2 3 3 2 1 4 1 2 . . .",
            "1 2 3 3 2 2 4 1 2 5 . 3",
            ". 3 3 3 2 3 4 2 2 5 1 .",
            "1 2 3 3 2 4 4 1 2 5 1 .",
        ];
        let mut units: Vec<Vec<&str>> = vec![Vec::new(); 12];
        for observer in observers {
            let values = observer.split(' ').enumerate();
            for (unit, value) in values.filter(|(_, value)| *value != ".") {
                units[unit].push(value);
            }
        }
        assert!(near(alpha(&units), 0.743), "{:?}", alpha(&units));
    }

    /// The same, examples A and B: two observers, two and five values; nominal
    /// 0.095 and 0.692.
    #[test]
    fn alpha_of_two_observers() {
        for (one, other, expected) in [
            ("0100000010", "1110010000", 0.095),
            ("aabbdcccedda", "babbbccceddd", 0.692),
        ] {
            let pairs = one.chars().zip(other.chars());
            let units: Vec<Vec<char>> = pairs.map(|(a, b)| vec![a, b]).collect();
            assert!(near(alpha(&units), expected), "{:?}", alpha(&units));
        }
    }

    #[test]
    fn kappa_of_two_coders() {
        let mut pairs = vec![("yes", "yes"); 20];
        pairs.extend([("yes", "no"); 5]);
        pairs.extend([("no", "yes"); 10]);
        pairs.extend([("no", "no"); 15]);
        assert!(near(kappa(&pairs), 0.4), "{:?}", kappa(&pairs));
    }

    #[test]
    fn one_value_alone_tells_nothing() {
        let same = Agreement::of(&[(1, 1), (1, 1)]);
        assert_eq!((same.agreed, same.kappa, same.alpha), (2, None, None));
        assert_eq!(same.percent, Some(100.0));
        let none = Agreement::of::<u8>(&[]);
        assert_eq!((none.percent, none.kappa, none.alpha), (None, None, None));
    }
}
