//! A written value against a setting's type and rule, as Kafka's `ConfigDef.parseType` and validators decide.

use std::fmt;

use fact::Text;

use crate::{Kind, Setting, Type, Valid, Version, human};

/// A value of its type.
#[derive(Clone, Debug, PartialEq)]
pub enum Typed<'a> {
    /// A truth value.
    Bool(bool),
    /// A whole number.
    Int(i64),
    /// A floating point number.
    Double(f64),
    /// Text or a class name, trimmed.
    Text(&'a str),
    /// Elements, trimmed.
    List(Vec<&'a str>),
    /// A secret; not carried along.
    Secret,
    /// A value known only later: one with a hole, a `${provider:path:key}` reference, a template's placeholder.
    Later,
}

/// What is wrong with a value. Reads on after the value: "`abc` is not a whole number". Never shows a secret.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum BadValue {
    /// Not of the type.
    NotA(Type),
    /// Below the least; the limit is worded for people.
    Below(String),
    /// Above the greatest; the limit is worded for people.
    Above(String),
    /// None of the words (nor, where there are any, with one of the prefixes).
    NotOneOf {
        /// The element that is not, when the value is a list.
        element: Option<String>,
        /// What would be valid.
        words: Vec<&'static str>,
    },
    /// Empty, where something is needed.
    Empty,
    /// An element that is there twice. From 4.2 on; see Kafka's KIP-1161.
    Duplicate(String),
    /// More elements than that.
    TooMany(usize),
    /// No Kafka release.
    NotARelease,
}

impl Setting {
    /// Reads a value as `version` of Kafka would.
    ///
    /// # Errors
    /// When it has another type or is not valid.
    pub fn check<'a>(&self, value: &'a str, version: Version) -> Result<Typed<'a>, BadValue> {
        let value = value.trim_matches(|c| c <= ' ');
        if is_known_later(value) {
            return Ok(Typed::Later);
        }
        let valid = self.valid_at(version);
        // A word that is fine outside a range of numbers, such as `all` for librdkafka's acks.
        if let Valid::Range { or: Some(or), .. } = valid
            && value == or
        {
            return Ok(value.parse().map_or(Typed::Text(value), Typed::Int));
        }
        let kind = self.type_at(version);
        let typed = read(kind, value, self.kind == Kind::Librdkafka).ok_or(BadValue::NotA(kind))?;
        self.obeys(&valid, value, &typed).map(|()| typed)
    }

    fn obeys(&self, valid: &Valid, value: &str, typed: &Typed<'_>) -> Result<(), BadValue> {
        match valid {
            Valid::Anything | Valid::Described(_) => Ok(()),
            Valid::NonEmpty if value.is_empty() => Err(BadValue::Empty),
            Valid::NonEmpty => Ok(()),
            Valid::Release if is_release(value) => Ok(()),
            Valid::Release => Err(BadValue::NotARelease),
            Valid::Range { min, max, .. } => {
                let limit = |limit: &str| human(self.name, limit);
                match (min, max) {
                    (Some(min), _) if less(value, min, typed) => Err(BadValue::Below(limit(min))),
                    (_, Some(max)) if less(max, value, typed) => Err(BadValue::Above(limit(max))),
                    _ => Ok(()),
                }
            }
            Valid::OneOf {
                words,
                prefixes,
                any_case,
            } => {
                let same = |word: &&str| match any_case {
                    true => word.eq_ignore_ascii_case(value),
                    false => *word == value,
                };
                if words.iter().any(same) || prefixes.iter().any(|p| value.starts_with(p)) {
                    return Ok(());
                }
                let prefixes = prefixes.iter();
                Err(BadValue::NotOneOf {
                    element: None,
                    words: words.iter().chain(prefixes).copied().collect(),
                })
            }
            Valid::Elements {
                words,
                non_empty,
                no_duplicates,
                at_most,
            } => {
                let Typed::List(elements) = typed else {
                    return Ok(());
                };
                if *non_empty && elements.is_empty() {
                    return Err(BadValue::Empty);
                }
                if let Some(most) = at_most.filter(|most| elements.len() > *most) {
                    return Err(BadValue::TooMany(most));
                }
                let stranger = elements.iter().find(|element| !words.contains(element));
                if let Some(stranger) = stranger.filter(|_| !words.is_empty()) {
                    return Err(BadValue::NotOneOf {
                        element: Some((*stranger).to_owned()),
                        words: words.clone(),
                    });
                }
                let mut sorted = elements.clone();
                sorted.sort_unstable();
                let mut pairs = sorted.iter().zip(sorted.iter().skip(1));
                match pairs.find(|(one, other)| one == other) {
                    Some((twice, _)) if *no_duplicates => {
                        Err(BadValue::Duplicate((*twice).to_owned()))
                    }
                    _ => Ok(()),
                }
            }
        }
    }
}

