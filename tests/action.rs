//! The steps of `action.yml`, run one after the other on a sample repository as a runner would, with a small server in
//! the place of the review's interface. Steps that use other people's actions are left out. This very executable plays
//! the program.

#![allow(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    clippy::disallowed_methods,
    clippy::print_stdout,
    reason = "a test may fail loudly, run programs and talk"
)]

#[path = "action/server.rs"]
mod server;
#[path = "action/workflow.rs"]
mod workflow;

use std::{
    fs,
    path::{Path, PathBuf},
    process::{Command, ExitCode},
};

use server::Server;
use workflow::Job;

const PLAYS: &str = "MSKWISE_TEST_PLAYS_PROGRAM";

fn main() -> ExitCode {
    if std::env::var_os(PLAYS).is_some() {
        return mskwise::main();
    }
    let programs = ["bash", "git", "curl", "jq"];
    if let Some(absent) = programs.iter().find(|program| !present(program)) {
        println!("the steps of the action are not run: {absent} is not on this machine");
        return ExitCode::SUCCESS;
    }
    let server = Server::start();
    let world = Sample::new(&server.url());

    // The first run of a pull request that lowers the replication factor: findings, one new comment, a red job.
    let mut job = world.job();
    job.run();
    assert_eq!(job.output("lint", "exit-code"), "1", "{}", job.log);
    assert!(job.log.contains("::error file=kafka.yaml,"), "{}", job.log);
    assert!(job.failed, "findings at the threshold fail the job");
    let sarif = fs::read_to_string(job.output("lint", "sarif-file")).unwrap();
    let sarif: serde_json::Value = serde_json::from_str(&sarif).unwrap();
    assert_eq!(sarif["version"], "2.1.0");
    let comments = server.comments();
    assert_eq!(comments.len(), 1);
    assert!(
        comments[0].starts_with("<!-- mskwise -->\n"),
        "{}",
        comments[0]
    );
    assert!(comments[0].contains("MSK101"), "{}", comments[0]);
    assert!(
        comments[0].contains("`3` → `2`"),
        "the comment tells what the change does: {}",
        comments[0]
    );
    assert!(job.summary().contains("MSK101"));

    // A second push mends it: the same comment is brought up to date, the job is green.
    world.write("default.replication.factor=3");
    world.commit("Three copies again");
    let mut job = world.job();
    job.run();
    assert_eq!(job.output("lint", "exit-code"), "0", "{}", job.log);
    assert!(!job.failed, "{}", job.log);
    let comments = server.comments();
    assert_eq!(comments.len(), 1, "the comment is updated, not repeated");
    assert!(!comments[0].contains("MSK101"), "{}", comments[0]);

    // A token that may not write ends in a warning, not in a red job: pull requests of forks have such tokens.
    server.refuse();
    let mut job = world.job();
    job.run();
    assert!(
        job.log
            .contains("::warning title=mskwise::the comment could not be written"),
        "{}",
        job.log
    );
    assert!(!job.failed, "{}", job.log);

    // A wrong argument is told and ends the job at once.
    let mut job = world.job();
    job.set("inputs.fail-on", "everything");
    job.run();
    assert!(job.failed);
    assert_eq!(job.output("lint", "exit-code"), "2", "{}", job.log);
    println!("test result: ok. 4 passed; 0 failed");
    ExitCode::SUCCESS
}

fn present(program: &str) -> bool {
    Command::new(program).arg("--version").output().is_ok()
}

/// A repository with one template, and where the runner keeps its files.
struct Sample {
    folder: PathBuf,
    api: String,
}

impl Sample {
    fn new(api: &str) -> Self {
        let folder = std::env::temp_dir().join(format!("mskwise-action-{}", std::process::id()));
        let _ = fs::remove_dir_all(&folder);
        fs::create_dir_all(folder.join("repository")).unwrap();
        fs::create_dir_all(folder.join("runner")).unwrap();
        // A wrapper in the place of the installed program.
        let play = format!(
            "#!/bin/sh\n{PLAYS}=1 exec '{}' \"$@\"\n",
            std::env::current_exe().unwrap().display()
        );
        let program = folder.join("mskwise");
        fs::write(&program, play).unwrap();
        Command::new("chmod")
            .arg("+x")
            .arg(&program)
            .status()
            .unwrap();
        let sample = Self {
            folder,
            api: api.to_owned(),
        };
        sample.git(&["init", "--quiet", "--initial-branch=main"]);
        sample.write("default.replication.factor=3");
        sample.commit("A cluster");
        sample.write("default.replication.factor=2");
        sample.commit("Two copies are enough");
        sample
    }

    fn repository(&self) -> PathBuf {
        self.folder.join("repository")
    }

    fn write(&self, setting: &str) {
        let text = include_str!("action/kafka.yaml").replace("SETTING", setting);
        fs::write(self.repository().join("kafka.yaml"), text).unwrap();
    }

    fn commit(&self, message: &str) {
        self.git(&["add", "--all"]);
        let who = [
            "-c",
            "user.name=sample",
            "-c",
            "user.email=sample@example.org",
        ];
        self.git(&[&who[..], &["commit", "--quiet", "--message", message]].concat());
    }

    fn git(&self, arguments: &[&str]) -> String {
        let output = Command::new("git")
            .args(arguments)
            .current_dir(self.repository())
            .output()
            .unwrap();
        assert!(
            output.status.success(),
            "git {arguments:?}: {}",
            String::from_utf8_lossy(&output.stderr)
        );
        String::from_utf8(output.stdout).unwrap().trim().to_owned()
    }

    /// A job of a pull request whose base is the first commit.
    fn job(&self) -> Job {
        let root = Path::new(env!("CARGO_MANIFEST_DIR")).parent().unwrap();
        let mut job = Job::of(
            root,
            &self.repository(),
            &self.folder.join("runner"),
            &self.api,
        );
        job.set(
            "inputs.binary",
            self.folder.join("mskwise").to_str().unwrap(),
        );
        job.set("github.event_name", "pull_request");
        job.set(
            "github.event.pull_request.base.sha",
            &self.git(&["rev-list", "--max-parents=0", "HEAD"]),
        );
        job.set("github.event.pull_request.number", "7");
        job.set("github.token", "a-token");
        job
    }
}

impl Drop for Sample {
    fn drop(&mut self) {
        let _ = fs::remove_dir_all(&self.folder);
    }
}
