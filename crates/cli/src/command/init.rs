//! `mskwise init`: looks at a folder and writes a commented mskwise.toml into it.

use std::path::Path;

use ::lint::config::{FILE_NAME, Seen, draft, parse};
use ::lint::{Selection, run_on};
use model::{Estate, Options};

use crate::arguments::Init;
use crate::world::{Exit, Refusal, World};
use crate::{configuration, inputs, output, threads};

pub(super) fn run(arguments: &Init, world: &mut World<'_>) -> Result<Exit, Refusal> {
    if arguments.schema {
        world.say(report::lint::CONFIG_SCHEMA)?;
        return Ok(Exit::Success);
    }
    let folder = arguments.folder.as_path();
    let file = &folder.join(FILE_NAME);
    if file.exists() && !arguments.force && !arguments.dry_run {
        return Err(Refusal::usage(format!(
            "{} is there already; --force writes over it, --dry-run prints what it would be",
            inputs::shown(file)
        )));
    }
    let gathered = inputs::gather(&[folder], None, world)?;
    let spread = threads::spread(&gathered.inputs);
    let options = Options {
        today: world.today(),
        anchor: configuration::anchor(folder),
        ..Options::default()
    };
    let estate = Estate::read_with(gathered.inputs, &options, spread);
    let run = run_on(
        &estate,
        rules::ALL,
        &Selection::default(),
        Vec::new(),
        spread,
    );
    let seen = Seen {
        guard: guard_files(folder),
        findings: run.findings.len(),
    };
    let text = draft(&estate, &seen);
    // What this program cannot read it does not write.
    parse(&text, rules::ALL).map_err(|mistakes| {
        let told: Vec<String> = mistakes
            .iter()
            .map(|one| one.render(FILE_NAME, &text))
            .collect();
        Refusal::failure(told.join("\n"))
    })?;
    for trouble in &gathered.troubles {
        world.complain(trouble);
    }
    if arguments.dry_run {
        world.say(&text)?;
        return Ok(Exit::Success);
    }
    output::write(file, &text)?;
    world.say(&format!(
        "{} is written; `mskwise lint` reads it\n",
        inputs::shown(file)
    ))?;
    Ok(Exit::Success)
}

/// The Guard files below the folder, the way git sees them.
fn guard_files(folder: &Path) -> Vec<String> {
    let walk = ignore::WalkBuilder::new(folder)
        .require_git(false)
        .follow_links(false)
        .sort_by_file_path(Path::cmp)
        .build();
    // What cannot be read has been told when the files were gathered.
    let files = walk.flatten().filter(|entry| {
        entry.file_type().is_some_and(|kind| kind.is_file())
            && entry
                .path()
                .extension()
                .is_some_and(|ending| ending == "guard")
    });
    files
        .map(|entry| inputs::shown(entry.path().strip_prefix(folder).unwrap_or(entry.path())))
        .collect()
}
