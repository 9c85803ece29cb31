import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { agentPrompts, agentRoles } from './agent-prompts.ts';
import { changedIn, decodePrompts, longestPrompt, type OwnPrompts } from './own-prompts.ts';

const prompts: fc.Arbitrary<OwnPrompts> = fc.record(
  {
    en: fc.dictionary(fc.constantFrom(...agentRoles), fc.string()),
    zh: fc.dictionary(fc.constantFrom(...agentRoles), fc.string()),
  },
  { requiredKeys: [] },
);

describe('prompts of one’s own', () => {
  it('come back from their file as they were', () => {
    fc.assert(
      fc.property(prompts, (own) => {
        expect(decodePrompts(JSON.stringify(own))).not.toHaveProperty('problem');
        const read = decodePrompts(JSON.stringify(own)) as OwnPrompts;
        for (const language of ['en', 'zh'] as const)
          expect(changedIn(read, language)).toEqual(changedIn(own, language));
      }),
    );
  });

  it('count only where they differ from ours', () => {
    expect(changedIn({ en: agentPrompts('en'), zh: { judge: '  ' } }, 'en')).toBeUndefined();
    expect(changedIn({ zh: { judge: '  ' } }, 'zh')).toBeUndefined();
    expect(changedIn({ en: { judge: 'Be kind.' } }, 'en')).toEqual({ judge: 'Be kind.' });
  });

  it('are refused in one sentence that names the place, whatever the file holds', () => {
    const long = 'x'.repeat(longestPrompt + 1);
    for (const [text, told] of [
      ['', 'JSON'],
      ['[]', 'JSON'],
      ['{"de": {}}', '"de"'],
      ['{"en": 3}', '"en"'],
      ['{"en": {"cook": "x"}}', '"cook"'],
      ['{"en": {"judge": 3}}', '"judge"'],
      [JSON.stringify({ zh: { planner: long } }), '"planner"'],
    ] as const)
      expect(decodePrompts(text)).toEqual({ problem: expect.stringContaining(told) });
    fc.assert(fc.property(fc.anything(), (any) => void decodePrompts(JSON.stringify(any) ?? '')));
  });
});
