//! The process: real streams, clock, environment and terminal around [`mskwise::run`].

use std::io::{self, IsTerminal, Write};
use std::process::ExitCode;

use mskwise::{World, run};

fn main() -> ExitCode {
    // Whether to colour is decided inside; the stream only makes old Windows consoles understand.
    let mut out = io::BufWriter::new(anstream::AutoStream::always(io::stdout()));
    let mut err = anstream::AutoStream::always(io::stderr());
    let mut world = World {
        out: &mut out,
        err: &mut err,
        input: &mut io::stdin(),
        #[expect(clippy::disallowed_methods, reason = "the shell reads the environment")]
        variable: &|name| std::env::var_os(name).and_then(|value| value.into_string().ok()),
        #[expect(clippy::disallowed_methods, reason = "the shell reads the clock")]
        now: std::time::SystemTime::now(),
        out_is_terminal: io::stdout().is_terminal(),
        err_is_terminal: io::stderr().is_terminal(),
        width: terminal_size::terminal_size().map(|(width, _)| usize::from(width.0)),
    };
    let exit = run(std::env::args_os(), &mut world);
    // A reader that went away is no failure; any other is told by the exit code.
    match out.flush() {
        Err(error) if error.kind() != io::ErrorKind::BrokenPipe => mskwise::Exit::Failure.into(),
        _ => exit.into(),
    }
}
