//! The program in a made-up world: colours, pipes that close, clocks, files written whole, files too large.

#![allow(
    clippy::unwrap_used,
    clippy::disallowed_methods,
    reason = "a test makes files and stops at the first surprise"
)]

use std::io::{self, Write};
use std::path::PathBuf;
use std::time::{Duration, UNIX_EPOCH};

use mskwise::{Exit, World, run};

const BAD: &str = "\
Resources:
  S:
    Type: AWS::MSK::Configuration
    Properties: {Name: s, ServerProperties: default.replication.factor=2}
  C:
    Type: AWS::MSK::Cluster
    Properties:
      ClusterName: c
      KafkaVersion: 3.8.x
      NumberOfBrokerNodes: 3
      BrokerNodeGroupInfo: {InstanceType: kafka.m7g.large, ClientSubnets: [a, b, c]}
      ConfigurationInfo: {Arn: !Ref S, Revision: 1}
";

struct Outcome {
    exit: Exit,
    out: String,
    err: String,
}

struct Made<'m> {
    input: &'m str,
    variables: &'m [(&'m str, &'m str)],
    terminal: bool,
}

const PLAIN: Made<'_> = Made {
    input: BAD,
    variables: &[],
    terminal: false,
};

fn told(arguments: &[&str], made: &Made<'_>) -> Outcome {
    let (mut out, mut err) = (Vec::new(), Vec::new());
    let exit = run_into(arguments, made, &mut out, &mut err);
    let text = |bytes| String::from_utf8(bytes).unwrap();
    Outcome {
        exit,
        out: text(out),
        err: text(err),
    }
}

fn run_into(arguments: &[&str], made: &Made<'_>, out: &mut dyn Write, err: &mut dyn Write) -> Exit {
    let variable = |name: &str| {
        let found = made.variables.iter().find(|(known, _)| *known == name);
        found.map(|(_, value)| (*value).to_owned())
    };
    let mut world = World {
        out,
        err,
        input: &mut made.input.as_bytes(),
        variable: &variable,
        now: UNIX_EPOCH + Duration::from_secs(1_795_219_200),
        out_is_terminal: made.terminal,
        err_is_terminal: made.terminal,
        width: Some(80),
    };
    let arguments = ["mskwise"].iter().chain(arguments);
    run(arguments.map(|argument| (*argument).into()), &mut world)
}

const STDIN: &[&str] = &[
    "lint",
    "--select",
    "MSK101",
    "--stdin-filename",
    "t.yaml",
    "-",
];

fn folder(name: &str) -> PathBuf {
    let folder = std::env::temp_dir().join(format!("mskwise-test-{}-{name}", std::process::id()));
    std::fs::create_dir_all(&folder).unwrap();
    folder
}

#[test]
fn standard_input_is_read_under_the_name_it_is_given() {
    let outcome = told(STDIN, &PLAIN);
    assert_eq!(outcome.exit, Exit::Findings);
    assert!(outcome.out.contains("[t.yaml:4:"), "{}", outcome.out);
    assert_eq!(outcome.err, "");
}

#[test]
fn colours_heed_the_flag_then_the_variables_then_the_terminal() {
    let coloured = |flag: &str, variables: &[(&str, &str)], terminal| {
        let made = Made {
            variables,
            terminal,
            ..PLAIN
        };
        let arguments: Vec<&str> = STDIN.iter().copied().chain(["--color", flag]).collect();
        told(&arguments, &made).out.contains('\u{1b}')
    };
    assert!(!coloured("auto", &[], false));
    assert!(coloured("auto", &[], true));
    assert!(!coloured("auto", &[("NO_COLOR", "1")], true));
    assert!(
        coloured("auto", &[("NO_COLOR", "")], true),
        "empty counts as not set"
    );
    assert!(coloured("auto", &[("FORCE_COLOR", "1")], false));
    assert!(!coloured(
        "auto",
        &[("NO_COLOR", "1"), ("FORCE_COLOR", "1")],
        true
    ));
    assert!(!coloured("auto", &[("TERM", "dumb")], true));
    assert!(coloured("always", &[("NO_COLOR", "1")], false));
    assert!(!coloured("never", &[("FORCE_COLOR", "1")], true));
}

#[test]
fn a_pipe_that_closes_early_is_no_failure_and_no_noise() {
    struct Closed;
    impl Write for Closed {
        fn write(&mut self, _: &[u8]) -> io::Result<usize> {
            Err(io::ErrorKind::BrokenPipe.into())
        }
        fn flush(&mut self) -> io::Result<()> {
            Ok(())
        }
    }
    let mut err = Vec::new();
    assert_eq!(
        run_into(STDIN, &PLAIN, &mut Closed, &mut err),
        Exit::Findings
    );
    assert_eq!(
        run_into(&["--help"], &PLAIN, &mut Closed, &mut err),
        Exit::Success
    );
    assert!(err.is_empty());
}

