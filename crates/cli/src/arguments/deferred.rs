//! The options of a command, put together only when that command is the one that was typed: there are more than two
//! hundred in all, and a run needs those of one.

use std::ops::Deref;

use clap::{ArgMatches, Args, Command, FromArgMatches};

/// The arguments of a command that is not put together before it is needed.
#[derive(Debug)]
pub(crate) struct Deferred<T>(Box<T>);

impl<T> Deref for Deferred<T> {
    type Target = T;

    fn deref(&self) -> &T {
        &self.0
    }
}

impl<T: FromArgMatches> FromArgMatches for Deferred<T> {
    fn from_arg_matches(matches: &ArgMatches) -> Result<Self, clap::Error> {
        T::from_arg_matches(matches).map(|it| Self(Box::new(it)))
    }

    fn from_arg_matches_mut(matches: &mut ArgMatches) -> Result<Self, clap::Error> {
        T::from_arg_matches_mut(matches).map(|it| Self(Box::new(it)))
    }

    fn update_from_arg_matches(&mut self, matches: &ArgMatches) -> Result<(), clap::Error> {
        self.0.update_from_arg_matches(matches)
    }

    fn update_from_arg_matches_mut(&mut self, matches: &mut ArgMatches) -> Result<(), clap::Error> {
        self.0.update_from_arg_matches_mut(matches)
    }
}

impl<T: Args> Args for Deferred<T> {
    fn augment_args(command: Command) -> Command {
        command.defer(|bare| described_as(&bare.clone(), T::augment_args(bare)))
    }

    fn augment_args_for_update(command: Command) -> Command {
        command.defer(|bare| described_as(&bare.clone(), T::augment_args_for_update(bare)))
    }
}

/// A command with the description that it had when it was bare: a group of options brings one of its own along.
fn described_as(bare: &Command, mut whole: Command) -> Command {
    if let Some(about) = bare.get_about() {
        whole = whole.about(about.clone());
    }
    if let Some(about) = bare.get_long_about() {
        whole = whole.long_about(about.clone());
    }
    whole
}
