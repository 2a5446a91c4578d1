//! What may be written at a place: settings in each form's own spelling, and their values; properties of MSK; actions and
//! condition keys of policies; keys of `mskwise.toml`.

mod applications;
mod maps;
mod named;
pub(crate) mod policies;
mod settings;
pub(crate) mod shapes;
mod variables;

use std::{ops::Range, path::Path};

use lsp_types::{
    CompletionItem, CompletionItemKind, CompletionList, CompletionTextEdit, Documentation,
    MarkupContent, MarkupKind, TextDocumentPositionParams, TextEdit,
};
use model::FileKind;
use serde::{Deserialize, Serialize};

use crate::{
    cards, configuration,
    context::{self, At, Style},
    home::Home,
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
    pub(crate) kind: CompletionItemKind,
    /// What more is known of.
    pub(crate) about: Option<About>,
}

/// What more is known of, once somebody asks.
#[derive(Debug, Deserialize, Serialize)]
pub(crate) enum About {
    /// A setting, a size, a version.
    #[serde(rename = "about")]
    Name(String),
    /// A rule, by its id.
    #[serde(rename = "rule")]
    Rule(String),
    /// An action of IAM.
    #[serde(rename = "action")]
    Action(String),
}

/// The bytes that are replaced, and what may stand there.
pub(crate) type Offers = (Range<usize>, Vec<Offer>);

impl Offer {
    /// A word that may be written as it is.
    pub(crate) fn value(word: &str) -> Self {
        Self {
            label: word.to_owned(),
            insert: None,
            detail: String::new(),
            kind: CompletionItemKind::ENUM_MEMBER,
            about: None,
        }
    }
}

/// What may be written at a position.
pub(crate) fn at(
    session: &Session<'_>,
    params: &TextDocumentPositionParams,
) -> Option<CompletionList> {
    let place = session.place(&params.text_document.uri, params.position)?;
    let (bytes, offers) = offers(&place)?;
    let range = session.lines(&place.document.text).range(bytes);
    let items = offers.into_iter().map(|offer| CompletionItem {
        kind: Some(offer.kind),
        detail: (!offer.detail.is_empty()).then_some(offer.detail),
        filter_text: Some(offer.label.clone()),
        text_edit: Some(CompletionTextEdit::Edit(TextEdit::new(
            range,
            offer.insert.unwrap_or_else(|| offer.label.clone()),
        ))),
        data: offer
            .about
            .and_then(|about| serde_json::to_value(about).ok()),
        label: offer.label,
        ..CompletionItem::default()
    });
    Some(CompletionList {
        is_incomplete: false,
        items: items.collect(),
    })
}

fn offers(place: &Place<'_>) -> Option<Offers> {
    let (text, byte) = (&place.document.text, place.byte);
    if configuration::is_one(Path::new(&place.name)) {
        return configuration::offers(text, byte, place.look());
    }
    let look = place.look();
    let seen = look.and_then(|look| Some((look, look.file(&place.name)?)));
    let kind = seen.map(|(look, file)| look.estate.kind(file));
    let form = Form::of(&place.name, kind);
    match form {
        Form::Environment => return variables::in_environment(text, byte),
        Form::Application => return applications::in_properties(text, byte),
        Form::Settings => {
            let home = seen.and_then(|(look, file)| Home::of_whole(file, &look.estate));
            let home = home.unwrap_or_else(|| settings::guess(&place.name, text));
            return settings::offers(text, context::of_settings(text, byte)?, &home);
        }
        Form::Tree { .. } => {}
    }
    let context = context::of_template(text, byte)?;
    if let At::Settings { line } = &context.at {
        let name = context.path.get(1).map_or("", String::as_str);
        let home = seen.map(|(look, file)| Home::of_configuration(file, name, &look.estate));
        return settings::offers(text, line.clone(), &home.unwrap_or_else(Home::msk));
    }
    policies::offers(&context, text, byte)
        .or_else(|| maps::offers(&context, kind, text, byte))
        .or_else(|| variables::in_tree(&context, text))
        .or_else(|| match form {
            Form::Tree { application: true } => applications::in_tree(&context),
            _ => None,
        })
        .or_else(|| shapes::offers(&context))
}

/// How a file is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Form {
    /// Lines of variables.
    Environment,
    /// Lines of Spring Boot or a MicroProfile runtime.
    Application,
    /// Lines of Kafka's own settings.
    Settings,
    /// YAML or JSON; whether Spring Boot or a MicroProfile runtime reads it.
    Tree { application: bool },
}

impl Form {
    /// By what the file was when it could be read, and else by its name: what is half typed is nothing yet.
    fn of(name: &str, kind: Option<FileKind>) -> Self {
        let file = name.rsplit('/').next().unwrap_or(name);
        let named = ["application", "bootstrap", "microprofile-config"]
            .iter()
            .any(|start| file.starts_with(start));
        let application = match kind {
            Some(FileKind::Spring | FileKind::MicroProfile) => true,
            Some(FileKind::Other) | None => named,
            Some(_) => false,
        };
        match file.rsplit('.').next().unwrap_or("") {
            "env" => Self::Environment,
            _ if file.starts_with(".env") => Self::Environment,
            "properties" | "props" | "conf" | "config" | "cfg" | "ini" => match application {
                true => Self::Application,
                false => Self::Settings,
            },
            _ => Self::Tree { application },
        }
    }
}

/// A name with what stands behind it; `is_map` says whether its value goes on in the lines below.
fn as_key(name: &str, style: Style, is_map: bool) -> String {
    match style {
        Style::Bare => name.to_owned(),
        Style::Unquoted => format!("\"{name}\": "),
        Style::Block if is_map => format!("{name}:"),
        Style::Block => format!("{name}: "),
    }
}

/// Values as JSON wants them where no quote stands yet.
fn as_values(mut offers: Vec<Offer>, style: Style) -> Vec<Offer> {
    if style == Style::Unquoted {
        for offer in &mut offers {
            if !matches!(offer.label.as_str(), "true" | "false") {
                offer.insert = Some(format!("\"{}\"", offer.label));
            }
        }
    }
    offers
}

/// Adds what is known of an item.
pub(crate) fn resolve(mut item: CompletionItem) -> CompletionItem {
    let about = item.data.clone().map(serde_json::from_value);
    let told = match about {
        Some(Ok(About::Name(name))) => {
            let cards: Vec<String> = cards::told(&name).iter().map(cards::markdown).collect();
            (!cards.is_empty()).then(|| cards.join("\n\n"))
        }
        Some(Ok(About::Rule(id))) => configuration::rule(&id),
        Some(Ok(About::Action(name))) => policies::told(&name),
        Some(Err(_)) | None => None,
    };
    item.documentation = told.map(|value| {
        Documentation::MarkupContent(MarkupContent {
            kind: MarkupKind::Markdown,
            value,
        })
    });
    item
}
