import type { stage as english } from '../en/stage.ts';

export const stage: typeof english = {
  passage: {
    label: '正文',
    loading: '正在载入一次录制的运行…',
    origin: {
      recorded: '录制的运行',
      live: '现场运行',
      question: '问题',
      ownQuestion: '自己的问题',
      exercise: '练习',
      document: '选自百科',
      own: '你的文字',
      file: '来自文件',
      evaluation: '来自评测',
      link: '来自链接',
    },
    blanks: (count) => `${count} 个空`,
    blank: {
      waiting: (n) => `第 ${n} 空，等待中`,
      searching: (n) => `第 ${n} 空，搜索中`,
      reading: (n) => `第 ${n} 空，阅读中`,
      filled: (n, fill) => `第 ${n} 空，已填：${fill}`,
      right: (n, fill) => `第 ${n} 空，正确：${fill}`,
      wrong: (n, fill, gold) => `第 ${n} 空，错误：${fill}，应为${gold}`,
      unknown: (n) => `第 ${n} 空，不知道`,
      unknownWas: (n, gold) => `第 ${n} 空，不知道，应为${gold}`,
    },
    answer: '答案',
    besides: { own: '也搜索了你的文档', wikipedia: '现场查了维基百科' },
    notKnown: '不知道',
    showStory: '看它是怎样填上的',
    backToEvaluation: '回到评测',
  },

  actions: {
    runLive: '现场运行',
    runAgain: '再运行一次',
    running: '正在运行…',
    stop: '停止',
    anotherQuestion: '换一个问题',
    another: '换一段',
    own: '用自己的文字',
    guessFirst: '先猜后看',
    guessNote: '先为每个空写下猜测，再看程序怎么填',
    leaveLesson: '显示其他内容',
    editMasks: '改动空格',
  },

  guess: {
    title: '先猜一猜',
    intro: '每个空里应该是什么？不知道就空着。',
    blank: (n) => `第 ${n} 空`,
    answer: '答案',
    submit: '看程序怎么填',
    part: '部分正确',
    scores: '你和程序',
    columns: ['空', '原文', '你', '程序'],
    empty: '没有猜',
    total: (you, policy, count) => `共 ${count} 个空，你对了 ${you} 个，程序对了 ${policy} 个。`,
    results: '全部结果与保存',
  },

  reward: {
    how: '怎么评分',
    label: '奖励',
    total: (right, count) => `${count} 个空对了 ${right} 个`,
    noGold: '没有奖励：正确的词只有你知道。',
    format: ['格式', '每个动作都合格式，并以回答结束。占一成。'],
    exactMatch: ['完全匹配', '填得一字不差的空所占的比例。仅供参考。'],
    tokenRecall: ['词元召回', '被遮住的词找回了多少。仅供参考。'],
    answer: ['回答', '召回率，填得过长要扣分。占九成。'],
  },

  modelOffer: {
    other: (name, isRules) =>
      isRules ? `现场运行由“${name}”完成，不用模型。` : `现场运行由“${name}”完成。`,
    chosen: (megabytes) =>
      `现场运行由训练好的模型完成：第一次运行时下载 ${megabytes} MB 和引擎，只此一次。`,
    run: (megabytes) => `现场运行训练好的模型（${megabytes} MB 加引擎，只下载一次）`,
    note: '从本网页所在之处下载，保存在这台设备上，并在此浏览器中运行。',
  },

  lessonOffer: {
    text: '一个程序查阅一部小百科，把空填上；每一步都看得见。',
    open: '打开课程',
    dismiss: '不用了',
  },
};
