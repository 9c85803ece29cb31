/** Bytes that grow. Numbers below 2^32 are written seven bits a byte, the low ones first. */
export type ByteWriter = {
  readonly number: (value: number) => void;
  readonly raw: (bytes: Uint8Array) => void;
  readonly length: () => number;
  readonly bytes: () => Uint8Array;
};

export function byteWriter(capacity = 64): ByteWriter {
  let bytes = new Uint8Array(capacity);
  let length = 0;
  const room = (more: number) => {
    if (length + more <= bytes.length) return;
    const longer = new Uint8Array(Math.max(bytes.length * 2, length + more));
    longer.set(bytes);
    bytes = longer;
  };
  return {
    number: (value) => {
      room(5);
      let rest = value;
      while (rest > 127) {
        bytes[length++] = (rest & 127) | 128;
        rest >>>= 7;
      }
      bytes[length++] = rest;
    },
    raw: (more) => {
      room(more.length);
      bytes.set(more, length);
      length += more.length;
    },
    length: () => length,
    bytes: () => bytes.subarray(0, length),
  };
}
