//! The browser's door: JSON text in, the published JSON documents out, byte for byte those of the command line. Nothing
//! panics across it and nothing is read but the arguments. Two modules are built from this crate, one per feature, so
//! that the calculator is usable before the linter has arrived.

pub mod answer;
#[cfg(feature = "calculator")]
pub mod calculator;
#[cfg(target_arch = "wasm32")]
mod door;
#[cfg(feature = "linter")]
pub mod linter;
mod prices;
mod request;

pub use prices::load_prices;

/// The version of the program.
#[must_use]
pub fn version() -> String {
    env!("CARGO_PKG_VERSION").to_owned()
}
