import type { ask as english } from '../en/ask.ts';

export const ask: typeof english = {
  label: '你的问题',
  placeholder: '问一个百科里查得到的问题',
  ask: '提问',
  note: '答案来自随页面附带的小百科：英文一千余篇，中文七十篇。',
  empty: '还没有问题，先写一个，例如“汉水流入哪条河？”',
  hops: '这个问题怎样一步步解开',
  read: '阅读',
};
