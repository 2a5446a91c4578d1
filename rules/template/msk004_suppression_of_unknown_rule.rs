//! MSK004: a suppression that names a rule nobody knows.

use fact::Path;
use lint::{Findings, SuppressionUse};
use model::facts::nearest;

pub(crate) fn check(uses: &[SuppressionUse<'_>], out: &mut Findings<'_>) {
    let ids: Vec<String> = crate::ALL.iter().map(lint::Rule::id).collect();
    for suppression in uses.iter().map(|one| one.suppression) {
        // Users' own Guard rules are known only to runs that are given them.
        let unknown = suppression
            .rules
            .iter()
            .filter(|id| !ids.contains(id) && !id.starts_with("GUARD/"));
        for id in unknown {
            let message = format!("there is no rule `{id}`, so this suppression silences nothing");
            let by_name = crate::ALL
                .iter()
                .find(|rule| rule.name().eq_ignore_ascii_case(id))
                .map(lint::Rule::id);
            let meant = by_name.or_else(|| {
                let known = ids.iter().map(String::as_str);
                nearest(id, known).map(str::to_owned)
            });
            let help = match meant {
                Some(meant) => format!("did you mean {meant}?"),
                None => "`mskwise rules` lists the rules".to_owned(),
            };
            out.certain(suppression.span, &Path::default(), message)
                .detail(id.as_str())
                .help(help);
        }
    }
}
