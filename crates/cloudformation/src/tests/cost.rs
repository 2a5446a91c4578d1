//! What reading a template costs, counted in resolved nodes and in alternatives looked at, not in seconds.

use std::cell::Cell;
use std::fmt::Write;

use super::template;
use crate::{Cursor, Resolved, Template};

thread_local! {
    static RESOLVED: Cell<usize> = const { Cell::new(0) };
}

/// One more node was resolved.
pub(crate) fn count() {
    RESOLVED.with(|count| count.set(count.get() + 1));
}

/// Resolved nodes and alternatives of everything below all resources.
fn cost(template: &Template) -> (usize, usize) {
    RESOLVED.with(|count| count.set(0));
    let mut alternatives = 0;
    for resource in template.resources() {
        walk(&resource.properties(), &mut alternatives);
    }
    (RESOLVED.with(Cell::get), alternatives)
}

fn walk(cursor: &Cursor<'_>, alternatives: &mut usize) {
    *alternatives += cursor.value().clone().into_alternatives().len();
    let any = |is: fn(&Resolved<'_>) -> bool| cursor.value().possible().any(is);
    if any(|resolved| matches!(resolved, Resolved::Node(node) if node.is_map())) {
        for (_, inner) in cursor.entries() {
            walk(&inner, alternatives);
        }
    } else if any(|resolved| matches!(resolved, Resolved::Node(node) if node.is_list())) {
        for inner in cursor.elements().value.possible().flatten() {
            walk(inner, alternatives);
        }
    }
}

/// 500 resources, with 40 conditions and 60 parameters between them and their values, or without.
fn large(uncertain: bool) -> String {
    let mut text = String::new();
    if uncertain {
        text += "Parameters:\n";
        for n in 0..60 {
            let _ = writeln!(
                text,
                "  P{n}: {{Type: String, AllowedValues: [a, b], Default: a}}"
            );
        }
        text += "Conditions:\n  C0: !Equals [!Ref P0, a]\n";
        for n in 1..40 {
            let (before, half) = (n - 1, n / 2);
            let _ = writeln!(
                text,
                "  C{n}: !And [!Condition C{before}, !Or [!Condition C{half}, !Equals [!Ref P{n}, b]]]"
            );
        }
    }
    text += "Resources:\n";
    for n in 0..500 {
        let (c, p) = (n % 40, n % 60);
        let _ = writeln!(text, "  R{n}:\n    Type: T");
        if uncertain {
            let _ = writeln!(
                text,
                "    Condition: C{c}\n    Properties:\n      Size: !If [C{c}, {{a: 1, b: 2}}, {{a: 3, b: 4}}]\n      Name: !Sub 'x-${{P{p}}}'\n      Kind: !Ref P{p}\n      List: [!If [C{c}, a, b], !Ref P{p}]"
            );
        } else {
            text += "    Properties:\n      Size: {a: 1, b: 2}\n      Name: x-a\n      Kind: a\n      List: [a, b]\n";
        }
    }
    text
}

#[test]
fn conditions_and_parameters_cost_at_most_three_times() {
    let plain = cost(&template(&large(false)));
    let uncertain = cost(&template(&large(true)));
    assert!(plain.0 > 500 * 6, "the walk reaches everything: {plain:?}");
    assert!(
        uncertain.0 <= 3 * plain.0,
        "{uncertain:?} against {plain:?} resolved nodes"
    );
    assert!(
        uncertain.1 <= 3 * plain.1,
        "{uncertain:?} against {plain:?} alternatives"
    );
}

#[test]
fn a_map_of_many_entries_is_walked_in_one_go() {
    let mut text = "Resources:\n  R:\n    Type: T\n    Properties:\n".to_owned();
    for n in 0..5000 {
        let _ = writeln!(text, "      K{n}: {n}");
    }
    let (resolved, _) = cost(&template(&text));
    assert_eq!(resolved, 1 + 5000);
}
