//! BASE and HEAD as files: which of them is a path and which a git revision, and one name for each file on both sides.

use std::path::{Path, PathBuf};

use crate::git::{self, Tree};
use crate::inputs::{self, Gathered, shown};
use crate::world::{Refusal, World};

/// One side of a comparison as it was typed.
enum Side {
    Path(PathBuf),
    Revision(Tree),
}

impl Side {
    /// What exists as a path is a path; anything else has to be a revision.
    fn of(text: &str) -> Result<Self, Refusal> {
        let path = Path::new(text);
        if path.exists() {
            return Ok(Self::Path(path.to_owned()));
        }
        git::tree(text).map(Self::Revision).ok_or_else(|| {
            Refusal::usage(format!(
                "`{text}` is neither a file or folder nor a git revision known here"
            ))
        })
    }

    fn path(&self) -> Option<&Path> {
        match self {
            Self::Path(path) => Some(path),
            Self::Revision(_) => None,
        }
    }
}

/// Reads both sides; files of the same place go by the same name, that of HEAD where both are paths.
pub(super) fn both(
    base: &str,
    head: &str,
    below: &[PathBuf],
    world: &mut World<'_>,
) -> Result<(Gathered, Gathered), Refusal> {
    let sides = (Side::of(base)?, Side::of(head)?);
    let (old, new) = (sides.0.path(), sides.1.path());
    let folder = |path: Option<&Path>| path.map(Path::is_dir);
    if let (Some(a), Some(b)) = (folder(old), folder(new))
        && a != b
    {
        return Err(Refusal::usage(format!(
            "`{base}` and `{head}`: one is a folder and the other a file"
        )));
    }
    if !below.is_empty() && (folder(old) == Some(false) || folder(new) == Some(false)) {
        return Err(Refusal::usage(
            "PATH narrows folders and revisions, not files",
        ));
    }
    // A revision beside a path is that path at the revision.
    let root = new.or(old).map(Path::to_owned);
    let mut read = |side: &Side| match side {
        Side::Path(path) => on_disk(path, root.as_deref(), below, world),
        Side::Revision(tree) => git::gather(tree, &in_tree(root.as_deref(), below)),
    };
    Ok((read(&sides.0)?, read(&sides.1)?))
}

/// The paths of a revision, as git lists them.
fn in_tree(root: Option<&Path>, below: &[PathBuf]) -> Vec<String> {
    let clean = |path: &Path| shown(path).trim_end_matches('/').to_owned();
    let root = root.map(clean).filter(|root| root != ".");
    if below.is_empty() {
        return root.into_iter().collect();
    }
    let joined = below.iter().map(|path| match &root {
        Some(root) => format!("{root}/{}", clean(path)),
        None => clean(path),
    });
    joined.filter(|path| path != ".").collect()
}

fn on_disk(
    path: &Path,
    root: Option<&Path>,
    below: &[PathBuf],
    world: &mut World<'_>,
) -> Result<Gathered, Refusal> {
    let mut paths: Vec<PathBuf> = below.iter().map(|below| path.join(below)).collect();
    // What one side does not have is new or gone.
    paths.retain(|path| path.exists());
    if below.is_empty() {
        paths.push(path.to_owned());
    }
    let mut gathered = inputs::gather(&paths, None, world)?;
    let Some(root) = root else {
        return Ok(gathered);
    };
    let (own, common) = (shown(path), shown(root));
    for input in &mut gathered.inputs {
        input.name = renamed(&input.name, &own, &common);
    }
    Ok(gathered)
}

/// The name of a file below `own` as it would be below `common`.
fn renamed(name: &str, own: &str, common: &str) -> String {
    let (own, common) = (own.trim_end_matches('/'), common.trim_end_matches('/'));
    if name == own {
        return common.to_owned();
    }
    let rest = if own == "." {
        Some(name)
    } else {
        name.strip_prefix(own)
            .and_then(|rest| rest.strip_prefix('/'))
    };
    match rest {
        None => name.to_owned(),
        Some(rest) if common == "." => rest.to_owned(),
        Some(rest) => format!("{common}/{rest}"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn files_of_one_place_go_by_one_name() {
        for (name, own, common, expected) in [
            ("old/a/t.yaml", "old", "new", "new/a/t.yaml"),
            ("old/t.yaml", "old/", "new/", "new/t.yaml"),
            ("old.yaml", "old.yaml", "new.yaml", "new.yaml"),
            ("a/t.yaml", ".", ".", "a/t.yaml"),
            ("old/t.yaml", "old", ".", "t.yaml"),
            ("t.yaml", ".", "new", "new/t.yaml"),
            ("older/t.yaml", "old", "new", "older/t.yaml"),
        ] {
            assert_eq!(renamed(name, own, common), expected);
        }
    }

    #[test]
    fn a_revision_beside_a_path_is_that_path() {
        let paths = |root: Option<&str>, below: &[&str]| {
            let below: Vec<PathBuf> = below.iter().map(PathBuf::from).collect();
            in_tree(root.map(Path::new), &below)
        };
        assert_eq!(paths(Some("./infra/"), &[]), ["infra"]);
        assert_eq!(paths(None, &["infra/"]), ["infra"]);
        assert_eq!(paths(Some("infra"), &["a.yaml"]), ["infra/a.yaml"]);
        assert!(paths(Some("."), &[]).is_empty() && paths(None, &["."]).is_empty());
    }
}
