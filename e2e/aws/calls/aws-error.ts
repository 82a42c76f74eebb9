import { randomUUID } from 'node:crypto';
import type { Answer } from './call';
import { escapeXml } from './xml';

const ec2 = new Set(['ec2']);
const query = new Set(['iam', 'sns', 'sts', 's3control']);
const errorTypeInHeader = new Set(['eks']);

/** A refusal of AWS, in AWS's words. */
export class AwsError extends Error {
  public constructor(
    public readonly status: number,
    public readonly code: string,
    message: string,
    /** Members in addition to the message, for APIs that answer with JSON. */
    private readonly members: Readonly<Record<string, string>> = {},
  ) {
    super(message);
  }

  /** The answer in the form of an API. */
  public answer(api: string): Answer {
    const id = randomUUID();
    const { status, code, message } = this;
    const error = `<Code>${escapeXml(code)}</Code><Message>${escapeXml(message)}</Message>`;
    const xml = (body: string): Answer => ({
      status,
      headers: { 'content-type': 'text/xml', 'x-amzn-requestid': id },
      body: `<?xml version="1.0" encoding="UTF-8"?>\n${body}`,
    });
    if (ec2.has(api))
      return xml(`<Response><Errors><Error>${error}</Error></Errors><RequestID>${id}</RequestID></Response>`);
    if (query.has(api)) {
      return xml(
        `<ErrorResponse><Error><Type>Sender</Type>${error}</Error><RequestId>${id}</RequestId></ErrorResponse>`,
      );
    }
    if (api === 's3') return xml(`<Error>${error}<RequestId>${id}</RequestId></Error>`);
    const type = errorTypeInHeader.has(api) ? {} : { __type: code };
    return {
      status,
      headers: { 'content-type': 'application/json', 'x-amzn-errortype': code, 'x-amzn-requestid': id },
      body: JSON.stringify({ ...type, ...this.members, message }),
    };
  }
}

/** The error code of an answer, whatever its form; undefined where the answer is no error, or has no code. */
export function errorCode({ status, headers, body }: Answer): string | undefined {
  if (status < 400) return undefined;
  const inHeader = headers['x-amzn-errortype']?.replace(/:.*$/, '');
  if (inHeader) return inHeader;
  const inXml = /<Code>([^<]*)<\/Code>/.exec(body)?.[1];
  if (inXml) return inXml;
  return /"(?:__type|code|Code)"\s*:\s*"(?:[^"#]*#)?([^"]*)"/.exec(body)?.[1];
}
