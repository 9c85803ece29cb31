/** What kind of thing a blank wants, by the words beside it; "in" is a place or a date, "km" follows a number. */
import type { SpanType } from '#core/task/instance.ts';
import type { BlankContext } from './context.ts';

type Kind = 'name' | 'date' | 'number' | 'term';

const units = new Set(
  `km kilometres kilometers metres meters m cm mm kg kilograms tonnes people inhabitants years days hours
  minutes degrees percent per million billion miles square islands species moons countries times`.split(
    /\s+/,
  ),
);
const beforeNumber = new Set(
  'about around nearly over almost some approximately than least most only'.split(' '),
);
const beforeDate = new Set(
  'in on since until by from after before of between during around about'.split(' '),
);
const beforeName = new Set(
  `in at near to from by with of and between called named king queen emperor president saint river mount lake
  city capital country his her their composer painter writer poet`.split(/\s+/),
);

/** Fit of a candidate's kind to the blank, in [-1, 1]. */
export function typeFit(context: BlankContext, type: SpanType): number {
  const kind = kindOf(type);
  if (kind === 'term') return -0.3;
  const before = context.left[0] ?? '';
  const after = context.right[0] ?? '';
  if (context.language === 'zh') return chineseFit(kind, after);
  if (units.has(after)) return kind === 'number' ? 1 : -1;
  if (before === 'on') return kind === 'date' ? 0.6 : 0;
  const fits: Record<Exclude<Kind, 'term'>, boolean> = {
    date: beforeDate.has(before),
    number: beforeNumber.has(before),
    name: beforeName.has(before),
  };
  if (fits[kind]) return 0.5;
  return fits.date || fits.number || fits.name ? -0.3 : 0;
}

function kindOf(type: SpanType): Kind {
  return type === 'date' || type === 'number' || type === 'term' ? type : 'name';
}

function chineseFit(kind: Kind, after: string): number {
  if (/^[米公千吨元岁人个座条种]$/u.test(after)) return kind === 'number' ? 1 : -0.5;
  return 0;
}
