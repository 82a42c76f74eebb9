import { documentedCommands } from './documented-commands';

const anything = '1'.repeat(40);

test('finds commands in code and in sentences, each up to where the shell ends it', () => {
  const page = [
    'Run `aws --profile ⟨env⟩ acm list-certificates` or `npm ci`; `aws sts decode` is an operation. Never aws sts get-caller-identity.',
    '',
    '   ```sh',
    "   for K in $(aws kms list-keys --query 'Keys[].KeyId' --output text); do",
    '     aws kms describe-key --key-id $K \\',
    '       --query "a | b" | sort # each',
    '   done',
    '   ```',
    '',
    '`aws rds restore --to ⟨2026-11-28T10:00:00Z⟩ --size … --from',
    'file://⟨a file⟩`',
  ].join('\n');
  expect(documentedCommands(page, 'aws')).toEqual([
    "aws kms list-keys --query 'Keys[].KeyId' --output text",
    `aws kms describe-key --key-id ${anything} --query "a | b"`,
    'aws --profile dev acm list-certificates',
    `aws rds restore --to 2026-11-28T10:00:00Z --size ${anything} --from {}`,
  ]);
});

test('finds those of another program, without the remarks beside them', () => {
  const page = [
    '`kubectl top`, `kubectl get nodes` and `kubectl -n $N get pods`',
    '```sh',
    '# kubectl --context $E: see day 2',
    'kubectl config use-context $E    # made once',
    'kubectl annotate vpc v at=$(date -u +%FT%TZ) | sort',
    '```',
  ].join('\n');
  expect(documentedCommands('`kubectl -n argocd get pods`', 'argocd')).toEqual([]);
  expect(documentedCommands(page, 'kubectl')).toEqual([
    'kubectl config use-context dev',
    `kubectl annotate vpc v at=${anything}`,
    'kubectl get nodes',
    'kubectl -n payment get pods',
  ]);
});
