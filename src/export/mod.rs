//! Export: a graph in, files that other programs read out.
