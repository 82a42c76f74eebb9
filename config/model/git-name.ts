/**
 * Whether Git takes the text as the name of a branch or tag, and a shell and an address as they are: letters, digits and
 * `. _ + / -`. Source: Git manual, "git-check-ref-format".
 */
export function isGitName(text: string): boolean {
  return (
    /^(?![-/.])(?!.*(?:\.\.|\/\/|\/\.|\.lock(?:\/|$)))[\w.+/-]{1,200}(?<![/.])$/.test(text) && !text.includes('\n')
  );
}
