//! MSK930: an alarm on a metric whose name is one slip away from one that MSK sends.

use lint::Findings;
use model::{
    Estate,
    facts::{metric, metrics},
};

use crate::alarm;

pub(crate) fn check(estate: &Estate, out: &mut Findings<'_>) {
    for watch in alarm::watches(estate) {
        let mut meant = "";
        let Some(hit) = watch.metric.holds(|name| {
            let near = metrics().iter().find(|known| slip(name, known.name));
            match near {
                Some(near) if metric(name).is_none() => meant = near.name,
                _ => return false,
            }
            true
        }) else {
            continue;
        };
        let told = watch.metric.value.possible().find(|name| slip(name, meant));
        let told = told.map_or("", String::as_str);
        let message = format!(
            "MSK sends no metric `{told}`, so alarm {} never has data",
            watch.alarm.name(),
        );
        out.add(&watch.metric, &hit, message)
            .help(format!("did you mean `{meant}`?"));
    }
}

/// Whether two names differ in case only, or in at most two letters at one place. Names that differ more may be
/// metrics that came later.
fn slip(name: &str, known: &str) -> bool {
    if name == known {
        return false;
    }
    let (a, b) = (name.to_ascii_lowercase(), known.to_ascii_lowercase());
    let (a, b) = (a.as_bytes(), b.as_bytes());
    let start = a.iter().zip(b).take_while(|(x, y)| x == y).count();
    let most = a.len().min(b.len()) - start;
    let end = a
        .iter()
        .rev()
        .zip(b.iter().rev())
        .take(most)
        .take_while(|(x, y)| x == y)
        .count();
    a.len() - start - end <= 2 && b.len() - start - end <= 2
}
