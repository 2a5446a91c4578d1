//! MSK933: an alarm whose dimensions are not those under which the metric is sent.

use fact::{Confidence, Hit};
use lint::Findings;
use model::{
    Estate,
    facts::{metric, metrics},
};

use crate::alarm;

pub(crate) fn check(estate: &Estate, out: &mut Findings<'_>) {
    for watch in alarm::watches(estate) {
        let known = watch.metric.value.known().and_then(|name| metric(name));
        let (Some(known), Some(dimensions)) = (known, watch.dimensions()) else {
            continue;
        };
        let names: Option<Vec<&String>> = dimensions
            .iter()
            .map(|dimension| dimension.name.value.known())
            .collect();
        let Some(names) = names else { continue };
        let missing = known
            .needs
            .iter()
            .find(|need| !names.iter().any(|name| *name == *need));
        let strange = dimensions.iter().find(|dimension| {
            dimension.name.value.known().is_some_and(|name| {
                let name = name.as_str();
                !known.needs.contains(&name) && !known.may.contains(&name)
            })
        });
        let listed = |names: &[&str]| names.join(", ");
        let needs = listed(&known.needs);
        let (span, path, what) = match (strange, missing) {
            (Some(dimension), _) => {
                let name = dimension.name.value.known().map_or("", String::as_str);
                let anywhere = metrics()
                    .iter()
                    .any(|one| one.needs.contains(&name) || one.may.contains(&name));
                // A dimension of no metric at all may be new, unless it is a misspelt one.
                if !anywhere && missing.is_none() {
                    continue;
                }
                let what = format!("`{}` is not sent by `{name}`", known.name);
                (dimension.name.span, &dimension.name.path, what)
            }
            (None, Some(missing)) => {
                let what = format!("`{}` is not sent without `{missing}`", known.name);
                (watch.dimensions_at(), &watch.metric.path, what)
            }
            (None, None) => continue,
        };
        let message = format!("{what}: alarm {} never has data", watch.alarm.name());
        let further = match known.may.as_slice() {
            [] => String::new(),
            may => format!(", perhaps also by {}", listed(may)),
        };
        out.at(span, path, &Hit::certain(), message)
            .at_most(Confidence::Medium)
            .help(format!("name exactly these dimensions: {needs}{further}"));
    }
}
