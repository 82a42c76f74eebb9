import type { ServiceInput } from '../../config/model/service';

/**
 * The services of a company that takes card payments for merchants: on the way of a payment `gateway`, `vault`, `fraud`,
 * `risk` and `ledger`; of the money `settlement`, `payouts` and `reconciliation`; then who tells of it, and who looks at it.
 */
export const services: Record<string, ServiceInput> = {
  /** What merchants call. It holds no card number: the vault takes those, and gives it tokens. */
  gateway: {
    image: 'sha256:b74a76464b4263f0716e77de0c531c0c3f1dbc0799ee91042e80b5b89b0bf8cb',
    // Pods end TLS themselves, as an environment with cardholder data asks of whatever has an entrance.
    ports: { https: 8443 },
    calls: [
      { to: 'vault', port: 9090 },
      { to: 'fraud', port: 9090 },
      { to: 'ledger', port: 9090 },
    ],
    // Nine pods, and while a version is rolled out three that come and three that end.
    quota: { cpu: 8, memoryGiB: 14, pods: 15 },
    // One in each zone when nothing happens, and three times as many on a day of sales.
    replicas: { from: 3, to: 9, cpuPercent: 60, cpu: 0.5, memoryMiB: 768 },
    environment: { LOG_LEVEL: 'info' },
    // The certificate of its pods, which a program reads from files.
    secret: 'files',
    // A merchant's request may wait for the card processor that long, also while a pod ends.
    gracePeriodSeconds: 45,
    uses: {
      tables: {
        payments: {
          partitionKey: { name: 'paymentId', type: 'S' },
          indexes: {
            // The list of payments that a merchant sees, newest first.
            'by-merchant': {
              partitionKey: { name: 'merchantId', type: 'S' },
              sortKey: { name: 'createdAt', type: 'S' },
            },
          },
          // From here it publishes events, so that none is lost between the write and the topic.
          stream: 'new-and-old-images',
        },
        // A request that is repeated within a day gets the first answer.
        idempotency: { partitionKey: { name: 'requestId', type: 'S' }, expiresAt: 'expiresAt' },
      },
      topics: ['events'],
      // How often each merchant has asked within a minute, which need not outlive anything.
      caches: { limits: { ecpuPerSecond: 20_000 } },
    },
    pipeline: { github: 'example-payments/gateway', branch: 'main' },
  },

  /** The only service that sees card numbers: it keeps them, and sends them to the processor. */
  vault: {
    image: 'sha256:ebcfd149875630fbf9d531d9a264d33029a8c3d5635e73aadaa87de7eab34017',
    // Card numbers are encrypted on the way here too, inside the cluster.
    ports: { grpcs: 9090 },
    calls: [],
    quota: { cpu: 5, memoryGiB: 8, pods: 10 },
    // Its processor time goes into TLS, so it grows before callers wait.
    replicas: { from: 3, to: 6, cpuPercent: 50, cpu: 0.5, memoryMiB: 768 },
    secret: 'files',
    user: 10001,
    gracePeriodSeconds: 45,
    uses: {
      tables: { cards: { partitionKey: { name: 'token', type: 'S' } } },
    },
    reaches: {
      // The processor's API and its fallback; nothing else on the internet sees a card number.
      processor: { hosts: ['api.card-processor.example', 'fallback.card-processor.example'] },
      // Card numbers and PINs are encrypted in AWS's HSMs, under keys that never leave them.
      encryption: {
        api: 'payment-cryptography.dataplane',
        actions: ['DecryptData', 'EncryptData', 'TranslatePinData'],
        resources: ['alias/cards-{environment}'],
      },
      // The bank's own HSM, which signs what the scheme asks the bank to sign.
      'bank-hsm': { privateLink: 'com.amazonaws.vpce.us-east-1.vpce-svc-0a1b2c3d4e5f67890', port: 1500 },
    },
    pipeline: { github: 'example-payments/vault', branch: 'main' },
  },

  /** Double entry: whoever moves money books it here, and nothing is ever overwritten. */
  ledger: {
    image: 'sha256:79d2c3abbae037418e7ed0737d331719c94adde4127d5153b585d9138f0944a2',
    // Services book over gRPC, people's tools read over HTTP.
    ports: { grpc: 9090, http: 8080 },
    calls: [],
    // The two jobs count too, and may run while a version is rolled out.
    quota: { cpu: 6, memoryGiB: 8, pods: 12 },
    replicas: { from: 2, to: 6, cpu: 0.5, memoryMiB: 768 },
    // Its port of gRPC is asked how the pods are, since that is what payments wait for.
    probes: { port: 'grpc', startSeconds: 120 },
    jobs: {
      // The schema is there before the code that needs it; a migration may be run twice.
      migrate: { runs: 'before-each-rollout', command: ['/app/migrate'], deadlineSeconds: 900 },
      // Books of a day close at midnight of the place where the company pays taxes.
      'close-day': {
        schedule: '5 0 * * *',
        timeZone: 'America/New_York',
        command: ['/app/close-day'],
        deadlineSeconds: 3600,
        retries: 2,
      },
    },
    uses: {
      // Sums over accounts need transactions and SQL. It never stops: a payment does not wait for a start.
      databases: { books: { version: '17.5', capacity: { from: 1, to: 16 } } },
      // In order for each account, and once: what follows from a booking must not overtake it.
      topics: { booked: { fifo: true } },
      // Events of the gateway that move money, and no others.
      queues: {
        payments: {
          subscribesTo: [
            { service: 'gateway', topic: 'events', filter: { type: ['captured', 'refunded', 'charged-back'] } },
          ],
        },
      },
    },
    pipeline: { github: 'example-payments/ledger', branch: 'main' },
  },

  /** Says within 100 ms whether a payment looks like fraud. */
  fraud: {
    image: 'sha256:74bf92ac9aaa62e7f318848f5c513c2302773ef62aec0274258db9396da6e977',
    ports: { grpc: 9090 },
    calls: [{ to: 'risk', port: 8080 }],
    quota: { cpu: 10, memoryGiB: 18, pods: 10 },
    // A pod holds features of every card in memory, so few large ones, which take long to start.
    replicas: { from: 2, to: 6, cpuPercent: 50, cpu: 1, memoryMiB: 1792 },
    probes: { startSeconds: 300 },
    // The features, which it loads when it starts.
    ephemeralStorageGiB: 40,
    uses: {
      tables: {
        // How often a card paid in the last hour; each write counts itself down.
        velocity: {
          partitionKey: { name: 'card', type: 'S' },
          sortKey: { name: 'minute', type: 'N' },
          expiresAt: 'expiresAt',
        },
      },
      buckets: ['features'],
      // The model, which data scientists deploy.
      sagemakerEndpoints: ['scoring'],
    },
    pipeline: { github: 'example-payments/fraud', branch: 'main' },
  },

  /** Who the merchants are, and how much each may take. */
  risk: {
    image: 'sha256:8b65ff004a850d8e4a47cf8a970a43716d77bb99a1c53e010850ac49b90185bc',
    port: 8080,
    calls: [],
    quota: { cpu: 1.25, memoryGiB: 2, pods: 5 },
    secret: 'environment',
    jobs: {
      // Every merchant is scored anew before the day begins.
      rescore: { schedule: '0 4 * * *', args: ['rescore'], deadlineSeconds: 7200, retries: 1 },
    },
    uses: {
      tables: {
        merchants: {
          partitionKey: { name: 'country', type: 'S' },
          sortKey: { name: 'merchantId', type: 'S' },
          // The merchants of a country by their risk.
          localIndexes: { 'by-score': { sortKey: { name: 'score', type: 'N' } } },
          // The job reads all of them.
          scan: true,
        },
      },
    },
    // Lists of sanctions, and the register of companies.
    reaches: { screening: { hosts: ['api.sanctions-screening.example', '*.company-register.example'] } },
    pipeline: { github: 'example-payments/risk', branch: 'main' },
  },

  /** Works out what each merchant is owed, from what was booked and what the card schemes send. A worker: nobody calls it. */
  settlement: {
    image: 'sha256:434a0d1eee34cacb22d46669f288a10e1b7c0bd36c7e39333d944932a73c4b7a',
    calls: [{ to: 'ledger', port: 9090 }],
    quota: { cpu: 4, memoryGiB: 8, pods: 8 },
    // Order within an account allows only so many at once.
    replicas: { count: 2, cpu: 0.5, memoryMiB: 768 },
    // Without a port, a command says whether it still works off its queue.
    probes: { command: ['/app/is-alive'] },
    jobs: {
      // The schemes' cut-off; what comes later counts for the next day.
      'cut-off': {
        schedule: '30 17 * * MON-FRI',
        timeZone: 'America/New_York',
        args: ['cut-off'],
        cpu: 1,
        memoryMiB: 1792,
        deadlineSeconds: 5400,
      },
    },
    uses: {
      databases: { batches: { capacity: { from: 0.5, to: 4 } } },
      queues: {
        // As the ledger booked it, in its order, without an envelope.
        booked: {
          fifo: true,
          visibilityTimeoutSeconds: 120,
          subscribesTo: [{ service: 'ledger', topic: 'booked', raw: true }],
        },
        // A file takes minutes to read, and one that cannot be read is for a person.
        arrivals: { visibilityTimeoutSeconds: 900, maxReceives: 2, retentionDays: 7 },
      },
      topics: ['settled'],
      buckets: {
        // Clearing files of the schemes. Both are told of them: who settles, and who checks it.
        'scheme-files': {
          notifies: [
            { queue: { name: 'arrivals' }, events: ['s3:ObjectCreated:*'], prefix: 'clearing/', suffix: '.csv' },
            {
              queue: { service: 'reconciliation', name: 'reports' },
              events: ['s3:ObjectCreated:*'],
              prefix: 'reports/',
            },
          ],
        },
      },
    },
    reaches: {
      // The schemes' file servers, behind the transit gateway; the network team keeps the list.
      schemes: { prefixList: 'pl-0a1b2c3d4e5f67890', within: '172.24.0.0/16', entries: 4, port: 22 },
    },
    pipeline: { github: 'example-payments/settlement', branch: 'main' },
  },

  /** Sends merchants their money through the bank. */
  payouts: {
    image: 'sha256:c1bbfda68295ad9a8d905a6193839763f76e1f25c423e67a3b2a51ea0395eb68',
    port: 8080,
    calls: [
      { to: 'ledger', port: 9090 },
      { to: 'risk', port: 8080 },
    ],
    quota: { cpu: 2, memoryGiB: 4, pods: 7 },
    secret: 'files',
    jobs: {
      // Before the bank's own deadline. Never tried again by itself: a person looks first, since money may have moved.
      send: { schedule: '0 14 * * MON-FRI', timeZone: 'America/New_York', args: ['send'], deadlineSeconds: 3600 },
    },
    uses: {
      tables: { payouts: { partitionKey: { name: 'payoutId', type: 'S' } } },
      queues: {
        // Only amounts that are final; estimates go to merchants' pages alone.
        due: {
          subscribesTo: [{ service: 'settlement', topic: 'settled', filterOn: 'body', filter: { final: [true] } }],
        },
      },
      topics: ['paid'],
    },
    reaches: {
      // The bank's network, to which the transit gateway leads.
      bank: { cidr: '172.21.8.0/24', port: 443 },
      // The bank takes only files that are signed with the company's key.
      signing: { api: 'kms', actions: ['GetPublicKey', 'Sign'], resources: ['alias/payouts-signing-{environment}'] },
    },
    pipeline: { github: 'example-payments/payouts', branch: 'main' },
  },

  /** Compares at night what the schemes and the bank say with what was booked. */
  reconciliation: {
    image: 'sha256:2816d6b3a43ec37884c6d44801123d41843558f5f0584dbf50bade5b71561ddf',
    calls: [{ to: 'ledger', port: 9090 }],
    quota: { cpu: 3, memoryGiB: 9, pods: 4 },
    // By day one pod reads reports as they come.
    replicas: { count: 1 },
    jobs: {
      // At night everything of a day at once, in a pod that is large enough for that.
      night: { schedule: '0 2 * * *', args: ['compare'], cpu: 2, memoryMiB: 7936, deadlineSeconds: 14_400, retries: 1 },
    },
    uses: {
      queues: { reports: { visibilityTimeoutSeconds: 600 } },
      // What did not fit, for whoever looks into it in the morning.
      buckets: ['differences'],
      // It stops when nothing is compared, and the night waits some seconds for it.
      databases: { matches: { capacity: { from: 0, to: 8 }, instances: 1 } },
    },
    pipeline: { gitlab: 'example-payments/finance/reconciliation', branch: 'main' },
  },

  /** Tells merchants' systems what happened. A worker: its work comes from a queue. */
  webhooks: {
    image: 'sha256:0cf2441fa22febe13e6e2b3609fc48df7a3f4b44ea2bad9fe461db011d2760a7',
    calls: [],
    quota: { cpu: 3, memoryGiB: 3, pods: 12 },
    // It mostly waits for others, so CPU rises late; a low mark makes it grow in time.
    replicas: { from: 2, to: 8, cpuPercent: 30 },
    secret: 'environment',
    uses: {
      queues: {
        // A merchant's system may be away for a week-end. After 100 times a person decides.
        events: { retentionDays: 13, maxReceives: 100, subscribesTo: [{ service: 'gateway', topic: 'events' }] },
        payouts: { retentionDays: 13, maxReceives: 100, subscribesTo: [{ service: 'payouts', topic: 'paid' }] },
      },
      tables: { endpoints: { partitionKey: { name: 'merchantId', type: 'S' } } },
    },
    // Merchants' hosts are anywhere, and the platform lets nobody out to anywhere: a delivery service calls them.
    reaches: { delivery: { hosts: ['ingest.webhook-delivery.example'] } },
    pipeline: { github: 'example-payments/webhooks', branch: 'main' },
  },

  /** Mails and texts to people: receipts, and codes to sign in. */
  notifications: {
    image: 'sha256:0db26e7dd181a8d8029281b90365bd95e85706e2d2885aa43fcf709e7aa0afae',
    calls: [],
    quota: { cpu: 1, memoryGiB: 1, pods: 4 },
    secret: 'environment',
    uses: {
      queues: {
        // The back office asks for mails itself; the events are those of which customers hear.
        requests: {},
        receipts: {
          subscribesTo: [{ service: 'gateway', topic: 'events', filter: { type: ['captured', 'refunded'] } }],
        },
        statements: {
          subscribesTo: [
            { service: 'settlement', topic: 'settled' },
            { service: 'payouts', topic: 'paid' },
          ],
        },
      },
    },
    reaches: { providers: { hosts: ['api.mail-provider.example', 'api.text-messages.example'] } },
    pipeline: { github: 'example-payments/notifications', branch: 'main' },
  },

  /** Figures for the company, from copies of what happened, so that no query slows a payment. */
  reporting: {
    image: 'sha256:743e1515a1ac2448e65baa35b5c7c9c8669666b24e64f5e92bc799b47d8672f1',
    port: 8080,
    calls: [],
    quota: { cpu: 3, memoryGiB: 6, pods: 6 },
    jobs: {
      // The numbers that the board sees on Mondays.
      weekly: { schedule: '0 6 * * MON', args: ['weekly'], cpu: 1, memoryMiB: 1792, deadlineSeconds: 7200, retries: 2 },
    },
    uses: {
      buckets: ['events'],
      workgroups: ['analysts'],
      queues: {
        // A queue that keeps no order may listen to a topic that does.
        bookings: { subscribesTo: [{ service: 'ledger', topic: 'booked' }] },
        payments: { subscribesTo: [{ service: 'gateway', topic: 'events' }] },
      },
    },
    pipeline: { github: 'example-payments/reporting', branch: 'main' },
  },

  /** Where support looks into payments, and pays back. Its team deploys it from a repository of its own. */
  'back-office': {
    repository: {
      url: 'https://github.com/example-payments/back-office.git',
      path: 'deploy/sandbox',
      revision: 'main',
    },
    team: ['back-office'],
    port: 8080,
    calls: [
      { to: 'gateway', port: 8443 },
      { to: 'ledger', port: 8080 },
      { to: 'payouts', port: 8080 },
      { to: 'reporting', port: 8080 },
      { to: 'risk', port: 8080 },
    ],
    quota: { cpu: 2, memoryGiB: 4, pods: 6 },
    uses: {
      // Who looked at what, which an assessor asks for.
      tables: { audit: { partitionKey: { name: 'person', type: 'S' }, sortKey: { name: 'at', type: 'S' } } },
    },
    pipeline: { github: 'example-payments/back-office', branch: 'main' },
  },
};
