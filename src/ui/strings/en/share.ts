/** Sharing a run: links, files, pictures, and opening one again. */
export const share = {
  link: ['Copy link', 'Passage, blanks, policy and settings: whoever opens it can run it.'],
  runLink: ['Copy link to this run', 'Replays exactly what happened here, without a model.'],
  page: [
    'Page that plays alone',
    'One HTML file, for mail, a USB stick, a course page. No network.',
  ],
  file: ['Run as a file', 'JSON lines, one event each. Drop it here to open it again.'],
  picture: ['Picture of the passage', 'With the fills and what was right.'],
  png: 'PNG',
  svg: 'SVG',
  chat: ['Transcript as ChatML', 'The paper’s tags as chat messages: a line of training data.'],
  checked: (faults: number) =>
    faults === 0
      ? 'Its format is checked: nothing is wrong.'
      : `Its format is checked: ${faults} ${faults === 1 ? 'thing is' : 'things are'} wrong, told in the file.`,
  open: ['Open a run', 'A .jsonl or .html file that was saved here or by the command line.'],
  noRun: 'There is no run yet: run the passage first.',
  caption: (policy: string, right: string) =>
    `MaskSearch · ${policy}${right === '' ? '' : ` · ${right}`}`,
  player: {
    sources: 'Found in:',
    made: 'A recording: nothing is computed here. Made with MaskSearch in the browser.',
    back: 'Back',
    play: 'Play',
    forward: 'Forward',
  },
};
