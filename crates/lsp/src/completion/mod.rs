//! What may be written at a place: settings and their values, properties of MSK and theirs.

mod settings;
pub(crate) mod shapes;

use std::ops::Range;

use lsp_types::{
    CompletionItem, CompletionList, CompletionTextEdit, Documentation, MarkupContent, MarkupKind,
    TextDocumentPositionParams, TextEdit,
};
use model::FileKind;
use serde_json::{Value, json};

use crate::{
    cards,
    context::{self, At},
    home::Home,
    lines::Lines,
    session::{Place, Session},
};

/// Something to write.
pub(crate) struct Offer {
    /// What it is called.
    pub(crate) label: String,
    /// What is written; the label where nothing else is said.
    pub(crate) insert: Option<String>,
    /// A few words beside it.
    pub(crate) detail: String,
    /// What it is.
    pub(crate) kind: lsp_types::CompletionItemKind,
    /// The name that more is known of.
    pub(crate) about: Option<String>,
}

/// What may be written at a position.
pub(crate) fn at(
    session: &Session<'_>,
    params: &TextDocumentPositionParams,
) -> Option<CompletionList> {
    let place = session.place(&params.text_document.uri, params.position)?;
    let (bytes, offers) = offers(&place)?;
    let text = &place.document.text;
    let range = Lines::new(text).range(bytes);
    let items = offers.into_iter().map(|offer| CompletionItem {
        kind: Some(offer.kind),
        detail: (!offer.detail.is_empty()).then_some(offer.detail),
        filter_text: Some(offer.label.clone()),
        text_edit: Some(CompletionTextEdit::Edit(TextEdit::new(
            range,
            offer.insert.unwrap_or_else(|| offer.label.clone()),
        ))),
        data: offer.about.map(|name| json!({ "about": name })),
        label: offer.label,
        ..CompletionItem::default()
    });
    Some(CompletionList {
        is_incomplete: false,
        items: items.collect(),
    })
}

fn offers(place: &Place<'_>) -> Option<(Range<usize>, Vec<Offer>)> {
    let text = &place.document.text;
    let look = place.look();
    let file = look.and_then(|look| look.file(&place.name));
    let kind = look.zip(file).map(|(look, file)| look.estate.kind(file));
    if is_properties(&place.name, kind) {
        let home = look.zip(file);
        let home = home.and_then(|(look, file)| Home::of_whole(file, &look.estate));
        let home = home.unwrap_or_else(|| settings::guess(&place.name, text));
        let line = context::of_settings(text, place.byte)?;
        return settings::offers(text, line, &home);
    }
    let context = context::of_template(text, place.byte)?;
    if let At::Settings { line } = &context.at {
        let name = context.path.get(1).map_or("", String::as_str);
        let home = look.zip(file);
        let home = home.map(|(look, file)| Home::of_configuration(file, name, &look.estate));
        let home = home.unwrap_or_else(Home::msk);
        return settings::offers(text, line.clone(), &home);
    }
    shapes::offers(&context)
}

/// Whether a file holds lines of settings, by what it was when it could be read, or by its name.
fn is_properties(name: &str, kind: Option<FileKind>) -> bool {
    let ending = name.rsplit('.').next().unwrap_or("");
    match kind {
        Some(
            FileKind::BrokerSettings
            | FileKind::ClientSettings
            | FileKind::WorkerSettings
            | FileKind::ConnectorSettings
            | FileKind::Other,
        )
        | None => matches!(ending, "properties" | "props" | "conf" | "config" | "cfg"),
        Some(_) => false,
    }
}

/// Adds what is known of an item.
pub(crate) fn resolve(mut item: CompletionItem) -> CompletionItem {
    let about = item.data.as_ref().and_then(|data| data.get("about"));
    if let Some(name) = about.and_then(Value::as_str) {
        let cards: Vec<String> = cards::told(name).iter().map(cards::markdown).collect();
        if !cards.is_empty() {
            item.documentation = Some(Documentation::MarkupContent(MarkupContent {
                kind: MarkupKind::Markdown,
                value: cards.join("\n\n"),
            }));
        }
    }
    item
}
