//! Whole-program tests of mskwise: what several of them share.

pub mod pages;
pub mod twins;
