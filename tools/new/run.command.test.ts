import { rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { PassThrough } from 'node:stream';
import type { Files } from '../../charts/write';
import { type Texts, textsOf } from './configuration-files';
import { exampleTexts, repositoryOf } from './fixture';
import { addNew } from './run';

let root = '';
const roots: string[] = [];
function repository(texts: Texts = exampleTexts): void {
  root = repositoryOf(texts);
  roots.push(root);
}
beforeEach(() => repository());
afterAll(() => {
  for (const one of roots) rmSync(one, { recursive: true });
});

const arn = (account: string, region: string) => `arn:aws:acm:${region}:${account}:certificate/2`;

/** What is printed, and how the files differ afterwards. */
interface Outcome {
  readonly printed: string;
  readonly error: string;
  /** Files that are new or other than before. */
  readonly changed: Texts;
  readonly rendered: Files;
}

async function run(args: readonly string[], typed?: readonly string[]): Promise<Outcome> {
  const before = textsOf(root);
  const said: string[] = [];
  let error = '';
  let rendered: Files = {};
  const [input, output] = [new PassThrough(), new PassThrough()];
  output.on('data', (chunk) => said.push(String(chunk)));
  input.end((typed ?? []).map((line) => `${line}\n`).join(''));
  try {
    await addNew(args, {
      root,
      terminal: typed && { input, output },
      print: (text) => said.push(`${text}\n`),
      planned: (files) => {
        rendered = files;
        return 'the plan';
      },
    });
  } catch (thrown) {
    error = thrown instanceof Error ? thrown.message : String(thrown);
  }
  const after = textsOf(root);
  const changed = Object.fromEntries(Object.entries(after).filter(([path, text]) => before[path] !== text));
  return { printed: said.join(''), error, changed, rendered };
}

describe('without a terminal', () => {
  test('a service is written after the others, which stay as they are', async () => {
    const flags = ['--name', 'fraud-detection', '--port', '9090', '--calls', 'payment,fraud-detection', '--cpu', '1'];
    const uses = 'buckets:models,tables:scores:scoreId:S:at:N,tables:hits:id:S,buckets:data';
    const rest = ['--memory-gib', '4', '--pods', '4', '--uses', uses, '--replicas', '1', '--namespace', 'fraud'];
    const { changed, error, printed, rendered } = await run(['service', ...flags, ...rest]);
    expect(error).toBe('');
    expect(changed).toEqual({
      'config/services.ts': exampleTexts['config/services.ts']?.replace(
        /};\n$/,
        `
  'fraud-detection': {
    namespace: 'fraud',
    port: 9090,
    calls: [
      { to: 'payment', port: 8080 },
      { to: 'fraud-detection', port: 9090 },
    ],
    quota: { cpu: 1, memoryGiB: 4, pods: 4 },
    replicas: { count: 1 },
    uses: {
      buckets: ['models', 'data'],
      tables: {
        scores: {
          partitionKey: { name: 'scoreId', type: 'S' },
          sortKey: { name: 'at', type: 'N' },
        },
        hits: {
          partitionKey: { name: 'id', type: 'S' },
        },
      },
    },
  },
};
`,
      ),
    });
    expect(Object.keys(rendered)).toContain('prod/management/service-fraud-detection/service-fraud-detection.yaml');
    expect(printed).toBe(`the plan

Wrote the service fraud-detection into config/services.ts. Next:
  npm run synth
  git add --all && git diff --cached dist
  npm run graph && npm run format && npm run check
`);
  });

  test('a service is written with its image and the hosts that it reaches', async () => {
    const image = `docker.io/example/ledger:1.2@sha256:${'1'.repeat(64)}`;
    const reaches = 'cards:api.cards.example.com,rates:rates.example.org,cards:*.cards.example.net';
    // The proxy wants a tier of subnets that dev does not write.
    const dev = exampleTexts['config/dev.ts']?.replace(/ {2}subnets: \{[^}]*\},/, '') ?? '';
    repository({ ...exampleTexts, 'config/dev.ts': dev });
    const flags = ['--name', 'ledger', '--port', '8080', '--calls', 'none', '--image', image, '--reaches', reaches];
    const { changed, error, rendered } = await run(['service', ...flags, '--yes']);
    expect(error).toBe('');
    expect(changed['config/services.ts']).toContain(`  ledger: {
    image: '${image}',
    port: 8080,
    calls: [],
    quota: { cpu: 2, memoryGiB: 4, pods: 8 },
    reaches: {
      cards: {
        hosts: ['api.cards.example.com', '*.cards.example.net'],
      },
      rates: {
        hosts: ['rates.example.org'],
      },
    },
  },
`);
    expect(Object.keys(rendered)).toContain('dev/workload/pods-ledger/pods-ledger.yaml');
  });

  test('an environment has a zone of its own or none, and no version of a secret of another account', async () => {
    const [id, other] = ['Z0123456789ABCDEFGHIJ', 'Z9876543210ABCDEFGHIJ'];
    const like = exampleTexts['config/dev.ts']
      ?.replace('  services: {\n', `  zone: { name: 'dev.example.com', id: '${id}' },\n  services: {\n`)
      .replace('replicas: { count: 1 },', `secretVersion: '${'1'.repeat(32)}',`);
    const services = exampleTexts['config/services.ts']?.replace('reporting: {', "reporting: {\n    secret: 'files',");
    repository({ ...exampleTexts, 'config/dev.ts': like ?? '', 'config/services.ts': services ?? '' });
    const flags = ['--name', 'qa', '--like', 'dev', '--account', '222233334444', '--yes'];
    const without = await run(['environment', ...flags]);
    expect(without.error).toBe('');
    expect(without.changed['config/qa.ts']).not.toMatch(/zone:|secretVersion|services/);
    repository({ ...exampleTexts, 'config/dev.ts': like ?? '', 'config/services.ts': services ?? '' });
    const own = await run(['environment', ...flags, '--zone', `qa.example.com:${other}`]);
    expect(own.error).toBe('');
    expect(own.changed['config/qa.ts']).toContain(`  zone: { name: 'qa.example.com', id: '${other}' },\n`);
  });

  test('an entrance in the zone of its environment needs no certificate, and one elsewhere does', async () => {
    const zone = "  zone: { name: 'dev.example.com', id: 'Z0123456789ABCDEFGHIJ' },\n";
    const dev = exampleTexts['config/dev.ts']?.replace('  services: {\n', `${zone}  services: {\n`) ?? '';
    const flags = ['--environment', 'dev', '--service', 'reporting', '--host', 'reporting.dev.example.com'];
    const none = ['--certificate-arn', 'none'];
    expect((await run(['entrance', ...flags, ...none])).error).toContain(
      'ingress.certificateArn: is missing, and the environment has no zone',
    );
    repository({ ...exampleTexts, 'config/dev.ts': dev });
    const { changed, error } = await run(['entrance', ...flags]);
    expect(error).toBe('');
    expect(changed['config/dev.ts']).toContain("      ingress: { host: 'reporting.dev.example.com' },\n");
  });

  test('an environment is a copy without what only the other can have, and takes what is proposed', async () => {
    const flags = ['--name', 'new', '--like', 'dev', '--account', '222233334444', '--region', 'eu-central-1', '--yes'];
    const { changed, error, printed } = await run(['environment', ...flags]);
    expect(error).toBe('');
    expect(changed).toEqual({
      'config/new.ts': `import type { EnvironmentInput } from './model/environment';
import { offices } from './offices';

/** Made like dev. */
export const newEnvironment: EnvironmentInput = {
  name: 'new',
  account: '222233334444',
  region: 'eu-central-1',
  zones: ['euc1-az1', 'euc1-az2', 'euc1-az3'],
  vpcCidr: '10.1.0.0/16',
  kubernetesVersion: '1.35',
  publicAccessCidrs: offices,
  endpointZones: 1, // Cheap.
  logRetentionDays: 14,
  protection: 'disposable',
  revision: 'main',
  sync: 'automatic',
  services: {
    reporting: {
      replicas: { count: 1 },
    },
  },
};
`,
      'config/environments.ts': exampleTexts['config/environments.ts']
        ?.replace("environment';\n", "environment';\nimport { newEnvironment } from './new';\n")
        .replace('[dev, prod]', '[dev, prod, newEnvironment]'),
    });
    expect(printed).toContain('And by hand:\n  prepare account 222233334444');
  });

  test('an environment has alarm recipients of its own or none', async () => {
    const flags = ['--name', 'qa', '--like', 'prod', '--account', '222233334444', '--cardholder-data', 'no', '--yes'];
    const same = await run(['environment', ...flags]);
    expect(same.error).toBe('');
    expect(same.changed['config/qa.ts']).toContain("  alarmRecipients: ['payments@example.com'],\n");
    repository();
    const none = await run(['environment', ...flags, '--alarm-recipients', 'none']);
    expect(none.error).toBe('');
    expect(none.changed['config/qa.ts']).not.toContain('alarmRecipients');
  });

  test('a retained environment is pinned to the newest version that another one has', async () => {
    const flags = ['--name', 'pre-prod', '--account', '222233334444', '--protection', 'retained', '--yes'];
    const { changed, error, printed } = await run(['environment', ...flags]);
    expect(error).toBe('');
    expect(changed['config/pre-prod.ts']).toContain("revision: 'v1.10.0'");
    expect(changed['config/environments.ts']).toContain('[dev, prod, preProd]');
    expect(printed).toContain('set revision in config/pre-prod.ts to the tag: v1.10.0 has no dist/pre-prod');
  });

  test('an entrance stands beside what the environment changes already', async () => {
    const flags = ['--environment', 'dev', '--service', 'reporting', '--host', 'reporting.dev.example.com'];
    const certificate = ['--certificate-arn', arn('111122223333', 'us-east-1'), '--health-check-path', '/ready'];
    const { changed, error } = await run(['entrance', ...flags, ...certificate]);
    expect(error).toBe('');
    expect(changed).toEqual({
      'config/dev.ts': exampleTexts['config/dev.ts']?.replace(
        'replicas: { count: 1 },\n',
        `replicas: { count: 1 },
      ingress: {
        host: 'reporting.dev.example.com',
        certificateArn: '${arn('111122223333', 'us-east-1')}',
        healthCheckPath: '/ready',
      },
`,
      ),
    });
  });

  test('everything that is missing is named at once, beside what is wrong with the rest', async () => {
    expect(await run(['service', '--name', 'payment'])).toMatchObject({
      error: `--port: is missing (TCP port that its pods listen on, 1 to 65535, or none for a worker, which nobody calls) — write --port PORT, or --yes for 8080
--calls: is missing (Services that it calls, or none) — write --calls SERVICE[:PORT],…, or --yes for none
--cpu: is missing (vCPUs that all of its pods may request together) — write --cpu VCPUS, or --yes for 2
--memory-gib: is missing (GiB of memory that all of its pods may request together) — write --memory-gib GIB, or --yes for 4
--pods: is missing (Pods that may exist at the same time) — write --pods NUMBER, or --yes for 8
config/services.ts payment: is there already ("payment") — choose another name, or change the service there`,
      changed: {},
    });
    const { error } = await run(['entrance', '--service', 'payment']);
    expect(error.match(/^--[\w-]+/gm)).toEqual(['--environment', '--host', '--certificate-arn']);
  });

  test.each([
    [
      'a service with several mistakes',
      ['service', '--name', 'Ledger', '--port', 'http', '--calls', 'paymnt,reporting:9', '--uses', 'queue:a', '--yes'],
      `config/services.ts Ledger.port: is not a number ("http") — write a number
config/services.ts Ledger.uses.queue: is not a field (["a"]) — did you mean queues?
config/services.ts Ledger: has capitals ("Ledger") — use lower-case letters, digits and single inner hyphens, e.g. ledger
config/services.ts Ledger.calls[0]: calls a service that is not in the catalogue ("paymnt") — did you mean payment?
config/services.ts Ledger.calls[1]: calls a port on which reporting does not listen (9) — use 8080`,
    ],
    [
      'a table without a key',
      ['service', '--name', 'ledger', '--uses', 'tables:entries', '--yes'],
      'config/services.ts ledger.uses.tables.entries.partitionKey: is missing — add it, as an object with name, type',
    ],
    [
      'an environment that is there',
      ['environment', '--name', 'prod', '--account', '222233334444', '--yes'],
      'config/prod.ts name: has a file already ("prod") — choose another name',
    ],
    [
      'an environment with the name of another file',
      ['environment', '--name', 'services', '--account', '222233334444', '--yes'],
      'config/services.ts name: has a file already ("services") — choose another name',
    ],
    [
      'an environment that resembles none, in a range that is taken',
      ['environment', '--name', 'qa', '--like', 'prd', '--account', '1', '--vpc-cidr', '10.0.128.0/17', '--yes'],
      /^--region: is missing .*\n(--.*\n)+--like: is no environment of config\/environments.ts \("prd"\) — did you mean prod\?\nconfig\/qa.ts account: .*\nconfig\/qa.ts vpcCidr: overlaps config\/dev.ts vpcCidr, 10.0.0.0\/16/,
    ],
    [
      'a purpose that ends its comment',
      ['environment', '--name', 'qa', '--account', '222233334444', '--purpose', 'a */ b', '--yes'],
      '--purpose: would end the comment that it stands in ("a */ b") — write one line without */',
    ],
    [
      'an entrance that is there',
      ['entrance', '--environment', 'dev', '--service', 'payment', '--host', 'a.b.com', '--certificate-arn', 'arn'],
      'config/dev.ts services.payment.ingress: is there already ("payment.dev.example.com") — choose another service, or change the entrance there',
    ],
    [
      'an entrance of nobody into nothing',
      ['entrance', '--environment', 'dve', '--service', 'paymnt', '--host', 'a.b.com', '--certificate-arn', 'arn'],
      '--environment: is no environment of config/environments.ts ("dve") — use one of dev, prod',
    ],
    [
      'an entrance of no service',
      ['entrance', '--environment', 'dev', '--service', 'paymnt', '--host', 'a', '--certificate-arn', 'arn'],
      /^config\/dev.ts services.paymnt: is not in the catalogue \("paymnt"\) — did you mean payment\?$/,
    ],
    ['nothing', [], 'command line: does not say what is new — use one of service, environment, entrance'],
    ['something else', ['servce'], 'command line: does not say what is new (servce) — did you mean service?'],
    [
      'an unknown flag',
      ['service', '--nme', 'ledger'],
      'command line: unknown argument (--nme) — did you mean --name?',
    ],
  ])('%s is refused, and every file stays as it is', async (_what, args, message) => {
    const { changed, error, printed } = await run(args);
    if (typeof message === 'string') expect(error.split('\n')).toEqual(expect.arrayContaining(message.split('\n')));
    else expect(error).toMatch(message);
    expect({ changed, printed }).toEqual({ changed: {}, printed: '' });
  });
});

