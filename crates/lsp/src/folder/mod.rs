//! One folder of the editor, linted as one estate: the files on the disk, with the open texts in place of their own.

mod news;

use std::{
    cell::RefCell,
    collections::BTreeMap,
    panic::{AssertUnwindSafe, catch_unwind},
    path::{Path, PathBuf},
};

use fact::FileId;
use lint::{Run, fix::Seen};
use lsp_types::{Diagnostic, MessageType, WorkspaceEdit};
use model::{Estate, Input};

use crate::{
    documents::Documents,
    host::{Host, Marked, Project, Trouble},
    lines::Encoding,
};

/// A folder and what is known of it.
pub(crate) struct Folder {
    /// Where it is.
    pub(crate) root: PathBuf,
    /// Whether all of its files count, or only those that are open: nobody opened this folder, only files in it.
    whole: bool,
    disk: Vec<Input>,
    project: Option<Box<dyn Project>>,
    /// The configuration that could not be taken, while it cannot.
    broken: Option<Marked>,
    look: Option<Look>,
    due: Due,
    troubles: Troubles,
    told: BTreeMap<PathBuf, Told>,
}

/// What is no longer as it was.
#[derive(Clone, Copy, Debug, Default)]
struct Due {
    disk: bool,
    settings: bool,
    texts: bool,
}

/// What people are told that stands at no place of a text.
#[derive(Debug, Default)]
struct Troubles {
    disk: Vec<String>,
    settings: Option<(MessageType, String)>,
    run: Option<String>,
}

/// What one run saw and found.
pub(crate) struct Look {
    /// The files it read.
    pub(crate) inputs: Vec<Input>,
    /// What they are.
    pub(crate) estate: Estate,
    /// What is to be told of them.
    pub(crate) run: Run,
    /// What the fixes of findings change, by fingerprint, where that was asked before.
    pub(crate) tried: RefCell<BTreeMap<String, Option<WorkspaceEdit>>>,
}

/// What the editor was told last about a file.
#[derive(Clone, Debug, Default, PartialEq)]
pub(crate) struct Told {
    /// The version of the open text.
    pub(crate) version: Option<i32>,
    /// What is wrong in it.
    pub(crate) diagnostics: Vec<Diagnostic>,
}

/// What a folder is settled with.
pub(crate) struct Around<'s> {
    /// The open texts.
    pub(crate) documents: &'s Documents,
    /// Whether a file belongs to the folder, and not to one inside of it.
    pub(crate) mine: &'s dyn Fn(&Path) -> bool,
    /// The disk.
    pub(crate) host: &'s dyn Host,
    /// How the editor counts.
    pub(crate) encoding: Encoding,
}

impl Folder {
    /// A folder that the editor has open.
    pub(crate) fn whole(root: PathBuf) -> Self {
        Self {
            root,
            whole: true,
            disk: Vec::new(),
            project: None,
            broken: None,
            look: None,
            due: Due {
                disk: true,
                settings: true,
                texts: true,
            },
            troubles: Troubles::default(),
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

    /// Remembers that something was typed.
    pub(crate) fn touch(&mut self) {
        self.due.texts = true;
    }

    /// Remembers that the settings are others.
    pub(crate) fn reset(&mut self) {
        self.due.settings = true;
    }

    /// Remembers that files have changed.
    pub(crate) fn reread(&mut self) {
        self.due.disk = true;
    }

    /// Whether there is something to do.
    pub(crate) fn is_due(&self) -> bool {
        self.due.disk || self.due.settings || self.due.texts
    }

    /// Reads and lints what has changed since the last time; all of it, since one file may speak of any other. Returns
    /// whether there may be something to tell.
    pub(crate) fn settle(&mut self, around: &Around<'_>) -> bool {
        let due = std::mem::take(&mut self.due);
        if due.disk && self.whole {
            (self.disk, self.troubles.disk) = around.host.files(&self.root);
        }
        if due.settings {
            self.configure(around);
        }
        let changed = due.disk || due.texts || due.settings && self.broken.is_none();
        if changed {
            let linted = self.lint(around);
            self.troubles.run = linted.err();
        }
        due.disk || due.settings || due.texts
    }

    /// Takes the settings that hold now. What is wrong with them is told; those that held before then go on.
    fn configure(&mut self, around: &Around<'_>) {
        let open = |path: &Path| {
            let document = around.documents.get(path)?;
            Some(document.text.clone())
        };
        self.broken = None;
        self.troubles.settings = match around.host.project(&self.root, &open) {
            Ok(project) => {
                self.project = Some(project);
                None
            }
            Err(Trouble::Other(told)) => Some((MessageType::ERROR, told)),
            Err(Trouble::Configuration(marked)) => {
                let meanwhile = match self.project {
                    Some(_) => "what held before stays in force until they are mended",
                    None => "nothing is linted with it until they are mended",
                };
                let told = format!("mistakes in {}: {meanwhile}", marked.file.display());
                self.broken = Some(marked);
                Some((MessageType::WARNING, told))
            }
        };
    }

    fn lint(&mut self, around: &Around<'_>) -> Result<(), String> {
        let Some(project) = &self.project else {
            return Ok(());
        };
        let inputs = self.inputs(around);
        // A panic is a fault of ours; the texts are the editor's, and the next key may be read again.
        let (estate, run) = catch_unwind(AssertUnwindSafe(|| project.lint(inputs.clone())))
            .map_err(|_| format!("a fault in mskwise while linting {}", self.root.display()))??;
        self.look = Some(Look {
            inputs,
            estate,
            run,
            tried: RefCell::default(),
        });
        Ok(())
    }

    fn inputs(&self, around: &Around<'_>) -> Vec<Input> {
        // What lies in a folder inside of this one that is open as well is linted there.
        let mine = |input: &&Input| (around.mine)(&self.root.join(&input.name));
        let mut inputs: Vec<Input> = self.disk.iter().filter(mine).cloned().collect();
        for (path, document) in around.documents {
            if !(around.mine)(path) {
                continue;
            }
            let Some(name) = self.name(path) else {
                continue;
            };
            let bytes = document.text.clone().into_bytes();
            match inputs.iter_mut().find(|input| input.name == name) {
                Some(input) => input.bytes = bytes,
                None if around.host.may_be_ours(path) => inputs.push(Input::found(name, bytes)),
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

    /// What people have to know that stands at no place of a text.
    pub(crate) fn troubles(&self) -> impl Iterator<Item = (MessageType, &str)> {
        let Troubles {
            disk,
            settings,
            run,
        } = &self.troubles;
        let settings = settings.iter().map(|(kind, told)| (*kind, told.as_str()));
        let other = disk.iter().chain(run);
        settings.chain(other.map(|told| (MessageType::ERROR, told.as_str())))
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

    /// What is known, for those who try changes.
    pub(crate) fn seen(&self) -> Seen<'_> {
        Seen {
            inputs: &self.inputs,
            estate: &self.estate,
            run: &self.run,
        }
    }
}
