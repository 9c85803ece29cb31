import type { settings as english } from '../en/settings.ts';

export const settings: typeof english = {
  intro: '只保存在这个浏览器里。',
  language: '语言',
  languageNote: '指页面的语言；文章仍是它自己的语言。',
  theme: '颜色',
  themes: { system: '跟随系统', light: '浅色', dark: '深色' },
  textSize: '字号',
  textSizes: { 0.875: '小', 1: '标准', 1.25: '大', 1.5: '特大' },
  textSizeNote: '在浏览器自身字号的基础上调整。',
  motion: '动画',
  motions: { system: '跟随系统', full: '开', reduced: '关' },
  motionNote: '指搜索词逐字出现、填空渐显这类效果；不论开关，运行都照常播放。',
  projector: '投影',
  projectors: { off: '关', on: '开' },
  projectorNote: '字更大、线更深，坐在教室后排也能看清。',
  speed: '播放速度',
  speedNote: '用于录制的和现场的运行；模型本身不会因此变慢。',
  sample: '文章的样子',
  sampleText: ['长江发源于', '唐古拉山', '，在', '上海', '附近流入东海。'],
  reset: '恢复默认设置',
};