/// The value in its type, or `None`.
fn read(kind: Type, value: &str, lenient: bool) -> Option<Typed<'_>> {
    let int = |min: i64, max: i64| {
        // Java's parsers take a sign of either kind, as Rust's do.
        let number = value.parse::<i64>().ok()?;
        (min..=max).contains(&number).then_some(Typed::Int(number))
    };
    match kind {
        Type::Boolean if value.eq_ignore_ascii_case("true") => Some(Typed::Bool(true)),
        Type::Boolean if value.eq_ignore_ascii_case("false") => Some(Typed::Bool(false)),
        Type::Boolean if lenient => match value {
            "1" | "t" => Some(Typed::Bool(true)),
            "0" | "f" => Some(Typed::Bool(false)),
            _ => None,
        },
        Type::Boolean => None,
        Type::Int => int(i64::from(i32::MIN), i64::from(i32::MAX)),
        Type::Short => int(i64::from(i16::MIN), i64::from(i16::MAX)),
        Type::Long => int(i64::MIN, i64::MAX),
        Type::Double => double(value).map(Typed::Double),
        Type::String | Type::Class => Some(Typed::Text(value)),
        Type::List if value.is_empty() => Some(Typed::List(Vec::new())),
        Type::List => Some(Typed::List(value.split(',').map(str::trim).collect())),
        Type::Password => Some(Typed::Secret),
    }
}

/// `Double.parseDouble` but for hexadecimal numbers, which nobody writes in a properties file.
fn double(value: &str) -> Option<f64> {
    if matches!(value, "NaN" | "Infinity" | "+Infinity" | "-Infinity") {
        return value.replace("Infinity", "inf").parse().ok();
    }
    let number = value.strip_suffix(['f', 'F', 'd', 'D']).unwrap_or(value);
    let plain = number
        .bytes()
        .all(|b| b.is_ascii_digit() || b"+-.eE".contains(&b));
    number.parse().ok().filter(|_| plain)
}

fn less(one: &str, other: &str, typed: &Typed<'_>) -> bool {
    if matches!(typed, Typed::Int(_)) {
        // A limit such as 0.5 on a whole number does not occur; it would simply not bind.
        return matches!((one.parse::<i64>(), other.parse::<i64>()), (Ok(a), Ok(b)) if a < b);
    }
    // NaN is neither below nor above, in Java's validator too.
    matches!((double(one), double(other)), (Some(a), Some(b)) if a < b)
}

/// Whether the value stands for another one: a hole, a `${provider:path:key}` reference, or a placeholder of a
/// template engine (`${x}`, `$(x)`, `{{ x }}`, `{% x %}`, `{x}`) in a file that is still to be filled in.
fn is_known_later(value: &str) -> bool {
    let marks = ["${", "$(", "{{", "{%"];
    value.contains(Text::HOLE)
        || marks.iter().any(|mark| value.contains(mark))
        || value.starts_with('{') && value.ends_with('}')
}

/// `MetadataVersion.fromVersionString` looks at the first two numbers, then at an optional `-IVn`.
fn is_release(value: &str) -> bool {
    let (numbers, iv) = value.split_once("-IV").unwrap_or((value, "0"));
    let digits = |part: &str| !part.is_empty() && part.bytes().all(|b| b.is_ascii_digit());
    numbers.contains('.') && numbers.split('.').all(digits) && digits(iv)
}

impl fmt::Display for BadValue {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::NotA(kind) => match kind {
                Type::Boolean => f.write_str("is neither true nor false"),
                Type::Int => f.write_str("is not a whole number of 32 bits"),
                Type::Short => f.write_str("is not a whole number of 16 bits"),
                Type::Long => f.write_str("is not a whole number of 64 bits"),
                Type::Double => f.write_str("is not a number"),
                _ => f.write_str("has the wrong type"),
            },
            Self::Below(limit) => write!(f, "is below the least valid value, {limit}"),
            Self::Above(limit) => write!(f, "is above the greatest valid value, {limit}"),
            Self::NotOneOf { element, words } => {
                if let Some(element) = element {
                    write!(f, "holds `{element}`, which ")?;
                }
                f.write_str("is none of ")?;
                for (at, word) in words.iter().enumerate() {
                    let comma = if at == 0 { "" } else { ", " };
                    // Behind the beginning of a value more is needed.
                    let more = if word.ends_with(':') { "…" } else { "" };
                    write!(f, "{comma}{word}{more}")?;
                }
                Ok(())
            }
            Self::Empty => f.write_str("is empty"),
            Self::Duplicate(element) => write!(f, "holds `{element}` more than once"),
            Self::TooMany(most) => write!(f, "has more than {most} elements"),
            Self::NotARelease => f.write_str("is not a Kafka release such as 3.6 or 3.6-IV2"),
        }
    }
}

#[cfg(test)]
mod tests;
