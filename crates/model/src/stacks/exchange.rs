//! Exports and imports: which template of the run exports what another one imports, and how sure that is.

use cloudformation::{Carried, Links, Template};
use fact::{Alternative, Case, FileId, Outcome, Standing, Text, Value, Why};

/// An export of the run.
struct Export {
    file: FileId,
    name: Text,
    value: Value<Carried>,
}

/// Tells each template what its imports find.
pub(super) fn exports(templates: &[Template], imports: &[Vec<Text>], links: &mut [Links]) {
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
