//! 500 resources with 40 conditions and 60 parameters against the same without: at most three times.

use std::{fmt::Write, sync::Arc};

use cloudformation::{Given, Template};
use fact::FileId;

fn main() {
    divan::main();
}

fn text(uncertain: bool) -> String {
    let mut text = String::from("Parameters:\n");
    for n in 0..if uncertain { 60 } else { 1 } {
        let _ = writeln!(
            text,
            "  P{n}: {{Type: String, AllowedValues: [a, b], Default: a}}"
        );
    }
    if uncertain {
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
        text += &if uncertain {
            format!(
                "    Condition: C{c}\n    Properties: {{Size: !If [C{c}, 1, 2], Name: !Sub 'x-${{P{p}}}', Kind: !Ref P{p}, A: a, B: b}}\n"
            )
        } else {
            "    Properties: {Size: 1, Name: x-a, Kind: a, A: a, B: b}\n".to_owned()
        };
    }
    text
}

/// Parses and reads every property of every resource as a text.
#[divan::bench(args = [false, true])]
fn read(bencher: divan::Bencher<'_, '_>, uncertain: bool) {
    let text: Arc<str> = text(uncertain).into();
    bencher.bench(|| {
        let root = syntax::parse(FileId(0), &text).documents.remove(0);
        let template = Template::new(FileId(0), Arc::clone(&text), root, Given::default());
        let texts = template.resources().flat_map(|resource| {
            let entries = resource.properties().entries();
            entries.into_iter().map(|(_, cursor)| cursor.string())
        });
        texts.filter(|text| !text.value.is_unknown()).count()
    });
}
