"""CloudFormation templates read without any of this project's code: PyYAML with the short forms of functions."""

import json

import yaml


class Loader(yaml.SafeLoader):
    """YAML in which `!Sub x` is `{"Fn::Sub": "x"}`."""


def short_form(loader, tag, node):
    name = tag if tag in ("Ref", "Condition") else "Fn::" + tag
    if isinstance(node, yaml.ScalarNode):
        value = loader.construct_scalar(node)
        if tag == "GetAtt":
            value = value.split(".", 1)
    elif isinstance(node, yaml.SequenceNode):
        value = loader.construct_sequence(node, deep=True)
    else:
        value = loader.construct_mapping(node, deep=True)
    return {name: value}


Loader.add_multi_constructor("!", short_form)
# Dates stay the texts that CloudFormation sees.
Loader.yaml_implicit_resolvers = {
    first: [(tag, pattern) for tag, pattern in resolvers if tag != "tag:yaml.org,2002:timestamp"]
    for first, resolvers in Loader.yaml_implicit_resolvers.items()
}


def read(path):
    """The template of a file, or None when it is none."""
    with open(path, encoding="utf-8") as file:
        text = file.read()
    try:
        tree = json.loads(text)
    except ValueError:
        try:
            tree = yaml.load(text, Loader)
        except (yaml.YAMLError, ValueError):
            return None
    if isinstance(tree, dict) and isinstance(tree.get("Resources"), dict):
        return tree
    return None


def resources(tree):
    """Logical ids and bodies, loops over plain lists written out."""
    yield from written_out(tree["Resources"], {}, tree)


def written_out(section, variables, tree):
    for name, body in section.items():
        if name.startswith("Fn::ForEach::"):
            variable, collection, inside = body
            if isinstance(collection, dict) and "Ref" in collection:
                default = tree.get("Parameters", {}).get(collection["Ref"], {}).get("Default", "")
                collection = [one.strip() for one in str(default).split(",")]
            for value in collection:
                yield from written_out(inside, {**variables, variable: value}, tree)
            continue
        for variable, value in variables.items():
            name = name.replace("${" + variable + "}", str(value))
        if isinstance(body, dict):
            yield name, body
