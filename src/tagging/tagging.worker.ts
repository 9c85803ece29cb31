/** The masking worker: the tagger takes tens of milliseconds to start, which the page must not wait for. */
import { makeInstance } from '#core/ramp/make-instance.ts';
import { weighedCandidates } from '#core/ramp/salient-spans.ts';
import { type Port, serveRpc } from '#lib/rpc.ts';
import type { MaskingMethods } from './masking-methods.ts';
import { tagger } from './tagger.ts';

// The global scope of a dedicated worker is its port; the DOM library types it as a window.
serveRpc<MaskingMethods>(self as unknown as Port, {
  mask: async (request) => {
    const { title, language } = request;
    const instance = makeInstance({ ...request, id: 'masked' }, tagger);
    const text = instance?.text ?? request.text.trim();
    const candidates = weighedCandidates({ text, title, language, tags: tagger(text, language) });
    const salient = candidates.filter(({ rejection }) => rejection === null);
    return {
      text,
      salient: salient.map(({ start, end, type }) => ({ start, end, type })),
      candidates,
      spans: instance?.spans.map(({ start, end }) => ({ start, end })) ?? [],
    };
  },
});
