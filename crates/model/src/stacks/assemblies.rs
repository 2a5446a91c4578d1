//! The CDK assemblies among the files of a run: which files belong to them, and what they know of their templates.

use std::collections::{BTreeMap, BTreeSet};

use cloudformation::{Given, Resource, cdk::Assembly};

use crate::Input;

/// The cloud assemblies among the files of a run.
#[derive(Debug, Default)]
pub(crate) struct Assemblies {
    /// By folder, those inside others left out.
    by_folder: BTreeMap<String, Assembly>,
}

impl Assemblies {
    pub(crate) fn read(inputs: &[Input]) -> Self {
        let manifests: Vec<&str> = inputs
            .iter()
            .filter_map(|input| folder_of_manifest(&input.name))
            .collect();
        if manifests.is_empty() {
            return Self::default();
        }
        let texts: BTreeMap<&str, &[u8]> = inputs
            .iter()
            .map(|input| (input.name.as_str(), input.bytes.as_slice()))
            .collect();
        let text = |name: &str| std::str::from_utf8(texts.get(name)?).ok();
        let read = manifests
            .into_iter()
            .filter_map(|folder| Some((folder.to_owned(), Assembly::read(folder, &text)?)));
        let mut by_folder: BTreeMap<String, Assembly> = read.collect();
        let folders: BTreeSet<String> = by_folder.keys().cloned().collect();
        by_folder.retain(|folder, _| !ancestors(folder).any(|outer| folders.contains(outer)));
        Self { by_folder }
    }

    fn around(&self, name: &str) -> Option<&Assembly> {
        ancestors(name).find_map(|folder| self.by_folder.get(folder))
    }

    /// Whether a file lies in an assembly without being one of its templates: left over, or an asset.
    pub(crate) fn leave_out(&self, input: &Input) -> bool {
        !input.named
            && self
                .around(&input.name)
                .is_some_and(|assembly| !assembly.templates.contains(&input.name))
    }

    /// The call stack that made a resource of a template, innermost first; empty where the assembly does not tell.
    pub(crate) fn trace(&self, name: &str, id: &str) -> &[String] {
        let stack = self.around(name).and_then(|one| one.stack(name));
        let construct = stack.and_then(|stack| stack.constructs.get(id));
        construct.map_or(&[], |construct| construct.trace.as_slice())
    }

    /// The template of a nested stack, by the key that its `TemplateURL` ends in.
    pub(super) fn upload(&self, name: &str, stack: &Resource<'_>) -> Option<String> {
        if stack.kind() != "AWS::CloudFormation::Stack" {
            return None;
        }
        let url = stack.property("TemplateURL").text().value;
        let key = url.by_default()?.as_str().rsplit('/').next()?;
        self.around(name)?.uploads.get(key).cloned()
    }

    /// What is given to a template: what its assembly fixes, and whatever else was given to the run.
    pub(crate) fn given(&self, name: &str, given: &Given) -> Given {
        let mut given = given.clone();
        if let Some(stack) = self.around(name).and_then(|assembly| assembly.stack(name)) {
            given.region = stack.region.clone().or(given.region);
            for (key, value) in &stack.parameters {
                given
                    .parameters
                    .entry(key.clone())
                    .or_insert_with(|| value.clone());
            }
        }
        given
    }
}

fn folder_of_manifest(name: &str) -> Option<&str> {
    match name.rsplit_once('/') {
        Some((folder, "manifest.json")) => Some(folder),
        None if name == "manifest.json" => Some(""),
        _ => None,
    }
}

/// The folders around a file or folder, the nearest first, the empty name of the root last.
fn ancestors(name: &str) -> impl Iterator<Item = &str> {
    let mut rest = Some(name).filter(|name| !name.is_empty());
    std::iter::from_fn(move || {
        let folder = rest?.rsplit_once('/').map_or("", |(folder, _)| folder);
        rest = Some(folder).filter(|folder| !folder.is_empty());
        Some(folder)
    })
}
