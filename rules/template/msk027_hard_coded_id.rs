//! MSK027: the id of something in one account and Region, written into a template that may go elsewhere.

use lint::Findings;
use model::Shaped;

use crate::scaling::is_literal;

pub(crate) fn check(shaped: &Shaped<'_>, out: &mut Findings<'_>) {
    for written in &shaped.values {
        // Plans, states and descriptions are of one account and Region by nature.
        if written.resource.template().is_foreign() || !is_literal(&written.cursor) {
            continue;
        }
        let value = written.cursor.string();
        let mut told = ("", String::new());
        let Some(hit) = value.holds(|text| {
            let what = what_it_is(text);
            if let Some(what) = what {
                told = (what, text.clone());
            }
            what.is_some()
        }) else {
            continue;
        };
        let (what, text) = told;
        let message = format!(
            "`{text}` is the id of one {what}: the template fits one account and Region only",
        );
        out.add(&value, &hit, message)
            .help("make it a parameter, or refer to the resource");
    }
}

/// What a text names, if it is an id that AWS gave.
fn what_it_is(text: &str) -> Option<&'static str> {
    let id = |prefix: &str| {
        text.strip_prefix(prefix).is_some_and(|rest| {
            matches!(rest.len(), 8 | 17) && rest.bytes().all(|byte| byte.is_ascii_hexdigit())
        })
    };
    if id("subnet-") {
        return Some("subnet");
    }
    if id("sg-") {
        return Some("security group");
    }
    if id("vpc-") {
        return Some("VPC");
    }
    let mut parts = text.strip_prefix("arn:")?.splitn(5, ':').skip(3);
    let account = parts.next()?;
    (account.len() == 12 && account.bytes().all(|byte| byte.is_ascii_digit()))
        .then_some("resource of one account")
}
