//! The one integration test binary.

mod diagram;
