//! What a rule is: a page, a check, and where Guard can say the same, its Guard twin.

use model::{Estate, Shaped};

use crate::{Findings, Page, PageError, Profile, SuppressionUse};

/// How a rule looks for faults.
#[derive(Clone, Copy)]
pub enum Check {
    /// Over the estate.
    Estate(fn(&Estate, &mut Findings<'_>)),
    /// Over what was written of MSK's resources, beside its CloudFormation shape.
    Shaped(fn(&Shaped<'_>, &mut Findings<'_>)),
    /// Over the suppressions of the run, after all other rules have spoken.
    Suppressions(fn(&[SuppressionUse<'_>], &mut Findings<'_>)),
}

/// A rule as the `rules` crate registers it.
#[derive(Clone, Copy)]
pub struct Rule {
    /// The stem that page and check share, such as `msk101_replication_below_az_count`.
    pub stem: &'static str,
    /// The family's folder, such as `durability`.
    pub family: &'static str,
    /// The text of the page.
    pub page: &'static str,
    /// The check.
    pub check: Check,
    /// The profile its page puts it in.
    pub profile: Profile,
    /// The text of the Guard twin.
    pub guard: Option<&'static str>,
}

impl Rule {
    /// `MSK101`, from the stem: cheap, the page is not read.
    #[must_use]
    pub fn id(&self) -> String {
        self.stem
            .split('_')
            .next()
            .unwrap_or("")
            .to_ascii_uppercase()
    }

    /// `replication-below-az-count`, from the stem.
    #[must_use]
    pub fn name(&self) -> String {
        let (_, slug) = self.stem.split_once('_').unwrap_or(("", self.stem));
        slug.replace('_', "-")
    }

    /// The page, read anew.
    ///
    /// # Errors
    /// When the page is not well-formed; a test over all pages keeps that from shipping.
    pub fn read_page(&self) -> Result<Page, PageError> {
        Page::parse(self.page)
    }
}

impl std::fmt::Debug for Rule {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(self.stem)
    }
}
