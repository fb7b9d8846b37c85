//! Render: DOT in, SVG and PNG out, in process (feature `render`).
