"""What cfn-lint and cloudformation-validate resolve and refuse, beside ours.

In: a JSON file, by template: `values`, every address with the texts it may hold and whether it may hold others, and
`findings`, rule and address. Out, as JSON: counts, and every difference that is not judged: a text that they resolve
and we do not have among ours, and an error of theirs on a resource of MSK or MSK Connect where we find nothing.
"""

import json
import subprocess
import sys

from cfnlint.context import create_context_for_template
from cfnlint.jsonschema import CfnTemplateValidator
from cfnlint.template import Template
from cloudformation_validate import CompositeEngine, TemplateModel

from reader import read, resources

PREFIXES = ("AWS::MSK::", "AWS::KafkaConnect::")


def ours_of(body):
    return str(body.get("Type", "")).startswith(PREFIXES)


def text(value):
    """A scalar as the text that a template would hold."""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    return str(value)


def leaves(value, path):
    """Addresses and texts of a plain tree; functions in it are passed over."""
    if isinstance(value, dict):
        if len(value) == 1 and next(iter(value)).startswith(("Fn::", "Ref", "Condition")):
            return
        for key, below in value.items():
            yield from leaves(below, path + [str(key)])
    elif isinstance(value, list):
        for at, below in enumerate(value):
            yield from leaves(below, path + [str(at)])
    elif value is not None:
        yield "/".join(path), text(value)


def of_validate(value, path):
    """Addresses and texts of a value of cloudformation-validate."""
    kind = type(value).__name__
    if kind == "CONCRETE":
        yield from leaves(plain(value.value), path)
    elif kind == "LIST_VALUE":
        for at, below in enumerate(value.items):
            yield from of_validate(below, path + [str(at)])
    elif kind == "MAP":
        for entry in value.entries:
            yield from of_validate(entry.value, path + [entry.key])
    elif kind == "ENUM_VALUE":
        for below in value.variants:
            yield from of_validate(below, path)
    elif kind == "CONDITIONAL":
        yield from of_validate(value.if_true, path)
        yield from of_validate(value.if_false, path)


def plain(value):
    """A JSON value of cloudformation-validate as Python has it."""
    kind = type(value).__name__
    if kind == "NULL":
        return None
    if kind == "ARRAY":
        return [plain(one) for one in value.items]
    if kind == "OBJECT":
        return {key: plain(one) for key, one in value.entries.items()}
    return getattr(value, "value", value)


def of_lint(validator, node, path):
    """Addresses and texts of a node as cfn-lint resolves it."""
    if isinstance(node, dict) and len(node) == 1:
        name = next(iter(node))
        if name == "Fn::If":
            branches = node[name]
            if isinstance(branches, list) and len(branches) == 3:
                for branch in branches[1:]:
                    yield from of_lint(validator, branch, path)
            return
        if name.startswith("Fn::") or name == "Ref":
            try:
                resolved = list(validator.resolve_value(node))
            except Exception:  # what their resolver stumbles over, it does not resolve
                return
            for value, _, error in resolved:
                if error is None and value is not None:
                    yield from leaves(value, path)
            return
    if isinstance(node, dict):
        for key, below in node.items():
            yield from of_lint(validator, below, path + [str(key)])
    elif isinstance(node, list):
        for at, below in enumerate(node):
            yield from of_lint(validator, below, path + [str(at)])
    elif node is not None:
        yield "/".join(path), text(node)


def lint_validator(path, tree):
    template = Template(path, tree, ["us-east-1"])
    context = create_context_for_template(template)
    return CfnTemplateValidator({}).evolve(context=context, cfn=template)


def resolved(path, tree):
    """Tool, address and text of everything that the two tools resolve."""
    bodies = {name: body for name, body in resources(tree) if ours_of(body)}
    try:
        for name, resource in TemplateModel(path).resources().items():
            if name in bodies:
                for key, value in resource.properties.items():
                    for found in of_validate(value, ["Resources", name, "Properties", key]):
                        yield ("cloudformation-validate", *found)
    except Exception as error:  # a template that it cannot read
        print(f"{path}: cloudformation-validate: {error}", file=sys.stderr)
    validator = lint_validator(path, tree)
    for name, body in bodies.items():
        properties = body.get("Properties", {})
        for found in of_lint(validator, properties, ["Resources", name, "Properties"]):
            yield ("cfn-lint", *found)


def without_functions(path):
    """The address of a place inside functions: `Fn::If` and its branch fall away, and whatever stands deeper."""
    kept = []
    rest = [str(part) for part in path]
    while rest:
        part = rest.pop(0)
        if part == "Fn::If":
            rest = rest[1:]
        elif part.startswith("Fn::") or part == "Ref":
            break
        else:
            kept.append(part)
    return "/".join(kept)


