//! What a team does on its first day with a repository: fixes in files, suppressions, a configuration. Every case works
//! on copies in a folder of its own, through the program's own entry.

#![allow(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    clippy::disallowed_methods,
    reason = "a test may fail loudly and use files"
)]

use std::path::{Path, PathBuf};
use std::time::{Duration, SystemTime};

use mskwise::{Exit, World};

/// A folder that goes away with its test.
struct Folder(PathBuf);

impl Folder {
    fn new(name: &str) -> Self {
        let path = std::env::temp_dir().join(format!("mskwise-{name}-{}", std::process::id()));
        let _ = std::fs::remove_dir_all(&path);
        std::fs::create_dir_all(&path).unwrap();
        Self(path)
    }

    fn put(&self, name: &str, text: &str) -> String {
        let path = self.0.join(name);
        std::fs::create_dir_all(path.parent().unwrap()).unwrap();
        std::fs::write(&path, text).unwrap();
        path.display().to_string()
    }

    fn read(&self, name: &str) -> String {
        std::fs::read_to_string(self.0.join(name)).unwrap()
    }
}

impl Drop for Folder {
    fn drop(&mut self) {
        let _ = std::fs::remove_dir_all(&self.0);
    }
}

/// Runs the program on 2026-11-28; what it says and what it remarks.
fn mskwise(arguments: &[&str]) -> (Exit, String, String) {
    let (mut out, mut err) = (Vec::new(), Vec::new());
    let mut world = World {
        out: &mut out,
        err: &mut err,
        input: &mut std::io::empty(),
        variable: &|_| None,
        now: SystemTime::UNIX_EPOCH + Duration::from_secs(20_785 * 86_400),
        out_is_terminal: false,
        err_is_terminal: false,
        width: None,
    };
    let all = ["mskwise"].iter().chain(arguments);
    let exit = mskwise::run(all.map(Into::into).collect::<Vec<_>>(), &mut world);
    let text = |bytes: Vec<u8>| String::from_utf8(bytes).unwrap();
    (exit, text(out), text(err))
}

fn fixture(name: &str) -> String {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("fixtures");
    std::fs::read_to_string(root.join(name)).unwrap()
}

#[test]
fn fixes_go_into_the_files_and_a_diff_leaves_them() {
    let folder = Folder::new("fix");
    let properties = fixture("cli/fix/server.properties");
    let file = folder.put("server.properties", &properties);
    let (_, diff, _) = mskwise(&["lint", "--no-config", "--diff", &file]);
    assert!(diff.contains("-num.partitions=6\n"), "{diff}");
    assert_eq!(folder.read("server.properties"), properties);

    let (_, _, told) = mskwise(&["lint", "--no-config", "--fix", &file]);
    let fixed = properties
        .replace("num.partitions=6\n", "")
        .replace("=2 # one less than the copies", "=2");
    assert_eq!(folder.read("server.properties"), fixed);
    assert!(told.contains("2 fixes applied in 1 file"), "{told}");

    let (exit, _, _) = mskwise(&["lint", "--no-config", "--fix=unsafe", &file]);
    let fixed = fixed.replace("enable = true", "enable = false");
    assert_eq!(folder.read("server.properties"), fixed);
    assert_eq!(exit, Exit::Success);
    let (_, diff, told) = mskwise(&["lint", "--no-config", "--fix=unsafe", "--diff", &file]);
    assert_eq!((diff.as_str(), told.trim()), ("", "nothing to fix"));
}
