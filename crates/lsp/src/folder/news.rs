//! What the editor does not know yet of a folder.

use std::{
    collections::BTreeMap,
    path::{Path, PathBuf},
};

use super::{Around, Folder, Told};
use crate::{configuration, diagnostics};

impl Folder {
    /// What to tell the editor that it does not know yet, by path.
    pub(crate) fn news(&mut self, around: &Around<'_>) -> Vec<(PathBuf, Told)> {
        let mut now: BTreeMap<PathBuf, Told> = BTreeMap::new();
        if let Some(look) = &self.look {
            for (name, diagnostics) in diagnostics::of(look, &self.root, around.encoding) {
                now.entry(self.root.join(name)).or_default().diagnostics = diagnostics;
            }
            for input in &look.inputs {
                let path = self.root.join(&input.name);
                if let Some(document) = around.documents.get(&path) {
                    now.entry(path).or_default().version = Some(document.version);
                }
            }
        }
        now.extend(self.of_settings(around));
        let gone: Vec<PathBuf> = self
            .told
            .iter()
            .filter(|(path, told)| !told.diagnostics.is_empty() && !now.contains_key(*path))
            .map(|(path, _)| path.clone())
            .collect();
        let mut news: Vec<(PathBuf, Told)> = Vec::new();
        for (path, told) in &now {
            if self.told.get(path) != Some(told) {
                news.push((path.clone(), told.clone()));
            }
        }
        news.extend(gone.into_iter().map(|path| (path, Told::default())));
        self.told = now;
        news
    }

    /// What is wrong in configurations: in the one that holds here, and in every one that is open.
    fn of_settings(&self, around: &Around<'_>) -> BTreeMap<PathBuf, Told> {
        let mut now = BTreeMap::new();
        let mut tell = |path: &Path, diagnostics| {
            let version = around.documents.get(path).map(|document| document.version);
            let told = Told {
                version,
                diagnostics,
            };
            now.insert(path.to_path_buf(), told);
        };
        if let Some(marked) = &self.broken {
            tell(
                &marked.file,
                configuration::mistakes(marked, around.encoding),
            );
        } else if let (Some(project), Some(look)) = (&self.project, &self.look)
            && let Some(marked) = project.in_vain(&look.estate)
            // From further up more is seen than this folder.
            && self.whole
            && marked.file.parent() == Some(&self.root)
        {
            tell(
                &marked.file,
                configuration::in_vain(&marked, around.encoding),
            );
        }
        let open = around.documents.iter();
        for (path, document) in open.filter(|(path, _)| configuration::is_one(path)) {
            if (around.mine)(path)
                && let Some(marked) = configuration::marked(path, &document.text)
            {
                tell(path, configuration::mistakes(&marked, around.encoding));
            }
        }
        // An open text that is right is told of too, so that the editor forgets what was wrong.
        for (path, document) in around.documents {
            if configuration::is_one(path) && (around.mine)(path) {
                let told = now.entry(path.clone()).or_default();
                told.version = Some(document.version);
            }
        }
        now
    }
}
