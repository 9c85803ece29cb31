/** What can go wrong: one sentence that says what, and what to do. */
import { assertNever } from '#core/assert-never.ts';
import type { PolicyErrorKind } from '#core/rollout/policy-error.ts';
import type { CorpusProblemKind, LinkProblem, Problem } from '#state/problem.ts';

export const problems = {
  problem: (problem: Problem): string => {
    switch (problem.type) {
      case 'corpus':
        return corpusProblems[problem.kind](problem.file);
      case 'unknown-policy':
        return `There is no policy “${problem.id}” here: the rules take its place, or choose another one above.`;
      case 'no-weights':
        return 'This copy of the page ships no trained model yet: choose the rules above.';
      case 'engine':
        return (
          engineProblems[problem.kind] ??
          `The model’s engine failed (${problem.detail}): run again, or choose the rules.`
        );
      case 'model-not-here':
        return `The model “${problem.id}” is not on this device yet: load it under Models, then run again.`;
      case 'unknown-corpus':
        return `There is no corpus “${problem.id}” here: the encyclopedia that ships with the page takes its place.`;
      case 'unknown-exercise':
        return `There is no exercise “${problem.id}” here: choose another passage.`;
      case 'unknown-question':
        return `There is no question “${problem.id}” here: choose another one.`;
      case 'unknown-document':
        return `The encyclopedia has no document “${problem.name}”: choose another one.`;
      case 'nothing-to-mask-here':
        return `The drawn passage of “${problem.title}” has nothing to hide: choose it again for another passage.`;
      case 'link':
        return linkProblems[problem.reason];
      case 'copy-refused':
        return 'The browser did not allow copying: copy the address from the address bar instead.';
      case 'run-file':
        return problem.line === null
          ? `The file ${problem.name} is no run: choose a .jsonl or .html file that was saved here. What stood here stays.`
          : `Line ${problem.line} of ${problem.name} is damaged: save the run again where it came from. What stood here stays.`;
      case 'run-file-newer':
        return `The file ${problem.name} was saved by a newer version of this page: reload the page and open it again. What stood here stays.`;
      case 'run-file-too-large':
        return `The file ${problem.name} is larger than ${problem.limit} MB, which no run is: choose another file. What stood here stays.`;
      case 'run-too-long':
        return 'This run is too long for a link: save it as a file and send that.';
      case 'recorded-run':
        return 'The recorded run could not be read: reload the page, or choose another passage and run it live.';
      case 'exercises':
        return 'The list of exercises could not be read: check the connection and try again.';
      case 'questions':
        return 'The list of questions could not be read: check the connection and try again.';
      case 'worker':
        return 'A part of the page that works in the background has stopped: reload the page. Your text is kept.';
      case 'page-part':
        return 'A part of the page could not be fetched: check the connection and try again.';
      case 'run-failed':
        return `The run stopped with an error (${problem.message}): everything up to it stands, and you can run it again.`;
      default:
        return assertNever(problem);
    }
  },
};

const corpusProblems: Record<CorpusProblemKind, (file: string) => string> = {
  missing: (file) => `The file ${file} could not be fetched: check the connection and try again.`,
  'not-a-corpus': (file) => `The file ${file} is not what this page expects: reload the page.`,
  'other-version': (file) => `The file ${file} is of another version: reload the page.`,
  'wrong-size': (file) => `The file ${file} arrived incomplete: try again. Nothing is lost.`,
  unreadable: (file) =>
    `The file ${file} can not be understood: whoever made this site has to build it again. Recorded runs still play.`,
  damaged: (file) => `The file ${file} is damaged: try again. Nothing you did is lost.`,
};

const engineProblems: Partial<Record<PolicyErrorKind, string>> = {
  unsupported: 'This browser can’t run the model: update it, or choose the rules.',
  'out-of-memory':
    'There is too little memory for the model: close other tabs and run again, or choose the rules.',
  lost: 'The model’s engine stopped and could not be started again: run again, or reload the page. Nothing is lost.',
  corrupt:
    'A file of the model is damaged or incomplete: run again to fetch it anew. Nothing is lost.',
  unreachable: 'A file of the model could not be fetched: check the connection and run again.',
};

const linkProblems: Record<LinkProblem, string> = {
  broken: 'This link is broken, perhaps cut off in copying: ask for it again. Here is another run.',
  'newer-version': 'This link was made by a newer version of the page: reload the page.',
  'too-long': 'This passage is too long for a link: shorten it to share it.',
};
