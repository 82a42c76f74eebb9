/** Accounts of AWS's documentation, in which nothing runs: only an example names them. */
export const exampleAccount: RegExp = /(?<!\d)(?:111122223333|444455556666|777788889999|123456789012)(?!\d)/;
