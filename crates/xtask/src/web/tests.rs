//! `cargo xtask web-test`: the modules held to the command line in Node, the pages clicked through in Chromium. What the
//! machine does not have and cannot get is said plainly and skipped; what it has must hold.

use std::{path::PathBuf, process::Command};

use super::{build, modules, modules::Make, say, succeed};
use crate::root;

/// Names of the browser in distributions, the plain one first.
const BROWSERS: [&str; 4] = [
    "chromium",
    "chromium-browser",
    "google-chrome-stable",
    "google-chrome",
];

/// The chore by itself: modules as readers get them, so that sizes and times count, unless `--quick` is given.
pub(crate) fn run(arguments: &[String]) -> Result<(), String> {
    let mut browser_too = true;
    let mut make = Make::Small;
    for argument in arguments {
        match argument.as_str() {
            "--modules" => browser_too = false,
            "--quick" => make = Make::Quick,
            _ => return Err("usage: cargo xtask web-test [--modules] [--quick]".into()),
        }
    }
    match tests(make, browser_too)? {
        None => Ok(()),
        Some(lack) => {
            println!("xtask: skipped {lack}");
            Ok(())
        }
    }
}

/// Pictures of the site as it was built last, for people to look at.
pub(crate) fn shots(arguments: &[String]) -> Result<(), String> {
    let folder = match arguments {
        [] => None,
        [folder] => Some(folder),
        _ => return Err("usage: cargo xtask web-shots [DIR]".into()),
    };
    let browser = browser().ok_or_else(|| format!("none of {} is here", BROWSERS.join(", ")))?;
    let mut node = Command::new("node");
    node.arg(root().join("tests/web/screenshots.mjs"))
        .args(folder);
    node.env("MSKWISE_CHROMIUM", browser);
    succeed(&mut node)
}

/// As a part of all tests. Out: what was left out because the machine does not have it, in words.
pub(crate) fn quick() -> Result<Option<String>, String> {
    tests(Make::Quick, true)
}

fn tests(make: Make, browser_too: bool) -> Result<Option<String>, String> {
    for needed in ["node", "npm", "rustup"] {
        if !answers(needed) {
            return Ok(Some(format!("the web tests: there is no `{needed}` here")));
        }
    }
    build(make)?;
    let program = program()?;
    say("the modules and the command line");
    script("modules.mjs", &program, make, None)?;
    if !browser_too {
        return Ok(None);
    }
    let Some(browser) = browser() else {
        return Ok(Some(format!(
            "the browser tests: none of {} is here and none could be installed",
            BROWSERS.join(", ")
        )));
    };
    say(&format!("the pages in {browser}"));
    script("browser.mjs", &program, make, Some(&browser))?;
    Ok(None)
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

fn script(name: &str, program: &PathBuf, make: Make, browser: Option<&str>) -> Result<(), String> {
    let mut node = Command::new("node");
    node.arg(root().join("tests/web").join(name));
    node.env("MSKWISE", program).current_dir(root());
    if make == Make::Small {
        node.env("MSKWISE_SMALL", "1");
    }
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
