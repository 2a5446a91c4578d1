//! The configuration of a run: the nearest `mskwise.toml` between the current folder and the root of the repository,
//! or the one that was named.

use std::path::{Path, PathBuf};

use lint::config::{Config, FILE_NAME, Mistake, parse};
use model::{Anchor, Estate, LinkTrouble, Options};

use crate::arguments::ConfigurationChoice;
use crate::{inputs, world::Refusal};

/// A configuration and where it stands.
#[derive(Debug, Default)]
pub(crate) struct Configuration {
    /// What it says; nothing when there is none.
    pub(crate) config: Config,
    /// How it is called in remarks.
    name: String,
    text: String,
    /// Where it stands.
    file: PathBuf,
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
    match nearest(&here, &|file| file.is_file()) {
        Some(place) => read(&place.shown),
        None => Ok(Configuration::default()),
    }
}

/// Finds and reads the one that holds in a folder, whose files are named from there. `open` has texts that go before
/// those of files.
pub(crate) fn around(
    folder: &Path,
    open: &dyn Fn(&Path) -> Option<String>,
) -> Result<Configuration, Failure> {
    let exists = |file: &Path| open(file).is_some() || file.is_file();
    let Some(place) = nearest(folder, &exists) else {
        return Ok(Configuration::default());
    };
    let shown = folder.join(&place.shown);
    let text = match open(&place.file) {
        Some(text) => text,
        None => text(&shown).map_err(Failure::Refused)?,
    };
    let read = of_text(&shown, &text);
    let mut configuration = read.map_err(|mistakes| Failure::Mistakes {
        file: place.file.clone(),
        text,
        mistakes,
    })?;
    configuration.file = place.file;
    configuration.anchor.here = anchor(folder).root;
    Ok(configuration)
}

/// Why there is no configuration.
pub(crate) enum Failure {
    /// It says what it may not say.
    Mistakes {
        file: PathBuf,
        text: String,
        mistakes: Vec<Mistake>,
    },
    /// Anything else.
    Refused(Refusal),
}

/// Where a configuration is.
struct Place {
    file: PathBuf,
    /// The same as seen from where the search began.
    shown: PathBuf,
}

/// The nearest configuration upwards, not beyond the repository; outside of one only the folder itself counts.
fn nearest(here: &Path, exists: &dyn Fn(&Path) -> bool) -> Option<Place> {
    let folders: Vec<&Path> = here.ancestors().collect();
    let root = folders
        .iter()
        .position(|folder| folder.join(".git").exists());
    let mut shown = PathBuf::new();
    for folder in folders.iter().take(root.unwrap_or(0) + 1) {
        let file = folder.join(FILE_NAME);
        if exists(&file) {
            shown.push(FILE_NAME);
            return Some(Place { file, shown });
        }
        shown.push("..");
    }
    None
}

fn read(file: &Path) -> Result<Configuration, Refusal> {
    let text = text(file)?;
    let name = file.display().to_string();
    of_text(file, &text).map_err(|mistakes| refuse(&mistakes, &name, &text))
}

fn text(file: &Path) -> Result<String, Refusal> {
    let name = file.display();
    inputs::told(file).map_err(|error| Refusal::usage(format!("cannot read {name}: {error}")))
}

fn of_text(file: &Path, text: &str) -> Result<Configuration, Vec<Mistake>> {
    let config = parse(text, rules::ALL)?;
    let folder = file.parent().unwrap_or(Path::new("")).to_path_buf();
    let anchor = anchor(&folder);
    Ok(Configuration {
        config,
        name: file.display().to_string(),
        text: text.to_owned(),
        file: file.to_path_buf(),
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

    /// Without a configuration, names begin at the root of the repository in which a baseline stands, so that it holds
    /// wherever the program is started. Outside of a repository they stay as they are shown.
    pub(crate) fn anchor_beside(&mut self, baseline: &Path) {
        if !self.name.is_empty() {
            return;
        }
        let Ok(whole) = std::path::absolute(baseline) else {
            return;
        };
        let mut above = whole.ancestors().skip(1);
        if let Some(root) = above.find(|folder| folder.join(".git").exists()) {
            self.anchor = anchor(root);
        }
    }

    /// Whether there is a file of that name, as fingerprints and patterns know it.
    pub(crate) fn exists(&self, name: &str) -> bool {
        Path::new(&self.anchor.root).join(name).exists()
    }

    /// Links that lead nowhere in this run, with their places.
    pub(crate) fn dangling(&self, estate: &Estate) -> Vec<String> {
        let told = self.links_in_vain(estate);
        told.iter()
            .map(|mistake| mistake.render(&self.name, &self.text))
            .collect()
    }

    fn links_in_vain(&self, estate: &Estate) -> Vec<Mistake> {
        let told = estate.dangling_links().map(|(link, trouble)| {
            let why = match trouble {
                LinkTrouble::NoCluster => "no template of this run declares it",
                LinkTrouble::Ambiguous => {
                    "several clusters of this run go by that name; write template.yaml:LogicalId"
                }
            };
            let mut own = self.config.links.iter();
            let at = own.find(|(one, _)| one == link).map(|(_, at)| at.clone());
            Mistake {
                message: format!(
                    "the link to cluster `{}` holds nothing: {why}",
                    link.cluster
                ),
                at: at.unwrap_or_default(),
            }
        });
        told.collect()
    }

    /// Where it stands, what it says, and what of it is said in vain in this run; `None` when there is none.
    pub(crate) fn in_vain(&self, estate: &Estate) -> Option<(PathBuf, String, Vec<Mistake>)> {
        let found = !self.file.as_os_str().is_empty();
        found.then(|| {
            let mistakes = self.links_in_vain(estate);
            (self.file.clone(), self.text.clone(), mistakes)
        })
    }
}
