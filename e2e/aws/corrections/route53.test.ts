import type { Answer, Call } from '../calls/call';
import { requestOf } from '../calls/request-fixture';
import { corrected } from './corrections';

const caller = { account: '111122223333', arn: 'arn:aws:iam::111122223333:root', userId: '111122223333' };

test('a zone has the id that its caller gave as reference, whatever the emulator calls it', async () => {
  const targets: string[] = [];
  const ask = async ({ target }: Call): Promise<Answer> => {
    targets.push(target);
    return { status: 200, headers: {}, body: '<Id>/hostedzone/EMULATED</Id>' };
  };
  const asked = async (operation: string, target: string, body = '') => {
    const call = { ...requestOf({ target, body }), api: 'route53', operation, region: 'us-east-1', caller };
    return (await corrected(call, ask)).body;
  };
  const reference = '<CallerReference>Z0SANDBOX</CallerReference>';
  expect(await asked('CreateHostedZone', '/2013-04-01/hostedzone', reference)).toContain('/hostedzone/Z0SANDBOX<');
  expect(await asked('GetHostedZone', '/2013-04-01/hostedzone/Z0SANDBOX')).toContain('/hostedzone/Z0SANDBOX<');
  await asked('ListResourceRecordSets', '/2013-04-01/hostedzone/Z0OTHER/rrset');
  expect(targets.slice(1)).toEqual(['/2013-04-01/hostedzone/EMULATED', '/2013-04-01/hostedzone/Z0OTHER/rrset']);
});
