"""Has the AWS CLI read commands, a line each, up to where it would call AWS; prints what it refuses of each, a line each."""

import contextlib
import io
import os
import shlex
import sys
import tempfile

folder = tempfile.TemporaryDirectory()
config = os.path.join(folder.name, 'config')
profiles = ['default', *(f'profile {name}' for name in ('dev', 'staging', 'prod', 'management', 'network'))]
with open(config, 'w') as file:
    for profile in profiles:
        file.write(f'[{profile}]\nregion = us-east-1\naws_access_key_id = none\naws_secret_access_key = none\n')
# The person may have a profile, a region or a proxy of their own.
for name in list(os.environ):
    if name.startswith('AWS_') or name.lower().endswith('_proxy'):
        del os.environ[name]
os.environ.update(
    AWS_CONFIG_FILE=config,
    AWS_SHARED_CREDENTIALS_FILE=os.devnull,
    AWS_MAX_ATTEMPTS='1',
    KUBECONFIG=os.path.join(folder.name, 'kubeconfig'),
)

from awscli.clidriver import create_clidriver  # noqa: E402, it reads the environment

# Nothing listens there.
NOWHERE = ['--endpoint-url', 'http://127.0.0.1:1']


def refusal(command):
    """What the AWS CLI says of a command that it does not take; nothing of one that it takes."""
    said = io.StringIO()
    with contextlib.redirect_stderr(said), contextlib.redirect_stdout(io.StringIO()):
        try:
            code = create_clidriver().main([*shlex.split(command)[1:], *NOWHERE])
        except SystemExit as end:
            code = end.code
    if code == 0 or 'Could not connect to the endpoint URL' in said.getvalue():
        return ''
    lines = [line for line in said.getvalue().splitlines() if line.strip()]
    return lines[-1].strip() if lines else f'ends with {code}'


for line in sys.stdin:
    print(refusal(line.strip()), flush=True)
