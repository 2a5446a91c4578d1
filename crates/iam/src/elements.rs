//! What can be wrong with single strings of a document: characters, statement names, actions, variables, ARNs.

use fact::{Span, Text};

use crate::{
    Action, Arn, Code, Language, MskKind, Place, Problem, Resource, Word, is_account,
    is_cluster_uuid, read::Reader,
};

/// Policies hold tab, line feed, carriage return and U+0020 to U+00FF. Source: IAM User Guide, "IAM and AWS STS quotas".
pub(crate) fn characters(reader: &mut Reader, text: &Text, span: Span) {
    let wrong = text.as_str().char_indices().find(|(_, character)| {
        *character != Text::HOLE && !matches!(character, '\t' | '\n' | '\r' | '\u{20}'..='\u{FF}')
    });
    if let Some((at, character)) = wrong {
        let place = text.source(at, at + character.len_utf8()).unwrap_or(span);
        let message = format!(
            "policies cannot hold the character U+{:04X}",
            u32::from(character)
        );
        reader.report(Code::Character, place, message);
    }
}

pub(crate) fn sid_problem(reader: &mut Reader, sid: &Word) {
    // Other services' resource policies may allow more; what MSK allows in a cluster policy is not documented.
    let strict = matches!(reader.place, Place::Identity | Place::Trust);
    let allowed = |c: char| c.is_ascii_alphanumeric() || c == Text::HOLE;
    if strict && !sid.as_str().chars().all(allowed) {
        let message = format!(
            "`{}` has other characters than letters and digits",
            sid.as_str()
        );
        reader.report(Code::Sid, sid.span, message);
    }
}

pub(crate) fn action_problem(reader: &mut Reader, action: &Action) {
    let text = action.as_str();
    if text == "*" || action.text.has_hole() {
        return;
    }
    let shape = text.split_once(':').is_some_and(|(prefix, name)| {
        let name_ok = name
            .chars()
            .all(|c| c.is_ascii_alphanumeric() || matches!(c, '*' | '?' | '_' | '-'));
        let prefix_ok = prefix
            .chars()
            .all(|c| c.is_ascii_alphanumeric() || matches!(c, '*' | '?' | '-' | '.'));
        !prefix.is_empty() && !name.is_empty() && name_ok && prefix_ok
    });
    if !shape {
        let message = format!("`{text}` is no action: it needs the form `service:Name`");
        reader.report(Code::Action, action.span, message);
    }
}

/// `${aws:…}` is literal text in documents without version 2012-10-17.
pub(crate) fn variable_problem(reader: &mut Reader, word: &Word) {
    if reader.language == Language::Variables {
        return;
    }
    let text = word.as_str();
    let Some(start) = text.find("${") else { return };
    let Some(length) = text.get(start..).and_then(|rest| rest.find('}')) else {
        return;
    };
    let variable = text.get(start..=start + length).unwrap_or(text);
    if !variable.contains(':') {
        return;
    }
    let span = word
        .text
        .source(start, start + length + 1)
        .unwrap_or(word.span);
    let message = format!(
        "`{variable}` is literal text here: policy variables need `\"Version\": \"2012-10-17\"`"
    );
    reader.push(
        Problem::new(Code::Variable, span, message)
            .help("add `\"Version\": \"2012-10-17\"` to the document"),
    );
}

/// Every type word that an ARN of the service `kafka` can have. Source: service authorization reference.
const TYPES: [&str; 8] = [
    "cluster",
    "topic",
    "group",
    "transactional-id",
    "configuration",
    "replicator",
    "vpc-connection",
    "channel",
];

pub(crate) fn arn_problems(reader: &mut Reader, resource: &Resource) {
    let Some(arn) = resource.arn() else {
        let text = resource.text.as_str();
        // A text such as `<cluster ARN>` is there to be filled in.
        let placeholder = text.contains(['<', '{']);
        if matches!(resource.shape, crate::Shape::Malformed) && !placeholder {
            let message = format!("`{text}` is neither `*` nor an ARN of six parts");
            reader.report(Code::Arn, resource.span, message);
        }
        return;
    };
    if !arn.is_about_kafka() {
        return;
    }
    if service(reader, arn) {
        region_and_account(reader, arn);
        tail(reader, resource, arn);
    }
}

