//! Properties of MSK's resource types and their values, by the shapes that CloudFormation publishes.

use std::collections::BTreeMap;

use lsp_types::CompletionItemKind;
use model::facts::{self, Bounds, Kind, Property, Shape, Update};

use super::{About, Offer, Offers, as_key, as_values};
use crate::context::{At, Context, Style};

/// What may be written at a place of a template, and which bytes it replaces.
pub(super) fn offers(context: &Context) -> Option<Offers> {
    let path: Vec<&str> = context.path.iter().map(String::as_str).collect();
    match &context.at {
        At::Value { word, style } => {
            let words = match path.as_slice() {
                ["Resources", _, "Type"] => facts::shape_names().map(Offer::value).collect(),
                ["Resources", _, "Properties", below @ ..] => {
                    let shape = facts::shape(context.kind.as_deref()?)?;
                    values(below.last()?, property(shape, below)?)
                }
                _ => return None,
            };
            Some((word.clone(), as_values(words, *style)))
        }
        At::Key {
            word,
            others,
            style,
        } => {
            let ["Resources", _, "Properties", below @ ..] = path.as_slice() else {
                return None;
            };
            let shape = facts::shape(context.kind.as_deref()?)?;
            // Behind a dash stands a value where the list holds plain ones.
            if let Some(list) = below.last()
                && let property = property(shape, below)?
                && !matches!(inside(property).kind, Kind::Object(_))
            {
                return Some((word.clone(), as_values(values(list, property), *style)));
            }
            let members = members(shape, below)?.iter();
            let open = members.filter(|(name, property)| {
                property.update != Update::ReadOnly && !others.iter().any(|other| other == *name)
            });
            let offers = open.map(|(name, property)| named(name, property, *style));
            Some((word.clone(), offers.collect()))
        }
        At::Settings { .. } => None,
    }
}

/// What is known of the property at a place, as Markdown.
pub(crate) fn explained(context: &Context, text: &str) -> Option<String> {
    let mut path: Vec<&str> = context.path.iter().map(String::as_str).collect();
    if let At::Key { word, .. } = &context.at {
        path.push(text.get(word.clone())?);
    }
    let ["Resources", _, "Properties", below @ ..] = path.as_slice() else {
        return None;
    };
    let shape = facts::shape(context.kind.as_deref()?)?;
    let property = property(shape, below)?;
    let mut told = format!("**{}** of {}\n", below.join("."), shape.name);
    let mut row = |name: &str, value: String| {
        if !value.is_empty() {
            told.push_str(&format!("\n- {name}: {value}"));
        }
    };
    row("type", kind(property).to_owned());
    row(
        "required",
        if property.required {
            "yes".into()
        } else {
            String::new()
        },
    );
    let update = match property.update {
        Update::InPlace => "in place; brokers may restart one by one",
        Update::Replacement => "replaces the resource, and what it holds is lost",
        Update::ReadOnly => "set by AWS; a template cannot set it",
    };
    row("a change", update.to_owned());
    row("values", property.allowed.join(", "));
    let bounds = |bounds: &Option<Bounds>| bounds.as_ref().map(ToString::to_string);
    row("range", bounds(&property.range).unwrap_or_default());
    row("characters", bounds(&property.length).unwrap_or_default());
    row("entries", bounds(&property.count).unwrap_or_default());
    let default = property.default.map(|default| default.to_string());
    row("default", default.unwrap_or_default());
    row("exactly one of", property.exactly_one.join(", "));
    row("source", shape.origin.cite());
    row(
        "page",
        shape
            .origin
            .url()
            .map(|url| format!("<{url}>"))
            .unwrap_or_default(),
    );
    Some(told)
}

/// The property at a path of names; lists on the way have no step of their own.
fn property<'s>(shape: &'s Shape, path: &[&str]) -> Option<&'s Property> {
    let (last, above) = path.split_last()?;
    members(shape, above)?.get(*last)
}

/// What may stand below a path of names.
fn members<'s>(shape: &'s Shape, path: &[&str]) -> Option<&'s BTreeMap<&'static str, Property>> {
    let mut members = &shape.properties;
    for step in path {
        let Kind::Object(below) = &inside(members.get(*step)?).kind else {
            return None;
        };
        members = below;
    }
    Some(members)
}

/// The entries of a list, however deep; anything else itself.
fn inside(mut property: &Property) -> &Property {
    while let Kind::List(entry) = &property.kind {
        property = entry;
    }
    property
}

fn named(name: &str, property: &Property, style: Style) -> Offer {
    let is_map = matches!(property.kind, Kind::Object(_) | Kind::List(_) | Kind::Map);
    let required = if property.required { ", required" } else { "" };
    let replaces = match property.update {
        Update::Replacement => ", a change replaces the resource",
        Update::InPlace | Update::ReadOnly => "",
    };
    Offer {
        label: name.to_owned(),
        insert: Some(as_key(name, style, is_map)),
        detail: format!("{}{required}{replaces}", kind(property)),
        kind: CompletionItemKind::FIELD,
        about: None,
    }
}

fn kind(property: &Property) -> &'static str {
    match &property.kind {
        Kind::String => "text",
        Kind::Integer => "whole number",
        Kind::Boolean => "true or false",
        Kind::Json => "policy document",
        Kind::Map => "names and texts",
        Kind::Object(_) => "object",
        Kind::List(_) => "list",
    }
}

/// The values that a property takes, where they can be told.
fn values(name: &str, property: &Property) -> Vec<Offer> {
    let entry = inside(property);
    match name {
        "InstanceType" => {
            let sizes = facts::sizes().iter();
            return sizes.map(|size| known(size.name)).collect();
        }
        "KafkaVersion" | "KafkaVersionsList" => {
            let versions = facts::kafka_versions().iter();
            let names = versions.flat_map(|version| version.api_versions.iter());
            return names.map(|name| known(name)).collect();
        }
        _ => {}
    }
    match entry.kind {
        Kind::Boolean => ["true", "false"].map(Offer::value).into(),
        _ => entry.allowed.iter().copied().map(Offer::value).collect(),
    }
}

fn known(word: &str) -> Offer {
    Offer {
        about: Some(About::Name(word.to_owned())),
        ..Offer::value(word)
    }
}
