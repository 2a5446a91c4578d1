//! Inputs that are made, not written: many small templates, one very large one, one full of conditions. The benchmarks
//! and the laws read the same ones.

use std::fmt::Write;

/// A template of about 3 KB: one cluster with everything around it.
pub const TYPICAL: &str = include_str!("benches/typical.yaml");

/// Small templates of about 1 KB each, no two alike: a cluster with its settings and its storage scaling.
#[must_use]
pub fn small_templates(count: usize) -> Vec<(String, String)> {
    (0..count)
        .map(|at| (format!("service-{at:03}.yaml"), small_template(at)))
        .collect()
}

fn small_template(at: usize) -> String {
    format!(
        "AWSTemplateFormatVersion: '2010-09-09'
Parameters:
  Env: {{Type: String, Default: dev, AllowedValues: [dev, prod]}}
Resources:
  Settings:
    Type: AWS::MSK::Configuration
    Properties:
      Name: !Sub 'service-{at}-${{Env}}'
      ServerProperties: |
        auto.create.topics.enable=false
        default.replication.factor=3
        min.insync.replicas=2
        num.partitions={partitions}
  Cluster:
    Type: AWS::MSK::Cluster
    Properties:
      ClusterName: !Sub 'service-{at}-${{Env}}'
      KafkaVersion: 3.9.x
      NumberOfBrokerNodes: 3
      BrokerNodeGroupInfo:
        InstanceType: kafka.m7g.large
        ClientSubnets: [subnet-a, subnet-b, subnet-c]
        StorageInfo: {{EBSStorageInfo: {{VolumeSize: {volume}}}}}
      ConfigurationInfo: {{Arn: !GetAtt Settings.Arn, Revision: !GetAtt Settings.LatestRevision.Revision}}
      EncryptionInfo: {{EncryptionInTransit: {{ClientBroker: TLS, InCluster: true}}}}
  Target:
    Type: AWS::ApplicationAutoScaling::ScalableTarget
    Properties:
      ServiceNamespace: kafka
      ScalableDimension: kafka:broker-storage:VolumeSize
      ResourceId: !Ref Cluster
      MinCapacity: 1
      MaxCapacity: 4000
",
        partitions = 6 + at % 7,
        volume = 100 + at,
    )
}

/// A template of `count` resources in the mix of a large stack: buckets, functions, roles, and a cluster for every
/// hundred of them. 5,000 make 2.1 MB.
#[must_use]
pub fn large_template(count: usize) -> String {
    let mut text = String::from(
        "AWSTemplateFormatVersion: '2010-09-09'\nParameters:\n  Env: {Type: String, Default: dev, AllowedValues: [dev, prod]}\nConditions:\n  IsProd: !Equals [!Ref Env, prod]\nResources:\n",
    );
    for at in 0..count {
        text.push_str(&resource(at));
    }
    text
}

/// The large template as CDK and the service write it: JSON with long-form functions.
#[must_use]
pub fn large_template_json(count: usize) -> String {
    crate::twins::as_json(&large_template(count)).unwrap_or_default()
}

fn resource(at: usize) -> String {
    match at % 100 {
        0 => format!(
            "  Cluster{at}:\n    Type: AWS::MSK::Cluster\n    Properties:\n      ClusterName: !Sub 'events-${{Env}}-{at}'\n      KafkaVersion: 3.9.x\n      NumberOfBrokerNodes: 3\n      BrokerNodeGroupInfo:\n        InstanceType: kafka.m7g.large\n        ClientSubnets: [subnet-a, subnet-b, subnet-c]\n        StorageInfo: {{EBSStorageInfo: {{VolumeSize: !If [IsProd, 1000, 100]}}}}\n      EncryptionInfo:\n        EncryptionInTransit: {{ClientBroker: TLS, InCluster: true}}\n"
        ),
        n if n % 3 == 1 => format!(
            "  Bucket{at}:\n    Type: AWS::S3::Bucket\n    DeletionPolicy: Retain\n    Properties:\n      BucketName: !Sub 'data-${{AWS::AccountId}}-${{Env}}-{at}'\n      BucketEncryption:\n        ServerSideEncryptionConfiguration:\n          - ServerSideEncryptionByDefault: {{SSEAlgorithm: 'aws:kms'}}\n      Tags:\n        - {{Key: environment, Value: !Ref Env}}\n        - {{Key: number, Value: '{at}'}}\n"
        ),
        n if n % 3 == 2 => format!(
            "  Role{at}:\n    Type: AWS::IAM::Role\n    Properties:\n      AssumeRolePolicyDocument:\n        Version: '2012-10-17'\n        Statement:\n          - Effect: Allow\n            Principal: {{Service: lambda.amazonaws.com}}\n            Action: 'sts:AssumeRole'\n      Policies:\n        - PolicyName: read\n          PolicyDocument:\n            Version: '2012-10-17'\n            Statement:\n              - {{Effect: Allow, Action: ['s3:GetObject'], Resource: !Sub 'arn:aws:s3:::data-{at}/*'}}\n"
        ),
        _ => format!(
            "  Function{at}:\n    Type: AWS::Lambda::Function\n    Properties:\n      FunctionName: !Sub 'worker-${{Env}}-{at}'\n      Runtime: python3.12\n      Handler: index.handler\n      MemorySize: !If [IsProd, 1024, 256]\n      Timeout: 30\n      Role: arn:aws:iam::111122223333:role/worker\n      Code: {{S3Bucket: code, S3Key: worker-{at}.zip}}\n      Environment:\n        Variables: {{NUMBER: '{at}', ENVIRONMENT: !Ref Env}}\n"
        ),
    }
}

