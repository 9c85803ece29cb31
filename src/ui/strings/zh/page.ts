import type { page as english } from '../en/page.ts';

export const page: typeof english = {
  idea: '遮住几个词，看智能体怎样把它们找回来。',
  close: '关闭',
  tryAgain: '重试',
  update: {
    offer: '本页有新版本了，刷新后生效，你写下的文字会保留。',
    take: '现在刷新',
    taking: '正在刷新…',
  },
  opening: (percent) => (percent === null ? '正在打开百科…' : `正在打开百科，${percent}%`),
  language: '语言',
  theme: { label: '主题', system: '跟随系统', light: '浅色', dark: '深色' },
  link: { share: '分享', copied: '已复制', drop: '松开以打开这次运行' },
  policy: {
    label: '策略',
    legend: '由谁来填空',
    names: {
      baseline: '规则，不用模型',
      'rag:baseline': '规则，只搜一次',
      'closed-book:baseline': '规则，不搜索',
    },
    about: {
      baseline: '为每个空搜索，再把空前后的词与搜到的段落逐一比对。',
      'rag:baseline': '拿整段文字搜索一次，只用这一次的结果来填。',
      'closed-book:baseline': '不许搜索。规则没有任何记忆，所以每个空都会空着，用来作对照。',
    },
    withWebGpu: '此浏览器支持 WebGPU，以后的模型会用到；规则不需要它。',
    withoutWebGpu: '此浏览器不支持 WebGPU，以后的模型才需要它；规则照常运行。',
  },
};
