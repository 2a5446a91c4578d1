//! The templates of one run and the way among them: nested stacks, exports and imports, CDK assemblies. In: the
//! files and templates; out: templates that know what the others say.

mod assemblies;
mod exchange;

use std::collections::BTreeMap;

use cloudformation::{Carried, Links, Resource, Template};
use fact::{Sources, Text, Value};
use syntax::limits::MAX_STACK_DEPTH;

pub(crate) use assemblies::Assemblies;

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
    for _ in 0..MAX_STACK_DEPTH {
        let mut links: Vec<Links> = templates
            .iter()
            .map(|template| Links {
                label: sources.name(template.file()).to_owned(),
                ..Links::default()
            })
            .collect();
        arguments(templates, &nested, &mut links);
        outputs(templates, &nested, &mut links);
        exchange::exports(templates, &imports, &mut links);
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

#[cfg(test)]
mod tests;
