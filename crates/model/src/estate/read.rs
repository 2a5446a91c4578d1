//! From files to an estate: each is recognised by its content, read as what it is, and what cannot be read is told.

use cloudformation::{Given, Template};
use fact::{FileId, Span, Text};
use kafka::client::Client as Told;
use syntax::{Comment, Problem, ProblemKind, properties};

use super::{Estate, LoosePolicy, Options};
use crate::{
    Configuration, File, FileGlob, FileKind, Hints, Input, SettingsFile,
    client::Profile,
    recognise::{self, Language},
    stacks::{self, Assemblies},
};

impl Options {
    fn client_of(&self, name: &str) -> Option<Told> {
        if self.clients.is_empty() {
            return None;
        }
        let name = self.anchor.name(name);
        let fits = |(files, _): &&(Vec<FileGlob>, Told)| files.iter().any(|glob| glob.fits(&name));
        self.clients.iter().find(fits).map(|(_, client)| *client)
    }
}

impl Estate {
    /// Reads the files of a run. Nothing fails: what cannot be read is a [`Problem`].
    #[must_use]
    pub fn read(inputs: Vec<Input>, options: &Options) -> Self {
        let mut estate = Self {
            today: options.today,
            anchor: options.anchor.clone(),
            links: options.links.clone(),
            ..Self::default()
        };
        let assemblies = Assemblies::read(&inputs);
        for input in inputs {
            if assemblies.leave_out(&input) {
                continue;
            }
            let given = assemblies.given(&input.name, &options.given);
            let client = options.client_of(&input.name);
            estate.add(input, &given, client);
        }
        stacks::link(&mut estate.templates, &estate.sources, &assemblies);
        estate.index_templates();
        estate.assemblies = assemblies;
        estate
    }

    fn add(&mut self, input: Input, given: &Given, client: Option<Told>) {
        let decoded = properties::decode(&input.bytes);
        let language = recognise::language(&input.name, &decoded.text);
        let (text, bad) = match language {
            Language::Properties => (decoded.text.into_owned(), decoded.bad.map(|bad| bad.at)),
            _ => match String::from_utf8(input.bytes) {
                Ok(text) => (text, None),
                Err(error) => {
                    let at = error.utf8_error().valid_up_to();
                    (
                        String::from_utf8_lossy(error.as_bytes()).into_owned(),
                        Some(at),
                    )
                }
            },
        };
        let file = self.sources.add(input.name, text);
        let kind = match language {
            Language::Properties => self.add_settings(file, input.named, client),
            Language::Tree => self.add_tree(file, input.named, given, bad),
            Language::Foreign => FileKind::Other,
        };
        self.files.push(File { id: file, kind });
    }

    fn add_settings(&mut self, file: FileId, named: bool, client: Option<Told>) -> FileKind {
        let source = self
            .sources
            .get(file)
            .map(fact::Source::shared)
            .unwrap_or_default();
        if source.len() > syntax::limits::MAX_BYTES {
            self.problems.push(syntax::too_long(file, &source));
            return FileKind::Other;
        }
        let parsed = properties::parse(&Text::verbatim(&source, Span::new(file, 0, source.len())));
        if source.trim().is_empty() {
            if named {
                self.problems.push(empty(file));
            }
            return FileKind::Other;
        }
        if recognise::is_other_language(&parsed) {
            return FileKind::Other;
        }
        let mut hints = Hints::default();
        for comment in &parsed.comments {
            hints.read(&comment.text);
        }
        let Some(kind) =
            recognise::settings_kind(self.sources.name(file), &parsed, hints.get("kind"))
        else {
            return FileKind::Other;
        };
        // Never empty: a finding has to underline something.
        let first = parsed.entries.first();
        let comment = parsed.comments.first().map(|comment| comment.span);
        let head = first
            .map(|entry| match entry.key_span() {
                key if key.is_empty() => entry.line(),
                key => key,
            })
            .or(comment)
            .unwrap_or(Span::new(file, 0, 0));
        self.comments.insert(file, as_comments(&parsed, &source));
        let file = SettingsFile {
            file,
            kind,
            properties: parsed,
            hints,
            head,
        };
        let name = self.sources.name(file.file);
        self.profiles.push(Profile::of(&file, name, client));
        self.settings.push(file);
        kind.into()
    }

    fn add_tree(
        &mut self,
        file: FileId,
        named: bool,
        given: &Given,
        bad: Option<usize>,
    ) -> FileKind {
        let source = self
            .sources
            .get(file)
            .map(fact::Source::shared)
            .unwrap_or_default();
        let meant = named || recognise::speaks_cloudformation(&source);
        if let Some(at) = bad {
            if meant {
                let message = "a byte that is not UTF-8; templates and policies are UTF-8";
                let span = Span::new(file, at, at + char::REPLACEMENT_CHARACTER.len_utf8());
                self.problems
                    .push(Problem::new(ProblemKind::Encoding, span, message));
            }
            return FileKind::Other;
        }
        let mut tree = syntax::parse(file, &source);
        let Some(root) = (!tree.documents.is_empty()).then(|| tree.documents.remove(0)) else {
            if meant {
                self.problems.append(&mut tree.problems);
            }
            return FileKind::Other;
        };
        let kind = if Template::recognises(&root) {
            FileKind::Template
        } else if recognise::is_policy(&root) {
            FileKind::Policy
        } else {
            return FileKind::Other;
        };
        self.problems.append(&mut tree.problems);
        self.comments.insert(file, tree.comments);
        if kind == FileKind::Policy {
            self.policies.push(LoosePolicy { file, root });
        } else {
            self.templates
                .push(Template::new(file, source, root, given.clone()));
        }
        kind
    }

    fn index_templates(&mut self) {
        for (at, template) in self.templates.iter().enumerate() {
            for resource in template.resources() {
                let kind = resource.kind();
                if kind == "AWS::MSK::Configuration" {
                    self.configurations.push(Configuration::read(at, &resource));
                }
                self.index
                    .entry(kind.to_owned())
                    .or_default()
                    .push((at, resource.name().to_owned()));
            }
        }
    }
}

fn empty(file: FileId) -> Problem {
    Problem::new(
        ProblemKind::Empty,
        Span::new(file, 0, 0),
        "the file is empty",
    )
}

fn as_comments(parsed: &properties::Properties, _source: &str) -> Vec<Comment> {
    parsed
        .comments
        .iter()
        .map(|comment| Comment {
            text: comment.text.trim().to_owned(),
            span: comment.span,
            own_line: true,
        })
        .collect()
}
