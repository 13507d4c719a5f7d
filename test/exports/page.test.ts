import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { embedded, html } from '../../src/exports/page.ts';
import { pageData } from '../../src/exports/pagedata.ts';
import { fixture, hostile } from '../graph/fixture.ts';

const page = (data = fixture()): string => html.write(data, {}) as string;
const element = (text: string, open: string, close: string): string => {
  const from = text.indexOf(open) + open.length;
  return text.slice(from, text.indexOf(close, from));
};
const sha = (text: string): string => createHash('sha256').update(text).digest('base64');

describe('graph.html', () => {
  it('is the same for the same graph, and below one megabyte beside its data', () => {
    expect(page()).toBe(page());
    expect(Buffer.byteLength(page())).toBeLessThan(1_000_000);
  });

  it('allows its own script and style and nothing else', () => {
    const text = page(hostile());
    const policy = element(text, 'Content-Security-Policy" content="', '"');
    expect(policy).toBe(
      `default-src 'none'; script-src 'sha256-${sha(element(text, '<script>', '</script>'))}'; style-src 'sha256-${sha(element(text, '<style>', '</style>'))}'; img-src data:; base-uri 'none'; form-action 'none'`,
    );
  });

  it('names no other address that a browser would fetch', () => {
    const shell = page().replace(/<script[\s\S]*?<\/script>|<style>[\s\S]*?<\/style>/g, '');
    expect(shell.match(/(?:src|href)="(?!data:|#)[^"]*"/g)).toBeNull();
  });

  it('holds two scripts whatever the articles say, and their texts unharmed in its data', () => {
    const data = hostile();
    const text = page(data);
    expect(text.match(/<script/gi)).toHaveLength(2);
    expect(text.match(/<\/script/gi)).toHaveLength(2);
    const read = JSON.parse(element(text, '<script type="application/json" id="data">', '</script>'));
    expect(read.entities.map(({ name }: { name: string }) => name)).toContain(data.entities[0]!.name);
  });

  it('carries no link but to the web', () => {
    expect(pageData(hostile()).documents.map(({ url }) => url)).toEqual([null, 'https://c.example/']);
  });

  it('tells a copied story once, with all who carried it', () => {
    const { documents, statements } = pageData(fixture());
    expect(statements.map(({ id }) => id)).toEqual(['s1', 's3', 's4', 's5', 's6']);
    expect(documents.map(({ outlets }) => outlets)).toEqual([['Gazette', 'Courier'], ['Ledger']]);
  });

  it.each([
    ['the end of a script', '</script><!--', '"\\u003c/script\\u003e\\u003c!--"'],
    ['an entity', '&amp;', '"\\u0026amp;"'],
    ['line ends of old JavaScript', '\u2028\u2029', '"\\u2028\\u2029"'],
  ])('escapes %s', (_, text, expected) => {
    expect(embedded(text)).toBe(expected);
    expect(JSON.parse(embedded(text))).toBe(text);
  });
});
