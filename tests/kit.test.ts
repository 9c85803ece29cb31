/** The classroom kit: what is in the zip, and that a script of it serves the site on this computer. */
import { spawn } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { unzipSync } from 'fflate';
import { afterAll, describe, expect, it } from 'vitest';
import { kitZip } from '../scripts/kit-zip.ts';

const folder = mkdtempSync(join(tmpdir(), 'kit-'));
const site = join(folder, 'dist');
mkdirSync(join(site, 'assets'), { recursive: true });
writeFileSync(join(site, 'index.html'), '<title>Site</title>');
writeFileSync(join(site, 'assets', 'a.js'), 'export {};');
afterAll(() => rmSync(folder, { recursive: true, force: true }));

describe('the kit', () => {
  it('holds the site, what starts it on three systems, and the note in both languages', () => {
    const names = Object.keys(unzipSync(kitZip(site)));
    expect(names).toEqual(
      expect.arrayContaining([
        'masksearch/site/index.html',
        'masksearch/site/assets/a.js',
        'masksearch/start-windows.bat',
        'masksearch/start-mac.command',
        'masksearch/start-linux.sh',
        'masksearch/teachers.en.md',
        'masksearch/teachers.zh.md',
      ]),
    );
  });

  it('is the same bytes for the same site', () => {
    expect(Buffer.from(kitZip(site)).equals(Buffer.from(kitZip(site)))).toBe(true);
  });

  it('names no file in the notes that it does not hold', () => {
    const zip = unzipSync(kitZip(site));
    for (const language of ['en', 'zh']) {
      const note = Buffer.from(zip[`masksearch/teachers.${language}.md`] ?? []).toString();
      const named = [...note.matchAll(/`(?:sh )?((?:start-|site\/)[\w.-]+)/gu)].map(
        ([, file]) => file,
      );
      expect(named.length).toBeGreaterThanOrEqual(4);
      for (const file of named) expect(Object.keys(zip)).toContain(`masksearch/${file}`);
    }
  });

  it('gives Windows the line ends it reads', () => {
    const batch = unzipSync(kitZip(site))['masksearch/start-windows.bat'];
    expect(Buffer.from(batch ?? []).toString()).toMatch(/^@echo off\r\n/u);
  });

  it('serves the site and nothing beside it, isolated, from the unpacked folder', async () => {
    const unpacked = join(folder, 'unpacked');
    for (const [name, content] of Object.entries(unzipSync(kitZip(site)))) {
      const path = join(unpacked, name);
      mkdirSync(dirname(path), { recursive: true });
      writeFileSync(path, content);
    }
    const port = 20_000 + Math.floor(Math.random() * 20_000);
    // From another folder, and as on a USB stick from which nothing may be executed.
    const script = join(unpacked, 'masksearch', 'start-linux.sh');
    const server = spawn('sh', [script, String(port), 'no-browser'], { cwd: folder });
    try {
      await new Promise((resolve, reject) => {
        server.stdout.once('data', resolve);
        server.once('error', reject);
        server.once('exit', () => reject(new Error('It ended.')));
      });
      const page = await fetch(`http://127.0.0.1:${port}/`);
      expect(await page.text()).toContain('<title>Site</title>');
      expect(page.headers.get('cross-origin-embedder-policy')).toBe('require-corp');
      const module = await fetch(`http://127.0.0.1:${port}/assets/a.js`);
      expect(module.headers.get('content-type')).toContain('text/javascript');
      const outside = await fetch(`http://127.0.0.1:${port}/%2e%2e/serve.py`);
      expect(outside.status).toBe(404);
    } finally {
      server.kill();
    }
  });
});
