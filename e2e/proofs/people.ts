import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import type { EnvironmentInput } from '../../config/model/environment';
import { at, type Json, stringAt } from '../../objects/json';
import type { Report } from '../loop/report';
import { withStops } from '../loop/with-stops';
import { type Act, targetOf } from '../people/acts';
import { acts } from '../people/all-acts';
import { Answers } from '../people/answers';
import { badTokens } from '../people/bad-tokens';
import { administrators, configuredSignIn, environments, mayDo, namesakes, persons } from '../people/persons';
import { sharedActs } from '../people/shared-acts';
import { type SignedInArgoCd, type SignedInArgoCdProps, startSignedInArgoCd } from '../people/signed-in-argocd';
import { dev } from './environments';

/** Who gets into Argo CD, and may do what there, asked of its own API server. */
export async function people(
  props: Pick<SignedInArgoCdProps, 'programs' | 'folder' | 'root'>,
  report: Report,
): Promise<void> {
  const folder = join(props.folder, 'people');
  mkdirSync(folder, { recursive: true });
  await withStops(async (atEnd) => {
    const all = { ...Object.fromEntries(persons.map(({ name, groups }) => [name, groups])), ...namesakes };
    const argocd = await report.step('Argo CD to which people sign in', () =>
      startSignedInArgoCd(
        {
          ...props,
          folder,
          signIn: configuredSignIn,
          people: all,
          environments,
          report,
        },
        atEnd,
      ),
    );
    await new People(argocd, report).prove();
  });
}

/** The proofs, on an Argo CD that runs. */
class People {
  private readonly counts = { allowed: 0, refused: 0 };
  private readonly answers: Answers;

  public constructor(
    private readonly argocd: SignedInArgoCd,
    private readonly report: Report,
  ) {
    this.answers = new Answers(argocd, 'administrator');
  }

  public async prove(): Promise<void> {
    await this.report.prove('people sign in at the identity provider, with a code and a challenge', () =>
      this.everybodySignsIn(),
    );
    await this.report.prove('whoever has no good token of the identity provider gets nothing', () => this.badTokens());
    await this.report.prove('a person or a group that is called admin is nobody', () => this.namesakes());
    for (const act of acts) {
      await this.report.prove(statementOf(act), async () => {
        for (const environment of environments) await this.decide(act, environment);
      });
    }
    await this.report.prove('only administrators see and change what is no environment’s', () => this.shared());
    await this.report.prove('objects are deleted and made again for nobody, administrators included', () =>
      this.replacement(),
    );
    await this.report.prove('nobody gets a shell, administrators included', () => this.terminal());
    await this.report.prove('the account that everybody would share is off', () => this.admin());
    this.report.measure('decisions of Argo CD: allowed', this.counts.allowed);
    this.report.measure('decisions of Argo CD: refused', this.counts.refused);
  }

  private async everybodySignsIn(): Promise<void> {
    for (const name of [...persons.map((person) => person.name), ...Object.keys(namesakes)]) {
      const asked = await this.answers.signIn(name);
      if (asked.searchParams.get('code_challenge_method') !== 'S256') throw new Error(`no challenge: ${asked}`);
      if (asked.searchParams.get('response_type') !== 'code') throw new Error(`no code: ${asked}`);
      const info: Json = JSON.parse((await this.answers.ask(name, { method: 'GET', path: 'session/userinfo' })).body);
      if (at(info, 'loggedIn') !== true || stringAt(info, 'username') === undefined) {
        throw new Error(`${name}: is not signed in: ${JSON.stringify(info)}`);
      }
    }
  }

  private async badTokens(): Promise<void> {
    const { identityProvider } = this.argocd;
    const administrator = 'administrator';
    const bad = badTokens(identityProvider, {
      administrator,
      nobody: 'nobody',
      groups: administrators,
      groupsClaim: configuredSignIn.groupsClaim,
    });
    for (const [what, token] of Object.entries(bad)) {
      const answer = await this.answers.askWith(token, { method: 'GET', path: 'applications' });
      if (answer.status !== 401) throw new Error(`${what}: ${answer.status} ${answer.body.slice(0, 300)}`);
      this.counts.refused += 1;
    }
    const good = await this.answers.askWith(identityProvider.token(administrator), {
      method: 'GET',
      path: 'applications',
    });
    if (good.status !== 200) throw new Error(`a good token: ${good.status} ${good.body}`);
    this.counts.allowed += 1;
  }

