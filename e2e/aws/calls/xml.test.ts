import { escapeXml, xmlItems, xmlText } from './xml';

test('the items of a list are not those of lists within them', () => {
  const xml = '<r><a><item><n>1</n><b><item>x</item></b></item><item><n>2</n><b/></item></a><b><item>y</item></b></r>';
  expect(xmlItems(xml, 'a')).toEqual(['<item><n>1</n><b><item>x</item></b></item>', '<item><n>2</n><b/></item>']);
  expect(xmlItems(xml, 'none')).toEqual([]);
  expect(xmlItems('<r><a/><b><item>y</item></b></r>', 'a')).toEqual([]);
});

test('reading a text undoes its escaping', () => {
  const text = `{"a": "b & c's <d>"}`;
  expect(xmlText(`<r><t x="1">${escapeXml(text)}</t></r>`, 't')).toBe(text);
  expect(xmlText('<t>&quot;&apos;&lt;</t>', 't')).toBe(`"'<`);
  expect(xmlText('<r/>', 't')).toBeUndefined();
});
