//! Selection, suppression and fingerprints over one small rule.

use fact::Hit;
use model::{Estate, Input, Options};

use crate::{
    Baseline, Check, Delta, Findings, Profile, Rule, Run, Scope, Selection, Selector, Severity, run,
};

const PAGE: &str = "+++
id = \"MSK901\"
name = \"no-name\"
since = \"0.1.0\"
severity = \"warning\"
confidence = \"high\"
inputs = [\"cloudformation\"]
also = [\"PEER_1\"]
sources = [{ title = \"t\", as_of = \"2026-11-20\" }]
+++
A cluster is called x.

## Why
Because.

## Examples
```yaml bad today=2026-11-20
Resources:
  C: # <- MSK901
    Type: AWS::MSK::Cluster
```
```properties with file=a.properties
# <- MSK901 MSK901
a=b
```
```json bad=/Resources/C
{}
```
";

fn called_x(estate: &Estate, out: &mut Findings<'_>) {
    for cluster in estate.provisioned() {
        let name = cluster.name();
        if let Some(hit) = name.holds(|name| name == "x") {
            out.add(&name, &hit, "it is called x").help("call it y");
        }
    }
}

const RULES: &[Rule] = &[Rule {
    stem: "msk901_no_name",
    family: "operations",
    page: PAGE,
    profile: Profile::of(PAGE),
    check: Check::Estate(called_x),
    guard: None,
}];

fn lint(text: &str, selection: &Selection) -> Run {
    let options = Options {
        today: Some("2026-11-20".parse().unwrap()),
        ..Options::default()
    };
    run(
        &Estate::read(vec![Input::named("t.yaml", text)], &options),
        RULES,
        selection,
    )
}

const BARE: &str =
    "Resources:\n  C:\n    Type: AWS::MSK::Cluster\n    Properties:\n      ClusterName: x\n";

#[test]
fn a_finding_carries_what_its_page_says() {
    let run = lint(BARE, &Selection::default());
    let [finding] = run.findings.as_slice() else {
        panic!("{run:?}")
    };
    assert_eq!(
        (finding.rule.as_str(), finding.name.as_str()),
        ("MSK901", "no-name")
    );
    assert_eq!(finding.severity, Severity::Warning);
    assert_eq!(finding.path.as_str(), "Resources/C/Properties/ClusterName");
    assert_eq!(finding.help.as_deref(), Some("call it y"));
}

#[test]
fn a_fingerprint_survives_moved_code() {
    let moved = format!("# a comment\n\n{BARE}");
    let (a, b) = (
        lint(BARE, &Selection::default()),
        lint(&moved, &Selection::default()),
    );
    assert_eq!(a.findings[0].fingerprint, b.findings[0].fingerprint);
    assert_ne!(a.findings[0].at, b.findings[0].at);
}

#[test]
fn comments_silence_with_a_reason_and_within_their_time() {
    let with = |line: &str| BARE.replace("ClusterName: x", &format!("ClusterName: x {line}"));
    let silent = lint(
        &with("# mskwise-ignore MSK901: legacy"),
        &Selection::default(),
    );
    assert!(silent.findings.is_empty());
    assert_eq!(silent.suppressed[0].1, "legacy");
    for line in [
        "# mskwise-ignore MSK901",
        "# mskwise-ignore MSK901 until 2026-11-19: over",
        "# mskwise-ignore MSK902: another",
        "# mskwise-ignore MSK901 until soon: x",
    ] {
        assert_eq!(
            lint(&with(line), &Selection::default()).findings.len(),
            1,
            "{line}"
        );
    }
    let above = BARE.replace(
        "      ClusterName",
        "      # mskwise-ignore MSK901 until 2026-11-20: today\n      ClusterName",
    );
    assert!(lint(&above, &Selection::default()).findings.is_empty());
}

#[test]
fn metadata_silences_its_resource() {
    let text = BARE.replace(
        "    Properties:",
        "    Metadata: {mskwise: {ignore: [{rule: MSK901, reason: because}]}}\n    Properties:",
    );
    assert!(lint(&text, &Selection::default()).findings.is_empty());
}

#[test]
fn rules_are_chosen_by_id_name_family_and_peer() {
    for (text, runs) in [
        ("MSK901", 1),
        ("msk9", 1),
        ("no-name", 1),
        ("operations", 1),
        ("PEER_1", 1),
        ("all", 1),
    ] {
        let select = vec![Selector::parse(text, RULES).unwrap()];
        let selection = Selection {
            select,
            ..Selection::default()
        };
        assert_eq!(lint(BARE, &selection).rules, runs, "{text}");
        let ignore = vec![Selector::parse(text, RULES).unwrap()];
        let selection = Selection {
            ignore,
            ..Selection::default()
        };
        assert_eq!(lint(BARE, &selection).rules, 0, "{text}");
    }
    assert!(Selector::parse("MSK1", RULES).is_err());
}

#[test]
fn pages_give_their_examples() {
    let page = RULES[0].read_page().unwrap();
    assert_eq!(page.section("Why"), "Because.");
    let examples = page.examples().unwrap();
    assert_eq!(examples.len(), 2);
    assert_eq!(examples[0].files[0].lines, [2]);
    assert_eq!(examples[0].files[1].lines, [2, 2]);
    assert_eq!(examples[0].today.as_deref(), Some("2026-11-20"));
    assert_eq!(examples[1].files[0].paths[0].as_str(), "Resources/C");
}

#[test]
fn the_case_is_part_of_the_message() {
    let text = BARE
        .replace(
            "Resources:",
            "Parameters: {N: {Type: String, Default: x}}\nResources:",
        )
        .replace("ClusterName: x", "ClusterName: !Ref N");
    let run = lint(&text, &Selection::default());
    assert_eq!(
        run.findings[0].message,
        "it is called x, when parameter N is `x`"
    );
    let _ = Hit::certain();
}

#[test]
fn an_empty_place_becomes_a_visible_one() {
    let estate = Estate::read(
        vec![Input::named("t.yaml", "Resources:\n  C: é\n  D:\n\n")],
        &Options::default(),
    );
    let shown = |at: usize| {
        let mut out = Findings::new(&estate, &RULES[0]);
        let file = estate.files[0].id;
        out.certain(fact::Span::new(file, at, at), &fact::Path::default(), "x");
        estate.sources.slice(out.into_inner()[0].at).to_owned()
    };
    assert_eq!(shown(0), "R");
    assert_eq!(shown(15), "é");
    assert_eq!(shown(24), ":");
}

/// Two more rules about the same name: one whose page names `no-name` as its consequence, and one that does not.
const HEAD: &str = "+++
id = \"MSK902\"
name = \"no-x\"
since = \"0.1.0\"
severity = \"warning\"
confidence = \"high\"
inputs = [\"cloudformation\"]
consequences = [\"MSK901\"]
sources = [{ title = \"t\", as_of = \"2026-11-20\" }]
+++
A cluster is called x, which is why.
";

/// A rule about a cluster that is called x, with a page of its own.
fn rule(stem: &'static str, page: &'static str) -> Rule {
    Rule {
        stem,
        family: "operations",
        page,
        profile: Profile::of(page),
        check: Check::Estate(called_x),
        guard: None,
    }
}

#[test]
fn a_consequence_is_a_note_of_its_headline() {
    let told_of = |text: &str, rules: &[Rule]| {
        let input = Input::named("t.yaml", text);
        let estate = Estate::read(vec![input], &Options::default());
        let run = run(&estate, rules, &Selection::default());
        let told = run.findings.iter().map(|one| {
            let notes: Vec<&str> = one.related.iter().map(|note| note.text.as_str()).collect();
            format!("{} {}", one.rule, notes.join(", "))
        });
        (told.collect::<Vec<_>>(), run.suppressed.len())
    };
    let told = |rules: &[Rule]| told_of(X, rules).0;
    let plain = rule("msk901_no_name", PAGE);
    assert_eq!(told(&[plain]), ["MSK901 "]);
    let both = [rule("msk901_no_name", PAGE), rule("msk902_no_x", HEAD)];
    assert_eq!(told(&both), ["MSK902 it is called x"]);
    // Who lives with the cause lives with what follows; who lives with what follows is still told the cause.
    let living = |with: &str| X.replace("x\n", &format!("x # mskwise-ignore {with}: tests\n"));
    assert_eq!(told_of(&living("MSK902"), &both), (vec![], 1));
    let (left, suppressed) = told_of(&living("MSK901"), &both);
    assert_eq!((left, suppressed), (vec!["MSK902 ".to_owned()], 1));
    // A graver consequence is a finding of its own.
    let grave: &str = Box::leak(PAGE.replace("\"warning\"", "\"error\"").into_boxed_str());
    let both = [rule("msk901_no_name", grave), rule("msk902_no_x", HEAD)];
    assert_eq!(told(&both), ["MSK901 ", "MSK902 "]);
}

#[test]
fn what_is_told_as_a_note_is_known_by_itself() {
    let plain = rule("msk901_no_name", PAGE);
    let both = [rule("msk901_no_name", PAGE), rule("msk902_no_x", HEAD)];
    let input = Input::named("t.yaml", X);
    let estate = Estate::read(vec![input], &Options::default());
    let run = |rules: &[Rule]| run(&estate, rules, &Selection::default());
    let scope = Scope {
        ran: &|_| true,
        exists: &|_| true,
    };
    let news = |baseline: &Baseline, mut run: Run| {
        baseline.apply(&mut run, &estate, scope);
        let told: Vec<String> = run.findings.iter().map(|one| one.rule.clone()).collect();
        let fixed = run.baseline.unwrap().fixed;
        (
            told,
            fixed.into_iter().map(|one| one.rule).collect::<Vec<_>>(),
        )
    };
    let none = Vec::<String>::new;
    // The cause is mended and what followed stays: nothing is new.
    let all = Baseline::of(&run(&both).findings, &estate);
    assert_eq!(all.len(), 2);
    assert_eq!(
        news(&all, run(&[plain])),
        (none(), vec!["MSK902".to_owned()])
    );
    let (before, after) = (run(&both), run(&[plain]));
    let delta = Delta::of(&before, &after);
    assert_eq!((delta.new.len(), delta.fixed.len()), (0, 1));
    // A cause comes to what was known: it is new, and the other is not mended.
    let follows = Baseline::of(&run(&[plain]).findings, &estate);
    assert_eq!(
        news(&follows, run(&both)),
        (vec!["MSK902".to_owned()], none())
    );
    // What follows comes to a known cause: it is new.
    let cause = Baseline::of(&run(&[both[1]]).findings, &estate);
    assert_eq!(
        news(&cause, run(&both)),
        (vec!["MSK901".to_owned()], none())
    );
}

const X: &str = "\
Resources:
  C:
    Type: AWS::MSK::Cluster
    Properties:
      ClusterName: x
";
