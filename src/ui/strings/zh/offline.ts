/** 离线页 */
import type { OfflineStrings } from '#ui/strings/en/offline.ts';

export const offline: OfflineStrings = {
  intro: '这个浏览器为本页保存了什么，没有网络时也能使用。',
  states: {
    unknown: ['正在查看…', '正在统计已保存的内容。'],
    'asked-first': ['尚未保存', '你的浏览器要求节省流量，所以没有擅自下载。'],
    keeping: ['正在保存…', '你可以继续使用，这不影响其他操作。'],
    ready: [
      '已可离线使用',
      '页面、两部百科、练习和录制的运行都不需要网络。模型在你下载时另行保存，连同运行它的引擎。',
    ],
  },
  impossible: {
    insecure: [
      '普通 http 下无法保存',
      '只有通过 https 或在本机打开的页面，浏览器才会保存。只要能连上这台服务器，其他功能一切如常。',
    ],
    unsupported: ['这个浏览器无法保存', '它没有服务工作线程。有网络时，其他功能一切如常。'],
    refused: [
      '这个窗口不允许保存',
      '浏览器在这里不保存任何内容，例如无痕窗口，或网站数据被阻止时。有网络时，其他功能一切如常。',
    ],
  },
  incomplete: {
    network: ['还不完整', '网络在下载完成之前断开了，已收到的部分已经保存。'],
    wrong: ['还不完整', '收到的文件不属于本页，网络要求先登录时常会这样。它没有被保存。'],
    newer: [
      '还不完整',
      '服务器上已有本页的新版本，当前版本缺少的文件已不在那里。请刷新页面换用新版本，它会被完整保存。',
    ],
    space: ['空间不足', '浏览器没有空间保存其余内容。请先清理设备，再继续。'],
  },
  kept: (files, size) => `${files} 个文件，${size}`,
  missing: (size) => `还差 ${size}`,
  repaired: (files) => `有 ${files} 个文件丢失或损坏，已重新下载。`,
  checked: '每个字节都已与校验值核对，全部完好。',
  keepNow: '现在全部保存',
  goOn: '继续',
  check: '核对每个字节',
  progress: '已保存',
  space: '空间',
  spaceOf: (used, available) => `已用 ${used}，共约 ${available}。`,
  spaceUnknown: '这个浏览器没有告知。',
  persistence: {
    promised: '浏览器不会自行清除。',
    'not-asked': '空间紧张时浏览器可能会清除，届时会重新下载。',
    declined: '浏览器没有答应保留：它按网页的使用频率决定。被清除的内容会重新下载。',
  },
  askPersistence: '请求保留',
  threads: '多个处理器核心',
  threadsNow: '已启用：模型可以使用所有核心。',
  threadsNext: '下次打开或刷新后启用，模型在 CPU 上会更快。',
  threadsNever: '此处不可用：本页或外层页面没有隔离，模型只用一个核心。',
  app: '作为应用',
  appNote: '有自己的窗口和图标。',
  install: '安装',
};
