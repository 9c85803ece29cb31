/** A graph as it is put together: nodes in order, weights laid into one file beside it. */
import {
  type Attribute,
  dataType,
  type Graph,
  type Initializer,
  type Node,
  type Value,
} from './onnx-file.ts';

export type GraphWriter = ReturnType<typeof graphWriter>;

export function graphWriter(dataFile: string) {
  const nodes: Node[] = [];
  const initializers = new Map<string, Initializer>();
  const outputs: Value[] = [];
  const inputs: Value[] = [];
  const parts: Uint8Array[] = [];
  let offset = 0;

  const several = (
    kind: string,
    given: readonly string[],
    count: number,
    attributes: Readonly<Record<string, Attribute>> = {},
    domain = '',
  ): string[] => {
    const names = Array.from({ length: count }, (_, at) => `t${nodes.length}_${at}`);
    nodes.push({ op: kind, inputs: given, outputs: names, attributes, domain });
    return names;
  };
  const op = (
    kind: string,
    given: readonly string[],
    attributes: Readonly<Record<string, Attribute>> = {},
    domain = '',
  ): string => several(kind, given, 1, attributes, domain)[0] ?? '';

  const constant = (name: string, type: number, shape: readonly number[], data: Uint8Array) => {
    if (!initializers.has(name)) initializers.set(name, { name, type, shape, data });
    return name;
  };

  return {
    op,
    several,
    constant,
    /** Integers as a vector. */
    shape: (...values: number[]): string => {
      const data = new Uint8Array(BigInt64Array.from(values.map(BigInt)).buffer);
      return constant(`shape_${values.join('_')}`, dataType.int64, [values.length], data);
    },
    /** A weight in the file; its bytes are made once. */
    external: (
      name: string,
      type: number,
      shape: readonly number[],
      content: () => Uint8Array,
    ): string => {
      if (initializers.has(name)) return name;
      const bytes = content();
      const data = { file: dataFile, offset, bytes: bytes.length };
      initializers.set(name, { name, type, shape, data });
      parts.push(bytes);
      offset += bytes.length;
      return name;
    },
    input: (value: Value) => inputs.push(value),
    /** Gives a value the name of an output. */
    output: (from: string, value: Value) => {
      nodes.push({ op: 'Identity', inputs: [from], outputs: [value.name] });
      outputs.push(value);
    },
    finish: (first: readonly Value[]) => {
      const data = new Uint8Array(offset);
      let at = 0;
      for (const part of parts) {
        data.set(part, at);
        at += part.length;
      }
      const graph: Graph = {
        ...{ nodes, initializers: [...initializers.values()], outputs },
        inputs: [...first, ...inputs],
      };
      return { graph, data };
    },
  };
}
