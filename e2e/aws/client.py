"""Calls AWS: reads requests and writes their answers in the same order, each a JSON object in a line."""

import base64
import datetime
import json
import os
import sys

import boto3
from botocore import xform_name
from botocore.config import Config
from botocore.exceptions import ClientError

# The emulator of CloudWatch knows its oldest protocol only, and boto3 takes the newest that the API's model names.
os.environ['AWS_DATA_PATH'] = os.path.join(os.path.dirname(os.path.abspath(__file__)), 'client-models')

clients = {}


def client(account, api, region):
    key = (account, api, region)
    if key not in clients:
        clients[key] = boto3.client(
            api,
            region_name=region,
            aws_access_key_id=f'AKIA{account}ROOT',
            aws_secret_access_key=f'root-of-{account}',
            config=Config(
                proxies={'https': os.environ['HTTPS_PROXY']},
                # So that an answer is what AWS says the first time.
                retries={'total_max_attempts': 1},
            ),
        )
    return clients[key]


def plain(value):
    if isinstance(value, (datetime.datetime, datetime.date)):
        return value.isoformat()
    if isinstance(value, bytes):
        return base64.b64encode(value).decode()
    if hasattr(value, 'read'):
        return value.read().decode()
    return str(value)


def answer(request):
    called = client(request['account'], request['api'], request['region'])
    operation = xform_name(request['operation'])
    try:
        if called.can_paginate(operation):
            return {'result': called.get_paginator(operation).paginate(**request['params']).build_full_result()}
        result = getattr(called, operation)(**request['params'])
        result.pop('ResponseMetadata', None)
        return {'result': result}
    except ClientError as error:
        return {'error': error.response['Error']}
    except Exception as error:
        return {'failure': f'{type(error).__name__}: {error}'}


for line in sys.stdin:
    print(json.dumps(answer(json.loads(line)), default=plain), flush=True)
