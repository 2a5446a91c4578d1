//! `data/terraform.json`: which Terraform resource is which CloudFormation resource, attribute by attribute.

use std::{
    collections::{BTreeMap, HashMap},
    sync::OnceLock,
};

use fact::FileId;
use syntax::Node;

/// A resource type of Terraform's AWS provider.
#[derive(Debug)]
pub(super) struct Kind {
    /// The CloudFormation type.
    pub(super) kind: &'static str,
    /// Attribute → what `Fn::GetAtt` calls it; empty where `Ref` gives it.
    pub(super) names: BTreeMap<&'static str, &'static str>,
    pub(super) rows: Vec<Row>,
}

/// One attribute and the property it is.
#[derive(Debug)]
pub(super) struct Row {
    pub(super) attribute: Vec<Step>,
    pub(super) property: Vec<Step>,
    /// The property names another resource.
    pub(super) link: Link,
    /// A single value where the property takes a list.
    pub(super) wrapped: bool,
    /// The property is a list of values.
    pub(super) many: bool,
    /// 0 or false that nobody wrote says nothing.
    pub(super) zero_is_nothing: bool,
    /// The provider fills it in when nobody wrote it.
    pub(super) computed: bool,
    /// The attribute that is meant when nothing says where an unknown value comes from: of the only resource of the
    /// type, because a value that apply makes is that of something the plan makes.
    pub(super) only: Option<&'static str>,
    /// Only how the value begins.
    pub(super) prefix: bool,
    /// A map that becomes a list of names and values.
    pub(super) pairs: bool,
}

/// Whether a property names another resource.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Link {
    No,
    /// By an ARN or an id that says itself what it is.
    Any,
    /// By something that only says what it is beside the type.
    Of(&'static str),
}

/// One step of a path.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Step {
    Name(&'static str),
    /// Into every element of a list.
    Each,
}

/// The type of that name, when it means anything to us.
pub(super) fn kind(name: &str) -> Option<&'static Kind> {
    table().get(name)
}

fn table() -> &'static HashMap<&'static str, Kind> {
    static TABLE: OnceLock<HashMap<&'static str, Kind>> = OnceLock::new();
    TABLE.get_or_init(|| {
        static ROOT: OnceLock<Option<Node>> = OnceLock::new();
        let read = || {
            let text = include_str!("../../data/terraform.json");
            let mut documents = syntax::parse(FileId(0), text).documents;
            (!documents.is_empty()).then(|| documents.swap_remove(0))
        };
        let types = ROOT
            .get_or_init(read)
            .as_ref()
            .and_then(|root| root.get("types"));
        let types = types.map_or(&[] as &[_], Node::entries);
        types
            .iter()
            .filter_map(|entry| Some((entry.key.text.as_str(), Kind::read(&entry.value)?)))
            .collect()
    })
}

impl Kind {
    fn read(node: &'static Node) -> Option<Self> {
        let texts = |name: &str| {
            let entries = node.get(name).map_or(&[] as &[_], Node::entries);
            entries
                .iter()
                .filter_map(|entry| Some((entry.key.text.as_str(), entry.value.as_str()?)))
        };
        Some(Self {
            kind: node.get("type")?.as_str()?,
            names: texts("names").collect(),
            rows: texts("properties")
                .filter_map(|(attribute, property)| Row::read(attribute, property))
                .collect(),
        })
    }
}

impl Row {
    fn read(attribute: &'static str, property: &'static str) -> Option<Self> {
        let mut words = property.split(' ');
        let property = steps(words.next()?);
        let mut row = Self {
            attribute: steps(attribute),
            property,
            link: Link::No,
            wrapped: false,
            many: false,
            zero_is_nothing: false,
            computed: false,
            only: None,
            prefix: false,
            pairs: false,
        };
        for word in words {
            match word {
                "@" => row.link = Link::Any,
                "list" => row.wrapped = true,
                "many" => row.many = true,
                "zero" => row.zero_is_nothing = true,
                "computed" => row.computed = true,
                "prefix" => row.prefix = true,
                "pairs" => row.pairs = true,
                other => match other.strip_prefix("only:") {
                    Some(attribute) => row.only = Some(attribute),
                    None => row.link = Link::Of(other.strip_prefix('@')?),
                },
            }
        }
        Some(row)
    }
}

fn steps(path: &'static str) -> Vec<Step> {
    let mut steps = Vec::new();
    for part in path.split('.') {
        match part.strip_suffix("[]") {
            Some(name) => steps.extend([Step::Name(name), Step::Each]),
            None => steps.push(Step::Name(part)),
        }
    }
    steps
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_row_can_be_read() {
        let text = include_str!("../../data/terraform.json");
        let written = text.matches("\": \"").count();
        let types = table();
        assert!(types.len() > 30);
        let rows: usize = types.values().map(|kind| kind.rows.len()).sum();
        let names: usize = types.values().map(|kind| kind.names.len()).sum();
        // Title, date, and the type of each.
        assert_eq!(rows + names + types.len() + 2, written);
        for kind in types.values() {
            for row in &kind.rows {
                let lists = |path: &[Step]| path.iter().filter(|step| **step == Step::Each).count();
                assert_eq!(lists(&row.attribute), lists(&row.property), "{row:?}");
                if let Link::Of(name) = row.link {
                    assert!(types.contains_key(name), "{name}");
                }
            }
        }
    }
}
