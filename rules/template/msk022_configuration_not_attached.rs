//! MSK022: a configuration that nothing in its template uses, beside clusters that have none.

use lint::Findings;
use model::Estate;

use crate::{mentions, schema};

pub(crate) fn check(estate: &Estate, out: &mut Findings<'_>) {
    for configuration in estate.configurations() {
        let Some(template) = estate.templates().get(configuration.template) else {
            continue;
        };
        if schema::rewritten(template) {
            continue;
        }
        let bare = estate.provisioned().find(|cluster| {
            cluster.template() == configuration.template
                && cluster.at("ConfigurationInfo").presence().value.is_absent()
        });
        let Some(bare) = bare else { continue };
        let mentioned = ["Resources", "Outputs"]
            .iter()
            .filter_map(|section| template.root().get(section))
            .flat_map(|section| mentions::within(section, template.source()))
            .any(|mention| mention.name == configuration.name);
        if mentioned {
            continue;
        }
        let message = format!(
            "nothing uses configuration {}: cluster {} runs on the defaults of MSK",
            configuration.name,
            bare.resource.name(),
        );
        out.certain(configuration.span, &configuration.path(), message)
            .see(bare.resource.span(), "this cluster has no ConfigurationInfo")
            .help(format!(
                "add ConfigurationInfo: {{ Arn: !Ref {name}, Revision: !GetAtt {name}.LatestRevision.Revision }} to the cluster",
                name = configuration.name,
            ));
    }
}
