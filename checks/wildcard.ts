/** Whether a text is what a pattern says, in which `*` stands for any text, or for what the regular expression `any` says. */
export function matchesWildcard(pattern: string, text: string, any = '.*'): boolean {
  const parts = pattern.split('*').map((part) => part.replace(/[\\^$.|?+()[\]{}]/g, '\\$&'));
  return new RegExp(`^${parts.join(any)}$`).test(text);
}