#[test]
fn a_full_disk_is_told() {
    struct Full;
    impl Write for Full {
        fn write(&mut self, _: &[u8]) -> io::Result<usize> {
            Err(io::ErrorKind::StorageFull.into())
        }
        fn flush(&mut self) -> io::Result<()> {
            Ok(())
        }
    }
    let mut err = Vec::new();
    assert_eq!(run_into(STDIN, &PLAIN, &mut Full, &mut err), Exit::Failure);
    assert!(String::from_utf8(err).unwrap().contains("cannot write"));
}

#[test]
fn files_are_written_whole_and_nothing_is_left_beside_them() {
    let folder = folder("output");
    let file = folder.join("report.json");
    std::fs::write(&file, "old").unwrap();
    let target = format!("json={}", file.display());
    let mut arguments = STDIN.to_vec();
    arguments.extend(["--format", &target, "--format", "short"]);
    let outcome = told(&arguments, &PLAIN);
    assert!(outcome.out.starts_with("t.yaml:4:"), "{}", outcome.out);
    assert!(
        std::fs::read_to_string(&file)
            .unwrap()
            .contains("mskwise/lint/1")
    );
    assert_eq!(std::fs::read_dir(&folder).unwrap().count(), 1);

    // A folder that lacks is made; below a file there can be none.
    for (place, exit) in [
        ("new/folder/a.json", Exit::Findings),
        ("report.json/folder/a.json", Exit::Failure),
    ] {
        let target = format!("json={}", folder.join(place).display());
        let mut arguments = STDIN.to_vec();
        arguments.extend(["--format", &target]);
        assert_eq!(told(&arguments, &PLAIN).exit, exit, "{place}");
    }
    assert!(folder.join("new/folder/a.json").is_file());
    std::fs::remove_dir_all(folder).unwrap();
}

#[test]
fn folders_are_walked_as_git_sees_them() {
    let folder = folder("walk");
    let put = |name: &str, text: &str| {
        let file = folder.join(name);
        std::fs::create_dir_all(file.parent().unwrap()).unwrap();
        std::fs::write(file, text).unwrap();
    };
    put("a/t.yaml", BAD);
    put("built/t.yaml", BAD);
    put(".hidden/t.yaml", BAD);
    put("node_modules/x/t.yaml", BAD);
    put("notes.md", BAD);
    put(".gitignore", "built/\n");
    #[cfg(unix)]
    std::os::unix::fs::symlink(&folder, folder.join("a/loop")).unwrap();
    let path = folder.display().to_string();
    let outcome = told(
        &["lint", "--select", "MSK101", "--format", "short", &path],
        &PLAIN,
    );
    assert_eq!(outcome.out.lines().count(), 1, "{}", outcome.out);
    assert!(outcome.out.contains("/a/t.yaml:4:"));
    // Who names a file, or a folder that git ignores, means it.
    let built = format!("{path}/built");
    assert_eq!(
        told(&["lint", "--select", "MSK101", &built], &PLAIN).exit,
        Exit::Findings
    );
    let notes = format!("{path}/notes.md");
    assert_eq!(
        told(&["lint", "--select", "MSK101", &notes], &PLAIN).exit,
        Exit::Findings
    );
    std::fs::remove_dir_all(folder).unwrap();
}

#[test]
fn a_file_too_large_is_a_finding() {
    let mut text = String::from("AWSTemplateFormatVersion: '2010-09-09'\nDescription: ");
    text.push_str(&"ü".repeat(syntax::limits::MAX_BYTES / 2 + 100));
    let made = Made {
        input: &text,
        ..PLAIN
    };
    let arguments = [
        "lint",
        "--format",
        "short",
        "--stdin-filename",
        "t.yaml",
        "-",
    ];
    let outcome = told(&arguments, &made);
    assert_eq!(outcome.exit, Exit::Findings);
    assert!(outcome.out.contains("error[MSK001]"), "{}", outcome.out);
}

#[test]
fn today_comes_from_the_clock_unless_it_is_given() {
    // The clock of this world says 2026-11-21.
    let suppressed = BAD.replace(
        "    Properties: {Name: s",
        "    Metadata: {mskwise: {ignore: [{rule: MSK101, until: 2026-11-21, reason: soon}]}}\n    Properties: {Name: s",
    );
    let made = Made {
        input: &suppressed,
        ..PLAIN
    };
    assert_eq!(told(STDIN, &made).exit, Exit::Success);
    let mut later = STDIN.to_vec();
    later.extend(["--today", "2026-11-22"]);
    assert_eq!(told(&later, &made).exit, Exit::Findings);
}

#[test]
fn parameters_decide_what_the_template_leaves_open() {
    let open = BAD
        .replace(
            "Resources:\n",
            "Parameters: {F: {Type: Number}}\nResources:\n",
        )
        .replace(
            "default.replication.factor=2",
            "!Sub 'default.replication.factor=${F}'",
        );
    let made = Made {
        input: &open,
        ..PLAIN
    };
    assert_eq!(told(STDIN, &made).exit, Exit::Success);
    let mut given = STDIN.to_vec();
    given.extend(["--parameter", "F=2"]);
    assert_eq!(told(&given, &made).exit, Exit::Findings);
}
