/** The offline screen. */
export const offline = {
  intro: 'What this browser keeps of the page, so that it works without a connection.',
  states: {
    unknown: ['Looking…', 'What is kept is being counted.'],
    'asked-first': [
      'Not kept yet',
      'Your browser asks pages to save data, so nothing was fetched unasked.',
    ],
    keeping: ['Being kept…', 'You can go on: this happens beside everything else.'],
    ready: [
      'Ready offline',
      'The page, both encyclopedias, the exercises and the recorded runs work without a connection. A model is kept when you download it, with the engine that runs it.',
    ],
  },
  impossible: {
    insecure: [
      'Not possible over plain http',
      'Browsers keep pages only when they come over https or from the device itself. Everything else works as usual while this server can be reached.',
    ],
    unsupported: [
      'Not possible in this browser',
      'It has no service workers. Everything else works as usual while there is a connection.',
    ],
    refused: [
      'Not allowed in this window',
      'The browser keeps nothing here, as in a private window or when site data are blocked. Everything else works as usual while there is a connection.',
    ],
  },
  incomplete: {
    network: [
      'Not complete yet',
      'The connection broke before everything was there. What has come is kept.',
    ],
    wrong: [
      'Not complete yet',
      'A file that came was not the one of this page, as happens when a network asks you to sign in first. It was not kept.',
    ],
    newer: [
      'Not complete yet',
      'The host has a newer version of this page, and what is missing of this one is no longer there. Reload the page to take the newer one: it is kept instead.',
    ],
    space: [
      'Not enough room',
      'The browser has no room left for the rest. Free some on this device, then go on.',
    ],
  },
  kept: (files: number, size: string) => `${files} files, ${size}`,
  missing: (size: string) => `${size} still to come`,
  repaired: (files: number) =>
    files === 1
      ? 'One file had gone or was damaged: it has been fetched again.'
      : `${files} files had gone or were damaged: they have been fetched again.`,
  checked: 'Every byte has been compared with its hash: all is sound.',
  keepNow: 'Keep everything now',
  goOn: 'Go on',
  check: 'Check every byte',
  progress: 'Kept so far',
  space: 'Room',
  spaceOf: (used: string, available: string) => `${used} used of about ${available}. `,
  spaceUnknown: 'This browser does not tell.',
  persistence: {
    promised: 'The browser will not clear it by itself.',
    'not-asked': 'The browser may clear it when room gets short; then it is fetched again.',
    declined:
      'The browser would not promise to keep it: it decides by how often a page is used. What it clears is fetched again.',
  },
  askPersistence: 'Ask it to keep this',
  threads: 'Several processor cores',
  threadsNow: 'In use: models may compute on all cores.',
  threadsNext: 'From the next visit on, or after reloading: models are then faster on the CPU.',
  threadsNever: 'Not here: this page, or the one around it, is not isolated. Models use one core.',
  app: 'As an app',
  appNote: 'A window and an icon of its own.',
  install: 'Install',
};

export type OfflineStrings = typeof offline;
