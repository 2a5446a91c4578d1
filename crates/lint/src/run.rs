//! One run: every selected rule over the estate, suppressions applied, findings in a stable order.

use std::{
    collections::{HashMap, HashSet},
    sync::OnceLock,
};

use model::{Estate, Shaped, Spread, gather, in_turn};

use crate::{
    Check, Finding, Findings, Rule, Selection, SuppressionUse, Suppressions, Verdicts, cause,
    fingerprint::{fingerprint, without_numbers},
    fix,
    standing::Standing,
};

/// What a run found.
#[derive(Debug, Default)]
pub struct Run {
    /// The findings, by file, place and rule.
    pub findings: Vec<Finding>,
    /// The findings somebody decided to live with, with the reason.
    pub suppressed: Vec<(Finding, String)>,
    /// How many rules ran.
    pub rules: usize,
    /// How many findings were mended before the others were told.
    pub fixed: usize,
    /// What a baseline hid and no longer finds, when there is one.
    pub baseline: Option<Verdicts>,
    /// Rules whose page is not well-formed; always empty in a release.
    pub broken_pages: Vec<String>,
    /// The names of the sets of parameter values, where several were linted in one run.
    pub sets: Vec<String>,
}

/// Runs the selected rules.
#[must_use]
pub fn run(estate: &Estate, rules: &[Rule], selection: &Selection) -> Run {
    run_with(estate, rules, selection, Vec::new())
}

/// Runs the selected rules and treats further findings, such as those of users' Guard rules, like their own.
#[must_use]
pub fn run_with(
    estate: &Estate,
    rules: &[Rule],
    selection: &Selection,
    further: Vec<Finding>,
) -> Run {
    run_on(estate, rules, selection, further, &in_turn)
}

/// The same, with the rules spread over what the shell has. The findings do not depend on how.
#[must_use]
pub fn run_on(
    estate: &Estate,
    rules: &[Rule],
    selection: &Selection,
    further: Vec<Finding>,
    spread: Spread<'_>,
) -> Run {
    let mut done = Run::default();
    let mut all = further;
    let selected: Vec<&Rule> = rules
        .iter()
        .filter(|rule| selection.runs_somewhere(rule))
        .collect();
    done.rules = selected.len();
    let shaped = OnceLock::new();
    let found = gather(spread, selected.len(), |at| {
        let rule = selected.get(at)?;
        let found = match rule.check {
            Check::Estate(check) => collect(estate, rule, selection, |out| check(estate, out)),
            Check::Shaped(check) => {
                let shaped = shaped.get_or_init(|| Shaped::of(estate));
                collect(estate, rule, selection, |out| check(shaped, out))
            }
            Check::Suppressions(_) => return None,
        };
        Some((rule, found))
    });
    for (rule, found) in found.into_iter().flatten() {
        match found {
            Some(found) => all.extend(found),
            None => done.broken_pages.push(rule.id()),
        }
    }
    by_path(&mut all, &selected, selection, estate);
    sign(&mut all, estate);

    let locked: Vec<String> = match selection.locked.is_empty() {
        true => Vec::new(),
        false => {
            let locked = rules.iter().filter(|rule| selection.locks(rule));
            locked.map(Rule::id).collect()
        }
    };
    let suppressions = Suppressions::of(estate);
    let silencing = |finding: &Finding| {
        suppressions
            .silencing(finding, estate)
            .filter(|_| !locked.contains(&finding.rule))
    };
    // What somebody decided about by its own name is no note of something else.
    cause::gather(&mut all, |finding| silencing(finding).is_some());
    for finding in &mut all {
        finding.change(|one| name_construct(one, estate));
        finding.change(|one| fix::settle(one, estate));
    }
    let mut silenced = vec![0usize; suppressions.all().len()];
    for finding in all {
        match silencing(&finding) {
            Some(at) => {
                if let Some(count) = silenced.get_mut(at) {
                    *count += 1;
                }
                let reason = suppressions
                    .all()
                    .get(at)
                    .and_then(|one| one.reason.clone());
                done.suppressed.push((finding, reason.unwrap_or_default()));
            }
            None => done.findings.push(finding),
        }
    }
    let ids: HashSet<String> = match suppressions.all().is_empty() {
        true => HashSet::new(),
        false => selected.iter().map(|rule| rule.id()).collect(),
    };
    let uses: Vec<SuppressionUse<'_>> = suppressions
        .all()
        .iter()
        .zip(&silenced)
        .map(|(suppression, silenced)| SuppressionUse {
            suppression,
            silenced: *silenced,
            expired: suppression.expired(estate.today),
            all_ran: suppression.rules.iter().all(|rule| ids.contains(rule)),
            locked: suppression
                .rules
                .iter()
                .filter(|rule| locked.contains(rule))
                .map(String::as_str)
                .collect(),
        })
        .collect();
    let mut about = Vec::new();
    for rule in &selected {
        if let Check::Suppressions(check) = rule.check
            && !uses.is_empty()
        {
            match collect(estate, rule, selection, |out| check(&uses, out)) {
                Some(found) => about.extend(found.into_iter().map(|finding| Finding {
                    of_suppression: true,
                    ..finding
                })),
                None => done.broken_pages.push(rule.id()),
            }
        }
    }
    by_path(&mut about, &selected, selection, estate);
    sign(&mut about, estate);
    for finding in &mut about {
        fix::settle(finding, estate);
    }
    done.findings.append(&mut about);
    done.findings
        .sort_by(|a, b| (a.at, &a.rule, &a.detail).cmp(&(b.at, &b.rule, &b.detail)));
    done
}

