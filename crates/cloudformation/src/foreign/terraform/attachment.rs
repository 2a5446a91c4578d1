//! Attachments of policies, which CloudFormation writes at the policy or at whoever carries it.

use syntax::Node;

use super::{Grown, document::Document, leaf::Leaf, wiring::Target};
use crate::foreign::table::{Link, Row, Step};

/// Terraform's attachments: the type, where the holders stand, and what the policy calls them.
const ATTACHMENTS: [(&str, &str, &str, &str); 6] = [
    (
        "aws_iam_role_policy_attachment",
        "role",
        "aws_iam_role",
        "Roles",
    ),
    (
        "aws_iam_user_policy_attachment",
        "user",
        "aws_iam_user",
        "Users",
    ),
    (
        "aws_iam_group_policy_attachment",
        "group",
        "aws_iam_group",
        "Groups",
    ),
    (
        "aws_iam_policy_attachment",
        "roles",
        "aws_iam_role",
        "Roles",
    ),
    (
        "aws_iam_policy_attachment",
        "users",
        "aws_iam_user",
        "Users",
    ),
    (
        "aws_iam_policy_attachment",
        "groups",
        "aws_iam_group",
        "Groups",
    ),
];

/// Writes each attachment where CloudFormation has it: policies of the document list their holders, holders list the
/// policies that are AWS's or cannot be told.
pub(super) fn attach(document: &Document<'_>, grown: &mut Grown) {
    for at in 0..document.instances.len() {
        let Some(instance) = document.instances.get(at) else {
            continue;
        };
        for (_, attribute, holder, list) in ATTACHMENTS
            .iter()
            .filter(|(kind, ..)| *kind == instance.kind)
        {
            let policy = read(document, at, "policy_arn", Link::Any);
            let holders = read(document, at, attribute, Link::Of(holder));
            let (Some((policy, policies)), Some((holders, named))) = (policy, holders) else {
                continue;
            };
            if let Some(growth) = policies
                .first()
                .and_then(|one| grown.get_mut(&one.instance))
            {
                for holder in parts(&holders) {
                    growth.append(list, instance.at, holder.clone());
                }
                continue;
            }
            for one in &named {
                if let Some(growth) = grown.get_mut(&one.instance) {
                    growth.append("ManagedPolicyArns", instance.at, policy.clone());
                }
            }
        }
    }
}

fn parts(node: &Node) -> &[Node] {
    if node.is_list() {
        node.items()
    } else {
        std::slice::from_ref(node)
    }
}

/// An attribute of an attachment, and the resources of the document that it names.
fn read(
    document: &Document<'_>,
    at: usize,
    attribute: &'static str,
    link: Link,
) -> Option<(Node, Vec<Target>)> {
    let instance = document.instances.get(at)?;
    let row = Row {
        attribute: vec![Step::Name(attribute)],
        property: Vec::new(),
        link,
        wrapped: false,
        many: attribute.ends_with('s'),
        zero_is_nothing: false,
        computed: false,
        only: None,
        prefix: false,
        pairs: false,
    };
    let view = document.view(at)?.step(attribute);
    let leaf = Leaf {
        document,
        module: &instance.module,
        row: &row,
        view: &view,
    };
    let value = leaf.value()?;
    let targets = parts(&value)
        .iter()
        .filter_map(|node| document.referred(node));
    let targets = targets.collect();
    Some((value, targets))
}

impl Document<'_> {
    /// The resource that a reference node refers to.
    fn referred(&self, node: &Node) -> Option<Target> {
        let name = match node.get("Ref") {
            Some(name) => name.as_str()?,
            None => node.get("Fn::GetAtt")?.items().first()?.as_str()?,
        };
        let instance = *self.by_address.get(name)?;
        Some(Target {
            instance,
            attribute: "",
        })
    }
}
