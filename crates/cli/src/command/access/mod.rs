//! `mskwise access`: who may do what.

mod question;
mod settled;

use std::path::PathBuf;

use fact::Text;
use iam::{Target, Tri};
use model::access::{self, Found};
use model::{Estate, FileKind};
use report::{AccessAnswer, AccessFormat, AccessLook, AccessReport};

use crate::arguments::Deployment;
use crate::arguments::access::{Access, Check, FailOn, On, Policy, Print, Question, WhoCan};
use crate::command::target::targets;
use crate::command::{deployment, inputs_or_here, nothing, unread};
use crate::inputs;
use crate::world::{Exit, Refusal, World};

pub(super) fn run(arguments: &Access, world: &mut World<'_>) -> Result<Exit, Refusal> {
    match &arguments.question {
        Question::Check(it) => check(it, world),
        Question::WhoCan(it) => who_can(it, world),
        Question::Policy(it) => policy(it, world),
    }
}

fn check(arguments: &Check, world: &mut World<'_>) -> Result<Exit, Refusal> {
    let mut paths = inputs_or_here(&arguments.paths);
    paths.extend(arguments.client.clone());
    let read = Read::of(&paths, &arguments.deployment, &arguments.print, world)?;
    let everybody = access::everybody(&read.estate);
    let name = arguments.principal.as_deref();
    let principal = match access::one_principal(&read.estate, &everybody, name) {
        Found::One(principal) => principal,
        Found::Nothing(others) => return Err(nobody(name, &others)),
        Found::Several(some) => return Err(several("principal", name, &some)),
    };
    let mut target = target(&read.estate, &arguments.on)?;
    let settled = match &arguments.client {
        Some(file) => settled::by_client(&read.estate, file, &mut target)?,
        None => access::Settled::new(),
    };
    let check = access::check(principal, arguments.on.case, &target, &settled);
    print(
        AccessAnswer::Check(&check),
        &read.estate,
        &arguments.print,
        world,
    )?;
    let fails = match arguments.fail_on {
        FailOn::Depends => check.verdict != Tri::Yes,
        FailOn::No => check.verdict == Tri::No,
        FailOn::Never => false,
    };
    Ok(match read.troubles(world) {
        Exit::Success if fails => Exit::Findings,
        other => other,
    })
}

fn who_can(arguments: &WhoCan, world: &mut World<'_>) -> Result<Exit, Refusal> {
    let action = question::action(&arguments.action)?;
    let paths = inputs_or_here(&arguments.paths);
    let read = Read::of(&paths, &arguments.deployment, &arguments.print, world)?;
    let resource = question::resource(&read.estate, &action, &arguments.resource)?;
    let everybody = access::everybody(&read.estate);
    let who = access::who_can(&read.estate, &everybody, &action, &resource);
    print(
        AccessAnswer::Who(&who),
        &read.estate,
        &arguments.print,
        world,
    )?;
    Ok(read.troubles(world))
}

fn policy(arguments: &Policy, world: &mut World<'_>) -> Result<Exit, Refusal> {
    let estate = Estate::default();
    let target = target(&estate, &arguments.on)?;
    let case = arguments.on.case;
    let written = case.policy(&target);
    let answer = AccessAnswer::Policy {
        case,
        target: &target,
        written: &written,
    };
    print(answer, &estate, &arguments.print, world)?;
    Ok(Exit::Success)
}

/// What the paths hold.
struct Read {
    estate: Estate,
    troubles: Vec<String>,
    /// Whether texts, or parts of them, could not be read.
    unread: bool,
    files: usize,
}

impl Read {
    fn of(
        paths: &[PathBuf],
        given: &Deployment,
        print: &Print,
        world: &mut World<'_>,
    ) -> Result<Self, Refusal> {
        let options = deployment::options(given, world)?;
        let gathered = inputs::gather(paths, print.stdin_filename.as_deref(), world)?;
        let files = gathered.passed_over + gathered.inputs.len();
        let estate = Estate::read(gathered.inputs, &options);
        // Before any answer: whom a question is about may stand in what could not be read.
        let unread = unread::of(&estate);
        for lacking in &unread {
            world.complain(lacking);
        }
        Ok(Self {
            unread: !unread.is_empty(),
            estate,
            troubles: gathered.troubles,
            files,
        })
    }

    /// Tells what could not be read, and how to end because of it.
    fn troubles(&self, world: &mut World<'_>) -> Exit {
        for trouble in &self.troubles {
            world.complain(trouble);
        }
        let files = &mut self.estate.files.iter();
        if !self.unread && files.all(|one| one.kind == FileKind::Other) {
            world.remark(&nothing(self.files));
        }
        if self.troubles.is_empty() && !self.unread {
            Exit::Success
        } else {
            Exit::Failure
        }
    }
}

fn target(estate: &Estate, on: &On) -> Result<Target, Refusal> {
    let word = on.cluster.as_deref();
    let mut target = match access::cluster(estate, word) {
        Found::One(target) => target,
        Found::Nothing(some) | Found::Several(some) => return Err(several("cluster", word, &some)),
    };
    let hole = |names: &[String]| names.iter().find(|name| name.contains(Text::HOLE)).cloned();
    for names in [&on.topic, &on.group, &on.transactional_id] {
        if let Some(name) = hole(names).or_else(|| names.iter().find(|one| one.is_empty()).cloned())
        {
            return Err(Refusal::usage(format!("`{name}` is no name")));
        }
    }
    target.topics.clone_from(&on.topic);
    target.groups.clone_from(&on.group);
    target.transactional_ids.clone_from(&on.transactional_id);
    Ok(target)
}

fn print(
    answer: AccessAnswer<'_>,
    estate: &Estate,
    arguments: &Print,
    world: &mut World<'_>,
) -> Result<(), Refusal> {
    let targets = targets(
        &arguments.format,
        arguments.output.as_ref(),
        AccessFormat::ALL,
        AccessFormat::Text,
    )?;
    let report = AccessReport {
        sources: &estate.sources,
        version: env!("CARGO_PKG_VERSION"),
        answer,
    };
    for target in &targets {
        let file = target.file.is_some();
        let look = AccessLook {
            colour: !file && world.colours(arguments.color, world.out_is_terminal),
            width: world.columns(file),
            yaml: arguments.yaml,
        };
        let mut text = String::new();
        report::access::write(target.format, &report, look, &mut text)
            .map_err(|_| Refusal::failure("the answer could not be written"))?;
        target.put(&text, world)?;
    }
    Ok(())
}

fn nobody(name: Option<&str>, others: &[String]) -> Refusal {
    let there = if others.is_empty() {
        "there are no roles, users, groups or policy files among the inputs".to_owned()
    } else {
        format!("there are {}", others.join(", "))
    };
    match name {
        Some(name) => Refusal::usage(format!("no principal is called `{name}`: {there}")),
        None => Refusal::usage(there),
    }
}

fn several(what: &str, name: Option<&str>, some: &[String]) -> Refusal {
    let some = some.join(", ");
    Refusal::usage(match name {
        Some(name) => format!("`{name}` means more than one {what}: {some}"),
        None => format!("name one with --{what}: {some}"),
    })
}
