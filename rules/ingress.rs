//! Inbound rules of the security groups that brokers sit behind. In: the estate. Out: each rule that lets the whole
//! internet in, with the ports it opens.

use std::collections::HashMap;

use cloudformation::{Cursor, Resource};
use fact::{Fact, Hit, Value};
use model::{Cluster, ClusterKind, Estate};

/// An inbound rule that is open to every address.
pub(crate) struct Open<'e> {
    pub(crate) cluster: Cluster<'e>,
    pub(crate) group: &'e str,
    /// Where the range of addresses stands.
    pub(crate) range: Fact<String>,
    pub(crate) ports: Ports,
    pub(crate) hit: Hit,
}

/// The ports a rule opens, both ends included.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Ports {
    from: i64,
    to: i64,
}

impl Ports {
    const ALL: Self = Self {
        from: 0,
        to: u16::MAX as i64,
    };

    pub(crate) fn contains(self, port: i64) -> bool {
        (self.from..=self.to).contains(&port)
    }
}

/// Every rule open to the world, of every group of a cluster; a rule comes once per cluster.
pub(crate) fn open_to_the_world(estate: &Estate) -> Vec<Open<'_>> {
    let beside = rules_beside(estate);
    let mut found = Vec::new();
    for cluster in estate.clusters() {
        for (at, group) in groups(&cluster) {
            let inside = group.property("SecurityGroupIngress").elements();
            let inside = inside.value.possible().flatten();
            let outside = beside.get(&(at, group.name()));
            for rule in inside.chain(outside.into_iter().flatten()) {
                for key in ["CidrIp", "CidrIpv6"] {
                    found.extend(open(cluster, group.name(), rule, key));
                }
            }
        }
    }
    found
}

/// The rules that are resources of their own, by the group they point at.
fn rules_beside(estate: &Estate) -> HashMap<(usize, &str), Vec<Cursor<'_>>> {
    let mut rules: HashMap<(usize, &str), Vec<Cursor<'_>>> = HashMap::new();
    for (template, rule) in estate.of_type("AWS::EC2::SecurityGroupIngress") {
        let rule_at = rule.properties();
        let group = estate.maybe_behind(template, &rule_at.get("GroupId"));
        if let Some((at, group)) = group {
            rules.entry((at, group.name())).or_default().push(rule_at);
        }
    }
    rules
}

fn groups<'e>(cluster: &Cluster<'e>) -> Vec<(usize, Resource<'e>)> {
    let lists = match cluster.kind {
        ClusterKind::Provisioned => vec![cluster.at("BrokerNodeGroupInfo.SecurityGroups")],
        ClusterKind::Serverless => {
            let configs = cluster.at("VpcConfigs").elements();
            let configs = configs.value.possible().flatten();
            configs.map(|config| config.get("SecurityGroups")).collect()
        }
    };
    let mut found: Vec<(usize, Resource<'e>)> = Vec::new();
    for list in lists {
        for item in list.elements().value.possible().flatten() {
            let behind = cluster.estate().maybe_behind(cluster.template(), item);
            found.extend(behind.filter(|(at, group)| {
                let known = |(other, known): &(usize, Resource<'_>)| {
                    other == at && known.name() == group.name()
                };
                group.kind() == "AWS::EC2::SecurityGroup" && !found.iter().any(known)
            }));
        }
    }
    found
}

fn open<'e>(
    cluster: Cluster<'e>,
    group: &'e str,
    rule: &Cursor<'e>,
    key: &str,
) -> Option<Open<'e>> {
    let range = rule.get(key).string();
    let everybody = range.holds(|range| matches!(range.trim(), "0.0.0.0/0" | "::/0" | "0::/0"))?;
    let protocol = rule.get("IpProtocol").string();
    if protocol
        .holds(|protocol| protocol == "-1" || protocol == "all")
        .is_some()
    {
        let hit = everybody;
        return Some(Open {
            cluster,
            group,
            range,
            ports: Ports::ALL,
            hit,
        });
    }
    let tcp = protocol.holds(|protocol| matches!(protocol.as_str(), "tcp" | "TCP" | "6"))?;
    let (from, to): (Value<i64>, Value<i64>) = (
        rule.get("FromPort").integer().value,
        rule.get("ToPort").integer().value,
    );
    let ends = from.zip(&to);
    let (from, to) = *ends.by_default()?;
    let certain = ends.holds(|ends| *ends == (from, to))?;
    let hit = everybody.and(&tcp).and(&certain);
    Some(Open {
        cluster,
        group,
        range,
        ports: Ports { from, to },
        hit,
    })
}
