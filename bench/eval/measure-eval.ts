/** Evaluates two policies on the written exercises over a corpus of a multiple of its size. Argument: the multiple. */
import { join } from 'node:path';
import { openCorpusFolder, projectRoot } from '#cli/corpus-folder.ts';
import { itemsOf } from '#cli/suite.ts';
import type { RunOutcome } from '#core/metrics/run-outcome.ts';
import { neverCancelled } from '#core/rollout/cancel.ts';
import { defaultSettings } from '#core/rollout/event.ts';
import { evaluate } from '#eval/evaluate.ts';
import { comparedWith, reportOf } from '#eval/report.ts';
import { baselinePolicy } from '#policies/baseline/baseline.ts';
import { rag } from '#policies/variants/rag.ts';
import { environmentOf } from '#search/corpus-search.ts';
import { cpuSince } from '../own-process.ts';
import { rounded } from '../quantile.ts';
import { scaledDocuments } from '../search/passages.ts';
import { openScaled } from '../search/peers.ts';

export type EvalFigures = {
  readonly items: number;
  readonly runs: number;
  readonly cpuMsPerRun: number;
  readonly runsPerCpuSecond: number;
  readonly searchesPerRun: number;
  /** Share of the time that went to search, the oracle's queries among them. */
  readonly searchShare: number;
  /** Intervals of both policies and their comparison. */
  readonly reportCpuMs: number;
};

const scale = Number(process.argv[2] ?? '1');
const policies = [baselinePolicy, rag(baselinePolicy)];
const corpus = await openCorpusFolder(undefined, 'en');
const searched = openScaled(scaledDocuments(corpus.documents, scale));
const items = (await itemsOf(join(projectRoot, 'corpus', 'exercises.jsonl'))).slice(0, 80);

let [searches, searchMs] = [0, 0];
const live = environmentOf(searched);
const environment = {
  corpusId: live.corpusId,
  search: async (...request: Parameters<typeof live.search>) => {
    const asked = performance.now();
    const hits = await live.search(...request);
    searches += 1;
    searchMs += performance.now() - asked;
    return hits;
  },
};
const outcomes = new Map(policies.map(({ id }) => [id, [] as RunOutcome[]]));
const clock = () => performance.now();
const began = clock();
const start = process.cpuUsage();
for await (const { policyId, outcome } of evaluate({
  ...{ items, policies, clock, environmentFor: () => environment, withheld: () => [], seed: 1 },
  ...{ settings: defaultSettings, signal: neverCancelled },
})) {
  outcomes.get(policyId)?.push(outcome);
}
const [cpu, wall] = [cpuSince(start), clock() - began];
const runs = items.length * policies.length;

const reporting = process.cpuUsage();
const about = { suite: '', corpusId: '', withhold: 'none', hits: 3, seed: 1 };
const [first, ...others] = [...outcomes].map(([policy, own]) =>
  reportOf(own, { ...about, policy }),
);
if (first) comparedWith(first, others);

const figures: EvalFigures = {
  ...{ items: items.length, runs },
  cpuMsPerRun: rounded(cpu / runs),
  runsPerCpuSecond: rounded((1000 * runs) / cpu),
  searchesPerRun: rounded(searches / runs),
  searchShare: rounded(searchMs / wall),
  reportCpuMs: rounded(cpuSince(reporting)),
};
process.stdout.write(`${JSON.stringify(figures)}\n`);
