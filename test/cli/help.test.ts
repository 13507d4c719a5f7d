/** Every command explains itself with an example, and the README names it. */
import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { createProgram } from '../../src/cli/program.ts';
import { standpoint } from './fixture.ts';

const names = createProgram({} as never, () => {}).commands.map((command) => command.name());
const readme = existsSync('README.md') ? readFileSync('README.md', 'utf8') : '';

describe.each(names)('%s', (name) => {
  it('shows an example in its help, on at most 100 columns', async () => {
    const { code, out } = await standpoint([name, '--help']);
    expect(code).toBe(0);
    expect(out).toMatch(new RegExp(`^Examples:\\n[^]*standpoint ${name} `, 'm'));
    for (const line of out.split('\n')) expect(line.length).toBeLessThanOrEqual(120);
  });

  it('is in the README', () => {
    expect(readme).toContain(`standpoint ${name}`);
  });
});

it('a wrong command is answered with the near one', async () => {
  const { code, err } = await standpoint(['biuld']);
  expect(code).toBe(2);
  expect(err).toContain("unknown command 'biuld'\n(Did you mean build?)");
});
