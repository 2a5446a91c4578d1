//! MSK408: something of MSK that Application Auto Scaling does not know.

use cloudformation::Cursor;
use lint::Findings;
use model::{Estate, facts};

use crate::{scaling::policies, witness};

pub(crate) fn check(estate: &Estate, out: &mut Findings<'_>) {
    for target in estate.scalable_targets() {
        judge(out, |name| target.at(name));
    }
    for policy in policies(estate) {
        judge(out, |name| policy.at(name));
    }
}

fn judge<'e>(out: &mut Findings<'_>, at: impl Fn(&str) -> Cursor<'e>) {
    let names = [
        ("ServiceNamespace", facts::limit("autoscaling.namespace")),
        ("ScalableDimension", facts::limit("autoscaling.dimension")),
    ];
    for (name, limit) in names {
        let written = at(name).string();
        let wrong = |text: &String| !limit.list().contains(&text.as_str());
        let Some((hit, text)) = witness::find(&written, wrong) else {
            continue;
        };
        let only = limit.list().join(" or ");
        let message =
            format!("`{text}` is no {name} of MSK: Application Auto Scaling only takes `{only}`");
        let finding = out.add(&written, &hit, message);
        finding.help(format!("set {name} to {only}"));
    }
}
