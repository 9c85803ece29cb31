import { assertNever } from '#core/assert-never.ts';
import type { corpus as english } from '../en/corpus.ts';
import { grouped } from '../grouped.ts';

export const corpus: typeof english = {
  intro: '像程序那样搜索，看清每个得分是怎么来的，再接着读下去。',
  query: '查询',
  placeholder: '几个词，例如“长江流入哪里”',
  search: '搜索',
  language: '条目的语言',
  field: '领域',
  allFields: '全部',
  examples: '试试这些：',
  exampleQueries: {
    en: ['river of Warsaw', 'Nobel Prize physics 1903', 'first landing on the Moon'],
    zh: ['长江流入哪里', '诗人 唐代', '第一颗人造卫星'],
  },
  searching: '正在搜索…',
  searchFailed: (message) => `搜索失败（${message}），请重试。`,
  nothing: '没有哪一段含有这些词，请换几个词。',
  found: (hits) => `${hits} 段，得分高的在前。得分只能在同一次搜索里比较。`,
  score: (score) => `得分 ${score}`,
  sourceOf: (source) => (source === 'added in this browser' ? '由你添加' : source),
  licenceOf: (licence) => (licence === 'unknown' ? '许可不明' : licence),
  parts: {
    summary: '这个得分是怎么来的',
    term: '词',
    where: '出现在',
    frequency: '次数',
    holders: '含它的段数',
    points: '分',
    fields: { title: '标题', text: '正文' },
    sum: '得分',
    note: (coverage) =>
      `BM25+：含某个词的段落越少，这个词给的分越多；重复出现只多给一点；段落越长给得越少，在标题里加倍。中文按相邻的两字一词计。总和再乘以找到的不同词数（这里是 ${coverage}），上面每个数已经乘过。`,
  },
  backToSearch: '搜索',
  backToHits: (query) => `“${query}”的结果`,
  noDocument: (name) => `这里没有条目“${name}”，请搜索一下，或自己添加。`,
  readNote: '点一句话，看看别处怎么说。',
  elsewhere: '别处怎么说？',
  elsewhereNote: '用这句话作查询，不含它自己的条目。',
  nowhere: '没有别的条目和它有相同的词。',
  shared: (terms) => `共有的词：${terms.join('、')}`,
  statistics: {
    title: '数字',
    how: (name) => `“${name}”是怎么数的`,
    documents: '条目',
    documentsNote: '这种语言里会搜索到的全部条目，包括你添加的。',
    passages: '段落',
    passagesNote: '条目在句末切成段落，中文每段约 120 字。',
    terms: '每段不同的词',
    termsNote: '各段的平均值，不计最常用的词；中文按两字一词计。',
    postings: '索引项',
    postingsNote: '词和含有它的段落组成的对数，标题和正文都算。',
    noField: '没有领域',
  },
  sources: {
    title: '搜索的范围',
    note: '这个页面和每次现场运行都一样。',
    encyclopedia: '百科',
    encyclopediaNote: '随页面自带。',
    own: '你的文档',
    ownNote: (documents) => `这种语言有 ${grouped(documents)} 篇。`,
    noOwn: '这种语言还没有。',
    wikipedia: '维基百科（现场）',
    wikipediaNote: (host) => `浏览器会把每个查询发给 ${host}，并取回最多三页。这样的运行会标出来。`,
    noWikipedia: '这个站点不允许访问维基百科，发布者可以开启。',
  },
  own: {
    title: '你的文档',
    add: '添加文档',
    none: '你添加的文字会和百科一起被搜索，只存在这个浏览器里。',
    about: (documents, passages, bytes, added) =>
      `${grouped(documents)} 篇，${grouped(passages)} 段 · ${size(bytes)} · ${added.toLocaleDateString('zh-CN')}`,
    untilClosed: '关闭页面后消失',
    remove: (name) => `移除“${name}”`,
    reallyRemove: '移除',
    keep: '保留',
    save: '存成语料文件夹（zip）',
    saveIn: { en: '存下英文的（zip）', zh: '存下中文的（zip）' },
    saveNote: '解压后可用于 masksearch --corpus，也可作为自己站点的语料。',
  },
  progressOf: '添加进度',
  add: {
    way: '添加的方式',
    ways: { text: '粘贴', files: '文件', titles: '维基百科' },
    title: '标题（可不填）',
    text: '文字',
    addText: '添加这段文字',
    chooseFiles: '选择文件',
    orDrop: '或拖到这个页面上',
    drop: '松开即可添加这些文件',
    kinds:
      '.txt、.md、.jsonl（每行一个 {"title", "text"}）或 .xml（MediaWiki 导出）；每篇不超过 10 MB，一次不超过 10,000 篇',
    wikiLanguage: '哪种语言的维基百科',
    titles: '标题，每行一个',
    hostNote: (host) => `浏览器会向 ${host} 逐个请求这些页面。`,
    fetchTitles: (titles, host) =>
      titles === 0 ? `从 ${host} 取回` : `从 ${host} 取回 ${titles} 页`,
    noHost: '这个站点不允许访问维基百科，发布者可以开启。你也可以自己存下页面，再作为文件添加。',
    adding: (documents) => `正在读取并编入索引：已有 ${grouped(documents)} 篇`,
    cancel: '取消，什么都不添加',
    added: (documents) => `已添加 ${grouped(documents)} 篇。`,
    failed: {
      error: '添加时出错，什么都没有添加。请重试，或少选几个文件。',
      'cut-off': '添加途中页面被刷新：这一批没有添加，原有的内容都在。请重新添加。',
    },
    more: (problems) => `……还有 ${grouped(problems)} 个问题。`,
    problem: ({ kind, where, detail = '' }) => {
      switch (kind) {
        case 'too-large':
          return `“${where}”超过 10 MB，请拆成几篇。`;
        case 'too-many':
          return `从“${where}”起没有添加：一次最多 10,000 篇，其余请放在另一个文件里。`;
        case 'too-much':
          return `从“${where}”起没有添加：一次最多一亿个字符，其余请放在另一个文件里。`;
        case 'unknown-kind':
          return `“${where}”的类型读不了，请存成 .txt、.md、.jsonl 或 .xml。`;
        case 'not-text':
          return `“${where}”不是 UTF-8 文本，请另存为 UTF-8。`;
        case 'no-text':
          return `“${where}”里没有文字，请检查文件。`;
        case 'broken-line':
          return `${where}：这一行不是带 title 和 text 的 JSON，请改好后再添加。`;
        case 'broken-page':
          return `${where} 没有添加：${detail}。`;
        case 'broken-front-matter':
          return `“${where}”开头的元数据读不了，请改好或去掉。`;
        case 'missing-title':
          return `维基百科没有“${where}”这一页，请核对标题的写法。`;
        case 'wiki-failed':
          return `“${where}”没有取到（${detail}）`;
        case 'not-kept':
          return `“${where}”在关闭页面前可以搜索，但没能存下：浏览器的存储已满或被关闭。`;
        default:
          return assertNever(kind);
      }
    },
  },
};

function size(bytes: number): string {
  if (bytes < 100_000) return `${Math.max(1, Math.round(bytes / 1000))} kB`;
  return `${(bytes / 1_000_000).toFixed(1)} MB`;
}
