//! What a check of a move says in each format.

use model::{
    Estate, Input, Options,
    moves::{Target, check},
};

use super::{MoveFormat, MoveReport, write};

#[test]
fn every_format_names_what_blocks_and_who_says_so() {
    let text = "Resources:
  Orders:
    Type: AWS::MSK::Cluster
    Properties:
      ClusterName: orders
      KafkaVersion: 3.7.x
      NumberOfBrokerNodes: 2
      BrokerNodeGroupInfo: {InstanceType: kafka.m7g.large, ClientSubnets: [a, b]}
";
    let estate = Estate::read(vec![Input::named("t.yaml", text)], &Options::default());
    let clusters = check(&estate, Target::Express);
    let report = MoveReport {
        target: Target::Express,
        clusters: &clusters,
        sources: &estate.sources,
        version: "0",
    };
    for (name, format) in MoveFormat::ALL {
        let mut told = String::new();
        write(*format, &report, &mut told).unwrap();
        for word in [
            "Express clusters need exactly three AZs",
            "3.7.x",
            "MSK Developer Guide",
        ] {
            assert!(told.contains(word), "{name} lacks {word}: {told}");
        }
    }
}
