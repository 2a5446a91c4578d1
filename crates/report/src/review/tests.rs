//! Both forms over one small estate, with and without a workload.

use cost::{Comparison, Estimate, PriceBook, Scenario, sizing::Capacity, template};
use fact::FileId;
use lint::Selection;
use model::{Estate, Input, Options};

use super::*;

const TEMPLATE: &str = "
Resources:
  Orders:
    Type: AWS::MSK::Cluster
    Properties:
      ClusterName: <b>orders
      KafkaVersion: 3.9.x
      NumberOfBrokerNodes: 3
      BrokerNodeGroupInfo:
        InstanceType: kafka.m7g.large
        ClientSubnets: [a, b, c]
        StorageInfo: {EBSStorageInfo: {VolumeSize: 1000}}
  Topic:
    Type: AWS::MSK::Topic
    Properties: {ClusterArn: !Ref Orders, TopicName: t, PartitionCount: 1200, ReplicationFactor: 3}
";

const WORKLOAD: &str = "region = \"us-east-1\"\nhours = 730\n[workload]\ningress_mib_s = { average = 2, peak = 4 }\n\
                        egress_mib_s = { average = 4, peak = 8 }\nretention_hours = 24\n";

fn told(format: ReviewFormat, workload: Option<&str>) -> String {
    let estate = Estate::read(vec![Input::named("t.yaml", TEMPLATE)], &Options::default());
    let run = lint::run(&estate, &[], &Selection::default());
    let lint = LintReport {
        sources: &estate.sources,
        files: &estate.files,
        run: &run,
        rules: &[],
        version: "0.0.0",
    };
    let mut scenario = template::lower(&estate, "us-east-1").scenario;
    if let Some(text) = workload {
        scenario.fill_from(&Scenario::parse(text, FileId(0)).unwrap());
    }
    let book = PriceBook::of_region("us-east-1")
        .unwrap()
        .with_alternatives();
    let estimate = Estimate::of(&scenario, &book).unwrap();
    let cost = CostReport {
        estimate: &estimate,
        sources: Some(&estate.sources),
        scenario: &scenario,
    };
    let comparison = Comparison::of(&scenario, &book).ok();
    let compare = comparison.as_ref().map(|comparison| CompareReport {
        comparison,
        scenario: &scenario,
        book: &book,
        all: true,
        explain: false,
    });
    let capacity = Capacity::of(&scenario, &template::topics(&estate));
    let review = Review {
        title: "Review of <orders>",
        lint: &lint,
        capacity: &capacity,
        cost: Some(&cost),
        compare: compare.as_ref(),
        gaps: &[],
        today: "2026-11-28".parse().ok(),
    };
    let mut text = String::new();
    write(format, &review, &mut text).unwrap();
    text
}

#[test]
fn every_part_is_there_in_both_forms() {
    for (name, format) in ReviewFormat::ALL {
        let text = told(*format, Some(WORKLOAD));
        for word in [
            "Findings",
            "Capacity",
            "Cost",
            "Where the answer turns",
            "kafka.m7g.large × 3",
            "2026-11-28",
            "prices of 20",
        ] {
            assert!(text.contains(word), "{name} lacks {word}");
        }
        assert!(
            !text.contains("<orders>") && !text.contains("<b>orders"),
            "{name}"
        );
    }
}

/// 1200 × 3 replicas on 3 brokers are 1200 a broker: above the recommended 1000, below the 1500 of the quota.
#[test]
fn declared_topics_are_held_against_the_brokers() {
    let text = told(ReviewFormat::Markdown, Some(WORKLOAD));
    assert!(
        text.contains("| 3,600 partition replicas | 3,000 partition replicas | beyond, 120% |"),
        "{text}"
    );
    assert!(
        text.contains("beyond a limit or a guideline: Orders"),
        "{text}"
    );
    // 1200 of 1500.
    assert!(text.contains("fits, 80%"), "{text}");
}

#[test]
fn without_a_workload_the_page_says_so() {
    for (name, format) in ReviewFormat::ALL {
        let text = told(*format, None);
        assert!(text.contains("Nothing says what flows"), "{name}");
        assert!(!text.contains("Where the answer turns"), "{name}");
    }
}

/// No page asks anyone for anything, and tags are closed.
#[test]
fn the_page_stands_alone() {
    let text = told(ReviewFormat::Html, Some(WORKLOAD));
    for ask in ["<script", "src=", "@import", "url(", "<link"] {
        assert!(!text.contains(ask), "{ask}");
    }
    for tag in [
        "table", "section", "details", "ul", "svg", "figure", "div", "h2", "h3", "dl", "tr", "td",
        "th",
    ] {
        let opened =
            text.matches(&format!("<{tag}>")).count() + text.matches(&format!("<{tag} ")).count();
        assert_eq!(opened, text.matches(&format!("</{tag}>")).count(), "{tag}");
    }
    assert_eq!(text.matches("<desc ").count(), 3);
}
