"""Prints, for each type of CloudFormation that is asked for, the actions of IAM that its handlers need, as cfn-lint ships them."""

import json
import pathlib
import sys

import cfnlint

wanted = set(sys.argv[1:])
found = {}
for path in pathlib.Path(cfnlint.__file__).parent.glob('data/schemas/resources/**/*.json'):
    schema = json.loads(path.read_text())
    name = schema.get('typeName')
    if name in wanted:
        handlers = schema.get('handlers', {}).values()
        found[name] = sorted({action for handler in handlers for action in handler['permissions']})
print(json.dumps(found))