  private async namesakes(): Promise<void> {
    const target = targetOf(dev);
    for (const name of Object.keys(namesakes)) {
      for (const act of acts) await this.expect(name, act.what, this.answers.decisionOn(act, target, name), false);
    }
  }

  /** Asks for everybody, and expects what the table says. */
  private async decide(act: Act, environment: EnvironmentInput): Promise<void> {
    const { name, cardholderData = false } = environment;
    const target = targetOf(environment);
    const may = cardholderData ? (act.withCardholderData ?? act.may) : act.may;
    for (const person of persons) {
      const wanted = mayDo(person.is(name), may);
      await this.expect(
        person.name,
        `${act.what} of ${name}`,
        this.answers.decisionOn(act, target, person.name),
        wanted,
      );
    }
  }

  private async shared(): Promise<void> {
    for (const act of sharedActs) {
      for (const person of persons) {
        const decision = this.answers.decision(person.name, act.request, act.says, act.lists);
        await this.expect(person.name, act.what, decision, person.name === 'administrator');
      }
    }
  }

  private async replacement(): Promise<void> {
    const target = targetOf(dev);
    await this.answers.untilAtRest(target.network);
    const body = { dryRun: true, syncOptions: { items: ['Replace=true'] } };
    const request = { method: 'POST', path: `applications/${target.network}/sync`, body } as const;
    for (const name of [`${dev.name}-deployer`, 'administrator']) {
      const answer = await this.answers.ask(name, request);
      if (!answer.body.includes('sync with replace was disabled')) throw new Error(`${name}: ${answer.body}`);
      this.counts.refused += 1;
    }
  }

  private async terminal(): Promise<void> {
    const { controller, name, projects } = targetOf(dev);
    const query = `pod=${controller}&container=controller&appName=${controller}&appNamespace=${name}&projectName=${projects.controllers}&namespace=external-secrets`;
    for (const person of persons) {
      const status = await this.answers.statusOf(person.name, `terminal?${query}`);
      if (status !== 404) throw new Error(`${person.name}: ${status}`);
      this.counts.refused += 1;
    }
  }

  private async admin(): Promise<void> {
    const session = { username: 'admin', password: this.argocd.adminPassword };
    const login = () => this.answers.askWith(undefined, { method: 'POST', path: 'session', body: session });
    const answer = await login();
    if (answer.status !== 401) throw new Error(`logged in: ${answer.status} ${answer.body}`);
    this.counts.refused += 1;
    // That it is the right password shows when the account is on, and even then it has no rights.
    await this.argocd.cluster.kubectl.run([
      ...['patch', 'configmap', 'argocd-cm', '--namespace=argocd', '--type=merge'],
      `--patch=${JSON.stringify({ data: { 'admin.enabled': 'true' } })}`,
    ]);
    let token: string | undefined;
    for (let attempt = 0; token === undefined && attempt < 60; attempt += 1) {
      const second = await login();
      if (second.status === 200) token = stringAt(JSON.parse(second.body), 'token');
      else await sleep(500);
    }
    if (token === undefined) throw new Error('the account is not on although it was turned on');
    const list = await this.answers.askWith(token, { method: 'GET', path: 'applications' });
    if (list.status !== 200 || list.body.includes(targetOf(dev).network)) {
      throw new Error(`admin sees Applications: ${list.status} ${list.body.slice(0, 300)}`);
    }
    this.counts.refused += 1;
  }

  private async expect(who: string, what: string, decision: Promise<boolean>, wanted: boolean): Promise<void> {
    const found = await decision;
    if (found !== wanted) throw new Error(`${who}: ${what}: ${found ? 'allowed' : 'refused'}, against the table`);
    this.counts[found ? 'allowed' : 'refused'] += 1;
  }
}

function statementOf({ may, what, withCardholderData }: Act): string {
  return `${what}: ${may}${withCardholderData === undefined ? '' : `, with cardholder data ${withCardholderData}`}`;
}
