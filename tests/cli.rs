//! The command line as people type it: `tests/cli/*.trycmd`. This very executable plays the program, so that no other
//! build step has to come first.

use std::process::ExitCode;

/// Set for the processes that play the program.
const PLAYS: &str = "MSKWISE_TEST_PLAYS_PROGRAM";

fn main() -> ExitCode {
    #[expect(
        clippy::disallowed_methods,
        reason = "how a process learns that it plays the program"
    )]
    let plays = std::env::var_os(PLAYS).is_some();
    if plays {
        return mskwise::main();
    }
    let here = std::env::current_exe().expect("a running test has an executable");
    trycmd::TestCases::new()
        .register_bin("mskwise", here)
        .env(PLAYS, "1")
        .env("COLUMNS", "100")
        .env("NO_COLOR", "1")
        .case("cli/*.trycmd")
        .run();
    ExitCode::SUCCESS
}
