//! Worker configurations of MSK Connect. In: the estate. Out: the settings of each, decoded where they are Base64.

use fact::{Fact, Span};
use model::Estate;
use syntax::properties::{Properties, parse};

/// A worker configuration and what to call it.
pub(crate) struct Worker<'e> {
    pub(crate) name: &'e str,
    pub(crate) span: Span,
    pub(crate) settings: Fact<Properties>,
}

/// `AWS::KafkaConnect::WorkerConfiguration` of all templates.
pub(crate) fn configurations(estate: &Estate) -> impl Iterator<Item = Worker<'_>> {
    estate
        .of_type("AWS::KafkaConnect::WorkerConfiguration")
        .map(|(_, resource)| {
            let content = resource.property("PropertiesFileContent").text();
            let settings = content.with(
                content
                    .value
                    .clone()
                    .map(|text| parse(&model::base64::readable(&text))),
            );
            Worker {
                name: resource.name(),
                span: resource.span(),
                settings,
            }
        })
}
