//! Known findings: what leaves the meaning of a repository alone brings no news, and a new fault is one finding.

use super::*;

/// Known findings survive everything that leaves the meaning alone; a new fault is one finding.
#[test]
fn a_baseline_survives_moved_code_and_tells_one_new_fault_once() {
    let folder = Folder::new("baseline");
    let before = fixture("quickstart/template.yaml");
    let file = folder.put("template.yaml", &before);
    let known = folder.0.join("known.txt").display().to_string();
    let flags = [
        "lint",
        "--no-config",
        "--select",
        "MSK",
        "--format",
        "short",
        "--fail-on",
        "note",
    ];
    let lint = |baseline: &str| {
        let more = [baseline, known.as_str(), file.as_str()];
        mskwise(&[flags.as_slice(), more.as_slice()].concat())
    };
    let (_, _, told) = lint("--write-baseline");
    assert!(told.contains("findings are known from now on"), "{told}");
    let baseline = folder.read("known.txt");
    assert!(baseline.lines().count() > 10, "{baseline}");

    let moved = format!("# moved\n\n\n{before}");
    // Twice the indentation, comments between the lines, and the whole in flow style.
    let indented: String = before
        .lines()
        .map(|line| {
            let blank = line.len() - line.trim_start().len();
            // What follows a dash moves along with its siblings.
            let line = line.replacen(
                "- ",
                "-   ",
                usize::from(line.trim_start().starts_with("- ")),
            );
            let comment = if line.ends_with(':') {
                " # a remark"
            } else {
                ""
            };
            format!("{}{line}{comment}\n", " ".repeat(blank))
        })
        .collect();
    let flow = tests::twins::as_json(&before).unwrap();
    // Resources from the last to the first, settings and properties in another order.
    let (head, resources) = before.split_once("Resources:\n").unwrap();
    let mut blocks: Vec<&str> = resources.trim_end().split("\n\n").collect();
    blocks.reverse();
    let reordered = format!("{head}Resources:\n{}\n", blocks.join("\n\n"))
        .replace(
            "        min.insync.replicas=2\n        num.partitions=6\n",
            "        num.partitions=6\n        min.insync.replicas=2\n",
        )
        .replace(
            "      KafkaVersion: 2.8.1\n      NumberOfBrokerNodes: 4\n",
            "      NumberOfBrokerNodes: 4\n      KafkaVersion: 2.8.1\n",
        );
    let more = "  Aside:\n    Type: AWS::S3::Bucket\n";
    let joined = before.replacen("Resources:\n", &format!("Resources:\n{more}"), 1);
    let renamed = joined.replace("Aside:", "Besides:");
    let variants = [
        ("moved", moved),
        ("indented", indented),
        ("flow", flow),
        ("reordered", reordered),
        ("joined", joined),
        ("renamed", renamed),
    ];
    for (name, text) in variants {
        assert_ne!(text, before, "{name}");
        folder.put("template.yaml", &text);
        let (exit, out, err) = lint("--baseline");
        assert_eq!(
            (exit, out.as_str()),
            (Exit::Success, ""),
            "{name}: {err}\n{text}"
        );
        assert!(!err.contains("fixed:"), "{name}: {err}");
    }

    let fault = "        no.such.setting=1\n";
    let at = before.find("        auto.create.topics.enable").unwrap();
    let mut text = before.clone();
    text.insert_str(at, fault);
    folder.put("template.yaml", &text);
    let (exit, out, _) = lint("--baseline");
    assert_eq!((exit, out.lines().count()), (Exit::Findings, 1), "{out}");
    assert!(out.contains("[MSK601]"), "{out}");
}

/// Two templates, a client and their baseline in a repository of their own.
fn known_repository(name: &str) -> (Folder, String) {
    let folder = Folder::new(name);
    std::fs::create_dir(folder.0.join(".git")).unwrap();
    let template = fixture("quickstart/template.yaml");
    folder.put("infra/orders.yaml", &template);
    folder.put("infra/mail.yaml", &template.replace("Orders", "Mail"));
    folder.put(
        "config/producer.properties",
        "acks=1\nretries=0\nenable.idempotence=true\n",
    );
    let known = folder.0.join("known.txt").display().to_string();
    let (_, _, told) = mskwise(&[
        "lint",
        "--no-config",
        &folder.0.display().to_string(),
        "--write-baseline",
        &known,
    ]);
    assert!(told.contains("findings are known from now on"), "{told}");
    (folder, known)
}

