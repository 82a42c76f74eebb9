import { mkdtempSync, rmSync } from 'node:fs';

/** A folder whose files nobody needs afterwards; it is gone once it is removed, and at the latest when this process ends. */
export class Scratch {
  public readonly folder: string;

  /** Makes the folder; its path is the given one with letters at its end that make it a new one. */
  public constructor(path: string) {
    this.folder = mkdtempSync(path);
    process.once('exit', this.remove);
  }

  /** Removes the folder; does nothing where it is gone. */
  public readonly remove = (): void => {
    process.off('exit', this.remove);
    rmSync(this.folder, { recursive: true, force: true });
  };
}
