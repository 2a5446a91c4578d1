//! The fenced examples of a page, which are its tests. A bad one marks each guilty line, a good one has no finding.
//!
//! A fence says its language, then words: `bad`, `good`, or `with` for a further file of the example before;
//! `bad=PATH,PATH` names addresses where a comment cannot stand (JSON); `file=NAME` names the file;
//! `today=DATE` and `region=NAME` say what a run would be told; `profile=NAME` its profile; `locked=RULE,RULE` the rules
//! that no suppression silences.

use fact::Path;

use crate::PageError;

/// Whether the rule must speak.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Verdict {
    /// Exactly at the marked places.
    Bad,
    /// Not at all.
    Good,
}

/// One file of an example.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ExampleFile {
    /// Its name.
    pub name: String,
    /// Its text, markers included: they are comments.
    pub text: String,
    /// The lines, from 1, that must have a finding; one entry per finding.
    pub lines: Vec<u32>,
    /// The addresses that must have a finding.
    pub paths: Vec<Path>,
}

/// One example.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Example {
    /// What the rule must do.
    pub verdict: Verdict,
    /// The files.
    pub files: Vec<ExampleFile>,
    /// Today, if it matters.
    pub today: Option<String>,
    /// The region, if it matters.
    pub region: Option<String>,
    /// The profile, if it matters.
    pub profile: Option<String>,
    /// The rules that are locked, as a configuration names them.
    pub locked: Vec<String>,
}

pub(crate) fn read(body: &str, id: &str) -> Result<Vec<Example>, PageError> {
    let mut examples: Vec<Example> = Vec::new();
    let mut lines = body.lines();
    while let Some(line) = lines.next() {
        let Some(info) = line.strip_prefix("```").filter(|info| !info.is_empty()) else {
            continue;
        };
        let text: String = lines
            .by_ref()
            .take_while(|line| !line.starts_with("```"))
            .flat_map(|line| [line, "\n"])
            .collect();
        let mut words = info.split_whitespace();
        let language = words.next().unwrap_or("");
        let mut fence = Fence::default();
        for word in words {
            fence.read(word)?;
        }
        let Some(role) = fence.role else { continue };
        let file = ExampleFile {
            name: fence.file.unwrap_or_else(|| default_name(language)),
            lines: marked(&text, id),
            paths: fence.paths,
            text,
        };
        match (role, examples.last_mut()) {
            (Role::With, Some(example)) => example.files.push(file),
            (Role::With, None) => {
                return Err(PageError::Example("`with` has no example before it".into()));
            }
            (Role::New(verdict), _) => examples.push(Example {
                verdict,
                files: vec![file],
                today: fence.today,
                region: fence.region,
                profile: fence.profile,
                locked: fence.locked,
            }),
        }
    }
    Ok(examples)
}

#[derive(Clone, Copy)]
enum Role {
    New(Verdict),
    With,
}

#[derive(Default)]
struct Fence {
    role: Option<Role>,
    file: Option<String>,
    paths: Vec<Path>,
    today: Option<String>,
    region: Option<String>,
    profile: Option<String>,
    locked: Vec<String>,
}

impl Fence {
    fn read(&mut self, word: &str) -> Result<(), PageError> {
        let (key, value) = word.split_once('=').unwrap_or((word, ""));
        match key {
            "bad" => {
                self.role = Some(Role::New(Verdict::Bad));
                let paths = value.split(',').filter(|path| !path.is_empty());
                self.paths = paths
                    .map(|path| Path::new(path.trim_start_matches('/')))
                    .collect();
            }
            "good" => self.role = Some(Role::New(Verdict::Good)),
            "with" => self.role = Some(Role::With),
            "file" => self.file = Some(value.to_owned()),
            "today" => self.today = Some(value.to_owned()),
            "region" => self.region = Some(value.to_owned()),
            "profile" => self.profile = Some(value.to_owned()),
            "locked" => self.locked = value.split(',').map(str::to_owned).collect(),
            _ => return Err(PageError::Example(format!("the fence says `{word}`"))),
        }
        Ok(())
    }
}

fn default_name(language: &str) -> String {
    match language {
        "yaml" => "template.yaml",
        "json" => "template.json",
        "properties" => "server.properties",
        other => return format!("example.{other}"),
    }
    .to_owned()
}

/// The lines that markers speak of. A marker behind a value speaks of its own line, one alone of the next.
fn marked(text: &str, id: &str) -> Vec<u32> {
    let mut found = Vec::new();
    for (number, line) in (1u32..).zip(text.lines()) {
        let Some((before, ids)) = line.split_once("# <- ") else {
            continue;
        };
        let of_line = if before.trim().is_empty() {
            number + 1
        } else {
            number
        };
        let times = ids.split_whitespace().filter(|word| *word == id).count();
        found.extend(std::iter::repeat_n(of_line, times));
    }
    found
}
