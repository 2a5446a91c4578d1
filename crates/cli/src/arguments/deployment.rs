//! What the files do not say about the deployment.

use std::path::PathBuf;

use clap::Args;
use fact::Date;

/// What the files do not say about the deployment.
#[derive(Debug, Args)]
#[command(next_help_heading = "Deployment")]
pub(crate) struct Deployment {
    /// The value of a template parameter; may be repeated
    #[arg(long, value_name = "KEY=VALUE", value_parser = pair)]
    pub(crate) parameter: Vec<(String, String)>,
    /// A file of parameter values: JSON or YAML of CloudFormation, CodePipeline, CDK context or samconfig; FILE#SET
    /// picks one of its sets. May be repeated: `lint` says for which sets a finding holds
    #[arg(long, value_name = "FILE[#SET]")]
    pub(crate) parameters: Vec<PathBuf>,
    /// The region the templates deploy to
    #[arg(long, value_name = "REGION")]
    pub(crate) region: Option<String>,
    /// The day for end-of-support dates and expiring suppressions
    #[arg(long, value_name = "YYYY-MM-DD")]
    pub(crate) today: Option<Date>,
}

fn pair(text: &str) -> Result<(String, String), String> {
    let (key, value) = text.split_once('=').ok_or("a parameter is KEY=VALUE")?;
    if key.is_empty() {
        return Err("a parameter is KEY=VALUE".into());
    }
    Ok((key.to_owned(), value.to_owned()))
}
