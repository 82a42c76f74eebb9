import { runProcess } from '../tools/programs/run-process';

/** Folder with the source of a Go module at the version that a `go.mod` pins; fetched where it is not there yet. */
export async function moduleFolder(goModFolder: string, module: string): Promise<string> {
  const env = { GOFLAGS: '-mod=readonly', GOTOOLCHAIN: 'local', GOWORK: 'off' };
  const { code, stdout, stderr } = await runProcess('go', ['mod', 'download', '-json', module], {
    cwd: goModFolder,
    env,
  });
  if (code !== 0) throw new Error(`go mod download ${module}: ${stderr.trim() || stdout.toString('utf8').trim()}`);
  return JSON.parse(stdout.toString('utf8')).Dir;
}
