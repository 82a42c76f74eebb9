import { placeholders } from './placeholders';

describe('placeholders', () => {
  it('names each value that only an example can have, by its path', () => {
    expect(
      placeholders({
        repositoryUrl: 'https://github.com/example/platform.git',
        account: '111122223333',
        administrators: ['arn:aws:iam::123456789012:role/administrator', 'arn:aws:iam::210987654321:role/x'],
        services: { payment: { ingress: { host: 'payment.dev.example.com' } } },
        gateways: ['tgw-0123456789abcdef0', 'tgw-0fedcba9876543210'],
        digest: `sha256:${'0'.repeat(64)}`,
        image: `docker.io/mendhak/http-https-echo:37@sha256:${'5e'.repeat(32)}`,
      }),
    ).toEqual([
      'repositoryUrl ("https://github.com/example/platform.git")',
      'account ("111122223333")',
      'administrators[] ("arn:aws:iam::123456789012:role/administrator")',
      'services.payment.ingress.host ("payment.dev.example.com")',
      'gateways[] ("tgw-0123456789abcdef0")',
      `digest ("sha256:${'0'.repeat(64)}")`,
      `image ("docker.io/mendhak/http-https-echo:37@sha256:${'5e'.repeat(32)}")`,
    ]);
  });

  it.each([
    'https://github.com/examples/platform.git',
    'counterexample.com',
    'example.company',
    '9111122223333',
    'pay.acme.com',
    `sha256:${'5e'.repeat(32)}`,
  ])('leaves %s alone', (value) => expect(placeholders({ value })).toEqual([]));
});
