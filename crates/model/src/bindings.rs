//! Which cluster a file belongs to when only people know: the `[[link]]` tables of the configuration. In: patterns and
//! the name of a cluster. Out: [`Estate::linked_cluster`].

use std::fmt;

use fact::FileId;

use crate::{Cluster, Estate, FileGlob};

/// Files that belong to a cluster.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Link {
    /// Which files.
    pub files: Vec<FileGlob>,
    /// Which cluster.
    pub cluster: ClusterName,
}

/// How somebody names a cluster of the run.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ClusterName {
    text: String,
    /// The template, for names of the form `template.yaml:LogicalId`.
    template: Option<FileGlob>,
    /// A logical id or a `ClusterName`.
    name: String,
}

impl ClusterName {
    /// Reads a logical id, a `ClusterName`, an ARN, or `template.yaml:LogicalId`.
    #[must_use]
    pub fn new(text: &str) -> Self {
        let (template, name) = match (text.strip_prefix("arn:"), text.rsplit_once(':')) {
            // arn:aws:kafka:eu-west-1:123456789012:cluster/orders/2f1…-7 (service authorization reference, MSK).
            (Some(arn), _) => (None, arn.split('/').nth(1).unwrap_or("")),
            (None, Some((template, name))) => (Some(FileGlob::new(template)), name),
            (None, None) => (None, text),
        };
        Self {
            text: text.to_owned(),
            template,
            name: name.to_owned(),
        }
    }

    fn means(&self, cluster: &Cluster<'_>) -> bool {
        if let Some(template) = &self.template {
            let estate = cluster.estate;
            let file = cluster.resource.span().file;
            return cluster.resource.name() == self.name && template.fits(&estate.anchored(file));
        }
        let id = !self.text.starts_with("arn:") && cluster.resource.name() == self.name;
        id || cluster.name().value.known() == Some(&self.name)
    }
}

impl fmt::Display for ClusterName {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.text)
    }
}

/// Why a link leads nowhere in this run.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum LinkTrouble {
    /// No template of the run declares the cluster.
    NoCluster,
    /// Several clusters of the run go by the name.
    Ambiguous,
}

impl Estate {
    /// The name of a file as seen from the configuration's folder.
    #[must_use]
    pub fn anchored(&self, file: FileId) -> String {
        self.anchor.name(self.sources.name(file))
    }

    /// The cluster that a link of the configuration names for a file: the first link whose pattern fits decides.
    /// Nothing when no link fits, or when the cluster it names is not in the run or not one.
    #[must_use]
    pub fn linked_cluster(&self, file: FileId) -> Option<Cluster<'_>> {
        if self.links.is_empty() {
            return None;
        }
        let name = self.anchored(file);
        let fits = |link: &&Link| link.files.iter().any(|glob| glob.fits(&name));
        let link = self.links.iter().find(fits)?;
        self.cluster_named(&link.cluster).ok()
    }

    /// The one cluster of the run that goes by a name.
    ///
    /// # Errors
    /// When there is none, or more than one.
    pub fn cluster_named(&self, name: &ClusterName) -> Result<Cluster<'_>, LinkTrouble> {
        let mut found = self.clusters().filter(|cluster| name.means(cluster));
        match (found.next(), found.next()) {
            (Some(cluster), None) => Ok(cluster),
            (None, _) => Err(LinkTrouble::NoCluster),
            (Some(_), Some(_)) => Err(LinkTrouble::Ambiguous),
        }
    }

    /// The links that lead to no cluster of this run, although a file of the run fits them.
    pub fn dangling_links(&self) -> impl Iterator<Item = (&Link, LinkTrouble)> {
        let used = |link: &&Link| {
            self.files.iter().any(|file| {
                let name = self.anchored(file.id);
                link.files.iter().any(|glob| glob.fits(&name))
            })
        };
        let used = self.links.iter().filter(used);
        used.filter_map(|link| Some((link, self.cluster_named(&link.cluster).err()?)))
    }
}