def refused(trees):
    """Template, tool, rule, address and message of every error on a resource of MSK or MSK Connect."""
    names = {
        path: {name for name, body in resources(tree) if ours_of(body)} for path, tree in trees.items()
    }
    start = "import sys; from cfnlint.runner import main; sys.exit(main())"
    command = [sys.executable, "-c", start, "--format", "json", "--regions", "us-east-1", "--"]
    done = subprocess.run(command + list(trees), capture_output=True, text=True)
    if not done.stdout:
        sys.exit(f"cfn-lint: {done.stderr}")
    for match in json.loads(done.stdout):
        where = match["Location"]["Path"] or []
        owner = where[1] if len(where) > 1 and where[0] == "Resources" else None
        if match["Level"] == "Error" and owner in names.get(match["Filename"], ()):
            yield (
                match["Filename"], "cfn-lint", match["Rule"]["Id"], without_functions(where), match["Message"],
            )
    engine = CompositeEngine()
    for path in trees:
        try:
            report = engine.validate_template(path)
        except Exception as error:
            print(f"{path}: cloudformation-validate: {error}", file=sys.stderr)
            continue
        for one in report.diagnostics:
            owner = one.entity.logical_id if one.entity else None
            if one.severity.name in ("FATAL", "ERROR") and owner in names[path]:
                below = (one.property_path or "").split(".")
                place = without_functions(["Resources", owner, *filter(None, below)])
                yield path, "cloudformation-validate", one.rule_id, place, one.message


# What cfn-lint makes up for stack, account, stack id and region; nobody told us of them.
STAND_INS = ("teststack", "123456789012", "51af3dc0", "us-east-1")


def judged(tree, place, value, mine):
    """Why a text that only cfn-lint has is no fault of ours; None when nothing speaks for us.

    It takes each function by itself. We keep the case a value is found in, so that a condition that excludes a
    parameter's default excludes it below, and two functions that hang on one parameter never mix its values.
    """
    if mine["open"] and any(word in value for word in STAND_INS):
        return "made up"
    if mine["open"] and value.startswith("{{resolve:"):
        return "dynamic reference, whose text is not its value"
    parameters = tree.get("Parameters", {}).values()
    bounds = {text(one[key]) for one in parameters for key in ("MinValue", "MaxValue") if key in one}
    if mine["open"] and value in bounds:
        return "bound of a number, taken for its value"
    defaults = {text(one.get("Default")) for one in parameters}
    if mine["open"] and not mine["values"] and value in defaults and tree.get("Conditions"):
        return "default that the condition around it excludes"
    node = tree
    for part in place.split("/"):
        if isinstance(node, dict):
            node = node.get(part)
        elif isinstance(node, list) and part.isdigit() and int(part) < len(node):
            node = node[int(part)]
    if len(mine["values"]) > 1 and not mine["open"] and isinstance(node, dict):
        name = next(iter(node))
        if name == "Fn::Sub":
            return "values of one parameter, mixed"
        if name == "Fn::FindInMap" and len(node[name]) == 4 and value == text(node[name][3].get("DefaultValue")):
            return "default of a mapping that has an entry for every allowed value"
    return None


def related(one, other):
    return one == other or one.startswith(other + "/") or other.startswith(one + "/")


def main(file):
    with open(file, encoding="utf-8") as opened:
        ours = json.load(opened)
    trees = {path: tree for path in ours if (tree := read(path)) is not None}
    trees = {path: tree for path, tree in trees.items() if any(ours_of(body) for _, body in resources(tree))}
    differences = []
    counts = {"templates": len(trees), "values compared": 0, "errors compared": 0}
    for path, tree in trees.items():
        told = ours[path]["values"]
        seen = set()
        for tool, place, value in resolved(path, tree):
            if (tool, place, value) in seen:
                continue
            seen.add((tool, place, value))
            counts["values compared"] += 1
            mine = told.get(place, {"values": [], "open": False})
            same = {one.lower() for one in mine["values"]} if value in ("true", "false") else mine["values"]
            if value not in same:
                why = judged(tree, place, value, mine) if tool == "cfn-lint" else None
                if why is not None:
                    counts[f"judged: {why}"] = counts.get(f"judged: {why}", 0) + 1
                    continue
                differences.append(
                    {"file": path, "tool": tool, "path": place, "theirs": value, "ours": mine}
                )
    for path, tool, rule, place, message in refused(trees):
        counts["errors compared"] += 1
        owner = "/".join(place.split("/")[:2])
        found = [one["path"] for one in ours[path]["findings"]]
        if not any(related(place, one) or one == owner for one in found):
            differences.append(
                {"file": path, "tool": tool, "rule": rule, "path": place, "message": message}
            )
    json.dump({"counts": counts, "differences": differences}, sys.stdout)


main(sys.argv[1])
