//! Every format over one run with every kind of finding: help, fix, cost, related places here and in another file, an
//! assumption, low confidence, a suppression, columns behind letters of several bytes, and text that is an attack.

mod configuration;

use fact::{Fact, Hit, Path, Span};
use lint::{Check, Findings, Impact, Rule, Selection};
use model::{Estate, Input, Options};
use serde_json::Value;

use super::*;
use crate::contract;

const PAGE: &str = "+++
id = \"MSK990\"
name = \"every-kind\"
since = \"0.1.0\"
severity = \"error\"
confidence = \"high\"
inputs = [\"cloudformation\"]
sources = [{ title = \"A source\", url = \"https://example.com\", as_of = \"2026-11-20\" }]
+++
Everything a finding can carry.

## Why
Because formats differ.

## Fix
Write less.
";

const TEMPLATE: &str = "\
Parameters:
  Version: {Type: String, Default: 3.9.x, AllowedValues: [3.9.x, 2.2.1]}
Resources:
  C:
    Type: AWS::MSK::Cluster
    Properties:
      # zwölf
      ä: 1
      ClusterName: größe & <b>
      KafkaVersion: !Ref Version
      NumberOfBrokerNodes: 3 # mskwise-ignore MSK990: known | accepted
";

fn check(estate: &Estate, out: &mut Findings<'_>) {
    let client = estate.clients().next().map(|client| client.setting("acks"));
    for cluster in estate.provisioned() {
        let name = cluster.name();
        let alpha = "alpha of `größe & <b>`, 100% | \u{1b}[31m @team\n::error::forged";
        let finding = out.add(&name, &Hit::certain(), alpha);
        finding
            .help("call it <i>`x`</i>")
            .replace("call it x", true, "x");
        finding.see(cluster.resource.span(), "this cluster");
        if let Some(client) = &client {
            finding.see(client.span, "a client elsewhere");
        }
        finding.impact = Some(Impact {
            monthly: "12.50".into(),
            currency: "USD".into(),
            note: "a guess".into(),
        });
        let version = cluster.kafka_version();
        if let Some(hit) = version.holds(|version| version == "2.2.1") {
            out.add(&version, &hit, "beta is old");
        }
        out.add(&cluster.brokers(), &Hit::certain(), "gamma is accepted");
    }
    if let Some(Fact { span, path, .. }) = &client {
        out.certain(*span, path, "delta is weak")
            .severity(lint::Severity::Note);
    }
    // Bytes of no text, as a fault of a rule could give.
    out.certain(Span::default(), &Path::default(), "epsilon has no bytes")
        .detail("none");
}

const RULES: &[Rule] = &[Rule {
    stem: "msk990_every_kind",
    family: "operations",
    page: PAGE,
    profile: lint::Profile::of(PAGE),
    check: Check::Estate(check),
    guard: None,
}];

fn told(format: LintFormat, look: &Look) -> String {
    let inputs = vec![
        Input::named("infra/größe, x.yaml", TEMPLATE),
        Input::named("client.properties", "bootstrap.servers=b:9098\nacks=0\n"),
    ];
    let estate = Estate::read(inputs, &Options::default());
    let run = lint::run(&estate, RULES, &Selection::default());
    assert_eq!((run.findings.len(), run.suppressed.len()), (4, 1));
    let report = LintReport {
        sources: &estate.sources,
        files: &estate.files,
        run: &run,
        rules: RULES,
        version: "0.1.0",
    };
    let mut text = String::new();
    write(format, &report, look, &mut text).unwrap();
    text
}

fn parsed(format: LintFormat) -> Value {
    serde_json::from_str(&told(format, &Look::default())).unwrap()
}

#[test]
fn every_format_names_every_finding_and_lets_no_attack_through() {
    for (name, format) in LintFormat::ALL {
        let text = told(*format, &Look::default());
        for word in ["alpha", "beta", "delta", "epsilon"] {
            assert!(text.contains(word), "{name} does not name {word}:\n{text}");
        }
        assert!(text.contains("MSK990"), "{name}");
        assert!(!text.contains('\u{1b}'), "{name} lets an escape through");
        assert!(
            !text.lines().any(|line| line.starts_with("::error::")),
            "{name}"
        );
        assert!(text.ends_with('\n'), "{name}");
    }
}

#[test]
fn suppressed_findings_are_told_with_their_reason_where_the_format_has_room() {
    use LintFormat::{Html, Json, Junit, Markdown, Sarif};
    for format in [Json, Sarif, Junit, Markdown, Html] {
        let text = told(format, &Look::default());
        assert!(
            text.contains("known") && text.contains("accepted"),
            "{format:?}: {text}"
        );
    }
}

#[test]
fn json_counts_columns_in_characters_and_keeps_the_contract() {
    let json = parsed(LintFormat::Json);
    contract::check(&json, contract::LINT);
    let alpha = json["findings"].as_array().unwrap().iter();
    let alpha = alpha
        .clone()
        .find(|one| one["message"].as_str().unwrap().contains("alpha"))
        .unwrap();
    assert_eq!(alpha["file"], "infra/größe, x.yaml");
    assert_eq!(alpha["path"], "Resources/C/Properties/ClusterName");
    // Line 9; `      ClusterName: ` is 19 characters, the value 11 characters and 13 bytes.
    assert_eq!(
        (&alpha["start"]["line"], &alpha["start"]["column"]),
        (&9.into(), &20.into())
    );
    assert_eq!(
        (&alpha["end"]["line"], &alpha["end"]["column"]),
        (&9.into(), &31.into())
    );
    let byte = TEMPLATE.find("größe").unwrap();
    assert_eq!(alpha["start"]["byte"], byte);
    assert_eq!(alpha["end"]["byte"], byte + 13);
    assert_eq!(alpha["related"][1]["file"], "client.properties");
    assert_eq!(alpha["fix"]["edits"][0]["text"], "x");
    assert_eq!(alpha["impact"]["monthly"], "12.50");
    let summary = &json["summary"];
    // alpha and epsilon are errors; beta is one of low confidence and counts as a warning; delta is a note.
    assert_eq!(
        (
            &summary["errors"],
            &summary["warnings"],
            &summary["notes"],
            &summary["suppressed"]
        ),
        (&2.into(), &1.into(), &1.into(), &1.into())
    );
    assert_eq!(json["suppressed"][0]["reason"], "known | accepted");
}

#[test]
fn sarif_points_into_its_own_tables() {
    let run = &parsed(LintFormat::Sarif)["runs"][0];
    let rules = run["tool"]["driver"]["rules"].as_array().unwrap();
    let results = run["results"].as_array().unwrap();
    assert_eq!(results.len(), 5);
    for result in results {
        let index = usize::try_from(result["ruleIndex"].as_u64().unwrap()).unwrap();
        assert_eq!(rules[index]["id"], result["ruleId"]);
        assert!(result["suppressions"].is_array(), "all or none");
        assert!(result["partialFingerprints"]["mskwise/v1"].is_string());
    }
    let uri = |result: &Value| {
        let place = &result["locations"][0]["physicalLocation"];
        place["artifactLocation"]["uri"]
            .as_str()
            .unwrap()
            .to_owned()
    };
    assert!(
        results
            .iter()
            .any(|result| uri(result) == "infra/gr%C3%B6%C3%9Fe%2C%20x.yaml")
    );
    assert!(
        rules[0]["help"]["markdown"]
            .as_str()
            .unwrap()
            .contains("Because formats differ.")
    );
    assert_eq!(
        results
            .iter()
            .filter(|result| result["suppressions"][0].is_object())
            .count(),
        1
    );
}

#[test]
fn github_gets_the_worst_first_and_no_forged_command() {
    let text = told(LintFormat::Github, &Look::default());
    let levels: Vec<&str> = text
        .lines()
        .map(|line| line.split(' ').next().unwrap())
        .collect();
    assert_eq!(levels, ["::error", "::error", "::warning", "::notice"]);
    assert!(
        text.contains("file=infra/größe%2C x.yaml,line=9,col=20,endColumn=31"),
        "{text}"
    );
    assert!(text.contains("100%25 | "), "{text}");
}

#[test]
fn github_counts_what_it_would_drop() {
    fn many(estate: &Estate, out: &mut Findings<'_>) {
        for client in estate.clients() {
            let acks = client.setting("acks");
            for at in 0..13 {
                out.add(&acks, &Hit::certain(), format!("number {at}"))
                    .detail(at.to_string());
            }
        }
    }
    let rules = [Rule {
        check: Check::Estate(many),
        ..RULES[0]
    }];
    let inputs = vec![Input::named("client.properties", "acks=0\n")];
    let estate = Estate::read(inputs, &Options::default());
    let run = lint::run(&estate, &rules, &Selection::default());
    let report = LintReport {
        sources: &estate.sources,
        files: &estate.files,
        run: &run,
        rules: &rules,
        version: "0",
    };
    let mut text = String::new();
    write(LintFormat::Github, &report, &Look::default(), &mut text).unwrap();
    assert_eq!(
        text.lines()
            .filter(|line| line.starts_with("::error "))
            .count(),
        10
    );
    assert_eq!(
        text.lines()
            .filter(|line| line.starts_with("client.properties:1:6: error[MSK990]"))
            .count(),
        3
    );
    assert!(text.contains("3 more without annotation"));
}

#[test]
fn junit_counts_agree_with_its_cases() {
    let text = told(LintFormat::Junit, &Look::default());
    let number = |pattern: &str| text.matches(pattern).count();
    assert_eq!(
        (
            number("<testcase "),
            number("<failure "),
            number("<skipped ")
        ),
        (5, 3, 1)
    );
    assert!(
        text.contains(r#"tests="5" failures="3" errors="0" skipped="1""#),
        "{text}"
    );
}

#[test]
fn html_stands_alone() {
    let text = told(LintFormat::Html, &Look::default());
    for request in ["<script", "<link", "src=", "@import", "url("] {
        assert!(!text.contains(request), "{request}");
    }
    assert!(
        !text.contains("<b>") && !text.contains("<i>"),
        "markup of a user's text"
    );
    assert_eq!(
        text.matches("<article").count(),
        text.matches("</article>").count()
    );
}

#[cfg(feature = "pretty")]
#[test]
fn pretty_underlines_marks_elsewhere_and_colours_on_demand() {
    let plain = told(LintFormat::Pretty, &Look::default());
    assert!(plain.contains("[infra/größe, x.yaml:9:20]"), "{plain}");
    assert!(
        plain.contains("[client.properties:2:6]") && plain.contains("a client elsewhere"),
        "{plain}"
    );
    assert!(plain.contains("(low confidence)"), "{plain}");
    assert!(
        plain.contains("2 errors, 1 warning, 1 note in 2 files; 1 rule; 1 suppressed"),
        "{plain}"
    );
    let look = Look {
        colour: true,
        ..Look::default()
    };
    assert!(told(LintFormat::Pretty, &look).contains("\u{1b}[31m"));
    let narrow = Look {
        width: 1,
        ..Look::default()
    };
    assert!(told(LintFormat::Pretty, &narrow).contains("alpha"));
}
