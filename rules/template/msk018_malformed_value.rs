//! MSK018: a text that does not have the form of what it should be: an ARN of another service, an id of another kind.

use lint::{Findings, Severity};
use model::{
    Shaped,
    facts::{Kind, Pattern, limit},
};

use crate::addresses::named;

/// Ids of EC2: CloudFormation's name of the form, and what the id begins with.
const IDS: &[(&str, &str)] = &[
    ("AWS::EC2::SecurityGroup.Id", "sg-"),
    ("AWS::EC2::Subnet.Id", "subnet-"),
    ("AWS::EC2::VPC.Id", "vpc-"),
];

pub(crate) fn check(shaped: &Shaped<'_>, out: &mut Findings<'_>) {
    for written in &shaped.values {
        let property = written.property;
        if property.kind != Kind::String {
            continue;
        }
        let value = written.cursor.string();
        let name = named(written.cursor.path());
        let pattern = property.pattern.as_deref();
        let read = pattern.and_then(Pattern::read);
        let refused = |text: &String| read.as_ref().is_some_and(|read| !read.fits(text));
        if let Some(hit) = value.holds(refused) {
            let told = value.value.possible().find(|text| refused(text));
            let told = told.map_or("", String::as_str);
            let message = format!(
                "`{told}` is no {name}, which CloudFormation takes only in the form {}",
                pattern.unwrap_or_default(),
            );
            out.add(&value, &hit, message)
                .help("write the whole value, or refer to the resource with !Ref or !GetAtt");
            continue;
        }
        let Some((_, prefix)) = IDS
            .iter()
            .find(|(format, _)| property.format == Some(format))
        else {
            continue;
        };
        let no_id = |text: &String| !is_id(text, prefix);
        if let Some(hit) = value.holds(no_id) {
            let told = value.value.possible().find(|text| no_id(text));
            let message = format!(
                "`{}` is no id that AWS gives out: those begin with `{prefix}` and end in {} hexadecimal digits",
                told.map_or("", String::as_str),
                lengths()
                    .map(|one| one.to_string())
                    .collect::<Vec<_>>()
                    .join(" or "),
            );
            out.add(&value, &hit, message)
                .severity(Severity::Warning)
                .help("write the id as `aws ec2 describe-…` shows it, or refer to the resource");
        }
    }
}

fn lengths() -> impl Iterator<Item = usize> {
    let told = limit("topology.id_digits").numbers();
    told.iter().map(|digits| *digits as usize)
}

fn is_id(text: &str, prefix: &str) -> bool {
    text.strip_prefix(prefix).is_some_and(|digits| {
        digits.chars().all(|digit| digit.is_ascii_hexdigit())
            && lengths().any(|length| length == digits.len())
    })
}
