//! What may be written at a place of `mskwise.toml`.

use std::{collections::BTreeSet, ops::Range};

use cost::PriceBook;
use kafka::client::Library;
use lint::config::{KEYS, Key, LINK_KEYS, PATH_KEYS, names_rules, words};
use lsp_types::CompletionItemKind;

use super::context::{self, At, Place};
use crate::{
    completion::{About, Offer},
    folder::Look,
};

/// The lines that open a table.
const HEADERS: [(&str, &str); 3] = [
    ("[[path]]", "path"),
    ("[[link]]", "link"),
    ("[severity]", "severity"),
];

/// What may stand at a byte, and which bytes it replaces.
pub(crate) fn offers(
    text: &str,
    byte: usize,
    look: Option<&Look>,
) -> Option<(Range<usize>, Vec<Offer>)> {
    let place = context::of(text, byte)?;
    let offers = match &place.at {
        At::Header => {
            let names = HEADERS.iter().map(|(_, name)| *name);
            names.filter_map(|name| key(KEYS, name)).map(name).collect()
        }
        At::Key if of_severity(&place) => rules(|word| format!("{word} = ")),
        At::Key => keys(&place.table, &context::beside(text, byte)),
        At::Value(key) => quoted(values(&place, key, look), &place),
    };
    Some((place.word, offers))
}

fn of_severity(place: &Place) -> bool {
    matches!(place.table.as_str(), "severity" | "path.severity")
}

fn keys(table: &str, beside: &[&str]) -> Vec<Offer> {
    let known = match table {
        "" => KEYS,
        "path" => PATH_KEYS,
        "link" => LINK_KEYS,
        _ => &[],
    };
    let header = |name: &str| HEADERS.iter().any(|(_, other)| *other == name);
    let plain = known.iter().filter(|key| !beside.contains(&key.name));
    let plain = plain.filter(|key| !table.is_empty() || !header(key.name));
    let plain = plain.map(|key| Offer {
        insert: Some(format!("{} = ", key.name)),
        ..name(key)
    });
    let headers = HEADERS.iter().filter_map(|(line, key_name)| {
        let own = name(key(KEYS, key_name)?);
        Some(Offer {
            label: (*line).to_owned(),
            ..own
        })
    });
    plain.chain(headers).collect()
}

fn key(keys: &'static [Key], name: &str) -> Option<&'static Key> {
    keys.iter().find(|key| key.name == name)
}

fn name(key: &Key) -> Offer {
    Offer {
        label: key.name.to_owned(),
        insert: None,
        detail: key.about.to_owned(),
        kind: CompletionItemKind::PROPERTY,
        about: None,
    }
}

fn values(place: &Place, key: &str, look: Option<&Look>) -> Vec<Offer> {
    let plain = |word: &str| Offer::value(word);
    if of_severity(place) {
        return words("severity").into_iter().map(plain).collect();
    }
    if names_rules(key) {
        return rules(str::to_owned);
    }
    match key {
        "region" => PriceBook::regions().map(plain).collect(),
        "client" => Library::ALL.map(Library::name).map(plain).into(),
        "cluster" => clusters(look).iter().map(|name| plain(name)).collect(),
        key => words(key).into_iter().map(plain).collect(),
    }
}

/// The clusters of the folder by each name that links may give them: the logical id and the `ClusterName`.
fn clusters(look: Option<&Look>) -> BTreeSet<String> {
    let clusters = look.into_iter().flat_map(|look| look.estate.clusters());
    let names = clusters.flat_map(|cluster| {
        let id = cluster.resource.name().to_owned();
        [Some(id), cluster.name().value.known().cloned()]
    });
    names.flatten().collect()
}

/// Everything that names rules.
fn rules(write: impl Fn(&str) -> String) -> Vec<Offer> {
    let mut offers = Vec::new();
    let mut families: Vec<(&str, usize)> = Vec::new();
    let mut offer = |word: &str, detail: String, about: Option<About>| {
        offers.push(Offer {
            label: word.to_owned(),
            insert: Some(write(word)),
            detail,
            kind: CompletionItemKind::REFERENCE,
            about,
        });
    };
    for rule in rules::ALL {
        let id = rule.id();
        let about = || Some(About::Rule(id.clone()));
        offer(&id, rule.name().clone(), about());
        offer(&rule.name(), id.clone(), about());
        match families
            .iter_mut()
            .find(|(family, _)| *family == rule.family)
        {
            Some((_, count)) => *count += 1,
            None => families.push((rule.family, 1)),
        }
    }
    for (family, count) in families {
        offer(family, format!("{count} rules"), None);
    }
    offers
}

/// Texts in quotes, where none stand yet.
fn quoted(mut offers: Vec<Offer>, place: &Place) -> Vec<Offer> {
    if !place.quoted {
        for offer in &mut offers {
            offer.insert = Some(format!("\"{}\"", offer.label));
        }
    }
    offers
}
