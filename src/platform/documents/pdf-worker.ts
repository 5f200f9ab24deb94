import { parentPort } from 'node:worker_threads';
import { setPages } from './set-pages.ts';

/** The thread that sets documents, one after the other, while the process answers others. */
parentPort?.on('message', async ({ id, document }: { id: number; document: string }) => {
  try {
    const file = new Uint8Array(await setPages(document));
    parentPort?.postMessage({ id, file }, [file.buffer]);
  } catch (error) {
    parentPort?.postMessage({ id, error: error instanceof Error ? error.message : String(error) });
  }
});
