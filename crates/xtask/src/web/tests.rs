//! `cargo xtask web-test`: the modules held to the command line in Node, the pages clicked through in Chromium. What the
//! machine does not have is said plainly and skipped; what it has must hold.

use std::{path::PathBuf, process::Command};

use super::{modules, run as build, say, succeed};
use crate::root;

/// Names of the browser in distributions, the plain one first.
const BROWSERS: [&str; 4] = [
    "chromium",
    "chromium-browser",
    "google-chrome-stable",
    "google-chrome",
];

pub(crate) fn run(arguments: &[String]) -> Result<(), String> {
    let browser_too = match arguments {
        [] => true,
        [flag] if flag == "--modules" => false,
        _ => return Err("usage: cargo xtask web-test [--modules]".into()),
    };
    for needed in ["node", "npm", "rustup"] {
        if !answers(needed) {
            println!("xtask: skipped the web tests: there is no `{needed}` here");
            return Ok(());
        }
    }
    build(&[])?;
    let program = program()?;
    say("the modules and the command line");
    script("modules.mjs", &program, None)?;
    if !browser_too {
        return Ok(());
    }
    let Some(browser) = browser() else {
        println!(
            "xtask: skipped the browser tests: none of {} is here and none could be installed",
            BROWSERS.join(", ")
        );
        return Ok(());
    };
    say(&format!("the pages in {browser}"));
    script("browser.mjs", &program, Some(&browser))
}

/// The command line, built the quick way.
fn program() -> Result<PathBuf, String> {
    say("the command line");
    let mut cargo = modules::cargo();
    cargo.args(["build", "--quiet", "--package", "mskwise"]);
    succeed(cargo.current_dir(root()))?;
    let name = format!("debug/mskwise{}", std::env::consts::EXE_SUFFIX);
    Ok(modules::target_folder()?.join(name))
}

fn script(name: &str, program: &PathBuf, browser: Option<&str>) -> Result<(), String> {
    let mut node = Command::new("node");
    node.arg(root().join("tests/web").join(name));
    node.env("MSKWISE", program).current_dir(root());
    if let Some(browser) = browser {
        node.env("MSKWISE_CHROMIUM", browser);
    }
    succeed(&mut node).map_err(|error| format!("{name}: {error}"))
}

/// Where a browser is: named by `MSKWISE_CHROMIUM`, on the path, or installed now from the distribution's packages where
/// that is permitted.
fn browser() -> Option<String> {
    let named = std::env::var("MSKWISE_CHROMIUM").ok();
    named.or_else(on_path).or_else(|| {
        install();
        on_path()
    })
}

/// Playwright wants the whole path.
fn on_path() -> Option<String> {
    let folders = std::env::var_os("PATH")?;
    std::env::split_paths(&folders)
        .flat_map(|folder| BROWSERS.map(|name| folder.join(name)))
        .find(|path| path.is_file())
        .map(|path| path.to_string_lossy().into_owned())
}

fn install() {
    let root = Command::new("id").arg("-u").output();
    let permitted = root.is_ok_and(|output| output.stdout.trim_ascii() == b"0");
    if !permitted || !answers("apt-get") {
        return;
    }
    say("apt-get install chromium");
    for arguments in [
        &["update", "-qq"][..],
        &[
            "install",
            "-qq",
            "-y",
            "--no-install-recommends",
            "chromium",
        ],
    ] {
        let mut apt = Command::new("apt-get");
        apt.args(arguments).env("DEBIAN_FRONTEND", "noninteractive");
        if let Err(error) = succeed(&mut apt) {
            println!("xtask: {error}");
            return;
        }
    }
}

/// Whether a program is there.
fn answers(program: &str) -> bool {
    Command::new(program)
        .arg("--version")
        .output()
        .is_ok_and(|output| output.status.success())
}