/// Runs one check. The page is read only when somebody needs it: most rules find nothing.
fn collect(
    estate: &Estate,
    rule: &Rule,
    selection: &Selection,
    check: impl Fn(&mut Findings<'_>),
) -> Option<Vec<Finding>> {
    let mut dry = Findings::new(estate, rule);
    check(&mut dry);
    let found = dry.into_inner();
    if found.is_empty() {
        return Some(found);
    }
    let page = Standing::of(rule)?;
    let severity = selection.severities.get(&page.id);
    Some(
        found
            .into_iter()
            .map(|mut finding| {
                finding.confidence = finding.confidence.min(page.confidence);
                finding.consequences.clone_from(&page.consequences);
                finding.severity = severity
                    .copied()
                    .or(finding.own_severity)
                    .unwrap_or(page.severity);
                finding
            })
            .collect(),
    )
}

/// Lets each finding stand as the settings of its own file want it.
fn by_path(findings: &mut Vec<Finding>, rules: &[&Rule], selection: &Selection, estate: &Estate) {
    if selection.paths.is_empty() {
        return;
    }
    let rules: HashMap<String, &Rule> = rules.iter().map(|rule| (rule.id(), *rule)).collect();
    let mut files: HashMap<fact::FileId, Selection> = HashMap::new();
    findings.retain_mut(|finding| {
        let file = finding.at.file;
        let here = files
            .entry(file)
            .or_insert_with(|| selection.in_file(&estate.anchored(file)));
        if let Some(severity) = here.severities.get(&finding.rule) {
            finding.severity = *severity;
        }
        // Guard's findings have no rule of ours; they stay.
        rules.get(&finding.rule).is_none_or(|rule| here.runs(rule))
    });
}

/// A finding about what CDK made begins with the construct, which people know, and ends with the line that made it.
fn name_construct(finding: &mut Finding, estate: &Estate) {
    let Some(origin) = estate.origin(finding.at.file, &finding.path) else {
        return;
    };
    finding.message = format!("{}: {}", origin.construct, finding.message);
    if let Some(place) = origin.made_at {
        let made = format!("the construct is made at {place}");
        finding.help = Some(match finding.help.take() {
            Some(help) => format!("{help}; {made}"),
            None => made,
        });
    }
    finding.construct = Some(origin.construct);
}

/// Gives each finding its fingerprint; findings that would share one are told apart by their order, and one that
/// two clusters share through one configuration is reported once.
fn sign(findings: &mut Vec<Finding>, estate: &Estate) {
    // The sort is stable, so the first of equal ones stays.
    findings.sort_by(|a, b| (a.at, &a.rule, &a.detail).cmp(&(b.at, &b.rule, &b.detail)));
    findings.dedup_by(|a, b| (a.at, &a.rule, &a.detail) == (b.at, &b.rule, &b.detail));
    let mut times: HashMap<String, usize> = HashMap::new();
    for finding in findings {
        let file = estate.anchored(finding.at.file);
        let path = without_numbers(finding.path.as_str());
        let parts = [finding.rule.as_str(), &file, &path, finding.detail.as_str()];
        let hash = fingerprint(&parts);
        let count = times.entry(hash.clone()).or_insert(0);
        *count += 1;
        finding.fingerprint = match *count {
            1 => hash,
            nth => fingerprint(&[&hash, &nth.to_string()]),
        };
    }
}
