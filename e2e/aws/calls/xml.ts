/** Text, escaped for XML. */
export function escapeXml(text: string): string {
  return text.replace(/[&<>"]/g, (character) => `&#${character.charCodeAt(0)};`);
}

/** The text of the first element with a name; undefined where there is none. */
export function xmlText(xml: string, element: string): string | undefined {
  const text = new RegExp(`<${element}(?:\\s[^>]*)?>([^<]*)</${element}>`).exec(xml)?.[1];
  return text?.replace(/&(lt|gt|quot|apos|amp|#(\d+));/g, (_, name: string, code: string | undefined) =>
    code === undefined ? (entities[name] ?? '') : String.fromCharCode(Number(code)),
  );
}

const entities: Readonly<Record<string, string>> = { lt: '<', gt: '>', quot: '"', apos: "'", amp: '&' };

/** The items of a list; lists within an item stay part of it. */
export function xmlItems(xml: string, list: string): string[] {
  const start = xml.indexOf(`<${list}>`);
  if (start === -1) return [];
  const items: string[] = [];
  let depth = 0;
  let begin = 0;
  const tags = new RegExp(`<item>|</item>|</${list}>`, 'g');
  for (const tag of xml.matchAll(tags)) {
    if (tag.index < start) continue;
    if (tag[0] === '<item>') {
      if (depth === 0) begin = tag.index;
      depth++;
    } else if (tag[0] === '</item>') {
      depth--;
      if (depth === 0) items.push(xml.slice(begin, tag.index + tag[0].length));
    } else if (depth === 0) break;
  }
  return items;
}
