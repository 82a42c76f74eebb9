import { AwsError } from '../calls/aws-error';

// Source: Amazon EKS API reference, "Errors" of each action.

/** Nothing has the given name. */
export function notFound(message: string): AwsError {
  return new AwsError(404, 'ResourceNotFoundException', message);
}

/** The name is taken, or something under way rules out the request. */
export function inUse(message: string): AwsError {
  return new AwsError(409, 'ResourceInUseException', message);
}

/** A parameter is wrong, whatever state the cluster is in. */
export function invalidParameter(message: string): AwsError {
  return new AwsError(400, 'InvalidParameterException', message);
}

/** The state of the cluster rules out the request. */
export function invalidRequest(message: string): AwsError {
  return new AwsError(400, 'InvalidRequestException', message);
}
