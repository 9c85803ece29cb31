/** 页面上的全部中文。 */
import type { Strings } from './en.ts';
import { page } from './zh/page.ts';
import { problems } from './zh/problems.ts';
import { run } from './zh/run.ts';
import { screens } from './zh/screens.ts';
import { stage } from './zh/stage.ts';

export const zh: Strings = { ...page, ...screens, ...stage, ...run, ...problems };
