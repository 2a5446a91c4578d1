//! As much of a runner as the action needs: inputs with defaults, expressions, conditions, steps with their outputs.

use std::{
    collections::BTreeMap,
    fs,
    path::{Path, PathBuf},
    process::Command,
};

use fact::Sources;
use syntax::Node;

/// One run of the action.
pub(crate) struct Job {
    /// What the steps printed.
    pub(crate) log: String,
    /// Whether a step failed, after which no further one runs.
    pub(crate) failed: bool,
    steps: Vec<Node>,
    values: BTreeMap<String, String>,
    outputs: BTreeMap<String, String>,
    action: PathBuf,
    repository: PathBuf,
    runner: PathBuf,
    api: String,
}

impl Job {
    /// Reads `action.yml` at the root.
    pub(crate) fn of(root: &Path, repository: &Path, runner: &Path, api: &str) -> Self {
        let text = fs::read_to_string(root.join("action.yml")).unwrap();
        let mut sources = Sources::default();
        let file = sources.add("action.yml".to_owned(), text.clone());
        let tree = syntax::parse(file, &text);
        assert!(tree.problems.is_empty(), "{:?}", tree.problems);
        let action = &tree.documents[0];
        let inputs = action.get("inputs").unwrap().entries();
        let values = inputs.iter().map(|input| {
            let default = input.value.get("default").and_then(Node::as_str).unwrap();
            (format!("inputs.{}", input.key.text), default.to_owned())
        });
        Self {
            log: String::new(),
            failed: false,
            values: values.collect(),
            steps: action
                .get("runs")
                .unwrap()
                .get("steps")
                .unwrap()
                .items()
                .to_vec(),
            outputs: BTreeMap::new(),
            action: root.to_path_buf(),
            repository: repository.to_path_buf(),
            runner: runner.to_path_buf(),
            api: api.to_owned(),
        }
    }

    /// Gives an input or a value of the event.
    pub(crate) fn set(&mut self, name: &str, value: &str) {
        self.values.insert(name.to_owned(), value.to_owned());
    }

    /// An output of a step that ran.
    pub(crate) fn output(&self, step: &str, name: &str) -> String {
        let key = format!("steps.{step}.outputs.{name}");
        self.outputs
            .get(&key)
            .cloned()
            .unwrap_or_else(|| panic!("no {key}\n{}", self.log))
    }

    /// What the job's page shows.
    pub(crate) fn summary(&self) -> String {
        fs::read_to_string(self.runner.join("summary")).unwrap()
    }

    /// Runs the steps in order until one fails.
    pub(crate) fn run(&mut self) {
        fs::write(self.runner.join("summary"), "").unwrap();
        for step in std::mem::take(&mut self.steps) {
            let wanted = step
                .get("if")
                .and_then(Node::as_str)
                .is_none_or(|condition| self.holds(condition));
            let Some(script) = step.get("run").and_then(Node::as_str).filter(|_| wanted) else {
                assert!(
                    !wanted || step.get("uses").is_some(),
                    "a step runs or uses something"
                );
                continue;
            };
            self.step(&step, script);
            if self.failed {
                return;
            }
        }
    }

    fn step(&mut self, step: &Node, script: &str) {
        let given = self.runner.join("outputs");
        fs::write(&given, "").unwrap();
        let mut command = Command::new("bash");
        command
            .args(["--noprofile", "--norc", "-eo", "pipefail", "-c", script])
            .current_dir(&self.repository)
            .env("GITHUB_ACTION_PATH", &self.action)
            .env("GITHUB_API_URL", &self.api)
            .env("GITHUB_REPOSITORY", "sample/estate")
            .env("GITHUB_OUTPUT", &given)
            .env("GITHUB_STEP_SUMMARY", self.runner.join("summary"))
            .env("RUNNER_TEMP", &self.runner)
            // A server on this machine is asked directly.
            .env("NO_PROXY", "127.0.0.1");
        for variable in step.get("env").map(Node::entries).unwrap_or_default() {
            let value = self.expand(variable.value.as_str().unwrap());
            command.env(variable.key.text.as_str(), value);
        }
        let output = command.output().unwrap();
        self.log.push_str(&String::from_utf8_lossy(&output.stdout));
        self.log.push_str(&String::from_utf8_lossy(&output.stderr));
        self.failed = !output.status.success();
        let Some(id) = step.get("id").and_then(Node::as_str) else {
            return;
        };
        for line in fs::read_to_string(&given).unwrap().lines() {
            let (name, value) = line.split_once('=').unwrap();
            self.outputs
                .insert(format!("steps.{id}.outputs.{name}"), value.to_owned());
        }
    }

    /// `a == 'x' && b == 'y'`.
    fn holds(&self, condition: &str) -> bool {
        condition.split("&&").all(|part| {
            let (name, wanted) = part.split_once("==").expect("conditions compare");
            self.value(name.trim()) == wanted.trim().trim_matches('\'')
        })
    }

    fn expand(&self, text: &str) -> String {
        match text
            .strip_prefix("${{")
            .and_then(|rest| rest.strip_suffix("}}"))
        {
            Some(name) => self.value(name.trim()),
            None => text.to_owned(),
        }
    }

    fn value(&self, name: &str) -> String {
        if name.starts_with("steps.") {
            // A step that was left out has empty outputs.
            return self.outputs.get(name).cloned().unwrap_or_default();
        }
        let value = self
            .values
            .get(name)
            .unwrap_or_else(|| panic!("the action asks for {name}"));
        self.expand(value)
    }
}
