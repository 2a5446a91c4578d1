//! `mskwise check-move`: templates and a target in, what it takes out.

use model::{
    Estate,
    moves::{Target, Weight, check},
};
use report::{MoveFormat, MoveReport};

use crate::arguments::{CheckMove, FailOnPoint};
use crate::command::target::targets;
use crate::command::{deployment, inputs_or_here, unread};
use crate::inputs;
use crate::world::{Exit, Refusal, World};

pub(super) fn run(arguments: &CheckMove, world: &mut World<'_>) -> Result<Exit, Refusal> {
    let targets = targets(
        &arguments.format,
        arguments.output.as_ref(),
        MoveFormat::ALL,
        MoveFormat::Table,
    )?;
    let target = Target::parse(&arguments.to).map_err(Refusal::usage)?;
    let options = deployment::options(&arguments.deployment, world)?;
    let gathered = inputs::gather(&inputs_or_here(&arguments.paths), None, world)?;
    if let Some(trouble) = gathered.troubles.first() {
        return Err(Refusal::failure(trouble));
    }
    let estate = Estate::read(gathered.inputs, &options);
    let clusters = check(&estate, target);
    let unread = unread::of(&estate);
    if clusters.is_empty() {
        let none = "no MSK cluster is declared in these files";
        return Err(unread::nothing(none, &unread, world));
    }
    let report = MoveReport {
        target,
        clusters: &clusters,
        sources: &estate.sources,
        version: env!("CARGO_PKG_VERSION"),
    };
    for target in &targets {
        let mut text = String::new();
        report::moves::write(target.format, &report, &mut text)
            .map_err(|_| Refusal::failure("the report could not be written"))?;
        target.put(&text, world)?;
    }
    for lacking in &unread {
        world.complain(lacking);
    }
    if !unread.is_empty() {
        return Ok(Exit::Failure);
    }
    let most = match arguments.fail_on {
        FailOnPoint::Blocks => Weight::Blocks,
        FailOnPoint::Decide => Weight::Decide,
        FailOnPoint::Changes => Weight::Changes,
        FailOnPoint::Never => return Ok(Exit::Success),
    };
    let mut points = clusters.iter().flat_map(|cluster| &cluster.points);
    let fails = points.any(|point| point.weight <= most);
    Ok(if fails { Exit::Findings } else { Exit::Success })
}
