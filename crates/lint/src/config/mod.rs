//! `mskwise.toml`: text in; what a team decided once for its repository out, or every mistake with its place.

mod draft;
mod keys;
mod mistake;
mod read;
mod value;

use std::{collections::BTreeMap, ops::Range};

use fact::Confidence;
use kafka::client::Client;
use model::{FileGlob, Link};

use crate::{PathSelection, Selection, Selector, Severity};

pub use draft::{Seen, draft};
pub use keys::{KEYS, Key, LINK_KEYS, PATH_KEYS};
pub use mistake::Mistake;
pub use read::{names_rules, parse, words};

/// The name of the file.
pub const FILE_NAME: &str = "mskwise.toml";

/// From which severity findings make a run fail.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Threshold {
    /// From this one up.
    From(Severity),
    /// No finding does.
    Never,
}

/// What a configuration says. Paths are as written: relative to its folder.
#[derive(Clone, Debug, Default)]
pub struct Config {
    /// Only these rules.
    pub select: Option<Vec<Selector>>,
    /// Not these rules.
    pub ignore: Option<Vec<Selector>>,
    /// Other severities, by rule id.
    pub severities: BTreeMap<String, Severity>,
    /// `dev`, `prod` or `pedantic`.
    pub profile: Option<String>,
    /// Rules that no suppression in a file silences.
    pub locked: Vec<Selector>,
    /// Guard files and folders of such.
    pub guard: Vec<String>,
    /// Files of parameter values; every set in them is looked at.
    pub parameters: Vec<String>,
    /// The region the templates deploy to.
    pub region: Option<String>,
    /// Library and version of clients that do not say so themselves.
    pub client: Option<Client>,
    /// The file of known findings.
    pub baseline: Option<String>,
    /// What makes a run fail.
    pub fail_on: Option<Threshold>,
    /// Findings less sure than this are left out.
    pub min_confidence: Option<Confidence>,
    /// What differs below some paths; later ones win.
    pub paths: Vec<PathSettings>,
    /// Which files belong to which cluster, each with the bytes of the cluster's name.
    pub links: Vec<(Link, Range<usize>)>,
}

/// A `[[path]]` table: what differs for some files.
#[derive(Clone, Debug)]
pub struct PathSettings {
    /// Which rules speak there, and how loud.
    pub selection: PathSelection,
    /// Library and version of the clients there.
    pub client: Option<Client>,
}

impl Config {
    /// The selection of rules it asks for.
    #[must_use]
    pub fn selection(&self) -> Selection {
        Selection {
            select: self.select.clone().unwrap_or_default(),
            ignore: self.ignore.clone().unwrap_or_default(),
            severities: self.severities.clone(),
            profile: self.profile.clone(),
            locked: self.locked.clone(),
            paths: self
                .paths
                .iter()
                .map(|path| path.selection.clone())
                .collect(),
        }
    }

    /// The clients it tells of, the most particular first.
    #[must_use]
    pub fn clients(&self) -> Vec<(Vec<FileGlob>, Client)> {
        let particular = self.paths.iter().rev();
        let particular =
            particular.filter_map(|path| Some((path.selection.files.clone(), path.client?)));
        let usual = self
            .client
            .map(|client| (vec![FileGlob::new("**")], client));
        particular.chain(usual).collect()
    }
}

#[cfg(test)]
mod tests;