/// 500 resources of which every tenth is a cluster, with 40 conditions over 60 parameters that decide about nearly
/// every property; or, with `choices` off, the same resources with the values written out.
#[must_use]
pub fn conditional_template(choices: bool) -> String {
    const PARAMETERS: usize = 60;
    const CONDITIONS: usize = 40;
    let mut text = String::from("AWSTemplateFormatVersion: '2010-09-09'\n");
    if choices {
        text.push_str("Parameters:\n");
        for at in 0..PARAMETERS {
            let _ = writeln!(
                text,
                "  P{at}: {{Type: String, Default: 'no', AllowedValues: ['no', 'yes', 'maybe']}}"
            );
        }
        text.push_str("Conditions:\n");
        for at in 0..CONDITIONS {
            // Plain comparisons, and every third one built on two before it.
            let _ = match at {
                at if at % 3 == 2 => writeln!(
                    text,
                    "  C{at}: !And [{{Condition: C{}}}, !Not [{{Condition: C{}}}]]",
                    at - 1,
                    at - 2
                ),
                at => writeln!(text, "  C{at}: !Equals [!Ref P{}, 'yes']", at % PARAMETERS),
            };
        }
    }
    text.push_str("Resources:\n");
    for at in 0..500 {
        let pick = |nth: usize, then: &str, otherwise: &str| {
            if choices {
                format!("!If [C{}, {then}, {otherwise}]", (at + nth) % CONDITIONS)
            } else {
                otherwise.to_owned()
            }
        };
        let guard = if choices && at % 5 == 0 {
            format!("    Condition: C{}\n", at % CONDITIONS)
        } else {
            String::new()
        };
        let name = if choices {
            format!("!Sub 'stream-${{P{}}}-{at}'", at % PARAMETERS)
        } else {
            format!("stream-no-{at}")
        };
        let _ = if at % 10 == 0 {
            write!(
                text,
                "  Cluster{at}:\n    Type: AWS::MSK::Cluster\n{guard}    Properties:\n      ClusterName: {name}\n      KafkaVersion: {}\n      NumberOfBrokerNodes: {}\n      BrokerNodeGroupInfo:\n        InstanceType: {}\n        ClientSubnets: [subnet-a, subnet-b, subnet-c]\n        StorageInfo: {{EBSStorageInfo: {{VolumeSize: {}}}}}\n      EncryptionInfo:\n        EncryptionInTransit: {{ClientBroker: {}, InCluster: true}}\n",
                pick(0, "3.8.x", "3.9.x"),
                pick(1, "6", "3"),
                pick(2, "kafka.m7g.xlarge", "kafka.m7g.large"),
                pick(3, "1000", "100"),
                pick(4, "TLS_PLAINTEXT", "TLS"),
            )
        } else {
            write!(
                text,
                "  Function{at}:\n    Type: AWS::Lambda::Function\n{guard}    Properties:\n      FunctionName: {name}\n      Runtime: python3.12\n      Handler: index.handler\n      MemorySize: {}\n      Timeout: {}\n      Role: arn:aws:iam::111122223333:role/worker\n      Code: {{S3Bucket: code, S3Key: worker-{at}.zip}}\n",
                pick(0, "1024", "256"),
                pick(1, "60", "30"),
            )
        };
    }
    text
}
