/** `lab`: the Training Lab in the terminal, one line per step, and over several seeds for a table. */
import { type Command, Option } from 'commander';
import { type Accuracy, overall } from '#lab/held-out.ts';
import { type PresetName, presetNames, presets } from '#lab/presets.ts';
import { labSession } from '#lab/session.ts';
import { defaultLabSettings, type LabSettings } from '#lab/settings.ts';
import { labPolicyId } from '#lab/shareable-weights.ts';
import type { StepReport } from '#lab/step-report.ts';
import { badArgument } from './command-error.ts';
import { openLab } from './lab-world.ts';
import { wholeNumber } from './numbers.ts';
import { writeWhole } from './write-folder.ts';

type LabOptions = {
  readonly preset: PresetName;
  readonly steps: number;
  readonly seed: number;
  readonly seeds: number;
  readonly heldOut: number;
  readonly settings?: string;
  readonly json?: string;
};

type SeedRun = {
  readonly seed: number;
  /** Exact match per mask on held-out passages. */
  readonly before: Accuracy;
  readonly after: Accuracy;
  readonly seconds: number;
  readonly steps: readonly StepReport[];
  readonly policy: string;
};

export function addLab(program: Command): void {
  program
    .command('lab')
    .description('train the tiny policy of the Training Lab by DAPO and measure it')
    .addOption(
      new Option('--preset <name>', 'settings to begin with').choices(presetNames).default('whole'),
    )
    .option('--settings <json>', 'settings that differ from the preset, as JSON')
    .option('--steps <n>', 'steps of training', wholeNumber('--steps', 0, 10_000), 30)
    .option('--seed <n>', 'for everything random', wholeNumber('--seed', 0), 1)
    .option('--seeds <n>', 'runs with this many seeds in a row', wholeNumber('--seeds', 1, 100), 1)
    .option('--held-out <n>', 'held-out instances', wholeNumber('--held-out', 1), 200)
    .option('--json <file>', 'write every figure here')
    .action(runLab);
}

async function runLab(options: LabOptions): Promise<void> {
  const lab = await openLab();
  const given = parseSettings(options.settings);
  const runs: SeedRun[] = [];
  for (let seed = options.seed; seed < options.seed + options.seeds; seed += 1) {
    const preset = presets[options.preset];
    const reward = { ...preset.reward, ...given.reward };
    const settings: LabSettings = { ...preset, ...given, reward, seed };
    const heldOut = { heldOut: options.heldOut, heldOutSeed: 7 };
    const session = labSession(lab, lab.passages, settings, heldOut);
    const before = await session.measure();
    const steps: StepReport[] = [];
    const began = performance.now();
    while (steps.length < options.steps) {
      const { group: _, ...report } = await session.step();
      steps.push({ ...report, group: null });
      process.stdout.write(`${lineOf(report)}\n`);
    }
    const seconds = (performance.now() - began) / 1000;
    const after = await session.measure();
    const policy = labPolicyId(session.weights());
    runs.push({ seed, before, after, seconds, steps, policy });
    const figures = `${percent(overall(before))} -> ${percent(overall(after))} (${byMasks(after)})`;
    const rate = `${seconds.toFixed(1)} s, ${steps.reduce((sum, one) => sum + one.rollouts, 0)} rollouts`;
    process.stdout.write(`seed ${seed}: held-out exact match ${figures}, ${rate}\n${policy}\n`);
  }
  if (options.json) {
    const { preset, heldOut } = options;
    await writeWhole(options.json, `${JSON.stringify({ preset, heldOut, runs }, null, 1)}\n`);
  }
}

function parseSettings(text: string | undefined): Partial<LabSettings> {
  if (text === undefined) return {};
  let settings: unknown;
  try {
    settings = JSON.parse(text);
  } catch {
    // Told below.
  }
  if (!isObject(settings)) {
    throw badArgument(`--settings takes a JSON object such as '{"clipHigh":0.2}', not "${text}".`);
  }
  checkSettings(settings, defaultLabSettings, '');
  return settings;
}

/** Throws unless every name is one of `known`, with a value of its type. */
function checkSettings(given: object, known: object, within: string): void {
  for (const [name, value] of Object.entries(given)) {
    const wanted: unknown = new Map(Object.entries(known)).get(name);
    const names = Object.keys(known).join(', ');
    if (wanted === undefined) {
      throw badArgument(`--settings has no "${within}${name}": choose among ${names}.`);
    }
    if (typeof value !== typeof wanted || !isObject(value) === isObject(wanted)) {
      throw badArgument(
        `--settings wants "${within}${name}" to be like ${JSON.stringify(wanted)}, not ${JSON.stringify(value)}.`,
      );
    }
    if (isObject(value) && isObject(wanted)) checkSettings(value, wanted, `${name}.`);
  }
}

function isObject(value: unknown): value is object {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function lineOf({ step, level, reward, accuracy, entropy, ...own }: Omit<StepReport, 'group'>) {
  return [
    `step ${step}`,
    `level ${level}`,
    `reward ${reward.toFixed(3)}`,
    `right ${percent(overall(accuracy))}`,
    `entropy ${(entropy.fill ?? 0).toFixed(2)} fill ${(entropy.query ?? 0).toFixed(2)} query`,
    `words ${own.queryWords.toFixed(1)} query ${own.fillWords.toFixed(1)} fill`,
    `groups ${own.withSignal} of ${own.sampled} with signal`,
    `clipped ${percent(own.clipped)}`,
  ].join('  ');
}

function byMasks(accuracy: Accuracy): string {
  return Object.entries(accuracy)
    .map(([masks, own]) => `${masks}: ${percent(own.right / own.masks)}`)
    .join(', ');
}

function percent(share: number): string {
  return `${(100 * share).toFixed(1)} %`;
}
