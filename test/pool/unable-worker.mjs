/** A worker whose model is missing. */
import { parentPort } from 'node:worker_threads';

parentPort.postMessage({ unable: { message: 'The model is missing.', advice: 'Install again.', exitCode: 2 } });
