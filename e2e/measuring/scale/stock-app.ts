import { readFileSync } from 'node:fs';
import { ApiObject, type ApiObjectProps, App, Chart } from 'cdk8s';

// An app of cdk8s as its documentation has one, of the same objects: `cdk8s synth` calls it with the file that holds them.
const units: Readonly<Record<string, readonly ApiObjectProps[]>> = JSON.parse(
  readFileSync(process.argv[2] ?? '', 'utf8'),
);
const app = new App();
for (const [directory, objects] of Object.entries(units)) {
  const chart = new Chart(app, directory.replaceAll('/', '-'));
  for (const [index, object] of objects.entries()) new ApiObject(chart, String(index), object);
}
app.synth();
