//! What is known of the thing under the pointer: the rule of a finding, a setting, a broker size with its price, a
//! property.

use std::path::Path;

use cost::PriceBook;
use kafka::Kind;
use lint::Finding;
use lsp_types::{Hover, HoverContents, MarkupContent, MarkupKind, TextDocumentPositionParams};
use model::{FileKind, facts};
use report::explain::{Card, Subject, prices_of};

use crate::{
    cards::{self, told},
    completion::{policies, shapes},
    configuration,
    context::{self, At, Context},
    diagnostics,
    home::{self, Home},
    session::{Place, Session},
};

/// The region that prices are told for when nothing says one; the hover names it.
const USUAL_REGION: &str = "us-east-1";

/// What stands at a position, as Markdown.
pub(crate) fn at(session: &Session<'_>, params: &TextDocumentPositionParams) -> Option<Hover> {
    let place = session.place(&params.text_document.uri, params.position)?;
    let text = &place.document.text;
    let word = context::word(text, place.byte);
    let mut parts = Vec::new();
    let mut range = (!word.is_empty()).then_some(word.clone());
    if let Some((told, bytes)) = thing(&place, word) {
        parts.push(told);
        range = Some(bytes);
    }
    for finding in findings(&place) {
        let page = diagnostics::rule(&finding.rule).and_then(|rule| rule.read_page().ok());
        parts.extend(page.map(|page| cards::page(&page)));
    }
    parts.dedup();
    if parts.is_empty() {
        return None;
    }
    Some(Hover {
        contents: HoverContents::Markup(MarkupContent {
            kind: MarkupKind::Markdown,
            value: parts.join("\n\n---\n\n"),
        }),
        range: range.map(|bytes| session.lines(text).range(bytes)),
    })
}

/// The findings whose bytes hold the place.
fn findings<'s>(place: &Place<'s>) -> Vec<&'s Finding> {
    let Some(look) = place.folder.look() else {
        return Vec::new();
    };
    let file = look.file(&place.name);
    let holds = |finding: &&Finding| {
        let bytes = finding.at.range();
        Some(finding.at.file) == file && bytes.start <= place.byte && place.byte <= bytes.end
    };
    look.run.findings.iter().filter(holds).collect()
}

/// The thing a word names, and its bytes.
fn thing(
    place: &Place<'_>,
    word: std::ops::Range<usize>,
) -> Option<(String, std::ops::Range<usize>)> {
    let text = &place.document.text;
    if configuration::is_one(Path::new(&place.name)) {
        return configuration::known(text, place.byte);
    }
    let name = text.get(word.clone())?;
    if let Some(page) = configuration::rule(name).filter(|_| name.starts_with("MSK")) {
        return Some((page, word));
    }
    if let Some(known) = policies::known(text, place.byte) {
        return Some(known);
    }
    if facts::size(name).is_some() {
        return Some((size(place, name), word));
    }
    let look = place.look()?;
    let file = look.file(&place.name)?;
    if let Some(written) = home::written(&look.estate, file, place.byte) {
        let mut known = setting(&written.key, &written.home);
        if !known.is_empty() {
            if !written.effective.is_empty() {
                known.push_str(&format!("\n\nin effect: {}", written.effective.join("; ")));
            }
            return Some((known, written.span.range()));
        }
    }
    if look.estate.kind(file) != FileKind::Template {
        return None;
    }
    let context = context::of_template(text, word.end)?;
    let named = named(&context, text);
    if let Some(known) = named.as_deref().and_then(told_property) {
        return Some((known, word));
    }
    let property = shapes::explained(&context, text)?;
    Some((property, word))
}

/// A Kafka version, where one stands.
fn named(context: &Context, text: &str) -> Option<String> {
    let At::Value { word, .. } = &context.at else {
        return None;
    };
    let version = context
        .path
        .last()
        .is_some_and(|name| name.starts_with("KafkaVersion"));
    version.then(|| text.get(word.clone()).unwrap_or("").to_owned())
}

fn told_property(version: &str) -> Option<String> {
    let cards = told(version);
    let card = cards.iter().find(|card| card.subject == Subject::Version)?;
    Some(cards::markdown(card))
}

/// The facts of a broker size, with its price.
fn size(place: &Place<'_>, name: &str) -> String {
    let region = place.folder.project().and_then(|project| project.region());
    let region = region.unwrap_or_else(|| USUAL_REGION.to_owned());
    let mut cards = told(name);
    // A region without prices is fine for everything else.
    if let Ok(book) = PriceBook::of_region(&region) {
        cards.extend(prices_of(name, &book));
    }
    joined(&cards)
}

/// What is known of a setting where it stands: of its own component, where that has it.
pub(crate) fn setting(name: &str, home: &Home) -> String {
    let cards = told(name);
    let ours = |card: &&Card| match card.subject {
        Subject::Setting => {
            let of = |kind: &Kind| card.title.starts_with(&format!("{kind} "));
            home.kinds.iter().any(of)
        }
        Subject::Property => home.kinds.contains(&Kind::Broker),
        _ => false,
    };
    let fitting: Vec<Card> = cards.iter().filter(ours).cloned().collect();
    joined(if fitting.is_empty() { &cards } else { &fitting })
}

fn joined(cards: &[Card]) -> String {
    let parts: Vec<String> = cards.iter().map(cards::markdown).collect();
    parts.join("\n\n")
}
