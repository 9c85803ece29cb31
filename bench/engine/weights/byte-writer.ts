/** Bytes one after the other, little-endian: what binary file formats are written with. */
export type ByteWriter = {
  readonly u8: (value: number) => ByteWriter;
  readonly u32: (value: number) => ByteWriter;
  readonly u64: (value: number) => ByteWriter;
  readonly f32: (value: number) => ByteWriter;
  readonly ascii: (text: string) => ByteWriter;
  /** UTF-8 after its length in bytes as 64 bits. */
  readonly string: (text: string) => ByteWriter;
  readonly bytes: (bytes: Uint8Array) => ByteWriter;
  /** Zeros up to the next multiple. */
  readonly pad: (multiple: number) => ByteWriter;
  readonly whole: () => Uint8Array<ArrayBuffer>;
};

export function byteWriter(): ByteWriter {
  const parts: Uint8Array[] = [];
  let length = 0;
  const add = (part: Uint8Array) => {
    parts.push(part);
    length += part.length;
    return writer;
  };
  const number = (size: number, write: (view: DataView) => void) => {
    const view = new DataView(new ArrayBuffer(size));
    write(view);
    return add(new Uint8Array(view.buffer));
  };
  const writer: ByteWriter = {
    u8: (value) => add(Uint8Array.of(value)),
    u32: (value) => number(4, (view) => view.setUint32(0, value, true)),
    u64: (value) => number(8, (view) => view.setBigUint64(0, BigInt(value), true)),
    f32: (value) => number(4, (view) => view.setFloat32(0, value, true)),
    ascii: (text) => add(new TextEncoder().encode(text)),
    string: (text) => {
      const bytes = new TextEncoder().encode(text);
      return writer.u64(bytes.length).bytes(bytes);
    },
    bytes: add,
    pad: (multiple) => add(new Uint8Array((multiple - (length % multiple)) % multiple)),
    whole: () => {
      const out = new Uint8Array(length);
      let at = 0;
      for (const part of parts) {
        out.set(part, at);
        at += part.length;
      }
      return out;
    },
  };
  return writer;
}
