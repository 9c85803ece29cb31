import type { ModelStrings } from '../en/models.ts';

export const models: ModelStrings = {
  intro:
    '下载之前，先看看这个浏览器能运行什么，不能运行的又是为什么。一切都在这台设备上运行，你写的内容不会离开它。',
  device: '这台设备',
  asking: '正在询问浏览器…',
  again: '重新询问',
  gpu: '显卡',
  gpuStates: {
    missing: '此浏览器没有 WebGPU。模型在处理器上运行；对话模型不能运行。',
    insecure:
      '页面经由普通 http 打开，所以浏览器不提供 WebGPU。模型在处理器上运行；对话模型需要 https。',
    'no-adapter': '有 WebGPU，但没有找到可信的显卡。模型在处理器上运行。',
    software: '有 WebGPU，但由处理器模拟：结果正确，对话模型则太慢。',
    ready: '有 WebGPU，模型在显卡上运行。',
  },
  gpuValues: { missing: '无', insecure: '不可见', 'no-adapter': '未找到' },
  unnamed: '未具名的显卡',
  f16: '半精度（shader-f16）',
  f16Yes: '有：对话模型只需三分之二的内存。',
  f16No: '没有：对话模型用较大的版本。',
  buffer: (largest) => `最大缓冲区 ${largest}。`,
  features: '显卡提供的全部功能',
  processor: '处理器',
  threads: (count) => `可同时运行 ${count} 个线程`,
  threadsUsed: {
    many: '线程数由浏览器告知。页面已隔离，模型可以同时使用其中几个。',
    one: '线程数由浏览器告知。页面没有隔离，模型只用其中一个；网站加两个响应头即可改变。',
    noSimd: '此浏览器没有向量指令（WebAssembly SIMD）：模型不能运行，规则可以。',
  },
  memory: '内存',
  memoryText: (gb) => (gb >= 8 ? '8 GB 或更多' : `约 ${gb} GB`),
  memoryUnknown: '浏览器没有告知。',
  memoryAbout: '浏览器给的是近似值，显卡自己的内存不在其中。',
  storage: '存储',
  storageOf: (used, free) => `本页已用 ${used}，还剩 ${free}`,
  storageAbout: '由浏览器估计，含本站保存的全部内容。',
  storageUnknown: '浏览器没有告知。',
  keeps: {
    kept: '浏览器已答应不会自行清除。',
    loose: '磁盘快满时，浏览器可能会清除。',
    memory: '此浏览器不让页面存储任何内容：下载的内容在关闭页面后就没有了。',
    unasked: '在普通 http 下无法请浏览器保留；磁盘快满时，它可能会清除。',
  },
  askToKeep: '请它全部保留',
  refused: '浏览器没有答应。安装本页或经常使用之后，它多半会答应。',
  groups: {
    always: ['随时可用', '无需下载。'],
    bundled: ['专为此任务训练', '随本页提供的小模型。'],
    own: ['你自己的', '放在网站旁边文件夹里的模型。'],
    host: ['对话模型', '别家的通用模型，由 WebLLM 在显卡上运行，没有为这个任务训练过。'],
  },
  noBundled: '本页的这份副本没有附带训练好的模型。',
  rules: '规则，不用模型',
  rulesAbout: '把空前后的词与搜到的内容逐一比对，任何设备都能运行。',
  size: (text, isEstimated) => (isEstimated ? `约 ${text}` : text),
  parameters: (millions) => `${millions} 参数`,
  licence: (name) => (name === '?' ? '未注明许可' : name),
  reads: { en: '能读英文', 'en-zh': '能读中英文' },
  thinks: '会先思考',
  gpuMemory: (text) => `需要显存 ${text}`,
  measured: (rate) => `上次在此运行时每秒 ${rate} 个词元`,
  runs: { gpu: '可以在此运行，用显卡。', cpu: '可以在此运行，用处理器。' },
  tight: '对这台设备的内存来说可能太大。',
  cant: '不能在此运行：',
  obstacle: (obstacle, free) => {
    switch (obstacle.type) {
      case 'no-webgpu':
        return '它需要通过 WebGPU 使用显卡，而此浏览器没有 WebGPU。';
      case 'insecure':
        return 'WebGPU 只在 https 下可用。';
      case 'no-adapter':
        return 'WebGPU 没有找到显卡。';
      case 'software-gpu':
        return '显卡是由处理器模拟的，太慢。';
      case 'no-f16':
        return '显卡没有半精度。';
      case 'host':
        return `本页的这份副本不能访问 ${obstacle.host.replace(/^https:\/\//u, '')}。`;
      case 'no-room':
        return `浏览器只剩 ${free} 可用。`;
    }
  },
  blocked: (hosts) =>
    `本页的这份副本不访问任何其他网站。构建网站的人可以允许 ${hosts}，也可以把模型放在网站旁边的文件夹里。`,
  fetch: { bundled: (size) => `下载 ${size}`, webllm: (size) => `载入 ${size}` },
  goOn: (left) => `继续，还剩 ${left}`,
  pause: '暂停',
  stop: '停止',
  use: '使用',
  inUse: '使用中',
  remove: '删除',
  reallyRemove: (title) => `删除 ${title}？`,
  keep: '保留',
  isHere: '在这台设备上',
  isInMemory: '关闭页面前可用',
  paused: (done, total) => `已暂停，${total} 中的 ${done}。`,
  progress: (title) => `${title} 的下载进度`,
  ofTotal: (done, total) => `${done} / ${total}`,
  perSecond: (rate) => `每秒 ${rate}`,
  left: (seconds) =>
    seconds < 90 ? `还需 ${Math.max(1, seconds)} 秒` : `还需 ${Math.round(seconds / 60)} 分钟`,
  retry: (seconds) => `中断了，${seconds} 秒后重试。`,
  problem: (problem, needed, free) => {
    switch (problem.type) {
      case 'offline':
        return '设备没有联网。已下载的部分都在，联网后继续即可。';
      case 'unreachable':
        return `无法访问 ${problem.host}。已下载的部分都在，检查网络后继续即可。`;
      case 'forbidden-host':
        return `本页的这份副本不能访问 ${problem.host}。`;
      case 'missing':
        return `服务器上没有 ${problem.file}（404）：网站的这份副本不完整。`;
      case 'refused':
        return `服务器拒绝提供 ${problem.file}（${problem.status}）。`;
      case 'server-error':
        return `服务器几次都没能提供 ${problem.file}（${problem.status}）。已下载的部分都在，请稍后再试。`;
      case 'web-page':
        return `收到的是网页，不是 ${problem.file}：请先登录所在的网络，再重试。`;
      case 'cut-off':
        return `${problem.file} 几次都中断了。已下载的部分都在，请重试。`;
      case 'too-long':
        return `${problem.file} 比应有的长：服务器上是另一个版本，已丢弃。`;
      case 'damaged':
        return `${problem.file} 两次都损坏，已丢弃：请稍后再试，或告诉网站的管理者。`;
      case 'no-room':
        return `浏览器没有空间了：需要 ${needed}${free === '' ? '' : `，只剩 ${free}`}。删除一些内容后再试。`;
    }
  },
  engine: {
    unsupported: '此浏览器不能运行它。',
    'out-of-memory': '内存不够：换一个小一些的模型，或关闭其他程序。',
    lost: '引擎停止了：请重试，或换一个小一些的模型。',
    corrupt: '它的文件不对：请删除后重新载入。',
    unreachable: '无法访问它的网站，或本页的这份副本不能访问它。已下载的部分都在。',
    refused: '它的网站拒绝提供。',
    busy: '它的网站请求太多：请稍后再试。',
    malformed: '它的文件无法读取。',
    context: '文字太长，它读不下。',
    stalled: '太久没有动静：请重试。',
    other: '引擎出错了。',
  },
  detail: '引擎的原话',
};
