//! Other linters over the same files: a typical template, many small ones, a very large one. Only those that are found
//! on PATH run; the others are named. Run with `cargo build --release && cargo bench -p tests --bench peers`; add
//! `-- --fast` to leave the very large template out. No test depends on the figures.

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

/// As many runs as fit into this time, one at least.
const PATIENCE: Duration = Duration::from_secs(3);

/// How a tool is told to read a path; the second one is a file of Guard rules.
type Arguments = fn(&Path, &Path) -> Vec<String>;

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

fn main() -> io::Result<()> {
    let fast = env::args().any(|argument| argument == "--fast");
    let folder = env::temp_dir().join("mskwise-peers");
    let guard = guard_rules(&folder)?;
    let materials = materials(&folder, fast)?;
    let tools = tools();
    println!("files in {}", folder.display());
    for material in &materials {
        println!("{}", material.what);
        let mut ours: Option<Duration> = None;
        for tool in &tools {
            let Some((fastest, runs)) = time(tool, &material.path, &guard)? else {
                println!("  {:<24} ended by a signal", tool.name);
                continue;
            };
            let ours = *ours.get_or_insert(fastest);
            let ratio = fastest.as_secs_f64() / ours.as_secs_f64();
            println!(
                "  {:<24} {:>10.1} ms  {ratio:>7.1} times  (fastest of {runs})",
                tool.name,
                fastest.as_secs_f64() * 1000.0
            );
        }
    }
    Ok(())
}

/// Ours first: the others are told in multiples of it.
fn tools() -> Vec<Tool> {
    let known: [(&str, Arguments); 5] = [
        ("mskwise", |path, _| {
            words(&["lint", "--fail-on", "never"], path)
        }),
        ("cfn-guard", |path, rules| {
            let rules = rules.display().to_string();
            words(&["validate", "--rules", &rules, "--data"], path)
        }),
        ("cloudformation-validate", |path, _| words(&[], path)),
        ("cfn-lint", |path, _| {
            if path.is_dir() {
                words(&[], &path.join("*.yaml"))
            } else {
                words(&[], path)
            }
        }),
        ("checkov", |path, _| {
            let which = if path.is_dir() {
                "--directory"
            } else {
                "--file"
            };
            let quiet = ["--framework", "cloudformation", "--quiet", "--compact"];
            words(&[&quiet[..], &["--skip-download", which]].concat(), path)
        }),
    ];
    let mut found = Vec::new();
    for (name, arguments) in known {
        match program(name) {
            Some(program) => found.push(Tool {
                name,
                program,
                arguments,
            }),
            None => println!("{name}: not found, so not compared"),
        }
    }
    found
}

fn words(before: &[&str], path: &Path) -> Vec<String> {
    let before = before.iter().map(|word| (*word).to_owned());
    before.chain([path.display().to_string()]).collect()
}

/// A program on PATH; ours beside the benchmark, where `cargo build --release` puts it.
fn program(name: &str) -> Option<PathBuf> {
    if name == "mskwise" {
        let built = env::current_exe().ok()?.parent()?.parent()?.join(name);
        return built.exists().then_some(built);
    }
    let path = env::var_os("PATH")?;
    env::split_paths(&path)
        .map(|folder| folder.join(name))
        .find(|program| program.is_file())
}

/// The fastest of several runs, and of how many; whatever the tool finds. `None` when it did not end by itself.
fn time(tool: &Tool, path: &Path, guard: &Path) -> io::Result<Option<(Duration, usize)>> {
    let begin = Instant::now();
    let mut fastest = Duration::MAX;
    let mut runs = 0;
    while runs == 0 || begin.elapsed() < PATIENCE {
        let start = Instant::now();
        let status = Command::new(&tool.program)
            .args((tool.arguments)(path, guard))
            .stdin(Stdio::null())
            .stdout(Stdio::null())
            .stderr(Stdio::null())
            .status()?;
        if status.code().is_none() {
            return Ok(None);
        }
        fastest = fastest.min(start.elapsed());
        runs += 1;
    }
    Ok(Some((fastest, runs)))
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
