import { withComposed } from '../checks/composed/composed';
import type { DistObject } from '../objects/dist';
import { callsPicture } from './calls';
import type { Draw } from './draw';
import type { Picture } from './graph';
import { networkPicture } from './network';
import { environmentsOf } from './platform-objects';
import { unitsPicture } from './units';

/** The pictures of one environment. */
export interface Album {
  readonly environment: string;
  readonly pictures: readonly Picture[];
}

/** The pictures of each environment of `dist/`, from its objects. */
export function albumsOf(all: readonly DistObject[]): Album[] {
  // Graphviz places parts by their order, which must not depend on who has read the files.
  const objects = [...all].sort((one, other) => (one.file < other.file ? -1 : Number(one.file > other.file)));
  const expanded = withComposed(objects);
  return environmentsOf(objects).map((environment) => {
    const own = expanded.filter(({ file }) => file.startsWith(`dist/${environment}/`));
    const pictures = [
      callsPicture(environment, own),
      networkPicture(environment, own),
      unitsPicture(environment, objects, expanded),
    ];
    return { environment, pictures };
  });
}

/** The files of `docs/graphs/`: a file for each picture, and a page that shows them all. */
export function pictureFiles(objects: readonly DistObject[], draw: Draw): Readonly<Record<string, string>> {
  const albums = albumsOf(objects);
  const drawn = albums.flatMap(({ pictures }) => pictures.map((picture) => [`${picture.name}.svg`, draw(picture)]));
  return Object.fromEntries([...drawn, ['README.md', pageOf(albums)]]);
}

function pageOf(albums: readonly Album[]): string {
  const sections = albums.flatMap(({ environment, pictures }) => [
    `## ${environment}`,
    ...pictures.flatMap(({ name, title, description }) => [`### ${title}`, description, `![${title}](${name}.svg)`]),
  ]);
  return `${['# The platform in pictures', introduction, ...sections].join('\n\n')}\n`;
}

const introduction = `\`npm run graph\` draws these from \`dist/\`, so they show what is deployed. Numbers beside arrows are ports. A dashed arrow
is a call that somebody allows and somebody else does not, so that nothing gets through.

\`npm run graph -- --pages FOLDER\` also writes a page for each environment, on which you can search, zoom, and see the
objects behind each part; with \`--plan FILE\` it colours what a plan changes ([commands](../commands.md)).`;
