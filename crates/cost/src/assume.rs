//! Open questions of AWS's metering: what no source settles. Each has two answers; an estimate takes the first,
//! says what the other would change, and a scenario's `[assume]` flips it.

macro_rules! questions {
    ($($(#[$doc:meta])* $name:ident = $id:literal, $usual:literal | $other:literal, $text:literal, $other_text:literal;)*) => {
        /// A question about a bill that no source settles.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub enum Question {
            $($(#[$doc])* $name,)*
        }

        impl Question {
            /// All of them.
            pub const ALL: &[Self] = &[$(Self::$name),*];

            /// The key in a scenario's `[assume]`.
            #[must_use]
            pub const fn id(self) -> &'static str {
                match self { $(Self::$name => $id,)* }
            }

            /// The names of the usual and the other answer.
            #[must_use]
            pub const fn answers(self) -> [&'static str; 2] {
                match self { $(Self::$name => [$usual, $other],)* }
            }

            const fn texts(self) -> [&'static str; 2] {
                match self { $(Self::$name => [$text, $other_text],)* }
            }
        }
    };
}

questions! {
    /// How much of the data is in the low-cost tier.
    TieredVolume = "tiered_volume", "full-retention" | "beyond-local",
        "the tier holds the data of the whole retention, as segments are copied there when they close",
        "the tier holds only what is older than the local retention, as AWS's sizing script counts";
    /// Whether Express storage counts replicas.
    ExpressStorage = "express_storage", "one-copy" | "all-copies",
        "Express storage is billed for one copy of the data",
        "Express storage is billed for every replica";
    /// Whether partition-hours count replicas.
    ServerlessPartitions = "serverless_partitions", "leaders" | "replicas",
        "Serverless partition-hours count leaders only, without internal topics",
        "Serverless partition-hours count every replica";
    /// Whether Serverless storage counts replicas.
    ServerlessStorage = "serverless_storage", "one-copy" | "all-copies",
        "Serverless storage is billed for one copy of the data",
        "Serverless storage is billed for every replica";
    /// Which part of provisioned storage throughput is billed.
    ProvisionedThroughput = "provisioned_throughput", "whole" | "above-baseline",
        "provisioned storage throughput is billed whole, as AWS's sizing script does",
        "provisioned storage throughput is billed above the 250 MiB/s that volumes have anyway";
    /// What private connectivity hours multiply with.
    PrivateConnectivity = "private_connectivity", "per-connection" | "per-scheme",
        "private connectivity hours count each scheme of each client VPC connection",
        "private connectivity hours count each scheme once, however many client VPCs connect";
    /// Whether PrivateLink traffic between zones is charged.
    PrivateLinkZones = "private_link_zones", "free" | "charged",
        "client traffic to Serverless crosses zones without charge, as it goes through PrivateLink",
        "client traffic to Serverless pays for crossing zones";
    /// How full volumes are planned.
    VolumePlan = "volume_plan", "half-full" | "fifth-spare",
        "volumes are planned half full, as AWS's sizing script and workbook do",
        "volumes are planned with 20 percent to spare, as AWS's guide does";
}

impl Question {
    const fn bit(self) -> u32 {
        1 << self as u32
    }

    /// The question of a key.
    #[must_use]
    pub fn of_id(id: &str) -> Option<Self> {
        Self::ALL
            .iter()
            .copied()
            .find(|question| question.id() == id)
    }
}

/// The answers an estimate rests on.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Answers {
    /// One bit per question, set where it is answered the other way.
    flipped: u32,
}

const _: () = assert!(Question::ALL.len() <= u32::BITS as usize);

impl Answers {
    /// The same answers with one question answered the other way.
    #[must_use]
    pub fn flip(&self, question: Question) -> Self {
        Self {
            flipped: self.flipped ^ question.bit(),
        }
    }

    /// Whether a question has its usual answer.
    #[must_use]
    pub fn usual(&self, question: Question) -> bool {
        self.flipped & question.bit() == 0
    }

    /// The questions answered in the other way.
    pub fn flipped(&self) -> impl Iterator<Item = Question> {
        let all = Question::ALL.iter().copied();
        all.filter(|question| !self.usual(*question))
    }

    /// The name of the answer taken.
    #[must_use]
    pub fn answer(&self, question: Question) -> &'static str {
        let [usual, other] = question.answers();
        if self.usual(question) { usual } else { other }
    }

    /// What the answer taken says.
    #[must_use]
    pub fn text(&self, question: Question) -> &'static str {
        let [usual, other] = question.texts();
        if self.usual(question) { usual } else { other }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn flipping_twice_changes_nothing() {
        let none = Answers::default();
        for question in Question::ALL {
            let once = none.flip(*question);
            assert!(none.usual(*question) && !once.usual(*question));
            assert_ne!(none.answer(*question), once.answer(*question));
            assert_ne!(none.text(*question), once.text(*question));
            assert_eq!(once.flip(*question), none);
            assert_eq!(Question::of_id(question.id()), Some(*question));
        }
    }
}
