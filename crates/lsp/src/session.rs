//! What the server knows while the editor is open: folders and open texts.

use std::{
    panic::{AssertUnwindSafe, catch_unwind},
    path::{Path, PathBuf},
};

use lsp_types::{
    Position, PublishDiagnosticsParams, Uri,
    notification::{Notification as _, PublishDiagnostics},
};

use crate::{
    configuration,
    documents::{Document, Documents},
    folder::{Around, Folder, Look, Told},
    host::Host,
    lines::{Encoding, Lines},
    outbox::Outbox,
    uri,
};

/// Folders, texts, and what is still to be said.
pub(crate) struct Session<'h> {
    host: &'h dyn Host,
    /// What was agreed with the editor.
    pub(crate) agreed: Agreed,
    documents: Documents,
    folders: Vec<Folder>,
    /// What is still to be said.
    pub(crate) outbox: Outbox,
}

/// What the editor can do.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct Agreed {
    /// How it counts columns.
    pub(crate) encoding: Encoding,
    /// Whether it tells of changed files when asked to.
    pub(crate) watches: bool,
    /// Whether it asks for the edit of an action once somebody chooses that.
    pub(crate) asks_for_edits: bool,
}

/// A place in an open text.
pub(crate) struct Place<'s> {
    /// The folder it is linted with.
    pub(crate) folder: &'s Folder,
    /// The file's name there.
    pub(crate) name: String,
    /// The open text.
    pub(crate) document: &'s Document,
    /// The byte of the position.
    pub(crate) byte: usize,
}

impl Place<'_> {
    /// The last run over the folder.
    pub(crate) fn look(&self) -> Option<&Look> {
        self.folder.look()
    }
}

impl<'h> Session<'h> {
    pub(crate) fn new(host: &'h dyn Host, roots: Vec<PathBuf>, agreed: Agreed) -> Self {
        let mut session = Self {
            host,
            agreed,
            documents: Documents::new(),
            folders: Vec::new(),
            outbox: Outbox::default(),
        };
        for root in roots {
            session.enter(root);
        }
        session
    }

    /// A folder was opened.
    pub(crate) fn enter(&mut self, root: PathBuf) {
        let same = |folder: &Folder| !folder.is_passing() && folder.root == root;
        if !self.folders.iter().any(same) {
            self.folders.push(Folder::whole(root));
            self.move_house();
        }
    }

    /// A folder was closed.
    pub(crate) fn leave(&mut self, root: &Path) {
        let same = |folder: &Folder| !folder.is_passing() && folder.root == root;
        while let Some(at) = self.folders.iter().position(same) {
            let folder = self.folders.remove(at);
            self.forget(folder);
        }
        let orphans: Vec<PathBuf> = self.documents.keys().cloned().collect();
        orphans.iter().for_each(|path| self.adopt(path));
        self.move_house();
    }

    /// Files may belong to another folder now: those that nobody needs any more go, all others look again.
    fn move_house(&mut self) {
        let needed: Vec<usize> = self
            .documents
            .keys()
            .filter_map(|path| self.folder_of(path))
            .collect();
        let mut at = 0;
        let (kept, gone): (Vec<_>, Vec<_>) = std::mem::take(&mut self.folders)
            .into_iter()
            .partition(|folder| {
                at += 1;
                !folder.is_passing() || needed.contains(&(at - 1))
            });
        self.folders = kept;
        gone.into_iter().for_each(|folder| self.forget(folder));
        self.folders.iter_mut().for_each(Folder::touch);
    }

    /// Takes back what was told of a folder that goes.
    fn forget(&mut self, folder: Folder) {
        for path in folder.leave() {
            self.publish(&path, Told::default());
        }
    }

    /// A text was opened.
    pub(crate) fn open(&mut self, path: PathBuf, document: Document) {
        self.documents.insert(path.clone(), document);
        self.adopt(&path);
        self.touch(&path);
    }

    /// A text was typed in.
    pub(crate) fn edit(&mut self, path: &Path, change: impl FnOnce(&mut Document)) {
        if let Some(document) = self.documents.get_mut(path) {
            change(document);
            self.touch(path);
        }
    }

    /// A text was closed: the file counts again, as it is on the disk now.
    pub(crate) fn close(&mut self, path: &Path) {
        if !self.documents.contains_key(path) {
            return;
        }
        self.touch(path);
        let folder = self.folder_of(path);
        self.documents.remove(path);
        let Some(at) = folder else { return };
        if let Some(folder) = self.folders.get_mut(at) {
            folder.reread();
        }
        let passing = self.folders.get(at).is_some_and(Folder::is_passing);
        let open = self
            .documents
            .keys()
            .any(|path| self.folder_of(path) == Some(at));
        if passing && !open {
            let folder = self.folders.remove(at);
            self.forget(folder);
        }
    }

