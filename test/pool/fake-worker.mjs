/** A worker without a model: the first word of a document's text says what happens to it. */
import { existsSync, writeFileSync } from 'node:fs';

const deeds = {
  killed: () => process.kill(process.pid, 'SIGKILL'),
  dies: () => process.exit(3),
  hangs: () => {
    for (;;);
  },
  fails: () => process.send({ failure: 'TypeError: no' }),
};

process.on('message', async ({ id, text }) => {
  const [deed, wait] = text.split(' ');
  if (deeds[deed]) return deeds[deed]();
  if (deed === 'once' && !existsSync(wait)) {
    writeFileSync(wait, '');
    process.exit(3);
  }
  await new Promise((done) => setTimeout(done, Number(wait) || 0));
  process.send({ result: { document: { id } } });
});
process.send({ ready: true });
