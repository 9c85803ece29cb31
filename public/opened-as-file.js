// A page opened by a double click: browsers let a file load no modules, so the page can't start. It says so, and what to
// do. A file of its own because the page allows no inline script; a classic one because that is all that still runs.
(() => {
  if (location.protocol !== 'file:') return;
  const paragraphs = [
    ['en', 'MaskSearch can’t start from a double-clicked file.'],
    [
      'en',
      'Browsers forbid a page from a file to load its parts. In the folder above this one, start start-windows.bat, start-mac.command or start-linux.sh and a browser will open with the page; or put this folder on any web server. In the project itself: npm start.',
    ],
    ['zh', 'MaskSearch 不能靠双击文件启动。'],
    [
      'zh',
      '浏览器不允许本地文件加载自己的其他部分。请在上一层文件夹启动 start-windows.bat、start-mac.command 或 start-linux.sh，浏览器会自动打开；也可以把本文件夹放到任何网页服务器上。在项目中则用 npm start。',
    ],
  ];
  document.addEventListener('DOMContentLoaded', () => {
    const main = document.createElement('main');
    Object.assign(main.style, { font: '18px/1.6 system-ui, sans-serif', maxWidth: '40em', margin: '4em auto', padding: '0 1em' });
    for (const [index, [language, text]] of paragraphs.entries()) {
      const paragraph = document.createElement(index === 0 ? 'h1' : 'p');
      paragraph.lang = language;
      paragraph.textContent = text;
      main.append(paragraph);
    }
    document.getElementById('root')?.replaceChildren(main);
  });
})();
