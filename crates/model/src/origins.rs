//! Where the resources of a synthesised CDK app come from: the construct, and the line of the app that makes it.

use fact::{FileId, Path};

use crate::Estate;

/// The construct a resource comes from.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Origin {
    /// Its path without the `Resource` that every construct ends in: `Prod/Kafka/Orders`.
    pub construct: String,
    /// The innermost place of the app's own code that made it, as the assembly tells: `new Kafka (/app/app.js:31:9)`.
    pub made_at: Option<String>,
}

impl Estate {
    /// The construct of the resource at or above an address of a file, when CDK says so.
    #[must_use]
    pub fn origin(&self, file: FileId, path: &Path) -> Option<Origin> {
        let id = path
            .as_str()
            .strip_prefix("Resources/")?
            .split('/')
            .next()?;
        let template = self.templates.get(self.template_of(file)?)?;
        let written = template.resource(id)?.construct_path()?;
        let trace = self.assemblies.trace(self.sources.name(file), id);
        let own = trace.iter().find(|frame| is_own(frame));
        Some(Origin {
            construct: written.trim_end_matches("/Resource").to_owned(),
            made_at: own.cloned(),
        })
    }
}

/// Whether a frame of a call stack names a line of code that is not a library's.
fn is_own(frame: &str) -> bool {
    let at_line = frame.trim_end_matches(')').rsplit(':').next();
    let numbered = at_line.is_some_and(|line| line.bytes().all(|byte| byte.is_ascii_digit()));
    numbered && !frame.contains("node_modules") && !frame.contains("node:")
}

#[cfg(test)]
mod tests {
    use super::is_own;

    #[test]
    fn frames_of_libraries_and_remarks_are_passed_over() {
        assert!(is_own("new Kafka (/app/app.js:31:9)"));
        assert!(is_own("/app/bin/app.ts:4:1"));
        for other in [
            "new Cluster (/app/node_modules/@aws-cdk/aws-msk-alpha/lib/cluster.js:1:2)",
            "Module._compile (node:internal/modules/cjs/loader:1554:14)",
            "(no user code in 10 frames, use --stack-trace-limit to capture more)",
        ] {
            assert!(!is_own(other), "{other}");
        }
    }
}
