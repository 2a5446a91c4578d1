//! The world as an argument: streams, clock, environment, terminal. Exit codes.

use std::io::{self, Read, Write};
use std::process::ExitCode;
use std::time::{SystemTime, UNIX_EPOCH};

use fact::Date;

/// Everything outside the program but the files.
pub struct World<'w> {
    /// Where results go.
    pub out: &'w mut dyn Write,
    /// Where remarks and complaints go.
    pub err: &'w mut dyn Write,
    /// What `-` reads.
    pub input: &'w mut dyn Read,
    /// An environment variable by name.
    pub variable: &'w dyn Fn(&str) -> Option<String>,
    /// The time, of which only the day is used.
    pub now: SystemTime,
    /// Whether results go to a terminal.
    pub out_is_terminal: bool,
    /// Whether remarks go to a terminal.
    pub err_is_terminal: bool,
    /// How many columns the terminal has.
    pub width: Option<usize>,
}

/// How the program ends.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Exit {
    /// Nothing at or above the threshold.
    Success,
    /// Findings at or above the threshold.
    Findings,
    /// Bad arguments or configuration.
    Usage,
    /// The program itself failed, or could not read an input.
    Failure,
}

/// Why a command stops.
#[derive(Debug)]
pub(crate) struct Refusal {
    /// What to tell.
    pub(crate) message: String,
    /// How to end.
    pub(crate) exit: Exit,
}

/// When to colour.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, clap::ValueEnum)]
pub(crate) enum Colour {
    // No doc comments: they would become a list in the help.
    #[default]
    Auto,
    Always,
    Never,
}

impl Exit {
    /// The number the shell sees.
    #[must_use]
    pub fn code(self) -> u8 {
        match self {
            Self::Success => 0,
            Self::Findings => 1,
            Self::Usage => 2,
            Self::Failure => 3,
        }
    }
}

impl From<Exit> for ExitCode {
    fn from(exit: Exit) -> Self {
        exit.code().into()
    }
}

impl Refusal {
    /// The arguments or the configuration are wrong.
    pub(crate) fn usage(message: impl std::fmt::Display) -> Self {
        Self {
            message: message.to_string(),
            exit: Exit::Usage,
        }
    }

    /// The program could not do its work.
    pub(crate) fn failure(message: impl std::fmt::Display) -> Self {
        Self {
            message: message.to_string(),
            exit: Exit::Failure,
        }
    }
}

impl World<'_> {
    /// Writes a result. A reader that went away wants no more of it and no complaint.
    pub(crate) fn say(&mut self, text: &str) -> Result<(), Refusal> {
        match self.out.write_all(text.as_bytes()) {
            Err(error) if error.kind() != io::ErrorKind::BrokenPipe => {
                Err(Refusal::failure(format!("cannot write: {error}")))
            }
            _ => Ok(()),
        }
    }

    /// Writes a remark beside the result, after what there is of it: where both go to one place, the order is the order
    /// in which things were said.
    pub(crate) fn remark(&mut self, text: &str) {
        // A result that cannot be written is told at the end.
        let _ = self.out.flush();
        // Nobody is left to hear that remarks cannot be written.
        let _ = writeln!(self.err, "{text}");
    }

    /// Says why the program stops.
    pub(crate) fn complain(&mut self, text: &str) {
        let _ = self.out.flush();
        let word = if self.colours(Colour::Auto, self.err_is_terminal) {
            "\u{1b}[31merror\u{1b}[0m"
        } else {
            "error"
        };
        let _ = writeln!(self.err, "{word}: {text}");
    }

    /// Prints help or a complaint of the argument parser.
    pub(crate) fn clap(&mut self, error: &clap::Error) -> Exit {
        let text = error.render();
        if error.use_stderr() {
            let colour = self.colours(Colour::Auto, self.err_is_terminal);
            let text = if colour {
                text.ansi().to_string()
            } else {
                text.to_string()
            };
            let _ = self.err.write_all(text.as_bytes());
            return Exit::Usage;
        }
        let colour = self.colours(Colour::Auto, self.out_is_terminal);
        let text = if colour {
            text.ansi().to_string()
        } else {
            text.to_string()
        };
        match self.say(&text) {
            Ok(()) => Exit::Success,
            Err(refusal) => refusal.exit,
        }
    }

    /// Whether a stream gets colours. <https://no-color.org>, <https://force-color.org>: set and not empty.
    pub(crate) fn colours(&self, choice: Colour, terminal: bool) -> bool {
        let set = |name: &str| (self.variable)(name).is_some_and(|value| !value.is_empty());
        match choice {
            Colour::Always => true,
            Colour::Never => false,
            Colour::Auto if set("NO_COLOR") => false,
            Colour::Auto if set("FORCE_COLOR") => {
                (self.variable)("FORCE_COLOR").as_deref() != Some("0")
            }
            Colour::Auto => terminal && (self.variable)("TERM").as_deref() != Some("dumb"),
        }
    }

    /// How many columns a result may take: files and logs are wide.
    pub(crate) fn columns(&self, file: bool) -> usize {
        const WIDE: usize = 120;
        if file {
            return WIDE;
        }
        let told = (self.variable)("COLUMNS").and_then(|text| text.parse().ok());
        let terminal = self.width.filter(|_| self.out_is_terminal);
        told.or(terminal).unwrap_or(WIDE)
    }

    /// The day, in UTC.
    pub(crate) fn today(&self) -> Option<Date> {
        let since = self.now.duration_since(UNIX_EPOCH).ok()?;
        Date::from_days(i64::try_from(since.as_secs() / 86_400).ok()?)
    }
}
