import { assertNever } from '#core/assert-never.ts';
import type { sheets as english } from '../en/sheets.ts';

export const sheets: typeof english = {
  picker: {
    title: '选一段文字',
    tabs: { exercises: '练习', documents: '百科', recorded: '录制的运行' },
    passageLanguage: '文字的语言',
    filter: '按标题或文字查找',
    masks: '空的个数',
    anyNumber: '不限',
    loading: '正在载入列表…',
    noMatch: '没有相符的条目，请少写几个字。',
    none: '这种语言还没有编好的练习，请从百科里选。',
    hops: (count) => `${count} 步`,
    questionsInEnglish: '还没有中文的现成问题，这里列出的是英文问题；你也可以用中文自己提问。',
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
    clear: '清空',
    seed: '种子',
    roll: '换一个种子',
    preview: '点一个词把它遮住，点一个空让它显示出来',
    previewEmpty: '遮好的文字会出现在这里。',
    example: '先用一段例文',
    exampleText:
      '长江发源于青藏高原，全长约6300公里，在上海市崇明岛流入东海。1957年建成的武汉长江大桥是江上第一座大桥，三峡工程于1994年开工。',
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
