//! `cargo xtask test`: everything that must hold, in the order in which it fails fastest.

use std::process::Command;

use crate::root;

pub(crate) fn run(arguments: &[String]) -> Result<(), String> {
    let fast = arguments.iter().any(|argument| argument == "--fast");
    if !fast {
        step("format", cargo(&["fmt", "--all", "--check"]))?;
        step("format of the rules", rustfmt_rules()?)?;
        let clippy = [
            "clippy",
            "--workspace",
            "--all-targets",
            "--locked",
            "--",
            "-D",
            "warnings",
        ];
        step("clippy", cargo(&clippy))?;
    }
    let mut tests = cargo(&["test", "--workspace", "--locked"]);
    // The laws draw the same inputs in every run here, so that a red run is about the change at hand. `cargo test`
    // alone draws new ones each time, and so does a seed of one's own.
    if std::env::var_os("PROPTEST_RNG_SEED").is_none() {
        tests.env("PROPTEST_RNG_SEED", "20261121");
    }
    step("tests", tests)?;
    let lack = if fast { None } else { web()? };
    match lack {
        None => println!("xtask: all steps passed"),
        Some(lack) => println!("xtask: all steps passed that could be run; skipped {lack}"),
    }
    Ok(())
}

/// The site, built the quick way, held to the command line and clicked through.
fn web() -> Result<Option<String>, String> {
    println!("xtask: web tests");
    let started = std::time::Instant::now();
    let lack = crate::web::quick_test()?;
    println!("xtask: web tests took {:.0?}", started.elapsed());
    Ok(lack)
}

/// The check files are reached through a macro, which `cargo fmt` does not see into.
fn rustfmt_rules() -> Result<Command, String> {
    let mut files = Vec::new();
    let rules = root().join("rules");
    let families =
        std::fs::read_dir(&rules).map_err(|error| format!("{}: {error}", rules.display()))?;
    for family in families
        .filter_map(Result::ok)
        .filter(|entry| entry.path().is_dir())
    {
        let entries = std::fs::read_dir(family.path()).map_err(|error| error.to_string())?;
        let sources = entries.filter_map(Result::ok).map(|entry| entry.path());
        files.extend(sources.filter(|path| path.extension().is_some_and(|ending| ending == "rs")));
    }
    let mut command = Command::new("rustfmt");
    command.args(["--check", "--edition", "2024"]).args(files);
    Ok(command)
}

fn cargo(arguments: &[&str]) -> Command {
    let mut command = Command::new(std::env::var_os("CARGO").unwrap_or_else(|| "cargo".into()));
    command.args(arguments);
    command
}

fn step(name: &str, mut command: Command) -> Result<(), String> {
    println!("xtask: {name}");
    let started = std::time::Instant::now();
    let status = command
        .current_dir(root())
        .status()
        .map_err(|error| format!("{name}: {error}"))?;
    if !status.success() {
        return Err(format!("xtask: {name} failed"));
    }
    println!("xtask: {name} took {:.0?}", started.elapsed());
    Ok(())
}
