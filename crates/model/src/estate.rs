//! Everything one run knows: files, templates, settings, policies, and the way among them.

use std::{
    collections::{BTreeMap, HashMap},
    sync::OnceLock,
};

use cloudformation::{Given, Resource, Template};
use fact::{Date, FileId, Span, Text, Value, Why};
use syntax::{Comment, Node, Problem, ProblemKind, properties};

use crate::{
    Client, Cluster, ClusterKind, Configuration, File, FileKind, Hints, Input, ScalableTarget,
    ScalingPolicy, Scope, SettingsFile, SettingsKind, Topic,
    access::{self, Principal, Written},
    client::Profile,
    recognise::{self, Language},
    stacks::{self, Assemblies},
};

/// What a run knows besides its files.
#[derive(Clone, Debug, Default)]
pub struct Options {
    /// Parameter values and the region.
    pub given: Given,
    /// Today, for end-of-support dates and expiring suppressions; rules that need it are silent without.
    pub today: Option<Date>,
}

/// The estate of one run.
#[derive(Debug, Default)]
pub struct Estate {
    /// The texts.
    pub sources: fact::Sources,
    /// What each file is, in the order given.
    pub files: Vec<File>,
    /// Today, when known.
    pub today: Option<Date>,
    pub(crate) templates: Vec<Template>,
    pub(crate) configurations: Vec<Configuration>,
    settings: Vec<SettingsFile>,
    /// Beside each settings file the client it configures, if it does.
    profiles: Vec<Option<Profile>>,
    policies: Vec<LoosePolicy>,
    problems: Vec<Problem>,
    comments: BTreeMap<FileId, Vec<Comment>>,
    principals: OnceLock<Vec<Principal>>,
    documents: OnceLock<Vec<Written>>,
    /// Resources of all templates by type.
    index: HashMap<String, Vec<(usize, String)>>,
}

/// An IAM policy document in a file of its own.
#[derive(Debug)]
pub struct LoosePolicy {
    /// The file.
    pub file: FileId,
    /// The document.
    pub root: Node,
}

impl Estate {
    /// Reads the files of a run. Nothing fails: what cannot be read is a [`Problem`].
    #[must_use]
    pub fn read(inputs: Vec<Input>, options: &Options) -> Self {
        let mut estate = Self {
            today: options.today,
            ..Self::default()
        };
        let assemblies = Assemblies::read(&inputs);
        for input in inputs {
            if assemblies.leave_out(&input) {
                continue;
            }
            let given = assemblies.given(&input.name, &options.given);
            estate.add(input, &given);
        }
        stacks::link(&mut estate.templates, &estate.sources, &assemblies);
        estate.index_templates();
        estate
    }

