/** The commands of the workflow's job that builds the published site, as they stand in its file. */
import { readFileSync } from 'node:fs';
import { parse } from 'yaml';
import { z } from 'zod';

export type PublishingStep = {
  readonly name: string;
  readonly script: string;
  readonly environment: Readonly<Record<string, string>>;
};

const workflow = z.object({
  jobs: z.object({
    build: z.object({
      steps: z.array(
        z.object({
          if: z.string().optional(),
          run: z.string().optional(),
          env: z.record(z.string(), z.string()).optional(),
        }),
      ),
    }),
  }),
});

const variable = /\$\{\{\s*vars\.(\w+)\s*\}\}/gu;

/** With the repository's variables set; a step whose condition is not "a variable has this value" is a mistake. */
export function publishingSteps(
  variables: Readonly<Record<string, string>>,
  file = '.github/workflows/site.yml',
): readonly PublishingStep[] {
  const { steps } = workflow.parse(parse(readFileSync(file, 'utf8'))).jobs.build;
  return steps.flatMap(({ if: condition, run, env = {} }) => {
    // The list of parts asks the registry's own tree of packages, which a linked folder has not.
    if (run === undefined || run.includes('npm run --silent sbom')) return [];
    if (condition !== undefined && !holds(condition, variables)) return [];
    const environment = Object.fromEntries(
      Object.entries(env).map(([name, value]) => [
        name,
        value.replace(variable, (_, key: string) => variables[key] ?? ''),
      ]),
    );
    const [first = ''] = run.trim().split('\n');
    return [{ name: first, script: run, environment }];
  });
}

function holds(condition: string, variables: Readonly<Record<string, string>>): boolean {
  const [, name, wanted] = /^vars\.(\w+) == '([^']*)'$/u.exec(condition.trim()) ?? [];
  if (name === undefined) throw new Error(`The condition "${condition}" is not understood here.`);
  return variables[name] === wanted;
}
