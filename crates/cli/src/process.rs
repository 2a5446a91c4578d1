//! The process: real streams, clock, environment and terminal around [`crate::run`].

use std::io::{self, IsTerminal, Write};
use std::process::ExitCode;

use crate::{Exit, World};

/// Runs the program on the arguments of the process.
pub fn main() -> ExitCode {
    // Whether to colour is decided inside; these streams only make old Windows consoles understand.
    let mut out = io::BufWriter::new(anstream::AutoStream::always(io::stdout()));
    let mut err = anstream::AutoStream::always(io::stderr());
    let mut world = World {
        out: &mut out,
        err: &mut err,
        input: &mut io::stdin(),
        variable: &|name| std::env::var_os(name).and_then(|value| value.into_string().ok()),
        now: std::time::SystemTime::now(),
        out_is_terminal: io::stdout().is_terminal(),
        err_is_terminal: io::stderr().is_terminal(),
        width: terminal_size::terminal_size().map(|(width, _)| usize::from(width.0)),
    };
    let exit = crate::run(std::env::args_os(), &mut world);
    // A reader that went away is no failure; any other trouble is told by the exit code.
    match out.flush() {
        Err(error) if error.kind() != io::ErrorKind::BrokenPipe => Exit::Failure.into(),
        _ => exit.into(),
    }
}
