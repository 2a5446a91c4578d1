//! The standard library inside the modules. The shipped one is built for speed and tells of every panic in words, which
//! nobody reads in a browser: built from its sources for size, with a trap for a panic, it makes a module a tenth smaller.
//! The page's side sees the trap as an error and begins a new module, as after any other panic.

use std::process::Command;

use super::{modules, say, succeed};
use crate::root;

/// Which one a module is built with.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Library {
    /// As rustup installs it.
    Shipped,
    /// From its sources, with the modules.
    Small,
}

impl Library {
    /// The small one where its sources can be had and built, else the shipped one with a word about it.
    pub(super) fn small() -> Self {
        match sources().and_then(|()| tried()) {
            Ok(()) => Self::Small,
            Err(why) => {
                println!(
                    "xtask: {why}\nxtask: the modules get the shipped standard library and are a tenth larger"
                );
                Self::Shipped
            }
        }
    }

    /// Adds what cargo has to be asked. The flags are unstable in name; what they are here for is pinned with the
    /// toolchain.
    pub(super) fn ask(self, cargo: &mut Command) {
        if self == Self::Shipped {
            return;
        }
        cargo.args(["-Zbuild-std=std,panic_abort"]);
        cargo.args(["-Zbuild-std-features=optimize_for_size"]);
        cargo.env("RUSTC_BOOTSTRAP", "1");
        cargo.env(
            "CARGO_TARGET_WASM32_UNKNOWN_UNKNOWN_RUSTFLAGS",
            "-Zunstable-options -Cpanic=immediate-abort",
        );
    }
}

/// Asks rustup for the sources of the standard library.
fn sources() -> Result<(), String> {
    let listed = Command::new("rustup")
        .args(["component", "list", "--installed"])
        .current_dir(root())
        .output();
    let listed = listed.map_err(|error| format!("rustup: {error}"))?;
    let installed = String::from_utf8_lossy(&listed.stdout);
    if installed.lines().any(|line| line.starts_with("rust-src")) {
        return Ok(());
    }
    say("rustup component add rust-src");
    let mut add = Command::new("rustup");
    succeed(
        add.args(["component", "add", "rust-src"])
            .current_dir(root()),
    )
}

/// Builds the smallest crate with it, as packages it needs may be out of reach.
fn tried() -> Result<(), String> {
    let mut cargo = modules::cargo();
    cargo.args(["build", "--quiet", "--package", "fact", "--profile", "wasm"]);
    cargo.args(["--target", modules::TARGET]);
    Library::Small.ask(&mut cargo);
    succeed(cargo.current_dir(root())).map_err(|error| format!("the standard library: {error}"))
}
