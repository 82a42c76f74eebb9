import { AwsError } from '../calls/aws-error';
import { type Answer, type Call, json, query } from '../calls/call';
import { entryOperations } from './access-entries';
import { addonOperations } from './addons';
import { updateOperations } from './cluster-updates';
import { clusterOperations } from './clusters';
import { profileOperations } from './fargate-profiles';
import { eksOperation } from './operations';
import { tagOperations } from './tags';
import type { Handler, World } from './world';

const handlers: Readonly<Record<string, Handler>> = {
  ...clusterOperations,
  ...updateOperations,
  ...profileOperations,
  ...addonOperations,
  ...entryOperations,
  ...tagOperations,
};

/** Elastic Kubernetes Service, as far as clusters without nodes need it. */
export class Eks {
  public constructor(private readonly world: World) {}

  /** Answers a call; throws AwsError for what EKS refuses. */
  public async answer(call: Call): Promise<Answer> {
    const operation = eksOperation(call);
    const handler = handlers[operation?.name ?? ''];
    if (operation === undefined || handler === undefined) {
      throw new AwsError(404, 'UnknownOperationException', `${call.method} ${call.target} is not answered here`);
    }
    const { caller, region } = call;
    const request = { caller, region, path: operation.path, query: query(call), body: json(call) };
    const body = await handler(request, this.world);
    return { status: 200, headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) };
  }
}
