//! Query: a question and a graph in, answers with their evidence out.
