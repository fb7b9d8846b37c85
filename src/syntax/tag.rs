//! The tags of the Penn Treebank, with those that the English Web Treebank adds.

/// All tags, in the order of their bytes.
pub const TAGS: [&str; 49] = [
    "$", "''", ",", "-LRB-", "-RRB-", ".", ":", "ADD", "AFX", "CC", "CD", "DT", "EX", "FW", "GW",
    "HYPH", "IN", "JJ", "JJR", "JJS", "LS", "MD", "NFP", "NN", "NNP", "NNPS", "NNS", "PDT", "POS",
    "PRP", "PRP$", "RB", "RBR", "RBS", "RP", "SYM", "TO", "UH", "VB", "VBD", "VBG", "VBN", "VBP",
    "VBZ", "WDT", "WP", "WP$", "WRB", "``",
];

/// The tag of this name.
pub fn find(name: &str) -> Option<&'static str> {
    let place = TAGS.binary_search(&name).ok()?;
    TAGS.get(place).copied()
}

#[cfg(test)]
mod tests {
    use super::{TAGS, find};

    #[test]
    fn every_tag_is_found() {
        assert!(TAGS.iter().all(|tag| find(tag) == Some(tag)));
        assert_eq!(find("NOUN"), None);
    }
}
