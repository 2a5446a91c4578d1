//! What a team does on its first day with a repository: fixes in files, suppressions, a configuration, a baseline. Every case works
//! on copies in a folder of its own, through the program's own entry.

#![allow(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    clippy::disallowed_methods,
    reason = "a test may fail loudly and use files"
)]

#[path = "adopt/baseline.rs"]
mod baseline;

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
fn a_suppression_is_written_where_it_holds() {
    let folder = Folder::new("suppress");
    let text = "Resources:\n  C:\n    Type: AWS::MSK::Cluster\n    Properties:\n      EncryptionInfo:\n        EncryptionInTransit: { ClientBroker: PLAINTEXT }\n";
    let file = folder.put("a.yaml", text);
    let mut arguments = vec!["suppress", "--no-config", &file, "plaintext-in-transit"];
    arguments.extend(["--reason", "legacy, OPS-1", "--until", "2027-03-31"]);
    let (exit, out, err) = mskwise(&arguments);
    let comment = "# mskwise-ignore MSK201 until 2027-03-31: legacy, OPS-1";
    assert_eq!((exit, err.as_str()), (Exit::Success, ""), "{out}");
    assert!(out.ends_with(&format!("a.yaml:6: {comment}\n")), "{out}");
    assert_eq!(
        folder.read("a.yaml"),
        format!("{} {comment}\n", text.trim_end())
    );
    // A second time there is nothing left to suppress.
    let (exit, _, err) = mskwise(&arguments);
    assert_eq!(exit, Exit::Usage);
    assert!(err.contains("MSK201 finds nothing there"), "{err}");

    let json = r#"{"Resources": {
  "C": {
    "Type": "AWS::MSK::Cluster",
    "Properties": {"EncryptionInfo": {"EncryptionInTransit": {"ClientBroker": "PLAINTEXT"}}}
  }
}}
"#;
    let file = folder.put("a.json", json);
    let arguments = [
        "suppress",
        "--no-config",
        &file,
        "msk201",
        "--reason",
        "legacy",
    ];
    assert_eq!(mskwise(&arguments).0, Exit::Success);
    let inserted = "\n    \"Metadata\": {\"mskwise\": {\"ignore\": [{\"rule\": \"MSK201\", \"reason\": \"legacy\"}]}},";
    assert_eq!(
        folder.read("a.json"),
        json.replacen("\"C\": {", &format!("\"C\": {{{inserted}"), 1)
    );

    let policy = r#"{"Version": "2012-10-17", "Statement": [{"Effect": "Allow", "Action": "kafka-cluster:Conect", "Resource": "*"}]}"#;
    let file = folder.put("policy.json", policy);
    let arguments = [
        "suppress",
        "--no-config",
        &file,
        "MSK301",
        "--reason",
        "legacy",
    ];
    let (exit, _, err) = mskwise(&arguments);
    assert_eq!(exit, Exit::Usage);
    assert!(
        err.contains("`[[path]]` in mskwise.toml takes one"),
        "{err}"
    );
    assert_eq!(folder.read("policy.json"), policy);
}

#[test]
fn a_first_configuration_is_written_and_read() {
    let folder = Folder::new("init");
    folder.put("infra/template.yaml", &fixture("quickstart/template.yaml"));
    folder.put("sandbox/server.properties", "num.partitions=3\n");
    folder.put("policies/tags.guard", "rule r { Resources exists }\n");
    let here = folder.0.display().to_string();
    let (exit, shown, err) = mskwise(&["init", "--dry-run", &here]);
    assert_eq!((exit, err.as_str()), (Exit::Success, ""));
    assert!(!folder.0.join("mskwise.toml").exists());
    assert_eq!(mskwise(&["init", &here]).0, Exit::Success);
    let text = folder.read("mskwise.toml");
    assert_eq!(text, shown);
    for line in [
        "# Found here: 1 template, 1 file of broker settings.",
        "guard = [\"policies/tags.guard\"]",
        "#glob = \"sandbox/**\"",
        "#cluster = \"infra/template.yaml:OrdersCluster\"",
        "#files = [\"sandbox/server.properties\"]",
    ] {
        assert!(text.lines().any(|one| one == line), "{line}\n{text}");
    }
    // Switched on as a whole, every key is one the program takes.
    let on: Vec<&str> = text
        .lines()
        .map(|line| {
            line.strip_prefix('#')
                .filter(|key| !key.starts_with(' '))
                .unwrap_or(line)
        })
        .collect();
    assert!(
        lint::config::parse(&on.join("\n"), rules::ALL).is_ok(),
        "{}",
        on.join("\n")
    );
    assert_eq!(mskwise(&["init", &here]).0, Exit::Usage);
    assert_eq!(mskwise(&["init", "--force", &here]).0, Exit::Success);
    let config = folder.0.join("mskwise.toml").display().to_string();
    let (exit, _, err) = mskwise(&["lint", "--config", &config, &here]);
    assert_eq!(exit, Exit::Findings, "{err}");
    let (_, schema, _) = mskwise(&["init", "--schema"]);
    assert!(serde_json::from_str::<serde_json::Value>(&schema).is_ok());
}

