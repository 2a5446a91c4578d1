//! Inbound rules of security groups: Terraform lists the address ranges of a rule, CloudFormation has a rule for each.

use syntax::Node;

use super::{
    document::Document,
    view::{View, Written},
};
use crate::foreign::{growth::Growth, node, table::Step};

const RANGES: [(&str, &str); 2] = [("cidr_blocks", "CidrIp"), ("ipv6_cidr_blocks", "CidrIpv6")];

/// The rules written within the group. A group also lists, as the provider reads them, those that are resources of
/// their own.
pub(super) fn inside(document: &Document<'_>, group: &View<'_>, growth: &mut Growth) {
    let beside = [
        "aws_security_group_rule",
        "aws_vpc_security_group_ingress_rule",
    ];
    let told = |kind: &&str| document.is_named_by(group.value, kind, "security_group_id");
    let here = group.step("ingress");
    let own = matches!(here.written, Written::As(_));
    if !own && beside.iter().any(told) {
        return;
    }
    let mut count = 0;
    for rule in here.value.map_or(&[] as &[_], Node::items) {
        for (key, range) in ranges(rule) {
            let fields = [
                ("protocol", "IpProtocol"),
                ("from_port", "FromPort"),
                ("to_port", "ToPort"),
            ];
            let mut put = |name: &'static str, at, value: Node| {
                let path = [
                    Step::Name("SecurityGroupIngress"),
                    Step::Each,
                    Step::Name(name),
                ];
                growth.put(&path, &[count], at, value);
            };
            for (attribute, name) in fields {
                if let Some(entry) = rule.entry(attribute).filter(|entry| !entry.value.is_null()) {
                    put(name, entry.key.span, entry.value.clone());
                }
            }
            put(key, range.span, range.clone());
            count += 1;
        }
    }
    if here.value.is_none_or(Node::is_null) && here.is_unknown() && own {
        let path = [Step::Name("SecurityGroupIngress")];
        growth.put(
            &path,
            &[],
            here.key,
            node::untold("known only after apply", here.key),
        );
    }
}

/// The rules that one `aws_security_group_rule` stands for, with their names; none for an outbound one.
pub(super) fn rules(document: &Document<'_>, at: usize, growth: &Growth) -> Vec<(String, Growth)> {
    let Some(instance) = document.instances.get(at) else {
        return Vec::new();
    };
    let values = instance.values;
    if values
        .and_then(|values| values.get("type"))
        .and_then(Node::as_str)
        != Some("ingress")
    {
        return Vec::new();
    }
    let ranges = values.map(ranges).unwrap_or_default();
    let named = ranges
        .into_iter()
        .enumerate()
        .map(|(number, (key, range))| {
            let mut rule = growth.clone();
            rule.put(&[Step::Name(key)], &[], range.span, range.clone());
            let name = match number {
                0 => instance.address.to_owned(),
                more => format!("{} {}", instance.address, more + 1),
            };
            (name, rule)
        });
    named.collect()
}

/// The address ranges of a rule and the property of each.
fn ranges(rule: &Node) -> Vec<(&'static str, &Node)> {
    let all = RANGES.iter().flat_map(|(attribute, property)| {
        let ranges = rule.get(attribute).map_or(&[] as &[_], Node::items);
        ranges.iter().map(move |range| (*property, range))
    });
    all.filter(|(_, range)| !range.is_null()).collect()
}