    /// Files changed outside of the editor, or were saved; which ones, where that is told. The settings may rest on any of
    /// them.
    pub(crate) fn reread(&mut self, changed: Option<&[PathBuf]>) {
        // Of what is open only the text counts.
        let open = |path: &PathBuf| self.documents.contains_key(path);
        let all_open =
            changed.is_some_and(|changed| !changed.is_empty() && changed.iter().all(open));
        for folder in &mut self.folders {
            folder.reset();
            if !all_open {
                folder.reread();
            }
        }
    }

    /// A text belongs to the innermost folder around it; without one, its own folder counts while it is open.
    fn adopt(&mut self, path: &Path) {
        if self.folder_of(path).is_none()
            && let Some(parent) = path.parent()
        {
            self.folders.push(Folder::around(parent.to_path_buf()));
        }
    }

    fn folder_of(&self, path: &Path) -> Option<usize> {
        innermost(&self.homes(), path)
    }

    fn homes(&self) -> Vec<(PathBuf, bool)> {
        let homes = self.folders.iter();
        homes
            .map(|folder| (folder.root.clone(), folder.is_passing()))
            .collect()
    }

    fn touch(&mut self, path: &Path) {
        if configuration::is_one(path) {
            // It may hold for any folder below.
            self.folders.iter_mut().for_each(Folder::reset);
        }
        let at = self.folder_of(path);
        if let Some(folder) = at.and_then(|at| self.folders.get_mut(at)) {
            folder.touch();
        }
    }

    /// Whether something has changed since it was linted.
    pub(crate) fn is_due(&self) -> bool {
        self.folders.iter().any(Folder::is_due)
    }

    /// Lints what has changed, and says what came of it.
    pub(crate) fn settle(&mut self) {
        if !self.is_due() {
            return;
        }
        let homes = self.homes();
        let mut folders = std::mem::take(&mut self.folders);
        let mut news = Vec::new();
        for (at, folder) in folders.iter_mut().enumerate() {
            let around = Around {
                documents: &self.documents,
                mine: &|path| innermost(&homes, path) == Some(at),
                host: self.host,
                encoding: self.agreed.encoding,
            };
            // What folders hold may be anything, and must not end the session.
            let settled = catch_unwind(AssertUnwindSafe(|| folder.settle(&around)));
            if settled.unwrap_or(true) {
                news.extend(folder.news(&around));
            }
        }
        self.folders = folders;
        news.into_iter()
            .for_each(|(path, told)| self.publish(&path, told));
        self.outbox
            .complain(self.folders.iter().flat_map(Folder::troubles));
    }

    fn publish(&mut self, path: &Path, told: Told) {
        let open = self
            .documents
            .get(path)
            .map(|document| document.uri.clone());
        let Some(uri) = open.or_else(|| uri::of(path)) else {
            return;
        };
        let params = PublishDiagnosticsParams {
            uri,
            diagnostics: told.diagnostics,
            version: told.version,
        };
        self.outbox.tell(PublishDiagnostics::METHOD, params);
    }

    /// A position in an open text; `None` for texts that are none of a file.
    pub(crate) fn place(&self, uri: &Uri, position: Position) -> Option<Place<'_>> {
        let path = uri::path(uri)?;
        let document = self.documents.get(&path)?;
        let folder = self.folders.get(self.folder_of(&path)?)?;
        Some(Place {
            name: folder.name(&path)?,
            byte: self.lines(&document.text).byte(position),
            document,
            folder,
        })
    }

    /// The version of an open text.
    pub(crate) fn version(&self, uri: &Uri) -> Option<i32> {
        let document = self.documents.get(&uri::path(uri)?)?;
        Some(document.version)
    }

    /// A text as the editor counts.
    pub(crate) fn lines<'t>(&self, text: &'t str) -> Lines<'t> {
        Lines::new(text, self.agreed.encoding)
    }

    /// How the editor calls a file of a folder.
    pub(crate) fn uri_of(&self, folder: &Folder, name: &str) -> Option<Uri> {
        let path = folder.root.join(name);
        let open = self.documents.get(&path);
        open.map(|document| document.uri.clone())
            .or_else(|| uri::of(&path))
    }
}

/// Which folder a file is linted with. A folder somebody opened goes before one that only a file brought along.
fn innermost(folders: &[(PathBuf, bool)], path: &Path) -> Option<usize> {
    let around = folders
        .iter()
        .enumerate()
        .filter(|(_, (root, passing))| match passing {
            true => path.parent() == Some(root.as_path()),
            false => path.starts_with(root),
        });
    let best = around.max_by_key(|(_, (root, passing))| (!passing, root.components().count()));
    best.map(|(at, _)| at)
}
