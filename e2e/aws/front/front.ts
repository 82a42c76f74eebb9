import { aboutOf } from '../calls/about';
import { AwsError, errorCode } from '../calls/aws-error';
import type { Answer, AwsRequest, Call } from '../calls/call';
import { credentialOf } from '../calls/credential';
import { routeOf } from '../calls/route';
import { xmlText } from '../calls/xml';
import { corrected } from '../corrections/corrections';
import type { Eks } from '../eks/eks';
import type { Session, Sessions } from '../identity/sessions';
import type { Sts } from '../identity/sts';
import { isWrite } from './access-level';
import type { CallLog } from './call-log';
import { type Emulators, emulatorOf } from './emulators';
import { operationOf } from './operation';

/** The parts of a front. */
export interface FrontProps {
  readonly sessions: Sessions;
  readonly sts: Sts;
  readonly eks: Eks;
  readonly emulators: Emulators;
  readonly log: CallLog;
}

/** Answers requests to AWS: finds the caller and the program that answers, corrects its answer, and logs the call. */
export class Front {
  public constructor(private readonly props: FrontProps) {}

  /** Answers a request; never rejects. */
  public async answer(request: AwsRequest): Promise<Answer> {
    const started = performance.now();
    const { api, region } = routeOf(request);
    const { operation, action } = operationOf(api, request);
    let session: Session | undefined;
    let answer: Answer;
    try {
      const accessKeyId = credentialOf(request)?.accessKeyId;
      const isAnonymous = accessKeyId === undefined && operation === 'AssumeRoleWithWebIdentity';
      session = isAnonymous ? undefined : this.props.sessions.of(accessKeyId, api);
      answer = await this.ask(request, { api, region, operation }, session);
    } catch (error) {
      answer = refusal(error, api, `${api} ${operation}`).answer(api);
    }
    const error = errorCode(answer);
    const failed = answer.status >= 400;
    this.props.log.add({
      time: new Date().toISOString(),
      account: session?.caller.account ?? '',
      principal: session?.caller.arn ?? '',
      region,
      api,
      action,
      operation,
      about: aboutOf(api, request),
      status: answer.status,
      ...(error !== undefined && { error }),
      ...(failed && { message: messageOf(answer) }),
      write: await isWrite(action),
      milliseconds: Math.round(performance.now() - started),
    });
    return answer;
  }

  private ask(
    request: AwsRequest,
    route: Pick<Call, 'api' | 'region' | 'operation'>,
    session: Session | undefined,
  ): Promise<Answer> {
    const { sts, eks, emulators } = this.props;
    if (route.api === 'sts') return sts.answer(route.operation, request, session?.caller);
    if (session === undefined)
      throw new AwsError(403, 'MissingAuthenticationToken', 'Request is missing Authentication Token');
    const call: Call = { ...request, ...route, caller: session.caller };
    if (route.api === 'eks') return eks.answer(call);
    if (emulatorOf[route.api] === undefined) {
      throw new AwsError(501, 'NotInThisAws', `${route.api}: no program answers this API here (${route.operation})`);
    }
    return corrected(call, (one) => emulators.ask(one));
  }
}

function refusal(error: unknown, api: string, where: string): AwsError {
  if (error instanceof AwsError) return error;
  console.error(`${where}:`, error);
  return new AwsError(500, api === 'ec2' ? 'InternalError' : 'InternalFailure', String(error));
}

function messageOf({ body }: Answer): string {
  return xmlText(body, 'Message') ?? /"[mM]essage"\s*:\s*"((?:[^"\\]|\\.)*)"/.exec(body)?.[1] ?? body.slice(0, 200);
}
