/**
 * Divides files of multi-hop questions ({question, answers, passages}, JSON lines) into a half that measures and a
 * half that may train. A question's own hash decides, whatever file it stands in: a question that is held out once is
 * held out everywhere, in files without passages too.
 *
 *   node --import tsx scripts/hold-out-questions.ts --held DIR/multi-hop.jsonl --rest train.jsonl FILES…
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { itemsOf } from '#cli/suite.ts';
import { isHeldOut } from './held-out-question.ts';

const usage =
  'Usage: node --import tsx scripts/hold-out-questions.ts [--held FILE] [--rest FILE] FILES…';

try {
  await divide();
} catch (error) {
  console.error(error instanceof Error ? error.message : usage);
  process.exitCode = 1;
}

async function divide(): Promise<void> {
  const text = { type: 'string' } as const;
  const { values, positionals } = parseArgs({
    options: { held: text, rest: text },
    allowPositionals: true,
  });
  if (positionals.length === 0) throw new Error(usage);
  const [held, rest]: [string[], string[]] = [[], []];
  for (const path of positionals) {
    const items = await itemsOf(path);
    const lines = readFileSync(path, 'utf8')
      .split('\n')
      .filter((line) => line.trim() !== '');
    for (const [at, line] of lines.entries()) {
      const item = items[at];
      if (item?.kind !== 'question')
        throw new Error(`${path}, line ${at + 1}: this is not a question.`);
      (isHeldOut(item.question) ? held : rest).push(line);
    }
  }
  for (const [file, lines] of [
    [values.held, held],
    [values.rest, rest],
  ] as const) {
    if (file !== undefined) writeFileSync(file, `${lines.join('\n')}\n`);
  }
  console.log(`${held.length} questions are held out, ${rest.length} are not.`);
}
