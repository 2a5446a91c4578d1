//! A tree of TOML → JSON text. Numbers keep their spelling where JSON has it.

use std::fmt::Write;

use super::{Item, Table};

pub(super) fn text(table: &Table) -> String {
    let mut out = String::new();
    object(table, &mut out);
    out
}

fn object(table: &Table, out: &mut String) {
    out.push('{');
    for (nth, (key, item)) in table.entries.iter().enumerate() {
        if nth > 0 {
            out.push(',');
        }
        string(key, out);
        out.push(':');
        value(item, out);
    }
    out.push('}');
}

fn value(item: &Item, out: &mut String) {
    match item {
        Item::Text(text) | Item::Other(text) => string(text, out),
        Item::Bool(true) => out.push_str("true"),
        Item::Bool(false) => out.push_str("false"),
        Item::Number(number) => match number.strip_prefix('+').unwrap_or(number) {
            "nan" | "-nan" | "inf" | "-inf" => out.push_str("null"),
            number => out.push_str(number),
        },
        Item::Table(table) => object(table, out),
        Item::List(items) => list(items, out, value),
        Item::Tables(tables) => list(tables, out, object),
    }
}

fn list<T>(items: &[T], out: &mut String, one: fn(&T, &mut String)) {
    out.push('[');
    for (nth, item) in items.iter().enumerate() {
        if nth > 0 {
            out.push(',');
        }
        one(item, out);
    }
    out.push(']');
}

fn string(text: &str, out: &mut String) {
    out.push('"');
    for character in text.chars() {
        match character {
            '"' => out.push_str("\\\""),
            '\\' => out.push_str("\\\\"),
            // Writing to a string does not fail.
            control if control < ' ' => {
                let _ = write!(out, "\\u{:04x}", u32::from(control));
            }
            other => out.push(other),
        }
    }
    out.push('"');
}
