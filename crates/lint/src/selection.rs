//! Which rules run, and how severe they are.

use std::collections::BTreeMap;

use model::FileGlob;

use crate::{Page, Rule, Severity};

/// Names one rule, a family, or all.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Selector {
    /// Every rule.
    All,
    /// The start of an id: `MSK1` is the family of durability, `MSK101` one rule.
    Id(String),
    /// A rule's name.
    Name(String),
    /// A family's folder, such as `storage`.
    Family(String),
    /// The id of another tool's rule, such as `CKV_AWS_81`.
    Peer(String),
}

/// A selector that fits no rule.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("`{selector}` names no rule, family or rule of another tool{}", nearest.as_ref().map(|n| format!("; did you mean `{n}`?")).unwrap_or_default())]
pub struct SelectionError {
    /// What was asked for.
    pub selector: String,
    /// The nearest known name.
    pub nearest: Option<String>,
}

/// What a run was told about rules.
#[derive(Clone, Debug, Default)]
pub struct Selection {
    /// Only these; empty means all that are on by default.
    pub select: Vec<Selector>,
    /// Not these.
    pub ignore: Vec<Selector>,
    /// Another severity for a rule, by id.
    pub severities: BTreeMap<String, Severity>,
    /// `prod` when `None`.
    pub profile: Option<String>,
    /// Rules that no suppression silences.
    pub locked: Vec<Selector>,
    /// What differs for some files; later ones win.
    pub paths: Vec<PathSelection>,
}

/// What a run was told about the rules in some files.
#[derive(Clone, Debug, Default)]
pub struct PathSelection {
    /// Which files.
    pub files: Vec<FileGlob>,
    /// Not these rules, besides those ignored everywhere.
    pub ignore: Vec<Selector>,
    /// Other severities, by rule id.
    pub severities: BTreeMap<String, Severity>,
    /// The profile there.
    pub profile: Option<String>,
}

impl Selector {
    /// Reads what a user typed.
    ///
    /// # Errors
    /// When it fits no rule.
    pub fn parse(text: &str, rules: &[Rule]) -> Result<Self, SelectionError> {
        let upper = text.to_ascii_uppercase();
        if upper == "ALL" {
            return Ok(Self::All);
        }
        if upper.starts_with("MSK") && rules.iter().any(|rule| rule.id().starts_with(&upper)) {
            return Ok(Self::Id(upper));
        }
        if rules.iter().any(|rule| rule.name() == text) {
            return Ok(Self::Name(text.to_owned()));
        }
        if rules.iter().any(|rule| rule.family == text) {
            return Ok(Self::Family(text.to_owned()));
        }
        let covers = |rule: &Rule| {
            rule.page.contains(text) && rule.read_page().is_ok_and(|page| covers(&page, text))
        };
        if rules.iter().any(covers) {
            return Ok(Self::Peer(text.to_owned()));
        }
        let names: Vec<String> = rules
            .iter()
            .flat_map(|rule| [rule.id(), rule.name()])
            .chain(rules.iter().map(|rule| rule.family.to_owned()))
            .collect();
        let all = || names.iter().map(String::as_str);
        let nearest = model::facts::nearest(text, all().filter(|name| !name.starts_with("MSK")))
            .or_else(|| {
                model::facts::nearest(&upper, all().filter(|name| name.starts_with("MSK")))
            });
        Err(SelectionError {
            selector: text.to_owned(),
            nearest: nearest.map(str::to_owned),
        })
    }

    /// Whether it names a rule.
    #[must_use]
    pub fn fits(&self, rule: &Rule) -> bool {
        match self {
            Self::All => true,
            Self::Id(start) => rule.id().starts_with(start.as_str()),
            Self::Name(name) => rule.name() == *name,
            Self::Family(family) => rule.family == family,
            Self::Peer(id) => {
                rule.page.contains(id.as_str())
                    && rule.read_page().is_ok_and(|page| covers(&page, id))
            }
        }
    }
}

fn covers(page: &Page, peer: &str) -> bool {
    page.also.iter().any(|also| also == peer)
}

impl Selection {
    /// What holds in one file.
    #[must_use]
    pub fn in_file(&self, name: &str) -> Self {
        let mut here = Self {
            paths: Vec::new(),
            ..self.clone()
        };
        let fits = |path: &&PathSelection| path.files.iter().any(|glob| glob.fits(name));
        for path in self.paths.iter().filter(fits) {
            here.ignore.extend(path.ignore.iter().cloned());
            here.severities.extend(path.severities.clone());
            if path.profile.is_some() {
                here.profile.clone_from(&path.profile);
            }
        }
        here
    }

    /// Whether a rule runs somewhere.
    #[must_use]
    pub fn runs_somewhere(&self, rule: &Rule) -> bool {
        let elsewhere = |path: &PathSelection| {
            let there = Self {
                profile: path.profile.clone().or_else(|| self.profile.clone()),
                paths: Vec::new(),
                ..self.clone()
            };
            there.runs(rule)
        };
        self.runs(rule) || self.paths.iter().any(elsewhere)
    }

    /// Whether no suppression may silence a rule.
    #[must_use]
    pub fn locks(&self, rule: &Rule) -> bool {
        self.locked.iter().any(|selector| selector.fits(rule))
    }

    /// Whether a rule runs. Naming a rule outright switches it on whatever its profile.
    #[must_use]
    pub fn runs(&self, rule: &Rule) -> bool {
        if self.ignore.iter().any(|selector| selector.fits(rule)) {
            return false;
        }
        let outright =
            |selector: &Selector| !matches!(selector, Selector::All) && selector.fits(rule);
        if self.select.iter().any(outright) {
            return true;
        }
        let asked =
            self.select.is_empty() || self.select.iter().any(|selector| selector.fits(rule));
        asked
            && rule
                .profile
                .runs_under(self.profile.as_deref().unwrap_or("prod"))
    }
}