/// What `lint` tells of a repository with its baseline: how it ends, findings one a line, remarks.
fn news(path: &str, known: &str, more: &[&str]) -> (Exit, String, String) {
    let all = [
        "lint",
        "--no-config",
        path,
        "--baseline",
        known,
        "--format",
        "short",
        "--fail-on",
        "note",
    ];
    mskwise(&[all.as_slice(), more].concat())
}

#[test]
fn a_baseline_knows_a_file_under_its_new_name() {
    let (folder, known) = known_repository("renamed");
    let whole = folder.0.display().to_string();
    std::fs::create_dir(folder.0.join("stacks")).unwrap();
    let rename = |from: &str, to: &str| {
        std::fs::rename(folder.0.join(from), folder.0.join(to)).unwrap();
    };
    rename("infra/orders.yaml", "stacks/orders.yaml");
    rename("infra/mail.yaml", "stacks/post.yaml");
    rename(
        "config/producer.properties",
        "config/orders-producer.properties",
    );
    let (exit, out, err) = news(&whole, &known, &[]);
    assert_eq!((exit, out.as_str()), (Exit::Success, ""), "{err}");
    assert!(!err.contains("fixed:"), "{err}");
    assert!(
        err.contains("infra/mail.yaml is taken to be stacks/post.yaml now, with "),
        "{err}"
    );

    // One fault more in a moved file is one finding; a file that is gone for good is mended.
    let text = folder.read("stacks/post.yaml");
    folder.put(
        "stacks/post.yaml",
        &text.replacen(
            "        auto.create.topics.enable",
            "        no.such.setting=1\n        auto.create.topics.enable",
            1,
        ),
    );
    std::fs::remove_file(folder.0.join("config/orders-producer.properties")).unwrap();
    let (exit, out, err) = news(&whole, &known, &[]);
    assert_eq!((exit, out.lines().count()), (Exit::Findings, 1), "{out}");
    assert!(out.contains("[MSK601]"), "{out}");
    assert!(
        err.contains("fixed: MSK703 config/producer.properties#enable.idempotence "),
        "{err}"
    );
}

#[test]
fn a_baseline_written_for_a_part_keeps_the_rest() {
    let (folder, known) = known_repository("part");
    let whole = folder.0.display().to_string();
    let before = folder.read("known.txt");
    let file = folder.0.join("infra/mail.yaml").display().to_string();
    for part in [
        &[file.as_str()][..],
        &[whole.as_str(), "--select", "MSK101"][..],
    ] {
        let all = ["lint", "--no-config", "--write-baseline", known.as_str()];
        let (_, _, told) = mskwise(&[all.as_slice(), part].concat());
        assert!(
            told.contains("of files or rules that were not looked at stay"),
            "{told}"
        );
        assert_eq!(folder.read("known.txt"), before);
    }
    // What is mended leaves, and so does what is said of files that are no more.
    std::fs::remove_file(folder.0.join("config/producer.properties")).unwrap();
    folder.put(
        "infra/mail.yaml",
        "Resources: { Topic: { Type: AWS::SNS::Topic } }\n",
    );
    mskwise(&["lint", "--no-config", "--write-baseline", &known, &whole]);
    let after = folder.read("known.txt");
    assert!(after.contains("infra/orders.yaml#"), "{after}");
    assert!(
        !after.contains("mail.yaml") && !after.contains("producer"),
        "{after}"
    );
}

#[test]
fn a_baseline_holds_from_every_folder_and_with_less_to_tell() {
    let (folder, known) = known_repository("folders");
    let baseline = folder.read("known.txt");
    assert!(
        baseline.contains(" infra/orders.yaml#Resources/"),
        "{baseline}"
    );
    let whole = folder.0.display().to_string();
    let here = std::env::current_dir().unwrap();
    let up = "../".repeat(here.components().count() - 1);
    let relative = format!("{up}{}", whole.trim_start_matches('/'));
    let infra = folder.0.join("infra").display().to_string();
    for path in [&whole, &relative, &infra] {
        let (exit, out, err) = news(path, &known, &[]);
        assert_eq!((exit, out.as_str()), (Exit::Success, ""), "{path}: {err}");
        assert!(!err.contains("fixed:"), "{path}: {err}");
    }
    // What is too unsure to be told is not mended, nor what a rule that did not run would find.
    for more in [["--min-confidence", "high"], ["--select", "MSK101"]] {
        let (_, _, err) = news(&whole, &known, &more);
        assert!(!err.contains("fixed:"), "{more:?}: {err}");
    }
}
