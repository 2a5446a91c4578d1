//! `cargo xtask web`: the site. WebAssembly modules, the JavaScript around them, prices and examples as static files, and
//! the pages, into `web/dist`. `cargo xtask web-test` holds it to the command line.

mod data;
mod library;
mod modules;
mod tests;

use std::{
    fs,
    path::{Path, PathBuf},
    process::Command,
};

use crate::root;

use modules::Make;
pub(crate) use tests::{quick as quick_test, run as test, shots};

/// Builds everything.
pub(crate) fn run(arguments: &[String]) -> Result<(), String> {
    let make = match arguments {
        [] => Make::Small,
        [flag] if flag == "--quick" => Make::Quick,
        _ => return Err("usage: cargo xtask web [--quick]".into()),
    };
    build(make)
}

fn build(make: Make) -> Result<(), String> {
    let web = root().join("web");
    packages(&web)?;
    modules::build(&web, make)?;
    data::write(&web)?;
    say("types");
    crate::types::check()?;
    succeed(program(&web, "tsc").args(["--noEmit"]).current_dir(&web))?;
    say("pages");
    let mut vite = program(&web, "vite");
    vite.args(["build", "--logLevel", "warn"]).current_dir(&web);
    succeed(&mut vite)?;
    sizes(&web.join("dist"))
}

/// Installs what `package-lock.json` names, unless it is there.
fn packages(web: &Path) -> Result<(), String> {
    let wanted = web.join("package-lock.json");
    let stamp = web.join("node_modules/.mskwise-lock");
    let text = read(&wanted)?;
    if fs::read_to_string(&stamp).is_ok_and(|installed| installed == text) {
        return Ok(());
    }
    say("npm ci");
    let mut npm = Command::new("npm");
    npm.args(["ci", "--no-audit", "--no-fund", "--loglevel=error"]);
    succeed(npm.current_dir(web)).map_err(|error| {
        format!("{error}\nthe site needs Node.js 20.19 or newer with npm, and its registry to install packages from")
    })?;
    write(&stamp, &text)
}

/// A program that npm installed.
fn program(web: &Path, name: &str) -> Command {
    Command::new(web.join("node_modules/.bin").join(name))
}

/// What every visitor of a page loads, and everything.
fn sizes(dist: &Path) -> Result<(), String> {
    let mut all = Vec::new();
    let mut folders = vec![dist.to_path_buf()];
    while let Some(folder) = folders.pop() {
        for path in list(&folder)? {
            if path.is_dir() {
                folders.push(path);
            } else {
                let length = fs::metadata(&path)
                    .map_err(|error| error.to_string())?
                    .len();
                all.push((length, path));
            }
        }
    }
    let total: u64 = all.iter().map(|(length, _)| length).sum();
    println!(
        "xtask: web/dist holds {} files, {} kB",
        all.len(),
        total / 1000
    );
    Ok(())
}

fn say(step: &str) {
    println!("xtask: {step}");
}

fn succeed(command: &mut Command) -> Result<(), String> {
    let name = command.get_program().to_string_lossy().into_owned();
    let status = command
        .status()
        .map_err(|error| format!("{name}: {error}"))?;
    if status.success() {
        Ok(())
    } else {
        Err(format!("{name} failed"))
    }
}

fn read(path: &Path) -> Result<String, String> {
    fs::read_to_string(path).map_err(|error| format!("{}: {error}", path.display()))
}

fn write(path: &Path, text: &str) -> Result<(), String> {
    if let Some(folder) = path.parent() {
        fs::create_dir_all(folder).map_err(|error| format!("{}: {error}", folder.display()))?;
    }
    fs::write(path, text).map_err(|error| format!("{}: {error}", path.display()))
}

/// What a folder holds, sorted.
fn list(folder: &Path) -> Result<Vec<PathBuf>, String> {
    let entries = fs::read_dir(folder).map_err(|error| format!("{}: {error}", folder.display()))?;
    let mut paths: Vec<PathBuf> = entries.flatten().map(|entry| entry.path()).collect();
    paths.sort();
    Ok(paths)
}
