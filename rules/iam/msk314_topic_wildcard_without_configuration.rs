//! MSK314: `*Topic` without a final star, which leaves the topics' settings out.

use crate::principals::soften;
use lint::{Findings, Severity};
use model::Estate;
use model::access::inner;

pub(crate) fn check(estate: &Estate, out: &mut Findings<'_>) {
    for principal in estate.principals() {
        let settings = [
            "kafka-cluster:DescribeTopicDynamicConfiguration",
            "kafka-cluster:AlterTopicDynamicConfiguration",
        ];
        if settings
            .iter()
            .any(|action| !principal.union.grants(action).is_empty())
        {
            continue;
        }
        for (policy, statement) in principal.union.statements() {
            let Some(written) = principal.written(policy).filter(|_| statement.is_allow()) else {
                continue;
            };
            let narrow = |action: &&iam::Action| {
                action.as_str().eq_ignore_ascii_case("kafka-cluster:*Topic")
            };
            if let Some(action) = statement.actions.only().iter().find(narrow) {
                let name = action.as_str();
                let message = format!(
                    "`{name}` creates, describes, alters and deletes topics, but neither reads nor changes their settings, \
                     and it neither reads nor writes data"
                );
                let finding = out.certain(
                    inner(&action.text, action.span),
                    &written.at(statement),
                    message,
                );
                finding.help("write `kafka-cluster:*Topic*` where the settings are meant too, or list the actions");
                soften(principal, finding, Severity::Note);
            }
        }
    }
}
