//! The two WebAssembly modules and the JavaScript around them, into `web/generated`.

use std::{
    fs,
    path::{Path, PathBuf},
    process::Command,
};

use serde_json::Value;
use wasm_bindgen_cli_support::Bindgen;

use super::{library::Library, program, say, succeed};
use crate::root;

pub(super) const TARGET: &str = "wasm32-unknown-unknown";

/// Each is a feature of the crate `wasm`, in the order in which a visitor needs them.
const MODULES: [&str; 2] = ["calculator", "linter"];

/// What the modules are built for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Make {
    /// Readers: as small as they get, which takes minutes.
    Small,
    /// Tests: soon.
    Quick,
}

impl Make {
    /// The profile of cargo, which is the name of its folder as well.
    fn profile(self) -> &'static str {
        match self {
            Self::Small => "wasm",
            Self::Quick => "wasm-test",
        }
    }
}

/// Builds what changed.
pub(super) fn build(web: &Path, make: Make) -> Result<(), String> {
    target()?;
    let library = match make {
        Make::Small => Library::small(),
        Make::Quick => Library::Shipped,
    };
    let built = target_folder()?.join(TARGET).join(make.profile());
    let built = built.join("wasm.wasm");
    let folder = web.join("generated");
    for module in MODULES {
        say(&format!("module {module}"));
        compile(module, make, library)?;
        // Both features end in one file, so each is taken away before the next is built.
        let bytes = fs::read(&built).map_err(|error| format!("{}: {error}", built.display()))?;
        let kept = folder.join(format!("{module}.compiled.wasm"));
        if fs::read(&kept).is_ok_and(|before| before == bytes) {
            continue;
        }
        let failed = |error: std::io::Error| format!("{}: {error}", kept.display());
        fs::create_dir_all(&folder).map_err(failed)?;
        let _ = fs::remove_file(&kept);
        bind(&built, module, &folder)?;
        if make == Make::Small {
            shrink(web, &folder.join(format!("{module}_bg.wasm")))?;
        }
        fs::write(&kept, &bytes).map_err(failed)?;
    }
    Ok(())
}

/// Asks rustup for the standard library of the target.
fn target() -> Result<(), String> {
    let listed = Command::new("rustup")
        .args(["target", "list", "--installed"])
        .current_dir(root())
        .output();
    let listed = listed.map_err(|error| format!("rustup: {error}"))?;
    let installed = String::from_utf8_lossy(&listed.stdout);
    if installed.lines().any(|line| line == TARGET) {
        return Ok(());
    }
    say(&format!("rustup target add {TARGET}"));
    let mut add = Command::new("rustup");
    add.args(["target", "add", TARGET]).current_dir(root());
    succeed(&mut add).map_err(|error| {
        format!("{error}\nthe standard library of {TARGET} could not be got; without it there is no site")
    })
}

fn compile(module: &str, make: Make, library: Library) -> Result<(), String> {
    let mut cargo = cargo();
    cargo.args(["build", "--quiet", "--package", "wasm", "--lib"]);
    cargo.args(["--target", TARGET, "--profile", make.profile()]);
    cargo.args(["--no-default-features", "--features", module]);
    library.ask(&mut cargo);
    succeed(cargo.current_dir(root()))
}

/// The cargo that runs this.
pub(super) fn cargo() -> Command {
    Command::new(std::env::var_os("CARGO").unwrap_or_else(|| "cargo".into()))
}

/// Where cargo puts what it builds.
pub(super) fn target_folder() -> Result<PathBuf, String> {
    let mut cargo = cargo();
    cargo.args(["metadata", "--format-version", "1", "--no-deps"]);
    let output = cargo.current_dir(root()).output();
    let output = output.map_err(|error| format!("cargo metadata: {error}"))?;
    let metadata: Value =
        serde_json::from_slice(&output.stdout).map_err(|error| error.to_string())?;
    let folder = metadata.get("target_directory").and_then(Value::as_str);
    folder
        .map(PathBuf::from)
        .ok_or_else(|| "cargo metadata names no target folder".into())
}

fn bind(compiled: &Path, module: &str, folder: &Path) -> Result<(), String> {
    let mut bindgen = Bindgen::new();
    let bound = bindgen
        .input_path(compiled)
        .out_name(module)
        .typescript(true)
        .omit_default_module_path(true)
        .web(true)
        .and_then(|bindgen| bindgen.generate(folder));
    bound.map_err(|error| format!("wasm-bindgen, {module}: {error:#}"))
}

fn shrink(web: &Path, module: &Path) -> Result<(), String> {
    // What every browser of the last years runs and rustc's target turns on; more would lock somebody out.
    const FEATURES: [&str; 6] = [
        "--enable-bulk-memory",
        "--enable-multivalue",
        "--enable-mutable-globals",
        "--enable-nontrapping-float-to-int",
        "--enable-reference-types",
        "--enable-sign-ext",
    ];
    let mut opt = program(web, "wasm-opt");
    opt.args(FEATURES)
        // The first kilobyte is the far end of the stack; whoever gets there runs into a trap either way.
        .args(["--low-memory-unused", "-Oz"])
        // A function that is used once is pulled into its user only while it is small: kept apart, bodies look more alike,
        // and what is compressed is a twentieth smaller though the file is larger.
        .args(["--one-caller-inline-max-function-size", "40"])
        // Functions of one name stand side by side, and so do their likenesses.
        .arg("--reorder-functions-by-name")
        .args(["--strip-debug", "--strip-producers"])
        .arg(module)
        .arg("-o")
        .arg(module);
    succeed(&mut opt)
}
