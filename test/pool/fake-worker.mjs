/** A worker without a model: the first word of a document's text says what happens to it. */
import { parentPort } from 'node:worker_threads';

const deeds = {
  throws: () => {
    throw new Error('out of luck');
  },
  dies: () => process.exit(3),
  hangs: () => {
    for (;;);
  },
  fails: () => parentPort.postMessage({ failure: 'TypeError: no' }),
};

parentPort.on('message', async ({ id, text }) => {
  const [deed, wait] = text.split(' ');
  if (deeds[deed]) return deeds[deed]();
  await new Promise((done) => setTimeout(done, Number(wait ?? 0)));
  parentPort.postMessage({ result: { document: { id } } });
});
parentPort.postMessage({ ready: true });
