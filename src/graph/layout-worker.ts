/** One large layout in a thread of its own: tells its progress, then its places. */
import { parentPort, workerData } from 'node:worker_threads';
import { type Arrangement, arrange } from './layout.ts';

const places = arrange(workerData as Arrangement, (share) => parentPort!.postMessage({ share }));
parentPort!.postMessage({ places });
