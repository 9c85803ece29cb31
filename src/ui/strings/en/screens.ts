/** The navigation: the screens' titles and what each is for. */
export const screens = {
  navigation: {
    label: 'Screens',
    menu: 'Menu',
    more: 'More',
    skip: 'Skip to the content',
    loading: (title: string) => `Opening ${title}…`,
    failed: (title: string) =>
      `“${title}” could not be fetched: check the connection and try again. Nothing is lost.`,
    unknown: (name: string) => `There is no screen “${name}” here: choose one from the menu.`,
    titleOf: (title: string) => `${title} · MaskSearch`,
  },
  screens: {
    fill: ['Fill', 'Watch the blanks of a passage being filled.'],
    ask: ['Ask', 'Questions that take two or three searches.'],
    build: ['Build', 'See what is worth hiding in a text, and hide it.'],
    compare: ['Compare', 'Several policies on one passage, blank by blank.'],
    corpus: ['Corpus', 'Search and read the encyclopedia, add texts of your own.'],
    evaluate: ['Evaluate', 'Measure programs on many passages.'],
    train: ['Train', 'How the trained model came to be.'],
    lab: ['Lab', 'Train a tiny program here, now.'],
    learn: ['Learn', 'A guided lesson in ten steps.'],
    models: ['Models', 'What this device can run, and what is stored.'],
    classroom: ['Classroom', 'Guess first, lesson links, worksheets.'],
    offline: ['Offline', 'What is kept for use without a connection.'],
    settings: ['Settings', 'Language, looks, text size, motion.'],
  } satisfies Record<string, readonly [title: string, about: string]>,
};
