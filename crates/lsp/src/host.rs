//! What the server does not do itself: files and settings of folders, which the native shell knows how to read.

use std::path::Path;

use lint::Run;
use model::{Estate, Input};

/// The files around the editor.
pub trait Host {
    /// The files of a folder that may be ours, named from that folder with `/`; and what could not be read.
    fn files(&self, root: &Path) -> (Vec<Input>, Vec<String>);

    /// Whether a file is worth reading, by its name.
    fn may_be_ours(&self, path: &Path) -> bool;

    /// What holds in a folder: `mskwise.toml` and what it names.
    ///
    /// # Errors
    /// What is wrong there, as people read it.
    fn project(&self, root: &Path) -> Result<Box<dyn Project>, String>;
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
}
