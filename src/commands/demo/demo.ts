import { say } from '../serve.ts';
export async function demo(_options: { exit?: boolean }): Promise<void> {
  say('not yet');
}
