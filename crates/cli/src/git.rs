//! Files of a git revision, read through the `git` program. Nothing is checked out and nothing is written.

use std::io::Write;
use std::path::Path;
use std::process::{Command, Stdio};

use model::Input;

use crate::inputs::{self, Gathered};
use crate::world::Refusal;

/// A revision that exists: the hash of its tree.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Tree(String);

/// The tree of a revision; `None` when git knows no such revision, or there is no git here.
pub(crate) fn tree(revision: &str) -> Option<Tree> {
    // git would take it for an option.
    if revision.is_empty() || revision.starts_with('-') {
        return None;
    }
    let asked = Command::new("git")
        .args(["rev-parse", "--verify", "--quiet", "--end-of-options"])
        .arg(format!("{revision}^{{tree}}"))
        .stderr(Stdio::null())
        .output()
        .ok()?;
    let hash = String::from_utf8(asked.stdout).ok()?;
    asked.status.success().then(|| Tree(hash.trim().to_owned()))
}

/// The files of a tree below some paths, or all of them below the current folder.
pub(crate) fn gather(tree: &Tree, paths: &[String]) -> Result<Gathered, Refusal> {
    let mut listing = Command::new("git");
    listing.args(["ls-tree", "-r", "-z", &tree.0, "--"]);
    listing.args(paths);
    let listing = listing.output().map_err(|error| failed(&error))?;
    if !listing.status.success() {
        let why = String::from_utf8_lossy(&listing.stderr);
        return Err(failed(&why.trim()));
    }
    let mut gathered = Gathered::default();
    let mut wanted: Vec<(String, String)> = Vec::new();
    for entry in listing.stdout.split(|byte| *byte == 0) {
        let Some((object, name)) = blob(&String::from_utf8_lossy(entry)) else {
            continue;
        };
        let named = paths.contains(&name);
        let foreign = name.split('/').any(|part| part == "node_modules");
        if named || (inputs::may_be_ours(Path::new(&name)) && !foreign) {
            wanted.push((object, name));
        } else {
            gathered.passed_over += 1;
        }
    }
    let texts = contents(wanted.iter().map(|(object, _)| object.as_str()))?;
    for ((_, name), bytes) in wanted.into_iter().zip(texts) {
        let named = paths.contains(&name);
        gathered.inputs.push(Input { name, bytes, named });
    }
    Ok(gathered)
}

/// The object and the name of an ordinary file: `100644 blob 0123…\tinfra/kafka.yaml`. Links and submodules are none.
fn blob(entry: &str) -> Option<(String, String)> {
    let (about, name) = entry.split_once('\t')?;
    let mut about = about.split(' ');
    let (mode, kind, object) = (about.next()?, about.next()?, about.next()?);
    (kind == "blob" && mode != "120000").then(|| (object.to_owned(), name.to_owned()))
}

/// The bytes of objects, in order, through one process.
fn contents<'o>(objects: impl Iterator<Item = &'o str>) -> Result<Vec<Vec<u8>>, Refusal> {
    let mut asked = String::new();
    let mut number = 0;
    for object in objects {
        asked.push_str(object);
        asked.push('\n');
        number += 1;
    }
    if number == 0 {
        return Ok(Vec::new());
    }
    let mut reader = Command::new("git")
        .args(["cat-file", "--batch"])
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .spawn()
        .map_err(|error| failed(&error))?;
    let input = reader.stdin.take();
    let told = std::thread::scope(|scope| {
        // Asked beside the answers, or both processes would wait for each other when the pipes are full.
        scope.spawn(move || {
            // A reader that has gone says so by its exit code.
            input.map(|mut input| input.write_all(asked.as_bytes()))
        });
        reader.wait_with_output()
    });
    let told = told.map_err(|error| failed(&error))?;
    if !told.status.success() {
        return Err(failed(&"cat-file failed"));
    }
    answers(&told.stdout, number).ok_or_else(|| failed(&"an answer that cannot be read"))
}

/// Takes `<object> blob <size>\n<bytes>\n` apart, as often as was asked.
fn answers(mut told: &[u8], number: usize) -> Option<Vec<Vec<u8>>> {
    let mut found = Vec::with_capacity(number);
    for _ in 0..number {
        let end = told.iter().position(|byte| *byte == b'\n')?;
        let head = std::str::from_utf8(told.get(..end)?).ok()?;
        let size: usize = head.rsplit(' ').next()?.parse().ok()?;
        let (from, to) = (end + 1, end + 1 + size);
        let mut bytes = told.get(from..to)?;
        // Cut as files are: more is never read.
        found.push(inputs::read(&mut bytes).ok()?);
        told = told.get(to + 1..)?;
    }
    Some(found)
}

fn failed(why: &impl std::fmt::Display) -> Refusal {
    Refusal::failure(format!("git: {why}"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ordinary_files_are_told_from_links_and_submodules() {
        let read = |entry: &str| blob(entry).map(|(_, name)| name);
        assert_eq!(
            read("100644 blob 01\tinfra/a b.yaml"),
            Some("infra/a b.yaml".to_owned())
        );
        assert_eq!(read("120000 blob 01\tlink.yaml"), None);
        assert_eq!(read("160000 commit 01\tmodule"), None);
        assert_eq!(read(""), None);
    }

    #[test]
    fn answers_are_cut_where_git_says_they_end() {
        let told = b"01 blob 3\na\nb\n02 blob 0\n\n";
        assert_eq!(answers(told, 2), Some(vec![b"a\nb".to_vec(), Vec::new()]));
        assert_eq!(answers(b"01 missing\n", 1), None);
    }
}
