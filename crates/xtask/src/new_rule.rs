//! `cargo xtask new-rule FAMILY ID SLUG`: the two files and the one line of a new rule.

use std::fs;

use crate::root;

const FAMILIES: [&str; 10] = [
    "template",
    "durability",
    "security",
    "iam",
    "storage",
    "capacity",
    "settings",
    "clients",
    "services",
    "operations",
];

pub(crate) fn run(arguments: &[String]) -> Result<(), String> {
    let [family, id, slug] = arguments else {
        return Err("usage: cargo xtask new-rule FAMILY ID SLUG".into());
    };
    check(family, id, slug)?;
    let stem = format!("{}_{}", id.to_ascii_lowercase(), slug.replace('-', "_"));
    let folder = root().join("rules").join(family);
    let registry = root().join("rules/lib.rs");
    let read = fs::read_to_string(&registry)
        .map_err(|error| format!("{}: {error}", registry.display()))?;
    if read.contains(&format!("{}_", id.to_ascii_lowercase())) {
        return Err(format!("{id} is taken"));
    }
    let updated = register(&read, family, &stem)?;
    fs::create_dir_all(&folder).map_err(|error| error.to_string())?;
    for (path, text) in [
        (folder.join(format!("{stem}.md")), page(id, slug)),
        (folder.join(format!("{stem}.rs")), source(id)),
        (registry, updated),
    ] {
        fs::write(&path, text).map_err(|error| format!("{}: {error}", path.display()))?;
        println!("wrote {}", path.display());
    }
    println!(
        "now: fill page and check, then `cargo test -p tests --test rules {}`",
        id.to_lowercase()
    );
    Ok(())
}

fn check(family: &str, id: &str, slug: &str) -> Result<(), String> {
    let Some(hundreds) = FAMILIES.iter().position(|known| *known == family) else {
        return Err(format!("`{family}` is none of {}", FAMILIES.join(", ")));
    };
    let digits = id.strip_prefix("MSK").filter(|digits| digits.len() == 3);
    if !digits.is_some_and(|digits| {
        digits.starts_with(&hundreds.to_string()) && digits.bytes().all(|b| b.is_ascii_digit())
    }) {
        return Err(format!(
            "the ids of family {family} are MSK{hundreds}00 to MSK{hundreds}99, not `{id}`"
        ));
    }
    let kebab = |byte: u8| byte.is_ascii_lowercase() || byte.is_ascii_digit() || byte == b'-';
    if slug.is_empty() || !slug.bytes().all(kebab) {
        return Err(format!("`{slug}` is not in kebab case"));
    }
    Ok(())
}

/// Puts the line where ids stay sorted; makes the family's block when it is the first of its family.
fn register(registry: &str, family: &str, stem: &str) -> Result<String, String> {
    let mut lines: Vec<String> = registry.lines().map(str::to_owned).collect();
    let open = format!("    {family} {{");
    let at = match lines.iter().position(|line| *line == open) {
        Some(start) => {
            let after = lines.iter().skip(start + 1);
            let behind = after
                .take_while(|line| line.as_str() != "    }" && line.trim_start() < stem)
                .count();
            start + 1 + behind
        }
        None => {
            let end = lines
                .iter()
                .rposition(|line| line == "}")
                .ok_or("rules/lib.rs has no closing brace")?;
            lines.splice(end..end, [open, "    }".to_owned()]);
            end + 1
        }
    };
    lines.insert(at, format!("        {stem},"));
    Ok(lines.join("\n") + "\n")
}

fn page(id: &str, slug: &str) -> String {
    format!(
        "+++
id = \"{id}\"
name = \"{slug}\"
since = \"{}\"
severity = \"warning\"
confidence = \"high\"
inputs = [\"cloudformation\"]
sources = [
  {{ title = \"\", url = \"\", as_of = \"\" }},
]
+++
One sentence that names the fault.

## Why

## Fix

## Examples
```yaml bad
Resources: {{}}
```
```yaml bad
Resources: {{}}
```
```yaml good
Resources: {{}}
```
```yaml good
Resources: {{}}
```
",
        env!("CARGO_PKG_VERSION")
    )
}

fn source(id: &str) -> String {
    format!(
        "//! {id}: one line that names the fault.

use lint::Findings;
use model::Estate;

pub(crate) fn check(estate: &Estate, out: &mut Findings<'_>) {{
    for cluster in estate.provisioned() {{
        let name = cluster.name();
        if let Some(hit) = name.holds(|name| name.is_empty()) {{
            out.add(&name, &hit, \"what is wrong and why it matters\").help(\"what to do\");
        }}
    }}
}}
"
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    const REGISTRY: &str =
        "rules! {\n    template {\n        msk001_a,\n        msk003_c,\n    }\n}\n";

    #[test]
    fn the_line_goes_where_ids_stay_sorted() {
        let middle = register(REGISTRY, "template", "msk002_b").unwrap();
        assert!(
            middle.contains("msk001_a,\n        msk002_b,\n        msk003_c,\n    }"),
            "{middle}"
        );
        let last = register(REGISTRY, "template", "msk009_z").unwrap();
        assert!(
            last.contains("msk003_c,\n        msk009_z,\n    }"),
            "{last}"
        );
    }

    #[test]
    fn a_first_rule_makes_its_family() {
        let made = register(REGISTRY, "storage", "msk401_x").unwrap();
        assert!(
            made.ends_with("    storage {\n        msk401_x,\n    }\n}\n"),
            "{made}"
        );
    }

    #[test]
    fn the_id_fits_the_family() {
        assert!(check("storage", "MSK401", "a-b").is_ok());
        for (family, id, slug) in [
            ("storage", "MSK101", "a"),
            ("nowhere", "MSK101", "a"),
            ("storage", "MSK4x1", "a"),
            ("storage", "MSK401", "A_b"),
        ] {
            assert!(check(family, id, slug).is_err(), "{family} {id} {slug}");
        }
    }
}
