//! MSK503: two client subnets that are one, or lie in one Availability Zone.

use cloudformation::{Cursor, Reference, Resolved};
use fact::{Span, Value};
use lint::Findings;
use model::{Cluster, Estate};

pub(crate) fn check(estate: &Estate, out: &mut Findings<'_>) {
    for cluster in estate.provisioned() {
        let Value::Known(subnets) = cluster.subnets().value else {
            continue;
        };
        let mut seen: Vec<(Place, Span)> = Vec::new();
        for subnet in &subnets {
            let Some(place) = place(&cluster, subnet) else {
                continue;
            };
            if let Some((_, first)) = seen.iter().find(|(other, _)| *other == place) {
                let what = match &place {
                    Place::Subnet(_, name) | Place::Id(name) => {
                        format!("subnet {name} stands twice in")
                    }
                    Place::Zone(zone) => format!("two subnets in {zone} are among"),
                };
                let message = format!(
                    "{what} the client subnets of cluster {}, which must lie in different Availability Zones",
                    cluster.resource.name(),
                );
                out.certain(subnet.span(), subnet.path(), message)
                    .see(*first, "the other one")
                    .help("name one subnet per zone");
            }
            seen.push((place, subnet.span()));
        }
    }
}

/// Where a subnet is, as far as the template tells.
#[derive(PartialEq)]
enum Place {
    /// Only the subnet itself is known: by its name, of a template.
    Subnet(usize, String),
    /// Only its id is known.
    Id(String),
    /// The zone it lies in.
    Zone(String),
}

/// A place that is the same in every case; parameters are placeholders more often than not.
fn place(cluster: &Cluster<'_>, subnet: &Cursor<'_>) -> Option<Place> {
    match subnet.value().known()? {
        Resolved::Node(node) => Some(Place::Id(node.as_str()?.to_owned())),
        Resolved::Reference(reference) => {
            if reference.attribute().is_some_and(|word| word != "SubnetId") {
                return None;
            }
            let (at, resource) = cluster.estate().referred(cluster.template(), reference)?;
            if resource.kind() != "AWS::EC2::Subnet" {
                return None;
            }
            let name = resource.name().to_owned();
            let zone = resource.property("AvailabilityZone");
            let told = match zone.value().known() {
                Some(Resolved::Reference(zone @ Reference::Zone { .. })) => Some(zone.to_string()),
                _ => zone.string().value.known().cloned(),
            };
            Some(told.map_or_else(|| Place::Subnet(at, name), Place::Zone))
        }
        _ => None,
    }
}
