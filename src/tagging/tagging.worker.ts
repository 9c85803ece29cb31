/** The masking worker: the tagger takes tens of milliseconds to start, which the page must not wait for. */
import { makeInstance } from '#core/ramp/make-instance.ts';
import { weighedCandidates } from '#core/ramp/salient-spans.ts';
import { sampleInstances } from '#core/ramp/sample-instances.ts';
import type { Instance } from '#core/task/instance.ts';
import { type Port, serveRpc } from '#lib/rpc.ts';
import type { MaskingMethods } from './masking-methods.ts';
import { tagger } from './tagger.ts';

const instancesBetweenBreaths = 10;

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
  sample: async ({ passages, ...sample }, { signal, progress }) => {
    const instances: Instance[] = [];
    for (const instance of sampleInstances(passages, sample, tagger)) {
      instances.push(instance);
      if (instances.length % instancesBetweenBreaths !== 0) continue;
      progress(instances.length, sample.n);
      // A message that cancels is read in between.
      await new Promise((resolve) => setTimeout(resolve));
      if (signal.aborted) break;
    }
    return instances;
  },
});
