/** 页面上的全部中文。 */
import { assertNever } from '#core/assert-never.ts';
import type { CorpusProblemKind, LinkProblem } from '#state/problem.ts';
import type { Strings } from './en.ts';

export const zh: Strings = {
  idea: '遮住几个词，看智能体怎样把它们找回来。',
  skipToPassage: '跳到正文',
  close: '关闭',
  tryAgain: '重试',
  opening: (percent) => (percent === null ? '正在打开百科…' : `正在打开百科，${percent}%`),
  language: '语言',
  theme: { label: '主题', system: '跟随系统', light: '浅色', dark: '深色' },
  link: { copy: '复制链接', copied: '已复制' },

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

  passage: {
    label: '正文',
    loading: '正在载入一次录制的运行…',
    origin: {
      recorded: '录制的运行',
      live: '现场运行',
      exercise: '练习',
      document: '选自百科',
      own: '你的文字',
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
    notKnown: '不知道',
    showStory: '看它是怎样填上的',
  },

  actions: {
    runLive: '现场运行',
    runAgain: '再运行一次',
    another: '换一段',
    own: '用自己的文字',
    editMasks: '改动空格',
  },

  steps: {
    label: '步骤',
    empty: '点“现场运行”：每次搜索、找到什么、填了什么，都会出现在这里。',
    start: (count) => `这段文字有 ${count} 个空，接下来逐个搜索、填写。`,
    searchFor: (n) => `搜索第 ${n} 空`,
    searchAll: '用整段文字搜索',
    query: '搜索词',
    hits: (count, ms) => `${count} 条结果，${ms} 毫秒`,
    noHits: '什么也没找到。',
    noEvidence: '这些结果都回答不了。',
    trying: '上次的结果回答不了，换个说法再搜。',
    fill: (n) => `第 ${n} 空`,
    withoutSearch: '未经搜索',
    earlier: '此前',
    transcript: '原始记录',
    transcriptNote: '策略读到和写下的一字一句。',
    finished: {
      answered: '完成。',
      'step-limit': '停止：步数已用完。',
      'context-limit': '停止：记录太长，策略放不下了。',
      interrupted: '已由你停止，此前的内容都保留着。',
      failed: '因出错而停止，此前的内容都保留着。',
    },
    invalid: {
      'no-action': '写下的内容里没有任何动作。',
      'empty-query': '想搜索，却没写搜什么。',
      'no-mask': '指了一个不存在的空。',
      unclosed: '动作开了头，没有结尾。',
      'two-actions': '一次写了两个动作。',
      'search-limit': '还想搜索，但次数已用完。',
    },
  },

  hits: {
    open: (title) => `阅读条目《${title}》`,
    score: (score) => `得分 ${score}`,
    evidence: (n) => `第 ${n} 空的依据`,
    more: '展开',
    less: '收起',
  },

  reward: {
    label: '奖励',
    total: (right, count) => `${count} 个空对了 ${right} 个`,
    noGold: '没有奖励：正确的词只有你知道。',
    format: ['格式', '每个动作都合格式，并以回答结束。占一成。'],
    exactMatch: ['完全匹配', '填得一字不差的空所占的比例。仅供参考。'],
    tokenRecall: ['词元召回', '被遮住的词找回了多少。仅供参考。'],
    answer: ['回答', '召回率，填得过长要扣分。占九成。'],
  },

  timeline: {
    label: '播放',
    restart: '回到开头',
    back: '后退一步',
    play: '播放',
    pause: '暂停',
    forward: '前进一步',
    end: '跳到结尾',
    position: '运行的进度',
    speed: '速度',
    value: (at, count, what) => `第 ${at} 步，共 ${count} 步：${what}`,
    noRun: '还没有运行',
    started: '开始',
    search: (n, query) => (n === null ? `搜索：${query}` : `搜索第 ${n} 空：${query}`),
    found: (count) => `${count} 条结果`,
    fill: (n, fill) => `填第 ${n} 空：${fill ?? '不知道'}`,
    answer: '回答',
    invalid: '无法使用的一步',
    reward: (percent) => `奖励 ${percent}%`,
    finished: '结束',
    help: '快捷键',
    keys: [
      ['空格', '播放或暂停'],
      ['← →', '后退或前进一步'],
      ['Home End', '到开头，到结尾'],
    ],
  },

  say: {
    searching: (n, query) => `正在搜索第 ${n} 空：${query}`,
    filled: (n, fill) => `第 ${n} 空已填：${fill}`,
    unknown: (n) => `第 ${n} 空：不知道`,
    finished: (right, count) => `完成，${count} 个空对了 ${right} 个`,
  },

  story: {
    title: (n) => `第 ${n} 空`,
    asked: '它问',
    read: '它读到',
    wrote: '它写下',
    was: '原文是',
    shares: '有多大把握，还考虑过什么',
    sharesNote: '规则没有概率：这里是它们的得分，折算成比例。',
    noSearch: '没有专门为这个空搜索：先前的结果里已经有了。',
    noEvidence: '没有找到可以依据的句子。',
    notYet: '这个空还没有填。',
  },

  picker: {
    title: '选一段文字',
    tabs: { exercises: '练习', documents: '百科', recorded: '录制的运行' },
    passageLanguage: '文字的语言',
    filter: '按标题或文字查找',
    masks: '空的个数',
    anyNumber: '不限',
    noMatch: '没有相符的条目，请少写几个字。',
    none: '这种语言还没有编好的练习，请从百科里选。',
    more: (count) => `再显示 ${count} 条`,
    documentsNote: '从条目里抽一段文字，再抽出要遮住的词。',
  },

  draft: {
    title: '用自己的文字',
    intro: '贴一段文字，它会自动遮住几个词；也可以在缺词的地方写 [mask]。',
    text: '文字',
    placeholder: '居里夫人1867年生于华沙，1891年到巴黎求学……',
    heading: '标题（如果文字里没有说明讲的是什么）',
    characters: (count, limit) => `${count} / ${limit} 字`,
    masks: '空的个数',
    seed: '种子',
    roll: '换一个种子',
    preview: '点一个词把它遮住，点一个空让它显示出来',
    previewEmpty: '遮好的文字会出现在这里。',
    working: '正在找人名、日期和数字…',
    typed: (count) => `手写了 ${count} 个空。没有人知道正确的词，所以不会有奖励。`,
    underlined: '有下划线的词值得遮住。',
    chineseNote: '中文目前只会提议日期、数字、书名和词典里的词；点一下就能自己选。',
    noBlanks: '还没有遮住任何词，请点一个。',
    use: '用这段文字',
    mask: (word) => `遮住“${word}”`,
    unmask: (n, word) => `第 ${n} 空，显示“${word}”`,
    kind: {
      person: '人物',
      place: '地点',
      organisation: '机构',
      work: '作品',
      name: '名称',
      date: '日期',
      number: '数字',
      term: '术语',
    },
    problem: (problem) => {
      switch (problem.type) {
        case 'empty':
          return '还没有文字，请贴一段进来。';
        case 'too-long':
          return `文字有 ${problem.length} 字，最多 ${problem.limit} 字，请只留下空前后的部分。`;
        case 'no-mask':
          return '文字里没有 [mask]，请写在缺词的地方。';
        case 'too-many-masks':
          return `文字里有 ${problem.count} 个空，一次最多填 ${problem.limit} 个，请去掉几个。`;
        case 'adjacent-masks':
          return `第 ${problem.index - 1} 空和第 ${problem.index} 空紧挨着，中间没有文字，请合成一个。`;
        case 'mask-inside-word':
          return `第 ${problem.index} 空夹在一个单词里，请在两边加空格，或遮住整个单词。`;
        case 'no-context':
          return '文字太少，没法搜索，请加一句话说明讲的是什么。';
        case 'nothing-to-mask':
          return '这里没有可以自动遮住的词：需要句子里有名称、日期、数字或术语。请补上，或自己写 [mask]。';
        default:
          return assertNever(problem);
      }
    },
  },

  document: {
    label: '条目',
    loading: '正在打开条目…',
    back: '返回',
    field: (field) => fields[field] ?? field,
    marked: '标出的部分是搜索到的段落。',
    links: '相关条目',
  },

  problem: (problem) => {
    switch (problem.type) {
      case 'corpus':
        return corpusProblems[problem.kind](problem.file);
      case 'unknown-policy':
        return `这里没有名为“${problem.id}”的策略，先用规则代替，也可以在上方另选。`;
      case 'unknown-corpus':
        return `这里没有名为“${problem.id}”的语料库，先用本页自带的百科代替。`;
      case 'unknown-exercise':
        return `这里没有练习“${problem.id}”，请另选一段。`;
      case 'unknown-document':
        return `百科里没有条目“${problem.name}”，请另选一条。`;
      case 'nothing-to-mask-here':
        return `《${problem.title}》里抽到的这段没有可遮的词，再选一次会换一段。`;
      case 'link':
        return linkProblems[problem.reason];
      case 'copy-refused':
        return '浏览器不允许复制，请直接从地址栏复制网址。';
      case 'recorded-run':
        return '录制的运行无法读取，请刷新页面，或换一段文字现场运行。';
      case 'exercises':
        return '练习列表无法读取，请检查网络后重试。';
      case 'worker':
        return '页面在后台工作的部分停止了，请刷新页面，你的文字已保存。';
      case 'run-failed':
        return `运行出错而停止（${problem.message}），此前的内容都保留着，可以再运行一次。`;
      default:
        return assertNever(problem);
    }
  },
};

const fields: Readonly<Record<string, string>> = {
  arts: '艺术',
  film: '电影',
  geography: '地理',
  history: '历史',
  literature: '文学',
  music: '音乐',
  nature: '自然',
  science: '科学',
  society: '社会',
  sport: '体育',
  technology: '技术',
};

const corpusProblems: Record<CorpusProblemKind, (file: string) => string> = {
  missing: (file) => `百科文件 ${file} 下载不到，请检查网络后重试。`,
  'not-a-corpus': (file) => `百科文件 ${file} 不是本页所需的内容，请刷新页面。`,
  'other-version': (file) => `百科文件 ${file} 属于本页的另一个版本，请刷新页面。`,
  'wrong-size': (file) => `百科文件 ${file} 没有下载完整，请重试，你做的一切都还在。`,
  damaged: (file) => `百科文件 ${file} 已损坏，请重试，你做的一切都还在。`,
};

const linkProblems: Record<LinkProblem, string> = {
  broken: '这个链接不完整，可能在复制时被截断了，请重新索取。先看一次录制的运行吧。',
  'newer-version': '这个链接由更新版本的页面生成，请刷新页面后再打开。',
  'too-long': '这段文字太长，放不进链接，缩短后再分享。',
};
