//! `cargo xtask fuzz`: builds the targets of `tests/fuzz`, feeds each for a given time, and tells what came of it. Seeds
//! are the repository's own fixtures, rule pages and price books, and a folder of one's own.

use std::{
    fs,
    path::{Path, PathBuf},
    process::{Command, Stdio},
    sync::Mutex,
};

use crate::root;

const USAGE: &str = "usage: cargo xtask fuzz [TARGET…] [--seconds N] [--seeds DIR] [--jobs N]

  TARGET     one of tests/fuzz/targets; all of them when none is named
  --seconds  how long each one runs, 60 when left out
  --seeds    a folder of further files to begin with
  --jobs     how many run side by side, 2 when left out";

/// A target, the endings of the files that it begins with, and how long inputs become.
struct Target {
    name: &'static str,
    endings: &'static [&'static str],
    longest: u32,
}

const TARGETS: [Target; 9] = [
    target("configuration", &["toml"], 4 << 10),
    target("guard", &["guard"], 4 << 10),
    target("parameters", &["json", "yaml", "toml"], 4 << 10),
    target("plans", &["json"], 32 << 10),
    target("policies", &["json"], 8 << 10),
    target("prices", &["toml"], 16 << 10),
    target("properties", &["properties", "ini", "env"], 4 << 10),
    target("scenarios", &["toml"], 4 << 10),
    target("templates", &["yaml", "yml", "json", "template"], 16 << 10),
];

