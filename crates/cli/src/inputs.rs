//! Paths → named bytes. Folders are walked the way git sees them; what cannot be ours is not opened.

use std::collections::BTreeSet;
use std::fs::File;
use std::io::{self, Read};
use std::path::Path;

use model::Input;
use syntax::limits::MAX_BYTES;

use crate::world::{Refusal, World};

/// What a folder may hold for us, by ending; what it is, its content says. No ending counts too.
const ENDINGS: &[&str] = &[
    "yaml",
    "yml",
    "json",
    "template",
    "cfn",
    "properties",
    "props",
    "conf",
    "config",
    "cnf",
    "ini",
    "cfg",
    "env",
    "txt",
];

/// What the paths of a run hold.
#[derive(Debug, Default)]
pub(crate) struct Gathered {
    /// The files to read.
    pub(crate) inputs: Vec<Input>,
    /// How many files of folders were not opened.
    pub(crate) passed_over: usize,
    /// What went wrong on the way, without stopping it.
    pub(crate) troubles: Vec<String>,
}

/// Reads files, folders and standard input.
pub(crate) fn gather(
    paths: &[impl AsRef<Path>],
    stdin_name: Option<&str>,
    world: &mut World<'_>,
) -> Result<Gathered, Refusal> {
    let mut gathered = Gathered::default();
    let mut seen = BTreeSet::new();
    for path in paths {
        let path = path.as_ref();
        if path.as_os_str() == "-" {
            let name = stdin_name.unwrap_or("<stdin>");
            let bytes = read(&mut world.input).map_err(|error| unreadable(name, &error))?;
            gathered.inputs.push(Input::named(name, bytes));
            continue;
        }
        let name = shown(path);
        let about = std::fs::metadata(path).map_err(|error| unreadable(&name, &error))?;
        if about.is_dir() {
            walk(path, &mut seen, &mut gathered);
        } else if seen.insert(name.clone()) {
            let bytes = open(path).map_err(|error| unreadable(&name, &error))?;
            gathered.inputs.push(Input::named(name, bytes));
        }
    }
    Ok(gathered)
}

/// Reads one text that somebody named; `-` is standard input.
pub(crate) fn text(path: &Path, world: &mut World<'_>) -> Result<(String, String), Refusal> {
    let stdin = path.as_os_str() == "-";
    let name = if stdin {
        "<stdin>".to_owned()
    } else {
        shown(path)
    };
    let bytes = if stdin {
        read(&mut world.input)
    } else {
        open(path)
    };
    let bytes = bytes.map_err(|error| unreadable(&name, &error))?;
    match String::from_utf8(bytes) {
        Ok(text) => Ok((name, text)),
        Err(_) => Err(Refusal::usage(format!("{name} is not UTF-8"))),
    }
}

fn unreadable(name: &str, error: &io::Error) -> Refusal {
    let hint = if error.kind() == io::ErrorKind::NotFound && !name.contains(['/', '.']) {
        let near = crate::arguments::names().find(|known| close(known, name));
        near.map(|near| format!("; did you mean the command `{near}`?"))
    } else {
        None
    };
    Refusal::failure(format!(
        "cannot read {name}: {}{}",
        plain(error),
        hint.unwrap_or_default()
    ))
}

/// The system's words without its number.
fn plain(error: &io::Error) -> String {
    match error.kind() {
        io::ErrorKind::NotFound => "no such file or folder".into(),
        io::ErrorKind::PermissionDenied => "permission denied".into(),
        _ => error.to_string(),
    }
}

/// Whether a file of a folder is worth opening.
pub(crate) fn may_be_ours(path: &Path) -> bool {
    let ending = path
        .extension()
        .map(|ending| ending.to_string_lossy().to_ascii_lowercase());
    is_environment(path) || ending.is_none_or(|ending| ENDINGS.contains(&ending.as_str()))
}

