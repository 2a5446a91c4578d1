//! Every bound that keeps hostile input from costing more than a finding, in one place for all crates. What comes in is
//! far below each of them; SECURITY.md shows [`ALL`], and a test holds the page to it.

/// Texts longer than this many bytes are not parsed: 32 MiB, ten times the largest template we know of.
pub const MAX_BYTES: usize = 32 << 20;

/// Settings longer than this many bytes are not parsed: 2 MiB, far beyond what a broker or client is given. Every pair
/// keeps the sources of its bytes, which takes a hundred times the memory of the text.
pub const MAX_SETTINGS_BYTES: usize = 2 << 20;

/// Collections nested deeper than this are refused. Real templates stay below 30.
pub const MAX_DEPTH: usize = 128;

/// How many values (scalars, lists and maps) one text may hold: six times a template of 5,000 resources.
pub const MAX_NODES: usize = 500_000;

/// How many nodes all aliases and merge keys of one text may copy together.
pub const MAX_ALIAS_NODES: usize = 100_000;

/// How many problems of one text, or of one policy, are reported; the rest add nothing a reader could use.
pub const MAX_PROBLEMS: usize = 100;

/// How many resources one template may have, those of unrolled loops included: twenty times what CloudFormation takes
/// (500 a template: CloudFormation User Guide, "Understand CloudFormation quotas", as of 2026).
pub const MAX_RESOURCES: usize = 10_000;

/// How many nodes all `Fn::ForEach` of one template may make together.
pub const MAX_LOOP_NODES: usize = 200_000;

/// How many bytes the texts that all `Fn::ForEach` of one template fill in may have together.
pub const MAX_LOOP_BYTES: usize = 16 << 20;

/// How many nodes SAM's `Globals` may put into the resources of one template.
pub const MAX_GLOBALS_NODES: usize = 500_000;

/// More placeholders than this in one text of `Fn::Sub` are not looked at one by one.
pub const MAX_SUB_PIECES: usize = 500;

/// A text that `Fn::Sub` grows beyond this many bytes is not known: more than any property takes.
pub const MAX_SUB_BYTES: usize = 256 << 10;

/// How deep functions and references may lead on from one value.
pub const MAX_REFERENCES: usize = 48;

/// How deep the expression of a condition may be nested.
pub const MAX_CONDITION_DEPTH: usize = 32;

/// A case that already assumes this much is not made longer: more would cost without telling readers anything.
pub const MAX_CASE_TERMS: usize = 48;

/// How deep stacks may be nested for values to travel all the way.
pub const MAX_STACK_DEPTH: usize = 6;

/// How many assemblies may be nested in one cloud assembly of the CDK.
pub const MAX_ASSEMBLIES: usize = 1_000;

/// How deep a policy inside a template may be nested; real ones stay below 10.
pub const MAX_POLICY_DEPTH: usize = 24;

/// Of longer policy documents, in characters without white space, only the first statements are read: grants are
/// compared with each other, and no place of AWS stores a third of this.
pub const MAX_POLICY_CHARACTERS: usize = 64 << 10;

/// Of a role, user or group whose policies have more characters without white space together, only the first policies
/// are read: twice what a role can carry.
pub const MAX_PRINCIPAL_CHARACTERS: usize = 256 << 10;

/// Longer patterns are taken as wholly unknown, so that matching stays bounded. No ARN that AWS accepts comes near.
pub const MAX_PATTERN_TOKENS: usize = 4_096;

/// Settings nested deeper than this inside YAML or JSON are none.
pub const MAX_SETTINGS_DEPTH: usize = 16;

/// Tables, lists and dotted keys of TOML nested deeper than this are refused.
pub const MAX_TOML_DEPTH: usize = 64;

/// How many keys one object may have in a JSON document of ours: a scenario, the prices of a region, what a page asks.
pub const MAX_JSON_KEYS: usize = 2_000;

/// How many deployments one scenario may have.
pub const MAX_DEPLOYMENTS: usize = 1_000;

/// Messages longer than this many characters are cut in the middle: a value that is quoted may be a whole file.
pub const MAX_MESSAGE: usize = 2_000;

/// Guard rule files longer than this many bytes are refused.
pub const MAX_GUARD_BYTES: usize = 1 << 20;

/// Blocks and brackets of Guard rules nested deeper than this are refused.
pub const MAX_GUARD_DEPTH: usize = 32;

/// How many seconds one Guard rule file may take over one template.
pub const MAX_GUARD_SECONDS: usize = 20;

/// Messages of an editor longer than this many bytes are refused.
pub const MAX_EDITOR_BYTES: usize = 256 << 20;

/// One bound, as people read it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Bound {
    /// What is bounded.
    pub what: &'static str,
    /// The most there may be.
    pub most: usize,
    /// In what it is counted: `bytes` are shown in KiB or MiB.
    pub unit: &'static str,
    /// How one is told that there is more.
    pub beyond: &'static str,
}

const fn bound(what: &'static str, most: usize, unit: &'static str, beyond: &'static str) -> Bound {
    Bound {
        what,
        most,
        unit,
        beyond,
    }
}

const UNREADABLE: &str = "MSK001, the file is not read";
const UNKNOWN: &str = "the value is unknown, and no finding rests on it";

