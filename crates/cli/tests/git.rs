//! `mskwise diff` over git revisions, in a repository of its own. One test, because it moves the process into it.

#![allow(
    clippy::unwrap_used,
    clippy::disallowed_methods,
    reason = "a test may fail loudly and touch the world"
)]

use std::{fs, path::Path, process::Command};

use mskwise::{Exit, World};

fn git(folder: &Path, arguments: &[&str]) {
    let done = Command::new("git")
        .current_dir(folder)
        .args(["-c", "user.name=t", "-c", "user.email=t@example.org"])
        .args(arguments)
        .output()
        .unwrap();
    assert!(done.status.success(), "{done:?}");
}

fn mskwise(arguments: &[&str]) -> (String, String, Exit) {
    let (mut out, mut err) = (Vec::new(), Vec::new());
    let mut world = World {
        out: &mut out,
        err: &mut err,
        input: &mut std::io::empty(),
        variable: &|_| None,
        now: std::time::UNIX_EPOCH,
        out_is_terminal: false,
        err_is_terminal: false,
        width: None,
    };
    let arguments = std::iter::once("mskwise").chain(arguments.iter().copied());
    let exit = mskwise::run(arguments.map(Into::into), &mut world);
    (
        String::from_utf8(out).unwrap(),
        String::from_utf8(err).unwrap(),
        exit,
    )
}

#[test]
fn revisions_are_read_through_git_and_nothing_is_written() {
    let fixtures = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../tests/fixtures/diff");
    let pair = fixtures.join("01-volume-smaller");
    let repository = std::env::temp_dir().join(format!("mskwise-git-{}", std::process::id()));
    let infra = repository.join("infra");
    fs::create_dir_all(&infra).unwrap();
    git(&repository, &["init", "--quiet", "--initial-branch=main"]);
    fs::copy(pair.join("before.yaml"), infra.join("kafka.yaml")).unwrap();
    fs::write(repository.join("other.yaml"), "Resources: {}\n").unwrap();
    git(&repository, &["add", "."]);
    git(&repository, &["commit", "--quiet", "-m", "before"]);
    fs::copy(pair.join("after.yaml"), infra.join("kafka.yaml")).unwrap();
    std::env::set_current_dir(&repository).unwrap();

    // A revision and what lies in the folder now.
    let (out, err, exit) = mskwise(&["diff", "main", "infra/"]);
    assert!(
        out.contains("1000 → 500  [infra/kafka.yaml:14]"),
        "{out}{err}"
    );
    assert_eq!(exit, Exit::Findings);
    // Findings are recognised across revisions: nothing new, nothing fixed.
    assert!(out.contains("Findings: 0 new, 0 fixed"), "{out}");

    git(&repository, &["commit", "--quiet", "-a", "-m", "after"]);
    let (out, err, exit) = mskwise(&["diff", "HEAD~1", "HEAD", "infra", "--fail-on", "never"]);
    assert!(out.contains("never shrink"), "{out}{err}");
    assert_eq!(exit, Exit::Success);
    // The file that is asked for, and one that did not change.
    let (out, _, exit) = mskwise(&["diff", "HEAD~1", "HEAD", "other.yaml"]);
    assert!(out.contains("no change of MSK resources"), "{out}");
    assert_eq!(exit, Exit::Success);

    let (_, err, exit) = mskwise(&["diff", "--", "-x", "HEAD"]);
    assert!(
        err.contains("neither a file or folder nor a git revision"),
        "{err}"
    );
    assert_eq!(exit, Exit::Usage);
    let status = Command::new("git")
        .args(["status", "--porcelain"])
        .output()
        .unwrap();
    assert!(status.stdout.is_empty(), "{status:?}");
    fs::remove_dir_all(&repository).unwrap();
}
