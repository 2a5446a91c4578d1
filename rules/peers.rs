//! Rules of other tools that no rule of ours covers, and why. What a rule does cover stands on its page, as `also`.

/// A rule of another tool without a counterpart.
#[derive(Clone, Copy, Debug)]
pub struct Explained {
    /// Its id there.
    pub id: &'static str,
    /// The tool.
    pub tool: &'static str,
    /// Why there is none.
    pub why: &'static str,
}

/// Every such rule that we know of.
pub const EXPLAINED: &[Explained] = &[
    Explained {
        id: "kafka_cluster_mutual_tls_authentication_enabled",
        tool: "Prowler",
        why: "asks for mutual TLS; IAM and SASL/SCRAM authenticate as well, and MSK205 asks for one of the three",
    },
    Explained {
        id: "I9001",
        tool: "cloudformation-validate",
        why: "says that a property replaces the resource when it changes; `mskwise diff` says it of the change at hand",
    },
    Explained {
        id: "I9040",
        tool: "cloudformation-validate",
        why: "asks for tags; which tags an organisation needs is its own rule, for which there is --guard",
    },
    Explained {
        id: "W2001",
        tool: "cfn-lint",
        why: "unused parameters are no matter of MSK; run cfn-lint beside mskwise",
    },
];
