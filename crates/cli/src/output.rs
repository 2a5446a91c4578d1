//! Results into files, whole or not at all.

use std::io::Write;
use std::path::Path;
use std::time::Duration;

use crate::world::Refusal;

/// Writes a file so that nobody ever sees half of it: a new file beside it takes its place, in a folder that is made
/// where it lacks. What is no ordinary file (a pipe, a terminal) is written to directly.
pub(crate) fn write(path: &Path, text: &str) -> Result<(), Refusal> {
    let refuse = |error: std::io::Error| {
        Refusal::failure(format!("cannot write {}: {error}", path.display()))
    };
    let special = std::fs::metadata(path).is_ok_and(|about| !about.is_file());
    if special {
        let mut file = std::fs::OpenOptions::new()
            .write(true)
            .open(path)
            .map_err(refuse)?;
        return file.write_all(text.as_bytes()).map_err(refuse);
    }
    if let Some(folder) = path.parent() {
        std::fs::create_dir_all(folder).map_err(refuse)?;
    }
    // A link keeps pointing where it points.
    let target = std::fs::canonicalize(path).unwrap_or_else(|_| path.to_path_buf());
    let name = target.file_name().unwrap_or_default().to_string_lossy();
    sweep(&target, &name);
    let beside = target.with_file_name(format!(".{name}.{}.tmp", std::process::id()));
    let written = std::fs::write(&beside, text)
        .and_then(|()| match std::fs::metadata(&target) {
            Ok(about) => std::fs::set_permissions(&beside, about.permissions()),
            // A new file has nothing to keep.
            Err(_) => Ok(()),
        })
        .and_then(|()| std::fs::rename(&beside, &target));
    if let Err(error) = written {
        // The file beside it may not exist; there is nothing more to tell than the first error.
        let _ = std::fs::remove_file(&beside);
        return Err(refuse(error));
    }
    Ok(())
}

/// No run takes longer to write a file.
const LONGEST: Duration = Duration::from_secs(60);

/// Takes away what runs that were cut short left beside a file. What cannot be looked at or taken away stays.
fn sweep(target: &Path, name: &str) {
    let folder = match target.parent() {
        Some(folder) if folder != Path::new("") => folder,
        _ => Path::new("."),
    };
    let before = format!(".{name}.");
    for entry in std::fs::read_dir(folder).into_iter().flatten().flatten() {
        let other = entry.file_name();
        let process = other
            .to_str()
            .and_then(|other| other.strip_prefix(before.as_str())?.strip_suffix(".tmp"));
        let ours = process.is_some_and(|id| id.parse::<u32>().is_ok());
        let written = || entry.metadata().and_then(|about| about.modified()).ok();
        if ours && written().is_some_and(|at| at.elapsed().is_ok_and(|age| age > LONGEST)) {
            let _ = std::fs::remove_file(entry.path());
        }
    }
}
