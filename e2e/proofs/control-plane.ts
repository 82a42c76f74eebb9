import { realpathSync } from 'node:fs';
import { join } from 'node:path';
import { platform } from '../../config/platform';
import type { Process } from '../../tools/processes/process';
import { packagesIn } from '../crossplane/packages';
import type { Loop, LoopProps } from '../loop/loop';
import type { Report } from '../loop/report';
import { withLoop } from '../loop/with-loop';
import { quiet } from '../observing/quiet';
import { settled } from '../observing/settled';
import { turnedOver } from '../observing/turned-over';
import type { LoopPrograms, Sources } from '../programs/loop-programs';
import { type Part, previousAwsPackages, previousPrograms, previousVersion } from '../programs/previous-programs';
import { ProgramLinks } from '../programs/program-links';
import { Promotion } from '../repository/promotion';
import { firstSync, unexpectedOn } from './first-sync';
import { atRest, identities } from './in-aws';

type Versions = typeof platform.versions;

/** The versions from which people come. */
const before: Pick<Versions, Part | 'providerAws'> = {
  argocd: previousVersion('argocd'),
  crossplane: previousVersion('crossplane'),
  providerKubernetes: previousVersion('providerKubernetes'),
  providerAws: previousAwsPackages,
};

/** What one pull request moves: versions, and in which processes they run. */
interface Upgrade {
  readonly name: string;
  readonly parts: readonly (keyof typeof before)[];
  readonly processes: (loop: Loop) => readonly Process[];
}

const upgrades: readonly Upgrade[] = [
  {
    name: 'Argo CD',
    parts: ['argocd'],
    processes: ({ argocd: { repoServer, controller, applicationSets } }) => [repoServer, controller, applicationSets],
  },
  { name: 'Crossplane', parts: ['crossplane'], processes: ({ crossplane }) => [crossplane] },
  {
    name: 'provider-kubernetes, and the packages of the AWS provider',
    parts: ['providerKubernetes', 'providerAws'],
    processes: ({ providers }) => [providers.kubernetes, providers.aws],
  },
];

/**
 * The platform comes up on a control plane of the versions before, and that control plane is upgraded under it, one part
 * after another, each by a push. It starts a loop of its own, because the shared one runs the present versions from the start.
 */
export async function controlPlane(props: LoopProps): Promise<void> {
  const { report } = props;
  const previous = await report.step('programs of the versions before', previousPrograms);
  const folder = join(props.folder, 'control-plane');
  const links = new ProgramLinks<Part>(join(folder, 'programs'), previous.programs);
  const programs = { ...props.programs, ...links.paths, sources: { ...props.programs.sources, ...previous.sources } };
  await withLoop({ ...props, folder, programs }, (loop) =>
    new ControlPlane(loop, {
      present: props.programs,
      schemas: join(props.root, 'imports/schemas'),
      links,
      report,
    }).prove(),
  );
}

/** The proofs, in a loop that runs the versions before. */
class ControlPlane {
  private readonly promotion: Promotion;
  /** Sources of what is installed. */
  private sources: Sources;

  public constructor(
    private readonly loop: Loop,
    private readonly props: {
      /** The programs of the versions that Git names. */
      readonly present: LoopPrograms;
      /** Folder of the imported schemas. */
      readonly schemas: string;
      readonly links: ProgramLinks<Part>;
      readonly report: Report;
    },
  ) {
    const { checkout, programs, registry } = loop;
    this.sources = programs.sources;
    for (const part of partsOf(before)) this.move(part, platform.versions[part], before[part]);
    checkout.synth();
    checkout.commit('The versions before');
    registry.add(packagesIn(join(checkout.folder, 'dist'), props.schemas, programs.sources));
    this.promotion = new Promotion(checkout, loop.environments);
  }

  public async prove(): Promise<void> {
    const { loop, props, promotion } = this;
    const { report } = props;
    await firstSync(loop, promotion, report);
    for (const upgrade of upgrades) {
      const moved = upgrade.parts.map((part) => `${before[part]} to ${platform.versions[part]}`).join(', ');
      await report.prove(`${upgrade.name}: upgraded, ${moved}; nothing in AWS is made, deleted or replaced`, () =>
        this.upgrade(upgrade),
      );
    }
    await report.prove('the upgraded control plane takes a change from Git to AWS', () => this.change());
    await atRest(loop, 1, report);
  }

  private async upgrade({ name, parts, processes }: Upgrade): Promise<void> {
    const { loop, props, promotion } = this;
    const { checkout, aws, install, registry } = loop;
    await quiet(loop);
    const [found, mark] = [await identities(loop), aws.calls.mark()];
    for (const part of parts) {
      this.move(part, before[part], platform.versions[part]);
      this.replace(part);
    }
    checkout.synth();
    checkout.commit(`Upgrade ${name}`);
    registry.add(packagesIn(join(checkout.folder, 'dist'), props.schemas, this.sources));
    await checkout.push();
    // In the place of the Applications that have the manifests and charts of Argo CD and Crossplane.
    await install({ crossplane: props.links.paths.crossplane, sources: this.sources });
    for (const one of processes(loop)) await one.restart();
    const way = await settled(loop, { units: promotion.units() });
    await quiet(loop);
    props.report.measure(`writes to AWS while ${name} is upgraded`, aws.calls.writesSince(mark).length);
    const problems = [
      ...this.notPresent(parts),
      ...unexpectedOn(way),
      ...turnedOver(loop, mark),
      ...differences(found, await identities(loop)),
    ];
    if (problems.length > 0) throw new Error(problems.join('\n'));
  }

  /** Lets a part be the present one as soon as it is installed and started again. */
  private replace(part: keyof typeof before): void {
    const { present, links } = this.props;
    if (part === 'providerAws') return;
    links.replace(part, present[part]);
    this.sources = { ...this.sources, [part]: present.sources[part] };
  }

  /** Parts that would start as another program than the present one. */
  private notPresent(parts: readonly (keyof typeof before)[]): string[] {
    const { present, links } = this.props;
    return parts.flatMap((part) =>
      part === 'providerAws' || realpathSync(links.paths[part]) === realpathSync(present[part])
        ? []
        : [`${part}: still runs ${realpathSync(links.paths[part])}`],
    );
  }

  /** Adds a queue to a service by a push, and throws where AWS then has anything else that is new, or less than before. */
  private async change(): Promise<void> {
    const { loop, promotion } = this;
    const { checkout } = loop;
    const found = await identities(loop);
    checkout.edit('config/services.ts', "queues: ['", "queues: ['upgraded', '");
    checkout.synth();
    checkout.commit('Add a queue');
    await checkout.push();
    await settled(loop, { units: promotion.units() });
    const others = differences(found, await identities(loop));
    const queue = others.filter((one) => /upgraded.*: is new$/.test(one));
    if (queue.length === 0) throw new Error('there is no queue of that name');
    if (queue.length < others.length) throw new Error(others.join('\n'));
  }

  private move(part: keyof typeof before, from: string, to: string): void {
    this.loop.checkout.edit('config/platform.ts', `${part}: '${from}'`, `${part}: '${to}'`);
  }
}

function partsOf(versions: typeof before): (keyof typeof before)[] {
  return Object.keys(versions) as (keyof typeof before)[];
}

/** What AWS has after, and did not have before, and the other way round. */
function differences(found: readonly string[], after: readonly string[]): string[] {
  return [
    ...after.filter((one) => !found.includes(one)).map((one) => `${one}: is new`),
    ...found.filter((one) => !after.includes(one)).map((one) => `${one}: is gone`),
  ];
}
