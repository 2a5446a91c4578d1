//! MSK634: request threads that do not fit the broker size or each other.

use fact::Hit;
use kafka::Kind;
use lint::Findings;
use model::{
    Estate, Scope,
    facts::{BrokerSize, SizeKind, limit},
};

use crate::{
    effective::count,
    replication::is_free,
    witness::{self, Together},
};

const IO: &str = "num.io.threads";
const NETWORK: &str = "num.network.threads";

pub(crate) fn check(estate: &Estate, out: &mut Findings<'_>) {
    for scope in estate.scopes() {
        if is_free(&scope) == fact::Value::Known(false) {
            continue;
        }
        // One cause, one finding: too many, else too few, else raised in the wrong order.
        let _ = too_many(&scope, out) || too_few(&scope, out) || network_alone(&scope, out);
    }
}

fn too_many(scope: &Scope<'_>, out: &mut Findings<'_>) -> bool {
    let io = count(scope, IO);
    let known = io.and(&scope.vcpu());
    let found = witness::find(&known, |(io, vcpu)| {
        io.is_declared() && io.value > i64::from(*vcpu).max(usual_io())
    });
    let Some((hit, (io_is, vcpu))) = found else {
        return false;
    };
    let message = format!(
        "{IO} is {io_is} on brokers of {vcpu} vCPUs: the threads take turns instead of working side by side"
    );
    out.add(&io, &hit, message)
        .help(format!("leave it at {} or set it to the vCPUs", usual_io()));
    true
}

fn too_few(scope: &Scope<'_>, out: &mut Findings<'_>) -> bool {
    let Some(cluster) = scope.cluster else {
        return false;
    };
    let size = cluster.size();
    let io = count(scope, IO);
    let known = io.and(&size.value);
    let found = witness::find(&known, |(io, size)| {
        advised(size).is_some_and(|advised| io.value < i64::from(advised))
    });
    let Some((hit, (io_is, one))) = found else {
        return false;
    };
    let (name, advised) = (one.name, advised(one).unwrap_or_default());
    let message = format!(
        "{IO} is {io_is}, and AWS advises {advised} on {name}: requests wait for threads while vCPUs idle"
    );
    let finding = out.add(&io, &hit, message);
    finding.help(format!("set {IO}={advised}"));
    finding.see(size.span, "the size");
    true
}

/// The I/O threads AWS advises for a size, where it does.
fn advised(size: &BrokerSize) -> Option<u32> {
    match &size.kind {
        SizeKind::Standard(standard) => standard.threads_advised.map(|threads| threads.io),
        SizeKind::Express(_) => None,
    }
}

fn network_alone(scope: &Scope<'_>, out: &mut Findings<'_>) -> bool {
    let Some(usual) = limit("broker.network_threads_default").number() else {
        return false;
    };
    let network = scope.declared(NETWORK);
    let raised = network.holds(|text| text.parse::<f64>().is_ok_and(|number| number > usual));
    let io = scope.declared(IO);
    let left = io.holds_for(|text| {
        text.is_none_or(|text| text.parse::<i64>().is_ok_and(|number| number <= usual_io()))
    });
    let (Some(raised), Some(left)) = (raised, left) else {
        return false;
    };
    let span = raised.span;
    let hit = Hit {
        span,
        ..raised.and(&left)
    };
    let told = network.value.by_default().map_or("", String::as_str);
    let message = format!(
        "{NETWORK} = `{told}` is above {usual} while {IO} is not raised: requests pile up in the queue between them"
    );
    out.add(&network, &hit, message).help(format!(
        "raise {IO} first; {NETWORK} is half the vCPUs at most"
    ));
    true
}

/// Kafka's default, which is MSK's as well.
fn usual_io() -> i64 {
    kafka::usual(Kind::Broker, IO).unwrap_or(i64::MAX)
}
