import { exampleEnvironments } from '../model/example';
import type { Invalid } from './invalid';

const [, staging, prod] = exampleEnvironments;
const ledger = { port: 8080, calls: [], quota: { cpu: 1, memoryGiB: 1, pods: 4 } };
const repository = { url: 'https://git.example.com/payments/ledger.git', revision: 'main' };
const image = `sha256:${'1'.repeat(64)}`;
const commit = '0123456789abcdef0123456789abcdef01234567';

/** Mistakes in how a team deploys its service, and in who may push, see and read it. */
export const invalidDeliveries: readonly Invalid[] = [
  {
    mistake: 'a repository without a revision, and with a password',
    catalogue: { ledger: { ...ledger, repository: { url: 'https://me:secret@git.example.com/ledger.git' } } },
    expected: ['config/services.ts ledger.repository.revision: is missing — add it, as a string'],
  },
  {
    mistake: 'the password of a repository',
    catalogue: { ledger: { ...ledger, repository: { ...repository, url: 'https://me:secret@git.example.com/l.git' } } },
    expected: [
      'config/services.ts ledger.repository.url: is not of the right form ("https://me:secret@git.example.com/l.git") — write https://… or git@…, without a password',
    ],
  },
  {
    mistake: 'a repository that is the platform’s, by another address',
    catalogue: { ledger: { ...ledger, repository: { ...repository, url: 'git@github.com:Example/payment-platform' } } },
    expected: [
      'config/services.ts ledger.repository.url: is the repository of the platform, whose reviewers are not the team ("git@github.com:Example/payment-platform") — name one of the team’s own',
    ],
  },
  {
    mistake: 'a folder that leads out of the repository',
    catalogue: { ledger: { ...ledger, repository: { ...repository, path: 'deploy/../..' } } },
    environment: { services: { ledger: { repository: { path: '/dev' } } } },
    expected: [
      'config/services.ts ledger.repository.path: is no folder of a repository ("deploy/../..") — write it from the root of the repository, e.g. deploy/dev, or . for the root',
      'config/dev.ts services.ledger.repository.path: is no folder of a repository ("/dev") — write it from the root of the repository, e.g. deploy/dev, or . for the root',
    ],
  },
  {
    mistake: 'a branch with a blank',
    catalogue: { ledger: { ...ledger, repository: { ...repository, revision: 'ma in' } } },
    expected: [
      'config/services.ts ledger.repository.revision: is no name that Git gives ("ma in") — name a branch, a tag or a commit, e.g. main',
    ],
  },
  {
    mistake: 'a branch that a retained environment would follow',
    others: [staging],
    catalogue: { ledger: { ...ledger, repository } },
    expected: [
      'config/staging.ts services.ledger.repository.revision: is not a version tag or a full commit id, so the service would move by itself ("main") — pin it here, e.g. v1.2.0',
    ],
  },
  {
    mistake: 'a tag of a service beside cardholder data',
    others: [
      { ...prod, revision: commit, exceptions: [], services: { ledger: { repository: { revision: 'v1.2.0' } } } },
    ],
    catalogue: { ledger: { ...ledger, repository } },
    expected: [
      'config/staging.ts services.ledger.repository.revision: is a tag, which can be moved without a review, for PCI DSS 6.5.1 ("v1.2.0") — write the commit\'s id, as "git rev-parse \'v1.2.0^{commit}\'" prints it',
    ],
  },
  {
    mistake: 'a revision of a repository that there is not',
    catalogue: { ledger },
    environment: { services: { ledger: { repository: { revision: 'main' } } } },
    expected: [
      'config/dev.ts services.ledger.repository: changes what the catalogue does not have ({"revision":"main"}) — write it with its url in config/services.ts ledger as well, or remove it',
    ],
  },
  {
    mistake: 'pods that the platform and a team would deploy',
    catalogue: {
      ledger: { ...ledger, repository, image },
      payouts: { ...ledger, repository },
    },
    environment: { services: { payouts: { image } } },
    expected: [
      `config/services.ts ledger.repository: is there beside an image or a repository, so that the platform and the team would deploy the pods ("${image}") — keep either image or repository`,
      `config/dev.ts services.payouts.image: is there beside an image or a repository, so that the platform and the team would deploy the pods ("${image}") — keep either image or repository`,
    ],
  },
  {
    mistake: 'services whose projects are called as an environment’s own',
    catalogue: { workload: { ...ledger, repository }, 'management-network': { ...ledger, repository } },
    expected: [
      'config/services.ts workload: gives its project in Argo CD, in dev, a name of dev ("dev-workload") — rename the service',
      'config/services.ts management-network: gives its project in Argo CD, in dev, a name of dev ("dev-management-network") — rename the service',
    ],
  },
  {
    mistake: 'a service whose project is called as another environment',
    others: [{ ...exampleEnvironments[0], name: 'dev-eu', account: '222233334444', vpcCidr: '10.9.0.0/16' }],
    catalogue: { eu: { ...ledger, repository } },
    expected: [
      'config/services.ts eu: gives its project in Argo CD, in dev, a name of dev-eu ("dev-eu") — rename the service',
    ],
  },
  {
    mistake: 'a team that has nothing to see',
    catalogue: { ledger: { ...ledger, team: ['ledger-team'] } },
    expected: [
      'config/services.ts ledger.team: has nothing to see in Argo CD, since nothing comes from a repository of its own (["ledger-team"]) — say in repository where its manifests are, or remove the field',
    ],
  },
  {
    mistake: 'a team of administrators, of one group twice and of one that Argo CD keeps',
    catalogue: { ledger: { ...ledger, repository, team: ['platform-administrators'] } },
    environment: { services: { ledger: { team: ['a', 'a', 'role:admin'] } } },
    expected: [
      'config/services.ts ledger.team[0]: administers Argo CD already (config/platform.ts) ("platform-administrators") — remove one',
      'config/dev.ts services.ledger.team[1]: is listed twice ("a") — remove one',
      'config/dev.ts services.ledger.team[2]: is no group that a policy of Argo CD can name ("role:admin") — write the group as a token names it, without comma and quotes, neither admin nor role:… nor proj:…',
    ],
  },
  {
    mistake: 'a team where nobody signs in',
    platform: { signIn: undefined },
    environment: { viewers: [], deployers: [] },
    catalogue: { ledger: { ...ledger, repository, team: ['ledger-team'] } },
    expected: [
      'config/services.ts ledger.team: names groups, but nobody signs in with one (["ledger-team"]) — say in config/platform.ts signIn how people sign in, or remove the field',
    ],
  },
  {
    mistake: 'a pipeline at two places, and one of which nothing is said',
    catalogue: {
      ledger: { ...ledger, pipeline: { github: 'example/ledger', gitlab: 'example/ledger', branch: 'main' } },
      payouts: { ...ledger, pipeline: { branch: 'main' } },
    },
    expected: [
      'config/services.ts ledger.pipeline: is not at exactly one of GitHub and GitLab ({"github":"example/ledger","gitlab":"example/ledger","branch":"main"}) — write either github or gitlab',
      'config/services.ts payouts.pipeline: is not at exactly one of GitHub and GitLab ({"branch":"main"}) — write either github or gitlab',
    ],
  },
  {
    mistake: 'pipelines of any run, of two kinds of runs, and of what GitLab does not say',
    catalogue: {
      ledger: { ...ledger, pipeline: { github: 'example/ledger' } },
      payouts: { ...ledger, pipeline: { github: 'example/payouts', branch: 'main', environment: 'prod' } },
      vault: { ...ledger, pipeline: { gitlab: 'example/vault', environment: 'prod' } },
    },
    expected: [
      'config/services.ts ledger.pipeline: does not say of which runs exactly ({"github":"example/ledger"}) — write either branch or environment',
      'config/services.ts payouts.pipeline: does not say of which runs exactly ({"github":"example/payouts","branch":"main","environment":"prod"}) — write either branch or environment',
      'config/services.ts vault.pipeline.environment: is not in the subject of the tokens of GitLab ("prod") — write branch, and protect it at GitLab',
    ],
  },
  {
    mistake: 'a pipeline of all repositories of an owner, and of all branches',
    catalogue: { ledger: { ...ledger, pipeline: { github: 'example/*', branch: '*' } } },
    expected: [
      'config/services.ts ledger.pipeline.github: is not of the right form ("example/*") — write ⟨owner⟩/⟨repository⟩, with the ids of both or of neither',
      'config/services.ts ledger.pipeline.branch: is not of the right form ("*") — name one branch, e.g. main',
    ],
  },
  {
    mistake: 'a repository at GitHub with the id of its owner only, and one without an owner',
    catalogue: { ledger: { ...ledger, pipeline: { github: 'example@1001/ledger', branch: 'main' } } },
    environment: {
      services: { ledger: { pipeline: { github: 'https://github.com/example/ledger', branch: 'main' } } },
    },
    expected: [
      'config/services.ts ledger.pipeline.github: is not of the right form ("example@1001/ledger") — write ⟨owner⟩/⟨repository⟩, with the ids of both or of neither',
      'config/dev.ts services.ledger.pipeline.github: is not of the right form ("https://github.com/example/ledger") — write ⟨owner⟩/⟨repository⟩, with the ids of both or of neither',
    ],
  },
  {
    mistake: 'an issuer with a slash at its end, and that of a cluster',
    catalogue: {
      ledger: { ...ledger, pipeline: { gitlab: 'a/b', branch: 'main', issuer: 'https://gitlab.example.com/' } },
      payouts: {
        ...ledger,
        pipeline: { gitlab: 'a/b', branch: 'main', issuer: 'https://oidc.eks.us-east-1.amazonaws.com/id/A' },
      },
    },
    expected: [
      'config/services.ts ledger.pipeline.issuer: is not of the right form ("https://gitlab.example.com/") — write https://⟨host⟩, without a slash at its end',
      'config/services.ts payouts.pipeline.issuer: is not of the right form ("https://oidc.eks.us-east-1.amazonaws.com/id/A") — write https://⟨host⟩, without a slash at its end',
    ],
  },
  {
    mistake: 'a pipeline whose role has too long a name',
    catalogue: {
      'settlement-reconciliation-by-night-and-days': {
        ...ledger,
        pipeline: { github: 'example/ledger', branch: 'main' },
      },
    },
    expected: [
      'config/services.ts settlement-reconciliation-by-night-and-days.pipeline: makes the IAM role name of environment dev 65 characters long, over AWS\'s 64 ("eks-settlement-reconciliation-by-night-and-days-pipeline-role-dev") — shorten the name of the service, the resource or the environment by 1',
    ],
  },
  {
    mistake: 'readers that are none, twice there, administrators, or made here',
    environment: {
      adminRoleArns: ['arn:aws:iam::111122223333:role/admin'],
      services: {
        payment: {
          readerRoleArns: [
            'arn:aws:iam::111122223333:user/alice',
            'arn:aws:iam::111122223333:role/developers',
            'arn:aws:iam::111122223333:role/developers',
            'arn:aws:iam::111122223333:role/admin',
            'arn:aws:iam::111122223333:role/eks-argocd-role-dev',
          ],
        },
      },
    },
    expected: [
      'config/dev.ts services.payment.readerRoleArns[0]: is not the ARN of an IAM role ("arn:aws:iam::111122223333:user/alice") — write arn:aws:iam::<account>:role/<name>',
      'config/dev.ts services.payment.readerRoleArns[2]: is listed twice ("arn:aws:iam::111122223333:role/developers") — remove one',
      'config/dev.ts services.payment.readerRoleArns[3]: administers the whole cluster already ("arn:aws:iam::111122223333:role/admin") — remove one',
      'config/dev.ts services.payment.readerRoleArns[4]: is a role that the environment itself makes ("arn:aws:iam::111122223333:role/eks-argocd-role-dev") — remove it: the environment gives each of its roles its own rights',
    ],
  },
  {
    mistake: 'a reader beside cardholder data',
    others: [{ ...prod, services: { payment: { readerRoleArns: ['arn:aws:iam::777788889999:role/developers'] } } }],
    expected: [
      'config/staging.ts services.payment.readerRoleArns: lets somebody read the logs of pods beside cardholder data (["arn:aws:iam::777788889999:role/developers"]) — remove it; CloudWatch has the logs, and AWS says who reads them',
    ],
  },
];
