//! The lint budgets: a typical template and a template of 5,000 resources, with the bare parser's time beside.
//! Run with `cargo bench -p tests`; the figures are for people, no test depends on them.

use lint::Selection;
use model::{Estate, Input, Options};

fn main() {
    divan::main();
}

fn lint_all(name: &str, text: &str) -> usize {
    let estate = Estate::read(vec![Input::named(name, text)], &Options::default());
    lint::run(&estate, rules::ALL, &Selection::default())
        .findings
        .len()
}

fn bare(text: &str) -> usize {
    granit_parser::Parser::new_from_str(text)
        .filter(Result::is_ok)
        .count()
}

/// A template of about 3 KB: one cluster with everything around it.
const TYPICAL: &str = include_str!("typical.yaml");

/// 5,000 resources in the mix of a large stack: buckets, functions, roles, and a cluster for every hundred of them.
fn large_yaml() -> String {
    let mut text = String::from(
        "AWSTemplateFormatVersion: '2010-09-09'\nParameters:\n  Env: {Type: String, Default: dev, AllowedValues: [dev, prod]}\nConditions:\n  IsProd: !Equals [!Ref Env, prod]\nResources:\n",
    );
    for at in 0..5_000 {
        let resource = match at % 100 {
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
        };
        text.push_str(&resource);
    }
    text
}

fn large_json() -> String {
    tests::twins::as_json(&large_yaml()).unwrap_or_default()
}

#[divan::bench]
fn typical(bencher: divan::Bencher) {
    bencher.bench(|| lint_all("t.yaml", TYPICAL));
}

#[divan::bench]
fn typical_bare_parser(bencher: divan::Bencher) {
    bencher.bench(|| bare(TYPICAL));
}

#[divan::bench(sample_count = 20)]
fn large_template_yaml(bencher: divan::Bencher) {
    let text = large_yaml();
    bencher.bench(|| lint_all("t.yaml", &text));
}

#[divan::bench(sample_count = 20)]
fn large_template_yaml_bare_parser(bencher: divan::Bencher) {
    let text = large_yaml();
    bencher.bench(|| bare(&text));
}

#[divan::bench(sample_count = 20)]
fn large_template_json(bencher: divan::Bencher) {
    let text = large_json();
    bencher.bench(|| lint_all("t.json", &text));
}

#[divan::bench(sample_count = 20)]
fn large_template_json_bare_parser(bencher: divan::Bencher) {
    let text = large_json();
    bencher.bench(|| bare(&text));
}

#[divan::bench(sample_count = 20)]
fn large_template_yaml_tree_only(bencher: divan::Bencher) {
    let text = large_yaml();
    bencher.bench(|| syntax::parse(fact::FileId(0), &text).documents.len());
}
