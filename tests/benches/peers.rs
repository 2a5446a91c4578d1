//! Other linters over the same files: a typical template, many small ones, a very large one. Those that are found on
//! PATH run (cloudformation-validate as Python's package), the others are named. They take turns, so that a busy machine
//! is busy for all; the fastest and the median of the turns are told. Run with `cargo build --release && cargo bench -p
//! tests --bench peers`, or name a program that is built already in `MSKWISE`; add `-- --fast` to leave the very large
//! template out. No test depends on the figures.

#![allow(
    clippy::print_stdout,
    clippy::disallowed_methods,
    reason = "a benchmark talks, runs programs and looks at the clock"
)]

use std::{
    env, fs, io,
    path::{Path, PathBuf},
    process::{Command, Stdio},
    time::{Duration, Instant},
};

use tests::generated::{TYPICAL, large_template, large_template_json, small_templates};

/// As many turns as fit into this time for each tool, one at least.
const PATIENCE: Duration = Duration::from_secs(12);

/// More turns than this tell nothing new.
const TURNS: usize = 25;

/// How a tool is told to read a path; the second one is a file of Guard rules.
type Arguments = fn(&Path, &Path) -> Vec<String>;

/// cloudformation-validate comes without a command; this is what its manual shows, for a file or a folder.
const VALIDATE: &str = "
import pathlib, sys
from cloudformation_validate import CompositeEngine
engine, path = CompositeEngine(), pathlib.Path(sys.argv[1])
for file in sorted(path.rglob('*.yaml')) if path.is_dir() else [path]:
    print(len(engine.validate_template(file).diagnostics))
";

/// A tool and how it is told what to read.
struct Tool {
    name: &'static str,
    program: PathBuf,
    arguments: Arguments,
}

/// What all of them read.
struct Material {
    what: &'static str,
    path: PathBuf,
}

/// How long a tool took, turn by turn, and how it ended the last time: `None` when a signal ended it.
struct Turns {
    times: Vec<Duration>,
    code: Option<i32>,
}

fn main() -> io::Result<()> {
    let fast = env::args().any(|argument| argument == "--fast");
    let folder = env::temp_dir().join("mskwise-peers");
    let guard = guard_rules(&folder)?;
    let materials = materials(&folder, fast)?;
    let tools = tools()?;
    println!("files in {}", folder.display());
    if let Ok(load) = fs::read_to_string("/proc/loadavg") {
        println!("load of this machine before: {}", load.trim_end());
    }
    for material in &materials {
        println!(
            "{}\n  {:<24} {:>11} {:>8} {:>11} {:>8} {:>6} {:>5}",
            material.what, "", "fastest", "times", "median", "times", "turns", "exit"
        );
        let mut ours = None;
        for (tool, mut turns) in tools
            .iter()
            .zip(take_turns(&tools, &material.path, &guard)?)
        {
            turns.times.sort_unstable();
            let (Some(fastest), Some(median)) = (
                turns.times.first().map(Duration::as_secs_f64),
                turns
                    .times
                    .get(turns.times.len() / 2)
                    .map(Duration::as_secs_f64),
            ) else {
                continue;
            };
            let (our_fastest, our_median) = *ours.get_or_insert((fastest, median));
            println!(
                "  {:<24} {:>8.1} ms {:>8.1} {:>8.1} ms {:>8.1} {:>6} {:>5}",
                tool.name,
                fastest * 1000.0,
                fastest / our_fastest,
                median * 1000.0,
                median / our_median,
                turns.times.len(),
                turns
                    .code
                    .map_or("killed".to_owned(), |code| code.to_string())
            );
        }
    }
    Ok(())
}

