//! The configuration of a run: the nearest `mskwise.toml` between the current folder and the root of the repository,
//! or the one that was named.

use std::path::{Path, PathBuf};

use lint::config::{Config, FILE_NAME, Mistake, parse};
use model::{Anchor, Estate, LinkTrouble, Options};

use crate::arguments::ConfigurationChoice;
use crate::world::Refusal;

/// A configuration and where it stands.
#[derive(Debug, Default)]
pub(crate) struct Configuration {
    /// What it says; nothing when there is none.
    pub(crate) config: Config,
    /// How it is called in remarks.
    name: String,
    text: String,
    /// Its folder, from which its paths count; as written, so that errors name files as people do.
    folder: PathBuf,
    anchor: Anchor,
}

/// Finds and reads it.
pub(crate) fn find(choice: &ConfigurationChoice) -> Result<Configuration, Refusal> {
    if choice.no_config {
        return Ok(Configuration::default());
    }
    if let Some(file) = &choice.config {
        return read(file);
    }
    // Without a current folder there is nothing around to look at.
    let Ok(here) = std::env::current_dir() else {
        return Ok(Configuration::default());
    };
    match nearest(&here) {
        Some(file) => read(&file),
        None => Ok(Configuration::default()),
    }
}

/// Finds and reads the one that holds in a folder, whose files are named from there.
pub(crate) fn around(folder: &Path) -> Result<Configuration, Refusal> {
    let Some(file) = nearest(folder) else {
        return Ok(Configuration::default());
    };
    let mut configuration = read(&folder.join(file))?;
    configuration.anchor.here = anchor(folder).root;
    Ok(configuration)
}

/// The nearest configuration upwards, not beyond the repository; outside of one only the folder itself counts.
fn nearest(here: &Path) -> Option<PathBuf> {
    let folders: Vec<&Path> = here.ancestors().collect();
    let root = folders
        .iter()
        .position(|folder| folder.join(".git").exists());
    let mut shown = PathBuf::new();
    for folder in folders.iter().take(root.unwrap_or(0) + 1) {
        if folder.join(FILE_NAME).is_file() {
            return Some(shown.join(FILE_NAME));
        }
        shown.push("..");
    }
    None
}

fn read(file: &Path) -> Result<Configuration, Refusal> {
    let name = file.display().to_string();
    let unreadable = |error| Refusal::usage(format!("cannot read {name}: {error}"));
    let bytes = std::fs::read(file).map_err(unreadable)?;
    let text =
        String::from_utf8(bytes).map_err(|_| Refusal::usage(format!("{name} is not UTF-8")))?;
    let config = parse(&text, rules::ALL).map_err(|mistakes| refuse(&mistakes, &name, &text))?;
    let folder = file.parent().unwrap_or(Path::new("")).to_path_buf();
    let anchor = anchor(&folder);
    Ok(Configuration {
        config,
        name,
        text,
        folder,
        anchor,
    })
}

/// How files are called as seen from a folder.
pub(crate) fn anchor(folder: &Path) -> Anchor {
    let absolute = |path: &Path| {
        let whole = std::path::absolute(path).unwrap_or_else(|_| path.to_path_buf());
        whole
            .to_string_lossy()
            .replace(std::path::MAIN_SEPARATOR, "/")
    };
    Anchor {
        root: absolute(&Path::new(".").join(folder)),
        here: absolute(Path::new(".")),
    }
}

fn refuse(mistakes: &[Mistake], name: &str, text: &str) -> Refusal {
    let told: Vec<String> = mistakes.iter().map(|one| one.render(name, text)).collect();
    Refusal::usage(told.join("\n"))
}

impl Configuration {
    /// What it says about the estate.
    pub(crate) fn options(&self) -> Options {
        Options {
            anchor: self.anchor.clone(),
            links: self
                .config
                .links
                .iter()
                .map(|(link, _)| link.clone())
                .collect(),
            clients: self.config.clients(),
            ..Options::default()
        }
    }

    /// Files that it names, from its own folder.
    pub(crate) fn files(&self, names: &[String]) -> Vec<PathBuf> {
        names.iter().map(|name| self.folder.join(name)).collect()
    }

    /// The baseline it names.
    pub(crate) fn baseline(&self) -> Option<PathBuf> {
        Some(self.folder.join(self.config.baseline.as_ref()?))
    }

    /// Links that lead nowhere in this run, with their places.
    pub(crate) fn dangling(&self, estate: &Estate) -> Vec<String> {
        let told = estate.dangling_links().map(|(link, trouble)| {
            let why = match trouble {
                LinkTrouble::NoCluster => "no template of this run declares it",
                LinkTrouble::Ambiguous => {
                    "several clusters of this run go by that name; write template.yaml:LogicalId"
                }
            };
            let mut own = self.config.links.iter();
            let at = own.find(|(one, _)| one == link).map(|(_, at)| at.clone());
            let mistake = Mistake {
                message: format!(
                    "the link to cluster `{}` holds nothing: {why}",
                    link.cluster
                ),
                at: at.unwrap_or_default(),
            };
            mistake.render(&self.name, &self.text)
        });
        told.collect()
    }
}
