//! An interrupt at any moment of a run: the shell sees the signal, and every file is as it was or as it will be.

#![cfg(unix)]
#![allow(
    clippy::unwrap_used,
    clippy::disallowed_methods,
    reason = "a test may fail loudly, touch files and look at the clock"
)]

use std::{
    fs,
    os::unix::process::ExitStatusExt,
    path::{Path, PathBuf},
    process::{Child, Command, ExitStatus, Stdio},
    thread,
    time::{Duration, Instant},
};

/// How many moments of a run are tried for each signal.
const MOMENTS: u32 = 8;

/// SIGINT and SIGTERM by name and number (POSIX).
const SIGNALS: [(&str, i32); 2] = [("INT", 2), ("TERM", 15)];

/// Settings of which `--fix` mends one line in each file, in a folder of their own.
struct Place {
    folder: PathBuf,
    before: Vec<(String, String)>,
}

impl Place {
    fn new(name: &str, results: &[&str]) -> Self {
        let folder =
            std::env::temp_dir().join(format!("mskwise-interrupt-{}-{name}", std::process::id()));
        fs::create_dir_all(&folder).unwrap();
        let template = |at| {
            let clusters: String = (0..40)
                .map(|one| {
                    format!("  C{at}x{one}:\n    Type: AWS::MSK::Cluster\n    Properties:\n      ClusterName: c{at}x{one}\n      NumberOfBrokerNodes: \"3\"\n      EncryptionInfo: {{EncryptionInTransit: {{ClientBroker: TLS, InCluster: false}}}}\n")
                })
                .collect();
            format!("Resources:\n{clusters}")
        };
        let inputs = (0..3).map(|at| (format!("t{at}.yaml"), template(at)));
        let results = results
            .iter()
            .map(|name| ((*name).to_owned(), "old\n".to_owned()));
        let before = inputs.chain(results).collect();
        let place = Self { folder, before };
        place.reset();
        place
    }

    fn reset(&self) {
        for (name, text) in &self.before {
            fs::write(self.folder.join(name), text).unwrap();
        }
    }

    fn now(&self) -> Vec<(String, String)> {
        let read = |name: &str| fs::read_to_string(self.folder.join(name)).unwrap();
        let names = self.before.iter().map(|(name, _)| name);
        names.map(|name| (name.clone(), read(name))).collect()
    }

    fn start(&self, arguments: &[&str]) -> Child {
        Command::new(env!("CARGO_BIN_EXE_mskwise"))
            .current_dir(&self.folder)
            .args(arguments)
            .stdin(Stdio::null())
            .stdout(Stdio::null())
            .stderr(Stdio::null())
            .spawn()
            .unwrap()
    }
}

impl Drop for Place {
    fn drop(&mut self) {
        let _ = fs::remove_dir_all(&self.folder);
    }
}

/// Sends a signal after a while and waits for the end.
fn interrupt(mut child: Child, signal: &str, after: Duration) -> ExitStatus {
    thread::sleep(after);
    let pid = child.id().to_string();
    // A run that has ended already is no failure.
    let _ = Command::new("kill").args(["-s", signal, &pid]).status();
    child.wait().unwrap()
}

/// Interrupts a run at many moments.
fn at_any_moment(name: &str, results: &[&str], arguments: &[&str]) {
    let place = Place::new(name, results);
    let begin = Instant::now();
    let whole = place.start(arguments).wait().unwrap();
    let takes = begin.elapsed();
    assert!(whole.code().is_some_and(|code| code < 2), "{whole:?}");
    let after = place.now();
    assert_ne!(after, place.before, "the run writes nothing");
    let mut ended = 0;
    for (signal, number) in SIGNALS {
        for moment in 1..=MOMENTS {
            place.reset();
            let status = interrupt(place.start(arguments), signal, takes * moment / MOMENTS);
            match status.signal() {
                Some(by) => {
                    // What a shell calls 130 and 143: the signal's own end, not one of ours.
                    assert_eq!(by, number);
                    ended += 1;
                }
                None => assert_eq!(status.code(), whole.code(), "{signal} at {moment}"),
            }
            let states = place.before.iter().zip(&after).zip(place.now());
            for ((before, after), now) in states {
                assert!(now == *before || now == *after, "{} is neither", now.0);
            }
        }
    }
    assert!(ended >= 4, "only {ended} runs were interrupted");
    // What an interrupted run left does not stop the next one.
    place.reset();
    assert_eq!(place.start(arguments).wait().unwrap(), whole);
    assert_eq!(place.now(), after);
}

#[test]
fn while_a_report_is_made() {
    let report = [
        "lint",
        ".",
        "--no-config",
        "--fail-on",
        "never",
        "--format",
        "json=report.json",
    ];
    at_any_moment("output", &["report.json"], &report);
}

#[test]
fn while_a_baseline_is_written() {
    let write = ["lint", ".", "--no-config", "--write-baseline", "known.txt"];
    at_any_moment("baseline", &["known.txt"], &write);
}

#[test]
fn while_fixes_are_applied() {
    let fix = [
        "lint",
        ".",
        "--no-config",
        "--fix=unsafe",
        "--fail-on",
        "never",
    ];
    at_any_moment("fix", &[], &fix);
}

#[test]
fn a_shell_sees_the_signal() {
    let place = Place::new("shell", &[]);
    let program = Path::new(env!("CARGO_BIN_EXE_mskwise"));
    // The program waits for standard input, so the signal always comes in time.
    let script = format!(
        "mkfifo pipe; exec 3<>pipe; '{}' lint - --stdin-filename a.yaml <pipe & sleep 1; kill -s TERM $!; wait $!; echo $?",
        program.display()
    );
    // Not the interrupt: whoever runs the tests in the background lets everything below ignore that one.
    let told = Command::new("bash")
        .current_dir(&place.folder)
        .args(["-c", &script])
        .output();
    let told = String::from_utf8(told.unwrap().stdout).unwrap();
    assert_eq!(told.lines().last(), Some("143"), "{told}");
}
