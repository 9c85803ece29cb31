/** `--prompts FILE`: what the agents of a team are told, in place of ours. */
import { readFile } from 'node:fs/promises';
import { decodePrompts, type OwnPrompts } from '#core/agents/team/own-prompts.ts';
import { badArgument } from './command-error.ts';

export async function promptsIn(file: string | undefined): Promise<OwnPrompts> {
  if (file === undefined) return {};
  const text = await readFile(file, 'utf8').catch(() => {
    throw badArgument(`There is no file ${file} to read prompts from.`);
  });
  const prompts = decodePrompts(text);
  if (!('problem' in prompts)) return prompts;
  throw badArgument(
    `${file} holds no prompts: ${prompts.problem}. Write {"en": {"planner": "…"}}; "masksearch trajectories prompts" prints ours.`,
  );
}