describe('files that cannot be edited are refused:', () => {
  const service = ['service', '--name', 'ledger', '--yes'];
  const environment = ['environment', '--name', 'qa', '--account', '222233334444', '--yes'];
  const text = (path: string) => exampleTexts[path] ?? '';

  test.each<[string, Texts, string[], string]>([
    [
      'one that is not laid out',
      { 'config/services.ts': text('config/services.ts').replace('  payment: {', 'payment: {') },
      service,
      'config/services.ts: is not laid out as Biome does it — run "npm run format", then this again',
    ],
    [
      'a catalogue that is put together',
      {
        'config/services.ts': text('config/services.ts')
          .replace(': Record<string, ServiceInput> = {', ': Record<string, ServiceInput> = Object.freeze({')
          .replace(/};\n$/, '});\n'),
      },
      service,
      'config/services.ts: is not written as an object (services) — write the entry by hand',
    ],
    [
      'a catalogue that something changes afterwards',
      { 'config/services.ts': `${text('config/services.ts')}\ndelete services.ledger;\n` },
      service,
      'config/services.ts: would say something else than the old configuration and the addition (the service ledger) — write the entry by hand',
    ],
    [
      'an environment whose file has more in it',
      { 'config/dev.ts': `${text('config/dev.ts')}\nexport const test = 1;\n` },
      environment,
      'config/dev.ts: exports more than its environment (dev, test) — choose another for --like',
    ],
    [
      'an environment without a file',
      {
        'config/environments.ts': text('config/environments.ts').replace(
          '[dev, prod]',
          "[{ ...prod, cardholderData: false, exceptions: [], name: 'first', account: '222233334445', vpcCidr: '10.7.0.0/16' }, dev, prod]",
        ),
      },
      environment,
      'config/environments.ts: has an environment without a file (first) — write the entry by hand',
    ],
  ])('%s', async (_what, texts, args, message) => {
    repository({ ...exampleTexts, ...texts });
    const { changed, error } = await run(args);
    expect({ changed, error }).toEqual({ changed: {}, error: message });
  });

  test('one that is changed while somebody answers', async () => {
    const before = text('config/services.ts');
    const failing = addNew(service, {
      root,
      print: () => writeFileSync(join(root, 'config', 'services.ts'), `${before}\n`),
      planned: () => '',
    });
    await expect(failing).rejects.toThrow('config/services.ts: has changed in the meantime — run this again');
    expect(textsOf(root)['config/services.ts']).toBe(`${before}\n`);
  });
});

