import { ProgramError } from '../processes/program-error';
import { runProcess } from '../processes/run-process';

/** Folder with the source of a Go module at the version that a `go.mod` pins; fetches it if needed. Throws ProgramError. */
export async function moduleFolder(goModFolder: string, module: string): Promise<string> {
  const env = { GOFLAGS: '-mod=readonly', GOTOOLCHAIN: 'local', GOWORK: 'off' };
  const { code, stdout, stderr } = await runProcess('go', ['mod', 'download', '-json', module], {
    cwd: goModFolder,
    env,
  });
  const said = stdout.length > 0 ? JSON.parse(stdout) : { Error: stderr.trim() };
  if (code === 0) return said.Dir;
  throw new ProgramError(`go mod download ${module}: failed (${said.Error}) — check the network and GOPROXY`);
}
