import { assertNever } from '#core/assert-never.ts';
import type { PolicyErrorKind } from '#core/rollout/policy-error.ts';
import type { CorpusProblemKind, LinkProblem } from '#state/problem.ts';
import type { problems as english } from '../en/problems.ts';

export const problems: typeof english = {
  problem: (problem) => {
    switch (problem.type) {
      case 'corpus':
        return corpusProblems[problem.kind](problem.file);
      case 'unknown-policy':
        return `这里没有名为“${problem.id}”的策略，先用规则代替，也可以在上方另选。`;
      case 'no-weights':
        return '这一份网页还没有附带训练好的模型，请在上方选择规则。';
      case 'engine':
        return (
          engineProblems[problem.kind] ??
          `模型引擎出错（${problem.detail}），请再运行一次，或改用规则。`
        );
      case 'model-not-here':
        return `模型“${problem.id}”还不在这台设备上：请先在“模型”页面载入，再运行。`;
      case 'unknown-corpus':
        return `这里没有名为“${problem.id}”的语料库，先用本页自带的百科代替。`;
      case 'unknown-exercise':
        return `这里没有练习“${problem.id}”，请另选一段。`;
      case 'unknown-question':
        return `这里没有编号为“${problem.id}”的问题，请另选一个。`;
      case 'unknown-document':
        return `百科里没有条目“${problem.name}”，请另选一条。`;
      case 'nothing-to-mask-here':
        return `《${problem.title}》里抽到的这段没有可遮的词，再选一次会换一段。`;
      case 'link':
        return linkProblems[problem.reason];
      case 'copy-refused':
        return '浏览器不允许复制，请直接从地址栏复制网址。';
      case 'run-file':
        return problem.line === null
          ? `文件 ${problem.name} 不是一次运行，请选择在这里保存的 .jsonl 或 .html 文件；页面上的内容没有变。`
          : `文件 ${problem.name} 的第 ${problem.line} 行已损坏，请在原处重新保存；页面上的内容没有变。`;
      case 'run-file-newer':
        return `文件 ${problem.name} 由本页的新版本保存，请刷新页面后再打开，原有内容不受影响。`;
      case 'run-file-too-large':
        return `文件 ${problem.name} 超过 ${problem.limit} MB，不会是一次运行，请另选文件，原有内容不受影响。`;
      case 'run-too-long':
        return '这次运行太长，放不进链接，请存成文件再发送。';
      case 'recorded-run':
        return '录制的运行无法读取，请刷新页面，或换一段文字现场运行。';
      case 'exercises':
        return '练习列表无法读取，请检查网络后重试。';
      case 'questions':
        return '问题列表读取失败，请检查网络后重试。';
      case 'worker':
        return '页面在后台工作的部分停止了，请刷新页面，你的文字已保存。';
      case 'page-part':
        return '页面的一部分没能载入，请检查网络后再试。';
      case 'run-failed':
        return `运行出错而停止（${problem.message}），此前的内容都保留着，可以再运行一次。`;
      default:
        return assertNever(problem);
    }
  },
};

const corpusProblems: Record<CorpusProblemKind, (file: string) => string> = {
  missing: (file) => `百科文件 ${file} 下载不到，请检查网络后重试。`,
  'not-a-corpus': (file) => `百科文件 ${file} 不是本页所需的内容，请刷新页面。`,
  'other-version': (file) => `百科文件 ${file} 属于本页的另一个版本，请刷新页面。`,
  'wrong-size': (file) => `百科文件 ${file} 没有下载完整，请重试，你做的一切都还在。`,
  unreadable: (file) =>
    `百科文件 ${file} 的内容无法识别，需要网站的制作者重新生成；录制的运行仍可播放。`,
  damaged: (file) => `百科文件 ${file} 已损坏，请重试，你做的一切都还在。`,
};

const engineProblems: Partial<Record<PolicyErrorKind, string>> = {
  unsupported: '此浏览器运行不了模型，请更新浏览器，或改用规则。',
  'out-of-memory': '内存不够运行模型，请关闭其他标签页后再运行，或改用规则。',
  lost: '模型引擎停止了，也没能重新启动，请再运行一次或刷新页面，你做的一切都还在。',
  corrupt: '模型的一个文件已损坏或不完整，再运行一次会重新下载，你做的一切都还在。',
  unreachable: '模型的一个文件下载不到，请检查网络后再运行。',
};

const linkProblems: Record<LinkProblem, string> = {
  broken: '这个链接不完整，可能在复制时被截断了，请重新索取。先看一次录制的运行吧。',
  'newer-version': '这个链接由更新版本的页面生成，请刷新页面后再打开。',
  'too-long': '这段文字太长，放不进链接，缩短后再分享。',
};
