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
    moreModels: '更多模型，以及这台设备能运行什么',
    otherModel: (name) => `已选用 ${name}，可在“模型”页面更改`,
    legend: '由谁来填空',
    prompts: '多智能体各角色的提示词',
    fromLab: '实验室训练的策略',
    team: '多智能体：',
    aboutTeam:
      '由这个对话模型分饰规划者、改写者和观察者：每个事实用几种说法搜索，每个空格花更多时间。',
    aboutLab: '在训练实验室里训练的策略，共 217 个权重。它只填英文文章的空，不回答问题。',
    names: {
      baseline: '规则，逐空搜索',
      'rag:baseline': '规则，只搜一次',
      'closed-book:baseline': '规则，不搜索',
      'multi-agent:baseline': '规则组成的多智能体',
      bundled: '训练好的模型',
      'rag:bundled': '模型，只搜一次',
      'closed-book:bundled': '模型，不搜索',
    },
    about: {
      baseline: '不用模型：按人写的规则为每个空搜索，再把空前后的词与搜到的段落逐一比对。',
      'rag:baseline': '拿整段文字搜索一次，只用这一次的结果来填。',
      'closed-book:baseline': '不许搜索。规则没有任何记忆，所以每个空都会空着，用来作对照。',
      'multi-agent:baseline': '规划、改写、观察都由规则担任：每个事实同时用三个查询。没有模型。',
      bundled: '自己写查询、读结果、引出依据、再填空。它只读英文。',
      'rag:bundled': '拿到整段文字的一次搜索结果，只凭它来填。',
      'closed-book:bundled': '不许搜索：它填的要么是记住的，要么是编的。',
    },
    engine: {
      looking: '正在查看有没有模型…',
      none: '这一份网页还没有附带训练好的模型；有了之后，相应的选项就会打开。',
      offer: (megabytes, millions) =>
        `${millions * 100} 万参数，${megabytes} MB，第一次运行时载入，并保存在本机。`,
      loading: (percent) => (percent < 100 ? `正在载入模型，${percent}%` : '正在启动模型……'),
      onGpu: '已载入，在图形处理器上运行。',
      onCpu: (threads) =>
        threads === 1 ? '已载入，在处理器上运行。' : `已载入，在处理器上以 ${threads} 个线程运行。`,
      fellBack: {
        unsupported: '图形处理器不能用，或者算出的数不对。',
        'out-of-memory': '图形处理器的内存不够。',
        lost: '图形处理器中途丢失。',
        other: '图形处理器出错。',
      },
    },
  },
};
