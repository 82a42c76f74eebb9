import { generateKeyPairSync, type KeyObject, sign, type webcrypto } from 'node:crypto';
import { readFileSync } from 'node:fs';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { createServer, type Server } from 'node:https';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import type Provider from 'oidc-provider';

/** What it takes to start an identity provider. */
export interface IdentityProviderProps {
  readonly port: number;
  /** Folder with `tls.crt` and `tls.key`. */
  readonly certificate: string;
  readonly clientId: string;
  /** Where the client takes people back. */
  readonly redirectUris: readonly string[];
  /** Claim that lists a person's groups. */
  readonly groupsClaim: string;
  /** Seconds for which somebody who has signed in is known. @default 900 */
  readonly seconds?: number;
  /** Groups of each person, by the subject of their tokens. */
  readonly people: Readonly<Record<string, readonly string[]>>;
}

/** Claims of a token that nobody asked for by signing in. */
export interface Claims {
  readonly [claim: string]: string | number | readonly string[];
}

/** An OpenID Connect provider on loopback over HTTPS, with one public client, where people sign in by saying who they are. */
export class IdentityProvider {
  private constructor(
    /** Its issuer. */
    public readonly issuer: string,
    private readonly props: IdentityProviderProps,
    private readonly server: Server,
    private readonly key: KeyObject,
  ) {}

  /** Starts to listen. */
  public static async start(props: IdentityProviderProps): Promise<IdentityProvider> {
    const issuer = `https://localhost:${props.port}`;
    const { privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
    const provider = await providerOf(issuer, props, privateKey.export({ format: 'jwk' }));
    const answer = provider.callback();
    const [cert, key] = ['tls.crt', 'tls.key'].map((file) => readFileSync(join(props.certificate, file)));
    const server = createServer({ cert, key }, (request, response) => {
      if (!request.url?.startsWith('/interaction/')) return void answer(request, response);
      signIn(provider, request, response).catch((error: unknown) => response.writeHead(500).end(String(error)));
    });
    await new Promise<void>((resolve) => server.listen(props.port, '127.0.0.1', resolve));
    return new IdentityProvider(issuer, props, server, privateKey);
  }

  /** A token that this provider has signed: by default one that Argo CD takes for a quarter of an hour. */
  public token(subject: string, claims: Claims = {}, key: KeyObject = this.key): string {
    const now = Math.floor(Date.now() / 1000);
    const payload = {
      iss: this.issuer,
      aud: this.props.clientId,
      sub: subject,
      [this.props.groupsClaim]: this.props.people[subject] ?? [],
      iat: now,
      exp: now + 15 * 60,
      ...claims,
    };
    const signed = [{ alg: 'RS256', typ: 'JWT', kid: keyId }, payload].map(encoded).join('.');
    return `${signed}.${sign('sha256', Buffer.from(signed), key).toString('base64url')}`;
  }

  /** Stops listening. */
  public stop(): void {
    this.server.closeAllConnections();
    this.server.close();
  }
}

const keyId = 'e2e';

const encoded = (part: object) => Buffer.from(JSON.stringify(part)).toString('base64url');

async function providerOf(
  issuer: string,
  { clientId, groupsClaim, people, redirectUris, seconds = 900 }: IdentityProviderProps,
  key: webcrypto.JsonWebKey,
): Promise<Provider> {
  // Only an import that runs late finds a package that has modules and nothing else.
  const { default: OidcProvider } = await import('oidc-provider');
  return new OidcProvider(issuer, {
    clients: [
      {
        client_id: clientId,
        // A public client: it has no secret, and proves with PKCE that it is the one that began.
        token_endpoint_auth_method: 'none',
        redirect_uris: [...redirectUris],
      },
    ],
    claims: { openid: ['sub'], profile: ['name'], email: ['email'], groups: [groupsClaim] },
    // Argo CD reads the groups from the token, and not from where a token of access would get them.
    conformIdTokenClaims: false,
    findAccount: (_, subject) => ({
      accountId: subject,
      claims: () => ({ sub: subject, email: `${subject}@example.com`, [groupsClaim]: people[subject] ?? [] }),
    }),
    // Nobody is asked whether Argo CD may know who they are.
    loadExistingGrant: async ({ oidc: { client, provider, session } }) => {
      const grant = new provider.Grant({ clientId: client?.clientId, accountId: session?.accountId });
      grant.addOIDCScope('openid profile email groups');
      await grant.save();
      return grant;
    },
    features: { devInteractions: { enabled: false } },
    jwks: { keys: [{ ...key, kid: keyId, alg: 'RS256', use: 'sig', kty: 'RSA' }] },
    cookies: { keys: ['e2e'] },
    ttl: {
      AccessToken: seconds,
      AuthorizationCode: 60,
      Grant: seconds,
      IdToken: seconds,
      Interaction: seconds,
      Session: seconds,
    },
  });
}

/** The page on which people say who they are: a form to read, and what it sends. */
async function signIn(provider: Provider, request: IncomingMessage, response: ServerResponse): Promise<void> {
  if (request.method === 'GET') {
    response.writeHead(200, { 'content-type': 'text/html' }).end('<form method="post"><input name="login"></form>');
    return;
  }
  const accountId = new URLSearchParams(await text(request)).get('login') ?? '';
  await provider.interactionFinished(request, response, { login: { accountId } });
}
