//! CloudWatch alarms on MSK metrics. In: the estate. Out: each metric an alarm watches, with its dimensions and the
//! cluster it speaks of.

use cloudformation::{Cursor, Resource};
use fact::Fact;
use model::{Cluster, Estate};

const NAMESPACE: &str = "AWS/Kafka";

/// More clusters than this in one template are not told apart: time stays bounded.
const MAX_CLUSTERS: usize = 64;

/// One metric that an alarm watches.
pub(crate) struct Watch<'e> {
    /// The alarm.
    pub(crate) alarm: Resource<'e>,
    /// Which template it stands in.
    pub(crate) template: usize,
    /// `MetricName`.
    pub(crate) metric: Fact<String>,
    /// `Statistic`, or `Stat` in metric math.
    pub(crate) statistic: Fact<String>,
    dimensions: Cursor<'e>,
}

/// A dimension: its name and its value.
pub(crate) struct Dimension<'e> {
    pub(crate) name: Fact<String>,
    pub(crate) value: Cursor<'e>,
}

/// What the alarms of all templates watch in the namespace of MSK.
pub(crate) fn watches(estate: &Estate) -> Vec<Watch<'_>> {
    let mut found = Vec::new();
    for (template, alarm) in estate.of_type("AWS::CloudWatch::Alarm") {
        let properties = alarm.properties();
        let single = (properties.clone(), properties.get("Statistic"));
        let queries = properties.get("Metrics").elements();
        let math = queries.value.possible().flatten().map(|query| {
            let stat = query.get("MetricStat");
            (stat.get("Metric"), stat.get("Stat"))
        });
        for (metric, statistic) in std::iter::once(single).chain(math) {
            if metric
                .get("Namespace")
                .string()
                .value
                .by_default()
                .map(String::as_str)
                == Some(NAMESPACE)
            {
                found.push(Watch {
                    alarm,
                    template,
                    metric: metric.get("MetricName").string(),
                    statistic: statistic.string(),
                    dimensions: metric.get("Dimensions"),
                });
            }
        }
    }
    found
}

impl<'e> Watch<'e> {
    /// The dimensions, when it is certain which there are.
    pub(crate) fn dimensions(&self) -> Option<Vec<Dimension<'e>>> {
        let list = self.dimensions.elements();
        let list = if list.value.is_absent() {
            Vec::new()
        } else {
            list.value.known()?.clone()
        };
        let dimensions = list.into_iter().map(|entry| Dimension {
            name: entry.get("Name").string(),
            value: entry.get("Value"),
        });
        Some(dimensions.collect())
    }

    /// Where the dimensions stand, or the name of the metric when there are none.
    pub(crate) fn dimensions_at(&self) -> fact::Span {
        self.dimensions
            .key()
            .filter(|_| !self.dimensions.value().is_absent())
            .unwrap_or(self.metric.span)
    }

    /// The provisioned cluster it speaks of: the one of that name in its template or else in the run, or the only one
    /// of its template.
    pub(crate) fn cluster(&self, estate: &'e Estate) -> Option<Cluster<'e>> {
        let mut here: Vec<Cluster<'e>> = estate
            .of_type_in("AWS::MSK::Cluster", self.template)
            .take(MAX_CLUSTERS)
            .filter_map(|resource| estate.cluster(self.template, resource.name()))
            .collect();
        let dimensions = self.dimensions()?;
        let named = dimensions.iter().find(|dimension| {
            dimension.name.value.known().map(String::as_str) == Some("Cluster Name")
        })?;
        let name = named.value.string().value;
        if let Some(at) = here.iter().position(|cluster| {
            let both = cluster.name().value.zip(&name);
            both.by_default().is_some_and(|(own, told)| own == told)
        }) {
            return Some(here.swap_remove(at));
        }
        if here.is_empty() {
            return elsewhere(estate, name.known()?);
        }
        // A name that is known and fits no cluster is that of another one.
        if name.by_default().is_some()
            && here
                .iter()
                .all(|one| one.name().value.by_default().is_some())
        {
            return None;
        }
        (here.len() == 1).then(|| here.pop()).flatten()
    }
}

/// The one cluster of the run that bears a name. Two that do are in different regions or accounts, and a run of more
/// clusters than a team has is not searched: time stays bounded.
fn elsewhere<'e>(estate: &'e Estate, name: &str) -> Option<Cluster<'e>> {
    let all: Vec<Cluster<'e>> = estate.provisioned().take(MAX_CLUSTERS + 1).collect();
    if all.len() > MAX_CLUSTERS {
        return None;
    }
    let mut named = all.into_iter().filter(|cluster| {
        let own = cluster.name().value;
        own.known().is_some_and(|own| own == name)
    });
    let only = named.next()?;
    named.next().is_none().then_some(only)
}
