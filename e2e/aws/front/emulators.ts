import { Agent, type ClientRequest, type IncomingMessage, request } from 'node:http';
import { text } from 'node:stream/consumers';
import { AwsError } from '../calls/aws-error';
import type { Answer, Call } from '../calls/call';
import { bucketOfHost, signingNameOf } from '../calls/route';

/** The programs that keep the state of AWS. */
export type Emulator = 'ministack' | 'moto';

/** Which emulator answers an API; the front itself answers the others, or nobody does. */
export const emulatorOf: Readonly<Record<string, Emulator>> = {
  acm: 'moto',
  athena: 'ministack',
  backup: 'ministack',
  cloudformation: 'ministack',
  cloudwatch: 'moto',
  dynamodb: 'ministack',
  ec2: 'moto',
  ecr: 'moto',
  elasticache: 'ministack',
  glue: 'ministack',
  iam: 'ministack',
  kms: 'ministack',
  logs: 'ministack',
  rds: 'moto',
  route53: 'moto',
  s3: 'ministack',
  s3control: 'ministack',
  secretsmanager: 'ministack',
  sns: 'ministack',
  sqs: 'ministack',
  wafv2: 'moto',
};

// Headers that are meaningful on one connection only, or that the emulator must not take as the caller's.
const droppedHeaders = new Set([
  'connection',
  'keep-alive',
  'proxy-connection',
  'te',
  'transfer-encoding',
  'content-length',
  'x-amz-security-token',
  'accept-encoding',
  'expect',
]);

const agents: Readonly<Record<Emulator, Agent>> = {
  ministack: new Agent({ keepAlive: true, maxSockets: 8 }),
  // It serves each request in its own thread, and its state is not safe for two at a time.
  moto: new Agent({ keepAlive: true, maxSockets: 1 }),
};

/** Passes calls to the emulator of their API, in the caller's account. */
export class Emulators {
  public constructor(private readonly ports: Readonly<Record<Emulator, number>>) {}

  /** The emulator's own answer; rejects where the emulator gives none. */
  public async ask(call: Call): Promise<Answer> {
    const emulator = emulatorOf[call.api];
    if (emulator === undefined) throw new Error(`${call.api}: no emulator`);
    const outgoing = request({
      host: '127.0.0.1',
      port: this.ports[emulator],
      agent: agents[emulator],
      method: call.method,
      path: targetOf(call),
      headers: headersOf(call, emulator),
    });
    const response = await answered(outgoing, call.body);
    const body = await text(response);
    if (/^<!doctype html/i.test(body)) {
      // Not a status on which AWS's clients retry, since the answer stays the same.
      throw new AwsError(501, 'NotInThisAws', `${call.api} ${call.operation}: ${emulator} cannot answer it`);
    }
    const headers: Record<string, string> = {};
    for (const [name, value] of Object.entries(response.headers)) {
      if (droppedHeaders.has(name) || value === undefined) continue;
      headers[name] = Array.isArray(value) ? value.join(', ') : value;
    }
    if (call.method === 'HEAD' && response.headers['content-length'] !== undefined) {
      headers['content-length'] = response.headers['content-length'];
    }
    return { status: response.statusCode ?? 500, headers, body };
  }
}

function answered(outgoing: ClientRequest, body: Buffer): Promise<IncomingMessage> {
  return new Promise((resolve, reject) => {
    outgoing.once('response', resolve);
    outgoing.once('error', reject);
    outgoing.end(body);
  });
}

/** Path for an emulator, with the bucket in it: neither emulator knows all forms of hosts that name a bucket. */
function targetOf({ api, host, target }: Call): string {
  const bucket = api === 's3' ? bucketOfHost(host) : undefined;
  return bucket === undefined ? target : `/${bucket}${target === '/' ? '' : target.replace(/^\/(?=\?)/, '')}`;
}

/** moto reads the account from a header, ministack from the access key; neither checks signatures. */
function headersOf(call: Call, emulator: Emulator): Record<string, string> {
  const { headers, caller, api, region, body } = call;
  const sent = Object.fromEntries(Object.entries(headers).filter(([name]) => !droppedHeaders.has(name)));
  const signingName = signingNameOf(api);
  const credential = `${caller.account}/20260101/${region}/${signingName}/aws4_request`;
  const host = api === 's3' ? `s3.${region}.amazonaws.com` : call.host;
  return {
    ...sent,
    host,
    authorization: `AWS4-HMAC-SHA256 Credential=${credential}, SignedHeaders=host, Signature=none`,
    'content-length': String(body.length),
    ...(emulator === 'moto' && { 'x-moto-account-id': caller.account }),
  };
}
