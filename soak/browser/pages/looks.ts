/** The ways in which every scene is looked at: two languages, three widths, light and dark, and what readers set. */
import type { BrowserContextOptions } from '@playwright/test';
import type { Language } from '#core/text/language.ts';

export type Look = {
  readonly name: string;
  readonly language: Language;
  readonly options: BrowserContextOptions;
  /** Whether the page is walked through by Tab: once for every width and language, since colours change no order. */
  readonly isWalked: boolean;
};

export const widths = {
  phone: { viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true },
  laptop: { viewport: { width: 1366, height: 768 } },
  projector: { viewport: { width: 1920, height: 1080 } },
} satisfies Record<string, BrowserContextOptions>;

const locales: Readonly<Record<Language, string>> = { en: 'en-GB', zh: 'zh-CN' };
const languages: readonly Language[] = ['en', 'zh'];
const schemes = ['light', 'dark'] as const;

export const looks: readonly Look[] = [
  ...languages.flatMap((language) =>
    Object.entries(widths).flatMap(([width, options]) =>
      schemes.map((colorScheme) => ({
        name: `${language} ${width} ${colorScheme}`,
        language,
        options: { ...options, locale: locales[language], colorScheme },
        isWalked: colorScheme === 'light' && width !== 'projector',
      })),
    ),
  ),
  ...languages.flatMap((language) => [
    extra(language, 'forced colours', { ...widths.laptop, forcedColors: 'active' }),
    // A laptop at 200 %: half as many of the page's own pixels in each direction.
    extra(language, '200 % zoom', { viewport: { width: 683, height: 384 }, deviceScaleFactor: 2 }),
    // WCAG 1.4.10: nothing scrolls sideways at 320.
    extra(language, '320 wide', { viewport: { width: 320, height: 640 } }),
  ]),
];

function extra(language: Language, name: string, options: BrowserContextOptions): Look {
  return {
    name: `${language} ${name}`,
    language,
    options: { ...options, locale: locales[language] },
    isWalked: false,
  };
}