const fn target(name: &'static str, endings: &'static [&'static str], longest: u32) -> Target {
    Target {
        name,
        endings,
        longest,
    }
}

/// What the arguments ask for.
struct Wish {
    targets: Vec<&'static Target>,
    seconds: u32,
    jobs: usize,
    seeds: Option<PathBuf>,
}

pub(crate) fn run(arguments: &[String]) -> Result<(), String> {
    let wish = read_arguments(arguments)?;
    // What is fuzzed has the versions of what is shipped.
    copy(&root().join("Cargo.lock"), &folder().join("Cargo.lock"))?;
    let built = cargo_fuzz("build").status();
    if !built.map_err(|error| error.to_string())?.success() {
        return Err("the targets do not build; `cargo install cargo-fuzz` if it is missing".into());
    }
    let seeds = seeds(wish.seeds.as_deref())?;
    for target in &wish.targets {
        sow(target, &seeds)?;
    }
    println!(
        "{:<14} {:>10} {:>7} {:>7} {:>7}  result",
        "target", "runs", "cov", "ft", "corpus"
    );
    let (next, broken) = (Mutex::new(wish.targets.iter()), Mutex::new(Vec::new()));
    let work = || {
        loop {
            let taken = next.lock().ok().and_then(|mut next| next.next());
            let Some(target) = taken else { break };
            let told = feed(target, wish.seconds);
            println!("{}", told.as_ref().unwrap_or_else(|told| told));
            if let (Err(told), Ok(mut broken)) = (told, broken.lock()) {
                broken.push(told);
            }
        }
    };
    std::thread::scope(|scope| {
        for _ in 0..wish.jobs {
            scope.spawn(work);
        }
    });
    let broken = broken.into_inner().unwrap_or_default();
    match broken.len() {
        0 => Ok(()),
        count => Err(format!(
            "{count} targets ended on an input of tests/fuzz/artifacts"
        )),
    }
}

fn read_arguments(arguments: &[String]) -> Result<Wish, String> {
    let mut wish = Wish {
        targets: Vec::new(),
        seconds: 60,
        jobs: 2,
        seeds: None,
    };
    let mut rest = arguments.iter();
    while let Some(argument) = rest.next() {
        let mut value = || rest.next().ok_or_else(|| USAGE.to_owned());
        match argument.as_str() {
            "--seconds" => wish.seconds = value()?.parse().map_err(|_| USAGE.to_owned())?,
            "--jobs" => wish.jobs = value()?.parse().map_err(|_| USAGE.to_owned())?,
            "--seeds" => wish.seeds = Some(PathBuf::from(value()?)),
            name => match TARGETS.iter().find(|target| target.name == name) {
                Some(target) => wish.targets.push(target),
                None => return Err(USAGE.to_owned()),
            },
        }
    }
    if wish.targets.is_empty() {
        wish.targets = TARGETS.iter().collect();
    }
    Ok(wish)
}

fn folder() -> PathBuf {
    root().join("tests/fuzz")
}

/// Our code has no `unsafe`, so that a sanitizer finds nothing that checked arithmetic and assertions do not; without one
/// the pinned toolchain builds the targets.
fn cargo_fuzz(what: &str) -> Command {
    let mut command = Command::new("cargo");
    command.args(["fuzz", what, "--fuzz-dir", ".", "--sanitizer", "none"]);
    command.current_dir(folder());
    command
}

/// Texts to begin with, each with the ending of its kind.
fn seeds(further: Option<&Path>) -> Result<Vec<(String, Vec<u8>)>, String> {
    let mut seeds = Vec::new();
    for folder in ["tests/fixtures", "tests/hostile", "pricing", "rules"] {
        gather(&root().join(folder), &mut seeds)?;
    }
    if let Some(folder) = further {
        gather(folder, &mut seeds)?;
    }
    Ok(seeds)
}

fn gather(folder: &Path, seeds: &mut Vec<(String, Vec<u8>)>) -> Result<(), String> {
    let entries = fs::read_dir(folder).map_err(|error| format!("{}: {error}", folder.display()))?;
    for path in entries.filter_map(Result::ok).map(|entry| entry.path()) {
        if path.is_dir() {
            gather(&path, seeds)?;
            continue;
        }
        let ending = path.extension().unwrap_or_default().to_string_lossy();
        let bytes = fs::read(&path).map_err(|error| format!("{}: {error}", path.display()))?;
        if ending == "md" {
            let page = String::from_utf8_lossy(&bytes).into_owned();
            seeds.extend(examples(&page));
        } else {
            seeds.push((ending.into_owned(), bytes));
        }
    }
    Ok(())
}

/// The fenced examples of a page.
fn examples(page: &str) -> Vec<(String, Vec<u8>)> {
    let fences = page.split("\n```").skip(1).step_by(2);
    let texts = fences.filter_map(|fence| fence.split_once('\n'));
    texts
        .map(|(language, text)| {
            let ending = language.split_whitespace().next().unwrap_or_default();
            (ending.to_owned(), text.as_bytes().to_vec())
        })
        .collect()
}

fn sow(target: &Target, seeds: &[(String, Vec<u8>)]) -> Result<(), String> {
    let folder = root().join("target/fuzz-seeds").join(target.name);
    let corpus = self::folder().join("corpus").join(target.name);
    for folder in [&folder, &corpus] {
        fs::create_dir_all(folder).map_err(|error| error.to_string())?;
    }
    let fit = seeds
        .iter()
        .filter(|(ending, _)| target.endings.contains(&ending.as_str()));
    for (at, (_, bytes)) in fit.enumerate() {
        fs::write(folder.join(at.to_string()), bytes).map_err(|error| error.to_string())?;
    }
    Ok(())
}

/// Runs one target; a line about it, as an error when it ended on an input.
fn feed(target: &Target, seconds: u32) -> Result<String, String> {
    let seeds = root().join("target/fuzz-seeds").join(target.name);
    let log = root()
        .join("target/fuzz-seeds")
        .join(format!("{}.log", target.name));
    let corpus = format!("corpus/{}", target.name);
    let file = fs::File::create(&log).map_err(|error| format!("{}: {error}", log.display()))?;
    let ended = cargo_fuzz("run")
        .args([target.name, &corpus])
        .arg(seeds)
        .arg("--")
        .arg(format!("-max_total_time={seconds}"))
        .arg(format!("-max_len={}", target.longest))
        .arg(format!("-dict=dictionaries/{}.dict", target.name))
        .args(["-timeout=30", "-rss_limit_mb=2048", "-print_final_stats=1"])
        .stdin(Stdio::null())
        .stdout(Stdio::null())
        .stderr(file)
        .status()
        .map_err(|error| error.to_string())?;
    let told = fs::read_to_string(&log).unwrap_or_default();
    let last = told.lines().rev().find(|line| line.contains("cov: "));
    let number = |word: &str| {
        let behind = last.and_then(|line| line.split(word).nth(1));
        let number = behind.and_then(|behind| behind.split_whitespace().next());
        number.unwrap_or("?").to_owned()
    };
    let runs = last.and_then(|line| line.trim_start_matches('#').split_whitespace().next());
    let told = format!(
        "{:<14} {:>10} {:>7} {:>7} {:>7}",
        target.name,
        runs.unwrap_or("?"),
        number("cov: "),
        number("ft: "),
        number("corp: ")
    );
    if ended.success() {
        Ok(format!("{told}  fine"))
    } else {
        Err(format!("{told}  see {}", log.display()))
    }
}

fn copy(from: &Path, to: &Path) -> Result<(), String> {
    fs::copy(from, to)
        .map(|_| ())
        .map_err(|error| format!("{}: {error}", to.display()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_target_has_its_file_dictionary_and_entry() {
        let manifest = fs::read_to_string(folder().join("Cargo.toml")).unwrap();
        let files = fs::read_dir(folder().join("targets")).unwrap().count();
        assert_eq!(files, TARGETS.len());
        for target in &TARGETS {
            assert!(
                folder()
                    .join(format!("targets/{}.rs", target.name))
                    .exists()
            );
            let dictionary = folder().join(format!("dictionaries/{}.dict", target.name));
            assert!(dictionary.exists(), "{}", dictionary.display());
            assert!(manifest.contains(&format!("name = \"{}\"", target.name)));
        }
    }

    #[test]
    fn fences_of_a_page_are_seeds() {
        let page =
            "+++\n+++\nWhy\n\n```yaml bad\na: 1\n```\nand\n```properties good file=x\nb=2\n```\n";
        let told: Vec<_> = examples(page)
            .into_iter()
            .map(|(ending, text)| (ending, String::from_utf8(text).unwrap()))
            .collect();
        assert_eq!(told[0], ("yaml".into(), "a: 1".into()));
        assert_eq!(told[1], ("properties".into(), "b=2".into()));
        assert_eq!(told.len(), 2);
    }
}
