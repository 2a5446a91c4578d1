//! Whole-program tests of mskwise: what several of them share.

pub mod generated;
pub mod hold;
pub mod pages;
pub mod twins;
