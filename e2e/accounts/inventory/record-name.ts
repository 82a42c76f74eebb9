/** The name of a record without what AWS makes up: the dot at its end, and the first label of what proves a name to ACM. */
export function recordName(name: string): string {
  return name.replace(/\.$/, '').replace(/^_[^.]+(?=\.)/, '_proof');
}
