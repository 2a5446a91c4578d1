//! What a file system and a shell may do to the program: links in circles, pipes, names that are no text, a reader that
//! goes away, a disk that is full.

#![cfg(unix)]
#![allow(
    clippy::unwrap_used,
    clippy::print_stdout,
    clippy::disallowed_methods,
    reason = "a test may fail loudly, touch files and talk"
)]

use std::{
    ffi::OsStr,
    fs,
    io::{BufRead, BufReader},
    os::unix::{ffi::OsStrExt, fs::PermissionsExt, fs::symlink},
    path::{Path, PathBuf},
    process::{Command, Output, Stdio},
};

const TEMPLATE: &str = "Resources:
  C:
    Type: AWS::MSK::Cluster
    Properties: {ClusterName: c}
";

/// A cluster that can be priced.
const WHOLE: &str = "Resources:
  C:
    Type: AWS::MSK::Cluster
    Properties:
      ClusterName: c
      KafkaVersion: 3.9.x
      NumberOfBrokerNodes: 3
      BrokerNodeGroupInfo:
        InstanceType: kafka.m7g.large
        ClientSubnets: [subnet-a, subnet-b, subnet-c]
        StorageInfo: {EBSStorageInfo: {VolumeSize: 100}}
";

fn folder(name: &str) -> PathBuf {
    let folder =
        std::env::temp_dir().join(format!("mskwise-hostile-{}-{name}", std::process::id()));
    fs::create_dir_all(&folder).unwrap();
    fs::write(folder.join("t.yaml"), TEMPLATE).unwrap();
    folder
}

fn mskwise(folder: &Path, arguments: &[&str]) -> Output {
    let mut command = Command::new(env!("CARGO_BIN_EXE_mskwise"));
    command
        .current_dir(folder)
        .args(arguments)
        .stdin(Stdio::null());
    command.output().unwrap()
}

fn text(bytes: &[u8]) -> String {
    String::from_utf8_lossy(bytes).into_owned()
}

#[test]
fn what_is_no_file_is_passed_by() {
    let folder = folder("walk");
    symlink(".", folder.join("here")).unwrap();
    symlink("..", folder.join("up")).unwrap();
    symlink("loop.yaml", folder.join("loop.yaml")).unwrap();
    symlink("/dev/zero", folder.join("zero.yaml")).unwrap();
    let pipe = Command::new("mkfifo")
        .arg(folder.join("pipe.yaml"))
        .status();
    assert!(pipe.unwrap().success());
    fs::write(folder.join(OsStr::from_bytes(b"caf\xe9.yaml")), TEMPLATE).unwrap();
    let told = mskwise(&folder, &["lint", ".", "--format", "short"]);
    let out = text(&told.stdout);
    assert_eq!(told.status.code(), Some(1), "{out}");
    assert!(out.contains("t.yaml:2:3: error[MSK013]"), "{out}");
    // A name that is no text is shown as well as it can be.
    assert!(out.contains("caf\u{FFFD}.yaml:2:3: error[MSK013]"), "{out}");
    assert!(
        out.lines()
            .all(|line| line.starts_with("t.yaml:") || line.starts_with("caf")),
        "{out}"
    );
    let named = mskwise(&folder, &["lint", "loop.yaml"]);
    assert_eq!(named.status.code(), Some(3));
    assert!(text(&named.stderr).contains("cannot read loop.yaml"));
    fs::remove_dir_all(folder).unwrap();
}

/// Nothing keeps the superuser from reading: then this holds the program to reading it.
#[test]
fn a_file_that_may_not_be_read() {
    let folder = folder("closed");
    let closed = folder.join("closed.yaml");
    fs::write(&closed, TEMPLATE).unwrap();
    fs::set_permissions(&closed, fs::Permissions::from_mode(0o000)).unwrap();
    let told = mskwise(&folder, &["lint", ".", "--format", "short"]);
    if fs::File::open(&closed).is_ok() {
        println!("run by somebody who may read everything");
        assert!(text(&told.stdout).contains("closed.yaml:2:3"));
    } else {
        assert!(text(&told.stderr).contains("cannot read closed.yaml: permission denied"));
        assert!(text(&told.stdout).contains("t.yaml:2:3"));
        assert_eq!(told.status.code(), Some(3));
    }
    fs::remove_dir_all(folder).unwrap();
}

#[test]
fn a_reader_that_goes_away() {
    let folder = folder("pipe");
    let many: String = (0..3_000)
        .map(|at| format!("  C{at}: {{Type: AWS::MSK::Cluster, Properties: {{}}}}\n"))
        .collect();
    fs::write(folder.join("many.yaml"), format!("Resources:\n{many}")).unwrap();
    let mut child = Command::new(env!("CARGO_BIN_EXE_mskwise"))
        .current_dir(&folder)
        .args(["lint", "many.yaml", "--format", "short"])
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    let mut first = String::new();
    let mut reader = BufReader::new(child.stdout.take().unwrap());
    reader.read_line(&mut first).unwrap();
    drop(reader);
    let told = child.wait_with_output().unwrap();
    assert!(first.starts_with("many.yaml:"), "{first}");
    assert_eq!(text(&told.stderr), "");
    assert_eq!(told.status.code(), Some(1));
    fs::remove_dir_all(folder).unwrap();
}

