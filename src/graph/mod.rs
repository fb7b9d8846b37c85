//! Graph: stances in, actors, issues, documents and dated edges with all their evidence out.
