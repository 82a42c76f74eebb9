import { at, isObject, type JsonObject, listAt, parsedObject } from '../../../objects/json';
import type { Corrections } from './correction';

/** What an index on demand is ready for from the start. Source: DynamoDB developer guide, "Understanding DynamoDB warm throughput". */
const WarmThroughput = { ReadUnitsPerSecond: 12_000, WriteUnitsPerSecond: 4000, Status: 'ACTIVE' };

/** Corrections of DynamoDB. Source: DynamoDB API reference, data type GlobalSecondaryIndexDescription: an index has a warm throughput. */
export const dynamodbCorrections: Corrections = {
  DescribeTable: async (call, ask) => {
    const answer = await ask(call);
    const table = at(parsedObject(answer.body), 'Table');
    const indexes = listAt(table, 'GlobalSecondaryIndexes').filter(isObject);
    if (answer.status !== 200 || !isObject(table) || indexes.length === 0) return answer;
    const warm = indexes.map((index): JsonObject => ({ WarmThroughput, ...index }));
    // Clients compare the body with it.
    const { 'x-amz-crc32': _, ...headers } = answer.headers;
    return { ...answer, headers, body: JSON.stringify({ Table: { ...table, GlobalSecondaryIndexes: warm } }) };
  },
};
