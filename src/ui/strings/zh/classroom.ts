import type { classroom as english } from '../en/classroom.ts';

export const classroom: typeof english = {
  intro:
    '学生先猜每个空，再看程序怎么填。可以做一个课堂链接、打印练习单，或者把整个网站放进 U 盘。',

  lesson: '课堂链接',
  passage: '段落',
  policy: '程序',
  guess: '先猜后看',
  guessNote: '学生写下猜测之前，什么都不会运行。',
  plain: '只显示这一段',
  plainNote: '没有菜单和其他段落；有一个按钮可以显示其余内容。',
  projector: '投影字号',
  projectorNote: '用于教室前面的屏幕。',
  link: '链接',
  copy: '复制链接',
  open: '在这里打开',
  tooLong: '这段文字太长，放不进链接：请在“出题”中缩短，或另选一段。',

  sheet: '可打印的练习单',
  sheetNote: '取自现成的练习，留有书写的横线；答案单独成页。',
  language: '段落语言',
  count: '段落数',
  blanks: '每段空数',
  seed: '抽取',
  again: '换一批',
  answers: '附答案页',
  print: '打印',
  loading: '正在取练习…',
  none: '没有符合的练习，请换一个空数。',
  heading: '缺了什么？',
  name: '姓名',
  date: '日期',
  answerSheet: '答案',
  seedLine: (seed) => `第 ${seed} 号练习单`,
  source: 'MaskSearch 练习，CC BY 4.0。',

  results: '结果',
  resultsNote: '只记录在这个标签页里写下的猜测，不会自动发送到任何地方，关闭标签页就没有了。',
  noResults: '还没有结果。点段落下方的“先猜后看”即可开始。',
  summary: (passages, you, policy, blanks) =>
    `${passages} 段共 ${blanks} 个空：猜对 ${you} 个，程序填对 ${policy} 个。`,
  pupil: '文件中的姓名',
  csv: '存为表格（CSV）',
  json: '存为 JSON',
  clear: '清除结果',
  columns: ['段落', '空', '原文', '猜测', '猜对', '程序', '填写', '填对'],

  kit: '不联网使用整个网站',
  kitText:
    '把本站打成 zip 后，可以用一个小小的启动脚本从 U 盘运行，也可以放在学校服务器的任意文件夹里（普通 http 即可），内附教师说明。有本项目的人用下面的命令制作：',
};
