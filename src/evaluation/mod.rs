//! Evaluation: gold and extracted stances in, figures out.
