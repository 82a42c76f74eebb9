import { join } from 'node:path';
import { Processes } from '../../tools/processes/processes';
import { Accounts } from '../accounts/accounts';
import { installArgoCd } from '../argocd/install';
import { startProviders } from '../crossplane/providers';
import { Checkout } from '../repository/checkout';
import type { GitServer } from '../repository/git-server';
import { keepKnownFields } from '../repository/known-fields';
import { TeamRepository } from '../repository/team-repository';
import { withoutCharts } from '../repository/without-charts';
import type { Loop, LoopProps } from './loop';
import { issuer, LoopParts } from './parts';
import { stacksBeforeTheFirstSync } from './prerequisites';
import { withStops } from './with-stops';

/** Starts the whole loop and hands it to `use`; whatever started is stopped when that settles. */
export function withLoop<Result>(props: LoopProps, use: (loop: Loop) => Promise<Result>): Promise<Result> {
  return withParts(props, async (parts) => use(await start(parts, props)));
}

/** Hands the parts of a loop to `use`, none of which runs yet; whatever it starts is stopped when it settles. */
export function withParts<Result>(props: LoopProps, use: (parts: LoopParts) => Promise<Result>): Promise<Result> {
  return withStops(async (atEnd) => {
    const processes = new Processes(join(props.folder, 'logs'));
    props.report.failOn(processes.died);
    try {
      return await use(new LoopParts(props, processes, atEnd));
    } finally {
      // Before everything else that stops, which would wait for answers of these programs.
      await processes.kill();
    }
  });
}

async function start(parts: LoopParts, props: LoopProps): Promise<Loop> {
  const { report, programs } = props;
  const { configuration, environments, processes } = parts;
  const git = await parts.git();
  const stacks = stacksBeforeTheFirstSync(issuer, configuration);
  const aws = await report.step('AWS', () => parts.aws(stacks));
  const { management, workload } = await report.step('etcd, API server and controllers of each cluster', () =>
    parts.clusters(aws),
  );
  const fargate = await report.step('what runs pods in workload clusters', () => parts.fargate(aws, workload));
  const checkout = await report.step('a checkout that renders', async () => checkoutOf(parts, props, git));
  const team = new TeamRepository(parts.makeFolder('team'), git.teamUrl, parts.authority.certificate);
  const dist = join(checkout.folder, 'dist');
  const registry = await parts.registry(dist);
  const install: Loop['install'] = async (versions) => {
    await parts.installCrossplane(management, registry, versions);
    await installArgoCd(management.kubectl, versions.sources.argocd, dist);
  };
  await report.step('what bootstrap installs', () => install(programs));
  const [{ crossplane, pythonic }, argocd, providers] = await Promise.all([
    report.step('Crossplane and its function', () => parts.crossplane(management)),
    report.step('Argo CD', () => parts.argocd(management, aws)),
    report.step('the providers', () => startProviders({ programs, management, aws, processes })),
  ]);
  const accounts = await report.step('what the accounts already have', () => Accounts.start(aws, environments));
  report.readOnFailure([argocd.controller.log, crossplane.log, providers.aws.log]);
  return {
    programs,
    environments,
    management,
    workload,
    fargate,
    checkout,
    team,
    crossplane,
    pythonic,
    argocd,
    providers,
    aws: accounts,
    install,
    registry,
    died: processes.died,
  };
}

function checkoutOf(parts: LoopParts, { root, programs, report }: LoopProps, git: GitServer): Checkout {
  const remote = { url: git.url, authority: parts.authority.certificate };
  const folder = parts.makeFolder('checkout');
  let isMeasured = false;
  return Checkout.from({ root, remote, folder, files: parts.configuration.files }, (dist) => {
    withoutCharts(dist, remote.url);
    const removed = keepKnownFields(dist, programs.sources.providerAws);
    if (!isMeasured)
      report.measure('fields that the AWS provider of the loop does not know', removed.join(', ') || 'none');
    isMeasured = true;
  });
}
