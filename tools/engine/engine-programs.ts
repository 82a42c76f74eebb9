import type { GoProgram } from '../programs/go-program';

/** The programs of the engine, at the versions that go.mod beside this file pins. */
export const enginePrograms = {
  /** Crossplane itself, whose `internal render` runs one reconciliation. */
  core: { module: __dirname, package: 'github.com/crossplane/crossplane/v2/cmd/crossplane' },
  /** The Crossplane CLI. */
  cli: { module: __dirname, package: 'github.com/crossplane/cli/v2/cmd/crossplane' },
} satisfies Readonly<Record<string, GoProgram>>;
