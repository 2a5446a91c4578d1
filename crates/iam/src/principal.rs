//! Who a statement is about. In: one string of `Principal`; out: what kind of principal it is and whether it can be one.
//! Source: IAM User Guide, "AWS JSON policy elements: Principal", as of 2023-05-11.

use fact::{Span, Text};

use crate::{Code, Language, Pattern, Problem, Resource};

/// One principal.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Principal {
    /// The decoded text with its sources.
    pub text: Text,
    /// The bytes of the string.
    pub span: Span,
    /// What it is.
    pub kind: PrincipalKind,
}

/// What a principal is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum PrincipalKind {
    /// `*`, alone or under `AWS`: everybody, also without credentials.
    Everyone,
    /// A whole account: its twelve digits, or its root's ARN.
    Account(String),
    /// A role, user or session by its ARN.
    Identity(Box<Resource>),
    /// A service such as `kafkaconnect.amazonaws.com`.
    Service(String),
    /// A web or SAML identity provider.
    Federated(String),
    /// A canonical user id.
    CanonicalUser(String),
    /// Cannot be told, or cannot be a principal.
    Unknown,
}

impl Principal {
    /// Reads one string under a key of the principal object; `None` is the lone string `"*"`.
    pub(crate) fn read(key: Option<&str>, text: Text, span: Span) -> Self {
        let value = text.as_str().to_owned();
        let kind = match key {
            _ if text.has_hole() && !value.starts_with("arn:") => PrincipalKind::Unknown,
            None | Some("AWS") if value == "*" => PrincipalKind::Everyone,
            Some("AWS") => aws(&text, span),
            Some("Service") => PrincipalKind::Service(value),
            Some("Federated") => PrincipalKind::Federated(value),
            Some("CanonicalUser") => PrincipalKind::CanonicalUser(value),
            _ => PrincipalKind::Unknown,
        };
        Self { text, span, kind }
    }

    /// The service, when it is one.
    #[must_use]
    pub fn service(&self) -> Option<&str> {
        match &self.kind {
            PrincipalKind::Service(name) => Some(name),
            _ => None,
        }
    }

    /// The account it belongs to, where that is known: digits only.
    #[must_use]
    pub fn account(&self) -> Option<&str> {
        match &self.kind {
            PrincipalKind::Account(id) => Some(id),
            PrincipalKind::Identity(arn) => {
                let account = arn.arn()?.account.text.as_str();
                is_account(account).then_some(account)
            }
            _ => None,
        }
    }

    /// What keeps it from being a principal.
    pub(crate) fn problem(&self) -> Option<Problem> {
        let shown = crate::readable(self.text.as_str());
        match &self.kind {
            PrincipalKind::Service(name) => service_problem(name, self.span),
            PrincipalKind::Identity(arn) => {
                let tail = &arn.arn()?.tail;
                if tail.text.starts_with("group/") {
                    let message = format!("`{shown}` is a group, and groups cannot be principals");
                    return Some(Problem::new(Code::Principal, self.span, message));
                }
                let wild = Pattern::read(self.text.as_str(), Language::Wildcards).has_wildcard();
                wild.then(|| {
                    let message =
                        format!("`{shown}` has a wildcard, which no principal's ARN may have");
                    Problem::new(Code::Principal, self.span, message)
                        .help("name the role, or use `*` with a condition on `aws:PrincipalArn`")
                })
            }
            PrincipalKind::Unknown if !self.text.has_hole() => {
                let message = format!("`{shown}` is no principal");
                Some(
                    Problem::new(Code::Principal, self.span, message)
                        .help("give an account id of twelve digits, or the ARN of a role or user"),
                )
            }
            _ => None,
        }
    }
}

fn aws(text: &Text, span: Span) -> PrincipalKind {
    let value = text.as_str();
    if is_account(value) {
        return PrincipalKind::Account(value.to_owned());
    }
    let resource = Resource::read(text, span, Language::Wildcards);
    match resource.arn() {
        Some(arn) if arn.tail.text == "root" && is_account(&arn.account.text) => {
            PrincipalKind::Account(arn.account.text.clone())
        }
        Some(_) => PrincipalKind::Identity(Box::new(resource)),
        // The unique id that AWS shows for a deleted role or user.
        None if value.starts_with("AIDA") || value.starts_with("AROA") => {
            PrincipalKind::CanonicalUser(value.to_owned())
        }
        None => PrincipalKind::Unknown,
    }
}

/// The service principals that people write for MSK and that do not exist, with the one that does. Source: MSK
/// Developer Guide, pages on the execution roles of MSK Connect and MSK Replicator, as of 2026-07-22.
const WRONG_SERVICES: [(&str, &str); 4] = [
    ("msk.amazonaws.com", "kafka.amazonaws.com"),
    ("kafka-connect.amazonaws.com", "kafkaconnect.amazonaws.com"),
    ("mskconnect.amazonaws.com", "kafkaconnect.amazonaws.com"),
    ("kafka-cluster.amazonaws.com", "kafka.amazonaws.com"),
];

fn service_problem(name: &str, span: Span) -> Option<Problem> {
    if name.trim() != name {
        let message = format!(
            "the service principal `{name}` has white space around it, so it matches no service"
        );
        let help = format!("write `{}`", name.trim());
        return Some(Problem::new(Code::Service, span, message).help(help));
    }
    let (_, right) = WRONG_SERVICES.iter().find(|(wrong, _)| *wrong == name)?;
    let message = format!("there is no service principal `{name}`");
    Some(Problem::new(Code::Service, span, message).help(format!("write `{right}`")))
}

/// Whether a text is an account id.
#[must_use]
pub fn is_account(text: &str) -> bool {
    text.len() == 12 && text.bytes().all(|b| b.is_ascii_digit())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn principal(key: Option<&str>, value: &str) -> Principal {
        Principal::read(
            key,
            Text::standing_for(value, Span::default()),
            Span::default(),
        )
    }

    #[test]
    fn kinds() {
        let aws = Some("AWS");
        assert_eq!(principal(None, "*").kind, PrincipalKind::Everyone);
        assert_eq!(principal(aws, "*").kind, PrincipalKind::Everyone);
        let account = PrincipalKind::Account("111122223333".into());
        assert_eq!(principal(aws, "111122223333").kind, account);
        assert_eq!(
            principal(aws, "arn:aws:iam::111122223333:root").kind,
            account
        );
        let role = principal(aws, "arn:aws:iam::111122223333:role/x");
        assert_eq!(role.account(), Some("111122223333"));
        assert!(role.problem().is_none());
        assert_eq!(principal(aws, "arn:aws:iam::\u{FFFC}:root").account(), None);
    }

    #[test]
    fn what_cannot_be_a_principal() {
        let aws = Some("AWS");
        let code = |p: Principal| p.problem().map(|problem| problem.code);
        assert_eq!(
            code(principal(aws, "arn:aws:iam::111122223333:group/x")),
            Some(Code::Principal)
        );
        assert_eq!(
            code(principal(aws, "arn:aws:iam::111122223333:role/x*")),
            Some(Code::Principal)
        );
        assert_eq!(code(principal(aws, "nobody")), Some(Code::Principal));
        assert_eq!(code(principal(aws, "\u{FFFC}")), None);
        let service = Some("Service");
        assert_eq!(
            code(principal(service, " kafkaconnect.amazonaws.com")),
            Some(Code::Service)
        );
        assert_eq!(
            code(principal(service, "msk.amazonaws.com")),
            Some(Code::Service)
        );
        assert_eq!(code(principal(service, "kafka.amazonaws.com")), None);
    }
}
