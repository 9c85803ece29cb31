/** Every journey on a phone, those too that `npm test` takes on one width only. */
import { runJourneys } from './browser/run-journeys.ts';

const { expected, unexpected } = await runJourneys('phone', 4180, ['--project=phone']);
console.log(`phone: ${expected} journeys came to their end, ${unexpected} did not`);
