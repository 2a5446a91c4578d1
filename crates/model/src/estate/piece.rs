//! One file by itself: recognised by its content and read as what it is. Knows of no other file, so files can be read
//! side by side.

use std::sync::Arc;

use cloudformation::{Given, Template};
use fact::{FileId, Span, Text};
use kafka::client::Client;
use syntax::{Comment, Node, Problem, ProblemKind, properties};

use crate::{
    FileKind, Hints, Input, SettingsFile, SettingsSource,
    client::Profile,
    recognise::{self, Language},
    settings_source::{self, Found, Page},
};

/// What a file holds.
pub(super) struct Piece {
    pub(super) text: Arc<str>,
    pub(super) kind: FileKind,
    pub(super) content: Content,
    pub(super) comments: Vec<Comment>,
    pub(super) problems: Vec<Problem>,
}

/// What it is to the estate.
pub(super) enum Content {
    /// Nothing of ours, or not readable.
    Nothing,
    Settings(Box<SettingsFile>, Option<Profile>),
    /// Settings inside a file of another kind.
    Found(Box<Found>),
    Policy(Node),
    Template(Box<Template>),
}

impl Piece {
    pub(super) fn read(file: FileId, input: &Input, given: &Given, client: Option<Client>) -> Self {
        let decoded = properties::decode(&input.bytes);
        let language = recognise::language(&input.name, &decoded.text);
        let (text, bad): (Arc<str>, _) = match language {
            Language::Properties => (decoded.text.into(), decoded.bad.map(|bad| bad.at)),
            _ => match std::str::from_utf8(&input.bytes) {
                Ok(text) => (text.into(), None),
                Err(error) => {
                    let text = String::from_utf8_lossy(&input.bytes).into_owned();
                    (text.into(), Some(error.valid_up_to()))
                }
            },
        };
        let mut piece = Self {
            text,
            kind: FileKind::Other,
            content: Content::Nothing,
            comments: Vec::new(),
            problems: Vec::new(),
        };
        match language {
            Language::Properties => piece.settings(file, input, client),
            Language::Tree => piece.tree(file, input, given, bad),
            Language::Environment => {
                if piece.text.len() <= syntax::limits::MAX_SETTINGS_BYTES {
                    let text = Arc::clone(&piece.text);
                    let page = Page::of_file(file, &text);
                    piece.found(settings_source::of_environment(&page, &text));
                }
            }
            Language::Foreign => {}
        }
        piece
    }

    fn settings(&mut self, file: FileId, input: &Input, client: Option<Client>) {
        let most = syntax::limits::MAX_SETTINGS_BYTES;
        if self.text.len() > most {
            // A large text of a folder need not be settings at all.
            if input.named || input.name.ends_with(".properties") {
                let problem = syntax::too_long(file, &self.text, most);
                self.problems.push(problem);
            }
            return;
        }
        let whole = Span::new(file, 0, self.text.len());
        let parsed = properties::parse(&Text::verbatim(&self.text, whole));
        if self.text.trim().is_empty() {
            if input.named {
                self.problems.push(empty(file));
            }
            return;
        }
        if recognise::is_other_language(&parsed) {
            return;
        }
        let mut hints = Hints::default();
        for comment in &parsed.comments {
            hints.read(&comment.text);
        }
        let text = Arc::clone(&self.text);
        let page = Page::of_file(file, &text);
        let found = settings_source::of_properties(&page, &input.name, &parsed, &hints);
        if found.kind.is_some() {
            self.comments = comments_of(&parsed);
            self.found(found);
            return;
        }
        let Some(kind) = recognise::settings_kind(&input.name, &parsed, hints.get("kind")) else {
            return;
        };
        self.comments = comments_of(&parsed);
        let mut settings = SettingsFile::new(file, kind, SettingsSource::Properties, parsed);
        settings.hints = hints;
        let profile = Profile::of(&settings, &input.name, client);
        self.kind = kind.into();
        self.content = Content::Settings(Box::new(settings), profile);
    }

    /// Takes settings that were found inside, if there are any.
    fn found(&mut self, mut found: Found) {
        if let Some(kind) = found.kind {
            self.kind = kind;
            self.comments.append(&mut found.comments);
            self.content = Content::Found(Box::new(found));
        }
    }

    /// Takes a template, unless it is too large to be looked at.
    fn template(
        &mut self,
        kind: FileKind,
        template: Template,
        problems: &mut Vec<Problem>,
        meant: bool,
    ) {
        if let Some(problem) = template.too_large() {
            self.kind = FileKind::Other;
            problems.clear();
            if meant {
                problems.extend(template.problems().iter().cloned().chain([problem]));
            }
            return;
        }
        problems.extend(template.problems().iter().cloned());
        self.kind = kind;
        self.content = Content::Template(Box::new(template));
    }

    fn tree(&mut self, file: FileId, input: &Input, given: &Given, bad: Option<usize>) {
        let meant = input.named || recognise::speaks_of_msk(&self.text);
        if let Some(at) = bad {
            if meant {
                let message = "a byte that is not UTF-8; templates and policies are UTF-8";
                let span = Span::new(file, at, at + char::REPLACEMENT_CHARACTER.len_utf8());
                self.problems
                    .push(Problem::new(ProblemKind::Encoding, span, message));
            }
            return;
        }
        let mut tree = syntax::parse(file, &self.text);
        let Some(root) = (!tree.documents.is_empty()).then(|| tree.documents.remove(0)) else {
            if meant {
                self.problems = tree.problems;
            }
            return;
        };
        if Template::recognises(&root) {
            let template = Template::new(file, Arc::clone(&self.text), root, given.clone());
            self.template(FileKind::Template, template, &mut tree.problems, meant);
        } else if let Some(translation) = cloudformation::translate(&root)
            // A stranger's document may have keys of the same names.
            .filter(|found| meant || found.problems.is_empty())
        {
            let kind = translation.dialect.into();
            tree.problems.extend(translation.problems.iter().cloned());
            let text = Arc::clone(&self.text);
            let template = Template::foreign(file, text, translation, given.clone());
            self.kind = kind;
            if let Some(template) = template {
                self.template(kind, template, &mut tree.problems, meant);
            }
        } else if recognise::is_policy(&root) {
            self.kind = FileKind::Policy;
            self.content = Content::Policy(root);
        } else {
            tree.documents.insert(0, root);
            let (documents, comments) = (&tree.documents, &tree.comments);
            let found =
                settings_source::of_tree(file, &input.name, &self.text, documents, comments);
            if found.kind.is_some() {
                self.comments = tree.comments;
            }
            self.found(found);
            return;
        }
        self.problems = tree.problems;
        self.comments = tree.comments;
    }
}

fn empty(file: FileId) -> Problem {
    Problem::new(
        ProblemKind::Empty,
        Span::new(file, 0, 0),
        "the file is empty",
    )
}

fn comments_of(parsed: &properties::Properties) -> Vec<Comment> {
    parsed.comments.iter().map(recognise::as_comment).collect()
}
