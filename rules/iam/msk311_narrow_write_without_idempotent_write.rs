//! MSK311: writing to some topics only, without the cluster's right to write idempotently.

use crate::principals::soften;
use iam::{Grant, MskArn, Pattern, Resource};
use lint::{Findings, Severity};
use model::access::{Principal, inner};
use model::{Estate, SettingsFile};

use crate::companions::{is_misplaced, same_cluster};

const WRITE: &str = "kafka-cluster:WriteData";
const IDEMPOTENT: &str = "kafka-cluster:WriteDataIdempotently";

pub(crate) fn check(estate: &Estate, out: &mut Findings<'_>) {
    for principal in estate.principals() {
        let severity = match idempotence(estate, principal) {
            Some(false) => continue,
            Some(true) => Severity::Error,
            None => Severity::Warning,
        };
        if is_misplaced(principal, IDEMPOTENT) {
            continue;
        }
        let idempotent = principal.union.grants(IDEMPOTENT);
        let writes = principal.union.grants(WRITE);
        let narrow = writes.iter().find(|grant| {
            let Some(resource) = grant.resource else {
                return false;
            };
            grant.sure
                && principal.written(grant.policy).is_some()
                && is_narrow(resource)
                && !of_connect(resource)
                && !reaches(&idempotent, resource)
                && !writes.iter().any(|other| covers_cluster(other, resource))
        });
        let Some(grant) = narrow else { continue };
        let (span, path) = principal.place(grant);
        let message = format!(
            "{WRITE} is allowed on some topics only, and {IDEMPOTENT} on no cluster {}: producers with idempotence on, \
             the default of Java clients since Kafka 3.0, fail",
            principal.looked_at(),
        );
        let at = grant
            .action
            .map_or(span, |action| inner(&action.text, span));
        let finding = out.certain(at, &path, message);
        finding.help(format!(
            "allow {IDEMPOTENT} on the cluster's ARN, or set enable.idempotence=false in the producer"
        ));
        soften(principal, finding, severity);
    }
}

/// What the client files of the run that may be this principal's say of idempotence; the more demanding one when they
/// differ.
fn idempotence(estate: &Estate, principal: &Principal) -> Option<bool> {
    let theirs = |file: &&SettingsFile| {
        let named = file.hints.get("principal");
        named.is_none_or(|name| principal.is_called(name))
    };
    let said = |file: &SettingsFile| {
        let value = |key: &str| {
            file.properties
                .get(key)
                .map(|entry| entry.value().trim().to_owned())
        };
        let switch = value("enable.idempotence").and_then(|text| text.parse().ok());
        value("transactional.id").map(|_| true).or(switch)
    };
    estate.clients().filter(theirs).filter_map(said).max()
}

/// Whether a pattern names single topics: its part for the topic is known and is no lone star.
fn is_narrow(resource: &Resource) -> bool {
    let Some(arn) = MskArn::of(resource) else {
        return false;
    };
    let open = |part: &iam::Part| part.pattern.is_star() || part.pattern.has_hole();
    let last = arn.rest.as_ref().or(arn.uuid.as_ref()).unwrap_or(&arn.name);
    !open(last)
}

/// Whether a pattern names the topics in which MSK Connect keeps its own state: its workers write there without
/// idempotence (Kafka Connect sets `enable.idempotence=false` for its own producers).
fn of_connect(resource: &Resource) -> bool {
    let own = Pattern::read_ignoring_case("__amazon_msk_connect_*");
    MskArn::of(resource)
        .and_then(|arn| arn.rest)
        .is_some_and(|topic| own.contains(&topic.pattern))
}

/// Whether the cluster of a topic pattern is among the clusters of the grants.
fn reaches(grants: &[Grant<'_>], topics: &Resource) -> bool {
    grants.iter().any(|grant| {
        grant
            .resource
            .is_none_or(|cluster| same_cluster(cluster, topics))
    })
}

/// Whether a grant is on every topic of the cluster that another names topics of.
fn covers_cluster(grant: &Grant<'_>, narrow: &Resource) -> bool {
    grant
        .resource
        .is_none_or(|wide| !is_narrow(wide) && same_cluster(wide, narrow))
}