#[test]
fn a_disk_that_is_full_leaves_what_was_there() {
    let folder = folder("full");
    let program = env!("CARGO_BIN_EXE_mskwise");
    let many: String = (0..300)
        .map(|at| format!("  C{at}: {{Type: AWS::MSK::Cluster, Properties: {{}}}}\n"))
        .collect();
    fs::write(folder.join("many.yaml"), format!("Resources:\n{many}")).unwrap();
    fs::write(folder.join("report.json"), "old").unwrap();
    // No file may grow beyond 8 blocks; the signal that comes with it is ignored, as a full disk sends none.
    let script = format!(
        "trap '' XFSZ; ulimit -f 8; exec '{program}' lint many.yaml --format json=report.json"
    );
    let limited = Command::new("sh")
        .current_dir(&folder)
        .args(["-c", &script])
        .output()
        .unwrap();
    assert_eq!(limited.status.code(), Some(3), "{}", text(&limited.stderr));
    assert!(text(&limited.stderr).contains("cannot write report.json"));
    assert_eq!(
        fs::read_to_string(folder.join("report.json")).unwrap(),
        "old"
    );
    let names = fs::read_dir(&folder)
        .unwrap()
        .map(|entry| entry.unwrap().file_name());
    assert_eq!(names.count(), 3, "something is left beside the files");
    if Path::new("/dev/full").exists() {
        let told = mskwise(
            &folder,
            &["lint", "many.yaml", "--format", "json=/dev/full"],
        );
        assert_eq!(told.status.code(), Some(3));
        assert!(text(&told.stderr).contains("cannot write /dev/full"));
    }
    fs::remove_dir_all(folder).unwrap();
}

#[test]
fn what_an_interrupt_left_goes_with_the_next_run() {
    let folder = folder("left");
    let hour_ago = std::time::SystemTime::now() - std::time::Duration::from_secs(3600);
    for (name, old) in [
        (".report.json.123.tmp", true),
        (".report.json.124.tmp", false),
        (".report.json.mine.tmp", true),
        (".other.json.125.tmp", true),
    ] {
        let file = fs::File::create(folder.join(name)).unwrap();
        if old {
            file.set_modified(hour_ago).unwrap();
        }
    }
    mskwise(&folder, &["lint", "t.yaml", "--format", "json=report.json"]);
    let mut names: Vec<_> = fs::read_dir(&folder)
        .unwrap()
        .map(|entry| entry.unwrap().file_name().into_string().unwrap())
        .collect();
    names.sort();
    let stay = [
        ".other.json.125.tmp",
        ".report.json.124.tmp",
        ".report.json.mine.tmp",
        "report.json",
        "t.yaml",
    ];
    assert_eq!(names, stay);
    fs::remove_dir_all(folder).unwrap();
}

#[test]
fn what_a_run_is_told_of_has_an_end() {
    let folder = folder("endless");
    for flag in ["--baseline", "--config", "--guard", "--parameters"] {
        let told = mskwise(&folder, &["lint", "t.yaml", flag, "/dev/zero"]);
        let err = text(&told.stderr);
        assert!(
            err.contains("the file has more than 33554432 bytes"),
            "{flag}: {err}"
        );
        assert!(matches!(told.status.code(), Some(2 | 3)), "{flag}");
    }
    fs::remove_dir_all(folder).unwrap();
}

/// A command that answers from what templates declare must not pass an answer off as whole.
#[test]
fn an_answer_says_which_files_it_lacks() {
    let folder = folder("lacking");
    fs::write(folder.join("whole.yaml"), WHOLE).unwrap();
    fs::write(
        folder.join("t.yaml"),
        b"Resources:\n  C\xff: {Type: AWS::MSK::Cluster}\n",
    )
    .unwrap();
    let lacking = "cannot read t.yaml:2:4: a byte that is not UTF-8";
    for (arguments, code) in [
        (&["show", "t.yaml", "whole.yaml"][..], 3),
        (&["cost", "t.yaml", "whole.yaml"], 3),
        (&["cost", "t.yaml"], 3),
        (&["cost", "t.yaml", "whole.yaml", "--allow-missing"], 0),
        (
            &["check-move", "--to", "express", "t.yaml", "whole.yaml"],
            3,
        ),
        (&["check-move", "--to", "express", "t.yaml"], 3),
        (
            &["access", "who-can", "ReadData", "topic/a/*/b", "t.yaml"],
            3,
        ),
        (&["access", "check", "--as", "producer", "t.yaml"], 2),
        (&["diff", "whole.yaml", "t.yaml"], 1),
    ] {
        let told = mskwise(&folder, arguments);
        let said = text(&told.stderr);
        assert!(said.contains(lacking), "{arguments:?}: {said}");
        assert!(!said.contains("nothing here"), "{arguments:?}: {said}");
        assert_eq!(told.status.code(), Some(code), "{arguments:?}: {said}");
    }
    let told = mskwise(
        &folder,
        &["diff", "whole.yaml", "t.yaml", "--fail-on-increase", "1%"],
    );
    assert_eq!(told.status.code(), Some(2), "{}", text(&told.stderr));
    fs::remove_dir_all(folder).unwrap();
}
