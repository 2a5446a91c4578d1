//! One cause, one headline. In: the findings of a run. Out: the same, with what follows from another finding as a note
//! of that one: its rule's page names the rules whose findings at the same place have the same cause.

use std::collections::{BTreeSet, HashMap};

use fact::{FileId, Span};

use crate::{Finding, Label};

/// Where two findings may meet: the same setting or property, or the bytes that one of them points at.
#[derive(PartialEq, Eq, Hash)]
enum Place {
    Path(FileId, String),
    Bytes(Span),
}

/// Gathers consequences under their headlines. A graver finding is never hidden behind a lighter one, nor one that
/// holds always behind one that holds in a case, nor one that is `decided` about for itself.
pub(crate) fn gather(findings: &mut Vec<Finding>, decided: impl Fn(&Finding) -> bool) {
    let named: BTreeSet<&String> = findings.iter().flat_map(|one| &one.consequences).collect();
    let mut places: HashMap<Place, Vec<usize>> = HashMap::new();
    for (at, one) in findings.iter().enumerate() {
        if named.contains(&one.rule) && !decided(one) {
            let pointed = one.related.iter().map(|label| Place::Bytes(label.span));
            for place in own(one).into_iter().chain(pointed) {
                places.entry(place).or_default().push(at);
            }
        }
    }
    if places.is_empty() {
        return;
    }
    // From each headline, what follows from it; what follows from two is told by the first.
    let mut under: HashMap<usize, usize> = HashMap::new();
    for (head_at, head) in findings.iter().enumerate() {
        if head.consequences.is_empty() || under.contains_key(&head_at) {
            continue;
        }
        let near = own(head);
        let near = near.iter().filter_map(|place| places.get(place)).flatten();
        for at in near.copied() {
            let follows = findings.get(at).is_some_and(|one| follows(head, one));
            if follows && at != head_at {
                under.entry(at).or_insert(head_at);
            }
        }
    }
    let mut gone: Vec<(usize, usize)> = under
        .keys()
        .filter_map(|at| Some((*at, top(&under, *at)?)))
        .collect();
    gone.sort_unstable();
    let mut slots: Vec<Option<Finding>> = findings.drain(..).map(Some).collect();
    for (at, head) in gone {
        let Some(one) = slots.get_mut(at).and_then(Option::take) else {
            continue;
        };
        if let Some(Some(head)) = slots.get_mut(head) {
            head.related.push(Label {
                span: one.at,
                text: one.message.clone(),
            });
            head.fix = head.fix.take().or_else(|| one.fix.clone());
            head.notes.push(one);
        }
    }
    findings.extend(slots.into_iter().flatten());
}

/// The headline above all others of a finding; nothing where pages name each other in a circle.
fn top(under: &HashMap<usize, usize>, at: usize) -> Option<usize> {
    const DEEPEST: usize = 8;
    let mut head = *under.get(&at)?;
    for _ in 0..DEEPEST {
        match under.get(&head) {
            Some(next) => head = *next,
            None => return Some(head),
        }
    }
    None
}

/// The places of a finding itself.
fn own(finding: &Finding) -> [Place; 2] {
    let path = finding.path.as_str().to_owned();
    [Place::Path(finding.at.file, path), Place::Bytes(finding.at)]
}

fn follows(head: &Finding, one: &Finding) -> bool {
    let always = head.case == one.case || head.case.is_always();
    head.consequences.contains(&one.rule) && always && head.severity >= one.severity
}
