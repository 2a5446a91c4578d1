//! MSK016: `Fn::GetAtt` of an attribute that an MSK resource does not have, anywhere in its template.

use lint::Findings;
use model::{
    Estate,
    facts::{has_shape, nearest, shape},
    rewritten,
};

use crate::mentions::{self, Target};

pub(crate) fn check(estate: &Estate, out: &mut Findings<'_>) {
    for template in estate.templates() {
        if !template.resources().any(|one| has_shape(one.kind())) || rewritten(template) {
            continue;
        }
        let sections = ["Resources", "Outputs"]
            .into_iter()
            .filter_map(|section| Some((section, template.root().get(section)?)));
        for (section, entry) in
            sections.flat_map(|(name, node)| node.entries().iter().map(move |entry| (name, entry)))
        {
            for mention in mentions::within(&entry.value, template.source()) {
                let Target::Attribute(attribute) = &mention.target else {
                    continue;
                };
                let owner = template.resource(&mention.name);
                let Some(kind) = owner.map(|owner| owner.kind()).and_then(shape) else {
                    continue;
                };
                if attribute.is_empty()
                    || attribute.contains("${")
                    || kind.attributes.contains(&attribute.as_str())
                {
                    continue;
                }
                let message = format!("{} has no attribute `{attribute}`", kind.name);
                let path = fact::Path::new(section).child(&entry.key.text);
                let help = help(kind, attribute);
                out.certain(mention.span, &path, message)
                    .detail(format!("{}.{attribute}", mention.name))
                    .help(help);
            }
        }
    }
}

fn help(kind: &model::facts::Shape, attribute: &str) -> String {
    let known = || kind.attributes.iter().copied();
    let listed = match kind.attributes.as_slice() {
        [] => "it has none; use Ref".to_owned(),
        all => format!(
            "it has {} (schema of {})",
            all.join(", "),
            kind.origin.as_of
        ),
    };
    let bootstrap = attribute.to_ascii_lowercase().contains("bootstrap");
    if bootstrap {
        return format!(
            "{listed}; bootstrap brokers come from kafka:GetBootstrapBrokers, in a custom resource"
        );
    }
    match nearest(attribute, known()) {
        Some(near) => format!("did you mean `{near}`? {listed}"),
        None => listed,
    }
}
