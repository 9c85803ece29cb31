/** Every fault of e2e/faults, the long ones too. */
import { runJourneys } from './browser/run-journeys.ts';

const { expected, unexpected } = await runJourneys('faults', 4179, [
  'e2e/faults',
  '--project=desktop',
]);
console.log(`faults: ${expected} told and recovered, ${unexpected} not`);