/// Ours first: the others are told in multiples of it.
fn tools() -> io::Result<Vec<Tool>> {
    let Some(program) = ours() else {
        return Err(io::Error::other(
            "no mskwise to measure: cargo build --release, or name one in MSKWISE",
        ));
    };
    let mut found = vec![Tool {
        name: "mskwise",
        program,
        arguments: |path, _| words(&["lint", "--no-config", "--fail-on", "never"], path),
    }];
    let known: [(&str, Option<PathBuf>, Arguments); 4] = [
        ("cfn-guard", on_path("cfn-guard"), |path, rules| {
            let rules = rules.display().to_string();
            words(&["validate", "--rules", &rules, "--data"], path)
        }),
        ("cloudformation-validate", python(), |path, _| {
            words(&["-c", VALIDATE], path)
        }),
        ("cfn-lint", on_path("cfn-lint"), |path, _| {
            if path.is_dir() {
                words(&[], &path.join("*.yaml"))
            } else {
                words(&[], path)
            }
        }),
        ("checkov", on_path("checkov"), |path, _| {
            let which = if path.is_dir() {
                "--directory"
            } else {
                "--file"
            };
            let quiet = ["--framework", "cloudformation", "--quiet", "--compact"];
            words(&[&quiet[..], &["--skip-download", which]].concat(), path)
        }),
    ];
    for (name, program, arguments) in known {
        match program {
            Some(program) => found.push(Tool {
                name,
                program,
                arguments,
            }),
            None => println!("{name}: not found, so not compared"),
        }
    }
    Ok(found)
}

fn words(before: &[&str], path: &Path) -> Vec<String> {
    let before = before.iter().map(|word| (*word).to_owned());
    before.chain([path.display().to_string()]).collect()
}

/// The program that `MSKWISE` names, or the one beside the benchmark, where `cargo build --release` puts it.
fn ours() -> Option<PathBuf> {
    let named = env::var_os("MSKWISE").map(PathBuf::from);
    let built = || Some(env::current_exe().ok()?.parent()?.parent()?.join("mskwise"));
    named.or_else(built).filter(|program| program.is_file())
}

fn on_path(name: &str) -> Option<PathBuf> {
    let path = env::var_os("PATH")?;
    env::split_paths(&path)
        .map(|folder| folder.join(name))
        .find(|program| program.is_file())
}

/// A Python that knows cloudformation-validate.
fn python() -> Option<PathBuf> {
    let path = env::var_os("PATH")?;
    let mut pythons = env::split_paths(&path).map(|folder| folder.join("python3"));
    pythons.find(|python| {
        let asked = Command::new(python)
            .args(["-c", "import cloudformation_validate"])
            .stdin(Stdio::null())
            .stderr(Stdio::null())
            .status();
        asked.is_ok_and(|status| status.success())
    })
}

/// One turn for each tool, and again for those whose time is not over; whatever the tools find.
fn take_turns(tools: &[Tool], path: &Path, guard: &Path) -> io::Result<Vec<Turns>> {
    let mut all: Vec<Turns> = Vec::new();
    all.resize_with(tools.len(), || Turns {
        times: Vec::new(),
        code: None,
    });
    for turn in 0..TURNS {
        for (tool, turns) in tools.iter().zip(&mut all) {
            let spent: Duration = turns.times.iter().sum();
            if turn > 0 && spent >= PATIENCE {
                continue;
            }
            let start = Instant::now();
            let status = Command::new(&tool.program)
                .args((tool.arguments)(path, guard))
                .stdin(Stdio::null())
                .stdout(Stdio::null())
                .stderr(Stdio::null())
                .status()?;
            turns.times.push(start.elapsed());
            turns.code = status.code();
        }
    }
    Ok(all)
}

fn materials(folder: &Path, fast: bool) -> io::Result<Vec<Material>> {
    let write = |name: &str, text: &str| -> io::Result<PathBuf> {
        let path = folder.join(name);
        fs::write(&path, text)?;
        Ok(path)
    };
    let small = folder.join("small");
    fs::create_dir_all(&small)?;
    for (name, text) in small_templates(500) {
        fs::write(small.join(name), text)?;
    }
    let mut materials = vec![
        Material {
            what: "a typical template of 3 KB",
            path: write("typical.yaml", TYPICAL)?,
        },
        Material {
            what: "500 small templates in a folder",
            path: small,
        },
    ];
    let (yaml, json) = (
        write("large.yaml", &large_template(5_000))?,
        write("large.json", &large_template_json(5_000))?,
    );
    if !fast {
        materials.extend([
            Material {
                what: "5,000 resources in YAML",
                path: yaml,
            },
            Material {
                what: "5,000 resources in JSON",
                path: json,
            },
        ]);
    }
    Ok(materials)
}

/// Our own rules for Guard as one file: what cfn-guard is given to do.
fn guard_rules(folder: &Path) -> io::Result<PathBuf> {
    fs::create_dir_all(folder)?;
    let path = folder.join("pack.guard");
    let twins = rules::ALL.iter().filter_map(|rule| rule.guard);
    fs::write(&path, twins.collect::<Vec<_>>().join("\n"))?;
    Ok(path)
}
