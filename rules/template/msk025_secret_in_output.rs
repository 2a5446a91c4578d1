//! MSK025: an output that shows what was meant to be hidden.

use cloudformation::Template;
use fact::Path;
use lint::Findings;
use model::{Estate, facts::has_shape};
use syntax::Node;

use crate::mentions::{self, Target};

/// Dynamic references that stand for a secret value.
const SECRETS: &[&str] = &["{{resolve:secretsmanager:", "{{resolve:ssm-secure:"];

pub(crate) fn check(estate: &Estate, out: &mut Findings<'_>) {
    for template in estate.templates() {
        if !template.resources().any(|one| has_shape(one.kind())) {
            continue;
        }
        let outputs = template
            .root()
            .get("Outputs")
            .map_or(&[][..], Node::entries);
        for entry in outputs {
            let Some(value) = entry.value.get("Value") else {
                continue;
            };
            let path = Path::new("Outputs").child(&entry.key.text).child("Value");
            let output = &entry.key.text;
            for name in hidden(template, value) {
                let message = format!(
                    "output {output} shows parameter {}, which NoEcho hides",
                    name.0
                );
                out.certain(name.1, &path, message)
                    .detail(name.0)
                    .help("leave the output out, or store the value in a secret and show its ARN");
            }
            if let Some(node) = secret(value) {
                let message = format!(
                    "output {output} shows the value of a secret to everybody who may describe the stack"
                );
                out.certain(node.full_span(), &path, message)
                    .help("show the ARN of the secret instead");
            }
        }
    }
}

fn hidden(template: &Template, value: &Node) -> Vec<(String, fact::Span)> {
    mentions::within(value, template.source())
        .into_iter()
        .filter(|mention| mention.target == Target::Logical)
        .filter(|mention| {
            template
                .parameter(&mention.name)
                .is_some_and(|parameter| parameter.no_echo)
        })
        .map(|mention| (mention.name, mention.span))
        .collect()
}

/// The first text below a node that stands for a secret.
fn secret(node: &Node) -> Option<&Node> {
    let speaks = |text: &str| SECRETS.iter().any(|start| text.contains(start));
    if node.as_str().is_some_and(speaks) {
        return Some(node);
    }
    let below = node.items().iter();
    below
        .chain(node.entries().iter().map(|entry| &entry.value))
        .find_map(secret)
}
