import type { Call } from '../calls/call';
import type { Correction, Corrections } from './correction';

/** Queues have URLs with TLS. Source: Amazon SQS API reference, CreateQueue. */
const secured: Correction = async (call, ask) => {
  const answer = await ask(plain(call));
  return { ...answer, body: answer.body.replace(/"http:\/\/(sqs\.[a-z0-9-]+\.amazonaws\.com\/)/g, '"https://$1') };
};

/** Corrections of SQS: the emulator knows queues by URLs without TLS. */
export const sqsCorrections: Corrections = Object.fromEntries(
  [
    'CreateQueue',
    'GetQueueUrl',
    'ListQueues',
    'DeleteQueue',
    'GetQueueAttributes',
    'SetQueueAttributes',
    'ListQueueTags',
    'TagQueue',
    'UntagQueue',
    'SendMessage',
    'ReceiveMessage',
    'DeleteMessage',
    'PurgeQueue',
    'ListDeadLetterSourceQueues',
  ].map((operation) => [operation, secured]),
);

function plain(call: Call): Call {
  const text = call.body.toString('utf8');
  return { ...call, body: Buffer.from(text.replace(/"https:\/\/(sqs\.[a-z0-9-]+\.amazonaws\.com\/)/g, '"http://$1')) };
}
