import { test } from '@jest/globals';
import { corpusProblems, readCorpus } from '../support/notice-corpus.ts';
test('perf', async () => {
  const corpus = await readCorpus();
  for (const n of corpus) corpusProblems(n, n);
  const t0 = process.cpuUsage();
  let k = 0;
  for (let i = 0; i < 3; i++) for (const n of corpus) { corpusProblems(n, { subject: n.subject, body: n.body.replaceAll('.', `. ${i} `.trimEnd()) + `\nx${i}` }); k++; }
  const t = process.cpuUsage(t0);
  console.log('ms per fresh check', t.user / 1000 / k);
}, 600000);