/// The service segment; `false` when the rest follows another grammar.
fn service(reader: &mut Reader, arn: &Arn) -> bool {
    let tail = &arn.tail.text;
    let word = tail.split('/').next().unwrap_or("");
    let is_kafka_type = TYPES.contains(&word);
    match arn.service.text.as_str() {
        "kafka" => return true,
        "kafkaconnect" if !is_kafka_type => {}
        other => {
            let message = format!("no ARN has the service `{other}` here: MSK's ARNs say `kafka`");
            let problem = Problem::new(Code::Arn, arn.service.span, message);
            reader.push(problem.help("write `kafka` between the second and third colon"));
        }
    }
    false
}

fn region_and_account(reader: &mut Reader, arn: &Arn) {
    for (part, name) in [(&arn.region, "region"), (&arn.account, "account")] {
        if part.text.is_empty() {
            let message = format!("the {name} of this ARN is empty, so it matches nothing in MSK");
            reader.report(Code::Arn, arn.tail.span, message);
        }
    }
    let account = &arn.account;
    let digits = !account.text.is_empty() && account.text.bytes().all(|b| b.is_ascii_digit());
    if digits && !is_account(&account.text) {
        let message = format!(
            "the account id `{}` has {} digits instead of 12",
            account.text,
            account.text.len()
        );
        reader.report(Code::Account, account.span, message);
    }
}

fn tail(reader: &mut Reader, resource: &Resource, arn: &Arn) {
    let segments = arn.segments(&resource.text);
    let Some((word, parts)) = segments.split_first() else {
        return;
    };
    let open = word.pattern.has_wildcard() || word.pattern.has_hole();
    if open {
        return;
    }
    if !TYPES.contains(&word.text.as_str()) {
        let shown = &word.text;
        let message = format!("MSK has no resource type `{shown}`");
        let mut problem = Problem::new(Code::Arn, word.span, message);
        if let Some(near) = type_for(shown) {
            problem = problem.help(format!("write `{near}`"));
        }
        reader.push(problem);
        return;
    }
    if parts.is_empty() {
        let message = format!(
            "nothing follows `{}`, so the ARN names no resource",
            word.text
        );
        reader.report(Code::Arn, arn.tail.span, message);
        return;
    }
    if let Some(empty) = parts.iter().position(|part| part.text.is_empty()) {
        let last = empty + 1 == parts.len();
        let message = if last {
            "the ARN ends with a slash, so it matches nothing"
        } else {
            "a part of this ARN is empty, so it matches nothing"
        };
        let help = "a star in its place matches everything";
        reader.push(Problem::new(Code::Arn, arn.tail.span, message).help(help));
        return;
    }
    places(reader, &word.text, parts, arn);
}

fn places(reader: &mut Reader, word: &str, parts: &[crate::Part], arn: &Arn) {
    let plain = |part: &crate::Part| !part.pattern.has_wildcard() && !part.pattern.has_hole();
    let last_known = parts.last().is_some_and(plain);
    match MskKind::of(word) {
        Some(MskKind::Cluster) if parts.len() > 2 && parts.iter().all(plain) => {
            let message = "a cluster's ARN ends with its UUID; this one goes on";
            reader.report(Code::Arn, arn.tail.span, message);
        }
        Some(kind) if kind != MskKind::Cluster && parts.len() == 2 && last_known => {
            let Some(second) = parts.last() else { return };
            if is_cluster_uuid(&second.text) {
                let message = format!("this ARN stops at the cluster's UUID and names no {word}");
                let help = format!("append `/*` or the name of the {word}");
                reader.push(Problem::new(Code::Arn, arn.tail.span, message).help(help));
            } else if second.pattern.literal().is_some() {
                let message = format!(
                    "`{}` stands in the place of the cluster's UUID, so this ARN matches no {word}",
                    second.text
                );
                let name = parts.first().map_or("", |part| part.text.as_str());
                let help = format!("write `{word}/{name}/*/{}`", second.text);
                reader.push(Problem::new(Code::UuidPlace, second.span, message).help(help));
            }
        }
        _ => {}
    }
}

/// The type word that was meant.
fn type_for(word: &str) -> Option<&'static str> {
    let lower = word.to_ascii_lowercase();
    match lower.as_str() {
        "topics" => Some("topic"),
        "clusters" => Some("cluster"),
        "consumer-group" | "consumergroup" | "groups" => Some("group"),
        "transaction-id" | "transactionalid" | "transactional_id" | "transaction" => {
            Some("transactional-id")
        }
        _ => crate::nearest(&lower, TYPES.into_iter()),
    }
}
