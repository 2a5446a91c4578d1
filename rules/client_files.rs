//! Clients and what they write down. In: the estate. Out: its clients, and single settings of theirs as values.

use fact::{Confidence, Fact, Hit};
use kafka::client::{Library, Role};
use model::{Client, Estate};

use crate::written;

/// The clients of the run whose settings are what they seem.
pub(crate) fn all(estate: &Estate) -> impl Iterator<Item = Client<'_>> {
    estate
        .client_views()
        .filter(|client| !written::is_foreign(&client.file.properties))
}

/// A setting that somebody wrote, as a whole number.
pub(crate) struct Number<'e> {
    pub(crate) client: Client<'e>,
    pub(crate) role: Role,
    pub(crate) key: String,
    pub(crate) fact: Fact<String>,
    pub(crate) number: i64,
}

impl Number<'_> {
    /// As messages quote it: "`604800000` (7 days)".
    pub(crate) fn told(&self) -> String {
        kafka::told(&self.key, &self.number.to_string())
    }

    /// As messages speak of it: "604800000 (7 days)".
    pub(crate) fn human(&self) -> String {
        kafka::human(&self.key, &self.number.to_string())
    }
}

/// Every place where a client in one of these roles writes `key` as a whole number.
pub(crate) fn numbers<'e>(estate: &'e Estate, roles: &[Role], key: &str) -> Vec<Number<'e>> {
    let mut found = Vec::new();
    for client in all(estate) {
        for role in roles.iter().copied().filter(|role| client.plays(*role)) {
            if let Some((fact, number)) = number(&client, role, key) {
                found.push(Number {
                    client,
                    role,
                    key: key.to_owned(),
                    fact,
                    number,
                });
            }
        }
    }
    found
}

/// A setting that somebody wrote, as a whole number.
pub(crate) fn number(client: &Client<'_>, role: Role, key: &str) -> Option<(Fact<String>, i64)> {
    let fact = client.declared(role, key);
    let number = fact.value.known()?.parse().ok()?;
    Some((fact, number))
}

/// A setting that somebody wrote, as a text; empty ones are none.
pub(crate) fn text(client: &Client<'_>, role: Role, key: &str) -> Option<(Fact<String>, String)> {
    let fact = client.declared(role, key);
    let text = fact.value.known()?.clone();
    (!text.is_empty()).then_some((fact, text))
}

/// Whether somebody wrote `true` or `false`.
pub(crate) fn truth(client: &Client<'_>, role: Role, key: &str) -> Option<(Fact<String>, bool)> {
    let (fact, text) = text(client, role, key)?;
    match text.to_ascii_lowercase().as_str() {
        "true" => Some((fact, true)),
        "false" => Some((fact, false)),
        _ => None,
    }
}

/// Whether it is a Java client, told or taken for one.
pub(crate) fn is_java(client: &Client<'_>) -> bool {
    client.library_or_java() == Library::Java
}

/// Sure when the library is told or spelled out, less so when it is taken to be Java.
pub(crate) fn as_sure_as_the_library(client: &Client<'_>) -> Hit {
    match client.library {
        Some(_) => Hit::certain(),
        None => Hit::certain().at_most(Confidence::Medium),
    }
}

/// Whether acknowledgement by the in-sync copies is what the text asks for.
pub(crate) fn waits_for_all(acks: &str) -> bool {
    acks.eq_ignore_ascii_case("all") || acks == "-1"
}

/// A figure of AWS as a whole number: the number itself, or the lower end of the range.
pub(crate) fn figure(id: &str) -> Option<i64> {
    let limit = model::facts::limit(id);
    let least = limit
        .number()
        .or_else(|| limit.range().and_then(|range| range.min))?;
    #[expect(
        clippy::cast_possible_truncation,
        reason = "these figures are whole and small"
    )]
    Some(least as i64)
}

/// The roles of plain clients.
pub(crate) const ANY: [Role; 3] = [Role::Producer, Role::Consumer, Role::Admin];
