//! Files linted under every set of parameter values of a run: the estate, and one list of findings over all sets.

use ::lint::{Run, Selection, join_sets, run_on};
use model::{Estate, Input, Options};

use crate::command::guard;
use crate::threads;
use crate::world::Refusal;

/// Lints `inputs` under each set. The texts of the estate that comes back are those of every set.
pub(super) fn lint(
    inputs: Vec<Input>,
    sets: Vec<(String, Options)>,
    selection: &Selection,
    policies: &[std::path::PathBuf],
) -> Result<(Estate, Run), Refusal> {
    let several = sets.len() > 1;
    let spread = threads::spread(&inputs);
    let mut first = None;
    let mut runs = Vec::new();
    for (name, options) in sets {
        let estate = Estate::read_with(inputs.clone(), &options, spread);
        let further = guard::findings(policies, &estate)?;
        runs.push((
            name,
            run_on(&estate, rules::ALL, selection, further, spread),
        ));
        first.get_or_insert(estate);
    }
    let run = match runs.pop() {
        Some((_, run)) if !several => run,
        last => join_sets(runs.into_iter().chain(last).collect()),
    };
    Ok((first.unwrap_or_default(), run))
}
