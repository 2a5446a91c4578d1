//! An estate as indented lines: things, their values, and where each value comes from.

use std::fmt;

use super::document::{Settings, Show, Thing};
use super::value::Item;
use crate::{
    grid::{Align, Grid},
    spot::Placed,
    text::line,
};

pub(super) fn write(show: &Show, out: &mut impl fmt::Write) -> fmt::Result {
    for cluster in &show.clusters {
        head(
            &format!("{} cluster {}", cluster.kind, cluster.name),
            &cluster.thing.at,
            out,
        )?;
        items(&cluster.thing.properties, 2, out)?;
        if !cluster.settings.is_empty() {
            writeln!(out, "  settings its brokers run with")?;
            items(&cluster.settings, 4, out)?;
        }
        writeln!(out)?;
    }
    settings("configuration", &show.configurations, out)?;
    settings("client", &show.clients, out)?;
    settings("worker", &show.workers, out)?;
    settings("broker of one's own", &show.own_brokers, out)?;
    things("topic", &show.topics, out)?;
    things("connector", &show.connectors, out)?;
    for principal in &show.principals {
        head(
            &format!("{} {}", principal.kind, principal.name),
            &principal.at,
            out,
        )?;
        writeln!(out, "  speaks of {}", line(&principal.actions.join(", ")))?;
        for (word, names) in [
            ("policies", &principal.policies),
            ("within", &principal.boundaries),
            ("not read", &principal.open),
        ] {
            if !names.is_empty() {
                writeln!(out, "  {word}: {}", line(&names.join(", ")))?;
            }
        }
        writeln!(out)?;
    }
    if !show.links.is_empty() {
        writeln!(out, "links")?;
        for link in &show.links {
            writeln!(
                out,
                "  {} {} {}",
                line(&link.from),
                link.what,
                line(&link.to)
            )?;
        }
        writeln!(out)?;
    }
    if !show.unknown.is_empty() {
        writeln!(out, "not known")?;
        for unknown in &show.unknown {
            writeln!(out, "  {}: {}", line(&unknown.path), line(&unknown.why))?;
        }
    }
    Ok(())
}

fn head(title: &str, at: &Placed, out: &mut impl fmt::Write) -> fmt::Result {
    writeln!(out, "{} ({})", line(title), place(at))
}

fn place(at: &Placed) -> String {
    format!("{}:{}:{}", line(&at.file), at.start.line, at.start.column)
}

fn items(items: &[Item], indent: usize, out: &mut impl fmt::Write) -> fmt::Result {
    let mut grid = Grid::new([Align::Left, Align::Left, Align::Left]);
    for item in items {
        let value = match (&item.value, &item.why) {
            (Some(value), _) => line(value).into_owned(),
            (None, Some(why)) => format!("? {}", line(why)),
            (None, None) => "?".to_owned(),
        };
        let from = match &item.source {
            // Who says so is in the JSON document.
            Some(source) => source.split(" (").next().unwrap_or(source).to_owned(),
            None => place(&item.at),
        };
        grid.push([line(&item.key).into_owned(), cut(&value), from]);
        for possible in &item.alternatives {
            let value = possible.value.as_deref().unwrap_or("?");
            let when = format!("when {}", line(&possible.when));
            grid.push([String::new(), cut(&line(value)), when]);
        }
    }
    grid.write(indent, out)
}

fn settings(word: &str, all: &[Settings], out: &mut impl fmt::Write) -> fmt::Result {
    for one in all {
        let path = if one.path.is_empty() {
            String::new()
        } else {
            format!(" {}", line(&one.path))
        };
        writeln!(out, "{word}{path} ({})", line(&one.file))?;
        items(&one.settings, 2, out)?;
        writeln!(out)?;
    }
    Ok(())
}

fn things(word: &str, all: &[Thing], out: &mut impl fmt::Write) -> fmt::Result {
    for thing in all {
        head(&format!("{word} {}", thing.name), &thing.body.at, out)?;
        items(&thing.body.properties, 2, out)?;
        writeln!(out)?;
    }
    Ok(())
}

/// A value short enough for its column.
fn cut(value: &str) -> String {
    const MOST: usize = 48;
    match value.char_indices().nth(MOST) {
        Some((at, _)) => format!("{}…", value.get(..at).unwrap_or("")),
        None => value.to_owned(),
    }
}
