import { dirname, join } from 'node:path';
import { runProcess } from '../processes/run-process';
import { buildPrograms } from '../programs/build-programs';
import type { GoProgram } from '../programs/go-program';
import { pythonEnvironment } from '../programs/python-environment';

const actionlint: GoProgram = { module: __dirname, package: 'github.com/rhysd/actionlint/cmd/actionlint' };

/** What actionlint and ShellCheck say about workflows and scripts. */
export class Linters {
  private constructor(
    private readonly actionlint: string,
    private readonly shellcheck: string,
    private readonly root: string,
  ) {}

  /** Builds and installs both at the versions that go.mod and requirements.txt beside this file pin; throws ProgramError. */
  public static async installed(root: string): Promise<Linters> {
    const programs = await buildPrograms({ actionlint });
    const python = await pythonEnvironment(join(__dirname, 'requirements.txt'));
    return new Linters(programs.actionlint, join(dirname(python), 'shellcheck'), root);
  }

  /** Lines about workflows, with ShellCheck's about the commands in them; none where they are right. */
  public workflows(files: readonly string[]): Promise<string[]> {
    return this.run(this.actionlint, [
      '-oneline',
      '-no-color',
      '-pyflakes=',
      `-shellcheck=${this.shellcheck}`,
      ...files,
    ]);
  }

  /** Lines about shell scripts; none where they are right. */
  public scripts(files: readonly string[]): Promise<string[]> {
    return this.run(this.shellcheck, ['--format=gcc', '--color=never', ...files]);
  }

  private async run(command: string, args: readonly string[]): Promise<string[]> {
    const { code, stdout, stderr } = await runProcess(command, args, { cwd: this.root });
    return code === 0 ? [] : `${stdout}${stderr}`.trim().split('\n');
  }
}
