/**
 * ONNX files written by hand: the few messages of onnx.proto that a graph with external data needs, in protobuf's wire
 * format (a key of field number and kind, then a varint, four bytes, or a length and its bytes).
 */
import { byteWriter } from './byte-writer.ts';

export const dataType = { float: 1, uint8: 2, int32: 6, int64: 7 } as const;

export type Attribute = number | { readonly float: number } | readonly number[];
export type Node = {
  readonly op: string;
  readonly inputs: readonly string[];
  readonly outputs: readonly string[];
  readonly domain?: string;
  readonly attributes?: Readonly<Record<string, Attribute>>;
};
export type Initializer = {
  readonly name: string;
  readonly type: number;
  readonly shape: readonly number[];
  /** Its bytes, or where they lie in another file. */
  readonly data: Uint8Array | { readonly file: string; readonly offset: number; bytes: number };
};
/** A side that is a name may have any length. */
export type Value = {
  readonly name: string;
  readonly type: number;
  readonly shape: readonly (number | string)[];
};
export type Graph = {
  readonly nodes: readonly Node[];
  readonly initializers: readonly Initializer[];
  readonly inputs: readonly Value[];
  readonly outputs: readonly Value[];
};

export function onnxFile(graph: Graph): Uint8Array<ArrayBuffer> {
  const opsets = [
    ['', 18],
    ['com.microsoft', 1],
  ] as const;
  return message([
    integer(1, 9),
    ...opsets.map(([domain, version]) => nested(8, [text(1, domain), integer(2, version)])),
    nested(7, [
      ...graph.nodes.map(nodeFields),
      text(2, 'policy'),
      ...graph.initializers.map(initializerFields),
      ...graph.inputs.map((value) => valueFields(11, value)),
      ...graph.outputs.map((value) => valueFields(12, value)),
    ]),
  ]);
}

type Field = Uint8Array<ArrayBuffer>;

function nodeFields({ op, inputs, outputs, domain = '', attributes = {} }: Node): Field {
  return nested(1, [
    ...inputs.map((name) => text(1, name)),
    ...outputs.map((name) => text(2, name)),
    text(4, op),
    ...Object.entries(attributes).map(([name, value]) => nested(5, attributeFields(name, value))),
    text(7, domain),
  ]);
}

function attributeFields(name: string, value: Attribute): Field[] {
  if (typeof value === 'number') return [text(1, name), integer(3, value), integer(20, 2)];
  if ('float' in value) return [text(1, name), float(2, value.float), integer(20, 1)];
  return [text(1, name), ...value.map((one) => integer(8, one)), integer(20, 7)];
}

function initializerFields({ name, type, shape, data }: Initializer): Field {
  const content =
    data instanceof Uint8Array
      ? [bytes(9, data)]
      : [
          ...Object.entries({ location: data.file, offset: data.offset, length: data.bytes }).map(
            ([key, value]) => nested(13, [text(1, key), text(2, String(value))]),
          ),
          integer(14, 1),
        ];
  return nested(5, [
    ...shape.map((side) => integer(1, side)),
    integer(2, type),
    text(8, name),
    ...content,
  ]);
}

function valueFields(field: number, { name, type, shape }: Value): Field {
  const sides = shape.map((side) =>
    nested(1, [typeof side === 'number' ? integer(1, side) : text(2, side)]),
  );
  return nested(field, [
    text(1, name),
    nested(2, [nested(1, [integer(1, type), nested(2, sides)])]),
  ]);
}

function integer(field: number, value: number): Field {
  return message([varint(BigInt(field << 3)), varint(BigInt.asUintN(64, BigInt(value)))]);
}

function float(field: number, value: number): Field {
  return byteWriter()
    .bytes(varint(BigInt((field << 3) | 5)))
    .f32(value)
    .whole();
}

function text(field: number, value: string): Field {
  return bytes(field, new TextEncoder().encode(value));
}

function nested(field: number, fields: readonly Field[]): Field {
  return bytes(field, message(fields));
}

function bytes(field: number, value: Uint8Array): Field {
  return message([varint(BigInt((field << 3) | 2)), varint(BigInt(value.length)), value]);
}

function message(fields: readonly Uint8Array[]): Field {
  const writer = byteWriter();
  for (const field of fields) writer.bytes(field);
  return writer.whole();
}

function varint(value: bigint): Field {
  const out: number[] = [];
  let rest = value;
  do {
    out.push(Number(rest & 127n) | (rest > 127n ? 128 : 0));
    rest >>= 7n;
  } while (rest > 0n);
  return Uint8Array.from(out);
}
