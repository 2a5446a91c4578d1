//! KMS keys. In: the place where a key is named, by reference, by its alias resource, or by the alias as a text. Out:
//! the key, where a template of the run declares it.

use cloudformation::{Cursor, Resource};
use model::Estate;

const KEY: &str = "AWS::KMS::Key";
const ALIAS: &str = "AWS::KMS::Alias";

/// The key that deploys by default behind `place`.
pub(crate) fn key<'e>(
    estate: &'e Estate,
    template: usize,
    place: &Cursor<'e>,
) -> Option<Resource<'e>> {
    let (at, resource) = estate
        .behind(template, place)
        .or_else(|| by_alias(estate, template, place))?;
    let (_, key) = match resource.kind() {
        ALIAS => estate.behind(at, &resource.property("TargetKeyId"))?,
        _ => (at, resource),
    };
    (key.kind() == KEY).then_some(key)
}

/// `alias/orders`, or an ARN that ends in it, as a text: alias names are unique where a template deploys.
fn by_alias<'e>(
    estate: &'e Estate,
    template: usize,
    place: &Cursor<'e>,
) -> Option<(usize, Resource<'e>)> {
    let text = place.string().value;
    let (_, wanted) = text.by_default()?.split_once("alias/")?;
    let named = |alias: &Resource<'_>| {
        let name = alias.property("AliasName").string().value;
        name.by_default()
            .is_some_and(|name| name.strip_prefix("alias/") == Some(wanted))
    };
    let found = estate.of_type_in(ALIAS, template).find(named)?;
    Some((template, found))
}