describe('on a terminal', () => {
  test('each question says what is allowed and proposed, and what is refused is asked again', async () => {
    const typed = [
      'Ledger',
      'ledger',
      'http',
      '',
      'paymnt',
      'payment',
      '',
      '',
      '1',
      '',
      '',
      '4',
      'queue:a',
      '',
      'cards',
      '',
      'sha256:1',
      '',
      '',
      '',
      '',
    ];
    const { changed, error, printed } = await run(['service'], typed);
    expect(error).toBe('');
    const name = 'Name of the service: lower-case letters, digits and inner hyphens: ';
    const calls = 'Services that it calls, or none (payment:8080, reporting:8080, ledger:8080) [none]: ';
    const port = 'TCP port that its pods listen on, 1 to 65535, or none for a worker, which nobody calls [8080]: ';
    const quota = `vCPUs that all of its pods may request together [2]: \
GiB of memory that all of its pods may request together [4]: \
Pods that may exist at the same time [8]: `;
    const uses =
      'What it uses of AWS, or none: queues:NAME, topics:NAME, buckets:NAME, workgroups:NAME, sagemakerEndpoints:NAME, tables:NAME:KEY:TYPE[:SORTKEY:TYPE] with types S, N or B, databases:NAME, caches:NAME [none]: ';
    const reaches = 'Hosts on the internet that it reaches over HTTPS, each by a name of its own, or none [none]: ';
    const image =
      'Image of its pods, sha256:… or REGISTRY/REPOSITORY:TAG@sha256:…, or none: then somebody else deploys them [none]: ';
    expect(printed).toBe(`${name}\
config/services.ts Ledger: has capitals ("Ledger") — use lower-case letters, digits and single inner hyphens, e.g. ledger
${name}${port}\
config/services.ts ledger.port: is not a number ("http") — write a number
${port}${calls}\
config/services.ts ledger.calls[0]: calls a service that is not in the catalogue ("paymnt") — did you mean payment?
${calls}${quota}\
config/services.ts ledger.quota: has no room for a rolling update of ledger, which takes 2 beside its 2 replicas until old ones have ended ({"cpu":2,"memoryGiB":4,"pods":1}) — use at least cpu 1, memoryGiB 1 and pods 4, or fewer replicas
${quota}${uses}\
config/services.ts ledger.uses.queue: is not a field (["a"]) — did you mean queues?
${uses}${reaches}\
config/services.ts ledger.reaches.cards.hosts[0]: is not the name of a host ("") — write it as DNS has it, e.g. api.example.com
config/dev.ts subnets.egress: are missing, and ledger reaches hosts on the internet — write one for each zone, a /28 or larger
${reaches}${image}\
config/services.ts ledger.image: is not of the right form ("sha256:1") — write sha256: and 64 hexadecimal digits, for a published image after ⟨registry⟩/⟨repository⟩:⟨tag⟩@
${image}\
Pods that run side by side, or none for the platform's two [none]: \
Namespace in the workload cluster, or none for the service's name [none]: \
the plan

Write the service ledger into config/services.ts? [yes]: \
Wrote the service ledger into config/services.ts. Next:
  npm run synth
  git add --all && git diff --cached dist
  npm run graph && npm run format && npm run check
`);
    expect(changed['config/services.ts']).toContain(
      "  ledger: {\n    port: 8080,\n    calls: [{ to: 'payment', port: 8080 }],\n    quota: { cpu: 2, memoryGiB: 4, pods: 4 },\n  },\n",
    );
  });

  test('what a flag says is not asked, unless it is refused', async () => {
    const acl = 'arn:aws:wafv2:eu-west-1:777788889999:regional/webacl/a/1';
    const { changed, error, printed } = await run(
      ['entrance', '--host', 'Reporting', '--environment', 'prd', '--health-check-path', '/healthz'],
      ['prod', 'reporting', 'reporting.example.com', arn('777788889999', 'eu-west-1'), '', acl, 'yes'],
    );
    expect(error).toBe('');
    expect(printed).toContain(
      '--environment: is no environment of config/environments.ts ("prd") — did you mean prod?',
    );
    expect(printed).not.toContain('healthy pod');
    expect(Object.keys(changed)).toEqual(['config/prod.ts']);
    // What cardholder data asks for is proposed.
    expect(changed['config/prod.ts']).toContain(`tls: 'end-to-end',\n        webAclArn: '${acl}'`);
  });

  test('an answer that shows to be wrong only later is asked again', async () => {
    const flags = ['--name', 'qa', '--like', 'dev', '--purpose', 'Trying.', '--account', '222233334444'];
    const typed = ['eu-west-1', '', '', '', 'disposable', 'yes', 'retained', '', '400', '', '', '', '', 'yes'];
    const { changed, error, printed } = await run(['environment', ...flags], typed);
    expect(error).toBe('');
    expect(printed).toContain(
      'config/qa.ts protection: leaves cardholder data unprotected from deletion ("disposable") — use retained',
    );
    expect(changed['config/qa.ts']).toContain("  protection: 'retained',\n  revision: 'v1.10.0',");
  });

  test('an environment for cardholder data is asked for alarm recipients and a commit, and refuses an empty list and a tag', async () => {
    const commit = '0123456789abcdef0123456789abcdef01234567';
    const flags = ['--name', 'vault', '--like', 'prod', '--purpose', 'Cards.', '--account', '222233334444'];
    const answered = ['--region', 'eu-west-1', '--kubernetes-version', '1.35', '--protection', 'retained'];
    const typed = ['', '', 'yes', '', 'none', 'cards@example.com', '', 'v1.10.0', commit, '', 'yes'];
    const { changed, error, printed } = await run(['environment', ...flags, ...answered], typed);
    expect(error).toBe('');
    expect(printed).toContain('config/vault.ts alarmRecipients: lists nobody');
    expect(changed['config/vault.ts']).toContain("  alarmRecipients: ['cards@example.com'],\n");
    expect(printed).toContain('config/vault.ts revision: is a tag, which can be moved without a review');
    expect(changed['config/vault.ts']).toContain(`  revision: '${commit}',`);
    // What is approved for prod is not approved for another one.
    expect(changed['config/vault.ts']).not.toContain('exceptions');
    expect(printed).toContain('set revision in config/vault.ts to its commit');
  });

  test('nothing is written where somebody says no, or goes', async () => {
    const args = [
      'service',
      '--name',
      'ledger',
      '--port',
      '8080',
      '--calls',
      'none',
      '--cpu',
      '2',
      '--memory-gib',
      '4',
    ];
    const none = ['uses', 'reaches', 'image', 'replicas', 'namespace'].flatMap((flag) => [`--${flag}`, 'none']);
    const rest = ['--pods', '8', ...none];
    expect(await run([...args, ...rest], ['no'])).toMatchObject({
      changed: {},
      error: '',
      printed: expect.stringMatching(/Nothing is written\n$/),
    });
    expect(await run(args, [''])).toMatchObject({
      changed: {},
      error: '\ncommand line: ended before the last answer — run it again; nothing is written',
    });
  });
});
