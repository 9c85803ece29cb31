/** Every word of the page in English. The other languages have the same keys, or do not compile. */
import { page } from './en/page.ts';
import { problems } from './en/problems.ts';
import { run } from './en/run.ts';
import { screens } from './en/screens.ts';
import { stage } from './en/stage.ts';

export const en = { ...page, ...screens, ...stage, ...run, ...problems };

export type Strings = typeof en;
