/**
 * Whether Git takes the text as the name of a branch or tag, and neither a shell nor a URL needs it quoted: only letters,
 * digits and `. _ + / -`. Source: Git manual, "git-check-ref-format".
 */
export function isGitName(text: string): boolean {
  return (
    /^(?![-/.])(?!.*(?:\.\.|\/\/|\/\.|\.lock(?:\/|$)))[\w.+/-]{1,200}(?<![/.])$/.test(text) && !text.includes('\n')
  );
}

/** Whether the text is a version tag or a full commit id, neither of which moves by itself. */
export function isPinned(revision: string): boolean {
  return /^(v\d+(?:\.\d+)*(?:[-+][\w.+-]*)?|[0-9a-f]{40})$/.test(revision) && isGitName(revision);
}

/** Whether the text is the address of a repository, with a host and a path, and no password, which belongs into a Secret of Argo CD. */
export function isRepositoryUrl(text: string): boolean {
  return /^(?:(?:https:\/\/|ssh:\/\/(?:[\w.-]+@)?)[\w.-]+(?::\d+)?(?:\/[\w.~+-]+)+\/?|[\w.-]+@[\w.-]+:[\w.~+/-]+)$/.test(
    text,
  );
}
