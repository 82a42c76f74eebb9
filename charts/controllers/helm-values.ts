import { smallestPod } from '../../config/model/aws/fargate';
import type { Controller, Environment } from '../../config/model/environment';
import { names } from '../../config/model/names';
import { Aws } from '../aws/aws';

/** Parts that the values of several charts have in common. */
export const helmValues = {
  /**
   * The image from the environment's own registry. By default a chart names one in a public registry, which no VPC
   * endpoint reaches, at a tag that perhaps nobody has mirrored. The digest goes with the tag, since only one of the
   * charts has a value for it: a container runtime that is given both looks at the digest alone.
   */
  image: (environment: Environment, { name, release }: Controller) => ({
    repository: new Aws(environment).platformImage(name),
    tag: `${release.image}@${release.digest}`,
  }),

  /**
   * A service account with the controller's own role. By default its name is made from the release. No role trusts that
   * name, and without a role AWS refuses every call.
   */
  serviceAccount: (environment: Environment, { name }: Controller) => ({
    create: true,
    name,
    annotations: {
      'eks.amazonaws.com/role-arn': new Aws(environment).iamArn(`role/${names(environment).irsaRole(name)}`),
    },
  }),

  /**
   * Requests and limits that are all of Fargate's smallest size. By default a chart requests nothing, or an amount that
   * is none of Fargate's sizes. New objects each time, since YAML would write a second use of the same object as a
   * reference to the first.
   */
  smallest: () => ({ requests: { ...smallestPod }, limits: { ...smallestPod } }),
};
