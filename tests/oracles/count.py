"""Counts the resources of MSK and MSK Connect in every template of a folder: file, type and number as JSON."""

import collections
import json
import os
import sys

from reader import read, resources

PREFIXES = ("AWS::MSK::", "AWS::KafkaConnect::")


def main(folder):
    found = {}
    for root, _, names in os.walk(folder):
        for name in sorted(names):
            if not name.endswith((".yaml", ".yml", ".json", ".template")):
                continue
            path = os.path.join(root, name)
            tree = read(path)
            if tree is None:
                continue
            kinds = [str(body.get("Type", "")) for _, body in resources(tree)]
            found[path] = collections.Counter(kind for kind in kinds if kind.startswith(PREFIXES))
    json.dump(found, sys.stdout)


main(sys.argv[1])