fn walk(root: &Path, seen: &mut BTreeSet<String>, gathered: &mut Gathered) {
    let walk = ignore::WalkBuilder::new(root)
        .require_git(false)
        .follow_links(false)
        .hidden(false)
        .sort_by_file_path(Path::cmp)
        .filter_entry(|entry| entry.file_name() != "node_modules" && !is_hidden(entry))
        .build();
    for entry in walk {
        let entry = match entry {
            Ok(entry) => entry,
            Err(error) => {
                gathered.troubles.push(error.to_string());
                continue;
            }
        };
        if !entry.file_type().is_some_and(|kind| kind.is_file()) {
            continue;
        }
        let path = entry.path();
        if !may_be_ours(path) {
            gathered.passed_over += 1;
            continue;
        }
        let name = shown(path);
        if !seen.insert(name.clone()) {
            continue;
        }
        match open(path) {
            Ok(bytes) => gathered.inputs.push(Input::found(name, bytes)),
            Err(error) => gathered
                .troubles
                .push(format!("cannot read {name}: {}", plain(&error))),
        }
    }
}

/// Whether a walk passes something by; of hidden files only those that hold an environment are read.
fn is_hidden(entry: &ignore::DirEntry) -> bool {
    let name = entry.file_name().to_string_lossy();
    let folder = entry.file_type().is_some_and(|kind| kind.is_dir());
    entry.depth() > 0 && name.starts_with('.') && (folder || !is_environment(entry.path()))
}

/// `.env`, `.env.production`
fn is_environment(path: &Path) -> bool {
    let name = path.file_name().map(|name| name.to_string_lossy());
    name.is_some_and(|name| name == ".env" || name.starts_with(".env."))
}

/// The name findings report: as given, with `/`, without a leading `./`.
pub(crate) fn shown(path: &Path) -> String {
    let name = path
        .to_string_lossy()
        .replace(std::path::MAIN_SEPARATOR, "/");
    let short = name
        .strip_prefix("./")
        .unwrap_or(&name)
        .trim_start_matches('/');
    if short.is_empty() || name.starts_with('/') {
        name
    } else {
        short.to_owned()
    }
}

fn open(path: &Path) -> io::Result<Vec<u8>> {
    read(&mut File::open(path)?)
}

/// The text of a file that a run is told of, such as its configuration or its baseline.
pub(crate) fn told(path: &Path) -> io::Result<String> {
    let bytes = open(path)?;
    if bytes.len() > MAX_BYTES {
        let words = format!("the file has more than {MAX_BYTES} bytes, the most that is read");
        return Err(io::Error::other(words));
    }
    String::from_utf8(bytes).map_err(|_| io::Error::other("it is not UTF-8"))
}

/// Reads no more than is needed to see that a file is too large, cut where a character begins.
pub(crate) fn read(from: &mut impl Read) -> io::Result<Vec<u8>> {
    let mut bytes = Vec::new();
    let limit = MAX_BYTES + 8;
    from.take(limit as u64).read_to_end(&mut bytes)?;
    if bytes.len() == limit {
        while bytes.last().is_some_and(|byte| byte & 0xC0 == 0x80) {
            bytes.pop();
        }
        if bytes.last().is_some_and(|byte| *byte >= 0xC0) {
            bytes.pop();
        }
    }
    Ok(bytes)
}

/// Whether one typing slip lies between two words.
pub(crate) fn close(known: &str, typed: &str) -> bool {
    let (a, b): (Vec<char>, Vec<char>) = (known.chars().collect(), typed.chars().collect());
    if a.len().abs_diff(b.len()) > 1 {
        return false;
    }
    let front = a.iter().zip(&b).take_while(|(a, b)| a == b).count();
    let back = a
        .iter()
        .rev()
        .zip(b.iter().rev())
        .take_while(|(a, b)| a == b)
        .count();
    let longest = a.len().max(b.len());
    let mut swapped = b.clone();
    if front + 1 < swapped.len() {
        swapped.swap(front, front + 1);
    }
    front + back + 1 >= longest || swapped == a
}
