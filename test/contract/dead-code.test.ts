import { runTool } from '../support/run-tool.ts';

test('nothing is exported, declared or installed that nobody uses', async () => {
  const { code, output } = await runTool('knip/bin/knip.js', ['--no-progress']);
  expect({ code, output: code === 0 ? '' : output }).toEqual({ code: 0, output: '' });
});