    fn add(&mut self, input: Input, given: &Given) {
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
            Language::Properties => self.add_settings(file, input.named),
            Language::Tree => self.add_tree(file, input.named, given, bad),
            Language::Foreign => FileKind::Other,
        };
        self.files.push(File { id: file, kind });
    }

    fn add_settings(&mut self, file: FileId, named: bool) -> FileKind {
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
        self.profiles.push(Profile::of(&file, name));
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

    /// The templates, in the order of their files.
    #[must_use]
    pub fn templates(&self) -> &[Template] {
        &self.templates
    }

    /// The resources of one type in all templates, with the index of their template.
    pub fn of_type(&self, kind: &str) -> impl Iterator<Item = (usize, Resource<'_>)> {
        let found = self
            .index
            .get(kind)
            .map_or(&[] as &[(usize, String)], Vec::as_slice);
        found
            .iter()
            .filter_map(|(at, name)| Some((*at, self.templates.get(*at)?.resource(name)?)))
    }

    /// The resources of one type in one template. The index is in the order of templates, so this looks at no other.
    pub fn of_type_in(&self, kind: &str, template: usize) -> impl Iterator<Item = Resource<'_>> {
        let found = self
            .index
            .get(kind)
            .map_or(&[] as &[(usize, String)], Vec::as_slice);
        let first = found.partition_point(|(at, _)| *at < template);
        let own = found
            .get(first..)
            .unwrap_or(&[])
            .iter()
            .take_while(move |(at, _)| *at == template);
        own.filter_map(|(at, name)| self.templates.get(*at)?.resource(name))
    }

    /// The scalable targets of one template that speak of MSK.
    pub fn scalable_targets_in(&self, template: usize) -> impl Iterator<Item = ScalableTarget<'_>> {
        self.of_type_in("AWS::ApplicationAutoScaling::ScalableTarget", template)
            .filter(ScalableTarget::speaks_of_msk)
            .map(move |resource| ScalableTarget {
                resource,
                template,
                estate: self,
            })
    }

    /// The cluster of a template with this logical id.
    #[must_use]
    pub fn cluster(&self, template: usize, name: &str) -> Option<Cluster<'_>> {
        let resource = self.templates.get(template)?.resource(name)?;
        let kind = match resource.kind() {
            "AWS::MSK::Cluster" => ClusterKind::Provisioned,
            "AWS::MSK::ServerlessCluster" => ClusterKind::Serverless,
            _ => return None,
        };
        Some(Cluster {
            kind,
            resource,
            template,
            estate: self,
        })
    }

    /// The clusters, provisioned before serverless.
    pub fn clusters(&self) -> impl Iterator<Item = Cluster<'_>> {
        self.provisioned().chain(self.serverless())
    }

    /// The provisioned clusters (Standard and Express).
    pub fn provisioned(&self) -> impl Iterator<Item = Cluster<'_>> {
        self.clusters_of("AWS::MSK::Cluster", ClusterKind::Provisioned)
    }

    /// The serverless clusters.
    pub fn serverless(&self) -> impl Iterator<Item = Cluster<'_>> {
        self.clusters_of("AWS::MSK::ServerlessCluster", ClusterKind::Serverless)
    }

    fn clusters_of(&self, name: &str, kind: ClusterKind) -> impl Iterator<Item = Cluster<'_>> {
        self.of_type(name).map(move |(template, resource)| Cluster {
            kind,
            resource,
            template,
            estate: self,
        })
    }

    /// The MSK configurations of all templates.
    #[must_use]
    pub fn configurations(&self) -> &[Configuration] {
        &self.configurations
    }

    /// A configuration by its template and logical id.
    #[must_use]
    pub fn configuration(&self, template: usize, name: &str) -> Option<&Configuration> {
        self.configurations
            .iter()
            .find(|configuration| configuration.template == template && configuration.name == name)
    }

    /// The topics declared in templates.
    pub fn topics(&self) -> impl Iterator<Item = Topic<'_>> {
        self.of_type("AWS::MSK::Topic")
            .map(|(template, resource)| Topic {
                resource,
                template,
                estate: self,
            })
    }

    /// The scalable targets that speak of MSK.
    pub fn scalable_targets(&self) -> impl Iterator<Item = ScalableTarget<'_>> {
        self.of_type("AWS::ApplicationAutoScaling::ScalableTarget")
            .filter(|(_, resource)| ScalableTarget::speaks_of_msk(resource))
            .map(|(template, resource)| ScalableTarget {
                resource,
                template,
                estate: self,
            })
    }

    /// All scaling policies of Application Auto Scaling.
    pub fn scaling_policies(&self) -> impl Iterator<Item = ScalingPolicy<'_>> {
        self.of_type("AWS::ApplicationAutoScaling::ScalingPolicy")
            .map(|(template, resource)| ScalingPolicy { resource, template })
    }

    /// The loose settings files.
    #[must_use]
    pub fn settings_files(&self) -> &[SettingsFile] {
        &self.settings
    }

    /// The clients that loose files configure, with those inside workers and connectors.
    pub fn client_views(&self) -> impl Iterator<Item = Client<'_>> {
        let files = self.settings.iter().zip(&self.profiles);
        files.filter_map(|(file, profile)| Some(Client::new(file, (*profile)?)))
    }

    /// The loose client files.
    pub fn clients(&self) -> impl Iterator<Item = &SettingsFile> {
        self.settings
            .iter()
            .filter(|file| file.kind == SettingsKind::Client)
    }

    /// The policy documents in files of their own.
    #[must_use]
    pub fn policies(&self) -> &[LoosePolicy] {
        &self.policies
    }

    /// Roles, users and groups whose policies speak of MSK, and one nameless principal per loose identity policy.
    #[must_use]
    pub fn principals(&self) -> &[Principal] {
        self.principals.get_or_init(|| access::all_principals(self))
    }

    /// Every policy document that speaks of MSK.
    #[must_use]
    pub fn documents(&self) -> &[Written] {
        self.documents.get_or_init(|| access::all_documents(self))
    }

    /// Where broker settings apply: every provisioned cluster with its configuration, every configuration that no
    /// cluster of the run uses, every loose `server.properties`.
    #[must_use]
    pub fn scopes(&self) -> Vec<Scope<'_>> {
        let mut used: Vec<*const Configuration> = Vec::new();
        let mut scopes = Vec::new();
        for cluster in self.provisioned() {
            let configuration = cluster.configuration();
            used.extend(
                configuration
                    .possible()
                    .map(|used| std::ptr::from_ref(*used)),
            );
            scopes.push(Scope {
                cluster: Some(cluster),
                configuration,
                file: None,
            });
        }
        let alone = self
            .configurations
            .iter()
            .filter(|one| !used.contains(&std::ptr::from_ref(*one)));
        scopes.extend(alone.map(|configuration| Scope {
            cluster: None,
            configuration: Value::Known(configuration),
            file: None,
        }));
        let loose = self
            .settings
            .iter()
            .filter(|file| file.kind == SettingsKind::Broker);
        scopes.extend(loose.map(|file| Scope {
            cluster: None,
            configuration: Value::Unknown(Why::Elsewhere("the cluster".into())),
            file: Some(file),
        }));
        scopes
    }

    /// What is wrong with the texts themselves.
    #[must_use]
    pub fn problems(&self) -> &[Problem] {
        &self.problems
    }

    /// The comments of a file.
    #[must_use]
    pub fn comments(&self, file: FileId) -> &[Comment] {
        self.comments.get(&file).map_or(&[], Vec::as_slice)
    }

    /// The kind of a file.
    #[must_use]
    pub fn kind(&self, file: FileId) -> FileKind {
        self.files
            .get(file.0 as usize)
            .map_or(FileKind::Other, |file| file.kind)
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
