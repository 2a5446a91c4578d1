//! Runs the examples of a rule's page: a bad one must yield exactly the marked findings of its rule, a good one none.

use lint::{Example, Rule, Selection, Selector, Verdict};
use model::{Estate, Input, Options};

/// The estate of an example, on its day and in its region.
///
/// # Errors
/// For a day that is none.
pub fn estate(example: &Example) -> Result<Estate, String> {
    let inputs = example
        .files
        .iter()
        .map(|file| Input::named(file.name.clone(), file.text.clone()))
        .collect();
    let mut options = Options::default();
    if let Some(today) = &example.today {
        options.today = Some(today.parse().map_err(|error| format!("today: {error}"))?);
    }
    options.given.region = example.region.clone();
    Ok(Estate::read(inputs, &options))
}

/// Runs one example of one rule.
///
/// # Errors
/// What was expected and what came instead.
pub fn verify(rule: &Rule, example: &Example) -> Result<(), String> {
    let estate = estate(example)?;
    let mut select = vec![Selector::Id(rule.id())];
    if matches!(rule.check, lint::Check::Suppressions(_)) {
        // What is suppressed must be able to speak, or every suppression is stale.
        select.push(Selector::All);
    }
    if example.profile.is_some() {
        select = vec![Selector::All];
    }
    let locked = example.locked.iter();
    let locked = locked.map(|text| Selector::parse(text, rules::ALL));
    let selection = Selection {
        select,
        profile: example.profile.clone(),
        locked: locked
            .collect::<Result<_, _>>()
            .map_err(|error| error.to_string())?,
        ..Selection::default()
    };
    let run = lint::run(&estate, rules::ALL, &selection);
    let mine = run
        .findings
        .iter()
        .filter(|finding| finding.rule == rule.id());
    let mut got = Vec::new();
    let mut told = Vec::new();
    for finding in mine {
        let start = estate
            .sources
            .start(finding.at)
            .ok_or("a finding outside its file")?;
        let name = estate.sources.name(finding.at.file);
        let file = example
            .files
            .iter()
            .find(|file| file.name == name)
            .ok_or("a finding in no file")?;
        if estate.sources.slice(finding.at).is_empty() && !file.text.is_empty() {
            return Err(format!(
                "{name}:{}: the finding underlines nothing: {}",
                start.line, finding.message
            ));
        }
        got.push(if file.paths.is_empty() {
            format!("{name}:{}", start.line)
        } else {
            format!("{name}:{}", finding.path)
        });
        told.push(format!(
            "{name}:{}:{} {} `{}` {}",
            start.line,
            start.column,
            finding.path,
            estate.sources.slice(finding.at),
            finding.message
        ));
    }
    let mut wanted: Vec<String> = Vec::new();
    for file in &example.files {
        wanted.extend(
            file.paths
                .iter()
                .map(|path| format!("{}:{path}", file.name)),
        );
        if file.paths.is_empty() {
            wanted.extend(
                file.lines
                    .iter()
                    .map(|line| format!("{}:{line}", file.name)),
            );
        }
    }
    got.sort();
    wanted.sort();
    if example.verdict == Verdict::Bad && wanted.is_empty() {
        return Err("a bad example marks no line".into());
    }
    if got == wanted {
        return Ok(());
    }
    Err(format!(
        "wanted {wanted:?}\n   got {got:?}\n  told {}",
        told.join("\n       ")
    ))
}

/// What every page must have besides examples that hold.
///
/// # Errors
/// What is missing.
pub fn complete(rule: &Rule) -> Result<(), String> {
    let page = rule.read_page().map_err(|error| error.to_string())?;
    let examples = page.examples().map_err(|error| error.to_string())?;
    let count = |verdict| {
        examples
            .iter()
            .filter(|example| example.verdict == verdict)
            .count()
    };
    let mut missing = Vec::new();
    let mut need = |holds: bool, what: &str| {
        if !holds {
            missing.push(what.to_owned());
        }
    };
    need(page.id == rule.id(), "the id of the file name");
    need(page.name == rule.name(), "the name of the file name");
    need(!page.section("Why").is_empty(), "a Why section");
    need(!page.section("Fix").is_empty(), "a Fix section");
    need(
        page.section("Fix").contains("```"),
        "something to paste in its Fix section",
    );
    need(!page.sources.is_empty(), "a source");
    need(
        page.sources.iter().all(|source| !source.as_of.is_empty()),
        "a date for each source",
    );
    need(count(Verdict::Bad) >= 2, "two bad examples");
    need(count(Verdict::Good) >= 2, "two good examples");
    need(page.summary.ends_with('.'), "a summary that is a sentence");
    if missing.is_empty() {
        return Ok(());
    }
    Err(format!("the page lacks {}", missing.join(", ")))
}
