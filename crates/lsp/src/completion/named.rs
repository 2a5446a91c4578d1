//! What a setting is offered as under a name that is not its own: of an application, or of an environment.

use lsp_types::CompletionItemKind;
use model::names::Alias;

use super::{About, Offer, settings};
use crate::home::Home;

/// A name of a setting, and what is inserted behind it.
pub(super) fn offer(alias: &Alias, label: &str, behind: &str) -> Offer {
    let kinds = alias.kinds.iter();
    let mut known = kinds.filter_map(|kind| kafka::setting(*kind, &alias.setting));
    let default = known.next().map(|setting| settings::default(setting, None));
    let default = default.filter(|default| !default.is_empty());
    let default = default.map_or_else(String::new, |default| format!(", {default}"));
    Offer {
        label: label.to_owned(),
        insert: Some(format!("{label}{behind}")),
        detail: format!("{}{default}", alias.setting),
        kind: CompletionItemKind::PROPERTY,
        about: Some(About::Name(alias.setting.clone())),
    }
}

/// The words that the setting takes.
pub(super) fn values(alias: &Alias) -> Vec<Offer> {
    settings::values(&alias.setting, &Home::of_kinds(alias.kinds.clone()))
}

#[cfg(test)]
pub(super) mod tests {
    use super::super::{Offer, Offers};

    /// Label and inserted text of what is offered at the bar.
    pub(in super::super) fn found(
        text: &str,
        offers: impl Fn(&str, usize) -> Option<Offers>,
    ) -> (String, Vec<(String, String)>) {
        let byte = text.find('§').unwrap();
        let text = text.replace('§', "");
        let (bytes, offers) = offers(&text, byte).expect(&text);
        let insert = |offer: Offer| {
            let insert = offer.insert.unwrap_or_else(|| offer.label.clone());
            (offer.label, insert)
        };
        (
            text[bytes].to_owned(),
            offers.into_iter().map(insert).collect(),
        )
    }

    pub(in super::super) fn is(
        found: &(String, Vec<(String, String)>),
        typed: &str,
        label: &str,
        insert: &str,
    ) {
        assert_eq!(found.0, typed);
        let known = found.1.iter().find(|(known, _)| known == label);
        assert_eq!(
            known.map(|(_, text)| text.as_str()),
            Some(insert),
            "{label}"
        );
    }
}
