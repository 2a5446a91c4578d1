//! MSK023: a revision written as a number although the configuration stands in the same template.

use cloudformation::Resolved;
use lint::{Edit, Findings};
use model::Estate;

use crate::{pair::pair, rewrites};

pub(crate) fn check(estate: &Estate, out: &mut Findings<'_>) {
    for cluster in estate.provisioned() {
        let revision = cluster.at("ConfigurationInfo.Revision");
        let pinned = revision.value().clone().map(|resolved| match resolved {
            Resolved::Node(node) => node.as_str().map(str::to_owned),
            _ => None,
        });
        let both = pair(&revision.presence().with(pinned), &cluster.configuration());
        let Some(hit) = both.holds(|(text, _)| text.is_some()) else {
            continue;
        };
        let Some((Some(text), configuration)) =
            both.value.possible().find(|(text, _)| text.is_some())
        else {
            continue;
        };
        let name = &configuration.name;
        let message = format!(
            "cluster {} stays on revision {text} of {name}: a change of its settings makes a new revision that is not used",
            cluster.resource.name(),
        );
        let at = hit.span.unwrap_or(revision.span());
        let finding = out.at(at, revision.path(), &hit, message);
        finding
            .see(configuration.span, "the configuration")
            .help(format!(
                "write Revision: !GetAtt {name}.LatestRevision.Revision"
            ));
        let plain = rewrites::in_place(estate, at, text, "");
        finding.offer(
            "follow the latest revision",
            false,
            plain.map(|_| Edit {
                span: at,
                text: rewrites::attribute(estate, at, name, "LatestRevision.Revision"),
            }),
        );
    }
}
