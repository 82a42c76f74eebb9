import { type HttpsAnswer, httpsRequest } from './https-request';

/** What it takes to ask a server. */
export interface Access {
  /** Certificate of the authority that signed the server's. */
  readonly caFile: string;
  /** Bearer token. */
  readonly token: string;
}

/** Sends a GET with a bearer token; throws where the server does not answer within 10 seconds. */
export function httpsGet(url: string, { caFile, token }: Access): Promise<HttpsAnswer> {
  return httpsRequest(url, { headers: { authorization: `Bearer ${token}` }, caFile });
}
