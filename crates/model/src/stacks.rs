//! The templates of one run and the way among them: nested stacks, exports and imports, CDK assemblies. In: the
//! files and templates; out: templates that know what the others say.

use std::collections::{BTreeMap, BTreeSet};

use cloudformation::{Carried, Given, Links, Reference, Resource, Template, cdk::Assembly};
use fact::{Alternative, Case, FileId, Outcome, Sources, Standing, Text, Value, Why};

use crate::{Estate, Input};

/// How deep stacks may be nested for values to travel all the way.
const MAX_DEPTH: usize = 6;

impl Estate {
    /// The resource a reference of a template points at, in this or another template of the run, with the index of
    /// its template.
    #[must_use]
    pub fn referred(&self, template: usize, to: &Reference) -> Option<(usize, Resource<'_>)> {
        let (file, name) = to.place(self.templates.get(template)?.file())?;
        let at = self
            .templates
            .iter()
            .position(|template| template.file() == file)?;
        Some((at, self.templates.get(at)?.resource(name)?))
    }
}

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

    /// The template of a nested stack, by the key that its `TemplateURL` ends in.
    fn upload(&self, name: &str, stack: &Resource<'_>) -> Option<String> {
        if stack.kind() != "AWS::CloudFormation::Stack" {
            return None;
        }
        let url = stack.properties().get("TemplateURL").text().value;
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

/// A nested stack: which template sets it up where, and which template it is.
struct Nested {
    parent: usize,
    stack: String,
    child: usize,
}

/// Tells every template what the others of the run say, as often as it takes for values to arrive.
pub(crate) fn link(templates: &mut [Template], sources: &Sources, assemblies: &Assemblies) {
    let nested = nested(templates, sources, assemblies);
    let imports: Vec<Vec<Text>> = templates.iter().map(Template::imports).collect();
    if nested.is_empty() && imports.iter().all(Vec::is_empty) {
        return;
    }
    for _ in 0..MAX_DEPTH {
        let mut links: Vec<Links> = templates
            .iter()
            .map(|template| Links {
                label: sources.name(template.file()).to_owned(),
                ..Links::default()
            })
            .collect();
        arguments(templates, &nested, &mut links);
        outputs(templates, &nested, &mut links);
        exports(templates, &imports, &mut links);
        let mut settled = true;
        for (template, links) in templates.iter_mut().zip(links) {
            if *template.links() != links {
                template.link(links);
                settled = false;
            }
        }
        if settled {
            return;
        }
    }
}

fn nested(templates: &[Template], sources: &Sources, assemblies: &Assemblies) -> Vec<Nested> {
    let by_name: BTreeMap<&str, usize> = templates
        .iter()
        .enumerate()
        .map(|(at, template)| (sources.name(template.file()), at))
        .collect();
    let mut found = Vec::new();
    for (parent, template) in templates.iter().enumerate() {
        for resource in template.resources() {
            let here = sources.name(template.file());
            let path = local_template(&resource).and_then(|path| beside(here, &path));
            let path = path.or_else(|| assemblies.upload(here, &resource));
            let at = path.and_then(|path| by_name.get(path.as_str()).copied());
            if let Some(child) = at {
                found.push(Nested {
                    parent,
                    stack: resource.name().to_owned(),
                    child,
                });
            }
        }
    }
    found
}

/// The path of a nested stack's template as it is written: relative to the template it is written in.
fn local_template(resource: &Resource<'_>) -> Option<String> {
    let property = match resource.kind() {
        "AWS::CloudFormation::Stack" => "TemplateURL",
        "AWS::Serverless::Application" => "Location",
        _ => return None,
    };
    // CDK uploads the template; where it came from stands in the metadata.
    let asset = resource.node().get("Metadata").and_then(|metadata| {
        let of = metadata.get("aws:asset:property")?.as_str()?;
        (of == property).then_some(metadata.get("aws:asset:path")?.as_str()?)
    });
    if let Some(path) = asset {
        return Some(path.to_owned());
    }
    let path = resource.properties().get(property).string();
    path.value
        .by_default()
        .filter(|path| !path.contains("://"))
        .cloned()
}

/// A relative path from beside a file; `None` when it leads out of everything.
fn beside(file: &str, path: &str) -> Option<String> {
    let folder = file.rsplit_once('/').map_or("", |(folder, _)| folder);
    let mut parts: Vec<&str> = folder.split('/').collect();
    if folder.is_empty() {
        parts.clear();
    }
    for part in path.split('/') {
        match part {
            "" | "." => {}
            ".." => {
                parts.pop()?;
            }
            part => parts.push(part),
        }
    }
    Some(parts.join("/"))
}

fn arguments(templates: &[Template], nested: &[Nested], links: &mut [Links]) {
    let mut passed: BTreeMap<usize, Vec<BTreeMap<String, Value<Carried>>>> = BTreeMap::new();
    for one in nested {
        let Some(parent) = templates.get(one.parent) else {
            continue;
        };
        let Some(stack) = parent.resource(&one.stack) else {
            continue;
        };
        let arguments = parent.arguments_of(&stack);
        passed.entry(one.child).or_default().push(arguments);
    }
    for (child, several) in passed {
        let (Some(template), Some(links)) = (templates.get(child), links.get_mut(child)) else {
            continue;
        };
        for parameter in template.parameters() {
            let name = &parameter.name;
            let values = several.iter().map(|arguments| {
                let default = || Some(Value::Known(Carried::default_of(parameter)?));
                arguments.get(name).cloned().or_else(default)
            });
            // What no parent sets keeps its default, which nobody else can override.
            if let Some(values) = values.collect::<Option<Vec<_>>>() {
                links
                    .arguments
                    .insert(name.clone(), Carried::any_of(name, values));
            }
        }
    }
}

fn outputs(templates: &[Template], nested: &[Nested], links: &mut [Links]) {
    for one in nested {
        let (Some(child), Some(links)) = (templates.get(one.child), links.get_mut(one.parent))
        else {
            continue;
        };
        for name in child.output_names() {
            if let Some(value) = child.output(name) {
                links
                    .outputs
                    .insert((one.stack.clone(), name.to_owned()), value);
            }
        }
    }
}

/// An export of the run.
struct Export {
    file: FileId,
    name: Text,
    value: Value<Carried>,
}

fn exports(templates: &[Template], imports: &[Vec<Text>], links: &mut [Links]) {
    if imports.iter().all(Vec::is_empty) {
        return;
    }
    let exports: Vec<Export> = templates
        .iter()
        .flat_map(|template| {
            let file = template.file();
            template
                .exports()
                .into_iter()
                .filter_map(move |(name, value)| {
                    Some(Export {
                        file,
                        name: name.by_default()?.clone(),
                        value,
                    })
                })
        })
        .collect();
    for ((template, names), links) in templates.iter().zip(imports).zip(links) {
        for name in names {
            if let Some(value) = imported(template.file(), name, &exports) {
                links
                    .imports
                    .insert(cloudformation::import_key(name), value);
            }
        }
    }
}

/// The value of an import: of the one export of that name; of the one whose name fits as far as it is known, with
/// the doubt that leaves.
fn imported(file: FileId, name: &Text, exports: &[Export]) -> Option<Value<Carried>> {
    let others = || exports.iter().filter(|export| export.file != file);
    let sure = |export: &&Export| {
        !name.has_hole() && !export.name.has_hole() && export.name.as_str() == name.as_str()
    };
    let mut same = others().filter(sure);
    if let Some(first) = same.next() {
        return same.next().is_none().then(|| first.value.clone());
    }
    let mut likely = others().filter(|export| may_be(&export.name, name));
    let first = likely.next().filter(|_| likely.next().is_none())?;
    let mut alternatives = first.value.clone().into_alternatives();
    alternatives.push(Alternative {
        case: Case::default(),
        standing: Standing::Open,
        span: None,
        outcome: Outcome::Unknown(Why::Import(name.as_str().to_owned())),
    });
    Some(Value::one_of(alternatives))
}

/// Whether a name of which one piece is not known (`${AWS::StackName}-vpc`) can be another: what stands before and
/// behind the piece says so, and says something.
fn may_be(export: &Text, import: &Text) -> bool {
    let split = |text: &Text| -> Option<(String, String)> {
        let (before, behind) = text.as_str().split_once(Text::HOLE)?;
        (!behind.contains(Text::HOLE)).then(|| (before.to_owned(), behind.to_owned()))
    };
    let fits = |(before, behind): (String, String), whole: &Text| {
        let text = whole.as_str();
        let said = before.len() + behind.len();
        said > 2 && text.len() > said && text.starts_with(&before) && text.ends_with(&behind)
    };
    match (split(export), split(import)) {
        (Some(export), Some(imported)) => export == imported && export.0.len() + export.1.len() > 2,
        (Some(export), None) => !import.has_hole() && fits(export, import),
        (None, Some(imported)) => !export.has_hole() && fits(imported, export),
        (None, None) => false,
    }
}

#[cfg(test)]
mod tests;
