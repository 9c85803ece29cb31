/** The section about a real GPU: what a page of build-page.ts posted there. */
import { numberAt, shown, table, valueAt } from './figures-at.ts';

export function gpuSection(data: unknown): string[] {
  if (valueAt(data, 'gpu.ok') === undefined) return [];
  const text = (key: string) => String(valueAt(data, `gpu.${key}`) ?? '–');
  const figure = (key: string) => shown(numberAt(data, `gpu.${key}`));
  const head = [
    '## A real GPU\n',
    'A page with the engine, the trained policy of that day and a few of its runs, in a Chromium with Vulkan; it makes each run again and compares',
    'the text with what the CPU wrote (`bench/engine/build-page.ts`, `bench/engine/keep-gpu-report.ts`).\n',
    `*${text('date')}: ${text('machine')}, policy ${text('policy.id')}.*\n`,
  ];
  if (valueAt(data, 'gpu.ok') !== true)
    return [...head, `It stopped at ${text('stoppedAt')}: ${text('message')}\n`];
  return [
    ...head,
    table(
      data,
      [['', 'gpu']],
      [
        { title: 'opens in ms', key: 'opened.ms' },
        { title: 'reads, tokens/s', key: 'rates.prefillRate' },
        { title: 'writes with guesses, reading included, tokens/s', key: 'tokensPerSecond' },
        { title: 'without guesses, tokens/s', key: 'rates.decodeRate' },
        { title: 'a span in ms, mean', key: 'spans.meanMs' },
        { title: 'the slowest', key: 'spans.mostMs' },
      ],
    ),
    '',
    `The self-test passed; the first tokens are PyTorch's on ${figure('pyTorch.same')} of ${figure('pyTorch.prompts')} prompts; of ${figure('sameText.steps')} steps`,
    `${figure('sameText.different')} differ from the CPU's text. The spans are ${figure('spans.count')} of ${figure('runs')} runs.`,
    `What bounds it is not the card: a pass over one token takes ${figure('rates.msForPassOf1')} ms, over four, eight and sixteen`,
    `${figure('rates.msForPassOf4')}, ${figure('rates.msForPassOf8')} and ${figure('rates.msForPassOf16')} ms. So nearly all of it is handing some hundred kernels to the card,`,
    'and guessing ahead is what helps.',
    'The goals were 300 tokens/s and 0.3 s a span: spans keep theirs in the mean, the rate of writing does not.\n',
  ];
}
