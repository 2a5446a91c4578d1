//! One folder of the editor, linted as one estate: the files on the disk, with the open texts in place of their own.

use std::{
    collections::BTreeMap,
    panic::{AssertUnwindSafe, catch_unwind},
    path::{Path, PathBuf},
};

use fact::FileId;
use lint::Run;
use lsp_types::Diagnostic;
use model::{Estate, Input};

use crate::{
    diagnostics,
    documents::Documents,
    host::{Host, Project},
};

/// A folder and what is known of it.
pub(crate) struct Folder {
    /// Where it is.
    pub(crate) root: PathBuf,
    /// Whether all of its files count, or only those that are open: nobody opened this folder, only files in it.
    whole: bool,
    disk: Vec<Input>,
    project: Option<Box<dyn Project>>,
    look: Option<Look>,
    stale: bool,
    told: BTreeMap<PathBuf, Told>,
}

/// What one run saw and found.
pub(crate) struct Look {
    /// The files it read.
    pub(crate) inputs: Vec<Input>,
    /// What they are.
    pub(crate) estate: Estate,
    /// What is to be told of them.
    pub(crate) run: Run,
}

/// What the editor was told last about a file.
#[derive(Debug, Default, PartialEq)]
pub(crate) struct Told {
    /// The version of the open text.
    pub(crate) version: Option<i32>,
    /// What is wrong in it.
    pub(crate) diagnostics: Vec<Diagnostic>,
}

impl Folder {
    /// A folder that the editor has open.
    pub(crate) fn whole(root: PathBuf) -> Self {
        Self {
            root,
            whole: true,
            disk: Vec::new(),
            project: None,
            look: None,
            stale: true,
            told: BTreeMap::new(),
        }
    }

    /// The folder of a file that lies outside of all that are open.
    pub(crate) fn around(root: PathBuf) -> Self {
        Self {
            whole: false,
            ..Self::whole(root)
        }
    }

    /// Whether it counts only while one of its files is open.
    pub(crate) fn is_passing(&self) -> bool {
        !self.whole
    }

    /// Reads files and settings anew. What is wrong with the settings is told; those that held before then go on.
    pub(crate) fn read(&mut self, host: &dyn Host) -> Vec<String> {
        let mut troubles = Vec::new();
        if self.whole {
            (self.disk, troubles) = host.files(&self.root);
        }
        match host.project(&self.root) {
            Ok(project) => self.project = Some(project),
            Err(trouble) => troubles.push(trouble),
        }
        self.stale = true;
        troubles
    }

    /// Remembers that something was typed.
    pub(crate) fn touch(&mut self) {
        self.stale = true;
    }

    /// Lints what has changed since the last time; all of it, since one file may speak of any other. Returns whether
    /// anything was linted.
    pub(crate) fn settle(
        &mut self,
        documents: &Documents,
        mine: &dyn Fn(&Path) -> bool,
        host: &dyn Host,
    ) -> Result<bool, String> {
        if !self.stale {
            return Ok(false);
        }
        self.stale = false;
        // Given back only after the next run, which may fail.
        let Some(project) = &self.project else {
            return Ok(false);
        };
        let inputs = self.inputs(documents, mine, host);
        // A panic is a fault of ours; the texts are the editor's, and the next key may be read again.
        let (estate, run) = catch_unwind(AssertUnwindSafe(|| project.lint(inputs.clone())))
            .map_err(|_| format!("a fault in mskwise while linting {}", self.root.display()))??;
        self.look = Some(Look {
            inputs,
            estate,
            run,
        });
        Ok(true)
    }

    fn inputs(
        &self,
        documents: &Documents,
        mine: &dyn Fn(&Path) -> bool,
        host: &dyn Host,
    ) -> Vec<Input> {
        let mut inputs = self.disk.clone();
        for (path, document) in documents {
            if !mine(path) {
                continue;
            }
            let Some(name) = self.name(path) else {
                continue;
            };
            let bytes = document.text.clone().into_bytes();
            match inputs.iter_mut().find(|input| input.name == name) {
                Some(input) => input.bytes = bytes,
                None if host.may_be_ours(path) => inputs.push(Input::found(name, bytes)),
                None => {}
            }
        }
        inputs
    }

    /// The name of a file as findings have it.
    pub(crate) fn name(&self, path: &Path) -> Option<String> {
        let below = path.strip_prefix(&self.root).ok()?;
        let name = below.to_string_lossy();
        Some(name.replace(std::path::MAIN_SEPARATOR, "/"))
    }

    /// The last run.
    pub(crate) fn look(&self) -> Option<&Look> {
        self.look.as_ref()
    }

    /// The settings that hold here.
    pub(crate) fn project(&self) -> Option<&dyn Project> {
        self.project.as_deref()
    }

    /// What to tell the editor that it does not know yet, by path.
    pub(crate) fn news(&mut self, documents: &Documents) -> Vec<(PathBuf, Told)> {
        let mut now: BTreeMap<PathBuf, Told> = BTreeMap::new();
        if let Some(look) = &self.look {
            for (name, diagnostics) in diagnostics::of(look, &self.root) {
                now.entry(self.root.join(name)).or_default().diagnostics = diagnostics;
            }
            for input in &look.inputs {
                let path = self.root.join(&input.name);
                if let Some(document) = documents.get(&path) {
                    now.entry(path).or_default().version = Some(document.version);
                }
            }
        }
        let gone: Vec<PathBuf> = self
            .told
            .iter()
            .filter(|(path, told)| !told.diagnostics.is_empty() && !now.contains_key(*path))
            .map(|(path, _)| path.clone())
            .collect();
        let mut news: Vec<(PathBuf, Told)> = Vec::new();
        for (path, told) in &now {
            if self.told.get(path) != Some(told) {
                let (version, diagnostics) = (told.version, told.diagnostics.clone());
                let told = Told {
                    version,
                    diagnostics,
                };
                news.push((path.clone(), told));
            }
        }
        news.extend(gone.into_iter().map(|path| (path, Told::default())));
        self.told = now;
        news
    }

    /// The files that the editor shows something for, when the folder goes.
    pub(crate) fn leave(self) -> impl Iterator<Item = PathBuf> {
        let told = self.told.into_iter();
        told.filter(|(_, told)| !told.diagnostics.is_empty())
            .map(|(path, _)| path)
    }
}

impl Look {
    /// The file of that name.
    pub(crate) fn file(&self, name: &str) -> Option<FileId> {
        let mut files = self.estate.sources.iter();
        files
            .find(|(_, source)| source.name() == name)
            .map(|(id, _)| id)
    }
}
