/**
 * Whether Git takes the text as the name of a branch or tag, and neither a shell nor a URL needs it quoted: only letters,
 * digits and `. _ + / -`. Source: Git manual, "git-check-ref-format".
 */
export function isGitName(text: string): boolean {
  return (
    /^(?![-/.])(?!.*(?:\.\.|\/\/|\/\.|\.lock(?:\/|$)))[\w.+/-]{1,200}(?<![/.])$/.test(text) && !text.includes('\n')
  );
}
