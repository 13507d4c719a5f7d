/** One worker of the pool: opens its own engines once, then answers each document with its extract. Knows no other document. */
import { StandpointError } from '../errors.ts';
import type { Document, Extract } from '../model.ts';
import { extractDocument, openEngines } from '../pipeline.ts';
import { describe } from './failure.ts';
import type { Message } from './workers.ts';

const send = (message: Message<Extract>): void => void process.send!(message);

// Ctrl-C reaches every process of a terminal; the one that started this one decides what it means.
process.on('SIGINT', () => {});
process.on('disconnect', () => process.exit());

try {
  const engines = await openEngines();
  process.on('message', async (document: Document) => {
    try {
      send({ result: await extractDocument(document, engines) });
    } catch (error) {
      send({ failure: describe(error) });
    }
  });
  send({ ready: true });
} catch (error) {
  if (!(error instanceof StandpointError)) throw error;
  send({ unable: { message: error.message, advice: error.advice, exitCode: error.exitCode } });
}
