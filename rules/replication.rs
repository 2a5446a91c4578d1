//! Who decides how many copies there are, and the two internal topics whose copies are set apart.

use fact::Value;
use lint::Findings;
use model::{Cluster, ClusterKind, Estate, Scope, SettingsFile, Topic, facts::BrokerClass};

use crate::{
    effective::{self, count, if_told},
    witness::{self, Together},
};

/// The factor of topics that are created without one.
pub(crate) const FACTOR: &str = "default.replication.factor";
/// The factor of the topic behind transactions.
pub(crate) const TRANSACTION_FACTOR: &str = "transaction.state.log.replication.factor";
/// How many of its copies must have a record.
pub(crate) const TRANSACTION_MIN_INSYNC: &str = "transaction.state.log.min.isr";
/// Whether a copy that has fallen behind may become leader.
pub(crate) const UNCLEAN: &str = "unclean.leader.election.enable";
/// How many copies must have a record before `acks=all` is answered.
pub(crate) const MIN_INSYNC: &str = "min.insync.replicas";

/// Whether users decide on copies: false on Express brokers, where MSK fixes them; true when nothing says so.
/// False as well for a broker that somebody runs alone: how many copies it can keep is not MSK's affair.
pub(crate) fn is_free(scope: &Scope<'_>) -> Value<bool> {
    if !is_for_msk(scope) {
        return Value::Known(false);
    }
    if_told(scope.class()).map(|class| class != Some(BrokerClass::Express))
}

/// Whether settings may be meant for MSK: a loose file that names directories is that of a broker run by hand, such
/// as the sample that comes with Kafka.
pub(crate) fn is_for_msk(scope: &Scope<'_>) -> bool {
    let names = |file: &SettingsFile| file.first_of(&["log.dirs", "log.dir"]).is_some();
    !scope.file.is_some_and(names)
}

/// The same for a topic: its cluster may be Express or Serverless.
pub(crate) fn is_free_for(topic: &Topic<'_>) -> Value<bool> {
    match topic.cluster() {
        Some(cluster) => may_be_standard(&cluster),
        None => Value::Known(true),
    }
}

/// Reports a declared factor of an internal topic that leaves a zone without a copy, or only one copy at all.
/// `what` the topic holds, and what a `single` copy of it means.
pub(crate) fn internal_topic(
    estate: &Estate,
    out: &mut Findings<'_>,
    key: &str,
    (what, single): (&str, &str),
) {
    for scope in estate.scopes() {
        let factor = count(&scope, key);
        let known = factor.and(&if_told(scope.zones())).and(&is_free(&scope));
        let low = witness::find(&known, |((factor, zones), free)| {
            *free
                && factor.is_declared()
                && (factor.value == 1 || zones.is_some_and(|zones| factor.value < zones))
        });
        let Some((hit, ((factor_is, zones), _))) = low else {
            continue;
        };
        let message = match zones {
            Some(zones) if factor_is.value > 1 => format!(
                "{key} is {factor_is}, below the {zones} Availability Zones of {}: a zone has no copy of {what}",
                scope.subject(),
            ),
            _ => format!("{key} is {factor_is}: {single}"),
        };
        let finding = out.add(&factor, &hit, message);
        finding.help(format!(
            "set {key} to the number of Availability Zones, or leave it to Kafka's default"
        ));
        if let Some(zones) = zones {
            finding.replace(format!("set {key} to {zones}"), false, zones.to_string());
            if let Some(span) = scope.zones_at() {
                finding.see(span, format!("{zones} client subnets, one per zone"));
            }
        }
    }
}

/// Reports where a minimum of in-sync copies leaves no room for a broker to be away: `least` is at least `factor`.
pub(crate) fn no_room(
    scope: &Scope<'_>,
    out: &mut Findings<'_>,
    (least_key, factor_key): (&str, &str),
    consequences: (&str, &str),
) {
    let (least, factor) = (count(scope, least_key), count(scope, factor_key));
    let place = effective::declared_first(&least, &factor).clone();
    let zones = scope.zones().map(Some).known_or(|_| None);
    let pair = least.and(&factor.value).and(&is_free(scope)).and(&zones);
    // A minimum of one leaves nothing to wait for, a single copy has a rule of its own, and so have copies below the
    // number of zones: raising them mends both.
    let found = witness::find(&pair, |(((least, factor), free), zones)| {
        let too_few = !least.is_declared() && zones.is_some_and(|zones| factor.value < zones);
        *free
            && !too_few
            && least.value > 1
            && least.value >= factor.value
            && (least.is_declared() || factor.is_declared() && factor.value > 1)
    });
    let Some((mut hit, (((least_is, factor_is), _), _))) = found else {
        return;
    };
    // The pair points at the first of the two; the finding belongs where somebody wrote something.
    if !least_is.is_declared() {
        hit.span = factor
            .holds(|one| *one == factor_is)
            .and_then(|hit| hit.span);
    }
    let message = if least_is.value == factor_is.value {
        let (while_away, _) = consequences;
        format!("{least_key} is {least_is}, as many as {factor_key}, {factor_is}: {while_away}")
    } else {
        let (_, never) = consequences;
        format!("{least_key} is {least_is}, more than {factor_key}, {factor_is}: {never}")
    };
    let finding = out.add(&place, &hit, message);
    // One copy per zone would mend it too: then it is told beside the lack of copies.
    let mended = scope.zones();
    if mended
        .holds(|zones| factor_is.value < *zones && least_is.value < *zones)
        .is_some()
    {
        finding.see(factor.span, format!("{factor_key} is {factor_is}"));
    }
    let room = factor_is.value - 1;
    if least_is.is_declared() && room >= 1 {
        finding.help(format!(
            "set {least_key} to {room}, one less than the copies"
        ));
        finding.replace(
            format!("set {least_key} to {room}"),
            false,
            room.to_string(),
        );
    } else {
        finding.help(format!(
            "raise {factor_key} above {}, so that one broker may be away",
            least_is.value
        ));
    }
}

/// Whether a cluster has Standard brokers; unknown for a size that cannot be told.
pub(crate) fn is_standard(cluster: &Cluster<'_>) -> Value<bool> {
    match cluster.kind {
        ClusterKind::Provisioned => cluster
            .class()
            .value
            .map(|class| class == BrokerClass::Standard),
        ClusterKind::Serverless => Value::Known(false),
    }
}

/// Whether a cluster may have Standard brokers: false on Express and Serverless, true when nothing says so.
pub(crate) fn may_be_standard(cluster: &Cluster<'_>) -> Value<bool> {
    match cluster.kind {
        ClusterKind::Provisioned => {
            if_told(cluster.class().value).map(|class| class != Some(BrokerClass::Express))
        }
        ClusterKind::Serverless => Value::Known(false),
    }
}
