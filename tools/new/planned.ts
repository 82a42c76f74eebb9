import type { Files } from '../../charts/write';
import { reportOf } from '../../plan/report/report';
import { textOf } from '../../plan/report/text';
import { reportedOf } from '../plan/reported';
import { Revisions } from '../plan/revisions';
import { statesOf } from '../plan/states';
import { ProgramError } from '../processes/program-error';

/**
 * What `npm run plan` will say once files are rendered; or why it cannot, which keeps nobody from writing them.
 *
 * @param rendered the files of `dist/`
 * @param root folder of the repository
 * @param branch that everything shared follows
 */
export function planned(rendered: Files, root: string, branch: string, isColoured: boolean): string {
  try {
    const states = statesOf(new Revisions(root, rendered), branch, {});
    return textOf(reportOf(reportedOf(states)), isColoured);
  } catch (error) {
    if (error instanceof ProgramError) return `There is no plan yet:\n${error.message}`;
    throw error;
  }
}
