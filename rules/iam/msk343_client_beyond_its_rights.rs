//! MSK343: a client file whose settings ask for what the principal it names may not do.

use fact::Fact;
use iam::{Doubt, Missing, MskArn, MskKind, Refusal, Request, Target, UseCase, Verdict};
use kafka::client::Role;
use lint::{Findings, Severity};
use model::access::{self, Found, Principal};
use model::{Client, Estate};

use crate::client_files::{self, text};
use crate::principals::soften;

pub(crate) fn check(estate: &Estate, out: &mut Findings<'_>) {
    let named = |client: &Client<'_>| client.file.hints.get("principal").map(str::to_owned);
    let clients: Vec<(Client<'_>, String)> = client_files::all(estate)
        .filter_map(|client| Some((client, named(&client)?)))
        .collect();
    if clients.is_empty() {
        return;
    }
    let everybody = access::everybody(estate);
    for (client, name) in clients {
        let Found::One(principal) = access::one_principal(estate, &everybody, Some(&name)) else {
            continue;
        };
        for (role, case, key) in [
            (Role::Consumer, UseCase::Consumer, "group.id"),
            (
                Role::Producer,
                UseCase::TransactionalProducer,
                "transactional.id",
            ),
        ] {
            if let Some((fact, value)) =
                text(&client, role, key).filter(|(_, value)| is_plain(value))
            {
                judge(principal, case, &fact, key, &value, out);
            }
        }
    }
}

/// A name with a placeholder tells nothing.
fn is_plain(value: &str) -> bool {
    !value.contains("${") && !value.contains("{{")
}

fn judge(
    principal: &Principal,
    case: UseCase,
    fact: &Fact<String>,
    key: &str,
    value: &str,
    out: &mut Findings<'_>,
) {
    let mut target = Target::default();
    match case {
        UseCase::Consumer => target.groups.push(value.to_owned()),
        _ => target.transactional_ids.push(value.to_owned()),
    }
    let missing: Vec<Missing> = case
        .missing(&principal.union, &target, &Request::new())
        .into_iter()
        // A right to write idempotently is the policy's matter: MSK311.
        .filter(|one| one.need.action != "kafka-cluster:WriteDataIdempotently")
        .filter(|one| is_missing(&one.verdict))
        .collect();
    let Some(first) = missing.first() else { return };
    let denied = matches!(
        first.verdict,
        Verdict::No(Refusal::Denied(_) | Refusal::Bounded(_))
    );
    let names: Vec<String> = missing.iter().map(|one| told(one, value)).collect();
    let why = if denied {
        "denied or outside a boundary"
    } else {
        "not allowed"
    };
    let message = format!(
        "`{key}={value}` needs {}, {why} {}",
        names.join(", "),
        principal.looked_at()
    );
    let finding = out.certain(fact.span, &fact.path, message);
    finding
        .detail(key)
        .see(principal.span, principal.who())
        .help(format!(
            "`mskwise access check --as {case}` names what to add; `mskwise access policy --as {case}` writes it"
        ));
    soften(principal, finding, Severity::Error);
}

fn is_missing(verdict: &Verdict) -> bool {
    match verdict {
        Verdict::Yes(_) => false,
        Verdict::No(_) => true,
        Verdict::Depends(doubts) => matches!(doubts[..], [Doubt::Open(_)]),
    }
}

/// The right with the kind of resource it is on, and its name where the setting tells it.
fn told(missing: &Missing, value: &str) -> String {
    let kind = MskArn::of(&missing.need.resource).map(|arn| arn.kind);
    let action = &missing.need.action;
    match kind {
        Some(kind @ (MskKind::Group | MskKind::TransactionalId)) => {
            format!("{action} on {} `{value}`", kind.word())
        }
        Some(kind) => format!("{action} on a {}", kind.word()),
        None => action.clone(),
    }
}
