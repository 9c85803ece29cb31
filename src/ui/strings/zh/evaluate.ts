import { assertNever } from '#core/assert-never.ts';
import type { evaluate as english } from '../en/evaluate.ts';

export const evaluate: typeof english = {
  intro: '让策略在这个浏览器里填很多段文字，看看它们多常填对。代码和题目与终端里的完全相同。',
  loading: '正在查找以前的评测…',
  failed: '这一页有一部分没取到：请检查网络后重试。',
  choose: '测什么',
  suite: '题集',
  suites: {
    'ramp-exercises': ['练习', '人工写的文字，用另一种说法讲同样的事实。'],
    'ramp-open': ['原文可查', '从百科里抽取并遮词的文字，它自己的条目可以搜到。'],
    'ramp-withheld': ['原文藏起', '同上，但它自己的条目被藏起来，只能靠别的条目。'],
    questions: ['问答', '人工写的问题，要搜两三次才能答。'],
  },
  passagesIn: '文字语言',
  languages: { en: '英文', zh: '中文' },
  policies: '策略',
  noPolicy: '至少选一个策略。',
  n: '题数',
  nNote: (most) => `最多 ${most} 题。题越多，区间越窄，用时越长。`,
  seed: '种子',
  seedNote: '决定抽到哪些文字、遮哪些词；同一个种子抽到的总是一样。',
  start: '开始',
  startAgain: '重新测',
  stop: '停止',
  goOn: '继续',
  copyLink: '复制这组设置的链接',
  linkCopied: '已复制',
  opening: '正在打开百科…',
  drawing: (done, total) => `正在抽题：${done} / ${total}`,
  preparing: '正在准备…',
  progress: (done, total) => `已运行 ${done} 次，共 ${total} 次`,
  left: (time) => `大约还要 ${time}`,
  seconds: (count) => `${count} 秒`,
  minutes: (count) => `${count} 分钟`,
  hours: (hours, minutes) => `${hours} 小时 ${minutes} 分钟`,
  stopped: (done, total) =>
    `已停止，运行了 ${done} 次，共 ${total} 次。测到的都保留着，刷新页面也不会丢。`,
  done: (total) => `完成，共运行 ${total} 次。`,
  empty: '这个浏览器里还没有测过。用规则测 50 道练习只要几秒钟。',
  interim: '目前为止',
  results: '结果',
  described: (items, seed) => `${items} 题，种子 ${seed}，每次搜索 3 条结果`,
  metric: '指标',
  metrics: {
    exactMatch: {
      name: '完全一致',
      how: '填得完全正确的空所占比例：不计大小写和标点，其他公认的名称也算对；中文按字比较。',
    },
    tokenRecall: {
      name: '召回率',
      how: '被遮住的字词有多少出现在所填内容里，取平均：论文用的指标。写得长可以钻它的空子。',
    },
    f1: { name: 'F1', how: '字词的精确率与召回率的调和平均，再对各空取平均。' },
    allMasksExact: { name: '全段填对', how: '每个空都完全正确的文字所占比例。' },
    evidenceFound: {
      name: '看到依据',
      how: '原词出现在结果里、且所在句子与空所在的句子至少共有两个实词的空所占比例。',
    },
    exactMatchGivenEvidence: {
      name: '看到后填对',
      how: '只算看到依据的空里完全正确的比例：搜到之后读得怎么样。',
    },
    oracleEvidence: {
      name: '够得着',
      how: '由知道答案的查询能找到依据的空所占比例：对每个策略都一样。',
    },
    format: { name: '格式正确', how: '以回答结束、没有无法使用的动作的运行所占比例。' },
    searchesPerMask: { name: '搜索次数', how: '平均每个空搜索几次。' },
    secondsPerMask: {
      name: '用时',
      how: '平均每个空策略和搜索花的秒数；在这台设备上测，当时它可能还在忙别的。',
    },
  },
  perBlank: '次/空',
  secondsPerBlank: '秒/空',
  how: (name) => `“${name}”是怎么测的`,
  intervalNote: '小字是 95% 区间：对题目有放回地抽样 1000 次得到。题目多，区间才窄。',
  table: (metric) => `${metric}，按策略和空的数目`,
  policy: '策略',
  all: '全部',
  blanks: (count) => `${count} 个空`,
  items: (count) => `${count} 题`,
  range: (low, high) => `${low} 到 ${high}`,
  nothing: '没有可算的',
  overview: '所有指标一览',
  axis: '比例从 0 到 100%；横线是 95% 区间。',
  pairs: '配对差值',
  pairsNote: (policy) =>
    `同样的题目上，“${policy}”减去其他策略；区间用配对自助法，p 值用近似随机化（双侧）。`,
  points: '个百分点',
  beyondChance: '差别不是偶然',
  notTold: '在这些题目上看不出差别',
  p: (value) => `p = ${value}`,
  pBelow: (value) => `p < ${value}`,
  printed: '与我们公布的数字对照',
  printedNote: '公布的数字是在终端里测的。题目相同就应当一致；题目不同，两边的区间说明可能差多少。',
  here: '这里',
  ours: '公布',
  same: '题目相同',
  others: (n) => `题目不同，n = ${n}`,
  failures: '失败',
  failuresNote: '每个填错的空，按最先缺的东西分组。点一个看它的运行过程。',
  noFailures: '没有填错的。',
  allPolicies: '所有策略',
  groups: {
    'wrong-query': ['问法不对', '换个更好的问法就能找到依据，或者根本没有搜。'],
    'evidence-not-found': ['找不到依据', '我们知道的问法都不能在这部百科里找到。'],
    misread: ['读错了', '依据就在眼前，却写成了别的。'],
    format: ['格式', '运行结束时没有可用的填写。'],
  },
  causes: {
    'run-failed': '运行出错',
    unanswered: '一直没填',
    'out-of-reach': '够不着',
    'not-found': '没搜到',
    declined: '说不知道',
    'other-sentence': '读了别的句子',
    'other-words': '句子对了，词取错了',
  },
  filled: '填的是',
  was: '原来是',
  nothingFilled: '没填',
  openRun: (policy) => `看“${policy}”的运行`,
  csv: '表格存为 CSV',
  json: '全部存为 JSON',
  chat: '答对的运行存为 ChatML',
  chatSaved: (kept, runs) =>
    kept === 0
      ? `${runs} 次运行中没有一次全部正确且格式无误，没有可用于训练的内容。`
      : `已保存 ${runs} 次运行中的 ${kept} 次：经评判（没有评判时按完全一致）全部正确的运行。`,
  earlier: '以前的评测',
  show: '显示',
  remove: '删除',
  removeNamed: (name) => `删除 ${name}`,
  showNamed: (name) => `显示 ${name}`,
  problem: (problem) => {
    switch (problem.type) {
      case 'no-items':
        return '这个题集没有这种语言的题目：请换一个题集或语言。';
      case 'policy-fails':
        return `策略“${problem.id}”开头几题都出错（${problem.message}）：请换一个。`;
      case 'not-kept':
        return '浏览器不让这个页面保存任何东西，刷新就会丢失结果：请存为 JSON。';
      default:
        return assertNever(problem);
    }
  },
};
