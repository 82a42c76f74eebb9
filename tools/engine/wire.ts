/** One field of a protobuf message as it is on the wire; the number is the varint, absent in other fields. */
export interface WireField {
  readonly field: number;
  readonly bytes: Buffer;
  readonly number: number;
}

// https://protobuf.dev/programming-guides/encoding/
const wireType = { varint: 0, fixed64: 1, length: 2 };

function varint(value: number): Buffer {
  const bytes: number[] = [];
  let rest = value;
  while (rest > 127) {
    bytes.push((rest % 128) + 128);
    rest = Math.floor(rest / 128);
  }
  return Buffer.from([...bytes, rest]);
}

/** A field of length-delimited type: a string, bytes or a message. */
export function lengthField(field: number, content: Buffer | string): Buffer {
  const bytes = typeof content === 'string' ? Buffer.from(content, 'utf8') : content;
  return Buffer.concat([varint(field * 8 + wireType.length), varint(bytes.length), bytes]);
}

/** A field of varint type: a non-negative integer, an enumeration or a boolean. */
export function varintField(field: number, value: number): Buffer {
  return Buffer.concat([varint(field * 8 + wireType.varint), varint(value)]);
}

/** A field of type double. */
export function doubleField(field: number, value: number): Buffer {
  const bytes = Buffer.alloc(8);
  bytes.writeDoubleLE(value);
  return Buffer.concat([varint(field * 8 + wireType.fixed64), bytes]);
}

function readVarint(message: Buffer, start: number): { readonly value: number; readonly next: number } {
  let value = 0;
  let scale = 1;
  for (let at = start; at < message.length; at += 1) {
    const byte = message.readUInt8(at);
    value += (byte % 128) * scale;
    scale *= 128;
    if (byte < 128) return { value, next: at + 1 };
  }
  throw new RangeError('protobuf message ends within a number');
}

/** The fields of a message in their order; throws RangeError where the bytes are not a message. */
export function readFields(message: Buffer): WireField[] {
  const fields: WireField[] = [];
  let at = 0;
  while (at < message.length) {
    const tag = readVarint(message, at);
    const field = Math.floor(tag.value / 8);
    const type = tag.value % 8;
    let number = 0;
    let length = type === wireType.fixed64 ? 8 : 0;
    at = tag.next;
    if (type === wireType.varint || type === wireType.length) {
      const { value, next } = readVarint(message, at);
      if (type === wireType.varint) number = value;
      else length = value;
      at = next;
    } else if (type !== wireType.fixed64) {
      throw new RangeError(`protobuf field ${field} has the unknown wire type ${type}`);
    }
    if (at + length > message.length) throw new RangeError(`protobuf field ${field} is cut short`);
    fields.push({ field, number, bytes: message.subarray(at, at + length) });
    at += length;
  }
  return fields;
}
