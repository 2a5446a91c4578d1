//! Chores of the project, run as `cargo xtask CHORE`.

#![allow(
    clippy::disallowed_methods,
    clippy::exit,
    clippy::print_stdout,
    clippy::print_stderr,
    reason = "a chore reads and writes files and talks to a person"
)]

mod catalogs;
mod fuzz;
mod new_rule;
mod prices;
mod sbom;
mod test;
mod types;
mod web;

use std::process::ExitCode;

const USAGE: &str = "usage: cargo xtask CHORE

  test [--fast]                     everything that must hold: format, clippy, all tests, the web tests
                                    (--fast leaves out format, clippy and the web tests)
  new-rule FAMILY ID SLUG           page, check and registry line of a new rule,
                                    for example: new-rule storage MSK420 volume-never-grows
  catalogs DIR                      rebuild the Kafka setting catalog from per-version files
  fuzz [TARGET…] [--seconds N]      mutated inputs against what must hold for any (tests/fuzz); needs cargo-fuzz
  sbom                              what is inside the program, into target/sbom: CycloneDX and licences
  prices import FILE [--out DIR]    price books from AWS's offer file of AmazonMSK (JSON or CSV)
  types                             the TypeScript types of the site, from the published schemas
  web [--quick]                     the site into web/dist: modules, data, pages
                                    (--quick builds large modules in a fraction of the time)
  web-test [--modules] [--quick]    the site held to the command line and clicked through in a browser
                                    (--modules leaves the browser out)
  web-shots [DIR]                   pictures of the site in web/dist into web/screenshots, and of every screen,
                                    phone and desktop, light and dark, into DIR";

fn main() -> ExitCode {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let result = match arguments.split_first() {
        Some((chore, rest)) => match chore.as_str() {
            "test" => test::run(rest),
            "new-rule" => new_rule::run(rest),
            "catalogs" => catalogs::run(rest),
            "fuzz" => fuzz::run(rest),
            "sbom" => sbom::run(rest),
            "prices" => prices::run(rest),
            "types" => types::run(rest),
            "web" => web::run(rest),
            "web-test" => web::test(rest),
            "web-shots" => web::shots(rest),
            other => Err(format!("there is no chore `{other}`\n\n{USAGE}")),
        },
        None => Err(USAGE.to_owned()),
    };
    match result {
        Ok(()) => ExitCode::SUCCESS,
        Err(message) => {
            eprintln!("{message}");
            ExitCode::FAILURE
        }
    }
}

/// The root of the workspace.
pub(crate) fn root() -> std::path::PathBuf {
    let here = std::path::Path::new(env!("CARGO_MANIFEST_DIR"));
    here.ancestors().nth(2).unwrap_or(here).to_path_buf()
}
