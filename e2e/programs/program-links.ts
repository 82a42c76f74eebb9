import { mkdirSync, rmSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';

/** Programs behind links in a folder, so that another version takes the place of one as a new image takes that of an old. */
export class ProgramLinks<Name extends string> {
  /** Path of each link. */
  public readonly paths: Readonly<Record<Name, string>>;

  public constructor(
    private readonly folder: string,
    programs: Readonly<Record<Name, string>>,
  ) {
    mkdirSync(folder, { recursive: true });
    const names = Object.keys(programs) as Name[];
    for (const name of names) symlinkSync(programs[name], join(folder, name));
    this.paths = Object.fromEntries(names.map((name) => [name, join(folder, name)])) as Record<Name, string>;
  }

  /** Leads a link to another program, which runs as soon as the process is started again. */
  public replace(name: Name, program: string): void {
    rmSync(join(this.folder, name));
    symlinkSync(program, join(this.folder, name));
  }
}
