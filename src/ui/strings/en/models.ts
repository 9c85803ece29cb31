/** The Models screen. */
import type { DownloadProblem } from '#core/models/download.ts';
import type { Obstacle } from '#core/models/offered-model.ts';
import type { PolicyErrorKind } from '#core/rollout/policy-error.ts';

export const models = {
  intro:
    'What can run in this browser, and why something can’t, before anything is downloaded. Everything runs on this device; nothing you write leaves it.',
  device: 'This device',
  asking: 'Asking the browser what it has…',
  again: 'Ask again',
  gpu: 'Graphics card',
  gpuStates: {
    missing: 'This browser has no WebGPU. Models run on the processor; chat models can’t run.',
    insecure:
      'Hidden, because this page came over plain http. Models run on the processor; chat models need https.',
    'no-adapter':
      'WebGPU is there, but it found no card that it trusts. Models run on the processor.',
    software: 'WebGPU, but computed by the processor: right, and too slow for chat models.',
    ready: 'WebGPU is there. Models run on the card.',
  },
  gpuValues: { missing: 'None', insecure: 'Hidden', 'no-adapter': 'None found' },
  unnamed: 'Unnamed card',
  f16: 'Half precision (shader-f16)',
  f16Yes: 'Yes: chat models take two thirds of the memory.',
  f16No: 'No: chat models come in a larger form.',
  buffer: (largest: string) => `Largest buffer ${largest}.`,
  features: 'All features that the card offers',
  processor: 'Processor',
  threads: (count: number) => `${count} ${count === 1 ? 'thread' : 'threads'} at once`,
  threadsUsed: {
    many: 'As the browser counts them. The page is isolated, so a model may use several of them.',
    one: 'As the browser counts them. The page is not isolated, so a model uses one of them. Its host can change that with two headers.',
    noSimd:
      'This browser has no vector instructions (WebAssembly SIMD): models can’t run, rules can.',
  },
  memory: 'Memory',
  memoryText: (gb: number) => (gb >= 8 ? '8 GB or more' : `About ${gb} GB`),
  memoryUnknown: 'The browser does not tell.',
  memoryAbout: 'Browsers round this figure, and say nothing of the card’s own memory.',
  storage: 'Storage',
  storageOf: (used: string, free: string) => `${used} used by this page, ${free} free`,
  storageAbout: 'An estimate of the browser’s, for everything that this site keeps.',
  storageUnknown: 'The browser does not tell.',
  keeps: {
    kept: 'The browser has agreed not to clear it by itself.',
    loose: 'The browser may clear it when the disk is full.',
    memory:
      'This browser lets the page keep nothing: what is downloaded lasts until the page is closed.',
    unasked:
      'Over plain http the browser can’t be asked to keep it; it may clear it when the disk is full.',
  },
  askToKeep: 'Ask it to keep everything',
  refused: 'The browser did not agree. It mostly does once the page is installed or often used.',
  groups: {
    always: ['Always there', 'Nothing to download.'],
    bundled: ['Trained for this', 'A small model that ships with the page.'],
    own: ['Your own', 'Models in the folder beside this site.'],
    host: [
      'Chat models',
      'General models by other makers, run by WebLLM on the graphics card. They were not trained for this task.',
    ],
  } satisfies Record<string, readonly [string, string]>,
  noBundled: 'This copy of the page ships no trained model.',
  rules: 'Rules, no model',
  rulesAbout: 'Compares words around a blank with what a search finds. Runs on every device.',
  size: (text: string, isEstimated: boolean) => (isEstimated ? `about ${text}` : text),
  parameters: (millions: string) => `${millions} parameters`,
  licence: (name: string) => (name === '?' ? 'licence not stated' : name),
  reads: { en: 'reads English', 'en-zh': 'reads English and Chinese' },
  thinks: 'thinks aloud',
  gpuMemory: (text: string) => `${text} of graphics memory`,
  measured: (rate: string) => `${rate} tokens/s in its last run here`,
  runs: { gpu: 'Can run here, on the graphics card.', cpu: 'Can run here, on the processor.' },
  tight: 'It may be too large for this device’s memory.',
  cant: 'Can’t run here:',
  obstacle: (obstacle: Obstacle, free: string): string => {
    switch (obstacle.type) {
      case 'no-webgpu':
        return 'it needs a graphics card through WebGPU, which this browser does not have.';
      case 'insecure':
        return 'WebGPU works over https only.';
      case 'no-adapter':
        return 'WebGPU found no graphics card.';
      case 'software-gpu':
        return 'the graphics card is only played by the processor, which is too slow.';
      case 'no-f16':
        return 'the card has no half precision.';
      case 'host':
        return `this copy of the page may not talk to ${obstacle.host.replace(/^https:\/\//u, '')}.`;
      case 'no-room':
        return `the browser has only ${free} left for it.`;
    }
  },
  blocked: (hosts: string) =>
    `This copy of the page talks to no other host. Whoever builds it can allow ${hosts}, or lay models in a folder beside it.`,
  fetch: {
    bundled: (size: string) => `Download ${size}`,
    webllm: (size: string) => `Load ${size}`,
  },
  goOn: (left: string) => `Go on, ${left} left`,
  pause: 'Pause',
  stop: 'Stop',
  use: 'Use',
  inUse: 'In use',
  remove: 'Delete',
  reallyRemove: (title: string) => `Delete ${title}?`,
  keep: 'Keep',
  isHere: 'On this device',
  isInMemory: 'Here until the page is closed',
  paused: (done: string, total: string) => `Paused at ${done} of ${total}.`,
  progress: (title: string) => `${title}, how much is here`,
  ofTotal: (done: string, total: string) => `${done} of ${total}`,
  perSecond: (rate: string) => `${rate}/s`,
  left: (seconds: number) =>
    seconds < 90 ? `${Math.max(1, seconds)} s left` : `${Math.round(seconds / 60)} min left`,
  retry: (seconds: string) => `It broke off; next attempt in ${seconds} s.`,
  problem: (problem: DownloadProblem, needed: string, free: string): string => {
    switch (problem.type) {
      case 'offline':
        return 'This device is offline. What has arrived is kept: connect it and go on.';
      case 'unreachable':
        return `${problem.host} can’t be reached. What has arrived is kept: check the connection and go on.`;
      case 'forbidden-host':
        return `This copy of the page may not talk to ${problem.host}.`;
      case 'missing':
        return `${problem.file} is not on the server (404): this copy of the site is incomplete.`;
      case 'refused':
        return `The server refuses ${problem.file} (${problem.status}).`;
      case 'server-error':
        return `The server failed with ${problem.file} (${problem.status}), several times. What has arrived is kept: try again later.`;
      case 'web-page':
        return `A web page came instead of ${problem.file}: sign in to the network you are on, then try again.`;
      case 'cut-off':
        return `${problem.file} broke off, several times. What has arrived is kept: try again.`;
      case 'too-long':
        return `${problem.file} is longer than it should be: the server has another version of it. It was thrown away.`;
      case 'damaged':
        return `${problem.file} came damaged, twice, and was thrown away: try again later, or tell whoever runs this site.`;
      case 'no-room':
        return `The browser has no room for it: ${needed} are needed${free === '' ? '' : `, ${free} are free`}. Delete something and try again.`;
    }
  },
  engine: {
    unsupported: 'This browser can’t run it.',
    'out-of-memory':
      'There is not enough memory for it: choose a smaller model, or close other programs.',
    lost: 'The engine stopped: try again, or choose a smaller model.',
    corrupt: 'A file of it is not what it should be: delete it and load it again.',
    unreachable:
      'Its host can’t be reached, or this copy of the page may not talk to it. What has arrived is kept.',
    refused: 'Its host refuses it.',
    busy: 'Its host has had too many requests: try again later.',
    malformed: 'Its files can’t be read.',
    context: 'The text is too long for it.',
    stalled: 'Nothing came for too long: try again.',
    other: 'The engine failed.',
  } satisfies Record<PolicyErrorKind, string>,
  detail: 'What the engine says',
};

export type ModelStrings = typeof models;
