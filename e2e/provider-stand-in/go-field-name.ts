// The words that upjet writes in capitals in the names of Go fields (crossplane/upjet, pkg/types/name/name.go).
const INITIALISMS = new Set(['acl', 'cpu', 'db', 'dns', 'ebs', 'fs', 'gb', 'http', 'https', 'id', 'iam', 'io', 'ip']);
for (const word of ['kms', 'ram', 'sql', 'ssl', 'tls', 'ttl', 'url', 'uri', 'vm', 'vpc', 'mfa']) INITIALISMS.add(word);

/** How the provider's Go code, and with it its messages, calls a field: `vpcId` is `VPCID`, `kmsKeyArn` is `KMSKeyArn`. */
export function goFieldName(field: string): string {
  return field
    .split(/(?=[A-Z])/)
    .map((word) => {
      const lower = word.toLowerCase();
      return INITIALISMS.has(lower) ? lower.toUpperCase() : lower.charAt(0).toUpperCase() + lower.slice(1);
    })
    .join('');
}
