import type { share as english } from '../en/share.ts';

export const share: typeof english = {
  link: ['复制链接', '含段落、空、策略和设置：对方打开就能自己运行。'],
  runLink: ['复制这次运行的链接', '原样重放这里发生的一切，不需要模型。'],
  page: ['可独立播放的网页', '单个 HTML 文件，可用邮件、U 盘或课程网站分发，不用联网。'],
  file: ['运行文件', 'JSON 行，每行一个事件；拖回这里即可再打开。'],
  picture: ['段落图片', '带填法和对错。'],
  png: 'PNG',
  svg: 'SVG',
  chat: ['ChatML 记录', '以论文的标签写成的对话，一行训练数据。'],
  checked: (faults) =>
    faults === 0 ? '格式已检查，没有问题。' : `格式已检查，有 ${faults} 处问题，写在文件里。`,
  open: ['打开一次运行', '在这里或命令行保存的 .jsonl 或 .html 文件。'],
  noRun: '还没有运行，请先运行这段文字。',
  caption: (policy, right) => `MaskSearch · ${policy}${right === '' ? '' : ` · ${right}`}`,
  player: {
    sources: '出处：',
    made: '这是录制的内容，此处不作任何计算。由浏览器中的 MaskSearch 制作。',
    back: '后退',
    play: '播放',
    forward: '前进',
  },
};
