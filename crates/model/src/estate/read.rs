//! From files to an estate: each is read for itself, then they are put together, and what cannot be read is told.

use cloudformation::Given;
use fact::FileId;
use kafka::client::Client;

use super::{Estate, LoosePolicy, Options};
use crate::{
    Configuration, File, FileGlob, Input, SettingsFile, Spread,
    client::Profile,
    settings_source::{self, Found},
    spread::{gather, in_turn},
    stacks::{self, Assemblies},
};

use super::piece::{Content, Piece};

impl Estate {
    /// What the caller says of the clients of a file that does not say itself.
    pub(super) fn client_of(&self, name: &str) -> Option<Client> {
        if self.client.is_some() || self.clients.is_empty() {
            return self.client;
        }
        let name = self.anchor.name(name);
        let fits =
            |(files, _): &&(Vec<FileGlob>, Client)| files.iter().any(|glob| glob.fits(&name));
        self.clients.iter().find(fits).map(|(_, client)| *client)
    }

    /// Reads the files of a run. Nothing fails: what cannot be read is a [`syntax::Problem`].
    #[must_use]
    pub fn read(inputs: Vec<Input>, options: &Options) -> Self {
        Self::read_with(inputs, options, &in_turn)
    }

    /// The same, with the files spread over what the shell has. The estate does not depend on how.
    #[must_use]
    pub fn read_with(inputs: Vec<Input>, options: &Options, spread: Spread<'_>) -> Self {
        let mut estate = Self {
            today: options.today,
            anchor: options.anchor.clone(),
            links: options.links.clone(),
            client: options.client,
            clients: options.clients.clone(),
            ..Self::default()
        };
        let assemblies = Assemblies::read(&inputs);
        let inputs: Vec<(Input, Given)> = inputs
            .into_iter()
            .filter(|input| !assemblies.leave_out(input))
            .map(|input| {
                let given = assemblies.given(&input.name, &options.given);
                (input, given)
            })
            .collect();
        let pieces = gather(spread, inputs.len(), |at| {
            let (input, given) = inputs.get(at)?;
            let client = estate.client_of(&input.name);
            Some(Piece::read(file_id(at), input, given, client))
        });
        for ((input, _), piece) in inputs.into_iter().zip(pieces.into_iter().flatten()) {
            estate.add(input, piece);
        }
        stacks::link(&mut estate.templates, &estate.sources, &assemblies);
        estate.index_templates(spread);
        estate.assemblies = assemblies;
        let applications = std::mem::take(&mut estate.applications);
        for settings in settings_source::assemble(&applications) {
            estate.take_settings(settings);
        }
        estate
    }

    fn add(&mut self, input: Input, piece: Piece) {
        let file = self.sources.add(input.name, piece.text);
        self.problems.extend(piece.problems);
        if !piece.comments.is_empty() {
            self.comments.insert(file, piece.comments);
        }
        match piece.content {
            Content::Nothing => {}
            Content::Settings(settings, profile) => {
                self.take_inside(&settings);
                self.settings.push(*settings);
                self.profiles.push(profile);
            }
            Content::Found(found) => self.take(*found),
            Content::Policy(root) => self.policies.push(LoosePolicy { file, root }),
            Content::Template(template) => self.templates.push(*template),
        }
        self.files.push(File {
            id: file,
            kind: piece.kind,
        });
    }

    /// Takes what a file holds besides templates, policies and a text of settings.
    fn take(&mut self, found: Found) {
        self.applications.extend(found.applications);
        self.loose_topics.extend(found.topics);
        for settings in found.settings {
            self.take_settings(settings);
        }
    }

    fn take_settings(&mut self, settings: SettingsFile) {
        if settings.is_self_managed() {
            self.own_brokers.push(settings);
            return;
        }
        self.take_inside(&settings);
        let name = self.sources.name(settings.file);
        let profile = Profile::of(&settings, name, self.client_of(name));
        self.profiles.push(profile);
        self.settings.push(settings);
    }

    /// Takes what stands inside settings: the clients of MirrorMaker.
    fn take_inside(&mut self, settings: &SettingsFile) {
        for inner in settings_source::inside(settings) {
            self.take_settings(inner);
        }
    }

    fn index_templates(&mut self, spread: Spread<'_>) {
        let templates = &self.templates;
        let configurations = gather(spread, templates.len(), |at| {
            templates.get(at).map_or_else(Vec::new, |template| {
                let resources = template.resources().enumerate();
                resources
                    .filter(|(_, resource)| resource.kind() == "AWS::MSK::Configuration")
                    .map(|(place, resource)| Configuration::read(at, place, &resource))
                    .collect()
            })
        });
        self.configurations = configurations.into_iter().flatten().collect();
        for (at, template) in self.templates.iter().enumerate() {
            for (place, resource) in template.resources().enumerate() {
                let kind = resource.kind();
                // Most types come many times: only the first needs a name of its own.
                match self.index.get_mut(kind) {
                    Some(known) => known.push((at, place)),
                    None => {
                        self.index.insert(kind.to_owned(), vec![(at, place)]);
                    }
                }
            }
        }
    }
}

/// The id that [`fact::Sources`] gives to the file at a place.
fn file_id(at: usize) -> FileId {
    FileId(u32::try_from(at).unwrap_or(u32::MAX))
}
