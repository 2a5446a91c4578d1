//! MSK024: a cluster whose Kafka version is not in the list of its configuration.

use fact::{Outcome, Value, Why};
use lint::Findings;
use model::{Configuration, Estate};

use crate::pair::pair;

pub(crate) fn check(estate: &Estate, out: &mut Findings<'_>) {
    for cluster in estate.provisioned() {
        let version = cluster.kafka_version();
        let lists = cluster
            .configuration()
            .flat_map(|configuration| versions_of(estate, configuration));
        let both = pair(&version, &lists);
        let mut told = None;
        let Some(hit) = both.holds(|(version, (list, _))| {
            let missing = !list.is_empty() && !list.iter().any(|one| line(one) == line(version));
            if missing {
                told.get_or_insert((version.clone(), list.join(", ")));
            }
            missing
        }) else {
            continue;
        };
        let known = both.value.possible().next();
        let (Some((version, list)), Some((_, (_, configuration)))) = (told, known) else {
            continue;
        };
        let name = &configuration.name;
        let message = format!(
            "Kafka version `{version}` is not in KafkaVersionsList of {name} ({list}): MSK refuses the configuration"
        );
        let finding = out.add(&both, &hit, message);
        finding
            .see(configuration.span, "the configuration")
            .help("leave KafkaVersionsList out, or make a configuration with a new Name: changing the list replaces it");
    }
}

/// The versions a configuration is for, when all of them are known, with its name.
fn versions_of<'e>(
    estate: &'e Estate,
    configuration: &'e Configuration,
) -> Value<(Vec<String>, &'e Configuration)> {
    let resource = estate
        .templates()
        .get(configuration.template)
        .and_then(|template| template.resource(&configuration.name));
    let Some(resource) = resource else {
        return Value::Absent;
    };
    let list = resource.property("KafkaVersionsList").elements();
    list.value.and_then(|items| {
        let known: Option<Vec<String>> = items
            .iter()
            .map(|item| item.string().value.known().cloned())
            .collect();
        match known {
            Some(list) => Outcome::Known((list, configuration)),
            None => Outcome::Unknown(Why::Unresolved("a listed version is not known".into())),
        }
    })
}

/// A version without its mode: whether a list entry holds for both modes is not documented.
fn line(version: &str) -> &str {
    version.trim_end_matches(".kraft")
}
