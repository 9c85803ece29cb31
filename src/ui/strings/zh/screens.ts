import type { screens as english } from '../en/screens.ts';

export const screens: typeof english = {
  navigation: {
    label: '页面',
    menu: '菜单',
    more: '更多',
    skip: '跳到正文',
    loading: (title) => `正在打开“${title}”…`,
    failed: (title) => `“${title}”没能取到，请检查网络后重试；已有的内容都在。`,
    unknown: (name) => `这里没有名为“${name}”的页面，请从菜单中选择。`,
    titleOf: (title) => `${title} · MaskSearch`,
  },
  screens: {
    fill: ['填空', '看一段文字的空怎样被填上。'],
    ask: ['提问', '要搜索两三次才能回答的问题。'],
    build: ['出题', '看看一段文字里哪些词值得遮，再把它们遮住。'],
    compare: ['对比', '几种程序做同一段文字，逐空对照。'],
    corpus: ['语料', '搜索和阅读百科，加入自己的文章。'],
    evaluate: ['评测', '用许多段落衡量各种程序。'],
    train: ['训练', '这个模型是怎样训练出来的。'],
    lab: ['实验室', '就在这里训练一个很小的程序。'],
    learn: ['学习', '十步的引导课程。'],
    models: ['模型', '这台设备能运行什么，存了什么。'],
    classroom: ['课堂', '先猜后看、课程链接、练习单。'],
    offline: ['离线', '没有网络也能用的内容。'],
    settings: ['设置', '语言、外观、字号、动画。'],
  },
};
