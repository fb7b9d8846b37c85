//! Where nodes lie: the `plain` output of a layout program, read.

use std::collections::BTreeMap;

/// Middle and size of a node in inches, from the lower left.
pub type Rectangle = [f64; 4];

/// The nodes of the layout by name: `node NAME X Y WIDTH HEIGHT …`.
pub(super) fn read(plain: &str) -> BTreeMap<String, Rectangle> {
    let mut places = BTreeMap::new();
    // Labels may hold line breaks only as `\n`, so a line is a statement.
    for line in plain.lines() {
        let Some(rest) = line.strip_prefix("node ") else {
            continue;
        };
        let (name, rest) = match rest.strip_prefix('"') {
            Some(quoted) => quoted.split_once("\" ").unwrap_or((quoted, "")),
            None => rest.split_once(' ').unwrap_or((rest, "")),
        };
        let mut numbers = rest.split(' ').map_while(|word| word.parse().ok());
        let mut next = || numbers.next();
        if let (Some(x), Some(y), Some(width), Some(height)) = (next(), next(), next(), next()) {
            places.insert(name.to_owned(), [x, y, width, height]);
        }
    }
    places
}

#[cfg(test)]
mod tests {
    use super::read;

    #[test]
    fn names_may_be_quoted() {
        let places = read(
            "graph 1 2 3\nnode a 0.5 1 2 0.25 \"x\\ny\" solid\nnode \"b:c%20\" 1 2 3 4 l s\nstop\n",
        );
        let close = |name: &str, place: [f64; 4]| {
            let pairs = places[name].iter().zip(place);
            pairs.into_iter().all(|(a, b)| (a - b).abs() < 1e-9)
        };
        assert!(close("a", [0.5, 1.0, 2.0, 0.25]));
        assert!(close("b:c%20", [1.0, 2.0, 3.0, 4.0]));
        assert_eq!(places.len(), 2);
    }
}
