//! MSK860: a Lambda trigger whose credentials do not fit the cluster it reads from.

use cloudformation::Cursor;
use fact::Fact;
use lint::Findings;
use model::{Cluster, Estate, facts::limit};

use crate::{linked, offers::Method, pair::pair};

pub(crate) fn check(estate: &Estate, out: &mut Findings<'_>) {
    for (template, mapping) in estate.of_type("AWS::Lambda::EventSourceMapping") {
        judge(
            estate,
            template,
            &mapping.properties(),
            "EventSourceArn",
            out,
        );
    }
    for (template, function) in estate.of_type("AWS::Serverless::Function") {
        for (_, event) in function.property("Events").entries() {
            let kind = event.get("Type").string();
            if kind.holds(|kind| kind == "MSK").is_some() {
                judge(estate, template, &event.get("Properties"), "Stream", out);
            }
        }
    }
}

fn judge(estate: &Estate, template: usize, source: &Cursor<'_>, arn: &str, out: &mut Findings<'_>) {
    let Some((cluster, place)) = linked::cluster(estate, template, &source.get(arn)) else {
        return;
    };
    let access = source.get("SourceAccessConfigurations").elements();
    for (method, kind) in kinds() {
        let on = method.on(&cluster);
        let mut told = false;
        for one in access.value.possible().flatten() {
            let both = pair(&one.get("Type").string(), &on.value);
            if let Some(hit) = both
                .holds(|(written, on)| written == kind && !on)
                .filter(|_| !told)
            {
                told = true;
                let message = format!(
                    "`{kind}`: {} is off on cluster {}",
                    method.name(),
                    cluster.resource.name()
                );
                out.add(&both, &hit, message)
                    .see(cluster.resource.span(), "the cluster")
                    .help("remove the entry: with IAM the function's role is enough");
            }
        }
    }
    missing(&cluster, &place, &access, out);
}

/// No credentials, on a cluster that takes neither IAM nor strangers.
fn missing(
    cluster: &Cluster<'_>,
    place: &Fact<()>,
    access: &Fact<Vec<Cursor<'_>>>,
    out: &mut Findings<'_>,
) {
    let given = access.value.clone().map(|list| !list.is_empty()).or(false);
    let others = Method::Scram
        .on(cluster)
        .value
        .zip(&Method::MutualTls.on(cluster).value);
    let doors = Method::Iam
        .on(cluster)
        .value
        .zip(&cluster.unauthenticated().value);
    let all = given.zip(&others).zip(&doors);
    let Some(hit) = all
        .holds(|((given, (scram, tls)), (iam, open))| !given && (*scram || *tls) && !iam && !open)
    else {
        return;
    };
    let wanted: Vec<&str> = kinds()
        .filter(|(method, _)| method.on(cluster).holds(|on| *on).is_some())
        .map(|(_, kind)| kind)
        .collect();
    let message = format!(
        "cluster {} takes neither IAM nor clients without credentials, and the trigger brings none",
        cluster.resource.name(),
    );
    out.at(place.span, &place.path, &hit, message)
        .see(cluster.resource.span(), "the cluster")
        .help(format!(
            "add SourceAccessConfigurations with Type {} and the ARN of the secret",
            wanted.join(" or ")
        ));
}

fn kinds() -> impl Iterator<Item = (Method, &'static str)> {
    let names = limit("lambda.source_access").list();
    [Method::Scram, Method::MutualTls]
        .into_iter()
        .zip(names.iter().copied())
}