/// All bounds, in the order of an input's way through the program.
pub const ALL: [Bound; 31] = [
    bound("one file", MAX_BYTES, "bytes", UNREADABLE),
    bound(
        "one file of settings",
        MAX_SETTINGS_BYTES,
        "bytes",
        UNREADABLE,
    ),
    bound("nesting of lists and maps", MAX_DEPTH, "levels", UNREADABLE),
    bound("values of one file", MAX_NODES, "", UNREADABLE),
    bound(
        "values copied by aliases and merge keys of one file",
        MAX_ALIAS_NODES,
        "",
        UNREADABLE,
    ),
    bound(
        "problems told of one text or one policy",
        MAX_PROBLEMS,
        "",
        "the others are told once these are mended",
    ),
    bound(
        "resources of one template, those of loops included",
        MAX_RESOURCES,
        "",
        UNREADABLE,
    ),
    bound(
        "values made by `Fn::ForEach` in one template",
        MAX_LOOP_NODES,
        "",
        "MSK001 at the loop, which is not unrolled",
    ),
    bound(
        "text filled in by `Fn::ForEach` in one template",
        MAX_LOOP_BYTES,
        "bytes",
        "MSK001 at the loop, which is not unrolled or whose placeholders stay",
    ),
    bound(
        "values copied from SAM's `Globals` in one template",
        MAX_GLOBALS_NODES,
        "",
        "MSK001 at `Globals`, which the other resources do not get",
    ),
    bound("placeholders of one `Fn::Sub`", MAX_SUB_PIECES, "", UNKNOWN),
    bound(
        "text that one `Fn::Sub` makes",
        MAX_SUB_BYTES,
        "bytes",
        UNKNOWN,
    ),
    bound(
        "alternatives of one value",
        fact::MAX_ALTERNATIVES,
        "",
        UNKNOWN,
    ),
    bound(
        "functions and references followed from one value",
        MAX_REFERENCES,
        "",
        UNKNOWN,
    ),
    bound(
        "nesting of one condition",
        MAX_CONDITION_DEPTH,
        "levels",
        "the condition may hold or not",
    ),
    bound(
        "assumptions of one finding",
        MAX_CASE_TERMS,
        "",
        "the others are not told",
    ),
    bound(
        "nested stacks that values travel through",
        MAX_STACK_DEPTH,
        "levels",
        UNKNOWN,
    ),
    bound(
        "assemblies nested in one cloud assembly",
        MAX_ASSEMBLIES,
        "",
        "the others are passed over as files that belong to nobody",
    ),
    bound(
        "nesting of one policy in a template",
        MAX_POLICY_DEPTH,
        "levels",
        UNKNOWN,
    ),
    bound(
        "one policy document, without white space",
        MAX_POLICY_CHARACTERS,
        "characters",
        "MSK334, the statements behind it are unknown",
    ),
    bound(
        "the policies of one role, user or group, without white space",
        MAX_PRINCIPAL_CHARACTERS,
        "characters",
        "MSK334, the policies behind it are unknown",
    ),
    bound(
        "characters of one ARN or action",
        MAX_PATTERN_TOKENS,
        "",
        "it may match anything",
    ),
    bound(
        "nesting of settings inside YAML and JSON",
        MAX_SETTINGS_DEPTH,
        "levels",
        "no settings",
    ),
    bound(
        "nesting of TOML",
        MAX_TOML_DEPTH,
        "levels",
        "an error with its position",
    ),
    bound(
        "keys of one object in a JSON document of ours",
        MAX_JSON_KEYS,
        "",
        "an error with its position",
    ),
    bound(
        "deployments of one scenario",
        MAX_DEPLOYMENTS,
        "",
        "an error with its position",
    ),
    bound(
        "one message of a finding",
        MAX_MESSAGE,
        "characters",
        "its middle is left out",
    ),
    bound(
        "one Guard rule file",
        MAX_GUARD_BYTES,
        "bytes",
        "an error with its position",
    ),
    bound(
        "nesting of Guard rules",
        MAX_GUARD_DEPTH,
        "levels",
        "an error with its position",
    ),
    bound(
        "one Guard rule file over one template",
        MAX_GUARD_SECONDS,
        "seconds",
        "an error that names both",
    ),
    bound(
        "one message of an editor",
        MAX_EDITOR_BYTES,
        "bytes",
        "passed over with an error; the session goes on",
    ),
];

impl std::fmt::Display for Bound {
    /// `32 MiB`, `500,000`, `128 levels`
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match (self.unit, self.most) {
            ("bytes", most) if most % (1 << 20) == 0 => write!(f, "{} MiB", most >> 20),
            ("bytes", most) => write!(f, "{} KiB", most >> 10),
            ("", most) => write!(f, "{}", grouped(most)),
            (unit, most) => write!(f, "{} {unit}", grouped(most)),
        }
    }
}

/// `500,000`
fn grouped(number: usize) -> String {
    let digits = number.to_string();
    let mut grouped = String::new();
    for (at, digit) in digits.chars().enumerate() {
        if at > 0 && (digits.len() - at).is_multiple_of(3) {
            grouped.push(',');
        }
        grouped.push(digit);
    }
    grouped
}