#[test]
fn cost_and_diff_heed_the_configuration_and_flags_beat_it() {
    let folder = Folder::new("heed");
    let text = fixture("quickstart/template.yaml");
    let file = folder.put("template.yaml", &text);
    let worse = folder.put(
        "worse.yaml",
        &text.replace(
            "default.replication.factor=2",
            "default.replication.factor=1",
        ),
    );
    folder.put(
        "parameters.json",
        r#"{"Parameters": {"VolumeGiB": "1000"}}"#,
    );
    let config = folder.put(
        "mskwise.toml",
        "region = \"eu-central-1\"\nparameters = [\"parameters.json\"]\nselect = [\"MSK102\"]\n",
    );
    let json = |arguments: &[&str]| {
        let (_, out, err) = mskwise(arguments);
        serde_json::from_str::<serde_json::Value>(&out).unwrap_or_else(|_| panic!("{out}{err}"))
    };
    let bill = json(&["cost", "--config", &config, "--format", "json", &file]);
    assert_eq!(bill["region"], "eu-central-1");
    let bill_text = bill.to_string();
    let volume = |gib: &str| format!("\"quantity\":\"{gib}\"");
    // Four brokers with the volume that the parameter sets.
    assert!(bill_text.contains(&volume("4000")), "{bill_text}");
    let bill = json(&[
        "cost",
        "--config",
        &config,
        "--region",
        "us-east-1",
        "--format",
        "json",
        &file,
    ]);
    assert_eq!(bill["region"], "us-east-1");
    let bill = json(&["cost", "--no-config", "--format", "json", &file]);
    assert_eq!(bill["region"], "us-east-1");
    assert!(bill.to_string().contains(&volume("2000")), "{bill}");

    let (_, out, err) = mskwise(&["diff", "--config", &config, &file, &worse]);
    assert!(
        out.contains("MSK102") && !out.contains("MSK104"),
        "{out}{err}"
    );
}

/// Which of two values was meant is for people to say.
#[test]
fn a_fix_gives_no_name_twice() {
    let folder = Folder::new("names");
    for (file, text, after) in [
        (
            "server.properties",
            "min.insync.replicas=2\ndefault.replication.factr=3\ndefault.replication.facto=2\n",
            "min.insync.replicas=2\ndefault.replication.factor=3\ndefault.replication.facto=2\n",
        ),
        (
            "consumer.properties",
            "bootstrap.servers=a:9092\ngroup.id=x\nenable.auto.commit=false\nenable.auto.comit=true\n",
            "bootstrap.servers=a:9092\ngroup.id=x\nenable.auto.commit=false\nenable.auto.comit=true\n",
        ),
        (
            "mm2.properties",
            "clusters=a, b\na.bootstrap.servers=a:9092\nb.bootstrap.servers=b:9092\na->b.enabled=true\na->b.topics=x\na->b.topcs=y\n",
            "clusters=a, b\na.bootstrap.servers=a:9092\nb.bootstrap.servers=b:9092\na->b.enabled=true\na->b.topics=x\na->b.topcs=y\n",
        ),
    ] {
        let path = folder.put(file, text);
        let select = ["--select", "MSK601,MSK610,MSK726,MSK759"];
        let all = [
            "lint",
            "--no-config",
            "--fix=unsafe",
            "--format",
            "short",
            path.as_str(),
        ];
        let (_, out, err) = mskwise(&[all.as_slice(), &select].concat());
        assert_eq!(folder.read(file), after, "{out}{err}");
        assert!(out.contains("did you mean"), "{out}{err}");
    }
}

#[test]
fn a_report_makes_the_folder_it_goes_to() {
    let folder = Folder::new("reports");
    let file = folder.put("client.properties", "acks=all\n");
    let report = folder
        .0
        .join("build/reports/mskwise.xml")
        .display()
        .to_string();
    let (exit, _, err) = mskwise(&[
        "lint",
        "--no-config",
        &file,
        "--format",
        &format!("junit={report}"),
    ]);
    assert_eq!(exit, Exit::Success, "{err}");
    assert!(
        folder
            .read("build/reports/mskwise.xml")
            .starts_with("<?xml")
    );
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
