//! The way from a reference to what it points at, in its own template or in another one of the run. In: a place in a
//! template. Out: the resource, cluster or configuration that stands behind it.

use std::collections::HashMap;

use cloudformation::{Cursor, Reference, Resource};
use fact::{FileId, Value};

use crate::{Cluster, Configuration, Estate, ScalableTarget};

/// Template and logical id: where a resource stands.
pub type Place = (usize, String);

/// The scaling policies that move a scalable target, by the place of the target.
pub(crate) type Moved = HashMap<Place, Vec<Place>>;

/// The scalable targets of the run that name a cluster, by the place of the cluster.
pub(crate) type Scaled = HashMap<Place, Vec<Place>>;

impl Estate {
    /// The resource a reference of a template points at, in this or another template of the run, with the index of
    /// its template.
    #[must_use]
    pub fn referred(&self, template: usize, to: &Reference) -> Option<(usize, Resource<'_>)> {
        let (file, name) = to.place(self.templates.get(template)?.file())?;
        let at = self.template_of(file)?;
        Some((at, self.templates.get(at)?.resource(name)?))
    }

    /// Which template a file is.
    #[must_use]
    pub fn template_of(&self, file: FileId) -> Option<usize> {
        // Templates stand in the order of their files.
        let found = self
            .templates
            .binary_search_by_key(&file, cloudformation::Template::file);
        found.ok()
    }

    /// The resource behind a place of a template, by what deploys by default.
    #[must_use]
    pub fn behind(&self, template: usize, place: &Cursor<'_>) -> Option<(usize, Resource<'_>)> {
        self.referred(template, place.target().value.by_default()?)
    }

    /// The resource behind a place of a template, when it is the same in every case.
    #[must_use]
    pub fn surely_behind(
        &self,
        template: usize,
        place: &Cursor<'_>,
    ) -> Option<(usize, Resource<'_>)> {
        self.referred(template, place.target().value.known()?)
    }

    /// The first resource that may stand behind a place of a template.
    #[must_use]
    pub fn maybe_behind(
        &self,
        template: usize,
        place: &Cursor<'_>,
    ) -> Option<(usize, Resource<'_>)> {
        let targets = place.target().value;
        targets
            .possible()
            .find_map(|target| self.referred(template, target))
    }

    /// The cluster a reference of a template points at.
    #[must_use]
    pub fn cluster_referred(&self, template: usize, to: &Reference) -> Option<Cluster<'_>> {
        let (at, resource) = self.referred(template, to)?;
        self.cluster(at, resource.name())
    }

    /// The configuration a reference of a template points at.
    pub(crate) fn configuration_referred(
        &self,
        template: usize,
        to: &Reference,
    ) -> Option<&Configuration> {
        let (at, resource) = self.referred(template, to)?;
        self.configuration(at, resource.name())
    }

    /// The scalable targets of the run that scale a cluster, in the order of their templates.
    #[must_use]
    pub fn scalable_targets_of(&self, cluster: &Cluster<'_>) -> Vec<ScalableTarget<'_>> {
        let scaled = self.scaled.get_or_init(|| self.scaled_by_cluster());
        let place = (cluster.template(), cluster.resource.name().to_owned());
        let targets = scaled.get(&place).map_or(&[] as &[Place], Vec::as_slice);
        let target = |(template, name): &Place| {
            Some(ScalableTarget {
                resource: self.templates.get(*template)?.resource(name)?,
                template: *template,
                estate: self,
            })
        };
        targets.iter().filter_map(target).collect()
    }

    fn scaled_by_cluster(&self) -> Scaled {
        let mut scaled = Scaled::new();
        for target in self.scalable_targets() {
            let Value::Known(to) = target.at("ResourceId").target().value else {
                continue;
            };
            if let Some((at, cluster)) = self.referred(target.template, &to) {
                let place = (target.template, target.resource.name().to_owned());
                let known = scaled.entry((at, cluster.name().to_owned()));
                known.or_default().push(place);
            }
        }
        scaled
    }
}
