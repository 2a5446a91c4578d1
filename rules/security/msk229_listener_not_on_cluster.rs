//! MSK229: a client that authenticates in a way its cluster does not offer.

use fact::{Confidence, Hit, Path, Span};
use kafka::Scope;
use lint::Findings;
use model::{Cluster, ClusterKind, Estate, SettingsFile, facts};

use crate::{
    bootstrap::{self, Address},
    bound,
    witness::Together,
};

/// How a client speaks, where that is told without contradiction.
struct Spoken {
    protocol: String,
    /// Empty when the client does not say, or needs none.
    mechanism: String,
    is_public: bool,
    /// Where it says so.
    at: Span,
    path: Path,
}

pub(crate) fn check(estate: &Estate, out: &mut Findings<'_>) {
    for file in estate.clients() {
        let Some(spoken) = spoken(file) else { continue };
        let addresses = bootstrap::of_file(file);
        let by_address = addresses.iter().any(Address::is_serverless);
        match bound::told(estate, file) {
            Some((cluster, sure)) if cluster.kind == ClusterKind::Provisioned => {
                provisioned(file, &cluster, &spoken, sure, out);
            }
            Some((_, sure)) => serverless(&spoken, sure, out),
            None if by_address => serverless(&spoken, Confidence::High, out),
            None => {}
        }
    }
}

/// What the client speaks: protocols that are plain, or that its port contradicts, have rules of their own.
fn spoken(file: &SettingsFile) -> Option<Spoken> {
    let door = bootstrap::of_file(file)
        .iter()
        .find_map(|address| Some((address.door()?, address.span)));
    let protocol = bootstrap::protocol(file);
    let mechanism = bootstrap::mechanism(file);
    let speaks = match (&protocol, door) {
        (Some((protocol, _)), Some((door, _))) if *protocol != door.protocol => return None,
        (Some((protocol, _)), _) => protocol.clone(),
        (None, _) => return None,
    };
    let named = mechanism.as_ref().map_or("", |(name, _)| name.as_str());
    if let Some((door, _)) = door
        && !door.mechanisms.is_empty()
        && !named.is_empty()
        && !door.takes(named)
    {
        return None;
    }
    let (name, at, key) = match (speaks.as_str(), mechanism.as_ref(), &protocol) {
        ("SASL_SSL", Some((name, span)), _) => (name.clone(), *span, "sasl.mechanism"),
        ("SASL_SSL", None, Some((_, span))) => {
            let by_port = door.and_then(|(door, _)| door.mechanisms.first());
            ((*by_port?).to_owned(), *span, "security.protocol")
        }
        ("SSL", _, Some((_, span))) => (String::new(), *span, "security.protocol"),
        _ => return None,
    };
    Some(Spoken {
        protocol: speaks,
        mechanism: name,
        is_public: door.is_some_and(|(door, _)| door.scope == Scope::Public),
        at,
        path: file.path.child(key),
    })
}

fn serverless(spoken: &Spoken, sure: Confidence, out: &mut Findings<'_>) {
    if is_iam(&spoken.mechanism) || !offered_somewhere(spoken) {
        return;
    }
    let hit = Hit::certain().at_most(sure);
    let message = format!(
        "{} does not work with MSK Serverless: {}",
        told(spoken),
        facts::limit("auth.serverless_methods").statement
    );
    out.at(spoken.at, &spoken.path, &hit, message)
        .help("set security.protocol=SASL_SSL and sasl.mechanism=AWS_MSK_IAM, with port 9098");
}

fn provisioned(
    file: &SettingsFile,
    cluster: &Cluster<'_>,
    spoken: &Spoken,
    sure: Confidence,
    out: &mut Findings<'_>,
) {
    let name = cluster.resource.name();
    let (iam, scram, tls) = (cluster.iam(), cluster.scram(), cluster.mutual_tls());
    let plaintext = cluster.client_broker();
    let missing = match (spoken.protocol.as_str(), spoken.mechanism.as_str()) {
        _ if let Some(hit) = plaintext.holds(|mode| mode == "PLAINTEXT") => Some((
            hit,
            plaintext.span,
            format!("cluster {name} takes PLAINTEXT only"),
        )),
        (_, mechanism) if is_iam(mechanism) => iam.holds(|on| !on).map(|hit| {
            (
                hit,
                iam.span,
                format!("cluster {name} has no IAM access control"),
            )
        }),
        (_, mechanism) if mechanism.starts_with("SCRAM-") => scram
            .holds(|on| !on)
            .map(|hit| (hit, scram.span, format!("cluster {name} has no SASL/SCRAM"))),
        ("SSL", _) => {
            let anyone = cluster.unauthenticated();
            let sasl = iam.and(&scram.value);
            let only_sasl = sasl.holds(|(iam, scram)| *iam || *scram);
            let no_tls = tls.holds(|on| !on);
            let closed = anyone.holds(|on| !on);
            match (only_sasl, no_tls, closed) {
                (Some(hit), Some(no_tls), Some(closed)) => Some((
                    hit.and(&no_tls).and(&closed),
                    iam.span,
                    format!("cluster {name} admits clients by SASL only"),
                )),
                (_, None, Some(closed)) if !has_certificate(file) => {
                    tls.holds(|on| *on).map(|hit| {
                        let why = format!(
                            "cluster {name} asks for a certificate, and no keystore is set"
                        );
                        (hit.and(&closed), tls.span, why)
                    })
                }
                _ => None,
            }
        }
        _ => None,
    };
    let public = cluster.public();
    let missing = missing.or_else(|| {
        let private = public.holds(|on| !on).filter(|_| spoken.is_public)?;
        Some((
            private,
            public.span,
            format!("cluster {name} has no public access, and the port is a public one"),
        ))
    });
    let Some((hit, span, why)) = missing else {
        return;
    };
    let hit = Hit {
        span: None,
        ..hit.at_most(sure)
    };
    let message = format!("{} does not get in: {why}", told(spoken));
    out.at(spoken.at, &spoken.path, &hit, message)
        .see(span, "the cluster's side")
        .help("use a way that the cluster offers, or switch this one on in ClientAuthentication of the cluster");
}

fn told(spoken: &Spoken) -> String {
    match spoken.mechanism.as_str() {
        "" => format!("`{}` without SASL", spoken.protocol),
        mechanism => format!("`{}` with {mechanism}", spoken.protocol),
    }
}

fn is_iam(mechanism: &str) -> bool {
    matches!(mechanism, "AWS_MSK_IAM" | "OAUTHBEARER")
}

/// A mechanism that MSK has nowhere is the fault of another rule.
fn offered_somewhere(spoken: &Spoken) -> bool {
    spoken.mechanism.is_empty()
        || kafka::msk_ports()
            .iter()
            .any(|port| port.takes(&spoken.mechanism))
}

/// Whether the client shows a certificate of its own; a keystore may also be named on the command line, in Java only.
fn has_certificate(file: &SettingsFile) -> bool {
    bootstrap::sets(
        file,
        &[
            "ssl.keystore.location",
            "ssl.keystore.certificate.chain",
            "ssl.keystore.key",
            "ssl.certificate.location",
            "ssl.certificate.pem",
            "ssl.engine.factory.class",
        ],
    )
}
