//! The script's answers in every format.

use cost::{PriceBook, sizing::aws_script};
use fact::FileId;

use super::*;

fn told(format: ScriptFormat, tier: &str, explain: bool) -> String {
    let text = format!(
        "region = \"us-east-1\"\n[workload]\ningress_mib_s = {{ average = 20, peak = 60 }}\n\
         egress_mib_s = {{ average = 60, peak = 180 }}\nretention_hours = 168\n{tier}partitions = 300\n\
         replication_factor = 3\nzones = 3\nclient_zone_awareness = true\n"
    );
    let scenario = Scenario::parse(&text, FileId(0)).unwrap();
    let book = PriceBook::of_region("us-east-1").unwrap();
    let sizing = Sizing::of(&scenario, &book).unwrap();
    let answers = aws_script(&scenario, None);
    let report = ScriptReport {
        answers: &answers,
        sizing: &sizing,
        scenario: &scenario,
        explain,
    };
    let mut text = String::new();
    write(format, &report, &mut text).unwrap();
    text
}

#[test]
fn every_format_has_every_size() {
    for (name, format) in ScriptFormat::ALL {
        let text = told(*format, "", true);
        for size in ["kafka.m5.large", "kafka.m7g.16xlarge", "express.m7g.large"] {
            assert!(text.contains(size), "{name} lacks {size}");
        }
    }
}

/// With a tier of 144 of 168 hours, 20 MiB/s: the script bills 10,125 GiB at 0.023 = 232.875, we 11,812.5 at 0.06 =
/// 708.75, which is 475.875 more. Without a tier neither is told.
#[test]
fn only_what_differs_is_explained() {
    let with = told(ScriptFormat::Table, "local_retention_hours = 24\n", true);
    assert!(with.contains("tier +475.88"), "{with}");
    assert!(
        with.contains("The script bills the tier at 0.023"),
        "{with}"
    );
    let without = told(ScriptFormat::Table, "", true);
    assert!(!without.contains("the tier at 0.023"), "{without}");
    assert!(!told(ScriptFormat::Table, "", false).contains("Why"));
}
