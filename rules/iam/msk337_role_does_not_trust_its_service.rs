//! MSK337: an execution role that the service it is for cannot assume.

use cloudformation::Resource;
use iam::{Code, Pattern, PrincipalKind, UseCase};
use lint::Findings;
use model::Estate;

use crate::{
    mistakes,
    principals::{self, Principal},
};

/// The resources that name an execution role: type, property, and the service that assumes it.
const USERS: [(&str, &str, UseCase); 2] = [
    (
        "AWS::KafkaConnect::Connector",
        "ServiceExecutionRoleArn",
        UseCase::Connect,
    ),
    (
        "AWS::MSK::Replicator",
        "ServiceExecutionRoleArn",
        UseCase::Replicator,
    ),
];

pub(crate) fn check(estate: &Estate, out: &mut Findings<'_>) {
    mistakes::report(estate, out, &[Code::Service], |_, _| {});
    let roles = principals::in_templates(estate);
    for (kind, property, case) in USERS {
        let Some(service) = case.trusted_service() else {
            continue;
        };
        for (_, user) in estate.of_type(kind) {
            let Some((role, property)) = role_of(&user, property, &roles) else {
                continue;
            };
            if may_assume(role, service) || has_wrong_service(role) {
                continue;
            }
            let message = format!(
                "{} runs as {}, which {service} may not assume: it cannot be created",
                user.name(),
                role.name
            );
            out.certain(property.span(), property.path(), message)
                .detail(role.name.clone())
                .help(format!("allow sts:AssumeRole for the service {service} in the role's AssumeRolePolicyDocument"))
                .see(role.span, "the role");
        }
    }
}

/// The role in the same template that a property names.
fn role_of<'p, 't>(
    user: &Resource<'t>,
    property: &str,
    roles: &'p [Principal],
) -> Option<(&'p Principal, cloudformation::Cursor<'t>)> {
    let cursor = user.properties().get(property);
    let target = cursor.target();
    let name = target.value.known()?.resource()?.to_owned();
    let resource = user.template().resource(&name)?;
    let role = roles
        .iter()
        .find(|role| role.span == resource.span() && role.trust.is_some())?;
    Some((role, cursor))
}

fn may_assume(role: &Principal, service: &str) -> bool {
    let assume = Pattern::read_ignoring_case("sts:AssumeRole");
    let Some(trust) = &role.trust else {
        return true;
    };
    let document = &trust.document;
    document.is_partly_unknown()
        || document.allows().any(|statement| {
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
fn has_wrong_service(role: &Principal) -> bool {
    let problems = role
        .trust
        .as_ref()
        .map_or(&[][..], |trust| &trust.document.problems);
    problems.iter().any(|problem| problem.code == Code::Service)
}
