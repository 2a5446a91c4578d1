//! What the server does not do itself: files and settings of folders, which the native shell knows how to read.

use std::{
    path::{Path, PathBuf},
    time::Instant,
};

use lint::{Run, config::Mistake};
use model::{Estate, Input};

/// The files around the editor.
pub trait Host {
    /// The files of a folder that may be ours, named from that folder with `/`; and what could not be read.
    fn files(&self, root: &Path) -> (Vec<Input>, Vec<String>);

    /// Whether a file is worth reading, by its name.
    fn may_be_ours(&self, path: &Path) -> bool;

    /// This moment, by a clock that never goes back.
    fn now(&self) -> Instant;

    /// What holds in a folder: the nearest `mskwise.toml` and what it names. `open` has the texts that stand in the
    /// editor, which go before those of the files; paths are absolute.
    ///
    /// # Errors
    /// What is wrong there.
    fn project(
        &self,
        root: &Path,
        open: &dyn Fn(&Path) -> Option<String>,
    ) -> Result<Box<dyn Project>, Trouble>;
}

/// A configuration in which something is wrong.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Marked {
    /// Where it stands, absolute.
    pub file: PathBuf,
    /// What it says.
    pub text: String,
    /// What is wrong, and where.
    pub mistakes: Vec<Mistake>,
}

/// Why nothing holds in a folder.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Trouble {
    /// The configuration says what it may not say.
    Configuration(Marked),
    /// Anything else, such as a baseline that cannot be read, as people read it.
    Other(String),
}

/// How the files of one folder are linted.
pub trait Project {
    /// The estate and what is to be told of it: as `mskwise lint` does in that folder, baseline included.
    ///
    /// # Errors
    /// What keeps the run from taking place, such as a Guard file that cannot be read.
    fn lint(&self, inputs: Vec<Input>) -> Result<(Estate, Run), String>;

    /// The region that prices are told for, when the settings say one.
    fn region(&self) -> Option<String>;

    /// What the configuration says in vain of this estate, such as links to clusters that nobody declares; `None`
    /// without a configuration.
    fn in_vain(&self, estate: &Estate) -> Option<Marked>;
}
