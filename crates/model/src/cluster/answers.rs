//! What nearly every rule asks of a cluster, worked out once: its class, version, zones, brokers and storage mode. The
//! answers stand beside the clusters of an estate, which is not changed once it is read.

use std::sync::OnceLock;

use fact::Fact;

use super::Cluster;
use crate::facts::{BrokerClass, BrokerSize};

/// The answers about one cluster, as far as somebody has asked.
#[derive(Debug, Default)]
pub(crate) struct Answers {
    pub(super) class: OnceLock<Fact<BrokerClass>>,
    pub(super) size: OnceLock<Fact<&'static BrokerSize>>,
    pub(super) kafka_version: OnceLock<Fact<String>>,
    pub(super) zones: OnceLock<Fact<i64>>,
    pub(super) brokers: OnceLock<Fact<i64>>,
    pub(super) tiered: OnceLock<Fact<bool>>,
}

impl Cluster<'_> {
    /// The answer that stands in `slot`, worked out the first time, or that part of it which is asked for: an address is
    /// a text to copy, and most questions are about the value alone.
    pub(super) fn once<T, U>(
        &self,
        slot: impl Fn(&Answers) -> &OnceLock<T>,
        answer: impl FnOnce() -> T,
        part: impl FnOnce(&T) -> U,
    ) -> U {
        match self.estate.answers_about(self.template, self.place) {
            Some(answers) => part(slot(answers).get_or_init(answer)),
            None => part(&answer()),
        }
    }
}
