/**
 * Models of a user's own, compiled by MLC and laid in a folder beside the site: `webllm/models.json` names them.
 *
 *   {"models": [{"id": "My-Model", "title": "My model", "folder": "My-Model/resolve/main/",
 *                "library": "My-Model/model.wasm", "licence": "MIT", "megabytes": 300, "gpuMegabytes": 900}]}
 */
import '#lib/strict-csp.ts';
import { z } from 'zod/mini';
import '#lib/zod-words.ts';
import type { OfferedModel } from '#core/models/offered-model.ts';

const ownModel = z.object({
  id: z.string().check(z.regex(/^[\w.-]+$/u)),
  title: z.string().check(z.minLength(1)),
  /** Of mlc-chat-config.json and the weights; relative to models.json. The engine wants `/resolve/…/` in it. */
  folder: z.string().check(z.regex(/(?:^|\/)resolve\/[^/]+\/$/u)),
  library: z.string().check(z.minLength(1)),
  licence: z._default(z.string(), '?'),
  megabytes: z.number().check(z.positive()),
  gpuMegabytes: z._default(z.nullable(z.number().check(z.positive())), null),
  f16: z._default(z.boolean(), false),
  thinks: z._default(z.boolean(), false),
  readsChinese: z._default(z.boolean(), false),
  context: z._default(z.int().check(z.positive()), 4096),
});

const ownModels = z.object({ models: z.array(ownModel) });

export type OwnModel = z.infer<typeof ownModel>;

/** Throws one plain sentence when the file is not what it should be. */
export function parseOwnModels(text: string): OwnModel[] {
  let json: unknown;
  try {
    json = JSON.parse(text);
  } catch {
    throw new Error('webllm/models.json is not JSON: see docs/webllm-check.md.');
  }
  const parsed = ownModels.safeParse(json);
  if (parsed.success) return parsed.data.models;
  const [issue] = parsed.error.issues;
  throw new Error(
    `webllm/models.json: ${issue?.path.join('.')}: ${issue?.message}. See docs/webllm-check.md.`,
  );
}

export function offeredOwn(model: OwnModel): OfferedModel {
  return {
    id: `webllm:${model.id}`,
    ...{ title: model.title, family: 'webllm', from: 'own', parameters: null },
    downloadBytes: model.megabytes * 1e6,
    isSizeEstimated: false,
    licence: model.licence,
    thinks: model.thinks,
    reads: model.readsChinese ? 'en-zh' : 'en',
    needs: {
      ...{ gpu: true, f16: model.f16, hosts: [] },
      gpuBytes: model.gpuMegabytes === null ? null : model.gpuMegabytes * 2 ** 20,
    },
  };
}
