//! MSK608: a value that is not of its setting's type.

use kafka::{BadValue, Type};
use lint::Findings;
use model::Estate;

use crate::judged::{self, Why};

pub(crate) fn check(estate: &Estate, out: &mut Findings<'_>) {
    for refused in judged::everywhere(estate) {
        if !refused.why.is_type() {
            continue;
        }
        let Why::Kafka(bad) = &refused.why else {
            continue;
        };
        let message = format!(
            "{} = `{}` {bad}: {}",
            refused.key, refused.value, refused.so
        );
        let finding = out.at(refused.at, &refused.path, &refused.hit, message);
        match meant(bad, &refused.value) {
            Some(meant) => {
                finding
                    .help(format!("write {}={meant}", refused.key))
                    .replace(format!("write {meant}"), false, meant);
            }
            None => {
                finding.help(match bad {
                    BadValue::NotA(Type::Boolean) => "write true or false",
                    BadValue::NotA(_) => "write digits only: no unit, no underscore, no fraction",
                    _ => "write a value, or take the line out",
                });
            }
        }
    }
}

/// The value somebody meant, where it is plain.
fn meant(bad: &BadValue, value: &str) -> Option<String> {
    let value = value.to_ascii_lowercase();
    match bad {
        BadValue::NotA(Type::Boolean) => match value.trim_matches(['"', '\'']) {
            "yes" | "on" | "1" | "y" | "true" | "enabled" => Some("true".into()),
            "no" | "off" | "0" | "n" | "false" | "disabled" => Some("false".into()),
            _ => None,
        },
        BadValue::NotA(Type::Int | Type::Long | Type::Short) => {
            let digits = value.trim_matches(['"', '\'']);
            let digits = digits.strip_suffix('l').unwrap_or(digits).replace('_', "");
            digits.parse::<i32>().ok().map(|number| number.to_string())
        }
        _ => None,
    }
}
