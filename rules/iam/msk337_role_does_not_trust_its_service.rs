//! MSK337: an execution role that the service it is for cannot assume.

use cloudformation::{Cursor, Resource};
use iam::{Code, Document, Pattern, Place, PrincipalKind, UseCase};
use lint::Findings;
use model::Estate;
use model::access::{self, Written};

use crate::mistakes;

/// The resources that name an execution role: type, property, and the service that assumes it.
const USERS: [(&str, &[&str], UseCase); 3] = [
    (
        "AWS::KafkaConnect::Connector",
        &["ServiceExecutionRoleArn"],
        UseCase::Connect,
    ),
    (
        "AWS::MSK::Replicator",
        &["ServiceExecutionRoleArn"],
        UseCase::Replicator,
    ),
    (
        "AWS::KinesisFirehose::DeliveryStream",
        &[
            "MSKSourceConfiguration",
            "AuthenticationConfiguration",
            "RoleARN",
        ],
        UseCase::Firehose,
    ),
];

pub(crate) fn check(estate: &Estate, out: &mut Findings<'_>) {
    mistakes::report(estate, out, &[Code::Service], |_, _| {});
    for (kind, property, case) in USERS {
        let Some(service) = case.trusted_service() else {
            continue;
        };
        for (template, user) in estate.of_type(kind) {
            let property = user.properties().at(property);
            let Some((role, trust)) = role_of(estate, template, &property) else {
                continue;
            };
            if may_assume(&trust.document, service) || has_wrong_service(&trust.document) {
                continue;
            }
            let message = format!(
                "{} runs as role {}, which {service} may not assume: it cannot be created",
                user.name(),
                role.name()
            );
            out.certain(property.span(), property.path(), message)
                .detail(role.name())
                .help(format!("allow sts:AssumeRole for the service {service} in the role's AssumeRolePolicyDocument"))
                .see(role.span(), "the role");
        }
    }
}

/// The role of the run that a property names, with its trust policy.
fn role_of<'e>(
    estate: &'e Estate,
    template: usize,
    property: &Cursor<'e>,
) -> Option<(Resource<'e>, Written)> {
    let (_, role) = estate.surely_behind(template, property)?;
    let trust = role.property("AssumeRolePolicyDocument");
    let written = access::at(&role, &trust, Place::Trust, role.name())?;
    Some((role, written))
}

fn may_assume(trust: &Document, service: &str) -> bool {
    let assume = Pattern::read_ignoring_case("sts:AssumeRole");
    trust.is_partly_unknown()
        || trust.allows().any(|statement| {
            !statement.speaks_of(&assume).is_no()
                && statement
                    .principals
                    .items()
                    .iter()
                    .any(|principal| match &principal.kind {
                        PrincipalKind::Service(name) => name == service,
                        PrincipalKind::Everyone | PrincipalKind::Unknown => true,
                        _ => false,
                    })
        })
}

/// A name that is almost right is reported where it stands.
fn has_wrong_service(trust: &Document) -> bool {
    trust
        .problems
        .iter()
        .any(|problem| problem.code == Code::Service)
}
