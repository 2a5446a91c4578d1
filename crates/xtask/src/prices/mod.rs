//! `cargo xtask prices import FILE`: AWS's price-list offer file for `AmazonMSK`, JSON or CSV, of one region or of all →
//! one price book per region in the form of `pricing/`. What was not read, what changed and what is gone is told.

mod book;
mod csv;
mod offer;
#[cfg(test)]
mod tests;
mod usage;

use std::{
    collections::BTreeMap,
    fs,
    path::{Path, PathBuf},
};

const USAGE: &str = "usage: cargo xtask prices import FILE [--out DIR] [--region CODE]

  FILE   the offer file of AmazonMSK: index.json or index.csv, of one region or of all
         (https://pricing.us-east-1.amazonaws.com/offers/v1.0/aws/AmazonMSK/current/index.json)
  --out  where the books go; pricing/ when left out, which refreshes the program's own
  --region  only this region";

pub(crate) fn run(arguments: &[String]) -> Result<(), String> {
    let (file, out, region) = read_arguments(arguments)?;
    let text = fs::read_to_string(&file)
        .map_err(|error| format!("cannot read {}: {error}", file.display()))?;
    let offer = offer::Offer::parse(&text).map_err(|why| format!("{}: {why}", file.display()))?;
    let books = book::books(&offer, region.as_deref());
    if books.is_empty() {
        return Err(match region {
            Some(region) => format!("{}: no price of {region} is in it", file.display()),
            None => format!("{}: no price of Amazon MSK is in it", file.display()),
        });
    }
    fs::create_dir_all(&out).map_err(|error| format!("cannot make {}: {error}", out.display()))?;
    for (region, book) in &books {
        let path = out.join(format!("{region}.toml"));
        let before = match fs::read_to_string(&path) {
            Ok(text) => book::figures(&text)?,
            Err(_) => BTreeMap::new(),
        };
        write(&path, &book.text())?;
        println!(
            "{}: {} prices of {}",
            path.display(),
            book.prices.len(),
            offer.date
        );
        for told in book.against(&before) {
            println!("  {told}");
        }
    }
    describe(&out, &offer)?;
    for item in &offer.unread {
        eprintln!("not read: {item}");
    }
    Ok(())
}

fn read_arguments(arguments: &[String]) -> Result<(PathBuf, PathBuf, Option<String>), String> {
    let mut rest = arguments.iter();
    if rest.next().map(String::as_str) != Some("import") {
        return Err(USAGE.to_owned());
    }
    let (mut file, mut out, mut region) = (None, None, None);
    while let Some(argument) = rest.next() {
        let mut value = || rest.next().ok_or_else(|| USAGE.to_owned());
        match argument.as_str() {
            "--out" => out = Some(PathBuf::from(value()?)),
            "--region" => region = Some(value()?.clone()),
            path if file.is_none() && !path.starts_with('-') => file = Some(PathBuf::from(path)),
            _ => return Err(USAGE.to_owned()),
        }
    }
    let out = out.unwrap_or_else(|| crate::root().join("pricing"));
    Ok((file.ok_or_else(|| USAGE.to_owned())?, out, region))
}

/// Books beside a `sources.toml` need their source described there; a book elsewhere stands alone.
fn describe(out: &Path, offer: &offer::Offer) -> Result<(), String> {
    let path = out.join("sources.toml");
    let Ok(mut text) = fs::read_to_string(&path) else {
        return Ok(());
    };
    let source = offer.source();
    if text.contains(&format!("[{source}]")) {
        return Ok(());
    }
    let date = &offer.date;
    text.push_str(&format!(
        "\n[{source}]\nkind = \"primary\"\nwhat = \"AWS price list, offer file of AmazonMSK, published {date}\"\n\
         where = \"https://pricing.us-east-1.amazonaws.com/offers/v1.0/aws/AmazonMSK/\"\nas_of = \"{date}\"\n"
    ));
    write(&path, &text)
}

fn write(path: &Path, text: &str) -> Result<(), String> {
    fs::write(path, text).map_err(|error| format!("cannot write {}: {error}", path.display()))
}
