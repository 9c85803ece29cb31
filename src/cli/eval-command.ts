/** `eval`: metrics of policies on a suite; `eval merge` and `eval compare` work on reports that it has written. */
import { type Command, Option } from 'commander';
import { defaultSettings } from '#core/rollout/event.ts';
import { withholdings } from '#eval/withhold.ts';
import { compareFiles, mergeFiles } from './eval-files.ts';
import { maskCounts, shard, wholeNumber } from './numbers.ts';
import { withPolicyOptions } from './policies.ts';
import { runEvaluation } from './run-evaluation.ts';
import { suiteIds } from './suite.ts';

export function addEval(program: Command): void {
  const command = withPolicyOptions(program.command('eval'))
    .description('metrics of policies on a suite, with 95 % intervals')
    .option('--suite <id>', suiteIds.join(', '))
    .option('--policy <ids...>', 'the policies to measure; the first is compared with the others', [
      'baseline',
    ])
    .option('--baselines', 'measure rag:P, closed-book:P and baseline beside the first policy P')
    .option('--stages', 'measure bundled and every stage of it that ships beside the first policy')
    .option('--corpus <folder>', 'a corpus folder (default: the one that ships)')
    .addOption(
      new Option('--language <code>', 'which bundled corpus').choices(['en', 'zh']).default('en'),
    )
    .addOption(
      new Option(
        '--withhold <what>',
        "of each instance's own source (default: document for ramp-withheld, else none)",
      ).choices(withholdings),
    )
    .option(
      '--hits <k>',
      'hits shown for each search',
      wholeNumber('--hits', 1, 5),
      defaultSettings.hits,
    )
    .option('--masks <range>', 'only instances with so many masks', maskCounts, [1, 2, 3, 4])
    .option('--n <count>', 'items at the most', wholeNumber('--n', 1), 500)
    .option('--seed <n>', 'for the choice of instances', wholeNumber('--seed', 0), 1)
    .option('--shard <i/n>', 'only this part of the items; "eval merge" joins the parts', shard)
    .option('--json <file>', 'write the whole report here; outcomes are kept beside it meanwhile')
    .option('--resume', 'go on with an evaluation that was stopped, instead of beginning anew')
    .option('--runs <file>', 'write the events of every run here, one a line')
    .action(runEvaluation);
  command
    .command('merge')
    .description('join the reports of all parts (--shard) of an evaluation')
    .argument('<files...>')
    .option('--out <file>', 'write the whole report here')
    .action(mergeFiles);
  command
    .command('compare')
    .description('the policy of the first report in pairs with those of the others')
    .argument('<files...>')
    .option('--out <file>', 'write the first report with its comparisons here')
    .action(compareFiles);
}
