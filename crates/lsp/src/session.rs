//! What the server knows while the editor is open: folders and open texts.

use std::path::{Path, PathBuf};

use lsp_server::{Message, Notification, Request};
use lsp_types::{
    MessageType, Position, PublishDiagnosticsParams, ShowMessageParams, Uri,
    notification::{Notification as _, PublishDiagnostics, ShowMessage},
};

use crate::{
    documents::{Document, Documents},
    folder::{Folder, Look, Told},
    host::Host,
    lines::Lines,
    uri,
};

/// Folders, texts, and what is still to be said.
pub(crate) struct Session<'h> {
    host: &'h dyn Host,
    documents: Documents,
    folders: Vec<Folder>,
    outgoing: Vec<Message>,
    /// What was complained of last, so that it is not said with every key.
    troubles: Vec<String>,
    /// How many requests the editor got.
    asked: i32,
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
    pub(crate) fn new(host: &'h dyn Host, roots: Vec<PathBuf>) -> Self {
        let mut session = Self {
            host,
            documents: Documents::new(),
            folders: Vec::new(),
            outgoing: Vec::new(),
            troubles: Vec::new(),
            asked: 0,
        };
        for root in roots {
            session.enter(root);
        }
        session
    }

    /// A folder was opened.
    pub(crate) fn enter(&mut self, root: PathBuf) {
        if self.folders.iter().all(|folder| folder.root != root) {
            let mut folder = Folder::whole(root);
            let troubles = folder.read(self.host);
            self.folders.push(folder);
            self.complain(troubles);
        }
    }

    /// A folder was closed.
    pub(crate) fn leave(&mut self, root: &Path) {
        while let Some(at) = self.folders.iter().position(|folder| folder.root == root) {
            let folder = self.folders.remove(at);
            for path in folder.leave() {
                self.publish(&path, Told::default());
            }
        }
        let orphans: Vec<PathBuf> = self.documents.keys().cloned().collect();
        orphans.iter().for_each(|path| self.adopt(path));
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

    /// A text was closed: the file counts again.
    pub(crate) fn close(&mut self, path: &Path) {
        self.touch(path);
        let folder = self.folder_of(path);
        self.documents.remove(path);
        let Some(at) = folder else { return };
        let passing = self.folders.get(at).is_some_and(Folder::is_passing);
        let open = self
            .documents
            .keys()
            .any(|path| self.folder_of(path) == Some(at));
        if passing && !open {
            for path in self.folders.remove(at).leave() {
                self.publish(&path, Told::default());
            }
        }
    }

    /// Files changed outside of the editor, or were saved.
    pub(crate) fn reread(&mut self) {
        let mut troubles = Vec::new();
        for folder in &mut self.folders {
            troubles.extend(folder.read(self.host));
        }
        // What was mended and comes back is said again.
        self.troubles.retain(|trouble| troubles.contains(trouble));
        self.complain(troubles);
    }

    /// A text belongs to the innermost folder around it; without one, its own folder counts while it is open.
    fn adopt(&mut self, path: &Path) {
        let known = self.folder_of(path);
        if known.is_none()
            && let Some(parent) = path.parent()
        {
            let mut folder = Folder::around(parent.to_path_buf());
            let troubles = folder.read(self.host);
            self.folders.push(folder);
            self.complain(troubles);
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
        let at = self.folder_of(path);
        if let Some(folder) = at.and_then(|at| self.folders.get_mut(at)) {
            folder.touch();
        }
    }

    /// Lints what has changed, and says what came of it.
    pub(crate) fn settle(&mut self) {
        let homes = self.homes();
        let mut folders = std::mem::take(&mut self.folders);
        let mut troubles = Vec::new();
        for (at, folder) in folders.iter_mut().enumerate() {
            let mine = |path: &Path| innermost(&homes, path) == Some(at);
            match folder.settle(&self.documents, &mine, self.host) {
                Ok(false) => continue,
                Ok(true) => {}
                Err(trouble) => troubles.push(trouble),
            }
            for (path, told) in folder.news(&self.documents) {
                self.publish(&path, told);
            }
        }
        self.folders = folders;
        self.complain(troubles);
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
        self.notify(PublishDiagnostics::METHOD, params);
    }

    fn complain(&mut self, troubles: Vec<String>) {
        for message in &troubles {
            if !self.troubles.contains(message) {
                let typ = MessageType::ERROR;
                let message = message.clone();
                self.notify(ShowMessage::METHOD, ShowMessageParams { typ, message });
            }
        }
        if !troubles.is_empty() {
            self.troubles = troubles;
        }
    }

    fn notify(&mut self, method: &str, params: impl serde::Serialize) {
        let message = Notification::new(method.to_owned(), params);
        self.outgoing.push(Message::Notification(message));
    }

    /// Asks the editor for something.
    pub(crate) fn ask(&mut self, method: &str, params: impl serde::Serialize) {
        self.asked += 1;
        let request = Request::new(self.asked.into(), method.to_owned(), params);
        self.outgoing.push(Message::Request(request));
    }

    /// What is to be said, once.
    pub(crate) fn outgoing(&mut self) -> Vec<Message> {
        std::mem::take(&mut self.outgoing)
    }

    /// A position in an open text; `None` for texts that are none of a file.
    pub(crate) fn place(&self, uri: &Uri, position: Position) -> Option<Place<'_>> {
        let path = uri::path(uri)?;
        let document = self.documents.get(&path)?;
        let folder = self.folders.get(self.folder_of(&path)?)?;
        Some(Place {
            name: folder.name(&path)?,
            byte: Lines::new(&document.text).byte(position),
            document,
            folder,
        })
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
