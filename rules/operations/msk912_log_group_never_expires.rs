//! MSK912: a log group for broker or worker logs that keeps them for ever.

use cloudformation::Cursor;
use lint::Findings;
use model::Estate;

pub(crate) fn check(estate: &Estate, out: &mut Findings<'_>) {
    let brokers = estate.provisioned().flat_map(|cluster| {
        ["BrokerLogs", "AuthorizerLogs"]
            .map(|logs| cluster.at(&format!("LoggingInfo.{logs}.CloudWatchLogs.LogGroup")))
            .map(|target| (cluster.template(), target, "brokers"))
    });
    let workers = estate
        .of_type("AWS::KafkaConnect::Connector")
        .map(|(template, connector)| {
            let path = [
                "LogDelivery",
                "WorkerLogDelivery",
                "CloudWatchLogs",
                "LogGroup",
            ];
            (template, connector.properties().at(&path), "workers")
        });
    let targets: Vec<(usize, Cursor<'_>, &str)> = brokers.chain(workers).collect();
    for (template, target, who) in targets {
        let group = estate
            .maybe_behind(template, &target)
            .filter(|(_, resource)| resource.kind() == "AWS::Logs::LogGroup");
        let Some((_, group)) = group else { continue };
        let name = group.name();
        let retention = group.property("RetentionInDays").presence();
        let Some(hit) = retention.value.absent() else {
            continue;
        };
        let message = format!(
            "log group {name} keeps the logs of the {who} for ever, and every byte is paid for monthly"
        );
        out.at(
            group.span(),
            &group.path().child("Properties/RetentionInDays"),
            &hit,
            message,
        )
        .see(target.span(), "logs go there")
        .help("add RetentionInDays, for instance 30");
    }
}
